"""What was exported is read again as the same papers, whatever their titles, abstracts and names hold.

JSON lines, CSV and CSL JSON bring all of a paper back, BibTeX all but what a source said beside the fields.
RIS knows no indents and no votes, and Markdown shows LaTeX as it is read; titles, ids and keys come back
exactly.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from paperreader.core.latex import shown
from paperreader.core.listing import Entry
from paperreader.core.mark import UNMARKED
from paperreader.core.paper import Paper
from paperreader.core.reading import Reading
from paperreader.exports.formats import FORMATS, exported
from paperreader.formats.detect import readings
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


def as_bibtex(paper: Paper) -> Paper:
    return replace(paper, extra={})


def as_ris(paper: Paper) -> Paper:
    return replace(as_words(paper), upvotes=None, extra={})


def as_markdown(paper: Paper) -> Paper:
    names = "; ".join(map(shown, paper.authors))  # which parts names there
    authors = tuple(filter(None, names.split("; ")))
    return as_words(replace(paper, abstract=shown(paper.abstract), authors=authors, extra={}))


def as_words(paper: Paper) -> Paper:
    """A paper whose abstract may be broken into lines anyhow."""
    return replace(paper, abstract=" ".join(paper.abstract.split()), extra=dict(paper.extra))


KNOWN_AS = {
    "jsonl": as_it_is,
    "csv": as_it_is,
    "csl": as_it_is,
    "bibtex": as_bibtex,
    "ris": as_ris,
    "markdown": as_markdown,
}
"""As what a paper comes back from each format."""


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_gives_the_same_papers(format: str) -> None:
    reading = read_back(drawn(), format)
    assert not reading.skipped
    comparable = as_words if format in ("ris", "markdown") else as_it_is
    for entry, paper in zip(drawn(), reading.papers, strict=True):
        given = comparable(paper)
        if KNOWN_AS[format] is not as_it_is:
            given = replace(given, extra={})
        if format == "markdown":  # from what is shown of an abstract other addresses may be read
            given = replace(
                given, links=tuple(link for link in paper.links if link in entry.paper.links)
            )
        assert given == KNOWN_AS[format](entry.paper)


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
