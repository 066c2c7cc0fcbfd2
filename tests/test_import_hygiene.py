"""Whatever draws no screen runs without Textual, also through imports that happen late.

The contracts of import-linter hold for what stands in the code; this holds for what a fresh
interpreter does.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "paperreader.tui"}
"""What only the reader may import."""

NETWORK = {"httpx2"}
"""What only a fetch may import that has something to fetch."""

NOT_AT_FIRST = {
    "paperreader.core.completion",
    "paperreader.core.fetching",
    "paperreader.core.ids",
    "paperreader.core.links",
    "paperreader.core.query_parser",
    "paperreader.exporting",
    "paperreader.intake",
    "paperreader.subscriptions",
    "paperreader.tui.screens.box",
    "paperreader.tui.widgets.prompt_bar",
}
"""What the first screen has no use for, and would wait for."""

COMMANDS = [
    ["--version"],
    ["--help"],
    ["import", "seeds"],
    ["search", ""],
    ["search", "mamba", "--json"],
    ["jump", "mamba"],
    ["show", "nowhere"],
    ["mark", "graphfm", "--star"],
    ["undo"],
    ["redo"],
    ["tags"],
    ["digests"],
    ["paths"],
    ["subscribe", "hf", "huggingface"],
    ["subscriptions"],
    ["fetch"],
    ["read"],
]


def modules_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has imported after running some code."""
    script = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ended.stderr.splitlines()[-1].split())


def test_the_library_needs_no_screen() -> None:
    modules = modules_after("import paperreader; paperreader.Library")
    assert "paperreader.library" in modules
    assert not modules & (HEAVY | {"click"})


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_needs_no_screen(tmp_path: Path, words: list[str]) -> None:
    run = f"from paperreader.cli import main; main({['--home', str(tmp_path), *words]!r})"
    modules = modules_after(run)
    assert "paperreader.cli.commands" in modules
    assert not modules & (HEAVY | NETWORK)


def test_the_reader_imports_lines_for_typing_and_boxes_when_they_are_asked_for() -> None:
    modules = modules_after("import paperreader.tui.app")
    assert "paperreader.tui.screens.reader" in modules
    assert not modules & NOT_AT_FIRST


HOME_WITH_PAPERS = """
from paperreader import Library
with Library.open({home!r}) as library:
    library.import_source(next(library.places.samples.glob("*.txt")))
"""

PREPARED = """
from paperreader import Library
library = Library.open({home!r}, write_behind=True)
library.prepare()
"""

FIRST_KEYS = """
library.jump("mamba")
library.list("mamba date:7d")
library.mark(library.list("is:unread -mamba").keys[:1], star=True)
library.flush()
"""


def test_who_has_prepared_imports_nothing_for_the_first_search_and_the_first_star(
    tmp_path: Path,
) -> None:
    home = str(tmp_path)
    modules_after(HOME_WITH_PAPERS.format(home=home))
    prepared = PREPARED.format(home=home)
    assert modules_after(prepared) == modules_after(prepared + FIRST_KEYS)
