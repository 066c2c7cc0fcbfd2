"""Which digest a list of papers is: what it is called, and whether there is one of the same list already.

Knows that the same list may stand under a day that was only assumed, and under another source if it is of
the same address: what was imported from there can be subscribed to by another name. Does not know where
digests are kept, nor what time it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from paperreader.core.days import written_day
from paperreader.core.digest import Digest, digest_id, papers_fingerprint, source_name
from paperreader.core.inert import inert_line
from paperreader.core.paper import Paper
from paperreader.core.reading import Reading

_ADDRESS = ("https://", "http://")
"""How an origin begins that is the same wherever one asks for it, as no file's path is."""


def named(
    reading: Reading,
    papers: Sequence[Paper],
    held: Mapping[str, Digest],
    today: datetime.date,
    now: datetime.datetime,
) -> Digest:
    """The digest that a reading is.

    Where it names no day itself that is the one that a person has said, or that was assumed when the same
    list was imported before; else it is today's.

    Args:
        reading: the list as it was read.
        papers: what of it shall be in the digest, under the keys of the library.
        held: the digests of the library, by id.
        today: its day, where nobody knows a better one.
        now: when it is imported, UTC.
    """
    day = reading.date or today
    digest = Digest(
        id=digest_id(day, reading.source, papers_fingerprint(papers)),
        source=reading.source,
        title=reading.title or f"{source_name(reading.source)} {written_day(day)}",
        date=day,
        date_assumed=reading.date_assumed or reading.date is None,
        imported=now,
        origin=inert_line(reading.origin),
        format=reading.format,
        size=len(papers),
    )
    twins = _twins(digest, held)
    if not digest.date_assumed:
        return next((twin for twin in twins if twin.date == day), digest)
    return min(twins, key=lambda one: one.date_assumed, default=digest)


def mistaken_for(digest: Digest, held: Mapping[str, Digest]) -> Digest | None:
    """The digest that a dated one shall replace: the same list under a day that was assumed."""
    if digest.date_assumed:
        return None
    return next((twin for twin in _twins(digest, held) if twin.date_assumed), None)


def is_of_one_place(digest: Digest, source: str, origin: str) -> bool:
    """Whether a digest came from some source, or from the very address, whatever source it was called."""
    return digest.source == source or (digest.origin == origin and origin.startswith(_ADDRESS))


def _twins(digest: Digest, held: Mapping[str, Digest]) -> Iterator[Digest]:
    """The digests of the same list that the library has under other days, or from its address."""
    ending = digest.id[digest.id.rindex("-") :]
    twins = (held[id] for id in held if id.endswith(ending) and id != digest.id)
    return (twin for twin in twins if is_of_one_place(twin, digest.source, digest.origin))
