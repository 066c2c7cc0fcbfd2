"""A cell that a spreadsheet would take for a formula has an apostrophe before it, and no other cell has."""

from __future__ import annotations

import csv
import io

import pytest

from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.exports.formats import exported

GUARDED = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"),
    *(" =1", "\t=1", "\tx", "\n=1", "\u3000=1", "\u00a0-1", "'=1", "''=1", "' =1", "=1\nx", '="x"'),
)


def note_cell(note: str) -> str:
    """What a note becomes in the table."""
    text = "".join(exported([Entry(Paper("A Title"), Mark(note=note), ())], "csv"))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    return row["note"]


@pytest.mark.parametrize("note", GUARDED)
def test_a_formula_is_text(note: str) -> None:
    assert note_cell(note) == f"'{note}"


@pytest.mark.parametrize(
    "note", ["1+1=2", "'quoted'", "a\n=1", "{=1}", "\u22121", "; =1", "", "|x"]
)
def test_other_text_is_left_alone(note: str) -> None:
    assert note_cell(note) == note


@pytest.mark.parametrize("note", ["\r=1", "\x00=1", "\u200b=1", "\ufeff=1", "\x1b=1"])
def test_what_hides_before_a_formula_hides_it_from_nobody(note: str) -> None:
    assert note_cell(note).lstrip("\n") in ("'=1", "'\n=1")
