"""`y` asks which piece of a paper to take along, and each piece is text that does nothing but stand there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.inert import inert
from paperreader.core.listing import Entry
from paperreader.core.mark import UNMARKED
from paperreader.core.paper import Paper
from paperreader.exports.formats import exported
from paperreader.tui.keys import YANK_BOX
from paperreader.tui.pieces import Piece, taken
from paperreader.tui.wording import SURELY_TAKEN, yanked
from tests.tui.reader import SMALL, Reader

PAPER = Paper(
    r"A Survey of $\alpha$-Mamba",
    "Mamba is $\\mathcal{O}(n)$,\nsee https://example.org/mamba.",
    authors=("Ada Lovelace",),
    url="https://arxiv.org/abs/2605.01234",
    arxiv_id="2605.01234",
    doi="10.1000/182",
    published="2026-05-20",
)
HOSTILE = "[/] \x1b]52;c;eHg=\x07\u202e\x1b[201~"


def piece_of(paper: Paper, piece: Piece) -> str:
    entry = Entry(paper, UNMARKED, ())
    return taken(piece, entry, lambda _, format: exported([entry], format))


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        (Piece.TITLE_AND_LINK, "A Survey of α-Mamba\nhttps://arxiv.org/abs/2605.01234"),
        (Piece.TITLE, "A Survey of α-Mamba"),
        (Piece.LINK, "https://arxiv.org/abs/2605.01234"),
        (Piece.ABSTRACT, "Mamba is 𝒪(n), see https://example.org/mamba."),
        (Piece.IDENTIFIER, "arXiv:2605.01234"),
        (Piece.CITATION_KEY, "lovelace2026survey"),
    ],
)
def test_a_piece_is_what_is_read_of_it(piece: Piece, text: str) -> None:
    assert piece_of(PAPER, piece) == text


@pytest.mark.parametrize(
    ("piece", "begins", "ends"),
    [
        (Piece.BIBTEX, "@misc{lovelace2026survey,\n", "\n}"),
        (Piece.RIS, "TY  - UNPB\n", "\nER  -"),
        (Piece.MARKDOWN, "## [A Survey of α-Mamba](https://arxiv.org/abs/2605.01234)\n", ""),
    ],
)
def test_a_piece_in_a_format_is_the_export_of_one_paper(
    piece: Piece, begins: str, ends: str
) -> None:
    text = piece_of(PAPER, piece)
    assert text.startswith(begins)
    assert text.endswith(ends)


@pytest.mark.parametrize("piece", Piece)
def test_no_piece_acts_on_a_terminal_or_ends_a_line(piece: Piece) -> None:
    hostile = Paper(HOSTILE, HOSTILE + "\n", authors=(HOSTILE,), doi="10.1/x", links=(HOSTILE,))
    text = piece_of(hostile, piece)
    assert inert(text) == text
    assert text == text.strip()


@pytest.mark.parametrize("piece", [Piece.LINK, Piece.ABSTRACT, Piece.IDENTIFIER])
def test_what_a_paper_lacks_is_said_to_be_lacking(piece: Piece) -> None:
    text = piece_of(Paper("Mamba"), piece)
    assert text == ""
    assert yanked(piece.value, text) == f"This paper has no {piece.value}."
    assert piece_of(Paper("Mamba"), Piece.TITLE_AND_LINK) == "Mamba"


def test_a_text_that_some_terminals_do_not_take_is_said_to_be_long() -> None:
    assert "Some terminals" not in yanked("abstract", "x" * SURELY_TAKEN)
    assert "100,000 bytes. Some terminals take no more than" in yanked("abstract", "x" * 100_000)


def test_the_letters_stand_for_the_pieces_in_their_order() -> None:
    assert [binding.action for binding in YANK_BOX] == [f"yank('{piece.name}')" for piece in Piece]


@pytest.mark.parametrize(
    ("keys", "piece"),
    [
        ("y", Piece.TITLE_AND_LINK),
        (("enter",), Piece.TITLE_AND_LINK),
        ("t", Piece.TITLE),
        ("c", Piece.CITATION_KEY),
        (("j", "down", "enter"), Piece.LINK),
        ("b", Piece.BIBTEX),
    ],
)
async def test_a_letter_takes_its_piece_also_in_haste(
    reader: Reader, keys: tuple[str, ...], piece: Piece
) -> None:
    async with reader.opened(SMALL, query="has:link mindbridge OR wavtokenizer") as pilot:
        await reader.haste("y", *keys)
        await reader.until(lambda: f"clipboard, {piece.value}: " in reader.said)
        entry = reader.place.listing[0]
        assert pilot.app.clipboard == taken(piece, entry, reader.library.exporting.text)


async def test_the_menu_names_every_piece_and_closes_without_any(reader: Reader) -> None:
    async with reader.opened(SMALL) as pilot:
        await reader.press("y")
        assert all(piece.value in reader.text for piece in Piece)
        await reader.press("escape")
        assert (reader.said, pilot.app.clipboard) == ("", "")


async def test_a_persons_own_letter_is_shown_and_obeyed(reader: Reader) -> None:
    async with reader.opened(keys={"yank-bibtex": "B"}) as pilot:
        await reader.press("y")
        assert "B  BibTeX" in reader.text
        await reader.press("B")
        assert pilot.app.clipboard.startswith("@misc{")


async def test_where_there_is_no_paper_nothing_is_asked(empty: Library) -> None:
    reader = Reader(empty)
    async with reader.opened(SMALL):
        await reader.press("y")
        assert "Yank" not in reader.text


@pytest.mark.skipif(os.name == "nt", reason="the system has no tmux")
@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("cat > {file}", "Sent to tmux and the terminal's clipboard, title: "),
        ("exit 1", "this tmux needs set -g set-clipboard on."),
    ],
)
async def test_the_tmux_around_the_reader_is_handed_the_text_too(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, told: str
) -> None:
    played, file = tmp_path / "tmux", tmp_path / "buffer"
    played.write_text(f'#!/bin/sh\ntest "$*" = "load-buffer -w -" && {does.format(file=file)}\n')
    played.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("TMUX", "/tmp/none,1,0")
    async with reader.opened(SMALL) as pilot:
        await reader.press("y", "t")
        assert told in reader.said
        assert not file.exists() or file.read_text("utf-8") == pilot.app.clipboard != ""


async def test_of_a_paper_without_a_link_the_title_is_said_to_be_taken(reader: Reader) -> None:
    async with reader.opened(SMALL):
        await reader.press("y", "y")
        assert "clipboard, title: " in reader.said
