"""Settings: what a person may choose, as the configuration file says it.

Knows the file's shape (TOML) and which settings there are. Does not know what a theme looks like or
what a key does, and never writes the file.

    theme = "nord"              # any theme of the command palette

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
    unknown = sorted(values.keys() - {"theme", "keys"})
    if unknown:
        raise ConfigError(path, f"has no setting {unknown[0]!r}; there are: keys, theme")
    theme, keys = values.get("theme"), values.get("keys", {})
    if not isinstance(theme, str | None):
        raise ConfigError(path, "theme must be a name in quotes")
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        raise ConfigError(path, '[keys] must hold lines like star = "s"')
    return Settings(theme, keys)
