"""CSL JSON is read with its names and dates."""

from __future__ import annotations

import json

import pytest

from tests.formats.reading import SAMPLES, read, told


def test_a_bibliography_is_read_in_full() -> None:
    reading = read((SAMPLES / "csl-json.json").read_bytes())
    assert (reading.format, reading.source, reading.date) == ("csl-json", "file", None)
    lanterns, sand = reading.papers
    assert lanterns.title == "Paper Lanterns: Guiding Readers Through Dense Proofs"
    assert lanterns.authors == ("Ida Möller", "Wim van der Gracht, Jr.", "The SLOW Collaboration")
    assert lanterns.abstract == "We hang small lanterns along a proof & measure who gets lost."
    assert (lanterns.arxiv_id, lanterns.doi) == ("2605.01234", "10.5555/lantern.7")
    assert (lanterns.url, lanterns.published) == (
        "https://letters.example.org/lanterns",
        "2026-05-02",
    )
    assert lanterns.extra == {
        "id": "moller2026lanterns",
        "type": "article-journal",
        "container-title": "Journal of Slow Reading",
        "number": "arXiv:2605.01234",
        "volume": "3",
    }
    assert (sand.authors, sand.published) == (("Tom Tide",), "2001")


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [[2026, 5, 2]]}, "2026-05-02"),
        ({"date-parts": [["2026", "5"]]}, "2026-05"),
        ({"raw": "2 May 2026"}, "2026-05-02"),
        ({"literal": "2026"}, "2026"),
        ("2026-05-02", "2026-05-02"),
        ({"date-parts": [[None]]}, ""),
        ({"date-parts": [[2026, 13]]}, ""),
        (["2026"], "2026"),
        (7, ""),
    ],
)
def test_days_are_read_in_every_writing(issued: object, published: str) -> None:
    items = [{"type": "book", "title": "One", "issued": issued, "container-title": "Two"}]
    assert read(json.dumps(items)).papers[0].published == published


def test_odd_values_cost_themselves_alone() -> None:
    items = [
        {"title": ["One"], "author": "nobody", "container-title": 5, "DOI": None},
        {"title": 7, "container-title": "x"},
        "no item",
        {"title": "Two", "author": [{"family": 3}, {"literal": "A Team"}, "B. Else", 4]},
    ]
    reading = read(json.dumps(items))
    assert [paper.title for paper in reading.papers] == ["One", "Two"]
    assert reading.papers[1].authors == ("A Team", "B. Else")
    assert len(told(reading)) == 2


def test_ids_in_a_note_are_read_and_the_note_is_kept() -> None:
    note = "PMID: 1\narXiv: 2605.01234 [cs.CL]\nDOI: 10.5555/lantern.7"
    (paper,) = read(
        json.dumps([{"title": "One", "issued": {"date-parts": [[2026]]}, "note": note}])
    ).papers
    assert (paper.arxiv_id, paper.doi) == ("2605.01234", "10.5555/lantern.7")
    assert paper.extra == {"note": note}


def test_what_is_said_beside_a_name_or_a_title_is_kept() -> None:
    author = [{"given": "Jane", "family": "Doe", "ORCID": "https://orcid.org/0"}]
    item = {"title": ["One", "Uno"], "author": author, "issued": {"date-parts": [[2026]]}}
    (paper,) = read(json.dumps({"message": item})).papers
    assert (paper.title, paper.authors) == ("One", ("Jane Doe",))
    assert paper.extra == {"title": ["One", "Uno"], "author": author}
