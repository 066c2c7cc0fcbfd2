"""Records whose fields are labelled, one below the other, as scripts print what they have fetched.

    Title: Invertible Consistency Distillation for Text-Guided Image Editing
    PDF: https://arxiv.org/pdf/2406.14539
    Summary: Diffusion distillation represents a highly promising direction ...
    ---

Knows which labels there are, and that a field goes on until the next. Does not know what they mean: that
is told by :mod:`paperreader.formats.fields`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from paperreader.core.reading import Reading
from paperreader.formats.decoding import decoded_lines
from paperreader.formats.field_values import plain
from paperreader.formats.fields import record_of
from paperreader.formats.gathering import Gathering

NAME = "labelled-text"
"""What this format is called."""

DUMP = ({"Title", "PDF", "Summary"}, "huggingface")
"""The labels that the well-known dump of Hugging Face papers has, all of them and no other, and where it
comes from; it says so nowhere else."""

SOURCE = "file"
"""Where other such lists come from: nothing tells."""

LABELS = frozenset(
    {"title", "abstract", "summary", "tldr", "author", "authors", "comment", "comments", "keywords"}
    | {"url", "link", "links", "pdf", "doi", "arxiv", "arxivid", "id", "code", "github", "project"}
    | {"projectpage", "date", "published", "year", "categories", "category", "subjects", "tags"}
    | {"upvotes", "votes", "journal", "journalref", "venue", "source"}
)
"""As :func:`plain` writes them. Other words before a colon are words."""

_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z _-]{1,18})\s?:(?:\s+(?P<text>.*))?")

_RULE = re.compile(r"\s*(?:-{3,}|={3,}|\*{3,}|_{3,})\s*")

_FRONT_MATTER = re.compile(r"\s*---\n(?:[^\n]{0,500}\n){1,40}?---\n+(?:#|[-*+] |\d+\. |>|\[)")
"""What notes in Markdown begin with, and how they go on; their title is that of the notes."""

_LOOKED_AT = 12
"""Lines in which such a text shows itself."""


@dataclass(slots=True)
class _Labelled:
    """The fields of one record."""

    line: int
    fields: dict[str, list[str]] = field(default_factory=dict)


def recognises(opening: str) -> bool:
    """Whether a text that begins so has a labelled title first, and another labelled field soon."""
    if _FRONT_MATTER.match(opening):
        return False
    lines = [line for line in opening.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    first = labelled(lines[0]) if lines else None
    labels = sum(labelled(line) is not None for line in lines[:_LOOKED_AT])
    return first is not None and plain(first[0]) == "title" and labels > 1


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The papers of a file; raises DigestError where there is none."""
    lines, damage = decoded_lines(data, name)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    labels: set[str] = set()
    for each in _records(lines):
        labels |= each.fields.keys()
        texts = {label: "\n".join(text).strip() for label, text in each.fields.items()}
        record = record_of(texts)
        record.line = each.line
        gathering.add(record)
    dump, service = DUMP
    return [gathering.reading(NAME, service if labels == dump else SOURCE)]


def labelled(line: str) -> tuple[str, str] | None:
    """The label that a line begins with, and what follows; None where it begins with none."""
    match = _LABEL.fullmatch(line)
    if match is None or plain(match["label"]) not in LABELS:
        return None
    return match["label"], match["text"] or ""


def _records(lines: Sequence[str]) -> Iterator[_Labelled]:
    """The records: each begins with its title, or after a rule."""
    record: _Labelled | None = None
    label = ""
    for number, line in enumerate(lines, start=1):
        if _RULE.fullmatch(line):
            if record:
                yield record
            record = None
        elif found := labelled(line):
            label, text = found
            if record and plain(label) == "title":
                yield record
                record = None
            record = record or _Labelled(number)
            record.fields.setdefault(label, []).append(text)
        elif record:
            record.fields[label].append(line.strip())
        elif line.strip():
            record, label = _Labelled(number), ""
            record.fields[label] = [line.strip()]
    if record:
        yield record
