"""The page of one paper, as it is read: title, what it is and where it was seen, decisions, abstract, links.

Knows the order of things on the page and which links a paper has, and that what is read is the text as it
reads best or, on demand, as it came. Does not know widths, colours or terminals: a page is paragraphs, whose
parts name their roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from paperreader.core.counted import counted
from paperreader.core.days import written_day, written_published
from paperreader.core.digest import Digest
from paperreader.core.inert import inert, inert_line
from paperreader.core.latex import shown
from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper, ids_of
from paperreader.core.standing import is_asleep
from paperreader.core.venue import venue
from paperreader.tui.cells import Part

READABLE_KEPT = 128
"""Abstracts kept as they were made readable: those one goes to and fro among. One costs up to 5 ms."""

CATEGORIES_SHOWN = 5
"""Categories of a paper that are told one by one; a bibliography can have thirty keywords for them."""

ID_NAMES = {"arxiv": "arXiv", "doi": "doi"}
"""What stands before an id, by its kind."""

_UNBRACED = str.maketrans("", "", "{}")
"""A bibliography keeps capitals by braces: `{NeurIPS}`."""

BETWEEN = " · "
"""Stands between what a line tells."""

ASSUMED = "date assumed"
"""Ends a line with a day whose year, or the day itself, stood nowhere in its digest."""


@dataclass(frozen=True)
class Paragraph:
    """Text on a page, up to the end of its line."""

    parts: tuple[Part, ...] = ()

    links: tuple[tuple[int, int, int], ...] = ()
    """Where its links begin and end in its text, and which of the paper's each is, counted from 0."""

    similar: int | None = None
    """Which of the similar papers it names, counted from 0; None where it names none. It is one line."""

    @cached_property
    def text(self) -> str:
        """What it says."""
        return "".join(text for text, _ in self.parts)

    def link_at(self, place: int) -> int | None:
        """Which of the paper's links stands at a place of the text, counted from 0; None where none does."""
        return next((link for start, end, link in self.links if start <= place < end), None)


@dataclass(frozen=True)
class Page:
    """What one reads of a paper."""

    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def plain(self) -> str:
        """All of its text."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def links_of(entry: Entry) -> tuple[str, ...]:
    """The links of a paper that may be opened, each once: its own, then its abstract's in their order."""
    from paperreader.core.links import openable  # see _readable

    paper, told = entry.paper, _links_in(entry.paper.abstract)
    own = (link for link in paper.links if link not in told)
    return tuple(dict.fromkeys((*filter(openable, (paper.url, *own)), *told)))


@lru_cache(READABLE_KEPT)
def _links_in(abstract: str) -> tuple[str, ...]:
    from paperreader.core.links import links_at  # see _readable

    return tuple(link.url for link in links_at(_readable(abstract)))


@lru_cache(READABLE_KEPT)
def _readable(abstract: str) -> str:
    from paperreader.core.readable import (
        readable,
    )  # which compiles what the first screen does without

    return readable(abstract)


def prepare(entry: Entry) -> None:
    """Make the abstract of a paper readable, which its page then is made of without delay."""
    _links_in(entry.paper.abstract)


def read_abstract(entry: Entry) -> str:
    """The abstract of a paper as it is read; empty where it has none."""
    return inert(_readable(entry.paper.abstract))


def page(
    entry: Entry, digests: Mapping[str, Digest], today: date = date.min, *, raw: bool = False
) -> Page:
    """A paper's page.

    Args:
        entry: the paper with its mark.
        digests: what is known of the digests, by id.
        today: the last day to which it can have been snoozed and be back.
        raw: whether title and abstract shall stand there as they came.
    """
    blocks = (
        _head(entry, digests, today, raw=raw),
        _note(entry),
        _abstract(entry, raw=raw),
        _links(entry),
    )
    return Page(tuple(_apart(map(tuple, blocks))))


def _apart(blocks: Iterable[tuple[Paragraph, ...]]) -> Iterator[Paragraph]:
    """The paragraphs of blocks, with an empty one between each two."""
    for number, block in enumerate(filter(None, blocks)):
        if number:
            yield Paragraph()
        yield from block


def _head(
    entry: Entry, digests: Mapping[str, Digest], today: date, *, raw: bool
) -> Iterator[Paragraph]:
    title = entry.paper.title if raw else shown(entry.paper.title)
    seen = [digests[id] for id in entry.digests if id in digests]
    told = (
        (inert_line(title), "strong"),
        (_authors(entry), "muted"),
        *((line, "muted") for line in origin(entry.paper, seen)),
        (byline(entry.paper, seen), "muted"),
        (decided(entry.mark, today), "accent"),
        (" ".join(f"#{inert_line(tag)}" for tag in sorted(entry.mark.tags)), "tag"),
    )
    return (Paragraph((part,)) for part in told if part[0])


def decided(mark: Mark, today: date) -> str:
    """What was decided about a paper, beside its tags: `starred · for later · snoozed until 5 Jun 2026`."""
    told = (
        "starred" if mark.starred else "",
        "for later" if mark.later else "",
        "dismissed" if mark.dismissed else "",
        _snoozed(mark, today),
    )
    return BETWEEN.join(filter(None, told))


def _snoozed(mark: Mark, today: date) -> str:
    """Until when a paper is away; where it is unread, since when it is back."""
    if mark.snoozed_until is None:
        return ""
    day = written_day(mark.snoozed_until)
    if is_asleep(mark, today):
        return f"snoozed until {day}"
    return "" if mark.read else f"back since {day}"


def _note(entry: Entry) -> Iterator[Paragraph]:
    for number, line in enumerate(inert(entry.mark.note).expandtabs().splitlines()):
        yield Paragraph((("      " if number else "Note  ", "heading"), (line, "plain")))


def _authors(entry: Entry) -> str:
    return inert_line(", ".join(entry.paper.authors))


def origin(paper: Paper, seen: Sequence[Digest]) -> Iterator[str]:
    """What a paper is, wherever it was seen: `2017 · NeurIPS`, `arXiv:1706.03762 · cs.CL`.

    The two are one line where no venue is known. Its day is left out where the byline tells the same.

    Args:
        paper: the paper.
        seen: the digests that list it, the earliest first.
    """
    told_below = seen and not seen[-1].is_undated and seen[-1].date.isoformat() == paper.published
    day = "" if told_below else inert_line(written_published(paper.published))
    where = inert_line(shown(venue(paper)).translate(_UNBRACED))
    ids = {kind: f"{ID_NAMES[kind]}:{inert_line(id)}" for kind, id in ids_of(paper)}
    names = (ids.get("arxiv"), _categories(paper), ids.get("doi"))
    lines = ((day, where), names) if where else ((day, *names),)
    return filter(None, (BETWEEN.join(filter(None, line)) for line in lines))


def _categories(paper: Paper) -> str:
    """Categories, the first of many: `cs.CL, cs.LG`."""
    told = [inert_line(category) for category in paper.categories[:CATEGORIES_SHOWN]]
    more = len(paper.categories) - CATEGORIES_SHOWN
    return ", ".join((*told, f"{more} more") if more > 0 else told)


def byline(paper: Paper, seen: Sequence[Digest]) -> str:
    """When and where a paper was seen: `20 May 2026 · Hugging Face · ×2, first 22 Apr 2026 · 31 upvotes`.

    Args:
        paper: the paper.
        seen: the digests that list it, the earliest first.
    """
    parts = [*_seen(seen)] if seen else []
    if paper.upvotes is not None:
        parts.append(counted(paper.upvotes, "upvote"))
    return BETWEEN.join(parts)


def _seen(seen: Sequence[Digest]) -> Iterator[str]:
    first, last = seen[0], seen[-1]
    if last.is_undated:
        yield last.place
        yield f"imported {written_day(last.date)}"
    else:
        yield written_day(last.date)
        yield last.place
    if len(seen) > 1:
        how = "first imported" if first.is_undated else "first"
        since = f", {how} {written_day(first.date)}" if first.date != last.date else ""
        yield f"×{len(seen)}{since}"
    if any(digest.date_assumed and not digest.is_undated for digest in (first, last)):
        yield ASSUMED


def _abstract(entry: Entry, *, raw: bool) -> Iterator[Paragraph]:
    abstract = entry.paper.abstract
    text = inert(abstract if raw else _readable(abstract))
    if not text:
        yield Paragraph((("No abstract came with it.", "muted"),))
        return
    numbers = {url: number for number, url in enumerate(links_of(entry))}
    for line in text.expandtabs().split("\n"):
        yield _with_links(line, numbers)


def _with_links(line: str, numbers: Mapping[str, int]) -> Paragraph:
    """A line of an abstract, in which each link is followed by its number: `github.com/a/b [2]`."""
    from paperreader.core.links import links_at  # see _readable

    parts: list[Part] = []
    links: list[tuple[int, int, int]] = []
    done = length = 0
    for link in links_at(line):
        if (
            number := numbers.get(link.url)
        ) is None:  # as it came, a text may hold what is none as it reads
            continue
        before, told = line[done : link.start], line[link.start : link.end]
        start = length + len(before)
        links.append((start, start + len(told), number))
        parts += [(before, "plain"), (told, "link"), (sign := f" [{number + 1}]", "accent")]
        done, length = link.end, start + len(told) + len(sign)
    parts.append((line[done:], "plain"))
    return Paragraph(tuple(part for part in parts if part[0]), tuple(links))


def _links(entry: Entry) -> Iterator[Paragraph]:
    from paperreader.core.links import real_host  # see _readable

    links = links_of(entry)
    if links:
        yield Paragraph((("Links", "heading"),))
    for number, link in enumerate(links):
        sign, told = f"{number + 1} ", inert_line(link)
        end = len(sign) + len(told)
        host = real_host(link)
        parts = ((sign, "accent"), (told, "link"), (f" leads to {host}" if host else "", "muted"))
        yield Paragraph(tuple(part for part in parts if part[0]), ((len(sign), end, number),))
