"""A Hugging Face papers page as a browser or a program saves it.

The page carries the records that it was drawn from, as JSON in an attribute:

    <div data-target="DailyPapers" data-props="{&quot;date&quot;: ..., &quot;dailyPapers&quot;: ...}">

Where that is missing, because somebody kept only what is seen, the cards are read: titles, addresses,
votes and what they show of the abstract. Knows the page as it has been since 2023. Knows nothing of the
JSON but where it stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from paperreader.core.ids import arxiv_id_in
from paperreader.core.inert import inert_line
from paperreader.core.reading import Reading
from paperreader.formats.decoding import decode
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.huggingface_json import SOURCE, readings_of
from paperreader.formats.json_lists import record_lists
from paperreader.formats.markup import End, Start, parts, root_of

NAME = "huggingface-html"
"""What this format is called."""

_SERVICE = re.compile(
    r"huggingface\.co/papers|papers - hugging face|data-target=.(?:daily|trending)papers",
    re.IGNORECASE,
)

_PROPS = re.compile(r"""data-props\s*=\s*(?:"(?P<double>[^"]*)|'(?P<single>[^']*))""")

_HOLDS_PAPERS = re.compile(r'"(?:dailyPapers|papers|paper)"\s*:\s*[\[{]')

_ADDRESS = re.compile(r"(?:https?://huggingface\.co)?/papers/(?P<id>[\w.-]+)/?(?:[#?].*)?")

_SITE = "https://huggingface.co"


@dataclass(slots=True)
class _Card:
    """What a page shows of one paper."""

    title: str = ""
    path: str = ""
    votes: str = ""
    paragraphs: list[str] = field(default_factory=list)


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a page, or the part of one with the papers."""
    return root_of(opening) in ("html", "div", "main", "section") and bool(_SERVICE.search(opening))


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The digests in a file: one for each page that was saved in it."""
    text, damage = decode(data, name)
    lists = [found for props in _props(text) for found in record_lists(props, name)]
    if lists:
        return readings_of(lists, name, NAME, damage, today)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    gathering.warn("the page lacks the data that it was drawn from; what its cards show was read")
    for number, card in enumerate(_cards(text), start=1):
        gathering.add(_record(card, number))
    return [gathering.reading(NAME, SOURCE)]


def _props(text: str) -> Iterator[str]:
    """The JSON in a page that holds papers; the last may be cut short, like the page."""
    for match in _PROPS.finditer(text):
        props = html.unescape(match["double"] or match["single"] or "")
        if _HOLDS_PAPERS.search(props):
            yield props


def _cards(text: str) -> Iterator[_Card]:
    """The cards of a page: each is an article with the title in a heading."""
    card: _Card | None = None
    words: list[str] = []
    inside: list[str] = []  # of the elements that matter here
    for part in parts(text):
        if isinstance(part, Start):
            if part.name == "article":
                card = _Card()
            elif part.name in _HEADINGS or part.name == "p":
                inside, words = [part.name], []
            elif part.name == "a" and card and inside[:1] != ["p"] and inside:
                card.path = card.path or part.attribute("href")
        elif isinstance(part, End):
            if part.name == "article" and card:
                if card.title:
                    yield card
                card = None
            elif card and inside == [part.name]:
                text = inert_line(" ".join(words))
                if part.name == "p":
                    card.paragraphs.append(text)
                elif not card.title:
                    card.title = text
                inside = []
        elif card:
            words.append(part)
            if not inside and not card.votes and part.strip().isdecimal():
                card.votes = part.strip()


_HEADINGS = ("h2", "h3", "h4")


def _record(card: _Card, number: int) -> Record:
    address = _ADDRESS.fullmatch(card.path)
    return Record(
        title=card.title,
        abstract=max(card.paragraphs, key=len, default=""),
        url=f"{_SITE}/papers/{address['id']}" if address else card.path,
        arxiv_id=arxiv_id_in(address["id"]) if address else "",
        upvotes=card.votes or None,
        number=number,
    )
