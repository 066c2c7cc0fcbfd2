"""The lines of a Hugging Face papers page sorted by the paper that they tell of.

Knows how titles, abstracts and what stands between them follow one another, on a page as it is copied by
hand, with or without abstracts, votes and the names of groups. Does not know what becomes of a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from paperreader.formats.alternation import LONGEST_TITLE, Role, roles
from paperreader.formats.huggingface_page import (
    AUTHORS,
    FURNITURE,
    MIDDLE_DOT,
    SUBMITTED,
    VOTES,
    Header,
)
from paperreader.formats.paragraphs import LONGEST_WRAPPED_LINE, Paragraph, paragraphs

SHORTEST_SURE_ABSTRACT = 500
"""Characters. What a paragraph needs to be an abstract for certain, even without a title or a header:
98 of 100 abstracts have more, the paragraphs of licences and the afterthoughts of authors fewer."""


LONGEST_FURNITURE = 60
"""Characters of a line that stands alone although no blank lines are around it."""


@dataclass(slots=True)
class PageRecord:
    """The paragraphs that tell of one paper: a title, an abstract, or both."""

    title: Paragraph | None

    votes: int | None = None
    """None where the page shows none."""

    abstract: list[Paragraph] = field(default_factory=list)
    """Grows while the paragraphs are sorted."""

    @property
    def line(self) -> int:
        """The number, from 1, of its first line."""
        return (self.title or self.abstract[0]).line

    @property
    def text(self) -> str:
        """The abstract on one line."""
        return " ".join([paragraph.text for paragraph in self.abstract])

    @property
    def is_whole(self) -> bool:
        """Whether it has a title and an abstract that is long enough for one."""
        return self.title is not None and any(map(_is_sure, self.abstract))

    @property
    def is_unwrapped(self) -> bool:
        """Whether a whole paragraph of the abstract stands on one line."""
        lines = (line for paragraph in self.abstract for line in paragraph.lines)
        return any(len(line) > LONGEST_WRAPPED_LINE for line in lines)

    def continued_by(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph can be this record's abstract, or an afterthought to it."""
        return not (self.abstract and _is_sure(paragraph))


def body_of(lines: Sequence[str], header: Header, start: int = 0) -> Iterator[Paragraph]:
    """The paragraphs below the header of a page that begins behind so many lines."""
    numbered = islice(enumerate(lines, start=start + 1), header.length, None)
    return paragraphs(_parted(numbered) if header.certain else numbered)


def _parted(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines of a page, with blank ones around those that tell of votes, days and the like."""
    for number, line in lines:
        text = line.strip()
        is_alone = len(text) <= LONGEST_FURNITURE and FURNITURE.fullmatch(text) is not None
        if text and is_alone:
            yield number, ""
        yield number, line
        if text and is_alone:
            yield number, ""


def records_of(
    body: Sequence[Paragraph], header: Header
) -> tuple[list[PageRecord], list[Paragraph]]:
    """The paragraphs by the paper that they tell of, and those that belong to the page."""
    records: list[PageRecord] = []
    body, left_out = _without_names(body)
    votes: int | None = None
    for paragraph, role in zip(body, _roles(body, header), strict=True):
        if role is Role.FURNITURE:
            left_out.append(paragraph)
            votes = int(paragraph.text) if VOTES.fullmatch(paragraph.text) else None
            continue
        if role is Role.TITLE:
            records.append(PageRecord(paragraph, votes))
        elif records and records[-1].continued_by(paragraph):
            records[-1].abstract.append(paragraph)
        else:
            records.append(PageRecord(None, None, [paragraph]))
        votes = None
    return records, sorted(left_out, key=lambda paragraph: paragraph.line)


def _roles(body: Sequence[Paragraph], header: Header) -> list[Role]:
    """What each paragraph is. A page that counts authors and has nothing long shows titles alone."""
    texts = [paragraph.text for paragraph in body]
    counts_authors = header.certain and any(map(AUTHORS.fullmatch, texts))
    if counts_authors and max(map(len, texts)) <= LONGEST_TITLE:
        return [Role.FURNITURE if FURNITURE.fullmatch(text) else Role.TITLE for text in texts]
    return roles(texts, FURNITURE)


def _without_names(body: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], list[Paragraph]]:
    """The paragraphs without names of people and groups, and those.

    Who submitted a paper stands behind words for that; a group between an abstract and a middle dot.
    """
    names: set[int] = set()
    for place, part in enumerate(body):
        if part.text == MIDDLE_DOT and place > 1 and _is_sure(body[place - 2]):
            names.add(place - 1)
        elif part.text == SUBMITTED:
            names.add(place + 1)
    if not names:
        return body, []
    kept = [part for place, part in enumerate(body) if place not in names]
    return kept, [part for place, part in enumerate(body) if place in names]


def _is_sure(abstract: Paragraph) -> bool:
    return len(abstract.text) >= SHORTEST_SURE_ABSTRACT
