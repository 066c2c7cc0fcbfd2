"""What is on a Hugging Face papers page besides papers: its header, its day, votes and counts.

Knows the words of the page as they have been since 2023, and where one page ends and the next begins.
Does not know titles from abstracts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperreader.formats.huggingface_days import MONTH, is_day

_DAY = rf"(?:{MONTH})\.? \d{{1,2}}(?:,? \d{{4}})?"
"""`Apr 22`, or `Feb 27, 2025` where it is of another year."""

_URL = r"https?://\S+"

_BANNER = re.compile(
    r"Get trending papers in your email inbox(?: once a day)?!|(?:by ?AK )?and the research community"
)
"""Lines that no other page has."""

_MENU = re.compile(
    rf"new|Subscribe|by|AK|Log In|Sign Up|Hugging Face|Models|Datasets|Spaces|Buckets|Community|Docs"
    rf"|Enterprise|Pricing|Papers|(?:Daily|Trending) Papers|Daily|Weekly|Monthly|Trending|Search|{_URL}",
    re.IGNORECASE,
)
"""Lines of the header that could stand elsewhere too."""

SUBMITTED = "Submitted by"
"""Who did stands below."""

_GROUP_AND_DAY = rf"(?:.{{1,100}} )?·(?: {_DAY})?(?: ?\d{{1,5}})?(?: authors?)?"
"""Who wrote a paper, a middle dot, when, and how many comments there are, as far as they stand on one
line: `7 authors ·`, `· May 29 6`."""

FURNITURE = re.compile(
    rf"\d{{1,6}}|\d{{1,3}}(?:\.\d)?k|-|{_DAY}(?: ?\d{{1,5}})?|·? ?\d{{1,5}} authors?|{_GROUP_AND_DAY}"
    rf"|{SUBMITTED}(?: .{{1,60}})?|Upvote|GitHub(?: [\d.]+k?)?|(?:View )?(?:arXiv(?: page)?|PDF)|{_URL}"
    r"|System theme|Company|TOS|Terms of (?:use|service)|Privacy|About|Careers|Website|Previous|Next"
    r"|Load more.{0,40}"
)
"""What stands between papers where a whole page was copied, and below the last: votes or comments, a
middle dot, a day, `7 authors`, where a link leads, the foot of the page."""

AUTHORS = re.compile(r"·? ?\d{1,5} authors?")
"""How many wrote a paper, which the page says of each."""

MIDDLE_DOT = "·"
"""Stands between who wrote a paper and when."""

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
        if not day and is_day(text):
            day, day_line = text, number
        elif not (not text or _BANNER.fullmatch(text) or _MENU.fullmatch(text)):
            break
        found.append(text)
    return Header(len(found), any(found), any(map(_BANNER.fullmatch, found)), day, day_line)


def starts_of_pages(lines: Sequence[str]) -> list[int]:
    """Where each of the pages begins that were saved one below the other; the first at the first line.

    A page begins with its header: lines around one that no other page has, and not all of them blank.
    """
    starts = [0]
    behind = header_of(lines).length
    banners = (number for number, line in enumerate(lines) if _BANNER.fullmatch(line.strip()))
    for banner in banners:
        if banner >= behind:
            start = banner
            while start > behind and _belongs_to_header(lines[start - 1].strip()):
                start -= 1
            starts.append(start)
            behind = start + header_of(lines[start : start + LONGEST_HEADER]).length
    return starts


def _belongs_to_header(text: str) -> bool:
    return not text or _MENU.fullmatch(text) is not None


LONGEST_HEADER = 200
"""Lines, blank ones included: the menu of the site has thirty."""
