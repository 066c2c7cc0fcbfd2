"""The file that arXiv keeps of a paper: `2605.01234.abs`, one record with who has sent it in.

Several may stand one after the other. Knows what tells such a record from one of a listing. Does not
know how records are written.
"""

from __future__ import annotations

import re
from datetime import date

from paperreader.core.reading import Reading
from paperreader.formats.arxiv import SOURCE
from paperreader.formats.arxiv_records import BEGINNING, add_records
from paperreader.formats.decoding import decoded_lines
from paperreader.formats.gathering import Gathering

NAME = "arxiv-abs"
"""What this format is called."""

_SENDER = re.compile(r"\\\\\n(?:arXiv|Paper):.*\n(?:.*\n)?From: ", re.IGNORECASE)

_RULES = re.compile(r"[\s-]*")


def recognises(opening: str) -> bool:
    """Whether a text that begins so has nothing before its first record, and that tells its sender."""
    match = BEGINNING.search(opening)
    is_first = match is not None and _RULES.fullmatch(opening, 0, match.start()) is not None
    return is_first and _SENDER.search(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The papers of a file; raises DigestError where there is none."""
    lines, damage = decoded_lines(data, name)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    add_records(lines, gathering)
    return [gathering.reading(NAME, SOURCE)]
