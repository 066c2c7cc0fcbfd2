"""The index follows the digests on disk, however they come and go, and is only ever a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.errors import Cancelled, StoreError
from paperreader.core.progress import Progress
from paperreader.store.digests import DigestStore
from tests.digest_files import page_of, taken_in

TODAY = date(2026, 6, 1)

DAYS = ("May 20", "May 21", "May 22")

PAPERS = 20
"""In the digest of each day."""

ALL = PAPERS * len(DAYS)


def opened(home: Path, *, mend: bool = True) -> Library:
    return Library.open(home, today=lambda: TODAY, mend=mend)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library of three digests."""
    with opened(tmp_path / "home") as library:
        for day in DAYS:
            taken_in(library, page_of(PAPERS, subject=f"Things of {day}", day=day), day)
    return tmp_path / "home"


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    """The same, open."""
    with opened(home) as library:
        yield library


def newest(library: Library) -> Path:
    return library.places.digests / f"{library.overview.digests()[0].id}.json"


def needs_mending(library: Library) -> bool:
    library.refresh()
    return library.mending.needed


def test_a_library_that_shall_not_be_mended_opens_with_what_the_index_holds(home: Path) -> None:
    shutil.rmtree(home / "cache")
    with opened(home, mend=False) as library:
        assert library.size == 0
        assert not library.mending.needed
        assert needs_mending(library)
        assert library.mending.mend()
        assert library.size == ALL
        assert not needs_mending(library)
        assert not library.mending.mend()


def test_what_is_missing_is_indexed_the_newest_first_and_told(home: Path) -> None:
    shutil.rmtree(home / "cache")
    moments: list[Progress] = []
    with opened(home, mend=False) as library:
        library.mending.mend(moments.append)
        assert [moment.what for moment in moments] == [
            one.title for one in library.overview.digests()
        ]
    assert [moment.papers for moment in moments] == [0, PAPERS, 2 * PAPERS]
    shares = [moment.share for moment in moments]
    assert (shares[0], sorted(shares)) == (0, shares)


def test_mending_that_is_ended_leaves_whole_digests_and_can_go_on_later(tmp_path: Path) -> None:
    many = 2100
    with opened(tmp_path) as library:
        for day in DAYS:
            taken_in(library, page_of(many, subject=f"Things of {day}", day=day), day)
    shutil.rmtree(tmp_path / "cache")

    def stop_at_the_last(progress: Progress) -> None:
        if progress.papers >= 2 * many:
            raise Cancelled

    with opened(tmp_path, mend=False) as library:
        with pytest.raises(Cancelled):
            library.mending.mend(stop_at_the_last)
        held = library.overview.digests()
        assert 0 < library.size == len(held) * many < 3 * many
        assert held[0].date == date(2026, 5, 22)
        assert library.refresh()
        assert library.mending.needed
        assert library.mending.mend()
        assert library.size == 3 * many


def test_a_digest_that_appears_in_the_folder_is_found(library: Library, tmp_path: Path) -> None:
    """As a program that synchronises folders leaves it."""
    with opened(tmp_path / "other") as other:
        taken_in(other, page_of(PAPERS, subject="Far Things", day="May 30"), "far.txt")
        shutil.copy(newest(other), library.places.digests)
    assert needs_mending(library)
    library.mending.mend()
    assert library.refresh()
    assert not library.refresh()
    assert library.size == ALL + PAPERS
    assert library.jump("far things part 3")[0].title.startswith("Far Things")


def test_a_digest_that_is_deleted_from_the_folder_is_found_no_more(library: Library) -> None:
    newest(library).unlink()
    assert needs_mending(library)
    library.mending.mend()
    assert library.size == ALL - PAPERS
    assert "2026-05-22" not in {str(digest.date) for digest in library.overview.digests()}


def test_a_digest_that_was_indexed_by_another_program_needs_no_mending(
    library: Library, home: Path
) -> None:
    with opened(home) as other:
        taken_in(other, page_of(1, subject="New Things", day="May 31"), "new.txt")
    assert library.refresh()
    assert library.size == ALL + 1
    assert not library.mending.needed


def test_a_damaged_digest_is_named_and_passed_over_until_it_is_mended(home: Path) -> None:
    shutil.rmtree(home / "cache")
    (damaged, *_) = sorted((home / "data" / "digests").glob("*.json"))
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[: len(whole) // 2])
    with opened(home) as library:
        (notice,) = library.notices
        assert str(damaged) in notice
        assert library.size == ALL - PAPERS
        assert not needs_mending(library)
        damaged.with_suffix(".new").write_bytes(whole)
        damaged.with_suffix(".new").replace(damaged)
        assert needs_mending(library)
        library.mending.mend()
        assert library.size == ALL
        assert library.notices == ()


def test_what_another_program_is_at_is_left_to_it(home: Path) -> None:
    shutil.rmtree(home / "cache")
    with opened(home, mend=False) as library:
        with DigestStore(library.places.digests).locked():
            assert not library.mending.mend()
            (notice,) = library.notices
            assert "Another program" in notice
            assert needs_mending(library)
        assert library.mending.mend()
        assert (library.size, library.notices) == (ALL, ())


def test_an_index_that_cannot_be_written_where_it_belongs_is_kept_elsewhere_for_a_while(
    home: Path,
) -> None:
    shutil.rmtree(home / "cache")
    (home / "cache").write_bytes(b"in the way")
    with opened(home) as library:
        assert library.size == ALL
        (notice,) = library.notices
        assert str(home / "cache" / "index") in notice
        assert "for this run alone" in notice
        assert taken_in(library, page_of(1, subject="New Things"), "new.txt").new == 1
        assert library.size == ALL + 1
        assert not needs_mending(library)
    assert (home / "cache").read_bytes() == b"in the way"


def test_a_mending_that_fails_is_told_once_and_tried_again_after_a_change(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.rmtree(home / "cache")
    (home / "cache").write_bytes(b"in the way")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with opened(home, mend=False) as library:
        library.refresh()
        with pytest.raises(StoreError, match="Not a directory"):
            library.mending.mend()
        assert not needs_mending(library)
        (home / "cache").unlink()
        (newest_file, *_) = sorted(library.places.digests.glob("*.json"))
        newest_file.unlink()
        assert needs_mending(library)
        library.mending.mend()
        assert library.size == ALL - PAPERS


def test_papers_of_a_digest_that_was_damaged_since_are_listed_and_found_and_marked(
    library: Library,
) -> None:
    damaged = newest(library)
    damaged.write_bytes(b"{")
    title = "Things of May 22 and How to Show Them, Part 7"
    (hit, *_) = library.jump(title)
    assert hit.title == title
    listing = library.list(f"digest:{damaged.stem}")
    assert {entry.paper.abstract for entry in listing[:]} == {""}
    assert library.mark([hit.key], star=True)
    entry = library.finding.paper(hit.key)
    assert (entry.paper.title, entry.paper.abstract, entry.mark.starred) == (title, "", True)
    (notice,) = library.notices
    assert str(damaged) in notice
