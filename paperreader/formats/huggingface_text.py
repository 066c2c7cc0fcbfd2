"""The text of a Hugging Face papers page (huggingface.co/papers), as a person copies it.

A few lines of header, a day without a year among them, then titles and abstracts in turn, with blank
lines between. There are no ids and no authors:

    Get trending papers in your email inbox!

    byAK and the research community

    Apr 22

    Filter2Noise: Interpretable Self-Supervised Single-Image Denoising for Low-Dose CT

    Effective denoising is crucial in low-dose CT to enhance subtle structures and ...

Knows this layout, and what can be missing or damaged in it. Does not know which papers are in the
library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise

from paperreader.core.errors import DigestError
from paperreader.core.inert import inert_line
from paperreader.core.links import links_in
from paperreader.core.paper import Paper, merged
from paperreader.core.reading import Notice, Reading
from paperreader.formats.appearance import kind_of
from paperreader.formats.decoding import decoded_lines
from paperreader.formats.gathering import LONGEST_ABSTRACT, LONGEST_TITLE, opens
from paperreader.formats.huggingface_days import day_of
from paperreader.formats.huggingface_page import (
    Header,
    header_of,
    starts_of_pages,
)
from paperreader.formats.huggingface_records import PageRecord, body_of, records_of
from paperreader.formats.paragraphs import Paragraph

NAME = "huggingface-text"
"""What this format is called."""

SOURCE = "huggingface"
"""Where such digests come from."""

FEWEST_WRAPPED_PAPERS = 3
"""How many papers a file without header needs where its lines are wrapped, as those of manuals are."""

MOST_PARAGRAPHS = 400_000
"""Twice the papers of ordinary length that the largest input holds; what has more is no list of
papers, and would take long to find that out."""

MOST_BARE_TOLD = 20
"""Titles without an abstract of which each is told of."""

MOST_REPEATS_TOLD = 3
"""Papers listed twice of which each is told of."""

_LONGEST_OPENING = 80
"""Characters of an abstract that stand in for its missing title: a line of a terminal."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a page.

    Its header says so. Without one, at least every other title must have an abstract that nobody
    wrapped, as the page hands it out; or else every one of several titles must have an abstract.
    """
    lines = opening.split("\n")
    header = header_of(lines)
    if header.certain:
        return True
    if kind_of(opening):
        return False
    records, _ = records_of(list(body_of(lines, header)), header)
    whole = [record for record in records if record.is_whole]
    if any(record.is_unwrapped for record in whole):
        return len(whole) * 2 >= len(records)
    return len(whole) == len(records) >= FEWEST_WRAPPED_PAPERS


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The digests in a file: one for each page that was saved in it, one below the other.

    Args:
        data: the file's bytes.
        name: what the user calls it, for notices.
        today: the day that the digest is not later than.

    Raises:
        DigestError: there is no paper in it, or it is longer than any page.
    """
    lines, damage = decoded_lines(data, name)
    starts = starts_of_pages(lines)
    pages = [
        page
        for start, end in pairwise((*starts, len(lines)))
        if (page := _page(lines[start:end] if len(starts) > 1 else lines, start, name, today))
    ]
    if not pages:
        raise DigestError(name, "there is no paper in it")
    return [replace(pages[0], warnings=(*damage, *pages[0].warnings)), *pages[1:]]


def _page(lines: Sequence[str], start: int, name: str, today: date) -> Reading | None:
    """The digest of one page, which begins behind so many lines; None where it holds no paper."""
    header = header_of(lines)
    body = list(islice(body_of(lines, header, start), MOST_PARAGRAPHS + 1))
    if len(body) > MOST_PARAGRAPHS:
        raise DigestError(name, f"it has more than {MOST_PARAGRAPHS:,} paragraphs")
    records, left_out = records_of(body, header)
    if not records:
        return None
    day, assumed = day_of(header.day, today)
    undated = () if day else (_undated(header, body[0], start, name),)
    papers, oddities = _papers(records, name, day or today)
    warnings = (*undated, *_furniture_notice(left_out, name), *oddities)
    return Reading(NAME, SOURCE, "", day, assumed and day is not None, papers, warnings=warnings)


def _papers(
    records: Iterable[PageRecord], name: str, day: date
) -> tuple[tuple[Paper, ...], list[Notice]]:
    """The papers, each once, in order, and a notice for each oddity."""
    papers: list[Paper] = []
    seen: dict[str, tuple[int, int]] = {}  # a key's place among the papers, and its line
    notices: list[Notice] = []
    repeats: list[Notice] = []
    bare = sum(not record.abstract for record in records)
    if bare > MOST_BARE_TOLD:  # such a page shows titles alone
        told = f"{bare} titles without an abstract from here on"
        notices.append(Notice(name, next(one.line for one in records if not one.abstract), told))
    for record in records:
        oddities = _oddities(record, tells_of_bare=bare <= MOST_BARE_TOLD)
        notices += (Notice(name, line, message) for line, message in oddities)
        paper = _paper(record, day)
        place, line = seen.setdefault(paper.key, (len(papers), record.line))
        if place < len(papers) and _repeat(papers[place], paper):
            papers[place] = _joined(papers[place], paper)
            told = f"the paper of line {line} again, taken once"
            repeats.append(Notice(name, record.line, told))
        else:
            papers.append(paper)
    if len(repeats) > MOST_REPEATS_TOLD:  # such a page lists all of them twice
        told = f"{len(repeats)} papers are listed again from here on, and taken once"
        repeats = [Notice(name, repeats[0].line, told)]
    return tuple(papers), [*notices, *repeats]


def _repeat(one: Paper, other: Paper) -> bool:
    """Whether two papers of one title are a single one, listed twice."""
    return one.abstract == other.abstract or not (one.abstract and other.abstract)


def _joined(paper: Paper, again: Paper) -> Paper:
    """A paper that is listed twice: with the longer abstract, and the votes that were counted last."""
    longer = max(paper, again, key=lambda one: len(one.abstract))
    votes = paper.upvotes if again.upvotes is None else again.upvotes
    return replace(merged((again if longer is paper else paper, longer)), upvotes=votes)


def _paper(record: PageRecord, day: date) -> Paper:
    """The paper that a record tells of; a day without a year is not later than that of the page."""
    title = inert_line(record.title.text) if record.title else _opening(record.abstract[0])
    abstract = record.text[:LONGEST_ABSTRACT]
    facts = record.facts
    published, _ = day_of(facts.day, day)
    return Paper(
        title[:LONGEST_TITLE].rstrip(),
        abstract,
        authors=tuple(record.authors),
        published=published.isoformat() if published else "",
        links=tuple(dict.fromkeys((*filter(opens, facts.links), *links_in(abstract)))),
        upvotes=facts.votes,
        extra=facts.extra,
    )


def _oddities(record: PageRecord, *, tells_of_bare: bool) -> Iterator[tuple[int, str]]:
    """The line and the description of all that is odd about a record."""
    if record.title is None:
        yield record.line, "an abstract without a title, called by its first words"
    elif len(record.title.text) > LONGEST_TITLE:
        yield record.line, _cut("a title", record.title.text, LONGEST_TITLE)
    if tells_of_bare and not record.abstract:
        yield record.line, "a title without an abstract"
    for paragraph in record.abstract[1:]:
        yield paragraph.line, "taken as a further paragraph of the abstract above"
    if len(record.text) > LONGEST_ABSTRACT:
        yield record.abstract[0].line, _cut("an abstract", record.text, LONGEST_ABSTRACT)


def _cut(what: str, text: str, longest: int) -> str:
    return f"{what} of {len(text):,} characters, cut to {longest:,}"


def _opening(abstract: Paragraph) -> str:
    """What stands in for a missing title: the first words of the abstract.

    They are the whole first line where the abstract is wrapped, since that may be the title.
    """
    if len(abstract.lines) > 1:
        return inert_line(abstract.lines[0])
    start = inert_line(abstract.text[: _LONGEST_OPENING + 1])
    words, _, _ = start.rpartition(" ")
    return f"{words or start} …" if len(abstract.text) > _LONGEST_OPENING else start


def _undated(header: Header, first: Paragraph, start: int, name: str) -> Notice:
    """Says what is wrong with the day, on the line where it is or would have been."""
    if header.day:
        return Notice(name, start + (header.day_line or 0), f"there is no such day as {header.day}")
    missing = "a day, such as Apr 22," if header.present else "the header and its day"
    return Notice(name, first.line, f"{missing} should come before the first title and does not")


def _furniture_notice(left_out: Sequence[Paragraph], name: str) -> tuple[Notice, ...]:
    if not left_out:
        return ()
    lines = "a line" if len(left_out) == 1 else f"{len(left_out)} lines"
    message = f"left out {lines} of the page, such as {left_out[0].text!r}"
    return (Notice(name, left_out[0].line, message),)
