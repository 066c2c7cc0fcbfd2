"""The finding of a library that cannot be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from paperreader import Hit
from paperreader.core.errors import StoreError
from paperreader.finding import Finding


class Doubted(Finding):
    """One that counts how often it is asked for similar papers, and can fail."""

    def __init__(self, finding: Finding, *, fails: bool = False) -> None:
        self.__dict__.update(vars(finding))
        self.asked = 0
        self.fails = fails

    def similar(self, reference: str, limit: int = 5) -> Sequence[Hit]:
        """What is similar, unless it fails."""
        self.asked += 1
        if self.fails:
            raise StoreError(Path("papers"), "the disk is away")
        return super().similar(reference, limit)
