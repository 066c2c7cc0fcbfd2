"""What an import leaves in the library, and what it says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from paperreader import ImportReport, Library, PaperreaderError
from paperreader.core.errors import DigestError
from tests.digest_files import taken_in

TODAY = date(2026, 6, 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "home", today=lambda: TODAY) as opened:
        yield opened


def reports(library: Library, *paths: Path) -> list[ImportReport]:
    found = list(library.intake.take_in_files(paths))
    assert all(isinstance(report, ImportReport) for report in found), found
    return [report for report in found if isinstance(report, ImportReport)]


def digest_text(*papers: tuple[str, str], day: str = "May 20") -> bytes:
    lines = ["new", "Get trending papers in your email inbox!", "Subscribe"]
    lines += ["byAK and the research community", day]
    lines += [text for paper in papers for text in paper]
    return "\n\n".join(lines).encode()


ABSTRACT = "We show a thing that nobody has shown before, and we show it well. " * 8


def test_the_seeds_are_218_records_of_207_papers_ten_of_them_in_several_digests(
    library: Library, seeds: Path
) -> None:
    found = reports(library, seeds)
    assert [report.papers for report in found] == [65, 88, 65]
    assert sum(report.new for report in found) == library.size == 207
    seen = [row.seen for row in library.list().rows(0, 207)]
    assert (seen.count(2), seen.count(3)) == (9, 1)


def test_a_digest_without_a_year_is_of_the_latest_such_day_and_says_so(
    library: Library, seeds: Path
) -> None:
    found = reports(library, seeds)
    assert [report.date for report in found] == [
        date(2026, 4, 22),
        date(2026, 3, 13),
        date(2026, 5, 20),
    ]
    assert all(report.date_assumed for report in found)


def test_a_date_that_a_person_gives_overrides_the_assumed_one(
    library: Library, seeds: Path
) -> None:
    first = sorted(seeds.iterdir())[0]
    report = library.import_source(first, date=date(2024, 4, 22))
    assert (report.date, report.date_assumed) == (date(2024, 4, 22), False)


def test_importing_again_changes_nothing_and_says_so(library: Library, seeds: Path) -> None:
    before = reports(library, seeds)
    files = {file: file.read_bytes() for file in library.places.digests.iterdir()}
    again = reports(library, seeds)
    assert [report.unchanged for report in again] == [True, True, True]
    assert [report.digest for report in again] == [report.digest for report in before]
    assert sum(report.new for report in again) == 0
    assert {file: file.read_bytes() for file in library.places.digests.iterdir()} == files


def test_a_list_imported_again_a_year_later_is_still_the_same_digest(
    tmp_path: Path, seeds: Path
) -> None:
    with Library.open(tmp_path, today=lambda: TODAY) as library:
        reports(library, seeds)
    with Library.open(tmp_path, today=lambda: date(2027, 12, 1)) as library:
        assert all(report.unchanged for report in reports(library, seeds))
        assert len(library.overview.digests()) == 3


def test_a_day_that_a_person_gives_later_takes_the_place_of_the_one_that_was_assumed(
    library: Library, seeds: Path
) -> None:
    assumed = reports(library, seeds)[0]
    starred = library.list(f"digest:{assumed.digest}")[0].paper.key
    library.mark([starred], star=True)
    rehearsed = library.import_source(assumed.source_path, date=date(2024, 4, 22), dry_run=True)
    assert len(library.overview.digests()) == 3
    dated = library.import_source(assumed.source_path, date=date(2024, 4, 22))
    assert (dated.new, dated.known, dated.unchanged) == (0, 65, False)
    assert dated == rehearsed
    assert assumed.digest not in {digest.id for digest in library.overview.digests()}
    assert dated.digest in library.finding.paper(starred).digests
    assert library.finding.paper(starred).mark.starred
    assert (library.size, len(list(library.places.digests.glob("*.json")))) == (207, 3)
    for day in (date(2024, 4, 22), None):
        report = library.import_source(assumed.source_path, date=day)
        assert (report.digest, report.unchanged) == (dated.digest, True)


def test_a_dry_run_reports_and_writes_nothing(library: Library, seeds: Path) -> None:
    report = library.import_source(sorted(seeds.iterdir())[0], dry_run=True)
    assert (report.papers, report.new) == (65, 65)
    assert (library.size, len(library.overview.digests())) == (0, 0)


LISTINGS = {
    "a": [("Trees of Thought and Doubt", ABSTRACT), ("Forests of Doubt and Hope", ABSTRACT)],
    "b": [("Forests of doubt, and hope", ABSTRACT), ("Deserts of Hope and Sand", ABSTRACT)],
    "c": [("Deserts of Hope and Sand", ABSTRACT)],
}


@pytest.mark.parametrize(
    ("present", "files", "new"),
    [
        ("", "ab", [2, 1]),
        ("", "ba", [2, 1]),
        ("", "abc", [2, 1, 0]),
        ("", "aa", [2, 0]),
        ("a", "b", [1]),
        ("c", "ab", [2, 0]),
        ("abc", "abc", [0, 0, 0]),
    ],
)
def test_a_dry_run_of_several_files_says_what_an_import_of_them_would(
    library: Library, tmp_path: Path, present: str, files: str, new: list[int]
) -> None:
    for name, papers in LISTINGS.items():
        (tmp_path / name).write_bytes(digest_text(*papers))
    for name in present:
        library.import_source(tmp_path / name)
    paths = [tmp_path / name for name in files]
    rehearsed = list(library.intake.take_in_files(paths, {"dry_run": True}))
    assert [report.new for report in rehearsed if isinstance(report, ImportReport)] == new
    assert rehearsed == list(library.intake.take_in_files(paths, {"dry_run": True}))
    assert rehearsed == list(library.intake.take_in_files(paths))


def test_an_import_removes_what_one_has_left_that_was_killed_long_ago(tmp_path: Path) -> None:
    home, page = tmp_path / "home", digest_text(("A Title of Some Words", ABSTRACT))
    with Library.open(home) as library:
        report = taken_in(library, page, "page.txt")
        left = library.places.digests / f"2026-04-01-{report.digest[11:]}.2.json"
        left.write_bytes(b"{}")
        taken_in(library, page, "page.txt", dry_run=True)
        taken_in(library, page, "page.txt")
    assert left.exists()
    with Library.open(home, today=lambda: date(2999, 1, 1)) as library:
        taken_in(library, page, "page.txt", dry_run=True)
        assert left.exists()
        taken_in(library, page, "page.txt")
        assert not left.exists()
        assert library.size == 1


def test_a_file_that_is_no_digest_is_refused_and_the_others_are_imported(
    library: Library, tmp_path: Path, seeds: Path
) -> None:
    stranger = tmp_path / "stranger.bin"
    stranger.write_bytes(bytes(range(256)))
    *imported, refused = library.intake.take_in_files([*sorted(seeds.iterdir()), stranger])
    assert isinstance(refused, DigestError)
    assert str(stranger) in str(refused)
    assert (len(imported), library.size) == (3, 207)


def test_a_folder_stands_for_its_files_in_the_order_of_their_names_without_hidden_ones(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    for name in ("b.txt", "a/late.txt", "a/early.txt", ".hidden.txt", ".git/config"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(digest_text((f"A Paper That Is Called {name}", ABSTRACT)))
    names = [Path(report.source_path).name for report in reports(library, folder)]
    assert names == ["early.txt", "late.txt", "b.txt"]


def test_a_paper_met_again_under_another_spelling_of_its_title_keeps_its_key(
    library: Library,
) -> None:
    first = taken_in(library, digest_text(("GPT-4 Sees: A Study", ABSTRACT)), "first.txt")
    again = taken_in(
        library,
        digest_text(("GPT 4 sees — a study", ABSTRACT + "More."), day="May 21"),
        "again.txt",
    )
    assert (first.new, again.new, again.known, library.size) == (1, 0, 1, 1)
    entry = library.list()[0]
    assert entry.digests == (first.digest, again.digest)
    assert entry.paper.abstract.endswith("More.")


def test_the_digest_of_a_list_can_be_opened_with_tinydb_by_hand(
    library: Library, seeds: Path
) -> None:
    report = reports(library, seeds)[0]
    stored = json.loads((library.places.digests / f"{report.digest}.json").read_bytes())
    assert stored.keys() >= {"digest", "papers"}
    assert len(stored["papers"]) == 65


def test_a_missing_file_is_named_with_its_reason(library: Library, tmp_path: Path) -> None:
    with pytest.raises(PaperreaderError, match=r"nowhere\.txt: cannot be read"):
        library.import_source(tmp_path / "nowhere.txt")
