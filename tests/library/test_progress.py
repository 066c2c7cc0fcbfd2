"""An import tells how far it has come, and can be ended at every moment at which it tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from paperreader import ImportReport, Library
from paperreader.core.errors import Cancelled
from paperreader.core.progress import Progress
from tests.digest_files import page_of

MANY = 2500
"""Papers in three parts."""

FEW = 10

FEW_MOMENTS = 6
"""Fewer moments than an import of the larger file tells of."""

MOST_MOMENTS = 100
"""More moments than an import of these files tells of."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "home", today=lambda: date(2026, 6, 1)) as opened:
        yield opened


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    sizes = {"few.txt": FEW, "many.txt": MANY}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(page_of(size, subject=name))
    return [tmp_path / name for name in sizes]


class StopAt:
    """Is told of progress, and ends the work at a moment, counted from 0."""

    def __init__(self, moment: int) -> None:
        self.left = moment

    def __call__(self, _: Progress) -> None:
        if not self.left:
            raise Cancelled
        self.left -= 1


def stored(library: Library) -> list[str]:
    return sorted(path.name for path in library.places.digests.glob("*.json"))


def test_the_share_that_is_done_grows_from_nothing_to_nearly_all(
    library: Library, files: list[Path]
) -> None:
    moments: list[Progress] = []
    assert len(list(library.intake.take_in_files(files, told=moments.append))) == 2
    shares = [moment.share for moment in moments]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert 0.8 < shares[-1] <= 1


def test_it_is_told_which_file_is_read_and_how_many_papers_are_there_at_least_every_thousand(
    library: Library, files: list[Path]
) -> None:
    moments: list[Progress] = []
    list(library.intake.take_in_files(files, told=moments.append))
    assert list(dict.fromkeys(moment.what for moment in moments)) == [str(file) for file in files]
    papers = [moment.papers for moment in moments]
    assert papers == sorted(papers)
    assert set(papers) >= {0, FEW, FEW + 1000, FEW + 2000}


def test_ended_at_any_moment_what_was_finished_stays_and_the_rest_is_not_there(
    library: Library, files: list[Path]
) -> None:
    for moment in range(MOST_MOMENTS):
        finished: list[object] = []
        try:
            finished.extend(library.intake.take_in_files(files, told=StopAt(moment)))
        except Cancelled:
            assert library.size in (0, FEW)
            assert len(stored(library)) == len(library.overview.digests()) == library.size // FEW
        else:
            break
    assert moment > FEW_MOMENTS
    assert [report.papers for report in finished if isinstance(report, ImportReport)] == [FEW, MANY]
    assert library.size == FEW + MANY


def test_what_was_ended_can_be_imported_later(library: Library, files: list[Path]) -> None:
    with pytest.raises(Cancelled):
        library.import_source(files[1], told=StopAt(FEW_MOMENTS))
    assert library.import_source(files[1]).new == MANY
