"""The orders that papers can be listed in.

Knows their names and meanings. Does not know how papers are put in order.
"""

from __future__ import annotations

from enum import StrEnum


class Sort(StrEnum):
    """An order that papers can be listed in; among equals, as one reads."""

    DATE = "date"
    """As one reads: the newest digest first, each in its own order."""

    OLDEST = "oldest"
    """The other way round."""

    TITLE = "title"
    """By title, capital or small."""

    RELEVANCE = "relevance"
    """Those first that the words of the query are most about (BM25), and that have them in the title."""

    UPVOTES = "upvotes"
    """The most upvotes first, those without a count last."""

    SEEN = "seen"
    """Those first that the most digests list."""
