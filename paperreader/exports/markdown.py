"""Markdown, for notes and for people: a section a paper.

    ## [Harder Tasks Need More Experts](https://arxiv.org/abs/2605.01234)
    <!-- paperreader 0123456789ab -->

    *Jane Doe, Richard Roe*

    - Published: 2026-05-20
    - arXiv: 2605.01234
    - Marks: starred, #moe

    In this paper, ...

    <!-- paperreader {"extra": {"comment": "12 pages"}} -->

LaTeX is written as the reader shows it, and what stands in a text is text: it makes no link, no tag and no
emphasis but the address in an abstract that everybody may follow. A second comment, which nobody sees where
Markdown is shown, tells what the section does not bring back word for word and what has no place in it, see
:mod:`paperreader.exports.remainder`. Does not know how it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from paperreader.core.inert import inert, inert_line
from paperreader.core.latex import shown
from paperreader.core.links import openable
from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.exports.remainder import remainder

_SIGN = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
"""What marks up a text wherever it stands, in CommonMark and the tables of GitHub."""

_START = re.compile(r"(?=[#+\-=>:](?:\s|$|[#+\-=>:])|\d{1,9}[.)](?:\s|$))")
"""What makes of a paragraph a heading, a list, a quotation or a rule."""

_AS_ENTITY = {"\\": "&#92;", "<": "&lt;", ">": "&gt;", "&": "&amp;"}
"""Signs that not every program lets be when a backslash stands before them."""

_IN_ADDRESS = str.maketrans({sign: quote(sign) for sign in '<>`|"'})
"""What could end an address, or begin something that ends behind it."""

_BRACKETS = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*")
"""Brackets that are closed, which may stand in an address without more."""

_PARAGRAPHS = re.compile(r"\n\s*\n")


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The papers, a section each."""
    for entry in entries:
        yield "\n\n".join((_head(entry.paper), *_body(entry))) + "\n\n"


def _head(paper: Paper) -> str:
    title = escaped(inert_line(shown(paper.title)))
    heading = f"[{title}]({_address(paper.url)})" if openable(paper.url) else title
    return f"## {heading}\n<!-- paperreader {inert_line(paper.key)} -->"


def _body(entry: Entry) -> Iterator[str]:
    paper, mark = entry.paper, entry.mark
    if paper.authors:
        yield f"*{escaped(_joined(inert_line(shown(name)) for name in paper.authors))}*"
    if facts := "\n".join(f"- {label}: {text}" for label, text in _facts(paper, mark) if text):
        yield facts
    yield from map(escaped, _paragraphs(paper.abstract))
    if told := _not_read_back(paper):
        yield f"<!-- paperreader {told} -->"


def _paragraphs(abstract: str) -> Sequence[str]:
    """The paragraphs of an abstract as it is shown, a line each."""
    return list(filter(None, map(inert_line, _PARAGRAPHS.split(shown(abstract)))))


def _not_read_back(paper: Paper) -> str:
    """What is not read from a section as it is."""
    can_be_followed = not paper.url or _is_followed(paper.url)
    return remainder(
        paper,
        extra={},
        title=inert_line(shown(paper.title)),
        abstract="\n\n".join(_paragraphs(paper.abstract)),
        authors=paper.authors if all(map(_stands_in_list, paper.authors)) else None,
        url=paper.url if can_be_followed else None,
        categories=paper.categories if all(map(_stands_in_list, paper.categories)) else None,
        links=paper.links if all(map(_is_followed, paper.links)) else None,
    )


def _stands_in_list(name: str) -> bool:
    return ";" not in name and inert_line(shown(name)) == name


def _is_followed(url: str) -> bool:
    """Whether an address stands as it is in the place that a link leads to, and in a list of them."""
    return openable(url) and url.translate(_IN_ADDRESS) == url and "&" not in url


def _facts(paper: Paper, mark: Mark) -> Iterator[tuple[str, str]]:
    yield "Published", escaped(inert_line(paper.published))
    yield "arXiv", escaped(inert_line(paper.arxiv_id))
    yield "DOI", escaped(inert_line(paper.doi))
    yield "Categories", escaped(_joined(map(inert_line, paper.categories)))
    yield "Upvotes", "" if paper.upvotes is None else str(paper.upvotes)
    yield "Links", " ".join(_linked(link) for link in paper.links if openable(link))
    yield "Marks", escaped(", ".join(_marks(mark)))
    yield "Note", escaped(inert_line(mark.note))


def _linked(url: str) -> str:
    return f"<{url.translate(_IN_ADDRESS)}>"


def _joined(names: Iterable[str]) -> str:
    """Names in a line, parted by a sign that none of them holds; one that could be two ends with it."""
    all_names = list(names)
    if not any("," in name or ";" in name for name in all_names):
        return ", ".join(all_names)
    return "; ".join(all_names) + (";" if len(all_names) == 1 else "")


def _marks(mark: Mark) -> Iterator[str]:
    for name in ("starred", "read", "later", "dismissed"):
        if getattr(mark, name):
            yield name
    if mark.snoozed_until:
        yield f"snoozed until {mark.snoozed_until.isoformat()}"
    for tag in sorted(mark.tags):
        yield f"#{inert_line(tag)}"


def escaped(text: str) -> str:
    """A text of one line in which nothing is markup."""
    text = _SIGN.sub(lambda match: _AS_ENTITY.get(match[0]) or f"\\{match[0]}", inert(text))
    if text.count("$") > 1:  # between two of them some programs see a formula
        text = text.replace("$", "&#36;")
    if _START.match(text):
        digits = len(text) - len(text.lstrip("0123456789"))
        text = f"{text[:digits]}\\{text[digits:]}"
    return text


def _address(url: str) -> str:
    """An address as the place that a link leads to, which it does not leave."""
    plain = url.translate(_IN_ADDRESS)
    return plain if _BRACKETS.fullmatch(plain) else f"<{plain}>"
