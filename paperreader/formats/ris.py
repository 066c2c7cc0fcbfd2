"""RIS, as libraries, publishers and reference managers export it.

    TY  - JOUR
    TI  - Harder Tasks Need More Experts
    AU  - Doe, Jane
    PY  - 2026/05/20
    ER  -

Knows the tags, and the ways in which programs write them (`TY -`, no end, several records without). Does
not know services.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from paperreader.core.ids import arxiv_id_in, doi_in
from paperreader.core.inert import inert_line
from paperreader.core.latex import shown
from paperreader.core.links import links_in
from paperreader.core.reading import Reading
from paperreader.formats.dates import iso_date
from paperreader.formats.decoding import decoded_lines
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.html_text import text_of
from paperreader.formats.names import people, person
from paperreader.formats.ris_own import is_own, own

NAME = "ris"
"""What this format is called."""

SOURCE = "file"
"""Nothing tells where a bibliography comes from."""

_TAG = re.compile(r"[ \u00a0]{0,3}(?P<tag>[A-Z][A-Z0-9])[ \u00a0]{2,4}-[ \u00a0]*(?P<text>.*)")
_NARROW_TAG = re.compile(
    r"[ \u00a0]{0,3}(?P<tag>[A-Z][A-Z0-9])[ \u00a0]{0,4}-(?:[ \u00a0]+(?P<text>.*)|\s*)"
)
_SMALL_TAG = re.compile(_NARROW_TAG.pattern, re.IGNORECASE)
"""A tag and its value; with fewer than two blanks, or in small letters, only where a file writes all so, for
in an abstract `UK - based` is none."""

_BEGINNING = re.compile(
    r"^[ \u00a0]{0,3}TY[ \u00a0]{0,4}-.{0,80}\n(?:[ \u00a0\t]{0,9}\n){0,9}"
    r"[ \u00a0]{0,3}[A-Z][A-Z0-9][ \u00a0]{0,4}-",
    re.MULTILINE | re.IGNORECASE,
)
"""The type of a record, and another tag."""

_LATEX = re.compile(r"\\[\"'`^~=.cvuHkrbdL]|\{\\")
"""Accents, where a program took over what BibTeX wrote."""

TITLES = ("TI", "T1", "CT", "BT", "TT", "ST")
AUTHORS = ("AU", "A1")
ABSTRACTS = ("AB", "N2")
DAYS = ("DA", "PY", "Y1")
ADDRESSES = ("UR", "L1", "L2", "L3", "LK", "L4")
DOIS = ("DO", "DI", "M3", "UR", "N1", "L3")
ARXIV_IDS = ("UR", "AN", "M1", "DO", "L1", "JO", "JF", "T2", "N1", "C7")
"""The tags of each field, the surest first."""

_ARXIV = re.compile(r"arxiv\s*(?:preprint\s*)?(?:arxiv\s*)?[:\s]\s*(?P<id>[\w./-]{6,30})", re.I)
"""`arXiv preprint arXiv:2605.01234`."""

_LONGEST_PLACE = 500
"""Characters of a journal's name or a note that are looked at."""


@dataclass(slots=True)
class _Written:
    """The lines of a record between its beginning and its end."""

    line: int
    type: str
    values: list[tuple[str, list[str]]] = field(default_factory=list)
    """Each tag, and the lines of its value."""

    has_title: bool = False
    """Whether it has said so much that another type begins another record."""

    def fields(self) -> dict[str, list[str]]:
        """The values by their tags; what is empty is not there."""
        found: dict[str, list[str]] = {"TY": [self.type]}
        for tag, lines in self.values:
            if text := "\n".join(lines).strip():
                found.setdefault(tag, []).append(text)
        return found


def recognises(opening: str) -> bool:
    """Whether a text that begins so has a record, which begins with its type."""
    return _BEGINNING.search(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The records of a file that have a title; raises DigestError where there is none."""
    lines, damage = decoded_lines(data, name)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    for written in _records(lines, gathering):
        gathering.add(_record(written))
    return [gathering.reading(NAME, SOURCE)]


def _records(lines: Sequence[str], gathering: Gathering) -> Iterator[_Written]:
    """The records: each begins with its type, and ends with its end, the next one or the file."""
    record: _Written | None = None
    shape = _shape(lines)
    for number, line in enumerate(lines, start=1):
        match = shape.fullmatch(line)
        tag, text = (match["tag"].upper(), (match["text"] or "").strip()) if match else ("", "")
        if tag == "TY" and (record is None or record.has_title):
            if record:
                yield record
            record = _Written(number, text)
        elif record is None:
            continue
        elif tag == "ER":
            yield record
            record = None
        elif tag:
            record.values.append((tag, [text]))
            record.has_title = record.has_title or tag in TITLES
        elif record.values:  # an empty line parts paragraphs, if it is not the last
            record.values[-1][1].append(line.strip())
    if record:
        gathering.warn("the file ends within its last record", line=record.line)
        yield record


def _shape(lines: Sequence[str]) -> re.Pattern[str]:
    """How a file writes tags: as it writes the first that begins a record."""
    for shape in (_TAG, _NARROW_TAG):
        if any((match := shape.fullmatch(line)) and match["tag"] == "TY" for line in lines):
            return shape
    return _SMALL_TAG


def _record(written: _Written) -> Record:
    fields = written.fields()
    if is_own(fields):
        return own(fields, written.line)

    def first(tags: Sequence[str]) -> str:
        return next((value for tag in tags for value in fields.get(tag, ())), "")

    used = {tag for tags in (TITLES, AUTHORS, ABSTRACTS) for tag in _first_tag(fields, tags)}
    day = _day([value for tag in DAYS for value in fields.get(tag, ())])
    addresses = [
        url for tag in ADDRESSES for value in fields.get(tag, ()) for url in links_in(value)
    ]
    doi = next((doi for tag in DOIS for value in fields.get(tag, ()) if (doi := doi_in(value))), "")
    extra: dict[str, object] = {}
    held = {day, doi, *addresses}
    for tag, values in fields.items():
        kept = [value for value in values if value not in held]
        if tag == "KW":  # EndNote has one below the other
            kept = [word for value in kept for word in value.split("\n")]
        if tag not in used and kept:
            extra[tag] = kept[0] if len(kept) == 1 and tag != "KW" else kept
    return Record(
        title=_plain(inert_line(first(TITLES))),
        abstract=text_of(first(ABSTRACTS)),
        authors=[name for value in _authors(fields) for name in _names(_plain(value))],
        url=next(iter(addresses), ""),
        arxiv_id=_arxiv_id(fields),
        doi=doi,
        published=day,
        links=addresses[1:],
        extra=extra,
        line=written.line,
    )


def _day(told: Sequence[str]) -> str:
    """The date, as precise as it is told; Web of Science has day and month beside the year."""
    year = next((value for value in told if len(value) == len("2026") and value.isdecimal()), "")
    return max(
        (iso_date(day) for value in told for day in (value, f"{value}, {year}")),
        key=len,
        default="",
    )


def _first_tag(fields: Mapping[str, list[str]], tags: Sequence[str]) -> Iterator[str]:
    """The tag that a field is taken from, where it says no more than that, and others that say the same."""
    tag = next((tag for tag in tags if fields.get(tag)), "")
    for other in tags:
        if fields.get(other, []) == fields.get(tag) and (
            len(fields[other]) == 1 or tags is AUTHORS
        ):
            yield other


def _authors(fields: Mapping[str, list[str]]) -> list[str]:
    return next((fields[tag] for tag in AUTHORS if fields.get(tag)), [])


def _names(written: str) -> list[str]:
    """The names in a value: one, but for programs that put all into it."""
    return people(written) if " and " in written or ";" in written else [person(written)]


def _plain(text: str) -> str:
    """A title or a name without what HTML or TeX has left in it."""
    text = text_of(text)
    return shown(text) if _LATEX.search(text) else text


def _arxiv_id(fields: Mapping[str, list[str]]) -> str:
    for tag in ARXIV_IDS:
        for value in fields.get(tag, ()):
            match = _ARXIV.search(value[:_LONGEST_PLACE])
            if id := arxiv_id_in(value) or (match and arxiv_id_in(match["id"])):
                return id
    return ""
