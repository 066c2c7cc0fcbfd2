"""The rows of lists, drawn: a paper, a view, a heading, a hit of a jump.

Knows what stands where in a row of so many cells. Does not know colours, cursors or terminals: a row is
a tuple of parts, each a text and its role.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from paperreader.core.inert import inert_line
from paperreader.core.latex import shown
from paperreader.core.listing import Hit, Row
from paperreader.core.standing import SIGNS, Standing, standing
from paperreader.core.view import ViewCount, ViewKind
from paperreader.tui.cells import Part, cut, cut_parts, fit, to_both_ends, width_of

_DONE_WITH = frozenset({Standing.READ, Standing.SNOOZED, Standing.DISMISSED})
"""Where a paper's title steps back behind the others."""

STAR = "★"
WATCHED = "◆"

TAGS_SHARE = 3
"""Tags take at most one third of a row: the title is what is read."""

BAR_WIDTH = 4
"""Cells of a digest's bar: enough to tell an eighth from a quarter."""

Span = tuple[int, int]
"""A half-open range of the characters of a title."""

ViewLine = ViewCount | str
"""A line of the views pane: a view, or the heading of a group."""

_HEADINGS = {ViewKind.SAVED: "Saved", ViewKind.TAG: "Tags", ViewKind.DIGEST: "Digests"}


def paper_row(row: Row, width: int, today: date = date.min) -> tuple[Part, ...]:
    """A paper in a list: `●◆★ Title of the paper         #tag`, with its signs where it has them.

    Args:
        row: what there is to tell.
        width: cells.
        today: the last day to which it can have been snoozed and be back.
    """
    stands = standing(row.mark, today)
    tags = _tags(row.mark.tags, width // TAGS_SHARE)
    left = (
        (SIGNS[stands], "muted" if stands in _DONE_WITH else "unread"),
        (WATCHED if row.watched else " ", "watched"),
        (f"{STAR} " if row.mark.starred else "  ", "star"),
        (inert_line(shown(row.title)), "read" if stands in _DONE_WITH else "plain"),
    )
    return to_both_ends(left, tags, width)


def _tags(tags: Iterable[str], width: int) -> tuple[Part, ...]:
    """Tags in alphabetical order with a blank before each, or nothing where none fits."""
    line = "".join(f" #{inert_line(tag)}" for tag in sorted(tags))
    kept = cut(line, width)
    return ((kept, "tag"),) if kept.strip(" #…") else ()


def grouped(counts: Sequence[ViewCount]) -> Iterator[ViewLine]:
    """Views with the heading of its group before the first of each group."""
    group = ViewKind.BUILT_IN
    for count in counts:
        if count.view.kind is not group:
            group = count.view.kind
            yield _HEADINGS[group]
        yield count


def view_row(line: ViewLine, width: int, this_year: str, number: int = 0) -> tuple[Part, ...]:
    """A line of the views pane: a heading, `Inbox   142`, `1 routing   7`, or `20 May  65/65 ━━━━`.

    Where there is no room for all of a digest's name, it has no bar.

    Args:
        line: the view with its counts, or a heading.
        width: cells.
        this_year: the year that a day need not name.
        number: which of the saved views it is, counted from 1; 0 where no key opens it by number.
    """
    if isinstance(line, str):
        return ((fit(line, width), "heading"),)
    if line.view.kind is ViewKind.DIGEST:
        day = inert_line(line.view.name).removesuffix(f" {this_year}")
        name = f"{day} {inert_line(line.apart)}".rstrip()
        told, counts = ((name, "plain"),), ((f" {line.unread}/{line.papers}", "muted"),)
        bar = fit(share_bar(line.unread, line.papers, BAR_WIDTH), BAR_WIDTH)
        with_bar = (*counts, (f" {bar}", "bar"))
        return to_both_ends(
            told, with_bar if width_of((*told, *with_bar)) <= width else counts, width
        )
    name_role = "tag" if line.view.kind is ViewKind.TAG else "plain"
    key = ((f"{number} ", "muted"),) if number else ()
    count = (
        (f" {line.papers if line.view.kind is not ViewKind.SAVED else line.unread:,}", "muted"),
    )
    return to_both_ends((*key, (inert_line(line.view.name), name_role)), count, width)


def share_bar(part: float, whole: float, width: int) -> str:
    """A line as long as `part` of `whole`, to half a cell; anything above nothing is seen."""
    halves = round(2 * width * part / whole) if whole else 0
    full, half = divmod(max(1, halves) if part else 0, 2)
    return "━" * full + "╸" * half


def newest_year(counts: Iterable[ViewCount]) -> str:
    """The year of the first digest among views, the newest; empty where there is none."""
    digests = (count.view.name for count in counts if count.view.kind is ViewKind.DIGEST)
    return next(digests, "").rpartition(" ")[2]


def hit_row(hit: Hit, width: int) -> tuple[Part, ...]:
    """A title that a jump found, with the letters that were matched set apart."""
    parts = tuple(cut_parts(tuple(_spelled(hit)), width))
    return (*parts, (" " * (width - width_of(parts)), "plain"))


def _spelled(hit: Hit) -> Iterator[Part]:
    title = inert_line(shown(hit.title))
    done = 0
    for start, end in hit.spans if title == hit.title else _moved(hit.spans, hit.title, title):
        yield title[done:start], "plain"
        yield title[start:end], "matched"
        done = end
    yield title[done:], "plain"


def _moved(spans: Iterable[Span], title: str, shown: str) -> Iterator[Span]:
    """Where spans of a title stand in what is shown of it: of each the letters that are still there."""
    from difflib import SequenceMatcher  # for the few titles that are not shown as they came

    blocks = SequenceMatcher(None, title, shown, autojunk=False).get_matching_blocks()
    for start, end in spans:
        for block in blocks:
            first, last = max(start, block.a), min(end, block.a + block.size)
            if first < last:
                yield first - block.a + block.b, last - block.a + block.b
