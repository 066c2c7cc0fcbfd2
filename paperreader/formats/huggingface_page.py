"""What is on a Hugging Face papers page besides papers: its header, its day, votes and counts.

Knows the words of the page as they have been since 2023. Does not know titles from abstracts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paperreader.core.digest import MONTHS, latest_such_day

_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)

_DAY = re.compile(rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?")
"""`Apr 22`, or `Feb 27, 2025` where the page is of another year."""

_URL = r"https?://\S+"

_BANNER = re.compile(
    r"Get trending papers in your email inbox(?: once a day)?!|(?:by ?AK )?and the research community"
)
"""Lines that no other page has."""

_MENU = re.compile(
    rf"new|Subscribe|by|AK|Log In|Sign Up|(?:Daily|Trending) Papers|Daily|Weekly|Monthly|{_URL}",
    re.IGNORECASE,
)
"""Lines of the header that could stand elsewhere too."""

FURNITURE = re.compile(
    rf"\d{{1,6}}|-|·|{_DAY.pattern}|(?:\d{{1,5}} authors?)|Submitted by(?: \S+)?|{_URL}"
)
"""What stands between papers where a whole page was copied: votes or comments, a middle dot, a day,
`7 authors`, where a link leads."""

VOTES = re.compile(r"\d{1,6}")
"""The votes for a paper, where it is the last thing above the title."""


@dataclass(frozen=True, slots=True)
class Header:
    """The lines above the first paper."""

    length: int
    """How many lines there are, blank ones included."""

    present: bool
    """Whether any of them is more than blank."""

    certain: bool
    """Whether they can only be those of a Hugging Face papers page."""

    day: str
    """The day as it is written there, or empty."""

    day_line: int | None
    """The number, from 1, of the line with the day."""


def header_of(lines: Sequence[str]) -> Header:
    """The header that a text begins with; of length 0 where it begins with a paper."""
    found: list[str] = []
    day, day_line = "", None
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not day and _DAY.fullmatch(text):
            day, day_line = text, number
        elif not (not text or _BANNER.fullmatch(text) or _MENU.fullmatch(text)):
            break
        found.append(text)
    return Header(len(found), any(found), any(map(_BANNER.fullmatch, found)), day, day_line)


def date_of(day: str, today: date) -> tuple[date | None, bool]:
    """The date of a written day, and whether its year was concluded.

    Without a year it is the latest such day that is not after `today`; None where there is none,
    such as Feb 30.
    """
    match = _DAY.fullmatch(day)
    if match is None:
        return None, False
    month, day_of_month = MONTHS.index(match["month"][:3]) + 1, int(match["day"])
    if match["year"] is None:
        return latest_such_day(month, day_of_month, today), True
    try:
        return date(int(match["year"]), month, day_of_month), False
    except ValueError:
        return None, False
