"""Records with labelled fields, as scripts print them."""

from __future__ import annotations

import pytest

from tests.formats.reading import SAMPLES, read, refusal, told

PDF = "https://arxiv.org/pdf/2605.01234"


def test_the_dump_of_hugging_face_papers_is_known_by_its_labels() -> None:
    reading = read((SAMPLES / "labelled-text.txt").read_bytes(), "papers_2026-05-20.txt")
    assert (reading.format, reading.source) == ("labelled-text", "huggingface")
    assert (len(reading.papers), told(reading)) == (4, [])
    first = reading.papers[0]
    assert (first.arxiv_id, first.url) == ("2605.01001", "https://arxiv.org/abs/2605.01001")
    assert first.links[0] == "https://arxiv.org/pdf/2605.01001"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Title: One\nPDF: {PDF}\nSummary: It is.\n", [("One", "It is.")]),
        (f"\n---\nTitle: One\nPDF: {PDF}\nSummary: It is.", [("One", "It is.")]),
        (
            "Title: One\nSummary: It is.\n---\nTitle: Two\nSummary: So.\n---\n",
            [("One", "It is."), ("Two", "So.")],
        ),
        (
            "Title: One\nAbstract: It is.\n\nTitle: Two\nAbstract: So.",
            [("One", "It is."), ("Two", "So.")],
        ),
        (
            "Title: One\n goes on\nAbstract: It is\nwrapped.\nNote: all of it.\n",
            [("One goes on", "It is\nwrapped.\nNote: all of it.")],
        ),
        ("Title: One\nAuthors: A B, C D\nSummary: Of three: one.\n", [("One", "Of three: one.")]),
        ("Title: \nSummary: It is.\n---\nTitle: Two\nSummary: So.\n", [("Two", "So.")]),
    ],
)
def test_records(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.title, one.abstract) for one in read(text).papers] == expected


def test_other_labels_tell_of_the_paper_and_not_of_hugging_face() -> None:
    text = "Title: One\nAuthors: A B, C D\nDOI: 10.1000/a\nDate: May 2026\nComments: 9 pages\nURL: https://a.org\n"
    reading = read(text)
    (paper,) = reading.papers
    assert reading.source == "file"
    assert (paper.authors, paper.doi, paper.url) == (("A B", "C D"), "10.1000/a", "https://a.org")
    assert (paper.published, paper.extra["Comments"]) == ("2026-05", "9 pages")


def test_a_record_without_a_title_is_told_with_its_line() -> None:
    text = f"Title: One\nSummary: It is.\n---\nPDF: {PDF}\nSummary: So.\n"
    assert told(read(text)) == ["a file:4: skipped, a record without a title"]


@pytest.mark.parametrize(
    "text", ["Title: One\n", "Title: One\nand prose: of it\n", "Summary: x\nTitle: y\n"]
)
def test_a_single_label_makes_no_record(text: str) -> None:
    assert "looks like " in refusal(text)
