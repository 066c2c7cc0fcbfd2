"""RIS is read in the ways in which programs write it."""

from __future__ import annotations

import pytest

from tests.formats.reading import SAMPLES, read, refusal, told

RIS = (SAMPLES / "ris.ris").read_text(encoding="utf-8")


def test_a_bibliography_is_read_in_full() -> None:
    reading = read(RIS)
    assert (reading.format, reading.source, reading.date) == ("ris", "file", None)
    lanterns, ledger = reading.papers
    assert lanterns.title == "Paper Lanterns: Guiding Readers Through Dense Proofs"
    assert lanterns.authors == ("Ida Möller", "Bao Nguyen")
    assert lanterns.abstract == (
        "We hang small lanterns along a proof and measure\nwho gets lost.\n"
        "UK - based readers get lost less."
    )
    assert (lanterns.arxiv_id, lanterns.doi) == ("2605.01234", "10.5555/lantern.7")
    assert lanterns.url == "https://arxiv.org/abs/2605.01234"
    assert lanterns.links == ("https://arxiv.org/pdf/2605.01234v2",)
    assert lanterns.published == "2026-05-02"
    assert lanterns.extra["KW"] == ["reading", "proofs"]
    assert lanterns.extra["JO"] == "Journal of Slow Reading"
    assert lanterns.extra["TY"] == "JOUR"
    assert (ledger.authors, ledger.arxiv_id) == (("Sven Lind", "Siv Lund"), "2411.07005")
    assert ledger.abstract == "We keep what nobody can remember."


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - One\nER  - \n",
        "TY  - JOUR\nT1  - One\nER  -\n",
        "TY - JOUR\nTI - One\nER -\n",
        "\ufeff\n\n1.\nTY  - JOUR\nTI  - One\nER  - \n\n",
        "Record #1\nProvider: P\nTY  - JOUR\nTI  - One\nER  - \n",
        "TY  - JOUR\r\nTI  - One\r\nER  - \r\n",
        "TY  - \nTI  - One\nER  - ",
        "TY  - JOUR\nST  - One\nER  - ",
        "TY- JOUR\nTI- One\nER-\n",
        "TY  -JOUR\nTI  -One\nER  -\n",
        "ty  - JOUR\nti  - One\ner  - \n",
        "  TY  - JOUR\n  TI  - One\n  ER  - ",
    ],
)
def test_records_are_known_in_every_writing(text: str) -> None:
    reading = read(text)
    assert [paper.title for paper in reading.papers] == ["One"]
    assert told(reading) == []


def test_records_without_ends_are_records() -> None:
    reading = read("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nAB  - It is cut he")
    assert [paper.title for paper in reading.papers] == ["One", "Two"]
    assert told(reading) == ["a file:3: the file ends within its last record"]


def test_a_record_without_a_title_costs_itself_alone() -> None:
    reading = read("TY  - JOUR\nAU  - Doe, Jane\nER  - \nTY  - JOUR\nTI  - Two\nER  - ")
    assert [paper.title for paper in reading.papers] == ["Two"]
    assert told(reading) == ["a file:1: skipped, a record without a title"]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("PY  - 2014//", "2014"),
        ("PY  - 1948/07//", "1948-07"),
        ("Y1  - 2016/10/19", "2016-10-19"),
        ("PY  - 2016\nDA  - 2016/10/19", "2016-10-19"),
        ("PY  - 10 15", ""),
        ("PY  - 2020\nDA  - MAY 20", "2020-05-20"),
    ],
)
def test_the_most_precise_day_counts(line: str, published: str) -> None:
    paper = read(f"TY  - JOUR\nTI  - One\n{line}\nER  - ").papers[0]
    assert paper.published == published


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("AU  - Doe, Jane\nAU  - Roe, Richard, Jr.", ("Jane Doe", "Richard Roe, Jr.")),
        ("A1  - Doe, J., Roe, R. and Tide, T.", ("J. Doe", "R. Roe", "T. Tide")),
        ("AU  - Doe, Jane and Roe, Richard", ("Jane Doe", "Richard Roe")),
        ("AU  - The Lamp Group", ("The Lamp Group",)),
    ],
)
def test_names_are_as_spoken(lines: str, names: tuple[str, ...]) -> None:
    assert read(f"TY  - JOUR\nTI  - One\n{lines}\nER  - ").papers[0].authors == names


def test_a_list_in_one_value_is_one() -> None:
    text = "TY  - JOUR\nTI  - One\nKW  - lamps\nproofs\nUR  - https://a.org;https://b.org\nER  - \n"
    (paper,) = read(text).papers
    assert paper.extra["KW"] == ["lamps", "proofs"]
    assert (paper.url, paper.links) == ("https://a.org", ("https://b.org",))


def test_a_type_alone_is_no_digest() -> None:
    assert "there is no paper in it" in refusal("TY  - JOUR\nDO  - 10.1000/182\nER  - \n")
