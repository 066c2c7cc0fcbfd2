"""What a reader can take along of a paper: its title, its link, its entry in a bibliography, and so on.

Knows which pieces there are and what each is made of. Does not know where they are taken to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

from paperreader.core.inert import inert, inert_line
from paperreader.core.latex import shown
from paperreader.core.listing import Entry
from paperreader.exports.citation_keys import citation_key
from paperreader.tui.page import links_of, read_abstract


class Piece(Enum):
    """A piece of what is known of a paper, by the words that it goes by; in the order of the menu."""

    TITLE_AND_LINK = "title and link"
    TITLE = "title"
    LINK = "link"
    ABSTRACT = "abstract"
    IDENTIFIER = "arXiv id or DOI"
    CITATION_KEY = "citation key"
    BIBTEX = "BibTeX"
    RIS = "RIS"
    MARKDOWN = "Markdown"


_EXPORTED = {Piece.BIBTEX: "bibtex", Piece.RIS: "ris", Piece.MARKDOWN: "markdown"}
"""The format that a piece is the paper's export in."""


def taken(piece: Piece, entry: Entry, export: Callable[[list[str], str], Iterable[str]]) -> str:
    """The text of a piece, which nothing is left in that acts on a terminal; empty where a paper lacks it.

    It ends without a line end: pasted into a shell, its last line waits for Enter.

    Args:
        piece: which.
        entry: the paper.
        export: gives the text of the papers of some keys in a format.
    """
    if piece in _EXPORTED:
        return all_taken(piece, [entry], export)
    return inert("\n".join(filter(None, _lines(piece, entry))))


def all_taken(
    piece: Piece, entries: Sequence[Entry], export: Callable[[list[str], str], Iterable[str]]
) -> str:
    """The text of a piece of several papers, as :func:`taken` has that of one.

    What is a line of each stands in lines below each other; of what may be more, a blank line parts them.
    """
    if piece in _EXPORTED:
        return "".join(export([entry.paper.key for entry in entries], _EXPORTED[piece])).strip()
    apart = "\n\n" if piece in (Piece.TITLE_AND_LINK, Piece.ABSTRACT) else "\n"
    return apart.join(filter(None, (taken(piece, entry, export) for entry in entries)))


def there_is(piece: Piece, entries: Sequence[Entry]) -> Piece:
    """What of a piece papers have: without any link, their titles alone."""
    has_links = piece is not Piece.TITLE_AND_LINK or any(map(links_of, entries))
    return piece if has_links else Piece.TITLE


def _lines(piece: Piece, entry: Entry) -> Iterator[str]:
    paper = entry.paper
    if piece in (Piece.TITLE_AND_LINK, Piece.TITLE):
        yield inert_line(shown(paper.title))
    if piece in (Piece.TITLE_AND_LINK, Piece.LINK):
        yield from links_of(entry)[:1]
    if piece is Piece.ABSTRACT:
        yield read_abstract(entry)
    if piece is Piece.IDENTIFIER:
        yield f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else paper.doi
    if piece is Piece.CITATION_KEY:
        yield citation_key(entry)
