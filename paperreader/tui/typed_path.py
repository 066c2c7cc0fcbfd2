"""A path while it is typed: what it means, and the names of the disk that it could become.

Does not know what is done with a path, nor keys or boxes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from paperreader.core.inert import inert_line


def meant_path(text: str) -> Path:
    """The path that a person means, with `~` for a home; where nobody has that home, as it is written."""
    path = Path(text)
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path.absolute()


def path_candidates(text: str) -> Sequence[str]:
    """The paths that a text can become: with each name of its folder that begins so, a folder's with `/`.

    Names that hold what acts on a terminal are not offered: they could not be shown as they are. Hidden ones
    are offered to who has typed the dot.
    """
    folder, slash, begun = text.rpartition("/")
    try:
        with os.scandir(Path(f"{folder}{slash}" or ".").expanduser()) as entries:
            names = sorted(
                f"{entry.name}/" if entry.is_dir() else entry.name
                for entry in entries
                if _is_offered(entry.name, begun)
            )
    except (OSError, RuntimeError):
        return ()
    return tuple(f"{folder}{slash}{name}" for name in names)


def _is_offered(name: str, begun: str) -> bool:
    is_seen = bool(begun) or not name.startswith(".")
    return is_seen and name.startswith(begun) and inert_line(name) == name


class Tries(NamedTuple):
    """What a path is written out to: first as far as all candidates agree, then to one after the other."""

    candidates: Sequence[str]
    text: str
    """What is written now."""

    def stepped(self, step: int) -> Tries:
        """The next candidate, or the one before it; after the last the first."""
        if self.text in self.candidates:
            at = self.candidates.index(self.text) + step
        else:
            at = 0 if step > 0 else -1
        return self._replace(text=self.candidates[at % len(self.candidates)])


def first_try(text: str, candidates: Sequence[str], step: int = 1) -> Tries | None:
    """The path written out as far as that is certain, else to the first candidate; None without any."""
    if not candidates:
        return None
    pairs = zip(min(candidates), max(candidates), strict=False)
    agreed = "".join(first for first, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    tries = Tries(candidates, agreed)
    return tries if agreed != text else tries.stepped(step)
