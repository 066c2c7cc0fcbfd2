"""`paperreader tags`, `digests` and `paths` say what there is, and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from paperreader.core.days import written_day
from tests.cli.conftest import Run


def test_tags_are_counted_the_most_used_first(run: Run, home: Path) -> None:
    run("mark", "--home", home, "", "--tag", "all", "--yes")
    run("mark", "--home", home, "mamba", "--tag", "mamba", "--yes")
    tags = run("tags", "--home", home, "--json").records
    assert [tag["tag"] for tag in tags] == ["all", "mamba"]
    assert tags[0]["papers"] == 207
    assert [line.split()[0] for line in run("tags", "--home", home).lines] == ["#all", "#mamba"]


def test_no_tags_are_no_failure(run: Run, read_only_home: Path) -> None:
    listed = run("tags", "--home", read_only_home)
    assert (listed.code, listed.out) == (0, "")
    assert listed.err


def test_digests_are_listed_the_newest_first(run: Run, read_only_home: Path) -> None:
    digests = run("digests", "--home", read_only_home, "--json").records
    days = [digest["date"] for digest in digests]
    assert days == sorted(days, reverse=True)
    assert sorted(digest["papers"] for digest in digests) == [65, 65, 88]
    assert all(digest["title"].startswith("Hugging Face ") for digest in digests)
    assert [line.split()[0] for line in run("digests", "--home", read_only_home).lines] == [
        digest["digest"] for digest in digests
    ]


def test_digests_of_one_day_have_names_of_their_own(run: Run, home: Path, seeds: Path) -> None:
    day = run("digests", "--home", home, "--json").records[0]["date"]
    (page, *_) = sorted(seeds.iterdir())
    run("import", "--home", home, page, "--source", "arxiv", "--date", day)
    told = [line for line in run("digests", "--home", home).lines if line.startswith(day)]
    assert [line.index("papers") for line in told] == [line.index("papers") for line in told[::-1]]
    assert [line.partition("papers  ")[2] for line in told] == [
        f"{written_day(date.fromisoformat(day))} arXiv",
        f"{written_day(date.fromisoformat(day))} Hugging Face (date assumed)",
    ]


def test_an_empty_library_says_how_to_fill_it(run: Run, tmp_path: Path) -> None:
    listed = run("digests", "--home", tmp_path)
    assert (listed.code, listed.out) == (0, "")
    assert "import" in listed.err


def test_paths_lie_in_the_home_and_are_not_made(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "a home"
    (paths,) = run("paths", "--home", home, "--json").records
    assert all(Path(path).is_relative_to(home) for path in paths.values())
    assert paths["config_file"] == str(home / "config" / "config.toml")
    assert not home.exists()


def test_paths_are_one_a_line(run: Run, tmp_path: Path) -> None:
    (paths,) = run("paths", "--home", tmp_path, "--json").records
    lines = run("paths", "--home", tmp_path).lines
    assert [tuple(line.split(maxsplit=1)) for line in lines] == list(paths.items())
