"""What is on a Hugging Face papers page besides papers: its header, its day, its foot.

Knows the words of the page as they have been since 2023, and where one page ends and the next begins.
Does not know titles from abstracts, nor what is told of a paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperreader.formats.huggingface_days import is_day
from paperreader.formats.huggingface_facts import AUTHORS, MIDDLE_DOT, SUBMITTED, URL, is_fact

_BANNER = re.compile(
    r"Get trending papers in your email inbox(?: once a day)?!|(?:by ?AK )?and the research community"
)
"""Lines that no other page has."""

_MENU = re.compile(
    rf"new|Subscribe|by|AK|Log In|Sign Up|Hugging Face(?:'s logo)?|Models|Datasets|Spaces|Buckets|Community"
    rf"|Docs|Enterprise|Pricing|Papers|(?:Daily|Trending) Papers|Daily|Weekly|Monthly|Trending|Search|{URL}"
    r"|(?:www\.)?huggingface\.co(?:/\S*)?|(?:Daily|Trending) Papers - Hugging Face|Skip to (?:main )?content",
    re.IGNORECASE,
)
"""Lines of the header that could stand elsewhere too."""

_FOOT = re.compile(
    r"System theme|Company|TOS|Terms of (?:use|service)|Privacy|About|Careers|Website|Previous|Next"
    r"|Load more.{0,40}|© Hugging Face"
)
"""Lines below the last paper."""

_BULLET = re.compile(r"[•◦▪][\s\u00a0]*")
"""What browsers put before what they have shown as a list."""

LONGEST_HEADER = 200
"""Lines, blank ones included: the menu of the site has thirty."""

LONGEST_MENU_LINE = 60
"""Characters of what may stand above the header, whatever it says: the rest of the site and of a browser."""


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


def bare(line: str) -> str:
    """A line without the blanks around it and without the mark of a list before it."""
    text = line.strip()
    return _BULLET.sub("", text, count=1) if text[:1] in "•◦▪" else text


def is_furniture(text: str) -> bool:
    """Whether a paragraph may belong to the page, or tell of a paper without being title or abstract."""
    return is_fact(text) or any(shape.fullmatch(text) for shape in (_MENU, _FOOT))


def header_of(lines: Sequence[str]) -> Header:
    """The header that a text begins with; of length 0 where it begins with a paper."""
    found: list[str] = []
    day, day_line = "", None
    menu = _menu_above(lines)
    for number, line in enumerate(lines, start=1):
        text = bare(line)
        if not day and is_day(text):
            day, day_line = text, number
        elif not (number <= menu or not text or _BANNER.fullmatch(text) or _MENU.fullmatch(text)):
            break
        found.append(text)
    return Header(len(found), any(found), any(map(_BANNER.fullmatch, found)), day, day_line)


def _menu_above(lines: Sequence[str]) -> int:
    """How many lines stand above the first that no other page has, if none of them tells of a paper."""
    for number, line in enumerate(lines[:LONGEST_HEADER]):
        text = bare(line)
        if _BANNER.fullmatch(text):
            return number
        if len(text) > LONGEST_MENU_LINE or text.startswith((MIDDLE_DOT, SUBMITTED)):
            return 0
        if AUTHORS.fullmatch(text):
            return 0
    return 0


def starts_of_pages(lines: Sequence[str]) -> list[int]:
    """Where each of the pages begins that were saved one below the other; the first at the first line.

    A page begins with its header: lines around one that no other page has, and not all of them blank.
    """
    starts = [0]
    behind = header_of(lines).length
    banners = (number for number, line in enumerate(lines) if _BANNER.fullmatch(bare(line)))
    for banner in banners:
        if banner >= behind:
            start = banner
            while start > behind and _belongs_to_header(bare(lines[start - 1])):
                start -= 1
            starts.append(start)
            behind = start + header_of(lines[start : start + LONGEST_HEADER]).length
    return starts


def _belongs_to_header(text: str) -> bool:
    return not text or _MENU.fullmatch(text) is not None
