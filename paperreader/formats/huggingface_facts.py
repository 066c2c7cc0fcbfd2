"""What stands around a paper on a Hugging Face papers page: votes, who submitted it, when, how many wrote it.

    Submitted by / taesiri / 112 / the title / · / 34 authors / 2
    the title / the abstract / Qwen / · Published on May 19 / Upvote / 1.2k / GitHub / 45.2k / arXiv Page

Knows these lines and what each tells. Does not know where they were found, nor titles from abstracts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from paperreader.formats.huggingface_days import MONTH

COUNT = r"\d{1,6}|\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2})?[kKM]"
"""`112`, `1,204` or `1.2k`, without a group."""

_DAY = rf"(?:{MONTH})\.? (?:3[01]|[12]\d|0?[1-9])(?:,? \d{{4}})?"
"""`Apr 22`, or `Feb 27, 2025` where it is of another year."""

URL = r"https?://\S+"

MIDDLE_DOT = "·"
"""Stands between who wrote a paper and when."""

SUBMITTED = "Submitted by"
"""Who did stands behind it, or below."""

NO_VOTES = "-"
"""Stands where the votes would be."""

AUTHORS = re.compile(r"(?:·\s?)?(?P<authors>\d{1,5}) authors?")
"""How many wrote a paper, which the page says of each."""

AVATAR = re.compile(r".{0,60}'s avatar|avatar|(?:·\s?)?\+\d{1,5}")
"""The picture of a person, as it is called where pictures are not shown, and how many more there are."""

VOTES = re.compile(COUNT)

_PUBLISHED = re.compile(
    rf"(?:·\s?)?(?:Published on |on )?(?P<day>{_DAY})(?:\s?(?P<comments>{COUNT}))?"
)
"""When a paper was published, and behind that, often without a blank, how many comments there are."""

_GROUP_AND_DAY = re.compile(
    rf"(?P<group>.{{1,100}}? )?·(?:\s?(?:Published on )?(?P<day>{_DAY}))?(?:\s?(?P<comments>{COUNT}))?"
)
"""The same on one line with who wrote it: `7 authors ·`, `Qwen · Published on May 29 6`."""

_UPVOTE = re.compile(rf"Upvote(?:\s?(?P<votes>{COUNT}))?")
_STARS = re.compile(rf"GitHub(?:\s?(?P<stars>{COUNT}))?")
_SUBMITTED = re.compile(rf"(?:·\s?)?{SUBMITTED}(?:\s(?P<name>.{{1,60}}))?")
_LEADS = re.compile(r"(?:View )?(?:arXiv(?: page)?|PDF)|Project page", re.IGNORECASE)
_URL = re.compile(URL)

_SHAPES = (
    AUTHORS, AVATAR, VOTES, _PUBLISHED, _GROUP_AND_DAY, _UPVOTE, _STARS, _SUBMITTED, _LEADS, _URL,
)  # fmt: skip

_THOUSANDS = {"k": 1_000, "m": 1_000_000}

LONGEST_FACT = 150
"""Characters: the longest is an address."""


@dataclass(slots=True)
class Facts:
    """What a page tells of one paper besides its title and its abstract."""

    votes: int | None = None
    """None where the page shows none."""

    day: str = ""
    """When it was published, as it is written."""

    links: list[str] = field(default_factory=list)

    extra: dict[str, object] = field(default_factory=dict)
    """By the names that the API has for these things: `numComments`, `submittedBy`, `organization`,
    `githubStars`; and `numAuthors`, which only a page counts."""

    unread: list[int] = field(default_factory=list)
    """The places of the lines below that tell nothing."""


def is_fact(text: str) -> bool:
    """Whether a line can be one of those around a paper."""
    is_short = len(text) <= LONGEST_FACT
    return is_short and (text == NO_VOTES or any(shape.fullmatch(text) for shape in _SHAPES))


def count_of(text: str) -> int | None:
    """The number in `112`, `1,204` or `1.2k`; None where there is none."""
    if not VOTES.fullmatch(text):
        return None
    thousands = _THOUSANDS.get(text[-1].lower(), 0)
    return round(float(text[:-1]) * thousands) if thousands else int(text.replace(",", ""))


def facts_of(above: Sequence[str], below: Sequence[str]) -> Facts:
    """What the lines above a paper's title and those below it tell.

    Args:
        above: as they stand; the last number among them counts votes.
        below: below the title and below the abstract; a number behind `Upvote` counts votes, behind
            `GitHub` stars, and another one comments, if there is anything else that tells of a paper.
    """
    reader = _Reader()
    for line in above:
        reader.read_above(line)
    for place, line in enumerate(below):
        is_before_dot = any(after.startswith(MIDDLE_DOT) for after in below[place + 1 : place + 2])
        if not (reader.read_below(line) or (is_before_dot and reader.read_group(line))):
            reader.facts.unread.append(place)
    return reader.facts


class _Reader:
    """Reads lines one after the other, and knows what the next is to be."""

    def __init__(self) -> None:
        self.facts = Facts()
        self._next = ""
        self._is_told = False
        """Whether a line was read that only stands below a paper."""

    def read_above(self, line: str) -> None:
        if VOTES.fullmatch(line):
            self.facts.votes = count_of(line)
        else:
            self._read_submitter(line)

    def read_below(self, line: str) -> bool:
        """Whether a line tells something, or is known to tell nothing."""
        if match := AUTHORS.fullmatch(line):
            self._tell("numAuthors", int(match["authors"]))
        elif VOTES.fullmatch(line):
            return self._count(line)
        elif match := _UPVOTE.fullmatch(line):
            self._next = "votes"
            self._count(match["votes"])
        elif match := _STARS.fullmatch(line):
            self._next = "githubStars"
            self._count(match["stars"])
        elif match := _PUBLISHED.fullmatch(line):
            self._publish(match)
        elif match := _GROUP_AND_DAY.fullmatch(line):
            self._is_told = True
            if match["group"]:
                self.read_group(match["group"].strip())
            self._publish(match)
        elif _URL.fullmatch(line):
            self.facts.links.append(line)
        else:
            return self._read_submitter(line) or is_fact(line)
        return True

    def read_group(self, name: str) -> bool:
        """Take a name for that of the group that wrote a paper; True."""
        if match := AUTHORS.fullmatch(name):
            self._tell("numAuthors", int(match["authors"]))
        else:
            self._tell("organization", name)
        return True

    def _read_submitter(self, line: str) -> bool:
        """Whether a line tells who submitted a paper, or that this comes next."""
        if self._next == "submittedBy" and not is_fact(line):
            self._next = ""
            self.facts.extra["submittedBy"] = line
            return True
        match = _SUBMITTED.fullmatch(line)
        if match and match["name"]:
            self.facts.extra["submittedBy"] = match["name"]
        elif match:
            self._next = "submittedBy"
        return match is not None

    def _publish(self, match: re.Match[str]) -> None:
        if match["day"]:
            self.facts.day = self.facts.day or match["day"]
            self._is_told = True
        if match["comments"]:
            self._tell("numComments", count_of(match["comments"]))

    def _count(self, written: str | None) -> bool:
        """Take a number for what it is to be, or for the comments; whether it is any of these."""
        if written is None:
            return False
        name, self._next = self._next or "numComments", ""
        if name == "votes":
            self.facts.votes = count_of(written)
        elif name != "numComments" or self._is_told:
            self._tell(name, count_of(written))
        else:
            return False
        return True

    def _tell(self, name: str, value: object) -> None:
        self._is_told = True
        self.facts.extra.setdefault(name, value)
