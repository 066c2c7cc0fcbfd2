"""The marks of all devices as one: for each field of each paper the value that was set last.

Knows how documents join: in any order and any number of times, with the same result, so that files may
come late, twice or half old from a synchronised folder. Does not know where documents come from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce

from paperreader.core.mark import UNMARKED, Edit, FieldValue, Mark, with_field
from paperreader.store.mark_documents import MarkDocument, fields_of

_Stamp = tuple[str, str]
"""When a field was set, and by which device: of two decisions at one time the later name's counts."""

_Fields = tuple[tuple[str, FieldValue], ...]

_MARKS_REMEMBERED = 4096
"""Many papers bear the same mark (read, and nothing else): each of these is one object, made once."""


class MergedMarks:
    """The marks of a library as all files together tell them."""

    def __init__(self) -> None:
        self.marks: Mapping[str, Mark] = {}
        """The papers that have a mark. A change makes a new mapping: one handed out never changes,
        and may be read from any thread."""

        self.latest = ""
        """The latest time of any decision seen; empty before the first."""

        self._stamps: defaultdict[str, dict[str, _Stamp]] = defaultdict(dict)

    def join(self, device: str, documents: Mapping[str, MarkDocument]) -> bool:
        """Take in what a device has written; whether any mark is another than before."""
        changed: dict[str, Mark] = {}
        stamps: dict[str, _Stamp] = {}
        for key, document in documents.items():
            before = self.marks.get(key, UNMARKED)
            mark = _mark_with(before, self._later_fields(device, key, document, stamps))
            if mark is not before and mark != before:
                changed[key] = mark
        self.saw(max(stamps, default=""))
        self._change(changed)
        return bool(changed)

    def edit(self, device: str, edits: Iterable[Edit], time: str) -> None:
        """Take in what this device decides: at a time later than all it has seen."""
        changed: dict[str, Mark] = {}
        stamp = (time, device)
        for edit in edits:
            mark = changed.get(edit.key) or self.marks.get(edit.key, UNMARKED)
            changed[edit.key] = _mark_with(mark, ((edit.field, edit.after),))
            self._stamps[edit.field][edit.key] = stamp
        self.saw(time)
        self._change(changed)

    def _later_fields(
        self, device: str, key: str, document: MarkDocument, stamps: dict[str, _Stamp]
    ) -> _Fields:
        """The fields of a document that were set later than what is known of them.

        `stamps` has a stamp for each time met so far: papers marked at once share one.
        """
        later = []
        for name, (value, time) in fields_of(document).items():
            stamp = stamps.get(time) or stamps.setdefault(time, (time, device))
            held = self._stamps[name].get(key)
            if held is None or held < stamp:
                self._stamps[name][key] = stamp
                later.append((name, value))
        return tuple(later)

    def saw(self, time: str) -> None:
        """Take note of a time, which all decisions to come shall be later than."""
        self.latest = max(self.latest, time)

    def _change(self, changed: Mapping[str, Mark]) -> None:
        if changed:
            marks = {**self.marks, **changed}
            for key, mark in changed.items():
                if mark == UNMARKED:
                    del marks[key]
            self.marks = marks


def _mark_with(mark: Mark, fields: _Fields) -> Mark:
    """The mark with fields set."""
    try:
        return _first_mark(fields) if mark is UNMARKED else reduce(_with, fields, mark)
    except TypeError:  # a value that no cache can hold, and that only a later version knows
        return reduce(_with, fields, mark)


def _with(mark: Mark, field: tuple[str, FieldValue]) -> Mark:
    """The mark with a field set; as it is where the value is one that only a later version knows."""
    try:
        return _next_mark(mark, *field)
    except (TypeError, ValueError):
        return mark


@lru_cache(_MARKS_REMEMBERED)
def _first_mark(fields: _Fields) -> Mark:
    return reduce(_with, fields, UNMARKED)


_next_mark = lru_cache(_MARKS_REMEMBERED)(with_field)
