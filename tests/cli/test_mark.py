"""`paperreader mark` decides about what a query selects; undo and redo take it back and make it again."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GRAPHFM = "GraphFM"
"""A word in the title of one paper alone."""


def marked(run: Run, home: Path, query: str) -> int:
    """How many papers a query selects."""
    return int(run("search", "--home", home, query, "--count").out)


@pytest.mark.parametrize(
    ("decision", "query"),
    [
        (["--star"], "is:starred"),
        (["--read"], "is:read"),
        (["--later"], "is:later"),
        (["--dismiss"], "is:dismissed"),
        (["--tag", "moe"], "#moe"),
        (["--tag", "#MoE"], "#moe"),
        (["--tag", "rl,moe"], "#rl #moe"),
        (["--tag", "rl", "--tag", "moe"], "#rl #moe"),
        (["--note", "to do"], "is:noted"),
        (["--snooze", "2999-01-01"], "is:snoozed"),
        (["--snooze", "2w"], "is:snoozed"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_a_decision_is_kept_and_undone_and_redone(
    run: Run, home: Path, decision: list[str], query: str
) -> None:
    assert run("mark", "--home", home, GRAPHFM, *decision).code == 0
    assert marked(run, home, query) == 1
    assert run("undo", "--home", home).code == 0
    assert marked(run, home, query) == 0
    assert run("redo", "--home", home).code == 0
    assert marked(run, home, query) == 1


@pytest.mark.parametrize(
    ("decision", "contrary", "query"),
    [
        ("--star", "--unstar", "is:starred"),
        ("--read", "--unread", "is:read"),
        ("--later", "--no-later", "is:later"),
        ("--dismiss", "--restore", "is:dismissed"),
        ("--snooze=2w", "--wake", "is:snoozed"),
        ("--tag=moe", "--untag=moe", "#moe"),
        ("--note=x", "--note=", "is:noted"),
    ],
)
def test_each_decision_has_its_contrary(
    run: Run, home: Path, decision: str, contrary: str, query: str
) -> None:
    run("mark", "--home", home, GRAPHFM, decision)
    run("mark", "--home", home, GRAPHFM, contrary)
    assert marked(run, home, query) == 0


@pytest.mark.parametrize("days", [0, 1, 1000])
def test_a_paper_cannot_come_back_on_a_day_that_has_come(run: Run, home: Path, days: int) -> None:
    day = datetime.now().astimezone().date() - timedelta(days)
    refused = run("mark", "--home", home, GRAPHFM, "--star", "--snooze", day)
    assert (refused.code, refused.out) == (2, "")
    assert f"'{day}': this day is not after today" in refused.err
    assert marked(run, home, "is:snoozed") == marked(run, home, "is:starred") == 0


def test_many_papers_are_one_change(run: Run, home: Path) -> None:
    assert run("mark", "--home", home, "", "--read", "--yes").code == 0
    assert marked(run, home, "is:read") == 207
    assert "207 papers" in run("undo", "--home", home).err
    assert marked(run, home, "is:read") == 0


def test_a_script_is_not_asked_for_one_undo_takes_it_all_back(run: Run, home: Path) -> None:
    assert run("mark", "--home", home, "", "--read").code == 0
    assert marked(run, home, "is:read") == 207
    assert run("undo", "--home", home).code == 0
    assert marked(run, home, "is:read") == 0


def test_a_dry_run_lists_the_papers_and_changes_nothing(run: Run, home: Path) -> None:
    rehearsed = run("mark", "--home", home, "mamba", "--star", "--dry-run")
    assert rehearsed.lines == run("search", "--home", home, "mamba").lines
    assert rehearsed.err == f"{len(rehearsed.lines)} papers would be marked; nothing was changed.\n"
    assert marked(run, home, "is:starred") == 0


def test_json_gives_the_papers_as_they_are_then(run: Run, home: Path) -> None:
    (record,) = run("mark", "--home", home, GRAPHFM, "--star", "--tag", "a", "--json").records
    assert (record["starred"], record["tags"]) == (True, ["a"])


def test_what_is_so_already_is_no_change(run: Run, home: Path) -> None:
    run("mark", "--home", home, GRAPHFM, "--star")
    again = run("mark", "--home", home, GRAPHFM, "--star")
    assert again.code == 0
    assert "already" in again.err
    assert run("undo", "--home", home).code == 0
    assert run("undo", "--home", home).code == 1


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_nothing_is_left_to_take_back_or_make_again(run: Run, home: Path, command: str) -> None:
    ended = run(command, "--home", home)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err


def test_no_paper_is_no_change(run: Run, home: Path) -> None:
    assert run("mark", "--home", home, "zzzzzz", "--star").code == 1
