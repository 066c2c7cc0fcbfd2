"""What the reader never wants to see, and what on no account to miss: the mute and watch rules.

Knows how the rules of the configuration become queries, and what to say of one that cannot be read. Does
not know which papers they select.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from paperreader.config import read_settings
from paperreader.core.errors import ConfigError, QueryError
from paperreader.core.query import Flag, Or, Query, unsorted


def read_rules(path: Path) -> Mapping[Flag, Query]:
    """What the rules of a configuration file ask, by what is said of the papers that answer.

    A kind without rules is not there.

    Raises:
        ConfigError: the file, or a rule in it, cannot be read.
    """
    settings = read_settings(path)
    lists = {Flag.MUTED: ("mute", settings.mute), Flag.WATCHED: ("watch", settings.watch)}
    return {flag: _any_of(path, *told) for flag, told in lists.items() if told[1]}


def _any_of(path: Path, name: str, rules: Sequence[str]) -> Query:
    # Most people have no rules, and the first screen shall not wait for a parser.
    from paperreader.core.query_parser import parse

    def read(number: int, rule: str) -> Query:
        if not rule.strip():
            raise ConfigError(
                path, f"rule {number} of {name} is empty, and would select every paper"
            )
        try:
            return unsorted(parse(rule))
        except QueryError as error:
            at = error.span[0] + 1
            reason = f"rule {number} of {name}, {rule!r}, cannot be read at character {at}: "
            raise ConfigError(path, reason + error.reason) from error

    return Or(tuple(read(number, rule) for number, rule in enumerate(rules, 1)))
