"""What a device does to its marks file: a change is recorded, taken back, or made again.

An operation is decided once, against the marks its maker saw, and can then be applied to whatever the
file holds by the time it is written: another program may have written in between. Applying one twice
is as good as once. Pure: knows no file and no lock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from paperreader.core.mark import Change, Edit
from paperreader.core.paper import Named
from paperreader.store.history import History, Step


@dataclass(frozen=True, slots=True)
class Recorded:
    """A new change."""

    change: Change
    step: Step

    papers: Mapping[str, Named] = field(repr=False)
    """The papers that it touches, by key."""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What becomes of the marks."""
        return self.change.edits

    @property
    def time(self) -> str:
        """When it was made."""
        return self.change.time

    def upon(self, history: History) -> History | None:
        """The history with it; None where it is there already."""
        after = history.recorded(self.step)
        return None if after is history else after


@dataclass(frozen=True, slots=True)
class Undone:
    """A change taken back."""

    change: Change

    edits: tuple[Edit, ...]
    """What becomes of the marks: only fields that nobody has set since."""

    time: str
    """When it was taken back."""

    papers: ClassVar[Mapping[str, Named]] = {}
    """None: what is taken back was recorded, with its papers, before."""

    def upon(self, history: History) -> History | None:
        """The history with the change taken back; None where it was already."""
        return history.with_undone(self.change.id, self.time)


@dataclass(frozen=True, slots=True)
class Redone:
    """A change that was taken back, made again."""

    change: Change

    edits: tuple[Edit, ...]
    """What becomes of the marks: only fields that nobody has set since."""

    time: str
    """When it was made again."""

    papers: ClassVar[Mapping[str, Named]] = {}
    """None: what is made again was recorded, with its papers, before."""

    def upon(self, history: History) -> History | None:
        """The history with the change standing; None where it does already."""
        return history.with_undone(self.change.id, None)


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that is remembered and that nobody decided: no undo takes it back."""

    edits: tuple[Edit, ...]
    time: str

    papers: ClassVar[Mapping[str, Named]] = {}
    """None: it touches keepsakes alone."""

    def upon(self, history: History) -> History | None:
        """The history, which it leaves as it is."""
        return history


Operation = Recorded | Undone | Redone | Noted
