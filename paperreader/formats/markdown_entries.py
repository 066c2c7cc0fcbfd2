"""The entries of a Markdown document: headings, list items and table rows, each with what belongs to it.

Knows how a document is made of lines. Does not know which entries tell of papers, but for what tells a
heading that is a title from one that stands above titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from paperreader.core.ids import arxiv_id_in
from paperreader.formats.markdown_loose import linked, marked
from paperreader.formats.markdown_text import Link, links_of, shown, without_links

_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})\s(?P<text>.*)")
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+•]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(?P<text>\S.*)")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_RULE = re.compile(r"\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*")
_QUOTED = re.compile(r"^\s{0,3}(?:>\s?){1,9}")
_CELL_END = re.compile(r"(?<!\\)\|")

_WORDS = (
    "papers?|pdf|arxiv|links?|code|web|websites?|sites?|projects?|pages?|home ?pages?|html|abs|abstract"
    "|doi|github|repo|repository|url|demo|videos?|slides|posters?|blog|post|datasets?|data|models?|weights"
    "|here|back|more|openreview|hugging ?face|hf|bibtex|cite|supp|twitter|youtube|stars?|details|source"
    "|top|comments?|read|view|see|full|the|on|go|to|download|official|text"
)

_GENERIC = re.compile(
    rf"[\W\d]*(?:(?:{_WORDS})\b[\W\d]*){{0,6}}|\W*(?:arxiv:)?\d[\d.v/]*\W*|\S*://\S*", re.I
)
"""What links are called that lead to a paper and do not name it."""

_SITES = (
    r"arxiv\.org|doi\.org|openreview\.net|aclanthology\.org|alphaxiv\.org|(?:bio|med)rxiv\.org|jmlr\.org"
    r"|thecvf\.com|(?:neurips|nips)\.cc|mlr\.press|acm\.org|ieee\.org|springer\.com|nature\.com|ssrn\.com"
    r"|sciencedirect\.com|semanticscholar\.org|science\.org|ncbi\.nlm\.nih\.gov|hal\.science|iacr\.org"
    r"|usenix\.org|aaai\.org|ijcai\.org|isca-archive\.org|paperswithcode\.com/paper"
)

_PAPER_PAGE = re.compile(
    rf"https?://(?:[\w.-]+\.)?(?:{_SITES})(?:[/:?#]|\Z)|https?://\S+\.pdf\Z", re.I
)
"""Addresses that lead to papers for certain, beside those with an arXiv id."""

FEWEST_WORDS = 2
"""Of a title: a link of one word names a section or a tool."""


class Kind(Enum):
    """What an entry is in the document."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass
class Entry:
    """A heading, an item or a row, and the lines that belong to it."""

    kind: Kind
    line: int
    text: str
    """Its own line, without the signs before it."""

    section: str = ""
    """The heading that it stands under, as it is shown."""

    level: int = 0
    """Of a heading its depth, of an item its indent."""

    body: list[str] = field(default_factory=list)
    """The lines below it, without the signs of lists."""

    cells: dict[str, str] = field(default_factory=dict)
    """Of a row the cells by the headings of their columns."""

    @cached_property
    def title_link(self) -> Link | None:
        """The link that is the title, if there is one."""
        return next((link for link in links_of(self.text) if is_title(link.text)), None)

    @property
    def is_paper(self) -> bool:
        """Whether it can tell of a paper: it has a title, and somewhere to go."""
        if self.kind is Kind.ROW:
            return any(links_of(cell) for cell in self.cells.values())
        if self.title_link:
            return True
        links = links_of("\n".join((self.text, *self.body)))
        return any(is_paper_page(link.url) for link in links) and is_title(shown(self.text))


def is_title(text: str) -> bool:
    """Whether words can be a title, and not what all links are called."""
    return len(text.split()) >= FEWEST_WORDS and not is_generic(text)


def is_generic(text: str) -> bool:
    """Whether words say no more than that there is a link."""
    return _GENERIC.fullmatch(text) is not None


def is_paper_page(url: str) -> bool:
    """Whether an address leads to a paper for certain."""
    return _PAPER_PAGE.match(url) is not None or bool(arxiv_id_in(url))


def entries(lines: Sequence[str]) -> tuple[list[str], list[Entry]]:
    """The lines before the first entry or section, and the entries that can tell of papers.

    Where no title is marked or linked, what looks like one, with an address below, counts.
    """
    lines = linked(lines)
    papers = [entry for entry in _entries(lines) if entry.is_paper]
    if not papers:
        papers = [entry for entry in _entries(marked(lines, is_title)) if entry.is_paper]
    before = papers[0].line if papers else len(lines) + 1
    return list(lines[: before - 1]), papers


def _entries(lines: Sequence[str]) -> Iterator[Entry]:
    """All headings, items and rows; what is within an item or under a title belongs to it."""
    current: Entry | None = None
    section, columns = "", list[str]()
    is_fenced = False
    for number, line in enumerate(lines, start=1):
        if _FENCE.match(line):
            is_fenced = not is_fenced
        new = None if is_fenced else _begun(line, number, current, columns)
        if _is_table_rule(line) and number > 1:
            columns = _cells(lines[number - 2])
        elif not line.lstrip().startswith("|"):
            columns = []
        if new is None:
            if current and not _RULE.fullmatch(line):
                item = _ITEM.fullmatch(line)
                current.body.append(item["text"] if item else _QUOTED.sub("", line).strip())
            continue
        if current:
            yield current
            if current.kind is Kind.HEADING and not current.is_paper:
                section = shown(without_links(current.text)).rstrip(" []()") or shown(current.text)
        new.section = section
        current = new
    if current:
        yield current


def _begun(line: str, number: int, current: Entry | None, columns: Sequence[str]) -> Entry | None:
    """The entry that a line begins; None where it goes on with the current one."""
    if heading := _HEADING.fullmatch(line):
        return Entry(Kind.HEADING, number, _bare(heading["text"]), level=len(heading["signs"]))
    if columns and "|" in line and not _is_table_rule(line):
        cells = dict(zip(columns, _cells(line), strict=False))
        return Entry(Kind.ROW, number, line, cells=cells)
    item = _ITEM.fullmatch(line)
    if item is None:
        return None
    entry = Entry(Kind.ITEM, number, item["text"], level=len(item["indent"].expandtabs(4)))
    if current is None:
        return entry
    if current.kind is Kind.ITEM and current.is_paper and entry.level > current.level:
        return None
    is_under_title = current.kind is Kind.HEADING and current.title_link
    return entry if entry.is_paper and not is_under_title else _if_apart(entry, current)


def _if_apart(entry: Entry, current: Entry) -> Entry | None:
    """An item that is no paper itself: part of the title it stands under, or an entry like others."""
    is_part = current.kind is Kind.HEADING or entry.level > current.level
    return None if is_part else entry


def _bare(heading: str) -> str:
    """A heading without the signs that may close it."""
    return heading.strip().rstrip("#").rstrip()


def _is_table_rule(line: str) -> bool:
    """Whether a line parts the head of a table from its rows: `|---|:--:|`."""
    return "|" in line and "-" in line and not line.strip("|:- \t")


def _cells(line: str) -> list[str]:
    return [
        cell.strip() for cell in _CELL_END.split(line.strip().removeprefix("|").removesuffix("|"))
    ]
