"""An entry field for a path, in which Tab completes as a shell does.

Does not know what the path is for.
"""

from __future__ import annotations

from asyncio import to_thread
from typing import ClassVar

from textual.binding import BindingType
from textual.suggester import Suggester

from paperreader.tui.keys import PATH_FIELD
from paperreader.tui.typed_path import Tries, first_try, path_candidates
from paperreader.tui.widgets.entry_field import EntryField


class PathField(EntryField):
    """An entry field in which Tab writes a path out, and pressed again the next that it could be."""

    BINDINGS: ClassVar[list[BindingType]] = [*PATH_FIELD]

    def __init__(self, hint: str) -> None:
        super().__init__(hint=hint, suggester=PathSuggester())
        self._tries: Tries | None = None

    async def action_complete(self, step: int) -> None:
        """Write out what is certain; pressed again, the next name that could be in its place."""
        if self._tries is not None and self._tries.text == self.value:
            self._tries = self._tries.stepped(step)
        else:
            candidates = await to_thread(path_candidates, self.value)
            self._tries = first_try(self.value, candidates, step)
        if self._tries is None:
            return
        self.value = self._tries.text
        self.action_end()
        if len(self._tries.candidates) == 1:  # nothing else could be meant: go on behind it
            self._tries = None


class PathSuggester(Suggester):
    """Shows the first name that a path could become."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path with the name that is being typed written out; None where there is none."""
        candidates = await to_thread(path_candidates, value)
        return candidates[0] if candidates else None
