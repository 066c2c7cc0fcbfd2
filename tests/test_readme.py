"""What the README says is so: the keys are those that are bound, and its examples run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from paperreader import Library
from paperreader.cli.commands import MODULES, commands
from paperreader.config import read_settings
from paperreader.core.command import read_command
from paperreader.core.decision import Decision
from paperreader.exports import formats as formats_out
from paperreader.formats import detect as formats_in
from paperreader.tui.keys import ALL, keys_of, objection

ROOT = Path(__file__).parent.parent

README = (ROOT / "README.md").read_text("utf-8")


def examples(language: str) -> list[str]:
    """The README's code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def shell_lines() -> list[str]:
    """Every line of the README that calls the program."""
    lines = (line for block in examples("sh") for line in block.splitlines())
    return [line for line in lines if line.startswith("paperreader ")]


def key_table() -> Iterator[str]:
    """The README's table of keys, as the bindings have it."""
    yield "| keys | | name |"
    yield "|---|---|---|"
    for binding in ALL:
        keys = " ".join(f"`{key}`" for key in keys_of(binding, {}))
        yield f"| {keys} | {binding.description} | `{binding.id}` |"


def test_the_keys_are_those_that_are_bound() -> None:
    (written,) = re.findall(r"<!-- keys -->\n(.*?)\n<!-- /keys -->", README, re.DOTALL)
    assert written.strip() == "\n".join(key_table())


def test_the_examples_of_the_command_line_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERREADER_HOME", str(tmp_path))
    for line in shell_lines():
        words = shlex.split(line, comments=True)[1:]
        command = [sys.executable, "-m", "paperreader", *words]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        needs_a_terminal = words[0] == "read"
        assert ended.returncode == (2 if needs_a_terminal else 0), (line, ended.stderr)


@pytest.mark.parametrize("command", MODULES)
def test_every_command_is_shown(command: str) -> None:
    assert any(line.startswith(f"paperreader {command}") for line in shell_lines())


def test_every_option_of_an_import_is_explained() -> None:
    context = commands.make_context("paperreader", ["import", "-"])
    command = commands.get_command(context, "import")
    assert command is not None
    options = {name for param in command.params for name in param.opts if name.startswith("--")}
    assert {option for option in options if f"`{option}" not in README} == set()


def test_the_example_in_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAPERREADER_HOME", str(tmp_path))
    from paperreader import Library

    with Library.open() as library:
        list(library.intake.take_in_files([ROOT / "seeds"]))
    (example,) = examples("python")
    exec(example, {})
    assert "Experts" in capsys.readouterr().out


@pytest.mark.parametrize("file", re.findall(r"\]\(([^)#:]+)\)", README))
def test_what_is_linked_is_there(file: str) -> None:
    assert (ROOT / file).exists()


def searches() -> list[list[str]]:
    """The rows of the README's table of searches: what is remembered, what is typed, what comes first."""
    rows = re.findall(r"^\| (.+) \| `([f/])` `(.+)` \| (.+) \|$", README, re.MULTILINE)
    return [list(row) for row in rows]


def test_each_search_finds_what_is_said_of_it(tmp_path: Path) -> None:
    with Library.open(tmp_path, today=lambda: date(2026, 11, 22)) as library:
        list(library.intake.take_in_files([ROOT / "seeds"]))
        for remembered, box, typed, title in searches():
            if command := re.search("`:(.+)`", remembered):
                read = read_command(command[1], date(2026, 11, 22))
                library.decide(library.list(read.query or "").keys, read.decision or Decision())
            first = library.jump(typed)[0] if box == "f" else library.list(typed)[0]
            assert first.paper.title == title, typed
    assert len(searches()) == 6


@pytest.mark.parametrize("name", [*formats_in.FORMATS, *formats_out.FORMATS])
def test_every_format_is_shown(name: str) -> None:
    rows = re.findall(r"^\| .+ \| .+ \| .*\|$", README, re.MULTILINE)
    assert [row for row in rows if f"`{name}`" in row]


def test_the_example_of_settings_can_be_used(tmp_path: Path) -> None:
    (example,) = examples("toml")
    file = tmp_path / "config.toml"
    file.write_text(example)
    settings = read_settings(file)
    assert settings.theme in BUILTIN_THEMES
    assert settings.keys
    assert objection(settings.keys) is None
