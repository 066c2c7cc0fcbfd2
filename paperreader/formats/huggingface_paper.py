"""The text of one paper's page at Hugging Face (huggingface.co/papers/2605.01234), as a person copies it.

    arxiv:2605.01234 / the title / Published on May 19 / · Submitted by / taesiri / on May 20 / Upvote / 112
    Authors: / Jane Doe / , / Mei Tan / Abstract / the abstract / View arXiv page / View PDF / GitHub 45

Knows in which order the page tells this. What people say below the paper is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from paperreader.core.errors import DigestError
from paperreader.core.reading import Reading
from paperreader.formats.decoding import decoded_lines
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.huggingface_days import day_of
from paperreader.formats.huggingface_facts import AVATAR, Facts, facts_of, is_fact
from paperreader.formats.huggingface_json import SOURCE
from paperreader.formats.huggingface_page import bare
from paperreader.formats.names import people

NAME = "huggingface-paper"
"""What this format is called."""

_ID = re.compile(
    r"^[ \t]{0,20}arxiv:[ \t]?\d{4}\.\d{4,5}(?:v\d+)?[ \t]{0,20}$", re.IGNORECASE | re.MULTILINE
)
_PUBLISHED = re.compile(r"^[ \t]{0,20}(?:Published on |Upvote[ \t]{0,20}$)", re.MULTILINE)
_ABSTRACT = re.compile(r"^[ \t]{0,20}Abstract[ \t]{0,20}$", re.MULTILINE)

_LISTED = re.compile(
    r"(?!Published )(?:.{1,60} )?on (?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
)
"""The day on which a paper was listed, behind the name of who did that."""

_RANK = re.compile(r"#\d{1,3} Paper of the (?:day|week|month)")
_OF_MACHINE = "AI-generated summary"
_BEHIND = re.compile(
    r"View (?:arXiv|PDF).*|Project page|GitHub.*|Add to collection|Community|.{1,20} citing this paper.*",
    re.IGNORECASE,
)
"""What stands behind the abstract."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a page."""
    return all(shape.search(opening) for shape in (_ID, _PUBLISHED, _ABSTRACT))


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The paper of a page; raises DigestError where it is none, or lacks its abstract."""
    lines, damage = decoded_lines(data, name)
    numbered = [(number, text) for number, line in enumerate(lines, 1) if (text := bare(line))]
    texts = [text for _, text in numbered]
    begin = next((place for place, text in enumerate(texts) if _ID.fullmatch(text)), None)
    if begin is None or "Abstract" not in texts[begin:]:
        raise DigestError(name, "there is no paper in it: it has no id with an abstract below")
    abstract = texts.index("Abstract", begin)
    above, below = texts[begin + 1 : abstract], texts[abstract + 1 :]
    listed = next(filter(None, map(_LISTED.fullmatch, above)), None)
    day, is_assumed = day_of(listed["day"], today) if listed else (None, False)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    record = _record(above, below, day or today)
    record.arxiv_id, record.line = texts[begin], numbered[begin][0]
    gathering.add(record)
    return [gathering.reading(NAME, SOURCE, date=day, date_assumed=is_assumed and day is not None)]


def _record(above: Sequence[str], below: Sequence[str], day: date) -> Record:
    """The record of a page: what stands above its abstract, without the id, and what stands below."""
    length = next((place for place, text in enumerate(above) if _ends_title(text)), len(above))
    named = above.index("Authors:") if "Authors:" in above else len(above)
    end = next((place for place, text in enumerate(below) if _BEHIND.fullmatch(text)), len(below))
    abstract, summary = below[:end], ""
    if _OF_MACHINE in abstract:
        place = abstract.index(_OF_MACHINE)
        summary, abstract = " ".join(abstract[:place]), abstract[place + 1 :]
    facts = _facts(above[length:named], below[end:])
    published, _ = day_of(facts.day, day)
    return Record(
        title=" ".join(above[:length]),
        abstract="\n".join(abstract),
        authors=people(", ".join(name for name in above[named + 1 :] if name != ",")),
        published=published.isoformat() if published else "",
        upvotes=facts.votes,
        extra={**facts.extra, "ai_summary": summary},
    )


def _ends_title(text: str) -> bool:
    return is_fact(text) or text == "Authors:"


def _facts(above: Sequence[str], behind: Sequence[str]) -> Facts:
    """What is told around the authors, and of the code below the abstract."""
    ranks = [text for text in above if _RANK.fullmatch(text)]
    told = [text for text in above if not (_RANK.fullmatch(text) or AVATAR.fullmatch(text))]
    named = [text.partition(" on ")[0] if _LISTED.fullmatch(text) else text for text in told]
    stars = [text for text in behind if text.startswith("GitHub")]
    facts = facts_of([], [*named, *stars])
    if ranks:
        facts.extra["rank"] = ranks[0]
    return facts
