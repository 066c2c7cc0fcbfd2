"""The keepsakes of all devices as one: for each field of each the value that was set last.

Knows how they join: as marks do, in any order and any number of times. Does not know what a keepsake is
for. There are some dozens, so that all are gone through with every change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paperreader.core.keepsake import NOTHING, SINCE, Keepsakes
from paperreader.core.mark import Edit, FieldValue
from paperreader.store.mark_documents import MarkDocument, fields_of
from paperreader.store.packed import Stamp

_Set = tuple[Stamp, FieldValue]
"""When and by which device a field was set, and to what; later ones are greater."""


class MergedKeepsakes:
    """The keepsakes of a library as all files together tell them."""

    def __init__(self) -> None:
        self.keepsakes: Keepsakes = {}
        """Those that there are, by key. A change makes a new mapping: one handed out never changes."""

        self.latest = ""
        """The latest time at which any field was set; empty before the first."""

        self._set: dict[tuple[str, str], _Set] = {}

    def join(self, device: str, documents: Mapping[str, MarkDocument]) -> frozenset[str]:
        """Take in what a device has written; the keys of the keepsakes that are others than before."""
        told = [
            (key, field, value, (time, device))
            for key, fields in fields_of(documents)
            for field, (value, time) in fields.items()
        ]
        return self._take(told)

    def edit(self, device: str, edits: Iterable[Edit], time: str) -> None:
        """Take in what this device decides: at a time later than all it has seen."""
        self._take((edit.key, edit.field, edit.after, (time, device)) for edit in edits)

    def holds(self, edit: Edit) -> bool:
        """Whether a field has the value that an edit starts from."""
        _, value = self._set.get((edit.key, edit.field), (None, None))
        return value == edit.before

    def _take(self, told: Iterable[tuple[str, str, FieldValue, Stamp]]) -> frozenset[str]:
        for key, field, value, stamp in told:
            known = self._set.get((key, field))
            if known is None or known[0] < stamp:
                self._set[key, field] = stamp, value
                self.latest = max(self.latest, stamp[0])
        before, self.keepsakes = self.keepsakes, self._there()
        keys = before.keys() | self.keepsakes.keys()
        changed = {k for k in keys if before.get(k, NOTHING) != self.keepsakes.get(k, NOTHING)}
        return frozenset(changed)

    def _there(self) -> Keepsakes:
        found: dict[str, dict[str, FieldValue]] = {}
        for (key, field), (_, value) in self._set.items():
            if value is not None:
                found.setdefault(key, {})[field] = value
        return {key: fields for key, fields in found.items() if SINCE in fields}
