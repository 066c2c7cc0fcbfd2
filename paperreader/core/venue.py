"""Where a paper was published, which no field of a paper holds: the names that sources have for it."""

from __future__ import annotations

from paperreader.core.inert import inert_line
from paperreader.core.paper import Paper

_NAMES = ("journal", "journaltitle", "booktitle", "container-title", "JO", "JF", "T2", "venue")
_REFERENCES = ("journal_ref", "journal_reference", "Journal-ref")
"""Of arXiv, with volume and pages."""


def venue(paper: Paper) -> str:
    """The journal, the proceedings or the reference that a source names; or nothing."""
    told = (paper.extra.get(name) for name in (*_NAMES, *_REFERENCES))
    return next((inert_line(text) for text in told if isinstance(text, str) and text.strip()), "")
