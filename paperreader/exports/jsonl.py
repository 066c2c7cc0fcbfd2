"""JSON lines: a paper a line with all that is known of it, marks too.

    {"key": "0123456789ab", "title": "...", "authors": ["..."], ..., "starred": true, "extra": {...}}

The fields are those that every command prints with `--json`, and `extra` with what the source said beside
them. The one format in which nothing is lost. Does not know how it is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from paperreader.core.inert import inert_values
from paperreader.core.listing import Entry
from paperreader.core.paper_record import paper_record


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The papers, a line each."""
    for entry in entries:
        record = {**paper_record(entry), "extra": dict(entry.paper.extra)}
        yield json.dumps(inert_values(record), ensure_ascii=False) + "\n"
