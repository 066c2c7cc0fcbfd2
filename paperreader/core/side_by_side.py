"""How far several works have come that go on side by side, told as if they were one.

Knows shares of a whole, and which of the works are named. Does not know what they are, nor who does them.
"""

from __future__ import annotations

from paperreader.core.progress import Progress, Told


class SideBySide:
    """Works of equal weight, each of which comes forward by itself.

    Args:
        count: how many they are.
        told: is told of the whole.
    """

    def __init__(self, count: int, told: Told) -> None:
        self._told = told
        self._parts = [Progress(0, 0, "")] * count
        self._under_way: dict[int, None] = {}

    def came(self, number: int, progress: Progress) -> None:
        """Take note of how far a work is, from whichever thread does it; it never goes back."""
        before = self._parts[number]
        share, papers = max(before.share, progress.share), max(before.papers, progress.papers)
        self._under_way.setdefault(number)
        self._parts[number] = Progress(share, papers, progress.what)

    def over(self, number: int) -> None:
        """Take note that a work is over, however it ended."""
        self._under_way.pop(number, None)
        self._parts[number] = self._parts[number]._replace(share=1)

    def tell(self, number: int | None = None) -> None:
        """Tell of the whole: the works' mean share, and what one of them is busy with.

        Args:
            number: which one; None for the one that has been under way for longest.
        """
        parts, under_way = [*self._parts], [*self._under_way]
        named = under_way[:1] if number is None else [number]
        what = "".join(parts[one].what for one in named)
        others = len({*under_way}.difference(named))
        share = sum(part.share for part in parts) / len(parts)
        papers = sum(part.papers for part in parts)
        self._told(
            Progress(min(1.0, share), papers, f"{what} and {others} more" if others else what)
        )
