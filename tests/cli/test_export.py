"""`paperreader export` writes data to standard output or to a file, and words elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_papers_go_to_standard_output(run: Run, home: Path) -> None:
    outcome = run("export", "--home", home, "title:experts", "--format", "jsonl")
    assert outcome.code == 0
    assert outcome.err == ""
    assert all("xpert" in json.loads(line)["title"] for line in outcome.lines)
    assert json.loads(outcome.lines[0])["extra"] == {}


def test_marks_are_exported_where_there_is_a_place_for_them(run: Run, home: Path) -> None:
    run("mark", "--home", home, "mindbridge", "--star", "--tag", "brain", "--note", "=read it")
    wanted = {
        "jsonl": ['"starred": true', '"tags": ["brain"]', '"note": "=read it"'],
        "csv": [",true,", ',brain,"\'=read it",'],
        "bibtex": ["keywords = {#brain}", "annotation = {=read it}"],
        "ris": ["KW  - #brain", "N1  - =read it"],
        "csl": ['"keyword": "#brain"', '"note": "=read it"'],
        "markdown": ["- Marks: starred, #brain", "- Note: =read it"],
    }
    for format, pieces in wanted.items():
        out = run("export", "--home", home, "#brain", "--format", format).out
        assert [piece for piece in pieces if piece not in out] == [], out


def test_a_file_is_written_and_its_name_tells_the_format(
    run: Run, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "experts.bib"
    outcome = run("export", "--home", home, "experts", "-o", file)
    assert (outcome.code, outcome.out) == (0, "")
    assert f"to {file}." in outcome.err
    assert file.read_text("utf-8").startswith("@misc{")
    again = run("export", "--home", home, "", "-o", file)
    assert again.code == 74
    assert "there is such a file already" in again.err
    assert run("export", "--home", home, "", "-o", file, "--force").code == 0
    assert file.read_text("utf-8").count("\n@misc{") == 206


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["nosuchword", "--format", "csv"], 1),
        (["experts"], 2),
        (["experts", "--format", "docx"], 2),
        (["experts", "-o", "papers.docx"], 2),
        (["upvotes:many..more", "--format", "csv"], 2),
        (["experts", "--format", "csv", "-o", "/nowhere/papers.csv"], 74),
    ],
)
def test_how_it_ends(
    run: Run, read_only_home: Path, tmp_path: Path, words: list[str], code: int
) -> None:
    outcome = run("export", "--home", read_only_home, *words)
    assert outcome.code == code
    assert outcome.out == ""
    assert outcome.err


def test_where_nothing_matches_no_file_is_made(
    run: Run, read_only_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "none.csv"
    assert run("export", "--home", read_only_home, "nosuchword", "-o", file).code == 1
    assert not file.exists()
