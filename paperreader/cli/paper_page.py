"""A paper as a page to read in a terminal without a screen, or in a pipe.

Pure functions from values to lines: the order of things on the page and how prose is wrapped. Does not
know streams, the library, or who looks.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping

from paperreader.cli.output import Line, Look, Piece
from paperreader.core.days import written_day
from paperreader.core.digest import Digest
from paperreader.core.importing import ImportReport
from paperreader.core.inert import inert, inert_line
from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.core.venue import venue

PAGE_WIDTH = 90
"""Columns of a page at most: the eye loses its way back from the end of longer lines."""

ASSUMED = "date assumed"
"""Said of a day that the digest did not tell in full."""

IMPORTED = "day of import"
"""Said of a day of which the digest told nothing."""

_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")

_EMPTY: Line = ()


def paper_page(entry: Entry, digests: Mapping[str, Digest], columns: int) -> Iterator[Line]:
    """A paper's page: what it is, where it was seen, what was decided, abstract, links, note.

    Args:
        entry: the paper with its mark.
        digests: what is known of the digests, by id.
        columns: what the terminal has.
    """
    width = min(columns, PAGE_WIDTH)
    paper, mark = entry.paper, entry.mark
    yield from _wrapped(paper.title, width, Look.STRONG)
    yield from _wrapped(", ".join(paper.authors), width)
    yield from _wrapped(" · ".join(_names(paper)), width, Look.FAINT)
    for digest in entry.digests:
        yield from _wrapped(_appearance(digest, digests), width, Look.FAINT)
    yield from _wrapped(" · ".join(_decisions(mark)), width, Look.TAG)
    yield _EMPTY
    yield from _prose(paper.abstract or "No abstract came with it.", width)
    yield from _under("Links", ((Piece(link),) for link in _links(paper)))
    yield from _under("Note", _prose(mark.note, width))


def _names(paper: Paper) -> Iterator[str]:
    yield paper.key
    if paper.arxiv_id:
        yield f"arXiv:{paper.arxiv_id}"
    if paper.doi:
        yield f"doi:{paper.doi}"
    yield from filter(None, (paper.published, venue(paper), *paper.categories))


def _appearance(digest: str, digests: Mapping[str, Digest]) -> str:
    """Where a paper was seen; the digest's id stands last, to be copied into a query."""
    known = digests.get(digest)
    return f"{written_date(known, known.file)} · {digest}" if known else digest


def written_date(digest: Digest | ImportReport, apart: str = "") -> str:
    """A digest's day: `20 May 2026`, what tells it from others of that day, and whether it was assumed."""
    day = f"{written_day(digest.date)} {apart}".rstrip()
    if not digest.date_assumed:
        return day
    return f"{day} ({IMPORTED if digest.is_undated else ASSUMED})"


def _decisions(mark: Mark) -> Iterator[str]:
    flags = {
        "starred": mark.starred,
        "read": mark.read,
        "later": mark.later,
        "dismissed": mark.dismissed,
        f"snoozed until {mark.snoozed_until}": mark.snoozed_until,
    }
    yield from (word for word, holds in flags.items() if holds)
    yield from (f"#{tag}" for tag in sorted(mark.tags))


def _links(paper: Paper) -> Iterator[str]:
    """The paper's links, its own first, each once."""
    yield from dict.fromkeys(map(inert_line, filter(None, (paper.url, *paper.links))))


def _under(heading: str, lines: Iterator[Line]) -> Iterator[Line]:
    """A heading with lines under it, or nothing where there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield _EMPTY
            yield (Piece(heading, Look.STRONG),)
        yield line


def _prose(text: str, width: int) -> Iterator[Line]:
    """Paragraphs, wrapped each for itself, with an empty line between them."""
    for number, paragraph in enumerate(_BETWEEN_PARAGRAPHS.split(inert(text).strip())):
        if number > 0:
            yield _EMPTY
        yield from _wrapped(paragraph, width)


def _wrapped(text: str, width: int, look: Look = Look.PLAIN) -> Iterator[Line]:
    """One paragraph in lines; a word longer than a line, as a URL may be, stays whole."""
    for line in textwrap.wrap(
        inert_line(text), width, break_long_words=False, break_on_hyphens=False
    ):
        yield (Piece(line, look),)
