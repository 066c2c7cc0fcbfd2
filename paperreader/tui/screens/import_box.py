"""The import box: which file or folder of digests to read in.

Knows that a path has to be there. Does not know what a digest is, nor how one is imported.
"""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from paperreader.core.errors import DigestError
from paperreader.store.incoming import require_readable
from paperreader.tui.screens.box import Box
from paperreader.tui.typed_path import meant_path
from paperreader.tui.widgets.path_field import PathField
from paperreader.tui.widgets.said_line import SaidLine


class ImportBox(Box[Path]):
    """Asks for a path; answers with it, once it is one that can be read."""

    DEFAULT_CSS = "ImportBox PathField { margin: 1 0 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._said = SaidLine()

    def compose(self) -> ComposeResult:
        """An entry field, and a line for what is amiss with it."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Import"
            frame.border_subtitle = "Tab completes · Enter imports · Esc closes"
            yield PathField("a file, or a folder of files")
            yield self._said

    @on(Input.Changed)
    def _take_back(self) -> None:
        self._said.be_silent()

    @on(Input.Submitted)
    async def _answer(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if not text:
            self.dismiss(None)
            return
        path = meant_path(text)
        try:
            await to_thread(require_readable, path)
        except DigestError as error:
            self._said.say(str(error), "error")
        else:
            self.dismiss(path)
