"""What the services of arXiv have in common: how they name a paper, its version and its place.

Knows nothing of how any of them is written.
"""

from __future__ import annotations

import re

from paperreader.core.latex import shown
from paperreader.formats.names import people

SOURCE = "arxiv"
"""Where such digests come from."""

_VERSION = re.compile(r"(?:\d{4}\.\d{4,5}|/\d{7})(?P<version>v\d{1,3})\b")


_AFFILIATION = re.compile(r"\s*\((?:[^()]|\([^()]*\)){0,2000}\)")


def authors_in(written: str) -> list[str]:
    """The names in a list of authors, which may be in LaTeX and say in brackets where they work."""
    return people(_AFFILIATION.sub("", shown(written)))


def version_in(written: str) -> str:
    """The version in an id or address of arXiv: `v3`; empty where it names none."""
    match = _VERSION.search(written)
    return match["version"] if match else ""
