"""The history of a device: its changes in order, and which of them were taken back.

Knows what undo and redo choose, and how much of the past is kept. Pure: it does not know when to save,
nor what an edit does to a mark.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any, NamedTuple

import orjson

from paperreader.core.keepsake import is_of_keepsake
from paperreader.core.mark import Change, Edit
from paperreader.store.clock import is_time
from paperreader.store.layout import dumped, parsed
from paperreader.store.mark_documents import (
    document_of_edits,
    edits_of_document,
    number_of_edits,
)

CHANGES_KEPT = 1000
"""Changes that can be taken back: some weeks of reading, and 200 kB where each is about one paper."""

EDITS_KEPT = 300_000
"""Edits kept in all: three times a library of 100,000 papers marked read, and 5 MB, which every save
writes anew."""

CHANGES_KEPT_WHATEVER_THEIR_SIZE = 20
"""The newest changes, kept even if they hold more edits than that: a slip is noticed within a few keys."""


_SET_ASIDE = {"dismissed", "snoozed_until"}
"""Fields by which a reader turns away from a paper."""

_LAYOUT = ("id", "time", "summary", "undone", "edits")
_BEFORE_EDITS, _AFTER_EDITS = b',"edits":', b"}"
"""The keys of a change's document, in the order and manner in which this program writes them."""


class Step(NamedTuple):
    """A change in the history."""

    id: str
    time: str
    summary: str

    undone: str | None
    """The time when it was taken back; None while it stands."""

    size: int
    """How many edits it holds."""

    edits: bytes
    """The edits as JSON: most are only kept, written with every save and never read again."""

    @classmethod
    def of(cls, change: Change) -> Step:
        """The step of a change that was just made; orjson.JSONEncodeError if it can be no JSON."""
        edits = dumped(document_of_edits(change.edits))
        return cls(change.id, change.time, change.summary, None, len(change.edits), edits)

    @classmethod
    def of_document(cls, document: Mapping[str, Any], row: bytes) -> Step:
        """The step of a document and the row that it was read from.

        KeyError, TypeError or ValueError where it is of another shape.
        """
        id, time, summary = document["id"], document["time"], document["summary"]
        undone = document["undone"]
        texts_fit = isinstance(id, str) and isinstance(summary, str)
        if not (texts_fit and is_time(time) and (undone is None or is_time(undone))):
            raise TypeError("a change has other values than changes have")
        size = number_of_edits(document["edits"])
        return cls(id, time, summary, undone, size, _edits_in(row, document))

    @property
    def document(self) -> dict[str, Any]:
        """What table `history` holds of it."""
        return {
            "id": self.id,
            "time": self.time,
            "summary": self.summary,
            "undone": self.undone,
            "edits": orjson.Fragment(self.edits),
        }

    @property
    def change(self) -> Change:
        """The change."""
        return Change(self.id, self.time, self.summary, edits_of_document(orjson.loads(self.edits)))


@dataclass(frozen=True, slots=True)
class History:
    """The changes of one device, the oldest first."""

    steps: tuple[Step, ...] = ()

    @property
    def to_undo(self) -> Step | None:
        """The change that an undo takes back: the last that stands."""
        return next((step for step in reversed(self.steps) if step.undone is None), None)

    @property
    def to_redo(self) -> Step | None:
        """The change that a redo makes again: the last that was taken back."""
        undone = (step for step in reversed(self.steps) if step.undone is not None)
        return max(undone, key=lambda step: step.undone or "", default=None)

    @property
    def latest(self) -> str:
        """The latest time in it; empty where it is."""
        return max((max(step.time, step.undone or "") for step in self.steps), default="")

    def kept_lately(self, most: int) -> list[str]:
        """The papers that were starred, read, tagged or noted on last, the latest first, each once.

        A change of more papers than that says nothing of one of them, nor does what sets one aside, nor
        one of keepsakes.
        """
        small = (one for one in reversed(self.steps) if one.undone is None and one.size <= most)
        changes = (step.change.edits for step in small)
        of_papers = (made for made in changes if not any(map(is_of_keepsake, made[:1])))
        edits = (edit for made in islice(of_papers, most) for edit in reversed(made))
        return list(dict.fromkeys(edit.key for edit in edits if _keeps(edit)))[:most]

    def recorded(self, step: Step) -> History:
        """The history after a new change, which drops what was undone and what is too long ago.

        A change that is in it already is not added once more.
        """
        if any(known.id == step.id for known in self.steps):
            return self
        standing = [known for known in self.steps if known.undone is None]
        return History(_bounded((*standing, step)))

    def with_undone(self, id: str, time: str | None) -> History | None:
        """The history after a change was taken back at a time, or (None) made again.

        A change that is in it no more leaves it as it is: its edits count all the same.

        Returns:
            None where that was done already.
        """
        if any(step.id == id and (step.undone is None) == (time is None) for step in self.steps):
            return None
        return History(
            tuple(step._replace(undone=time) if step.id == id else step for step in self.steps)
        )


def _keeps(edit: Edit) -> bool:
    return bool(edit.after) and edit.field not in _SET_ASIDE


def _edits_in(row: bytes, document: Mapping[str, Any]) -> bytes:
    """The edits of a document as JSON: cut out of its row, where this program has written it."""
    if tuple(document) == _LAYOUT and _BEFORE_EDITS in row and row.endswith(_AFTER_EDITS):
        # No text before them can hold this: there, quotation marks have a backslash before them.
        return row[row.index(_BEFORE_EDITS) + len(_BEFORE_EDITS) : -len(_AFTER_EDITS)]
    return dumped(document["edits"])


def _bounded(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The newest of the changes, as many as are kept."""
    edits_since = accumulate(step.size for step in reversed(steps))
    kept = sum(
        edits <= EDITS_KEPT or nearness < CHANGES_KEPT_WHATEVER_THEIR_SIZE
        for nearness, edits in enumerate(edits_since)
    )
    return tuple(steps[-min(kept, CHANGES_KEPT) :])


def steps_of(rows: Collection[bytes]) -> tuple[Step, ...]:
    """The changes of table `history`.

    Raises:
        ValueError: one of them is of another shape.
    """
    try:
        return tuple(map(Step.of_document, parsed(rows), rows))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError("table history holds what is no change") from error
