"""What is asked again and again is searched for once, and kept as long as it is of this very index."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from paperreader.core.bearers import Bearers
from paperreader.core.given import Given
from paperreader.core.paper import Paper
from paperreader.core.query import And, Field, Not, Or, Phrase, Query, Remembered, Word
from paperreader.core.query_fields import Has
from paperreader.index.index import Index
from tests.index.shelf import fill, filled, listed

TITLES = [f"Paper {number}" for number in range(300)]

KEYS = [Paper(title).key for title in TITLES]

ROWS = "rows-searched"

FIVE = Remembered(Word("5", field=Field.TITLE))


def nobody(_: Query) -> Sequence[Bearers]:
    return []


def noted(query: Query) -> Sequence[Bearers]:
    """What one's notes answer, who wrote `seven` on the seventh paper."""
    return [Bearers(frozenset(KEYS[7:8]))] if query == Word("seven") else []


def numbers(index: Index, query: Query) -> list[int]:
    return [KEYS.index(key) for key in index.select(query, noted)]


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Of an index in which it is kept which paper bears the number five."""
    directory = tmp_path / "index"
    index = filled(directory, [listed(TITLES)])
    assert numbers(index, FIVE) == [5]
    index.keep_rows()
    return directory


CASES: list[tuple[Query, list[int]]] = [
    (Word("5"), [5]),
    (Word("seven"), [7]),  # by the note
    (Phrase("paper 12"), [12]),
    (Or((Word("3"), Word("4"))), [3, 4]),
    (And((Word("paper"), Word("29", prefix=True))), [29, *range(290, 300)]),
    (And((Word("2", prefix=True), Not(Word("paper")))), []),
    (Has(Given.CODE), []),
    (Word("unheard"), []),
]


@pytest.mark.parametrize(("query", "papers"), CASES, ids=str)
def test_what_is_remembered_is_what_is_found(
    directory: Path, query: Query, papers: list[int]
) -> None:
    index = Index.open(directory)
    for asked in (query, Remembered(query), Remembered(query), And((Remembered(query), query))):
        assert numbers(index, asked) == papers
    others = [number for number in range(300) if number not in papers]
    assert numbers(index, Not(Remembered(query))) == others
    assert numbers(index, And((Word("paper"), Not(Remembered(query))))) == others
    assert numbers(index, Or((Remembered(query), Word("299")))) == sorted({*papers, 299})
    among = index.holding(query, noted)
    assert among(["0" * 12, "no key", *KEYS]) == {KEYS[number] for number in papers}


def test_kept_rows_answer_for_the_next_program(directory: Path) -> None:
    kept = directory / ROWS
    assert kept.stat().st_mode & 0o777 == 0o600
    # Told by whoever wrote them: of what is searched for, nothing else can be known to be so.
    index = Index.open(directory)
    assert numbers(index, FIVE) == [5]
    before = kept.stat().st_mtime_ns
    index.keep_rows()
    assert kept.stat().st_mtime_ns == before
    assert numbers(index, Remembered(Word("6"))) == [6]
    index.keep_rows()
    assert kept.stat().st_mtime_ns != before


def test_what_is_asked_no_more_is_kept_no_more(directory: Path) -> None:
    six, kept = Remembered(Word("6")), directory / ROWS
    index = Index.open(directory)
    assert numbers(index, FIVE) + numbers(index, six) == [5, 6]
    index.keep_rows()
    both = kept.stat().st_size
    later = Index.open(directory)
    assert numbers(later, six) == [6]
    later.keep_rows()
    assert kept.stat().st_size < both
    assert numbers(later, FIVE) + numbers(Index.open(directory), six) == [5, 6]
    Index.open(directory).keep_rows()
    assert b"Word" not in kept.read_bytes()


def test_rows_of_another_state_of_the_index_do_not_count(directory: Path) -> None:
    index = Index.open(directory)
    assert numbers(index, FIVE) == [5]
    fill(index, [listed(["5 Papers"], date(2026, 12, 24))])
    for opened in (index, Index.open(directory)):
        assert list(opened.select(FIVE, nobody)) == [Paper("5 Papers").key, KEYS[5]]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda kept: kept[: len(kept) - 9],
    "nothing but NUL": lambda kept: b"\0" * len(kept),
    "with one bit changed": lambda kept: kept[:-9] + bytes([kept[-9] ^ 1]) + kept[-8:],
    "something else": lambda _: b"SQLite format 3\0",
    "of another shape": lambda _: b"paperreader rows %08x\n[]\n" % crc32(b"[]\n"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_rows_are_as_good_as_none_and_kept_anew(
    directory: Path, damage: Callable[[bytes], bytes]
) -> None:
    good = (directory / ROWS).read_bytes()
    (directory / ROWS).write_bytes(damage(good))
    index = Index.open(directory)
    assert numbers(index, FIVE) == [5]
    index.keep_rows()
    assert (directory / ROWS).read_bytes() == good


@pytest.mark.parametrize("obstacle", ["a directory in its place", "no directory of the index"])
def test_where_rows_cannot_be_kept_they_are_searched_for_all_the_same(
    directory: Path, obstacle: str
) -> None:
    index = Index.open(directory)
    if obstacle == "a directory in its place":
        (directory / ROWS).unlink()
        (directory / ROWS / "inside").mkdir(parents=True)
    else:
        shutil.rmtree(directory)
    assert numbers(index, Remembered(Word("6"))) == [6]
    index.keep_rows()
    assert numbers(index, Remembered(Word("6"))) == [6]


def test_more_than_are_remembered_are_found_all_the_same(directory: Path) -> None:
    index = Index.open(directory)
    for _ in range(2):
        for number in range(150):
            assert numbers(index, Remembered(Word(str(number)))) == [number]
    index.keep_rows()
    assert numbers(Index.open(directory), Remembered(Word("149"))) == [149]


def test_digests_are_counted_without_what_is_hidden(tmp_path: Path) -> None:
    early, late = listed(TITLES[:200]), listed(TITLES[100:], date(2026, 12, 24))
    index = filled(tmp_path, [early, late])
    for hidden, told in [
        (Remembered(Word("150")), [(199, 199, 1), (199, 199, 1)]),
        (Remembered(Or((Word("150"), Word("10")))), [(199, 199, 1), (198, 198, 2)]),
        (Remembered(Word("10")), [(200, 200, 0), (199, 199, 1)]),
        (Remembered(Word("paper")), [(0, 0, 200), (0, 0, 200)]),
        (Remembered(Word("unheard")), [(200, 200, 0), (200, 200, 0)]),
    ]:
        assert [count[1:] for count in index.digest_counts(nobody, hidden)] == told
