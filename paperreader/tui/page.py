"""The page of one paper, as it is read: title, when and where it was seen, tags, abstract, links.

Knows the order of things on the page and which links a paper has. Does not know widths, colours or
terminals: a page is paragraphs, whose parts name their roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from paperreader.core.digest import Digest, source_name, written_day
from paperreader.core.inert import inert, inert_line
from paperreader.core.links import links_in, openable
from paperreader.core.listing import Entry
from paperreader.tui.cells import Part

ASSUMED = "date assumed"
"""Ends a line with a day whose year, or the day itself, stood nowhere in its digest."""


@dataclass(frozen=True)
class Paragraph:
    """Text on a page, up to the end of its line."""

    parts: tuple[Part, ...] = ()

    link: int | None = None
    """Which of the paper's links its part of the role `link` is, counted from 0; None where it has none."""

    @cached_property
    def text(self) -> str:
        """What it says."""
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True)
class Page:
    """What one reads of a paper."""

    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def plain(self) -> str:
        """All of its text."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def links_of(entry: Entry) -> tuple[str, ...]:
    """The links of a paper that may be opened, its own first, each once."""
    paper = entry.paper
    told = (paper.url, *paper.links, *links_in(paper.abstract))
    return tuple(dict.fromkeys(filter(openable, told)))


def yanked(entry: Entry) -> str:
    """What a reader takes along of a paper: its title, and its first link on a line of its own."""
    return "\n".join((inert_line(entry.paper.title), *links_of(entry)[:1]))


def page(entry: Entry, digests: Mapping[str, Digest]) -> Page:
    """A paper's page.

    Args:
        entry: the paper with its mark.
        digests: what is known of the digests, by id.
    """
    blocks = (_head(entry, digests), _abstract(entry), _links(entry))
    return Page(tuple(_apart(map(tuple, blocks))))


def _apart(blocks: Iterable[tuple[Paragraph, ...]]) -> Iterator[Paragraph]:
    """The paragraphs of blocks, with an empty one between each two."""
    for number, block in enumerate(filter(None, blocks)):
        if number:
            yield Paragraph()
        yield from block


def _head(entry: Entry, digests: Mapping[str, Digest]) -> Iterator[Paragraph]:
    told = (
        (inert_line(entry.paper.title), "strong"),
        (_authors(entry), "muted"),
        (byline(entry, digests), "muted"),
        (" ".join(f"#{inert_line(tag)}" for tag in sorted(entry.mark.tags)), "tag"),
    )
    return (Paragraph((part,)) for part in told if part[0])


def _authors(entry: Entry) -> str:
    return inert_line(", ".join(entry.paper.authors))


def byline(entry: Entry, digests: Mapping[str, Digest]) -> str:
    """When and where a paper was seen: `20 May 2026 · Hugging Face · ×2, first 22 Apr 2026`."""
    seen = [digests[id] for id in entry.digests if id in digests]
    if not seen:
        return ""
    first, last = seen[0], seen[-1]
    parts = [written_day(last.date), inert_line(source_name(last.source))]
    if len(seen) > 1:
        parts.append(f"×{len(seen)}, first {written_day(first.date)}")
    if first.date_assumed or last.date_assumed:
        parts.append(ASSUMED)
    return " · ".join(parts)


def _abstract(entry: Entry) -> Iterator[Paragraph]:
    abstract = inert(entry.paper.abstract)
    if not abstract:
        yield Paragraph((("No abstract came with it.", "muted"),))
        return
    for line in abstract.expandtabs().split("\n"):
        yield Paragraph(((line, "plain"),))


def _links(entry: Entry) -> Iterator[Paragraph]:
    links = links_of(entry)
    if links:
        yield Paragraph((("Links", "heading"),))
    for number, link in enumerate(links):
        yield Paragraph(((f"{number + 1} ", "accent"), (inert_line(link), "link")), number)
