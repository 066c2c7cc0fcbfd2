"""Many marks in one piece of memory, each read only when it is asked for.

    a line of JSON    what follows: numbers, names, the lengths of the sections
    keys              the papers' keys in order, each with a line feed
    starts            for each beginning of a key, its first three digits, the number of the first such key
    kinds             for each key, the number of its mark
    marks             the marks that there are, each once, a line of JSON each
    ends              for each key, where its stamps end
    stamps            for each key, JSON: which device has set which field when

50,000 marks are 3 MB, and ready in 2 ms, where a dictionary of them takes ten times as much of either.
Knows this layout. Does not know where the bytes are kept, nor whether they still hold.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate, compress
from typing import Final

import orjson

from paperreader.core.mark import UNMARKED, Mark
from paperreader.core.paper import KEY_LENGTH
from paperreader.store.layout import dumped

Stamp = tuple[str, str]
"""When a field was set, and by which device: of two decisions at one time the later name's counts."""

_LAYOUT = f"1 {sys.byteorder}"
"""What another version, or a machine that reads numbers backwards, would write otherwise."""

_KEY = re.compile(rf"[0-9a-f]{{{KEY_LENGTH}}}")
_STRIDE = KEY_LENGTH + 1

_PREFIX_LENGTH = 3
_PREFIXES = 16**_PREFIX_LENGTH
"""Beginnings of keys, which are evenly spread: of 50,000 keys twelve begin alike, of 200,000 fifty, and
a search through those takes less time than the call of it."""

_MARKS_REMEMBERED = 4096
"""Marks kept as objects: most papers bear one of a few."""

_NUMBER: Final = "I"
"""The type of numbers in sections: 4 bytes."""


class PackedMarks:
    """The marks of many papers, and when each field was set."""

    def __init__(self, data: bytes, beginning: int = 0, version: str = "") -> None:
        """Take bytes that `packed` has made.

        Args:
            data: holds them.
            beginning: where they begin in it.
            version: names them, and no others ever; empty where they have no name.

        Raises:
            ValueError: they are in another layout.
        """
        opening = data.find(b"\n", beginning) + 1
        told = orjson.loads(data[beginning:opening])
        if not isinstance(told, dict) or told.get("layout") != _LAYOUT:
            raise ValueError("packed by another program")
        self.version = version
        """Names these marks, and no others; empty where they have no name."""

        self.latest: str = told["latest"]
        """The latest time of any field; empty where there is none."""

        self.marked: int = told["marked"]
        """How many papers have a mark. Others have none any more, and still have their stamps."""

        self._fields: list[str] = told["fields"]
        self._devices: list[str] = told["devices"]
        self._data = data
        bounds = list(accumulate(told["lengths"], initial=opening))
        self._keys, self._keys_end, self._marks, self._stamps = (bounds[n] for n in (0, 1, 3, 5))
        memory = memoryview(data)
        self._starts = memory[bounds[1] : bounds[2]].cast(_NUMBER)
        self._kinds = memory[bounds[2] : bounds[3]].cast(_NUMBER)
        self._ends = memory[bounds[4] : bounds[5]].cast(_NUMBER)
        self._rows = data[bounds[3] : bounds[4]].splitlines()

    def mark(self, key: str) -> Mark | None:
        """The mark of a paper, UNMARKED if it has none any more; None if nothing was decided about it."""
        number = self._find(key)
        return None if number is None else _mark_of_row(self._rows[self._kinds[number]])

    def stamps(self, key: str) -> Mapping[str, Stamp]:
        """For each field of a paper that was ever set, when and by which device it was last."""
        number = self._find(key)
        if number is None:
            return {}
        start, end = (self._stamps + self._ends[n] for n in (number, number + 1))
        return {
            self._fields[field]: (time, self._devices[device])
            for field, device, time in orjson.loads(self._data[start:end])
        }

    def keys_of(self, holds: Callable[[Mark], object]) -> Iterator[str]:
        """The papers that have a mark of which something holds, which is asked once of each mark there is."""
        marks = map(_mark_of_row, self._rows)
        answers = [mark is not UNMARKED and holds(mark) for mark in marks]
        return compress(self._all_keys(), map(answers.__getitem__, self._kinds))

    def items(self) -> Iterator[tuple[str, Mark]]:
        """All papers with their marks, also those that have none any more."""
        marks = list(map(_mark_of_row, self._rows))
        return zip(self._all_keys(), map(marks.__getitem__, self._kinds), strict=False)

    def _all_keys(self) -> Sequence[str]:
        """The keys in order, and an empty text behind them."""
        return self._data[self._keys : self._keys_end].decode("ascii").split("\n")

    def _find(self, key: str) -> int | None:
        """The number of a key, or None."""
        if len(key) != KEY_LENGTH or not self._kinds:
            return None
        try:
            prefix, sought = int(key[:_PREFIX_LENGTH], 16), key.encode("ascii")
        except ValueError:
            return None
        start, end = self._starts[prefix], self._starts[prefix + 1]
        place = self._data.find(sought, self._keys + start * _STRIDE, self._keys + end * _STRIDE)
        if place < 0:
            return None
        number, beside = divmod(place - self._keys, _STRIDE)
        return None if beside else number


def packed(
    marks: Mapping[str, Mark], stamps: Mapping[str, Mapping[str, Stamp]], latest: str
) -> bytes:
    """Marks as the bytes that `PackedMarks` takes.

    Args:
        marks: the papers that have a mark, by key.
        stamps: by the names of fields, and then by keys, when they were set; of all these papers and
            of those that have no mark any more.
        latest: the latest time of any field.

    Raises:
        ValueError: a key is none that papers have, or too much is to be packed.
    """
    fields: dict[str, int] = {}
    devices: dict[str, int] = {}
    stamps_of: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for name, by_key in stamps.items():
        field = fields.setdefault(name, len(fields))
        for key, (time, device) in by_key.items():
            stamps_of[key].append((field, devices.setdefault(device, len(devices)), time))
    beginnings = _by_prefix(stamps_of)
    keys = [key for beginning in sorted(beginnings) for key in sorted(beginnings[beginning])]
    kinds: dict[Mark, int] = {}
    rows = [dumped(stamps_of[key]) for key in keys]
    sections = [
        b"".join(b"%s\n" % key.encode("ascii") for key in keys),
        _numbers(accumulate((len(beginnings.get(n, ())) for n in range(_PREFIXES)), initial=0)),
        _numbers(kinds.setdefault(marks.get(key, UNMARKED), len(kinds)) for key in keys),
        b"\n".join(map(_row_of_mark, kinds)),
        _numbers(accumulate(map(len, rows), initial=0)),
        b"".join(rows),
    ]
    told = {
        "layout": _LAYOUT,
        "latest": latest,
        "marked": len(marks),
        "fields": list(fields),
        "devices": list(devices),
        "lengths": list(map(len, sections)),
    }
    return b"\n".join([orjson.dumps(told), b"".join(sections)])


def _by_prefix(keys: Iterable[str]) -> Mapping[int, list[str]]:
    """Keys by their first digits: sorted at once, they would keep other threads waiting for long."""
    beginnings: defaultdict[int, list[str]] = defaultdict(list)
    for key in keys:
        if not _KEY.fullmatch(key):
            raise ValueError(f"{key!r} is no key of a paper")
        beginnings[int(key[:_PREFIX_LENGTH], 16)].append(key)
    return beginnings


def _numbers(numbers: Iterable[int]) -> bytes:
    try:
        return array(_NUMBER, numbers).tobytes()
    except OverflowError as error:
        raise ValueError("more than 4 GB of marks") from error


def _row_of_mark(mark: Mark) -> bytes:
    flags = mark.starred, mark.read, mark.later, mark.dismissed
    return orjson.dumps([*flags, mark.snoozed_until, sorted(mark.tags), mark.note])


@lru_cache(_MARKS_REMEMBERED)
def _mark_of_row(row: bytes) -> Mark:
    starred, read, later, dismissed, snoozed_until, tags, note = orjson.loads(row)
    until = date.fromisoformat(snoozed_until) if snoozed_until else None
    mark = Mark(starred, read, later, dismissed, until, frozenset(tags), note)
    return UNMARKED if mark == UNMARKED else mark


NOTHING_PACKED = PackedMarks(packed({}, {}, ""))
"""No marks."""
