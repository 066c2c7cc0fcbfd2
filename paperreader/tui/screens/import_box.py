"""The import box: which file or folder of digests to read in.

Does not know what a digest is, nor how one is imported.
"""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input

from paperreader.core.inert import inert_line
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.entry_field import CompletingField


def meant_path(text: str) -> Path:
    """The path that a person means, with `~` for a home; where nobody has that home, as it is written."""
    path = Path(text)
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path.absolute()


def completed_path(text: str) -> str | None:
    """The path written out to the first name in its folder that begins so; None where none does.

    Names that hold what acts on a terminal are not offered: they could not be shown as they are.
    """
    folder, begun = _divided(text)
    try:
        names = sorted(
            f"{path.name}/" if path.is_dir() else path.name
            for path in folder.expanduser().iterdir()
        )
    except (OSError, RuntimeError):
        return None
    fitting = (name for name in names if name.startswith(begun) and _is_shown_as_is(name))
    full = next((name for name in fitting if begun or not name.startswith(".")), None)
    return None if full is None else text + full[len(begun) :]


def _divided(text: str) -> tuple[Path, str]:
    folder, slash, begun = text.rpartition("/")
    return Path(f"{folder}{slash}" or "."), begun


def _is_shown_as_is(name: str) -> bool:
    return inert_line(name) == name


class PathSuggester(Suggester):
    """Completes a path from the disk."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path with the name that is being typed written out."""
        return await to_thread(completed_path, value)


class ImportBox(Box[Path]):
    """Asks for a path; answers with it."""

    DEFAULT_CSS = "ImportBox CompletingField { margin: 1 0; }"

    def compose(self) -> ComposeResult:
        """An entry field."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Import"
            frame.border_subtitle = "Tab completes · Enter imports · Esc closes"
            yield CompletingField(hint="a file, or a folder of files", suggester=PathSuggester())

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        self.dismiss(meant_path(text) if text else None)
