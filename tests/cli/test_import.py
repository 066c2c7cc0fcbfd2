"""`paperreader import` says what it did with each source, and a bad one does not stop the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from paperreader.core.inert import inert
from paperreader.core.paper import title_key
from tests.cli.conftest import Run

FIELDS = "source_path format digest date date_assumed papers new known skipped warnings"

NO_DIGEST = b"%PDF-1.7\n\x00\x01\x02\x03"


def test_the_samples_hold_65_88_and_65_papers_of_which_207_are_different(
    run: Run, tmp_path: Path, seeds: Path
) -> None:
    imported = run("--home", tmp_path, "import", seeds, "--json")
    assert imported.code == 0
    assert [record["papers"] for record in imported.records] == [65, 88, 65]
    assert sum(record["new"] for record in imported.records) == 207
    assert [" ".join(record) for record in imported.records] == [FIELDS] * 3


def test_new_and_known_papers_add_up(run: Run, tmp_path: Path, seeds: Path) -> None:
    imported = run("import", "--home", tmp_path, seeds, "--json")
    assert all(record["new"] + record["known"] == record["papers"] for record in imported.records)


def test_importing_twice_changes_nothing_and_says_so(run: Run, home: Path, seeds: Path) -> None:
    again = run("import", "--home", home, seeds)
    assert again.code == 0
    assert [("already in the library" in line) for line in again.lines] == [True] * 3
    assert run("search", "--home", home, "", "--count").out == "207\n"


def test_another_list_of_known_papers_has_none_that_is_new(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "a.bib", tmp_path / "b.bib"
    first.write_text("@misc{a, title={Attention}} @misc{b, title={Beyond It}}")
    second.write_text("@misc{b, title={Beyond It}}")
    imported = run("import", "--home", tmp_path / "home", first, second)
    told = [line.partition("  ")[2].partition("  ")[0] for line in imported.lines]
    assert told == ["2 papers, 2 new", "1 paper, none new"]


def test_a_digest_that_is_there_is_not_worth_a_word_when_quiet(
    run: Run, home: Path, seeds: Path
) -> None:
    again = run("import", "--home", home, "--quiet", seeds)
    assert (again.code, again.out, again.err) == (0, "", "")


@pytest.mark.parametrize("bad_first", [True, False])
def test_a_file_that_is_no_digest_is_refused_and_the_others_are_imported(
    run: Run, tmp_path: Path, seeds: Path, bad_first: bool
) -> None:
    bad = tmp_path / "report.pdf"
    bad.write_bytes(NO_DIGEST)
    sources = [bad, seeds] if bad_first else [seeds, bad]
    imported = run("import", "--home", tmp_path / "home", *sources, "--json")
    assert imported.code == 65
    assert len(imported.records) == 3
    assert "report.pdf" in imported.err


def test_a_file_that_is_not_there_is_no_bad_data(run: Run, tmp_path: Path, seeds: Path) -> None:
    imported = run("import", "--home", tmp_path / "home", tmp_path / "nowhere.txt", seeds, "--json")
    assert imported.code == 74
    assert "nowhere.txt" in imported.err
    assert len(imported.records) == 3


def test_standard_input_is_a_source(run: Run, tmp_path: Path, seeds: Path) -> None:
    (digest, *_) = sorted(seeds.iterdir())
    imported = run("import", "--home", tmp_path, "-", "--json", stdin=digest.read_bytes())
    assert [(record["source_path"], record["papers"]) for record in imported.records] == [("-", 65)]


def test_a_date_is_assumed_aloud(run: Run, tmp_path: Path, seeds: Path) -> None:
    imported = run("import", "--home", tmp_path, seeds)
    assert all("(date assumed)" in line for line in imported.lines)
    assert "--date" in imported.err


def test_a_list_without_a_day_is_said_to_have_that_of_its_import(run: Run, tmp_path: Path) -> None:
    list = tmp_path / "a.bib"
    list.write_text("@misc{a, title={Attention}, year={2017}, journal={NeurIPS}}")
    imported = run("import", "--home", tmp_path / "home", list)
    assert imported.lines[0].endswith("(day of import)")
    assert "has the day of its import" in imported.err
    assert "assumed" not in imported.err
    assert (
        "· 2017 · NeurIPS" in run("show", "--home", tmp_path / "home", title_key("Attention")).out
    )


def test_a_day_that_is_given_is_not_assumed(run: Run, tmp_path: Path, seeds: Path) -> None:
    (digest, *_) = sorted(seeds.iterdir())
    imported = run("import", "--home", tmp_path, digest, "--date", "2024-04-22", "--json")
    (record,) = imported.records
    assert (record["date"], record["date_assumed"]) == ("2024-04-22", False)
    assert record["digest"].startswith("2024-04-22-")


def test_a_dry_run_imports_nothing(run: Run, tmp_path: Path, seeds: Path) -> None:
    rehearsed = run("import", "--home", tmp_path, seeds, "--dry-run", "--json")
    assert [record["papers"] for record in rehearsed.records] == [65, 88, 65]
    assert run("search", "--home", tmp_path, "", "--count").out == "0\n"


def test_a_dry_run_counts_a_paper_of_several_sources_once(
    run: Run, tmp_path: Path, seeds: Path
) -> None:
    (digest, *_) = sorted(seeds.iterdir())
    sources = [seeds, "-", digest]
    rehearsed, imported = (
        run("import", "--home", tmp_path, *sources, *how, stdin=digest.read_bytes())
        for how in (["--dry-run"], [])
    )
    assert rehearsed.out == imported.out
    assert "207 new papers." in rehearsed.err


def test_what_was_skipped_is_counted_and_named_by_line_but_not_without_end(
    run: Run, tmp_path: Path
) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"title": "One"}\n{"title": "Two"}\n' + '{"title": ""}\n' * 70)
    other = tmp_path / "other.jsonl"
    other.write_text('{"title": "Two"}\n{"title": "Three"}\n')
    bad = tmp_path / "report.pdf"
    bad.write_bytes(NO_DIGEST)
    sources = (lines, other, bad)
    imported = run("import", "--home", tmp_path / "home", *sources)
    first, second = imported.lines
    assert "  2 papers, 2 new, 70 skipped  " in first
    assert "  2 papers, 1 new, 1 known  " in second
    told = imported.err.split("\n")
    assert told[0] == f"{lines}:3: skipped, a record without a title"
    assert told[50] == f"{lines}: and 20 more of these, which --json lists"
    assert "3 new papers. Known: 1. Skipped records: 70. Refused files: 1." in told
    assert f"paperreader: {bad}: looks like a PDF document." in told
    as_data = run("import", "--home", tmp_path / "other", *sources, "--json")
    assert [record["skipped"] for record in as_data.records] == [70, 0]
    assert len(as_data.records[0]["warnings"]) == 70


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_nothing_waits_for_a_pipe_that_nobody_writes_to(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "again").symlink_to(folder)
    (folder / "one.json").write_text('[{"title": "One"}]')
    imported = run("import", "--home", tmp_path / "home", folder, folder / "pipe.txt")
    assert [line.split("  ")[1] for line in imported.lines] == ["1 paper, 1 new"]
    assert "pipe.txt: is empty" in imported.err
    assert imported.code == 65


def test_a_folder_without_files_is_nothing_to_import(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    imported = run("import", "--home", tmp_path / "home", empty)
    assert (imported.code, imported.out) == (1, "")
    assert imported.err


@pytest.mark.parametrize(
    "name", [b"\x1b]0;owned\x07.txt", "\u202etxt".encode(), b"\xff.txt"], ids=str
)
@pytest.mark.parametrize("json", [[], ["--json"]], ids=["words", "json"])
def test_a_hostile_name_of_a_file_does_nothing(
    run: Run, tmp_path: Path, seeds: Path, name: bytes, json: list[str]
) -> None:
    (digest, *_) = sorted(seeds.iterdir())
    hostile, refused = tmp_path / os.fsdecode(name), tmp_path / os.fsdecode(b"no" + name)
    hostile.write_bytes(digest.read_bytes())
    refused.write_bytes(NO_DIGEST)
    imported = run("import", "--home", tmp_path / "home", hostile, refused, *json)
    printed = imported.out + imported.err
    assert imported.code == 65
    assert printed == inert(printed)
    assert len(imported.lines) == 1


def test_what_can_be_read_is_told_once_of_however_many_files(run: Run, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.pdf").write_bytes(NO_DIGEST)
    (tmp_path / "empty.txt").touch()
    refused = run("import", "--home", tmp_path / "home", tmp_path)
    assert refused.code == 65
    assert refused.err.count("BibTeX") == 1
    assert f"paperreader: {tmp_path / 'empty.txt'}: is empty.\n" in refused.err
