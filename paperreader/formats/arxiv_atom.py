"""An answer of the arXiv API: `http://export.arxiv.org/api/query?search_query=...`, which is Atom.

Knows the elements that arXiv adds to Atom, and that it tells of an error in an entry titled so. Lists of
what is new, which arXiv also gives as Atom, have a format of their own.
"""

from __future__ import annotations

import re
from datetime import date

from paperreader.core.errors import DigestError
from paperreader.core.ids import arxiv_id_in
from paperreader.core.inert import inert_line
from paperreader.core.links import links_in
from paperreader.core.reading import Reading
from paperreader.formats import arxiv_rss
from paperreader.formats.arxiv import SOURCE, version_in
from paperreader.formats.dates import whole_day
from paperreader.formats.decoding import decode
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.markup import root_of
from paperreader.formats.xml_documents import others_of, tell_damages
from paperreader.formats.xml_elements import Element, document

NAME = "arxiv-atom"
"""What this format is called."""

_SERVICE = re.compile(
    r"https?://(?:export\.)?arxiv\.org/api/|=[\"']https?://arxiv\.org/schemas/atom[\"']"
    r"|<id>\s*https?://arxiv\.org/abs/"
)

_KNOWN = (
    *("id", "title", "summary", "author", "category", "primary_category", "published", "link", "doi"),
)  # fmt: skip
"""Elements of an entry that a paper has fields for."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such an answer."""
    is_answer = root_of(opening) == "feed" and _SERVICE.search(opening) is not None
    return is_answer and not arxiv_rss.recognises(opening)


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The papers of an answer; raises DigestError where it is an error, or holds none."""
    text, damage = decode(data, name)
    answer = document(text, name, "entry")
    head = answer.head
    if len(answer.records) == 1:
        _refuse_error(answer.records[0][0], name)
    if not answer.records and head.text_of("totalresults") == "0":
        raise DigestError(name, "there is no paper in it: arXiv found none for the query")
    gathering = Gathering(name)
    gathering.pass_on(damage)
    for entry, line in answer.records:
        gathering.add(_record(entry, line))
    tell_damages(answer, gathering)
    day = whole_day(head.text_of("updated"))
    return [gathering.reading(NAME, SOURCE, title=head.text_of("title"), date=day)]


def _refuse_error(entry: Element, name: str) -> None:
    """Raise DigestError with the text of an entry that is an error."""
    if entry.text_of("title") == "Error" and not arxiv_id_in(entry.text_of("id")):
        told = inert_line(entry.text_of("summary")).rstrip(".") or "it does not say which"
        raise DigestError(name, f"arXiv answered with an error: {told}")


def _record(entry: Element, line: int) -> Record:
    id = entry.text_of("id")
    links = {link.attributes.get("href", ""): link for link in entry.all("link")}
    page = next(
        (url for url, link in links.items() if link.attributes.get("rel") == "alternate"), ""
    )
    primary = [one.attributes.get("term", "") for one in entry.all("primary_category")]
    return Record(
        title=entry.text_of("title"),
        abstract=entry.text_of("summary"),
        authors=[author.text_of("name") or author.text for author in entry.all("author")],
        url=page or id,
        arxiv_id=arxiv_id_in(id) or arxiv_id_in(page),
        doi=entry.text_of("doi"),
        published=entry.text_of("published"),
        categories=[*primary, *(one.attributes.get("term", "") for one in entry.all("category"))],
        links=[*(url for url in links if url != page), *links_in(entry.text_of("comment"))],
        extra={
            **others_of(entry, _KNOWN),
            "version": version_in(id) or version_in(page),
            "affiliations": _affiliations(entry),
        },
        line=line,
    )


def _affiliations(entry: Element) -> dict[str, list[str]]:
    """Where each author works of whom it is told."""
    return {
        author.text_of("name"): found
        for author in entry.all("author")
        if (found := [one.text for one in author.all("affiliation") if one.text])
    }
