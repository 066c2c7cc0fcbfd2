"""A file that holds several digests, or files with some, brings each of them, with a report of its own."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from paperreader import ImportReport, Library
from paperreader.core.errors import DigestError
from paperreader.core.progress import Progress

TODAY = date(2026, 6, 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "home", today=lambda: TODAY) as opened:
        yield opened


def answer(day: str, *titles: str) -> dict[str, object]:
    """What a mirror of the Hugging Face API answers for a day."""
    papers = [{"title": title, "summary": f"About {title}.", "upvotes": 1} for title in titles]
    return {"date": day, "papers": papers}


TWO_DAYS = "\n".join(
    json.dumps(some)
    for some in (answer("2026-05-19", "Paper One", "Paper Two"), answer("2026-05-20", "Paper Two"))
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "all.zip"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as into:
        into.writestr("days.json", TWO_DAYS)
        into.writestr("picture.png", b"\x89PNG\r\n\x1a\n")
        into.writestr(
            "21.json.gz", gzip.compress(json.dumps(answer("2026-05-21", "Paper Three")).encode())
        )
    path.write_bytes(packed.getvalue())
    return path


def test_each_digest_has_a_report_under_the_name_of_its_file(
    library: Library, archive: Path
) -> None:
    found = list(library.intake.take_in_files([archive]))
    assert [
        (one.source_path, one.date.day, one.papers, one.new)
        if isinstance(one, ImportReport)
        else str(one).partition(": ")[0]
        for one in found
    ] == [
        (f"{archive}/days.json", 19, 2, 2),
        (f"{archive}/days.json", 20, 1, 0),
        f"{archive}/picture.png",
        (f"{archive}/21.json.gz", 21, 1, 1),
    ]
    assert library.size == 3


def test_asked_for_one_report_all_of_them_are_summed_up(library: Library, archive: Path) -> None:
    report = library.import_source(archive)
    assert (report.date, report.papers, report.new, report.known) == (date(2026, 5, 21), 4, 3, 1)
    assert len(report.warnings) == 1
    assert "picture.png: looks like an image" in report.warnings[0]
    assert library.import_source(archive).unchanged


def test_a_file_without_any_digest_is_refused_with_the_first_reason(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress(b"milk, bread"))
    with pytest.raises(DigestError, match="looks like text"):
        library.import_source(path)


def test_the_share_that_is_done_grows_over_all_digests_of_a_file(
    library: Library, archive: Path
) -> None:
    moments: list[Progress] = []
    list(library.intake.take_in_files([archive], told=moments.append))
    shares = [moment.share for moment in moments]
    assert shares == sorted(shares)
    assert 0.5 < shares[-1] <= 1


def test_what_a_source_knows_and_no_field_holds_is_kept(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    record = {
        "title": "Paper",
        "id": "2605.00001v3",
        "comment": "9 pages",
        "nested": {"a": [1, None]},
    }
    path.write_text(json.dumps(record), encoding="utf-8")
    library.import_source(path)
    paper = library.list()[0].paper
    assert paper.arxiv_id == "2605.00001"
    assert paper.extra == {"id": "2605.00001v3", "comment": "9 pages", "nested": {"a": [1, None]}}
