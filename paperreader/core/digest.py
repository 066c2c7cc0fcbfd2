"""What a digest is: a dated list of papers from one source, never changed once it is imported.

Knows its fields, its name and what tells it from others of its day. Does not know what it was read from
or where it is kept.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from paperreader.core.inert import inert_line
from paperreader.core.paper import Paper

SOURCES = {"huggingface": "Hugging Face", "arxiv": "arXiv"}
"""Sources whose names people write otherwise than the library does."""

FILE = "file"
"""The source of a file that names none."""

LONGEST_FILE_NAME = 24
"""Characters of a file's name that are shown, which leave room for a day on a line of fifty: its beginning
tells most, its end what kind of file it is."""

_UNNAMED = ("", "-")
"""What is no name of a file: nothing, and standard input."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One dated list of papers from one source: all that is known of it but the papers."""

    id: str
    """`<date>-<source>-<8 hex digits of its papers>`."""

    source: str
    """`huggingface`, `arxiv`, a feed's name, or `file`."""

    title: str
    """What it calls itself, or what it is called after its source and day."""

    date: datetime.date
    """Its day."""

    date_assumed: bool
    """Whether the year, or the whole day, was concluded and not read."""

    imported: datetime.datetime
    """When it came into the library, UTC."""

    origin: str
    """The file name or URL that it was read from."""

    format: str
    """The format it was read with."""

    size: int
    """How many papers it lists."""

    @property
    def is_undated(self) -> bool:
        """Whether its day tells no more than that it was imported on it."""
        return self.date_assumed and self.date == self.imported.astimezone().date()

    @property
    def place(self) -> str:
        """Where its papers stood, as people write it: `Hugging Face`, or of a file its name."""
        return self.file or inert_line(source_name(self.source))

    @property
    def file(self) -> str:
        """The name of the file that it was, if no source tells more of it; else empty."""
        return file_name(self.origin) if self.source == FILE else ""


def papers_fingerprint(papers: Sequence[Paper]) -> str:
    """Eight hex digits that equal lists of papers share: of titles, abstracts and ids, in order."""
    # With OpenSSL behind it this costs 2 ms, and a reader that only reads names no digests.
    from hashlib import blake2b

    state = blake2b(digest_size=4)
    for paper in papers:
        for text in (paper.title, paper.abstract, paper.arxiv_id, paper.doi):
            state.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return state.hexdigest()


def digest_id(day: datetime.date, source: str, fingerprint: str) -> str:
    """The name of a digest, which is also its file's: `2026-05-20-huggingface-3c29a9ea`."""
    return f"{day.isoformat()}-{source}-{fingerprint}"


def source_name(source: str) -> str:
    """A source as people write it: `Hugging Face`."""
    return SOURCES.get(source, source)


def file_name(origin: str) -> str:
    """The last part of a path or an address, inert and cut in its midst; empty where it names no file."""
    name = inert_line(origin.replace("\\", "/").rstrip("/").rpartition("/")[2])
    if len(name) > LONGEST_FILE_NAME:
        half = LONGEST_FILE_NAME // 2
        name = f"{name[:half].rstrip()}…{name[1 - half :].lstrip()}"
    return "" if name in _UNNAMED else name


def told_apart(digests: Iterable[Digest]) -> dict[str, str]:
    """What to say after the day of each digest that shares it with another, or was a file, by id.

    They are told apart by their sources, those that were files by their names, and those of one source
    or name by a number, the first that was imported being the first: `arXiv`, `a.bib`, `(2)`, `(2) arXiv`.
    """
    of_days: defaultdict[datetime.date, list[Digest]] = defaultdict(list)
    for digest in digests:
        of_days[digest.date].append(digest)
    told = chain.from_iterable(map(_apart, of_days.values()))
    return {id: apart for id, apart in told if apart}


def _apart(digests: Iterable[Digest]) -> Iterator[tuple[str, str]]:
    """Each digest of one day, by id, with what tells it from the others."""
    of_places: defaultdict[str, list[Digest]] = defaultdict(list)
    for digest in sorted(digests, key=lambda digest: (digest.imported, digest.id)):
        of_places[digest.place].append(digest)
    for place, there in of_places.items():
        name = place if len(of_places) > 1 or there[0].file else ""
        for number, digest in enumerate(there, start=1):
            told = f"({number})" if len(there) > 1 else ""
            yield digest.id, " ".join(filter(None, (told, name)))
