r"""Documents in Markdown that this program has exported: a section a paper, each with its key in a comment.

    ## [Harder Tasks Need More Experts](https://arxiv.org/abs/2605.01234)
    <!-- paperreader 0123456789ab -->
    ...
    <!-- paperreader {"extra": {"comment": "12 pages"}} -->

Knows how a text is written there so that it marks nothing up. Does not know other documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from paperreader.formats.gathering import Record
from paperreader.formats.own_export import completed, remainder_of

_COMMENT = re.compile(r"<!-- paperreader (?P<key>[0-9a-f]{12}) -->")
"""A paper's key."""

_TOLD = re.compile(r"<!-- paperreader (?P<told>\{.*\}) -->")
"""What is told of it beside what its section shows."""

_HEADING = re.compile(r"## (?:\[(?P<linked>(?:\\.|[^\]\\])*+)\]\((?P<url>\S+)\)|(?P<bare>.+))")

_FACT = re.compile(r"- (?P<label>[A-Za-z]{2,12}): (?P<text>.+)")

_AUTHORS = re.compile(r"\*(?P<names>[^*\s](?:\\.|[^*\\])*+)\*")

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?P<name>#92|#36|lt|gt|amp);")
_SIGNS = {"#92": "\\", "#36": "$", "lt": "<", "gt": ">", "amp": "&"}


def is_own(text: str) -> bool:
    """Whether there is a section of one's own in a text."""
    return _COMMENT.search(text) is not None


def own_records(lines: Sequence[str]) -> Iterator[Record]:
    """The papers of one's own document, a section each."""
    starts = [
        number
        for number, line in enumerate(lines[:-1])
        if line.startswith("## ") and _COMMENT.fullmatch(lines[number + 1].strip())
    ]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _record(lines[start], lines[start + 1], lines[start + 2 : end], start + 1)


def _record(head: str, comment: str, body: Sequence[str], line: int) -> Record:
    heading, known = _HEADING.fullmatch(head.rstrip()), _COMMENT.fullmatch(comment.strip())
    assert known is not None  # see own_records
    shown = (heading["linked"] or heading["bare"] or "") if heading else head.removeprefix("## ")
    record = Record(
        title=_plain(shown),
        url=(heading["url"] or "").strip("<>") if heading else "",
        key=known["key"],
        line=line,
    )
    abstract: list[str] = []
    told: Mapping[str, object] = {}
    for paragraph in "\n".join(body).split("\n\n"):
        lines = paragraph.strip().split("\n")
        facts = [match for line in lines if (match := _FACT.fullmatch(line))]
        if authors := _AUTHORS.fullmatch(lines[0]):
            record.authors = _parts(_plain(authors["names"]))
        elif facts and not abstract:
            _read_facts({match["label"]: _plain(match["text"]) for match in facts}, record)
        elif beside := _TOLD.fullmatch(lines[0].strip()):
            told = remainder_of(beside["told"])
        else:
            abstract.append(_plain("\n".join(lines)))
    record.abstract = "\n\n".join(filter(None, abstract))
    return completed(record, told)


def _read_facts(facts: dict[str, str], record: Record) -> None:
    record.published = facts.get("Published", "")
    record.arxiv_id = facts.get("arXiv", "")
    record.doi = facts.get("DOI", "")
    record.upvotes = facts.get("Upvotes")
    record.categories = _parts(facts.get("Categories", ""))
    record.links = [link.strip("<>") for link in facts.get("Links", "").split()]


def _parts(names: str) -> list[str]:
    """Names in a line: parted by semicolons where there is one, for then names hold commas."""
    return names.rstrip(";").split("; " if ";" in names else ", ")


def _plain(text: str) -> str:
    """A text as it was before it was escaped."""
    return _ENTITY.sub(lambda match: _SIGNS[match["name"]], _ESCAPED.sub(r"\1", text))
