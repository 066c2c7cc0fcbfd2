"""What the reader says in passing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from paperreader.core.errors import (
    Cancelled,
    DigestError,
    PaperreaderError,
    StoreError,
    UnknownFormat,
    UnknownPaper,
)
from paperreader.core.importing import ImportReport
from paperreader.core.mark import Change, Edit
from paperreader.core.view import ALL, INBOX, LATER, STARRED, View, tag_view
from paperreader.formats.detect import READABLE
from paperreader.tui.account import Account
from paperreader.tui.import_wording import import_account
from paperreader.tui.long_work import Outcome
from paperreader.tui.wording import PAPER_GONE, all_read, being_built, emptiness, fault

CHANGE = Change("1", "2026", "starred “GraphFM”", (Edit("k", "read", False, True),) * 3)


def report(new: int, *, unchanged: bool = False, warnings: tuple[str, ...] = ()) -> ImportReport:
    return ImportReport(
        "a.txt",
        "f",
        "id",
        date(2026, 5, 20),
        True,
        False,
        65,
        new,
        65 - new,
        0,
        warnings,
        unchanged,
    )


@pytest.mark.parametrize(
    ("view", "filter", "size", "word", "key"),
    [
        (INBOX, "", 0, "No papers here yet", "Enter"),
        (INBOX, "mamba", 207, "filter", "Esc"),
        (INBOX, "", 207, "Nothing left to decide", "h"),
        (LATER, "", 207, "No paper is kept for later", "L"),
        (STARRED, "", 207, "starred", "s"),
        (tag_view("moe"), "", 207, "tag", "h"),
        (ALL, "", 207, "No papers", "h"),
    ],
)
def test_an_empty_list_says_why_and_what_to_press(
    view: View, filter: str, size: int, word: str, key: str
) -> None:
    lines = emptiness(view, filter, size)
    assert word in lines[0]
    assert any(line.startswith(f"{key} ") for line in lines)


REFUSED = DigestError("x.txt", "is empty")
NO_KIND = UnknownFormat("y.pdf", "looks like a PDF document")


@pytest.mark.parametrize(
    ("outcomes", "account"),
    [
        ([report(65), report(54)], ("2 digests imported: 119 new papers.", "information", [])),
        ([report(1)], ("1 digest imported: 1 new paper.", "information", [])),
        (
            [report(0, unchanged=True)],
            ("1 digest had been imported before.", "information", []),
        ),
        (
            [report(65, warnings=("a", "b")), REFUSED],
            (
                "1 digest imported: 65 new papers.\n"
                "2 oddities in the files; ! lists them.\n"
                "x.txt: is empty.",
                "warning",
                ["x.txt: is empty.", "a", "b"],
            ),
        ),
        (
            [NO_KIND],
            (
                "y.pdf: looks like a PDF document.",
                "error",
                ["y.pdf: looks like a PDF document.", READABLE],
            ),
        ),
        (
            [REFUSED] * 4,
            ("All 4 files were refused; ! says why.", "error", ["x.txt: is empty."] * 4),
        ),
        (
            [report(1), *[REFUSED] * 3],
            (
                "1 digest imported: 1 new paper.\n3 of 4 files were refused; ! says why.",
                "warning",
                ["x.txt: is empty."] * 3,
            ),
        ),
        ([], ("There was no file to import.", "information", [])),
    ],
)
def test_an_import_tells_what_became_of_the_files(
    outcomes: list[Outcome], account: Account
) -> None:
    assert import_account(outcomes, None, "!") == account


@pytest.mark.parametrize(
    ("ended_by", "first"),
    [
        (Cancelled(), "It was stopped; what was finished stays."),
        (StoreError(Path("/h"), "No space left on device"), "/h: No space left on device."),
    ],
)
def test_an_import_that_went_no_further_says_why_before_what_it_did(
    ended_by: PaperreaderError, first: str
) -> None:
    assert import_account([report(65)], ended_by, "!").sentence.splitlines() == [
        first,
        "1 digest imported: 65 new papers.",
    ]


@pytest.mark.parametrize(
    ("share", "line"),
    [
        (None, "The index is being built."),
        (0.0, "The index is being built: 0 %."),
        (0.999, "The index is being built: 99 %."),
    ],
)
def test_a_list_without_papers_says_that_the_index_is_being_built(
    share: float | None, line: str
) -> None:
    assert being_built(share)[0] == line


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (all_read(CHANGE, "u"), "Starred “GraphFM” · u undoes"),
        (all_read(None, "u"), "All of it was read already."),
        (fault(StoreError(Path("/x"), "no room")), "/x: no room."),
        (fault(UnknownPaper("3e12")), PAPER_GONE),
        (fault(KeyError("k")), "Something went wrong that should not have: KeyError: 'k'"),
    ],
)
def test_sentences(said: str, sentence: str) -> None:
    assert said == sentence
