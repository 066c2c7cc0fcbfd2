"""Draws the pictures of the reader in this folder, the same bytes each time: make screenshots.

Each scene opens the reader on a library of its own that holds the sample digests and a few marks, on a
fixed day, presses some keys and saves what is on the screen as SVG.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from paperreader import Library
from paperreader.config import Settings
from paperreader.tui import PaperReaderApp
from paperreader.tui.parts.similar import AT_REST

HERE = Path(__file__).resolve().parent

TODAY = date(2026, 6, 1)
"""The day on which the digests, whose dates have no year, are read."""

WIDE, MEDIUM, SMALL = (160, 45), (100, 30), (80, 24)
"""Columns and rows with room for three panes, for two and for one."""

TAGGED = {"moe": "experts", "survey": "survey", "attention": "flashattention", "to-read": "mamba"}
"""A tag -> the words of the papers that bear it."""

STARRED = ("harder tasks", "mamba", "lora", "equivariant")
"""Words of the papers that are starred."""

READ = ("brain", "watermarking", "vietnamese", "hessians")
"""Words of the papers that were read."""


@dataclass(frozen=True)
class Scene:
    """One picture."""

    name: str
    """The file's name without its ending."""

    size: tuple[int, int]
    """Columns and rows."""

    keys: Sequence[str] = ()
    """What is pressed, in the names that Textual has for keys."""

    typed: str = ""
    """What is typed after that."""

    theme: str = "flexoki"


ONE_READ = ("j", "j", "j", "r", "k", "k")
"""Keys that mark the fourth paper read and go to the second."""

RESTED = 3 * AT_REST
"""Seconds until the similar papers are looked for, with some to spare."""

SCENES = (
    Scene("reader-160x45", WIDE, ONE_READ),
    Scene("reader-100x30", MEDIUM, ONE_READ),
    Scene("reader-80x24", SMALL, ONE_READ),
    Scene("jump-box", MEDIUM, ["f"], typed="hyperspectrl mamba"),
    Scene("tag-box", MEDIUM, ["j", "j", "t"], typed="to-read, m"),
    Scene("light", WIDE, ONE_READ, theme="catppuccin-latte"),
)


def main() -> None:
    """Draw every scene and say so."""
    os.environ.pop("NO_COLOR", None)
    for scene in SCENES:
        path = HERE / f"{scene.name}.svg"
        path.write_text(drawn(scene), "utf-8")
        print(path.relative_to(HERE.parent))


def drawn(scene: Scene) -> str:
    """A scene as SVG."""
    with sample_library() as library:
        return asyncio.run(_drawn(scene, library))


async def _drawn(scene: Scene, library: Library) -> str:
    app = PaperReaderApp(library, Settings(theme=scene.theme))
    async with app.run_test(size=scene.size) as pilot:
        await pilot.press(*scene.keys)
        await pilot.press(*("space" if letter == " " else letter for letter in scene.typed))
        await pilot.pause(RESTED)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot()


@contextmanager
def sample_library() -> Iterator[Library]:
    """A library with the sample digests and a few marks, gone afterwards."""
    with TemporaryDirectory() as home, Library.open(home, today=lambda: TODAY) as library:
        for _ in library.intake.take_in_files([library.places.samples]):
            pass
        for tag, words in TAGGED.items():
            library.mark(library.list(words).keys, tags=[tag])
        for words in STARRED:
            library.mark(library.list(words, limit=2).keys, star=True)
        for words in READ:
            library.mark(library.list(words).keys, read=True)
        yield library


if __name__ == "__main__":
    main()
