"""A library's directories, a clock and papers, for the tests of the store to open and move."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from paperreader.core.decision import Decision, edits_for
from paperreader.core.mark import Change
from paperreader.core.paper import Paper
from paperreader.store.marks import MarkStore

GRAPHFM = Paper(title="GraphFM", arxiv_id="2405.00001", doi="10.1000/182")
MIXTRAL = Paper(title="Mixtral of Experts")


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    moment: datetime = datetime(2026, 11, 22, 3, 14, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> None:
        """Move it on, or back where the span is negative."""
        self.moment += timedelta(**span)


@dataclass
class Home:
    """The directories of a library, and the stores that were opened in it."""

    root: Path
    clock: Clock = field(default_factory=Clock)
    opened: ExitStack = field(default_factory=ExitStack)

    @property
    def marks(self) -> Path:
        return self.root / "marks"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    def open(self, device: str = "laptop", *, write_behind: bool = False) -> MarkStore:
        """A store on this home, as a program that starts now would see it."""
        store = MarkStore(
            self.marks,
            self.backups,
            device,
            cache=self.cache,
            now=self.clock,
            write_behind=write_behind,
        )
        self.opened.callback(store.close)
        return store

    def tables(self, name: str = "laptop.json") -> dict[str, dict[str, Any]]:
        """What a marks file holds."""
        tables: dict[str, dict[str, Any]] = orjson.loads((self.marks / name).read_bytes())
        return tables


def decide(store: MarkStore, *papers: Paper, **wishes: Any) -> Change:
    """Decide about papers, as one change; sets are given as any iterable."""
    for name in wishes.keys() & {"tags", "untag"}:
        wishes[name] = frozenset(wishes[name])
    decision = Decision(**wishes)
    edits = [edit for paper in papers for edit in edits_for([paper.key], store.marks, decision)]
    return store.record(edits, "decided", {paper.key: paper for paper in papers})
