"""Which digest a list of papers is: what it is called, and whether there is one of the same list already.

Knows that the same list may stand under a day that was only assumed. Does not know where digests are kept,
nor what time it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from paperreader.core.days import written_day
from paperreader.core.digest import Digest, digest_id, papers_fingerprint, source_name
from paperreader.core.inert import inert_line
from paperreader.core.paper import Paper
from paperreader.core.reading import Reading


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
    if not digest.date_assumed:
        return digest
    return min(_of_other_days(digest, held), key=lambda one: one.date_assumed, default=digest)


def mistaken_for(digest: Digest, held: Mapping[str, Digest]) -> Digest | None:
    """The digest that a dated one shall replace: the same list under a day that was assumed."""
    if digest.date_assumed:
        return None
    return next((twin for twin in _of_other_days(digest, held) if twin.date_assumed), None)


def _of_other_days(digest: Digest, held: Mapping[str, Digest]) -> Iterator[Digest]:
    """The digests of the same list that the library has under other days."""
    ending = digest.id.removeprefix(digest.date.isoformat())
    twins = (held[id] for id in held if id.endswith(ending) and id != digest.id)
    return (twin for twin in twins if twin.source == digest.source)
