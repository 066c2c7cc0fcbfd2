"""A Hugging Face papers page as a browser or a program saves it.

The page carries the records that it was drawn from, as JSON in an attribute:

    <div data-target="DailyPapers" data-props="{&quot;date&quot;: ..., &quot;dailyPapers&quot;: ...}">

Where that is missing, because somebody kept only what is seen, what it shows is read. Knows the page as
it has been since 2023. Knows nothing of the JSON but where it stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

from paperreader.core.reading import Reading
from paperreader.formats.decoding import decode
from paperreader.formats.gathering import Gathering
from paperreader.formats.huggingface_cards import day_in, records_in
from paperreader.formats.huggingface_json import SOURCE, readings_of
from paperreader.formats.json_lists import record_lists
from paperreader.formats.markup import root_of

NAME = "huggingface-html"
"""What this format is called."""

_SERVICE = re.compile(
    r"huggingface\.co/papers|papers - hugging face|data-target=.(?:daily|trending)papers"
    r"|href=[\"']?/papers/\d{4}\.\d{4,5}\b",
    re.IGNORECASE,
)

_PROPS = re.compile(r"""data-props\s*=\s*(?:"(?P<double>[^"]*)|'(?P<single>[^']*))""")

_HOLDS_PAPERS = re.compile(r'"(?:dailyPapers|papers|paper)"\s*:\s*[\[{]')


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a page, or the part of one with the papers."""
    return root_of(opening) in ("html", "div", "main", "section", "article") and bool(
        _SERVICE.search(opening)
    )


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The digests in a file: one for each page that was saved in it."""
    text, damage = decode(data, name)
    lists = [found for props in _props(text) for found in record_lists(props, name)]
    if lists:
        return readings_of(lists, name, NAME, damage, today)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    gathering.warn("the page lacks the data that it was drawn from; what its cards show was read")
    day = day_in(text, today)
    for record in records_in(text, day or today):
        gathering.add(record)
    return [gathering.reading(NAME, SOURCE, date=day)]


def _props(text: str) -> Iterator[str]:
    """The JSON in a page that holds papers; the last may be cut short, like the page."""
    for match in _PROPS.finditer(text):
        props = html.unescape(match["double"] or match["single"] or "")
        if _HOLDS_PAPERS.search(props):
            yield props
