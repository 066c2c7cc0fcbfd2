"""What cannot be understood ends with 2 and a sentence on standard error; help and version with 0."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperreader import __version__
from paperreader.cli.commands import MODULES
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["bogus"], "bogus"),
        (["--bogus"], "--bogus"),
        (["search"], "QUERY"),
        (["search", "x", "--limt", "3"], "--limit"),
        (["search", "x", "--limit", "three"], "three"),
        (["search", "x", "--limit", "-1"], "-1"),
        (["search", "x", "--limit"], "--limit"),
        (["jump"], "TEXT"),
        (["show"], "PAPER"),
        (["import"], "SOURCE"),
        (["import", "x", "--date", "yesterday"], "yesterday"),
        (["import", "x", "--source", "../x"], "../x"),
        (["import", "x", "--source", ""], "letters"),
        (["import", "x", "--format", "bogus"], "huggingface-text"),
        (["mark", "x"], "--star"),
        (["mark", "x", "--tag", "#"], "#"),
        (["mark", "x", "--snooze", "soon"], "soon"),
        (["tags", "--home", ""], "directory"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_a_mistake_is_named(run: Run, words: list[str], told: str) -> None:
    ended = run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("moe is:odd", ["  moe is:odd", "         ^^^"]),
        ("深度 date:2026-13", ["  深度 date:2026-13", "            ^^^^^^^"]),
        ("(a\tb", ["  (a b", "  ^"]),
        ("view:nowhere", ["  view:nowhere", "       ^^^^^^^"]),
    ],
)
@pytest.mark.parametrize("command", [["search"], ["mark", "--star"]])
def test_what_cannot_be_read_of_a_query_is_pointed_at(
    run: Run, read_only_home: Path, command: list[str], query: str, told: list[str]
) -> None:
    ended = run(*command, "--home", read_only_home, query)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines()[-2:] == told


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"paperreader {__version__}\n"


@pytest.mark.parametrize("words", [["--help"], ["-h"]])
def test_help_names_every_command(run: Run, words: list[str]) -> None:
    helped = run(*words)
    assert (helped.code, helped.err) == (0, "")
    assert all(f"\n│ {name} " in helped.out for name in MODULES)


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help(run: Run, name: str, flag: str) -> None:
    helped = run(name, flag)
    assert helped.code == 0
    assert f"Usage: paperreader {name}" in helped.out


@pytest.mark.parametrize("words", [["--home", "HOME", "digests"], ["digests", "--home", "HOME"]])
def test_the_home_stands_before_or_after_the_command(
    run: Run, read_only_home: Path, words: list[str]
) -> None:
    named = [str(read_only_home) if word == "HOME" else word for word in words]
    assert len(run(*named).lines) == 3


@pytest.mark.parametrize("words", [[], ["read"], ["--home", "x"], ["read", "is:unread"]])
def test_the_reader_needs_a_terminal(run: Run, words: list[str]) -> None:
    ended = run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert "terminal" in ended.err
