"""Settings: what a person may choose, as the configuration file says it.

Knows the file's shape (TOML) and which settings there are. Does not know what a theme looks like or
what a key does, nor how a query is read, and never writes the file.

    theme = "nord"              # any theme of the command palette
    mute = ["title:survey"]     # queries: papers that no view but All shows
    watch = ["author:hinton"]   # queries: papers that bear a sign, and have a view of their own

    [keys]                      # a binding's id -> the key or keys, with commas between
    star = "s,asterisk"

    [sources]                   # how the services are reached; none of it is needed
    huggingface = "https://huggingface.co"
    arxiv = "https://export.arxiv.org"
    arxiv_rss = "https://rss.arxiv.org"
    private = ["wiki.lan"]      # hosts of a private network that may be asked
    pauses = [2, 8, 30]         # seconds before each further attempt
    arxiv_pause = 3             # seconds between two calls to arXiv
    seconds = 30                # that an answer may take
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from paperreader.core.errors import ConfigError
from paperreader.core.source_settings import SourceSettings


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

    sources: SourceSettings = SourceSettings()
    """How what is subscribed to is fetched."""


def read_settings(path: Path) -> Settings:
    """The settings in a file; the defaults where there is none.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or has a setting that does not exist.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise ConfigError(path, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, "cannot be read, for it is not in UTF-8") from error
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
        raise ConfigError(path, 'theme must be a name in quotes: theme = "nord"')
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        raise ConfigError(path, '[keys] must hold lines like star = "s"')
    mute, watch = (_queries(path, name, values.get(name, [])) for name in ("mute", "watch"))
    sources = _sources(path, values.get("sources", {}))
    return Settings(theme, keys, mute, watch, sources)


def _queries(path: Path, name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(query, str) for query in value):
        raise ConfigError(path, f'{name} must be a list of queries: {name} = ["title:survey"]')
    return tuple(value)


def _sources(path: Path, values: object) -> SourceSettings:
    if not isinstance(values, dict):
        raise ConfigError(path, "[sources] must hold lines like seconds = 30")
    usual = SourceSettings()
    unknown = sorted(values.keys() - _SOURCES.keys())
    if unknown:
        there_are = ", ".join(_SOURCES)
        raise ConfigError(path, f"[sources] has no setting {unknown[0]!r}; there are: {there_are}")
    read = {name: _like(path, name, value, getattr(usual, name)) for name, value in values.items()}
    return usual._replace(**read)


def _like(path: Path, name: str, value: object, usual: object) -> Any:
    """A setting of a source, which is of the sort that the usual one is."""
    from paperreader.core.links import openable  # most people set nothing here

    if isinstance(usual, float) and _is_seconds(value):
        return value
    if isinstance(usual, str) and isinstance(value, str) and openable(value):
        return value
    if isinstance(usual, tuple) and isinstance(value, list):
        is_good = _is_seconds if name == "pauses" else lambda one: isinstance(one, str)
        if all(map(is_good, value)):
            return tuple(value)
    raise ConfigError(path, f"[sources] {name} must be {_SOURCES[name]}")


_SOURCES: Mapping[str, str] = {
    "huggingface": 'an address in quotes: huggingface = "https://huggingface.co"',
    "arxiv": 'an address in quotes: arxiv = "https://export.arxiv.org"',
    "arxiv_rss": 'an address in quotes: arxiv_rss = "https://rss.arxiv.org"',
    "private": 'a list of hosts in quotes: private = ["wiki.lan", "10.0.0.7:8080"]',
    "pauses": "a list of seconds, a day at most: pauses = [2, 8, 30]",
    "arxiv_pause": "a number of seconds, a day at most: arxiv_pause = 3",
    "seconds": "a number of seconds, a day at most: seconds = 30",
}
"""What each setting of the sources has to be, with an example."""


def _is_seconds(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _DAY


_DAY = 86_400
"""Seconds: whoever would wait for longer means something else."""
