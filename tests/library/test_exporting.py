"""Papers are handed out by the library: as text piece by piece, or as a file, whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.errors import Cancelled, QueryError, StoreError
from paperreader.core.progress import Progress
from paperreader.exports.formats import FORMATS, format_of
from tests.digest_files import taken_in
from tests.library.shelves import A, B, F, small_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path / "home") as library:
        yield library


def test_a_query_or_keys_are_exported_in_their_order(library: Library) -> None:
    text = "".join(library.exporting.text("#moe", "ris"))
    assert text.count("TY  - ") == 1
    assert f"TI  - {A.title}" in text
    assert "KW  - #moe" in text
    both = "".join(library.exporting.text([F.key, B.key], "jsonl"))
    assert [line[9:21] for line in both.splitlines()] == [F.key, B.key]


def test_what_was_exported_is_known_when_it_is_imported(library: Library, tmp_path: Path) -> None:
    for format in FORMATS:
        with Library.open(tmp_path / format) as other:
            data = "".join(library.exporting.text("", format)).encode()
            assert taken_in(other, data, "an export").papers == library.size
            assert set(other.list().keys) == set(library.list().keys)
        assert taken_in(library, data, "an export").new == 0


def test_a_format_that_there_is_not_and_a_query_that_is_none(library: Library) -> None:
    with pytest.raises(ValueError, match="there is bibtex, ris, csl"):
        library.exporting.text("", "word")
    with pytest.raises(QueryError):
        library.exporting.text("upvotes:many..more", "ris")


def test_how_far_it_is_is_told_and_never_less_than_before(library: Library) -> None:
    told: list[Progress] = []
    list(library.exporting.text("", "bibtex", told=told.append))
    assert [progress.share for progress in told] == [0, 0.5]


def test_a_file_is_made_as_any_other_and_replaced_only_when_that_is_wished(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "moe.bib"
    library.exporting.file("#moe", "bibtex", file)
    before = file.read_text("utf-8")
    assert before == "".join(library.exporting.text("#moe", "bibtex"))
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~mask
    with pytest.raises(StoreError, match="there is such a file already"):
        library.exporting.file("", "bibtex", file)
    assert file.read_text("utf-8") == before
    file.chmod(0o600)
    link = tmp_path / "link.bib"
    link.symlink_to(file)
    library.exporting.file("", "bibtex", link, overwrite=True)
    assert link.is_symlink()
    assert file.read_text("utf-8").count("\n@") == library.size - 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_export_that_is_ended_or_fails_leaves_what_was_there(
    library: Library, tmp_path: Path
) -> None:
    def end(_: Progress) -> None:
        raise Cancelled

    file = tmp_path / "papers.csv"
    file.write_text("mine")
    with pytest.raises(Cancelled):
        library.exporting.file("", "csv", file, overwrite=True, told=end)
    with pytest.raises(StoreError):
        library.exporting.file("", "csv", tmp_path / "nowhere" / "papers.csv")
    with pytest.raises(StoreError):
        library.exporting.file("", "csv", tmp_path, overwrite=True)
    assert file.read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"home", "papers.csv"}


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.bib", "bibtex"), ("A.RIS", "ris"), ("x.json", "csl"), ("x.jsonl", "jsonl"), ("-", None)],
)
def test_the_name_of_a_file_tells_its_format(name: str, format: str | None) -> None:
    assert format_of(name) == format
