r"""What of a paper a format does not bring back by itself, written so that it breaks none of them.

    {"upvotes": 7, "extra": {"comment": "12 pages, \u007b"}}

JSON in one line, in whose texts braces, backslashes, quotes, `@`, `<`, `>` and the second of two hyphens are
written as numbers: it begins no entry, no tag and no comment, and ends none. Does not know formats: each
says what it brings back, and puts this where its other readers do not mind it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from paperreader.core.inert import inert_values
from paperreader.core.paper import Paper

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')

_SIGN = re.compile(r'\\([\\"])|([{}@<>]|(?<=-)-)')


def remainder(paper: Paper, *, extra: Mapping[str, object], **fields: object) -> str:
    """What is to be told of a paper beside what a format brings back; empty where that is all.

    Args:
        paper: the paper.
        extra: what of its `extra` comes back.
        fields: as what its other fields come back, where that is in doubt.
    """
    told = {name: getattr(paper, name) for name, value in fields.items()}
    told = {name: value for name, value in told.items() if value != fields[name]}
    others = {
        name: value
        for name, value in paper.extra.items()
        if name not in extra or extra[name] != value
    }
    if others:
        told["extra"] = others
    return _written(told) if told else ""


def _written(told: Mapping[str, object]) -> str:
    text = json.dumps(inert_values(told), ensure_ascii=False)
    return _STRING.sub(lambda string: f'"{_SIGN.sub(_numbered, string[0][1:-1])}"', text)


def _numbered(match: re.Match[str]) -> str:
    return f"\\u{ord(match[1] or match[2]):04x}"
