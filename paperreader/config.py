"""Settings: what a person may choose, as the configuration file says it.

Knows the file's shape (TOML) and which settings there are. Does not know what a theme looks like or
what a key does, nor how a query is read, and never writes the file.

    theme = "nord"              # any theme of the command palette
    mute = ["title:survey"]     # queries: papers that no view but All shows
    watch = ["author:hinton"]   # queries: papers that bear a sign, and have a view of their own

    [keys]                      # a binding's id -> the key or keys, with commas between
    star = "s,asterisk"
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from paperreader.core.errors import ConfigError


class Settings(NamedTuple):
    """What a person chose; the default is the program's own taste."""

    theme: str | None = None
    """The name of a theme, or None for the default one."""

    keys: Mapping[str, str] = MappingProxyType({})
    """A binding's id -> the key or keys that shall work it, with commas between."""

    mute: tuple[str, ...] = ()
    """Queries, as they were written: what any of them selects is muted."""

    watch: tuple[str, ...] = ()
    """Queries, as they were written: what any of them selects is watched for."""


def read_settings(path: Path) -> Settings:
    """The settings in a file; the defaults where there is none.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or has a setting that does not exist.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, f"cannot be read: {error}") from error
    return _settings(path, _toml(path, text))


def _toml(path: Path, text: str) -> dict[str, object]:
    # Most people have no configuration file, and the first screen shall not wait for a parser.
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, f"is no TOML: {error}") from error


def _settings(path: Path, values: dict[str, object]) -> Settings:
    unknown = sorted(values.keys() - set(Settings._fields))
    if unknown:
        there_are = ", ".join(sorted(Settings._fields))
        raise ConfigError(path, f"has no setting {unknown[0]!r}; there are: {there_are}")
    theme, keys = values.get("theme"), values.get("keys", {})
    if not isinstance(theme, str | None):
        raise ConfigError(path, "theme must be a name in quotes")
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        raise ConfigError(path, '[keys] must hold lines like star = "s"')
    mute, watch = (_queries(path, name, values.get(name, [])) for name in ("mute", "watch"))
    return Settings(theme, keys, mute, watch)


def _queries(path: Path, name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(query, str) for query in value):
        raise ConfigError(path, f'{name} must be a list of queries: {name} = ["title:survey"]')
    return tuple(value)
