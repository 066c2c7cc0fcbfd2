"""Papers without end for a library to be measured with: drawn from a seed, or read from a file.

Knows the lengths of titles, abstracts and lists of authors. Does not know how papers are dealt into
digests.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.words import text, words
from paperreader.core.inert import inert, inert_line
from paperreader.core.paper import Paper

TITLE_LENGTHS = (4, 7, 7, 8, 9, 10, 11, 11, 12, 15)
ABSTRACT_LENGTHS = (187, 196, 202, 208, 216, 224, 232, 243, 252, 273)
"""Words: the middle of each tenth of the seeds."""

SENTENCE_LENGTHS = (12, 16, 19, 22, 25, 28, 33)
"""Words of a sentence of an abstract."""

AUTHORS = (1, 2, 3, 4, 4, 5, 6, 6, 8, 11)
"""How many a paper has: the middle of each tenth of 40,000 papers; those of the seeds name none."""

CATEGORIES = ("cs.LG", "cs.CL", "cs.CV", "cs.AI", "cs.RO", "cs.IR", "stat.ML", "eess.IV")

PAPERS_IN_A_MONTH = 20_000
"""As arXiv gets; ids count from 1 in each month."""

FIRST_YEAR = 2015


def drawn_papers(seed: int) -> Iterator[Paper]:
    """Papers without end, the same from the same seed."""
    random = Random(seed)
    source = words(random)
    for number in count():
        year, month, arxiv_id = _published(number)
        yield Paper(
            title=text(source, random.choice(TITLE_LENGTHS)).title(),
            abstract=_abstract(source, random),
            authors=tuple(text(source, 2).title() for _ in range(random.choice(AUTHORS))),
            url=f"https://arxiv.org/abs/{arxiv_id}",
            arxiv_id=arxiv_id,
            published=f"{year}-{month:02}",
            categories=tuple(random.sample(CATEGORIES, random.randint(1, 3))),
            upvotes=random.randrange(100),
        )


def papers_of_file(path: Path) -> Iterator[Paper]:
    """The papers of a file that has a JSON object on each line, packed or not.

    An object has `title`, and `abstract`, `authors` (a list), `url`, `arxiv_id` and `date` where they
    are known.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(_paper, map(json.loads, lines))


def _paper(record: dict[str, Any]) -> Paper:
    return Paper(
        title=inert_line(record["title"]),
        abstract=inert(record.get("abstract", "")),
        authors=tuple(map(inert_line, record.get("authors", ()))),
        url=record.get("url", ""),
        arxiv_id=record.get("arxiv_id", ""),
        published=record.get("date", ""),
    )


def _published(number: int) -> tuple[int, int, str]:
    """The year, the month and the arXiv id of the paper of a number, counted from 0."""
    months, within = divmod(number, PAPERS_IN_A_MONTH)
    year, month = FIRST_YEAR + months // 12, months % 12 + 1
    return year, month, f"{year % 100:02}{month:02}.{within + 1:05}"


def _abstract(source: Iterator[str], random: Random) -> str:
    sentences = []
    left = random.choice(ABSTRACT_LENGTHS)
    while left > 0:
        length = min(left, random.choice(SENTENCE_LENGTHS))
        sentences.append(text(source, length).capitalize())
        left -= length
    return ". ".join(sentences) + "."
