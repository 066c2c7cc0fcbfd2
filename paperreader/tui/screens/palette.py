"""The command palette: Textual's own, made to bear haste.

Does not know what it offers.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.worker import Worker


class Palette(CommandPalette):
    """Finds commands while one types, and runs one."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close; Enter pressed twice chooses twice, and there is nothing to close the second time."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def run_worker(self, *arguments: Any, **options: Any) -> Worker[Any]:
        """Look for commands; what only starts when the palette is closed again fails, but alone."""
        return super().run_worker(*arguments, **{**options, "exit_on_error": False})

    def _action_command_list(self, action: str) -> None:
        # A page is turned by lines, and new commands have none before they are drawn.
        with suppress(LookupError):
            super()._action_command_list(action)
