"""The export box: into which file to write the papers, whose name says in which format.

Does not know which papers, nor how any format is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from paperreader.exports.formats import FORMATS, format_of
from paperreader.tui.screens.box import Box
from paperreader.tui.screens.import_box import PathSuggester, meant_path
from paperreader.tui.widgets.entry_field import CompletingField

KEYS = "Tab completes · Enter exports · Esc closes"

NO_FORMAT = "End the name with one of these, which says the format."

FOLDER = "This is a folder; the papers go into a file."

THERE_ALREADY = "This file is there already; Enter once more replaces it."


class ExportWish(NamedTuple):
    """Where the papers shall go."""

    path: Path
    format: str
    overwrite: bool
    """Whether a file that is there shall be replaced."""


class ExportBox(Box[ExportWish]):
    """Asks for a path; answers with it, asking once more before a file is replaced.

    Args:
        papers: how many papers there are to export, in words.
    """

    DEFAULT_CSS = """
    ExportBox CompletingField { margin: 1 0 0 0; }
    ExportBox .said { color: $text-warning; height: 1; }
    ExportBox .formats { color: $foreground-muted; margin-bottom: 1; }
    """

    def __init__(self, papers: str) -> None:
        super().__init__()
        self._papers = papers
        self._said = Static(classes="said", markup=False)
        self._warned = ""

    def compose(self) -> ComposeResult:
        """An entry field, and the formats."""
        with Vertical(classes="frame") as frame:
            frame.border_title = f"Export {self._papers}"
            frame.border_subtitle = KEYS
            yield CompletingField(hint="a file, such as papers.bib", suggester=PathSuggester())
            yield self._said
            formats = " · ".join(f"{row.suffix} {row.what}" for row in FORMATS.values())
            yield Static(formats, classes="formats", markup=False)

    @on(Input.Changed)
    def _take_back(self) -> None:
        self._say("")

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if not text:
            self.dismiss(None)
            return
        path, format = meant_path(text), format_of(text)
        objection = _objection(path) if format else NO_FORMAT
        if format and (not objection or self._warned == text):
            self.dismiss(ExportWish(path, format, overwrite=bool(objection)))
            return
        self._say(objection)
        if objection == THERE_ALREADY:
            self._warned = text

    def _say(self, sentence: str) -> None:
        self._warned = ""
        self._said.update(sentence)


def _objection(path: Path) -> str:
    """What is to be said before papers go there; of what cannot be looked at, writing will say why."""
    try:
        if path.is_dir():
            return FOLDER
        return THERE_ALREADY if path.exists() else ""
    except OSError:
        return ""
