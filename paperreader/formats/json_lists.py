"""The lists of records in JSON, however services wrap them: an array, an object with one, several.

Knows how wrappers look, and what can be saved of a damaged one. Does not know what a record is called
or what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from paperreader.core.errors import DigestError
from paperreader.formats.field_names import TITLES
from paperreader.formats.field_values import plain
from paperreader.formats.json_values import DEEPEST, Fault, Found, TooDeep, documents, elements

LISTS = (
    "papers", "dailyPapers", "daily_papers", "items", "results", "records", "articles", "entries",
    "data", "docs", "publications", "works", "rows", "notes", "recommendedPapers", "collection", "result",
    "resultList", "hits", "hit", "message", "response",
)  # fmt: skip
"""What an object calls the list of its papers."""

_ENTRY = re.compile(r'"(?:' + "|".join(LISTS) + r')"\s*:\s*(?=\[)')

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(slots=True)
class RecordList:
    """Records that belong together, and what is said of all of them."""

    about: Mapping[str, object]
    """What stands beside the list in its object; empty where nothing does."""

    records: list[Found | Fault] = field(default_factory=list)


def record_lists(text: str, name: str) -> list[RecordList]:
    """The lists of records in a text; single records that follow one another are one list.

    Raises:
        DigestError: it nests deeper than anything that is read.
    """
    try:
        return list(_joined(_lists(text)))
    except TooDeep as error:
        raise DigestError(
            name, f"nests deeper than {DEEPEST:,} levels, as no digest does"
        ) from error


def _lists(text: str) -> Iterator[RecordList]:
    for found in documents(text):
        if isinstance(found, Fault):
            yield _saved(text, found)
        elif isinstance(found.value, list):
            yield RecordList({}, [Found(value, found.at) for value in found.value])
        else:
            yield from _of_object(found)


def _of_object(found: Found) -> Iterator[RecordList]:
    """The lists in an object: under a name for such, or one for each day; else it is records itself."""
    whole = found.value
    if not isinstance(whole, Mapping):
        yield RecordList({}, [found])
        return
    has_title = isinstance(whole.get("title"), str)
    for name in LISTS:
        records = whole.get(name)
        if isinstance(records, Mapping) and not has_title and not _is_column(records):
            # `{"data": {"papers": [...]}}`, `{"message": {"items": [...]}}`
            yield from _of_object(Found(records, found.at))
            return
        if isinstance(records, list) and not (has_title and not any(map(_has_title, records))):
            about = {key: value for key, value in whole.items() if key != name}
            yield RecordList(about, [Found(value, found.at) for value in records])
            return
    days = [key for key, value in whole.items() if _DAY.fullmatch(key) and isinstance(value, list)]
    for day in days:
        yield RecordList({"date": day}, [Found(value, found.at) for value in whole[day]])
    if not days:
        yield RecordList({}, [Found(record, found.at) for record in _side_by_side(whole)])


def _has_title(value: object) -> bool:
    """Whether a value is a paper, and not one of a paper's notes."""
    names = map(plain, value) if isinstance(value, Mapping) else ()
    return any(name == "paper" or name in TITLES for name in names)


def _is_column(values: Mapping[str, object]) -> bool:
    """Whether an object is a column of a table, `{"0": ..., "1": ...}`."""
    return bool(values) and all(key.isdecimal() for key in values)


def _side_by_side(whole: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """The records in an object that has them by their names or by columns; else it is one itself.

    `{"2605.01234": {"title": ...}, ...}`, `{"title": ["One", "Two"], "year": [2025, 2026]}`,
    `{"title": {"0": "One", "1": "Two"}, ...}`.
    """
    values = list(whole.values())
    columns = [_column(value) for value in values]
    if values and all(isinstance(value, Mapping) and "title" in value for value in values):
        for key, value in whole.items():
            assert isinstance(value, Mapping)  # as all are
            yield value if key.isdecimal() else {"id": key, **value}
    elif all(columns) and "title" in whole and len(set(map(len, columns))) == 1:
        for row in zip(*columns, strict=True):
            yield dict(zip(whole, row, strict=True))
    else:
        yield whole


def _column(value: object) -> list[object]:
    """The cells of a column; none where it is no column."""
    if isinstance(value, Mapping) and _is_column(value):
        return list(value.values())
    return value if isinstance(value, list) else []


def _saved(text: str, fault: Fault) -> RecordList:
    """The whole records of a damaged list: of an array, or of the first in an object."""
    if text[fault.at] == "[":
        return RecordList({}, list(elements(text, fault.at)))
    entry = _ENTRY.search(text, fault.at) if text[fault.at] == "{" else None
    if entry is None:
        return RecordList({}, [fault])
    before = text[fault.at : entry.start()].rstrip().rstrip(",") + "}"
    first = next(documents(before))
    about = first.value if isinstance(first, Found) and isinstance(first.value, Mapping) else {}
    return RecordList(about, list(elements(text, entry.end())))


def _joined(lists: Iterator[RecordList]) -> Iterator[RecordList]:
    """The lists, with neighbours as one of which nothing else is said."""
    last: RecordList | None = None
    for each in lists:
        if last is not None and not (last.about or each.about):
            last.records += each.records
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last
