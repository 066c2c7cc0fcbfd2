"""A paper as one record of plain values: the names that other people's scripts rely on.

The only place that knows them. Does not know how a record is printed or written to a file.
"""

from __future__ import annotations

from paperreader.core.listing import Entry


def paper_record(entry: Entry, score: float | None = None) -> dict[str, object]:
    """A paper as every command gives it with `--json`: what is known of it, then what was decided.

    Args:
        entry: the paper with its mark.
        score: how well a jump found it, from 0 to 100; None where nothing was scored.
    """
    paper, mark = entry.paper, entry.mark
    return {
        "key": paper.key,
        "title": paper.title,
        "abstract": paper.abstract,
        "authors": paper.authors,
        "url": paper.url,
        "arxiv_id": paper.arxiv_id,
        "doi": paper.doi,
        "published": paper.published,
        "categories": paper.categories,
        "links": paper.links,
        "upvotes": paper.upvotes,
        "digests": entry.digests,
        "seen": len(entry.digests),
        "starred": mark.starred,
        "read": mark.read,
        "later": mark.later,
        "dismissed": mark.dismissed,
        "snoozed_until": mark.snoozed_until.isoformat() if mark.snoozed_until else None,
        "tags": sorted(mark.tags),
        "note": mark.note,
        "score": score,
    }
