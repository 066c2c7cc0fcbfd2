r"""Records of arXiv as it has written them since 1991: in listing mails, and in a file for each paper.

    \\
    arXiv:2605.01234
    Date: Wed, 20 May 2026 18:34:08 GMT   (243kb,D)

    Title: A title that may
      go on, indented
    Authors: First Author, Second Author and Third Author
    Categories: cs.LG cs.CL
    Comments: 16 pages, 5 figures
    \\
      The abstract; a line indented by two spaces begins a paragraph.
    \\ ( https://arxiv.org/abs/2605.01234 ,  243kb)

Knows the labels, what stands between records, and the sections of a listing. Does not know mails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from paperreader.core.ids import arxiv_id_in
from paperreader.core.inert import inert_line
from paperreader.core.links import links_in
from paperreader.formats.arxiv import authors_in, version_in
from paperreader.formats.gathering import Gathering, Record

BEGINNING = re.compile(
    r"^[> \u00a0]{0,4}\\\\[ \u00a0]{0,9}\n[> \u00a0]{0,4}(?:arXiv:|Paper:)",
    re.MULTILINE | re.IGNORECASE,
)
"""How a record begins, wherever it stands."""

NEW, CROSS, REPLACED = "new", "cross", "replace"
"""What listings announce, in the words of arXiv's feeds."""

_DIVIDER = re.compile(r"\\\\(?:\s*\((?P<address>[^)]*)\)?.*)?")

_SECTIONS = {"%-%-": CROSS, "%%--": REPLACED, "%%%---": ""}
"""How the lines begin that part the sections of a listing."""

_RULE = re.compile(r"-{20,}")

_ID = re.compile(
    r"(?:arXiv|Paper):\s*(?P<id>\S+)\s*(?P<crossed>\(\*cross-listing\*\))?.*", re.IGNORECASE
)

_FIELD = re.compile(r"(?P<label>[A-Z][\w-]{1,20}(?: \([^()]{1,40}\))?):(?:\s+(?P<text>.*)|\s*)")

_REPLACED = re.compile(
    r"(?P<label>replaced) with (?:a )?revised version\s*(?P<text>.*)", re.IGNORECASE
)

_SIZE = re.compile(r"\s*\(\s*(?P<size>\d+(?:,\d{3})*\s*[kKM]?b?)(?:\s*,\s*\w+)*\s*\)\s*$")

_KNOWN = ("title", "authors", "author", "categories", "subj-class", "doi")


class _Part(Enum):
    """Where in a record a line stands."""

    OUTSIDE = 0
    FIELDS = 1
    ABSTRACT = 2


@dataclass(slots=True)
class _Written:
    """A record as it is written."""

    line: int
    section: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    """The lines of each field by its label."""

    abstract: list[str] = field(default_factory=list)
    address: str = ""
    is_whole: bool = False


def add_records(
    lines: Iterable[str], gathering: Gathering, announced: str = "", *, start: int = 0
) -> bool:
    """Add the papers in some lines; whether the last is whole: one that is not is told and left out.

    Args:
        lines: what records stand in.
        gathering: what they are added to.
        announced: what stands in the first section of a listing: NEW.
        start: how many lines are before the first.
    """
    is_whole = True
    for written in _records(enumerate(lines, start=start + 1), announced):
        is_whole = written.is_whole
        if not is_whole:
            gathering.skip("the file ends within it", line=written.line)
        elif "arxiv" not in written.fields and "title" not in map(str.lower, written.fields):
            gathering.skip("it has neither an id nor a title", line=written.line)
        else:
            gathering.add(_record(written))
    return is_whole


def _records(lines: Iterable[tuple[int, str]], section: str) -> Iterator[_Written]:
    """The records, each from the line of its first sign on."""
    record: _Written | None = None
    part, label = _Part.OUTSIDE, ""
    for number, raw in lines:
        line = raw.replace("\u00a0", " ").rstrip()
        divider = _DIVIDER.fullmatch(line) if line.startswith("\\\\") else None
        if part is _Part.OUTSIDE:
            if line.startswith("%"):
                found = [name for mark, name in _SECTIONS.items() if line.startswith(mark)]
                section = found[0] if found else section
            if divider and not divider["address"]:
                record, part, label = _Written(number, section), _Part.FIELDS, ""
            continue
        assert record is not None
        if divider and part is _Part.FIELDS and not divider["address"]:
            part = _Part.ABSTRACT
        elif divider or (line.startswith("-") and _RULE.fullmatch(line)):
            # Of a replacement there is no abstract, and the last sign may be missing.
            record.address = divider["address"] or "" if divider else ""
            record.is_whole = True
            yield record
            record, part = None, _Part.OUTSIDE
        elif part is _Part.ABSTRACT:
            record.abstract.append(line)
        else:
            label = _read_field(line, label, record)
    if record and record.fields:
        yield record


def _read_field(line: str, label: str, record: _Written) -> str:
    """Take a line of a record's fields; the label of the field that goes on."""
    if not line.strip():
        return label
    if id := _ID.fullmatch(line):
        record.fields["arxiv"] = [id["id"]]
        record.section = CROSS if id["crossed"] else record.section
        return "arxiv"
    match = _REPLACED.fullmatch(line) or _FIELD.fullmatch(line)
    if match and not line.startswith(" "):
        record.fields.setdefault(match["label"], []).append(match["text"] or "")
        return match["label"]
    if label:
        record.fields[label].append(line.strip())
    return label


def _record(written: _Written) -> Record:
    texts = {label: inert_line(" ".join(lines)) for label, lines in written.fields.items()}
    plain = {label.lower(): text for label, text in texts.items()}
    id = plain.pop("arxiv", "")
    authors = plain.get("authors") or plain.get("author") or ""
    days = [text for label, text in plain.items() if label.startswith("date")]
    first_day, size = _without_size(days[0]) if days else ("", "")
    others = {
        label: text for label, text in texts.items() if label.lower() not in (*_KNOWN, "arxiv")
    }
    for label, text in others.items():
        day, found = _without_size(text)
        is_day = label.lower().startswith(("date", "replaced"))
        others[label], size = (day, size or found) if is_day else (text, size)
    if days:
        others.pop(next(label for label in texts if label.lower().startswith("date")), None)
    kind = REPLACED if "replaced" in plain else written.section
    return Record(
        title=plain.get("title", ""),
        abstract="\n".join(written.abstract).strip("\n"),
        authors=authors_in(authors),
        url=next(iter(links_in(written.address)), ""),
        arxiv_id=arxiv_id_in(id),
        links=links_in(plain.get("comments", "")),
        doi=plain.get("doi", ""),
        published=first_day,
        categories=(plain.get("categories") or plain.get("subj-class") or "")
        .replace(",", " ")
        .split(),
        extra={
            **others,
            **({"Authors": authors} if "(" in authors else {}),
            "size": size,
            "announce_type": kind,
            "version": version_in(id),
        },
        line=written.line,
    )


def _without_size(day: str) -> tuple[str, str]:
    """A day without the size of the paper that arXiv writes behind it, and the size."""
    match = _SIZE.search(day)
    return (day[: match.start()], match["size"]) if match else (day, "")
