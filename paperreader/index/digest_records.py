"""What the catalogue keeps of a digest beside its papers, as JSON.

Knows the names of the fields, and nothing else does.
"""

from __future__ import annotations

from datetime import date, datetime

import orjson

from paperreader.core.digest import Digest


def record_of_digest(digest: Digest) -> bytes:
    """All of a digest but its id."""
    fields = {
        "source": digest.source,
        "title": digest.title,
        "date": digest.date.isoformat(),
        "date_assumed": digest.date_assumed,
        "imported": digest.imported.isoformat(),
        "origin": digest.origin,
        "format": digest.format,
        "size": digest.size,
    }
    return orjson.dumps(fields)


def digest_of_record(id: str, record: bytes) -> Digest:
    """The digest of an id and its record."""
    fields = orjson.loads(record)
    return Digest(
        id=id,
        source=fields["source"],
        title=fields["title"],
        date=date.fromisoformat(fields["date"]),
        date_assumed=fields["date_assumed"],
        imported=datetime.fromisoformat(fields["imported"]),
        origin=fields["origin"],
        format=fields["format"],
        size=fields["size"],
    )
