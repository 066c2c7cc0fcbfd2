"""Records of RIS that this program has exported, which are read word for word.

Knows what each tag means there, and that M2 tells what no tag does. Does not know how records are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paperreader.formats.fields import KEY
from paperreader.formats.gathering import Record
from paperreader.formats.own_export import completed, extra_in, remainder_of

_TYPE = "TY"
"""Told of a paper that came with RIS, whose further tags stand in the record."""

_TAKEN = frozenset(
    (_TYPE, "TI", "AU", "PY", "DA", "AN", "DO", "UR", "KW", "AB", "N1", "M2", "ID", "DP")
)
"""Tags that a paper has fields for, or that a mark was told by."""


def is_own(fields: Mapping[str, Sequence[str]]) -> bool:
    """Whether a record with these values is one's own."""
    return fields.get("DP") == ["paperreader"] and KEY.fullmatch(_first(fields, "ID")) is not None


def own(fields: Mapping[str, Sequence[str]], line: int) -> Record:
    """One's own record, which begins in a line."""
    told = remainder_of(_first(fields, "M2"))
    # Only RIS names the journal itself; else it is concluded.
    taken = _TAKEN if _TYPE in extra_in(told) else _TAKEN | {"T2"}
    addresses = fields.get("UR", ())
    found = Record(
        title=_first(fields, "TI"),
        abstract=_first(fields, "AB"),
        authors=map(_spoken, fields.get("AU", ())),
        url=next(iter(addresses), ""),
        arxiv_id=_first(fields, "AN"),
        doi=_first(fields, "DO"),
        published=_first(fields, "DA"),
        categories=[word for word in fields.get("KW", ()) if not word.startswith("#")],
        links=addresses[1:],
        extra={
            tag: values[0] if len(values) == 1 else list(values)
            for tag, values in fields.items()
            if tag not in taken
        },
        key=_first(fields, "ID"),
        line=line,
    )
    return completed(found, told)


def _first(fields: Mapping[str, Sequence[str]], tag: str) -> str:
    return next(iter(fields.get(tag, ())), "")


def _spoken(name: str) -> str:
    """A name as it is spoken: `Doe, Jane, Jr.` -> `Jane Doe, Jr.`, with the blanks that it has."""
    family, comma, rest = name.partition(",")
    given, suffix_comma, suffix = rest.partition(",")
    return f"{given.strip()} {family}".strip() + suffix_comma + suffix if comma else name
