"""`paperreader views` lists the views, and saves, renames and deletes those of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def saved(run: Run, home: Path) -> list[tuple[str, str]]:
    """The names and queries of the saved views."""
    views = run("views", "--home", home, "--json").records
    return [(view["view"], view["query"]) for view in views if view["kind"] == "saved"]


def test_views_are_listed_with_what_they_ask_and_hold(run: Run, home: Path) -> None:
    run("mark", "--home", home, "mamba", "--read", "--tag", "ssm")
    views = run("views", "--home", home, "--json").records
    assert [view["view"] for view in views] == [
        "Inbox",
        "Later",
        "Starred",
        "All",
        "#ssm",
        "20 May 2026",
        "22 Apr 2026",
        "13 Mar 2026",
    ]
    assert views[3] == {
        "view": "All",
        "kind": "built-in",
        "apart": "",
        "query": "",
        "papers": 207,
        "unread": 207 - views[4]["papers"],
        "hidden": 0,
    }
    for view in views:
        asked = run("search", "--home", home, view["query"], "--count")
        assert int(asked.out) == view["papers"]
    lines = run("views", "--home", home).lines
    assert [line.split("  ")[0] for line in lines] == [view["view"] for view in views]


def test_a_view_of_one_paper_has_one_paper(run: Run, home: Path) -> None:
    key = run("search", "--home", home, "", "--json", "--limit", "1").records[0]["key"]
    run("views", "--home", home, "--save", "one", f"id:{key}")
    (line,) = [line for line in run("views", "--home", home).lines if line.startswith("one ")]
    assert line.split() == ["one", "1", "paper", "1", "unread", f"id:{key}"]


def test_views_are_saved_renamed_deleted_and_taken_back(run: Run, home: Path) -> None:
    query = 'mamba OR title:"state space" sort:title'
    assert run("views", "--home", home, "--save", "State space", query).code == 0
    assert run("views", "--home", home, "--save", "fresh", "view:'state space'").code == 2
    assert run("views", "--home", home, "--save", "fresh", 'view:"state space"').code == 0
    assert run("views", "--home", home, "--rename", "state space", "SSM").code == 0
    assert saved(run, home) == [("SSM", query), ("fresh", "view:SSM")]
    refused = run("views", "--home", home, "--delete", "ssm")
    assert (refused.code, "“fresh”" in refused.err) == (2, True)
    assert run("views", "--home", home, "--delete", "fresh").code == 0
    assert saved(run, home) == [("SSM", query)]
    undone = run("undo", "--home", home)
    assert undone.err == "Undone: deleted the view “fresh”.\n"
    assert saved(run, home) == [("SSM", query), ("fresh", "view:SSM")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--save", "x", "is:odd"], 2),
        (["--save", "inbox", "a"], 2),
        (["--save", "x", "view:x"], 2),
        (["--save", "x"], 2),
        (["--save", "x", "a", "--delete", "x"], 2),
        (["--delete", "odd"], 1),
        (["--delete", ""], 1),
        (["--rename", "odd", "x"], 1),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(run: Run, home: Path, words: list[str], code: int) -> None:
    refused = run("views", "--home", home, *words)
    assert (refused.code, refused.out) == (code, "")
    assert refused.err
    assert saved(run, home) == []


def test_what_is_so_already_is_no_change(run: Run, home: Path) -> None:
    run("views", "--home", home, "--save", "x", "mamba")
    assert "already" in run("views", "--home", home, "--save", "x", "mamba").err
    assert run("undo", "--home", home).code == 0
    assert run("undo", "--home", home).code == 1


def test_what_is_muted_is_told_and_what_is_watched_for_bears_a_sign(run: Run, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('mute = ["diffusion"]\nwatch = ["title:mamba"]\n')
    views = {view["view"]: view for view in run("views", "--home", home, "--json").records}
    muted = int(run("search", "--home", home, "diffusion", "--count").out)
    assert views["Inbox"]["hidden"] == muted > 0
    assert views["Inbox"]["papers"] == 207 - muted
    assert any(f"{muted} muted" in line for line in run("views", "--home", home).lines)
    found = run("search", "--home", home, "is:watched").lines
    assert found
    assert all("◆" in line for line in found)


def test_a_rule_that_cannot_be_read_is_told_with_its_place(run: Run, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('mute = ["title:("]\n')
    refused = run("views", "--home", home)
    assert (refused.code, refused.out) == (2, "")
    assert "config.toml: rule 1 of mute" in refused.err
