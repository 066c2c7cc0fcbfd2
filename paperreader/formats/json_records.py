"""Papers out of the lists of records in JSON, whoever wrote them.

Knows how a record that is none is told of. Does not know services, nor what records call their fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from paperreader.core.errors import DigestError
from paperreader.formats.fields import has_marks, record_of
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.json_lists import RecordList
from paperreader.formats.json_values import Fault

MARKS_STAY = "marks are not taken over from an export; they move with the library's folder of marks"
"""Told once of a file that tells what its reader decided."""


class GatheredList(NamedTuple):
    """The papers of one list."""

    gathering: Gathering

    source: RecordList
    """What they were made of."""


def gathered(
    lists: Iterable[RecordList],
    name: str,
    read: Callable[[Mapping[str, object]], Record] = record_of,
) -> list[GatheredList]:
    """The papers of each list; of lists without papers, what is told goes to the first with some.

    Args:
        lists: the records.
        name: what the user calls the file.
        read: what makes a record of an object.

    Returns:
        At least one; only where no list has a paper there is one without.

    Raises:
        DigestError: there is no list.
    """
    all_lists = [GatheredList(_gathering(each, name, read), each) for each in lists]
    if not all_lists:
        raise DigestError(name, "there is no paper in it")
    full = [each for each in all_lists if len(each.gathering)] or all_lists[:1]
    for each in all_lists:
        if each not in full:
            full[0].gathering.absorb(each.gathering)
    return full


def _gathering(
    records: RecordList, name: str, read: Callable[[Mapping[str, object]], Record]
) -> Gathering:
    gathering = Gathering(name)
    for number, found in enumerate(records.records, start=1):
        if isinstance(found, Fault):
            tell = gathering.skip if found.costs_record else gathering.warn
            tell(found.reason, number=number)
        elif not isinstance(found.value, Mapping):
            gathering.skip("it is no object with a title", number=number)
        else:
            if has_marks(found.value):
                gathering.warn_once(MARKS_STAY)
            record = read(found.value)
            record.number = number
            gathering.add(record)
    return gathering
