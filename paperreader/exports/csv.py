"""A table with a header, for spreadsheets: a paper a row, marks too.

No cell begins a formula: one that a spreadsheet could take for one has an apostrophe before it. Lists are
joined by `; `, and written as JSON where that could be read in two ways. Does not know how it is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from paperreader.core.inert import inert, inert_values
from paperreader.core.listing import Entry
from paperreader.core.paper_record import paper_record

BETWEEN = "; "
"""Stands between the parts of a list; names of people and categories hold commas."""

_FORMULA = re.compile(r"'*[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]")
"""How a formula begins (https://owasp.org/www-community/attacks/CSV_Injection), also behind blanks, which
some programs leave away, in the wide letters of East Asia, and behind apostrophes that stood there before."""

_PARTING = re.compile(r"[\"',;|\t\n]|^\s|\s$")
"""What parts or changes cells somewhere: commas, and in other countries semicolons."""


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """A header, and a row for each paper; without papers the header alone."""
    yield _row(HEADER)
    for entry in entries:
        record = {**paper_record(entry), "extra": dict(entry.paper.extra) or None}
        yield _row([_cell(record[name]) for name in HEADER])


HEADER = (
    "key",
    "title",
    "authors",
    "published",
    "url",
    "arxiv_id",
    "doi",
    "categories",
    "upvotes",
    "starred",
    "read",
    "later",
    "dismissed",
    "snoozed_until",
    "tags",
    "note",
    "digests",
    "seen",
    "links",
    "abstract",
    "extra",
)
"""The columns: what one looks at first comes first, and what is long comes last."""


def _row(cells: Sequence[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(text: str) -> str:
    """A cell in quotes, as RFC 4180 has it, where a program could part it."""
    return '"{}"'.format(text.replace('"', '""')) if _PARTING.search(text) else text


def _cell(value: object) -> str:
    """A value as a spreadsheet shows it and takes it for nothing else."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        text = json.dumps(inert_values(value), ensure_ascii=False)
    elif isinstance(value, list | tuple):
        text = _list(list(map(str, value)))
    else:
        text = inert(str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def _list(parts: Sequence[str]) -> str:
    """Parts in one cell, from which they can be told apart again."""
    parts = [inert(part) for part in parts]
    is_plain = not any(";" in part or part != part.strip() for part in parts)
    if is_plain and not (parts and parts[0].startswith("[")):
        return BETWEEN.join(parts)
    return json.dumps(parts, ensure_ascii=False)
