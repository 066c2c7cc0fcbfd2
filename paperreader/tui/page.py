"""The page of one paper, as it is read: title, when and where it was seen, tags, abstract, links.

Knows the order of things on the page and which links a paper has. Does not know widths, colours or
terminals: a page is a content whose stretches name their roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.style import Style

from paperreader.core.digest import Digest, source_name, written_day
from paperreader.core.inert import inert, inert_line
from paperreader.core.links import links_in, openable
from paperreader.core.listing import Entry
from paperreader.tui.roles import LOOKS

ASSUMED = "date assumed"
"""Ends a line with a day whose year, or the day itself, stood nowhere in its digest."""


def links_of(entry: Entry) -> tuple[str, ...]:
    """The links of a paper that may be opened, its own first, each once."""
    paper = entry.paper
    told = (paper.url, *paper.links, *links_in(paper.abstract))
    return tuple(dict.fromkeys(filter(openable, told)))


def yanked(entry: Entry) -> str:
    """What a reader takes along of a paper: its title, and its first link on a line of its own."""
    return "\n".join((inert_line(entry.paper.title), *links_of(entry)[:1]))


def page(entry: Entry, digests: Mapping[str, Digest]) -> Content:
    """A paper's page.

    Args:
        entry: the paper with its mark.
        digests: what is known of the digests, by id.
    """
    blocks = (*_head(entry, digests), _abstract(entry), *_links(entry))
    return Content("\n\n").join([block for block in blocks if block])


def _head(entry: Entry, digests: Mapping[str, Digest]) -> Iterator[Content]:
    told = (
        _role(inert_line(entry.paper.title), "strong"),
        _role(_authors(entry), "muted"),
        _role(byline(entry, digests), "muted"),
        _role(" ".join(f"#{inert_line(tag)}" for tag in sorted(entry.mark.tags)), "tag"),
    )
    yield Content("\n").join([line for line in told if line])


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


def _abstract(entry: Entry) -> Content:
    return Content(inert(entry.paper.abstract)) or _role("No abstract came with it.", "muted")


def _links(entry: Entry) -> Iterator[Content]:
    links = links_of(entry)
    if links:
        lines = [_link(number, link) for number, link in enumerate(links, start=1)]
        yield Content("\n").join((_role("Links", "heading"), *lines))


def _link(number: int, link: str) -> Content:
    pressed = Style.from_meta({"@click": f"press_link({number - 1})"})
    return Content.assemble((f"{number} ", LOOKS["accent"]), (inert_line(link), pressed))


def _role(text: str, role: str) -> Content:
    return Content.styled(text, LOOKS[role]) if text else Content()
