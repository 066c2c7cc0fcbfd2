"""HTML in a feed or a bibliography, made text as people read it.

Knows which elements part paragraphs, and which names are elements at all: `<unk>` in a title is none.
Keeps what links lead to, and nothing that acts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from paperreader.core.links import openable
from paperreader.formats.markup import End, Start, parts

_PARAGRAPH_NAMES = (
    "p div article section header footer main aside ul ol dl table blockquote pre figure hr h1 h2 h3 h4 h5"
    " h6 title sec"
)
"""What stands apart from what is before and behind it."""

_LINES = frozenset(("br", "li", "tr", "dt", "dd", "figcaption", "caption"))
"""What begins a line."""

_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big body center cite code data del dfn em font head html i iframe img inf ins"
    " italic kbd label link mark math mi mn mo mrow ms msub msubsup msup mtext mark meta nobr q s samp scp"
    " small source span strike strong style sub sup svg tbody td tfoot th thead time tt u var video wbr"
    " audio button canvas embed fieldset form input nav object option param script select summary details"
    " textarea picture track noscript template"
)
"""What leaves no trace in a text; JATS, in which publishers write abstracts, has some of its own."""

_PARAGRAPHS = frozenset(_PARAGRAPH_NAMES.split())
_INLINE = frozenset(_INLINE_NAMES.split())
_ELEMENTS = _PARAGRAPHS | _LINES | _INLINE

_MARKUP = re.compile(r"<[/!]?[A-Za-z-]|&(?:#\d|#[xX]|[A-Za-z]{2,20};)")

_BLANKS = re.compile(r"[ \t\u00a0]+")
_AROUND_LINE = re.compile(r" ?\n ?")
_MANY_LINES = re.compile(r"\n{3,}")

_PASSES = 2
"""HTML that was escaped once too often is met with; more often is damage."""


def text_of(markup: str) -> str:
    """The text of a piece of HTML: paragraphs parted by blank lines. A text without markup is its own."""
    return text_and_links(markup)[0]


def text_and_links(markup: str, base: str = "") -> tuple[str, list[str]]:
    """The text of a piece of HTML, and where the links in it lead that can be opened.

    Args:
        markup: the HTML.
        base: the address that links are relative to; empty where it is not known.
    """
    links: list[str] = []
    text = markup
    for _ in range(_PASSES):
        if not _MARKUP.search(text):
            break
        text = _unmarked(text, links)
    return text.strip(), [link for link in dict.fromkeys(absolute(links, base)) if openable(link)]


def absolute(links: Iterable[str], base: str) -> Iterator[str]:
    """Addresses as they are without a base; those that make no sense beside it stay as they are."""
    for link in links:
        try:
            yield urljoin(base, link)
        except ValueError:  # such as a bracket that is not closed
            yield link


def _unmarked(markup: str, links: list[str]) -> str:
    """The text of a piece of HTML, with what it leads to added to the links."""
    pieces: list[str] = []
    for part in parts(markup):
        if isinstance(part, str):
            # How lines are broken in a paragraph is the writer's own matter, but not twice.
            text = part.removeprefix("\n") if pieces and pieces[-1] == "\n" else part
            pieces.append(_BLANKS.sub(" ", text))
            continue
        name = part.name.rpartition(":")[2]
        if _is_sign(part):
            pieces.append(f"<{name}{part.attributes}>" if isinstance(part, Start) else f"</{name}>")
        elif name in _PARAGRAPHS:
            pieces.append("\n\n")
        elif name in _LINES:
            pieces.append("\n")
        if isinstance(part, Start) and name == "a":
            links.append(html.unescape(part.attribute("href")).strip())
    text = _AROUND_LINE.sub("\n", "".join(pieces))
    return _MANY_LINES.sub("\n\n", text)


def _is_sign(part: Start | End) -> bool:
    """Whether what looks like an element is none: `<unk>`, or `x <q and q> y`."""
    name = part.name.rpartition(":")[2]
    if name not in _ELEMENTS:
        return True
    told = part.attributes.strip() if isinstance(part, Start) else ""
    return len(name) == 1 and told not in ("", "/") and "=" not in told
