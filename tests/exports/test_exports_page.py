"""What docs/exports.md says that each format carries is what it carries."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.exports.formats import FORMATS, exported

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"

SEEN = "2026-05-20-huggingface-91a6433c"

BARE = Entry(Paper("A Title", url="https://example.org/a", key="0" * 12), Mark(), (SEEN,))

OTHER: Mapping[str, Mapping[str, Any]] = {
    "title": {"title": "Another"},
    "authors": {"authors": ("Jane Doe",)},
    "abstract": {"abstract": "We show that."},
    "url": {"url": "https://example.org/b"},
    "arxiv_id": {"arxiv_id": "2605.01234"},
    "doi": {"doi": "10.1000/182"},
    "published": {"published": "2026-05-20"},
    "categories": {"categories": ("cs.CL",)},
    "links": {"links": ("https://example.org/c",)},
    "upvotes": {"upvotes": 7},
    "extra": {"extra": {"comment": "12 pages"}},
    "a journal in extra": {"extra": {"journal_ref": "Nature 1"}},
    "key": {"key": "f" * 12},
    "tags": {"tags": frozenset({"moe"})},
    "note": {"note": "read it"},
    "starred": {"starred": True},
    "read": {"read": True},
    "later": {"later": True},
    "dismissed": {"dismissed": True},
    "snoozed_until": {"snoozed_until": date(2026, 6, 1)},
    "digests": {"digests": (SEEN, "2026-05-21-file-12345678")},
    "seen": {"digests": (SEEN, "2026-05-21-file-12345678")},
}
"""Another value for each field of a row."""


def table() -> list[list[str]]:
    """The rows of the page's table, its head first."""
    text = PAGE.read_text("utf-8").partition("<!-- table -->")[2].partition("<!-- /table -->")[0]
    rows = [[*map(str.strip, line.split("|")[1:-1])] for line in text.strip().splitlines()]
    return [rows[0], *rows[2:]]


def with_other(field: str) -> Entry:
    """The paper with another value of a field."""
    changes = OTHER[field]
    (name,) = changes
    if name == "digests":
        return replace(BARE, **changes)
    if hasattr(BARE.mark, name):
        return replace(BARE, mark=replace(BARE.mark, **changes))
    return replace(BARE, paper=replace(BARE.paper, **changes))


def parts(format: str, entry: Entry) -> Mapping[str, object]:
    """What an export of one paper says, by the format's own names."""
    text = "".join(exported([entry], format))
    match format:
        case "bibtex":
            (read,) = parse_string(text).entries
            return {name: field.value for name, field in read.fields_dict.items()}
        case "ris":
            tags = [line.split("  - ", 1) for line in text.splitlines() if "  - " in line]
            return {tag: [value for other, value in tags if other == tag] for tag, _ in tags}
        case "csl":
            (item,) = json.loads(text)
            return dict(item)
        case "csv":
            (row,) = csv.DictReader(io.StringIO(text))
            return row
        case "jsonl":
            return dict(json.loads(text))
        case _:
            return {_name(line): line for line in text.splitlines() if line}


def _name(line: str) -> str:
    """What a line of Markdown is known by."""
    match = re.match(r"##|<!--|\*|- (\w+):", line)
    return (match[1] or match[0]) if match else "text"


def changed(format: str, field: str) -> set[str]:
    """The names under which a format says something else where a field is another."""
    before, after = parts(format, BARE), parts(format, with_other(field))
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def test_the_table_has_all_formats_and_all_fields() -> None:
    head, *rows = table()
    assert len(head) == 1 + len(FORMATS)
    assert all(name in row.what for name, row in zip(head[1:], FORMATS.values(), strict=True))
    assert [name for row in rows for name in row[0].split(", ")] == list(OTHER)


@pytest.mark.parametrize(("number", "format"), [*enumerate(FORMATS, start=1)])
def test_a_format_says_each_field_under_the_names_of_the_table(number: int, format: str) -> None:
    for row in table()[1:]:
        for field in row[0].split(", "):
            cell = f"`{field}`" if row[number] == "by name" else row[number]
            named, found = set(re.findall(r"`([^`]+)`", cell)), changed(format, field)
            assert named <= found, field
            assert named or not found, field
