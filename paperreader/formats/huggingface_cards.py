"""What a Hugging Face papers page shows, where somebody has kept only that: its cards, or its one paper.

    <article><a href="/papers/2605.01234"><img></a> Submitted by taesiri 112
      <h3><a href="/papers/2605.01234">The title</a></h3> 34 authors 2 </article>

Knows where in HTML titles, abstracts and addresses stand. Does not know what the lines around a title tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from paperreader.core.ids import arxiv_id_in
from paperreader.core.inert import inert_line
from paperreader.formats.gathering import Record, opens
from paperreader.formats.huggingface_days import day_of
from paperreader.formats.huggingface_facts import facts_of
from paperreader.formats.markup import End, Start, parts
from paperreader.formats.names import people

_ADDRESS = re.compile(r"(?:https?://huggingface\.co)?/papers/(?P<id>[\w.-]+)/?(?:[#?].*)?")

_SITE = "https://huggingface.co"

_ELSEWHERE = re.compile(r"https?://(?!(?:\w+\.)?(?:huggingface\.co|arxiv\.org)[/:])")
"""Where code and projects are: what leads to the paper itself is known without."""

_OF_ONE_PAPER = re.compile(r"<title>\s*Paper page - ", re.IGNORECASE)
_ITS_ADDRESS = re.compile(r"huggingface\.co(?P<path>/papers/\d{4}\.\d{4,5})")

_DAY = re.compile(r"huggingface\.co/papers/(?:date|week|month)/(?P<day>[\dW-]{7,10})")
"""In the address of a page, which its head tells; other days are linked to without the host."""

_HEAD = 20_000
"""Characters in which that is looked for."""

_HEADINGS = ("h1", "h2", "h3", "h4")

_AUTHORS = "Authors:"


@dataclass(slots=True)
class _Card:
    """What a page shows of one paper."""

    title: str = ""
    path: str = ""
    paragraphs: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    """The texts before the title."""

    below: list[str] = field(default_factory=list)
    """Those behind it that are no paragraphs."""

    links: list[str] = field(default_factory=list)


def day_in(text: str, today: date) -> date | None:
    """The day, or the last day of the week or month, that a page's own address names."""
    match = _DAY.search(text, 0, _HEAD)
    return day_of(match["day"], today)[0] if match else None


def records_in(text: str, today: date) -> Iterator[Record]:
    """The papers that a page shows.

    Args:
        text: its HTML.
        today: the day that a day without a year is not later than.
    """
    is_of_one = _OF_ONE_PAPER.search(text, 0, _HEAD) is not None
    walk = _Walk(is_of_one=is_of_one)
    cards = (card for part in parts(text) for card in walk.step(part))
    for number, card in enumerate((*cards, *walk.end()), start=1):
        if is_of_one and not card.path:
            match = _ITS_ADDRESS.search(text, 0, _HEAD)
            card.path = match["path"] if match else ""
        yield _record(card, number, today)


class _Walk:
    """Goes through a page, and gives each card when it is over."""

    def __init__(self, *, is_of_one: bool) -> None:
        self._is_of_one = is_of_one
        self._card: _Card | None = None
        self._is_in_article = False
        self._inside = ""
        """The heading or paragraph that is being read."""

        self._words: list[str] = []
        self._path = ""
        """Where the heading leads."""

    def step(self, part: Start | End | str) -> Iterator[_Card]:
        """Take the next part of the page."""
        if isinstance(part, str):
            self._read_text(part)
        elif isinstance(part, Start):
            yield from self._begin(part)
        elif part.name == "article":
            yield from self.end()
        elif part.name == self._inside:
            yield from self._close(inert_line(" ".join(self._words)))

    def end(self) -> Iterator[_Card]:
        """Give the card that was being read."""
        card, self._card, self._inside, self._is_in_article = self._card, None, "", False
        if card and card.title:
            yield card

    def _begin(self, part: Start) -> Iterator[_Card]:
        if part.name == "article" and not self._is_of_one:
            yield from self.end()
            self._card, self._is_in_article = _Card(), True
        elif part.name in _HEADINGS or part.name == "p":
            self._inside, self._words, self._path = part.name, [], ""
        elif part.name == "a":
            self._lead(part.attribute("href"))

    def _lead(self, address: str) -> None:
        if self._inside in _HEADINGS:
            self._path = self._path or address
        elif self._card and _ELSEWHERE.match(address) and opens(address):
            self._card.links.append(address)

    def _read_text(self, text: str) -> None:
        if self._inside:
            self._words.append(text)
        elif self._card and (line := inert_line(text)):
            (self._card.below if self._card.title else self._card.above).append(line)

    def _close(self, text: str) -> Iterator[_Card]:
        """End a heading or a paragraph. Outside of articles a heading that leads to a paper begins a card."""
        is_heading, self._inside = self._inside in _HEADINGS, ""
        begins = _ADDRESS.fullmatch(self._path) or (self._is_of_one and not self._card)
        if is_heading and begins and not self._is_in_article:
            yield from self.end()
            self._card = _Card()
        if self._card is None:
            return
        if not is_heading:
            self._card.paragraphs.append(text)
        elif self._card.title:
            self._card.below.append(text)
        else:
            self._card.title, self._card.path = text, self._path


def _record(card: _Card, number: int, today: date) -> Record:
    address = _ADDRESS.fullmatch(card.path)
    facts = facts_of(card.above, card.below)
    published, _ = day_of(facts.day, today)
    return Record(
        title=card.title,
        abstract=max(card.paragraphs, key=len, default=""),
        authors=_authors(card.below),
        url=f"{_SITE}/papers/{address['id']}" if address else card.path,
        arxiv_id=arxiv_id_in(address["id"]) if address else "",
        published=published.isoformat() if published else "",
        links=card.links,
        upvotes=facts.votes,
        extra=facts.extra,
        number=number,
    )


def _authors(lines: list[str]) -> list[str]:
    """Those whom the page of one paper names, between the word for it and the heading of the abstract."""
    if _AUTHORS not in lines:
        return []
    named = lines[lines.index(_AUTHORS) + 1 :]
    end = named.index("Abstract") if "Abstract" in named else 0
    return people(", ".join(name for name in named[:end] if name != ","))
