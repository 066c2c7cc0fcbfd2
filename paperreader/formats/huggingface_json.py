"""What the Hugging Face API answers for its papers, and what mirrors make of it.

    [{"paper": {"id": "2603.18718", "title": "...", "summary": "...", "authors": [{"name": "..."}],
      "upvotes": 42, "submittedOnDailyAt": "2026-03-26T00:00:00.000Z"}, "numComments": 3}, ...]
    {"date": "2026-01-05", "papers": [{"id": "2601.00393", "title": "...", ...}, ...]}

Knows by which fields such an answer is recognised, and which day it is of. Does not know where it was
asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from paperreader.core.reading import Notice, Reading
from paperreader.formats.dates import whole_day
from paperreader.formats.decoding import decode
from paperreader.formats.field_values import plain
from paperreader.formats.fields import record_of
from paperreader.formats.gathering import Record
from paperreader.formats.huggingface_days import day_of
from paperreader.formats.json_lists import RecordList, record_lists
from paperreader.formats.json_records import gathered
from paperreader.formats.json_values import Found

NAME = "huggingface-json"
"""What this format is called."""

SOURCE = "huggingface"
"""Where such digests come from."""

_MARK = re.compile(
    r'"(?:dailyPapers|daily_papers|submittedOnDaily(?:At|By)|submitted_on_daily_at|daily_date|upvotes'
    r'|ai_summary|ai_keywords|numComments|num_comments|discussionId)"\s*:|"paper"\s*:\s*\{'
)
"""Fields that no other service writes; `upvotes` some do, and there it stands beside an arXiv id."""

_DAILY = ("submittedondailyat", "dailydate", "submittedondaily", "featureddate")
"""The day on which a paper was listed, as the API and mirrors call it."""

_OF_LIST = ("date", "dateString", "day", "dailyDate", "daily_date")
"""The day of a whole list."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such an answer."""
    is_json = opening.lstrip()[:1] in ("[", "{")
    return is_json and '"title"' in opening and _MARK.search(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The digests in a file: one for each answer that was saved in it, of its own day."""
    text, damage = decode(data, name)
    return readings_of(record_lists(text, name), name, NAME, damage, today)


def readings_of(
    lists: Sequence[RecordList],
    name: str,
    format: str,
    damage: tuple[Notice, ...],
    today: date,
) -> list[Reading]:
    """The digests of some lists, whatever they were found in; DigestError where no paper is in them."""
    full = gathered(lists, name, _record)
    full[0].gathering.pass_on(damage)
    found = []
    for each in full:
        day, is_assumed = _day_of(each.source, today)
        found.append(each.gathering.reading(format, SOURCE, date=day, date_assumed=is_assumed))
    return found


def _record(source: Mapping[str, object]) -> Record:
    """The record that an object tells. Here a title is a text; what has it as a list is damaged."""
    inner = source.get("paper")
    titles = [
        each["title"] for each in (source, inner) if isinstance(each, Mapping) and "title" in each
    ]
    is_damaged = bool(titles) and not any(isinstance(title, str) for title in titles)
    return Record() if is_damaged else record_of(source)


def _day_of(records: RecordList, today: date) -> tuple[date | None, bool]:
    """The day on which the papers of a list were listed, and whether that had to be concluded.

    A list of a week or a month is of the last of its days. One that tells no day is not older than
    its youngest paper.
    """
    for written in map(records.about.get, _OF_LIST):
        day, is_assumed = day_of(written, today) if isinstance(written, str) else (None, False)
        if day:
            return day, is_assumed
    listed = Counter(_days(records, _DAILY))
    if listed:
        commonest, count = listed.most_common(1)[0]
        return (commonest if count * 2 > listed.total() else max(listed)), False
    youngest = max(_days(records, ("publishedat", "published")), default=None)
    return youngest, youngest is not None


def _days(records: RecordList, names: tuple[str, ...]) -> Iterator[date]:
    """The days that the records give under these names, a day for each that has one."""
    for found in records.records:
        if isinstance(found, Found) and isinstance(found.value, Mapping):
            inner = found.value.get("paper")
            both = {**found.value, **(inner if isinstance(inner, Mapping) else {})}
            days = (whole_day(value) for name, value in both.items() if plain(str(name)) in names)
            yield from [day for day in days if day][:1]
