"""Which format a file is in, by what it holds and never by its name.

Knows the table of formats and the order in which they are asked. A new one is a module beside this one,
named after the format, and a row in the table. The modules are imported when a file is there to be
asked about, and each imports what it parses with when it reads: a reader that imports nothing waits for
none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from paperreader.core.errors import DigestError, UnknownFormat
from paperreader.core.reading import Reading
from paperreader.formats.appearance import appearance, is_binary
from paperreader.formats.containers import files_within
from paperreader.formats.decoding import decode
from paperreader.formats.packed import File

LARGEST_INPUT = 200_000_000
"""Bytes of a file as it is given, packed or not: a hundred thousand papers with abstracts."""

OPENING = 65_536
"""Bytes at the beginning of a file that formats are recognised by: some forty papers."""

FORMATS: Mapping[str, str] = {
    "arxiv-atom": "arXiv API answers",
    "arxiv-rss": "arXiv feeds",
    "feed": "feeds (RSS, Atom)",
    "arxiv-abs": "arXiv .abs files",
    "arxiv-mail": "arXiv listing mails",
    "opml": "lists of subscriptions (OPML)",
    "json-feed": "JSON feeds",
    "jsonl": "JSON lines",
    "csl-json": "CSL JSON",
    "huggingface-json": "Hugging Face API answers",
    "json-list": "JSON lists",
    "csv": "tables (CSV, TSV)",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "tagged": "records of PubMed, Web of Science and EndNote",
    "huggingface-html": "saved Hugging Face pages",
    "huggingface-paper": "the text of one paper's page at Hugging Face",
    "labelled-text": "labelled records",
    "markdown": "Markdown lists with links",
    "huggingface-text": "the text of a Hugging Face papers page",
}
"""What each format is, for people, by its name; the first that recognises a file reads it.

Marked formats come before loose ones, and those of one family from the narrow to the wide: what
anything but its own service could have written is asked last. JSON comes before tables, as a line of it may
pass for a header; tables come before bibliographies, for the cells of one may hold lines of the other, and no
bibliography begins with a header. A papers page copied as text, which is prose with nothing around it, comes
at the end.
"""

READABLE = f"What can be read: {', '.join(FORMATS.values())}."
"""What to do with a file in none of them, for people: said once, of however many files."""

_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)")
"""`2026-07-01`, `2026_07_01` or `20260701`."""

_NOT_ASCII = bytes(range(0x80, 0x100))


class _Format(Protocol):
    """What the module of a format offers."""

    def recognises(self, opening: str) -> bool:
        """Whether a text that begins so, decoded and inert, is in this format."""

    def read(self, data: bytes, name: str, today: date) -> Sequence[Reading]:
        """The digests in a file's bytes, at least one; `name` is for notices, `today` for years.

        Raises:
            DigestError: there is none.
        """


class Found(NamedTuple):
    """One digest of a file, or why there is none."""

    outcome: Reading | DigestError

    end: float
    """The share of the file, from 0 to 1, that is done with when this is."""


def readings(data: bytes, *, name: str, today: date, format: str | None = None) -> Iterator[Found]:
    """The digests that a file holds, or each of the files packed in it.

    Args:
        data: the file's bytes.
        name: the file's name as the user gave it, for notices and errors.
        today: the day that a date without a year is not later than.
        format: a name in FORMATS to read it with, whatever it looks like; None to recognise it.

    Returns:
        At least one: a file that holds no digest comes as the DigestError that says why. The digests
        of one are given before the next is unpacked.
    """
    if len(data) > LARGEST_INPUT:
        reason = f"has more than {LARGEST_INPUT // 10**6} MB, and no digest is as large"
        yield Found(DigestError(name, reason), 1)
        return
    files = files_within(data, name)
    del data
    done = 0.0
    for file in files:
        if isinstance(file, DigestError):
            yield Found(file, done)
            continue
        try:
            found = _read(file, today, format)
        except DigestError as error:
            yield Found(error, file.end)
            continue
        for number, reading in enumerate(found, start=1):
            yield Found(reading, file.begin + (file.end - file.begin) * number / len(found))
        done = file.end


def _read(file: File, today: date, format: str | None) -> Sequence[Reading]:
    module = _recognised(file) if format is None else _named(format, file.name)
    first, *others = module.read(file.taken(), file.name, today)
    first = replace(first, warnings=(*file.notices, *first.warnings))
    return [_placed(reading, file.name) for reading in (first, *others)]


def _placed(reading: Reading, name: str) -> Reading:
    """The reading with its origin, and with the day in the file's name if it names none itself.

    Crawlers put the day there and nowhere else: `2026-07-01.jsonl`.
    """
    reading = replace(reading, origin=name)
    match = _DAY_IN_NAME.search(name.rpartition("/")[2])
    if reading.date or match is None:
        return reading
    try:
        day = date(*map(int, match.groups()))
    except ValueError:
        return reading
    return replace(reading, date=day, date_assumed=True)


def _named(format: str, name: str) -> _Format:
    if format not in FORMATS:
        raise DigestError(name, f"no format is called {format!r}; there is {', '.join(FORMATS)}")
    return _module(format)


def _recognised(file: File) -> _Format:
    """The first format that recognises the file."""
    data = file.data
    opening = data if len(data) <= OPENING else data[:OPENING].rstrip(_NOT_ASCII)
    text, _ = decode(opening, file.name)
    if not is_binary(opening):
        for name in FORMATS:
            if _module(name).recognises(text):
                return _module(name)
    if not text.strip():
        raise DigestError(file.name, appearance(opening, text))
    raise UnknownFormat(file.name, appearance(opening, text))


def _module(format: str) -> _Format:
    return cast(_Format, import_module(f"paperreader.formats.{format.replace('-', '_')}"))
