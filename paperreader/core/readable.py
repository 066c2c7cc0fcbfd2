"""A stranger's text as people read it: paragraphs, LaTeX as Unicode, nothing that a terminal obeys.

Knows in which order the three are done: lines are joined before LaTeX is read, for a formula may go
on in the next line. Where the links are is found in what comes out.
"""

from __future__ import annotations

from paperreader.core.latex import shown
from paperreader.core.paragraphs import flowed


def readable(text: str) -> str:
    """An abstract for the eye; what is stored, exported and shown on demand is the text as it came.

    Paragraphs are divided by one empty line. Links are found with `links.links_at` in the result.
    """
    return shown(flowed(text))
