"""The untag box: which of a paper's tags to take away.

Does not know which paper it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size

from paperreader.core.inert import inert_line
from paperreader.tui.cells import Part, fit
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.row_list import RowList


class TagList(RowList):
    """Some tags."""

    DEFAULT_CSS = "TagList { height: auto; max-height: 12; }"

    def __init__(self, tags: Iterable[str]) -> None:
        super().__init__()
        self.tags = sorted(tags)

    @property
    def count(self) -> int:
        """How many tags there are."""
        return len(self.tags)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """A line for each tag."""
        return self.count

    def parts_of(self, index: int, width: int) -> Sequence[Part]:
        """A tag's row."""
        return ((fit(f"#{inert_line(self.tags[index])}", width), "tag"),)


class UntagBox(Box[str]):
    """Asks for one of a paper's tags; answers with its name."""

    DEFAULT_CSS = "UntagBox > .frame { max-width: 44; }"

    def __init__(self, tags: Iterable[str]) -> None:
        super().__init__()
        self._list = TagList(tags)

    def compose(self) -> ComposeResult:
        """The tags."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Untag"
            frame.border_subtitle = "Enter takes it away · Esc closes"
            yield self._list

    @on(RowList.Chosen)
    def _answer(self, event: RowList.Chosen) -> None:
        self.dismiss(self._list.tags[event.index])
