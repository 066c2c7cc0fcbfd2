"""The lines of a Hugging Face papers page sorted by the paper that they tell of.

Knows how titles, abstracts and what stands between them follow one another, on a page as it is copied by
hand, with or without abstracts, votes and the names of people and groups. Does not know what becomes of a
record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from paperreader.formats.alternation import LONGEST_TITLE, Role, ends_a_sentence, roles
from paperreader.formats.huggingface_facts import (
    AUTHORS,
    AVATAR,
    MIDDLE_DOT,
    NO_VOTES,
    SUBMITTED,
    VOTES,
    Facts,
    facts_of,
    is_fact,
)
from paperreader.formats.huggingface_page import Header, bare, is_furniture
from paperreader.formats.names import are_people, people
from paperreader.formats.paragraphs import LONGEST_WRAPPED_LINE, Paragraph, paragraphs

SHORTEST_SURE_ABSTRACT = 500
"""Characters. What a paragraph needs to be an abstract for certain, even without a title or a header:
98 of 100 abstracts have more, the paragraphs of licences and the afterthoughts of authors fewer."""

LONGEST_FURNITURE = 60
"""Characters of a line that stands alone although no blank lines are around it."""

LONGEST_GROUP = 60
"""Characters of the name of a group."""


@dataclass(slots=True)
class PageRecord:
    """The paragraphs that tell of one paper: a title, an abstract, or both."""

    title: Paragraph | None

    abstract: list[Paragraph] = field(default_factory=list)
    """Grows while the paragraphs are sorted."""

    above: list[Paragraph] = field(default_factory=list)
    """What stands above the title and tells of the paper."""

    below: list[Paragraph] = field(default_factory=list)
    """What stands below the title, or the abstract, and tells of the paper."""

    authors: Sequence[str] = ()
    """Empty where the page names none."""

    facts: Facts = field(default_factory=Facts)
    """What that is, once it was read."""

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
    is_name = False
    for number, line in lines:
        text = bare(line)
        is_alone = is_name or (len(text) <= LONGEST_FURNITURE and is_furniture(text))
        if text and is_alone:
            yield number, ""
        yield number, text
        if text and is_alone:
            yield number, ""
        if text:
            is_name = text == SUBMITTED or (is_name and AVATAR.fullmatch(text) is not None)


def records_of(
    body: Sequence[Paragraph], header: Header
) -> tuple[list[PageRecord], list[Paragraph]]:
    """The paragraphs by the paper that they tell of, and those that tell of none."""
    records: list[PageRecord] = []
    gaps: list[list[Paragraph]] = [[]]
    """What stands above each record, below the one before; in the end, what stands below the last."""
    names = _names(body)
    others = iter(_roles([part for place, part in enumerate(body) if place not in names], header))
    for place, paragraph in enumerate(body):
        role = Role.FURNITURE if place in names else next(others)
        if role is Role.FURNITURE:
            gaps[-1].append(paragraph)
        elif role is Role.ABSTRACT and records and records[-1].continued_by(paragraph):
            records[-1].abstract.append(paragraph)
            records[-1].below += gaps.pop()
            gaps.append([])
        else:
            is_title = role is Role.TITLE
            records.append(PageRecord(paragraph) if is_title else PageRecord(None, [paragraph]))
            gaps.append([])
    left_out = _shared_out(gaps, records)
    records = _with_authors(records)
    for record in records:
        left_out += _read_facts(record)
    return records, sorted(left_out, key=lambda paragraph: paragraph.line)


def _names(body: Sequence[Paragraph]) -> set[int]:
    """Where names of people and groups stand, which nothing but their place tells from titles.

    Who submitted a paper stands behind words for that; a group between an abstract and a middle dot.
    """
    found: set[int] = set()
    for place, part in enumerate(body):
        if part.text == SUBMITTED:
            behind = place + 1
            while behind < len(body) and AVATAR.fullmatch(body[behind].text):
                behind += 1
            if behind < len(body) and not is_fact(body[behind].text):
                found.add(behind)
        elif part.text.startswith(MIDDLE_DOT) and _is_group(body[max(0, place - 2) : place]):
            found.add(place - 1)
    return found


def _is_group(before_dot: Sequence[Paragraph]) -> bool:
    """Whether the second of the two paragraphs above a middle dot is a group: below a title it is none."""
    if len(before_dot) != 2:
        return False
    above, text = before_dot[0], before_dot[1].text
    is_name = len(text) <= LONGEST_GROUP and not (is_fact(text) or ends_a_sentence(text))
    return is_name and (_is_sure(above) or ends_a_sentence(above.text))


def _roles(body: Sequence[Paragraph], header: Header) -> list[Role]:
    """What each paragraph is. A page that counts authors and has nothing long shows titles alone."""
    texts = [paragraph.text for paragraph in body]
    counts_authors = header.certain and any(map(AUTHORS.fullmatch, texts))
    if counts_authors and max(map(len, texts)) <= LONGEST_TITLE:
        titles = set(_above_authors(texts))
        return [
            Role.TITLE if place in titles or not is_furniture(text) else Role.FURNITURE
            for place, text in enumerate(texts)
        ]
    return roles(texts, is_furniture)


def _above_authors(texts: Sequence[str]) -> Iterator[int]:
    """Where something stands directly above how many wrote it: a title, whatever it says."""
    for place, text in enumerate(texts):
        if AUTHORS.fullmatch(text):
            above = place - 1
            while above >= 0 and (texts[above] == MIDDLE_DOT or AVATAR.fullmatch(texts[above])):
                above -= 1
            if above >= 0 and (not is_fact(texts[above]) or _is_count(texts[above - 1])):
                yield above


def _shared_out(gaps: Sequence[list[Paragraph]], records: Sequence[PageRecord]) -> list[Paragraph]:
    """Give each record what stands above and below it; what is no record's.

    Who submitted a paper and its votes stand above its title. Where the first of a page has no votes above
    because it was copied without, the last has a number less below than others have.
    """
    counts = [sum(_is_count(part.text) for part in gap) for gap in gaps]
    has_votes = _ends_with_count(gaps[0]) or max(counts[1:-1], default=0) > counts[-1]
    ends = [_end_of_below(gap, has_votes=has_votes) for gap in gaps[:-1]]
    for record, gap, end in zip(records, gaps, ends, strict=False):
        record.above += gap[end:]
    for record, gap, end in zip(records, gaps[1:], [*ends[1:], len(gaps[-1])], strict=False):
        record.below += gap[:end]
    return gaps[0][: ends[0]] if records else gaps[0]


def _end_of_below(gap: Sequence[Paragraph], *, has_votes: bool) -> int:
    """Where in what stands between two papers that ends which tells of the first."""
    submitted = [place for place, part in enumerate(gap) if part.text.startswith(SUBMITTED)]
    if submitted:
        return submitted[-1]
    return len(gap) - 1 if has_votes and _ends_with_count(gap) else len(gap)


def _ends_with_count(gap: Sequence[Paragraph]) -> bool:
    return bool(gap) and _is_count(gap[-1].text)


def _is_count(text: str) -> bool:
    return text == NO_VOTES or VOTES.fullmatch(text) is not None


def _read_facts(record: PageRecord) -> list[Paragraph]:
    """Read what is told of a record's paper; the paragraphs that tell nothing."""
    record.facts = facts_of(
        [part.text for part in record.above], [part.text for part in record.below]
    )
    return [record.below[place] for place in record.facts.unread]


def _with_authors(records: list[PageRecord]) -> list[PageRecord]:
    """The records of a page with those who wrote them, where it names them below each title.

    Their names look like the title of the abstract below, and the title above like one without.
    """
    named = [place for place, pair in enumerate(pairwise(records)) if _is_named(*pair)]
    lists = sum(len(people(_title(records[place + 1]))) > 1 for place in named)
    abstracts = sum(bool(record.abstract) for record in records)
    if not lists or len(named) * 2 <= abstracts:
        return records
    for place in named:
        title, names = records[place], records[place + 1]
        title.abstract, title.below = names.abstract, names.below
        title.authors = people(_title(names))
    authors = {place + 1 for place in named}
    return [record for place, record in enumerate(records) if place not in authors]


def _is_named(title: PageRecord, names: PageRecord) -> bool:
    """Whether two records are one: a title, and the names of those who wrote it with its abstract."""
    is_bare = title.title is not None and not (title.abstract or title.below or names.above)
    return is_bare and bool(names.abstract) and are_people(_title(names))


def _title(record: PageRecord) -> str:
    text = record.title.text if record.title else ""
    return _LABEL.sub("", text)


def _is_sure(abstract: Paragraph) -> bool:
    return len(abstract.text) >= SHORTEST_SURE_ABSTRACT


_LABEL = re.compile(r"Authors?:\s*")
"""What may stand before the names of those who wrote a paper."""
