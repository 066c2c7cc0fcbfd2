"""What the tests of the index fill it with: the three sample digests, and papers made up on the spot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from paperreader.core.digest import Digest, digest_id, papers_fingerprint
from paperreader.core.listed import keyed
from paperreader.core.paper import Paper
from paperreader.index.index import Index

FIRST_TITLE = 10
"""Lines before the first title of a sample; titles and abstracts follow, each after an empty line."""

Shelf = list[tuple[Digest, Sequence[Paper]]]
"""Digests with their papers, as the library keeps them and as the index is filled with them."""


def digest_of(
    papers: Sequence[Paper],
    day: date = date(2026, 1, 1),
    imported: datetime = datetime(2026, 6, 1, tzinfo=UTC),
    source: str = "file",
) -> Digest:
    """A digest of some papers."""
    return Digest(
        id=digest_id(day, source, papers_fingerprint(papers)),
        source=source,
        title="A digest",
        date=day,
        date_assumed=False,
        imported=imported,
        origin="somewhere.txt",
        format="made-up",
        size=len(papers),
    )


def listed(titles: Iterable[str], day: date = date(2026, 1, 1)) -> tuple[Digest, Sequence[Paper]]:
    """A digest of papers with some titles."""
    papers = tuple(map(Paper, titles))
    return digest_of(papers, day), papers


def filled(directory: Path, shelf: Shelf) -> Index:
    """An index in a directory with some digests in it."""
    index = Index.open(directory)
    fill(index, shelf)
    return index


def fill(index: Index, shelf: Shelf) -> None:
    """Add digests to an index, in which earlier appearances are read from the same shelf."""
    index.add(shelf, reading_from(shelf))


class reading_from:  # noqa: N801  # reads as the phrase it is in
    """Reads what a digest of a shelf tells of the paper at a position."""

    def __init__(self, shelf: Shelf) -> None:
        self._papers = {digest.id: papers for digest, papers in shelf}

    def __call__(self, digest: str, position: int) -> Paper:
        return self._papers[digest][position - 1]


def known(index: Index, papers: Sequence[Paper]) -> list[str | None]:
    """For each incoming paper the key of the paper in an index that it is, or None if it is new."""
    return [
        paper.key if is_known else None for paper, is_known in keyed(papers, index.alike(papers))
    ]


def samples(folder: Path) -> Shelf:
    """The sample digests: those of April, of March and of May."""
    days = (date(2026, 4, 22), date(2026, 3, 13), date(2026, 5, 20))
    papers = (_papers_of(file) for file in sorted(folder.glob("*.txt")))
    return [
        (digest_of(some, day, source="huggingface"), some)
        for day, some in zip(days, papers, strict=True)
    ]


def _papers_of(file: Path) -> tuple[Paper, ...]:
    texts = file.read_text().split("\n")[FIRST_TITLE::2]
    return tuple(map(Paper, texts[::2], texts[1::2]))
