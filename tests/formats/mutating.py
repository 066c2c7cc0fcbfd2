"""A program that damages a sample in many ways, and reads each: `python -m tests.formats.mutating FORMAT N`.

It ends at the first reading that takes more time or memory than any may, raises anything, or gives a
paper that is not fit for a library; then it says which one. A process of its own, for the limits are its.
"""

from __future__ import annotations

import gzip
import random
import resource
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import orjson

from paperreader.core.errors import DigestError
from paperreader.core.inert import inert, inert_line
from paperreader.core.links import openable
from paperreader.core.paper import Paper
from paperreader.core.reading import Reading
from paperreader.formats.detect import readings

SAMPLES = Path(__file__).parent / "samples"

SECONDS = 2.0
"""Of the processor, for one input."""

MEMORY = 256 * 2**20
"""Bytes beyond what the program has when it begins."""

TODAY = date(2026, 6, 1)

TOKENS = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n\n", b"\xc2\x85", b"\xe2\x80\xa8", b"\x0c",
    b'"', b"'", b"\\", b"\\u0000", b"\\ud800", b"[", b"{", b"]", b"}", b"<", b">", b"</", b"<!--",
    b"<![CDATA[", b"&#0;", b"&#x110000;", b"&lt;", b"&amp;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;",
    b"@", b"@string{a = a}", b"TY  - ", b"ER  - ", b"---\n", b"#", b"](", b"|", b",", b"\t", b":",
    b"1e999", b"NaN", b"9" * 5000, b"2026-02-30", b"https://", b"\x1b]52;c;aGk=\x07", b"\xe2\x80\xae",
    b"$\\", b"\\\\\n",
)  # fmt: skip
"""What means something to one format or another, and nothing good where it is put."""


def mutants(whole: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """A damaged copy of a sample."""
    data = whole
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        data = rng.choice(WAYS)(data, others, rng)
    data = data[:LARGEST]
    return _flip(gzip.compress(data, mtime=0), others, rng) if rng.random() < PACKED else data


LARGEST = 200_000
"""Bytes of a mutant: they grow when pieces are repeated."""

PACKED = 0.05
"""Share of the mutants that are packed, and damaged once more."""

Way = Callable[[bytes, list[bytes], random.Random], bytes]


def _cut(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _flip(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    mutable = bytearray(data)
    for _ in range(rng.choice((1, 5, 50)) if data else 0):
        mutable[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(mutable)


def _piece(data: bytes, rng: random.Random) -> tuple[int, int]:
    begin = rng.randrange(len(data) + 1)
    return begin, min(len(data), begin + rng.choice((1, 3, 30, 300)))


def _drop(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    begin, end = _piece(data, rng)
    return data[:begin] + data[end:]


def _repeat(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    begin, end = _piece(data, rng)
    times = min(rng.choice((2, 20, 5_000)), 100_000 // max(1, end - begin))
    return data[:begin] + data[begin:end] * times + data[end:]


def _insert(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    token = rng.choice(TOKENS)
    token *= min(rng.choice((1, 1, 10, 20_000)), 50_000 // len(token))
    at = rng.randrange(len(data) + 1)
    return data[:at] + token + data[at:]


def _splice(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    other = rng.choice(others)
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _reencode(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        rng.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252")), "replace"
    )


WAYS: tuple[Way, ...] = (
    *(_cut, _flip, _drop, _repeat, _splice, _reencode),
    *(_insert, _insert, _insert),
)


def check(paper: Paper) -> None:
    """Fail where a paper is not fit for a library."""
    lines = (paper.title, *paper.authors, paper.url, paper.arxiv_id, paper.doi, *paper.categories)
    assert paper.title, "no title"
    assert all(line == inert_line(line) for line in lines), "not inert"
    assert paper.abstract == inert(paper.abstract), "not inert"
    assert len(paper.title) <= 1_000, "a long title"
    assert len(paper.abstract) <= 100_000, "a long abstract"
    assert all(openable(url) for url in (*paper.links, *filter(None, [paper.url]))), "a bad URL"
    assert paper.upvotes is None or 0 <= paper.upvotes < 2**63, "odd votes"
    assert orjson.loads(orjson.dumps(dict(paper.extra))) == dict(paper.extra), "odd extra"


def read(data: bytes) -> None:
    """Read a mutant; fail where that goes wrong."""
    found = [outcome for outcome, _ in readings(data, name="a mutant", today=TODAY)]
    assert found, "neither a reading nor a refusal"
    for outcome in found:
        if isinstance(outcome, DigestError):
            assert str(outcome) == inert_line(str(outcome)), "an odd refusal"
        else:
            check_reading(outcome)


def check_reading(reading: Reading) -> None:
    """Fail where a reading is not fit for a library."""
    assert reading.papers, "a reading without papers"
    for paper in reading.papers:
        check(paper)
    for notice in (*reading.skipped, *reading.warnings):
        assert str(notice) == inert_line(str(notice)), "an odd notice"


def _too_slow(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} s")


def main(format: str, count: int) -> None:
    """Read so many mutants of a format's sample."""
    samples = {path.stem: path.read_bytes() for path in sorted(SAMPLES.iterdir())}
    others = list(samples.values())
    read(samples[format])
    for other in others:
        read(other)  # so that what is imported once does not count
    signal.signal(signal.SIGVTALRM, _too_slow)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    for number in range(count):
        data = mutants(samples[format], others, random.Random(f"{format} {number}"))
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            read(data)
        except BaseException as error:
            error.add_note(f"mutant {number} of {format}, {len(data)} bytes: {data[:80]!r}")
            raise
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
