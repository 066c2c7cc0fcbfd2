"""What was exported is read again as the same papers, whatever their titles, abstracts and names hold.

All of a paper comes back from each format, also what its source said and no field holds.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from paperreader.core.listing import Entry
from paperreader.core.mark import UNMARKED
from paperreader.core.paper import Paper
from paperreader.core.reading import Reading
from paperreader.exports.formats import FORMATS, exported
from paperreader.formats.detect import readings
from paperreader.formats.extra import LONGEST_TEXT
from paperreader.formats.gathering import LONGEST_ABSTRACT, LONGEST_TITLE, Record
from tests.exports.drawn import entries, kept
from tests.exports.drawn import record as record_of

PAPERS = 2_000


@cache
def drawn() -> list[Entry]:
    """The papers; the same for all tests."""
    return entries(PAPERS)


def read_back(some: list[Entry], format: str) -> Reading:
    """What the importer makes of an export, by what it holds."""
    data = "".join(exported(some, format)).encode()
    (found,) = readings(data, name="an export", today=date(2026, 6, 1))
    assert isinstance(found.outcome, Reading), found.outcome
    return found.outcome


def as_it_is(paper: Paper) -> Paper:
    return replace(paper, extra=dict(paper.extra))


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_gives_the_same_papers(format: str) -> None:
    reading = read_back(drawn(), format)
    assert not reading.skipped
    for entry, paper in zip(drawn(), reading.papers, strict=True):
        assert as_it_is(paper) == as_it_is(entry.paper)


@pytest.mark.parametrize("format", FORMATS)
def test_the_largest_paper_comes_back_whole(format: str) -> None:
    record = Record(
        title="{" * LONGEST_TITLE,
        abstract="<\n  " * (LONGEST_ABSTRACT // 4),
        authors=[f"Anna and {number}; Bert" for number in range(3_000)],
        extra={f"text {number}": "\\ " * (LONGEST_TEXT // 2) for number in range(3)},
    )
    (paper,) = kept([record])
    assert as_it_is(read_back([Entry(paper, UNMARKED, ())], format).papers[0]) == as_it_is(paper)


def test_the_fields_of_a_bibliography_come_back_with_its_type_and_key() -> None:
    extra = {
        "ENTRYTYPE": "inproceedings",
        "ID": "Harder:2026",
        "booktitle": r"Proc. of {ACL} \& more",
        "keywords": "routing, sparse",
    }
    (paper,) = kept([replace(record_of("Sparse Routing"), extra=extra, categories=["cs.CL"])])
    entry = Entry(paper, UNMARKED, ())
    text = "".join(exported([entry], "bibtex"))
    assert text.startswith("@inproceedings{Harder:2026,\n")
    assert as_it_is(read_back([entry], "bibtex").papers[0]) == as_it_is(paper)
