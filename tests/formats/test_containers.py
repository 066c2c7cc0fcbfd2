"""Packed files are read as what is in them, one after the other, and within limits."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable
from datetime import date

import pytest

from paperreader.core.errors import DigestError
from paperreader.core.reading import Reading
from paperreader.formats.containers import DEEPEST
from paperreader.formats.detect import readings
from tests.formats.reading import TODAY, outcomes, read, refusal, told

LINES = "".join(
    json.dumps({"title": f"Paper {number}", "abstract": f"{number} " * 40}) + "\n"
    for number in range(500)
).encode()

PACKERS = pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])

Pack = Callable[[bytes], bytes]


def archive(*files: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as into:
        for name, data in files:
            # Of no time, or each worker of the tests would pack other bytes, and so know other cases.
            into.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


@PACKERS
def test_a_packed_file_is_read_as_what_is_in_it_whatever_its_name(pack: Pack) -> None:
    for data in (pack(LINES), pack(pack(LINES)), archive(("a", pack(LINES)))):
        assert read(data, "x.txt").papers == read(LINES).papers


@PACKERS
def test_streams_in_a_row_are_one_file_and_padding_is_none(pack: Pack) -> None:
    half = LINES.index(b"\n", len(LINES) // 2) + 1
    data = pack(LINES[:half]) + pack(LINES[half:]) + b"\0" * 512
    assert read(data).papers == read(LINES).papers
    assert told(read(data)) == []


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_of_a_file_cut_short_what_is_whole_is_read_and_the_rest_is_told(pack: Pack) -> None:
    packed = pack(LINES)
    reading = read(packed[: len(packed) * 3 // 4], "x.gz")
    whole = read(LINES).papers
    assert reading.papers == whole[: len(reading.papers)]
    assert 100 < len(reading.papers) < 500
    assert "its compressed data is cut short" in told(reading)[1]


@PACKERS
def test_what_is_damaged_from_the_beginning_is_refused(pack: Pack) -> None:
    for damaged in (pack(LINES)[:11], pack(LINES)[:10] + b"\xff" * 100):
        assert "its compressed data is" in refusal(damaged)


def test_each_file_of_an_archive_is_read_by_itself_under_its_own_name() -> None:
    data = archive(
        ("2026/2026-05-19.jsonl", LINES),
        ("2026/", b""),
        ("2026/picture.png", b"\x89PNG\r\n\x1a\n"),
        (".hidden", LINES),
        ("__MACOSX/2026/._x", b"junk"),
        ("2026-05-20.jsonl.gz", gzip.compress(LINES)),
        ("inner.zip", archive(("list.jsonl", LINES))),
    )
    found = outcomes(data, "all.zip")
    assert [one.origin if isinstance(one, Reading) else str(one)[:52] for one in found] == [
        "all.zip/2026/2026-05-19.jsonl",
        "all.zip/2026/picture.png: looks like an image (PNG).",
        "all.zip/2026-05-20.jsonl.gz",
        "all.zip/inner.zip/list.jsonl",
    ]
    days = [one.date for one in found if isinstance(one, Reading)]
    assert days == [date(2026, 5, 19), date(2026, 5, 20), None]


def test_the_share_that_is_done_grows_with_the_files_of_an_archive() -> None:
    data = archive(*((f"{number}.jsonl", LINES) for number in range(4)))
    ends = [found.end for found in readings(data, name="a", today=TODAY)]
    assert ends == sorted(ends)
    assert 0.2 < ends[0] < 0.3
    assert ends[-1] == pytest.approx(1)


def test_a_damaged_file_of_an_archive_costs_itself_alone() -> None:
    data = archive(("one.jsonl", LINES), ("two.jsonl", LINES), ("three.jsonl", LINES))
    second = data.index(b"two.jsonl") + 40
    found = outcomes(data[:second] + b"\xff" * 50 + data[second + 50 :], "all.zip")
    assert [isinstance(one, Reading) for one in found] == [True, False, True]
    assert "all.zip/two.jsonl: is damaged" in str(found[1])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive(), "is a ZIP archive without a file in it"),
        (archive((".only", b"hidden")), "is a ZIP archive without a file in it"),
        (archive(("a", LINES))[:31], "is a damaged ZIP archive"),
        (
            archive(("[Content_Types].xml", b"<x/>")),
            "looks like an office document (DOCX",
        ),
        (
            archive(("mimetype", b"application/epub+zip")),
            "looks like an office document or an electronic",
        ),
        (gzip.compress(b"", mtime=0), "is empty"),
        (gzip.compress(b"a".ljust(257, b"\0") + b"ustar", mtime=0), "looks like a tar archive"),
        (b"\x28\xb5\x2f\xfd" + b"x" * 50, "looks like data compressed with zstd"),
    ],
)
def test_what_holds_nothing_to_read_is_refused(data: bytes, reason: str) -> None:
    assert refusal(data).startswith(f"a file: {reason}")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_may_be_packed_in_any_way_that_python_knows(method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as into:
        into.writestr("a.jsonl", LINES)
    assert read(packed.getvalue()).papers == read(LINES).papers


def test_a_file_that_asks_for_much_memory_is_named() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as into:
        into.writestr("a.jsonl", LINES)
    data = bytearray(packed.getvalue())
    dictionary = data.index(b"a.jsonl") + len("a.jsonl") + 5
    data[dictionary : dictionary + 4] = b"\xff\xff\xff\xff"
    assert refusal(bytes(data), "x.zip") == "x.zip/a.jsonl: needs more than 128 MB to unpack."


def test_names_in_an_archive_are_names_and_lead_nowhere() -> None:
    link = zipfile.ZipInfo("link.jsonl")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as into:
        into.writestr(link, "/etc/passwd")
        into.writestr("../../a\x1b[31m.jsonl", LINES)
    first, second = outcomes(packed.getvalue(), "x.zip")
    told_ = "x.zip/link.jsonl: is a link to another file, and none is followed."
    assert str(first) == told_
    assert isinstance(second, Reading)
    assert second.origin == "x.zip/../../a[31m.jsonl"


@pytest.mark.parametrize("cut", [30, 200])
def test_of_an_archive_cut_short_what_is_whole_is_read(cut: int) -> None:
    inner = archive(("inner.jsonl", LINES))
    data = archive(("one.jsonl", LINES), ("two.zip", inner), ("three.jsonl", LINES))[:-cut]
    found = [one for one in outcomes(data, "x.zip") if isinstance(one, Reading)]
    names = ["x.zip/one.jsonl", "x.zip/two.zip/inner.jsonl", "x.zip/three.jsonl"]
    assert [one.origin for one in found] == names
    assert found[0].papers == read(LINES).papers
    assert len(found[2].papers) > 400
    assert "its ZIP archive is damaged" in told(found[0])[0]


@PACKERS
def test_what_stands_behind_compressed_data_is_told(pack: Pack) -> None:
    reading = read(pack(LINES) + b"junk")
    assert len(reading.papers) == 500
    assert told(reading) == ["a file: 4 bytes behind its compressed data were passed over"]


def test_a_wrong_sum_at_the_end_of_gzip_costs_no_paper() -> None:
    packed = gzip.compress(LINES)
    reading = read(packed[:-8] + bytes(4) + packed[-4:])
    assert len(reading.papers) == 500
    assert "its compressed data is damaged" in told(reading)[0]


def test_an_encrypted_file_is_named() -> None:
    data = bytearray(archive(("a.jsonl", LINES)))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    assert refusal(bytes(data), "x.zip") == "x.zip/a.jsonl: is encrypted."


def test_containers_in_containers_have_an_end() -> None:
    data = LINES
    for _ in range(DEEPEST):
        data = gzip.compress(data)
    assert len(read(data).papers) == 500
    assert "more than 4 deep" in refusal(gzip.compress(data))


def zeros(size: int) -> bytes:
    """A gzip file of so many zeros, made without having them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)]
    return b"".join((*pieces, packer.flush()))


def test_what_unpacks_to_far_more_than_a_digest_is_refused_before_it_is_all_there() -> None:
    bomb = zeros(60_000_000)
    assert refusal(bomb) == "a file: unpacks to more than 200 times its size, as no digest does."
    found = outcomes(archive(("a.jsonl", LINES), ("b", bomb), ("c.jsonl", LINES)), "x.zip")
    assert [isinstance(one, DigestError) for one in found] == [False, True]


def test_papers_that_repeat_themselves_are_no_bomb() -> None:
    assert len(read(gzip.compress(LINES * 20)).papers) == 10_000
