"""What is told of one paper is one paper, whatever joins it and in whatever order it comes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperreader import Library
from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.progress import silently
from tests.digest_files import taken_in
from tests.joining import RECORDS, Parts, Record, are_rightly_parted

TODAY = date(2026, 6, 1)

RIS = b"TY  - JOUR\nTI  - Anchors at Sea\nDO  - 10.1000/anchors\nPY  - 2026\nKW  - rope\nER  - \n"
HF = json.dumps(
    [
        {
            "paper": {
                "id": "2605.00001",
                "title": "Anchors and How to Drop Them",
                "summary": "We drop anchors with care.",
                "publishedAt": "2026-05-02T00:00:00.000Z",
                "upvotes": 7,
            }
        }
    ]
).encode()
BIB = b"""@article{a, title = {Anchors}, year = 2026, doi = {10.1000/anchors}, eprint = {2605.00001},
  archivePrefix = {arXiv}}"""

FILES = {"ris": RIS, "hf": HF, "bib": BIB}
"""One paper: a DOI, an arXiv id, and what says that they are the same, each under another title."""


def opened(home: Path, *, mend: bool = True) -> Library:
    return Library.open(home, today=lambda: TODAY, mend=mend)


def bring(library: Library, *names: str) -> None:
    for name in names:
        taken_in(library, FILES[name], name)


def only(library: Library) -> Entry:
    """The only paper that there is."""
    [entry] = library.list()[:]
    return entry


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "home") as library:
        yield library


@pytest.mark.parametrize("order", [*permutations(FILES)], ids="-".join)
def test_what_joins_two_papers_makes_them_one_whenever_it_comes(
    order: Sequence[str], tmp_path: Path
) -> None:
    with opened(tmp_path / "home") as library:
        first = ""
        for name in order:
            bring(library, name)
            first = first or only(library).paper.key
        assert library.size == 1
        told = everything(library)
        entry = only(library)
        assert entry.paper.key == first
        assert (entry.paper.arxiv_id, entry.paper.doi) == ("2605.00001", "10.1000/anchors")
        assert (entry.paper.abstract, entry.paper.upvotes) == ("We drop anchors with care.", 7)
        assert len(entry.digests) == 3
        assert {count.papers for count in library.overview.views()} == {0, 1}
        assert library.finding.paper("2605.00001") == library.finding.paper("10.1000/anchors")
        library.mending.rebuild(silently, 2.0)
        assert everything(library) == told
    with opened(tmp_path / "other") as other:
        digests = sorted((tmp_path / "home" / "data" / "digests").glob("*.json"))
        other.places.digests.mkdir(parents=True)
        for digest in digests:
            shutil.copy(digest, other.places.digests)
            other.refresh()
            other.mending.mend()
        assert everything(other) == told


def everything(library: Library) -> object:
    """All that is told of the papers, and what each digest lists."""
    listed = [
        [entry.paper.key for entry in library.list(f"digest:{digest.id}")[:]]
        for digest in library.overview.digests()
    ]
    return library.list()[:], listed


def key_after(library: Library, name: str) -> str:
    """The key of the paper that a file brings."""
    there = set(library.list().keys)
    bring(library, name)
    [key] = set(library.list().keys) - there
    return key


def test_every_key_that_it_ever_had_names_the_paper(library: Library) -> None:
    one, other = key_after(library, "ris"), key_after(library, "hf")
    bring(library, "bib")
    entry = only(library)
    assert entry.paper.key == one
    for reference in (one, other, other[:10], other.upper(), "2605.00001"):
        assert library.finding.paper(reference) == entry
        assert [found.paper.key for found in library.list(f"id:{reference}")[:]] == [one]
    assert [library.list().keys.index(key) for key in (one, other)] == [0, 0]
    assert [hit.key for hit in library.jump("anchors drop them")] == [one]
    assert [row.title for row in library.list().rows(0, 1)] == [entry.paper.title]
    assert library.finding.similar(other) == []
    library.mark([other], star=True)
    assert list(library.list("is:starred").keys) == [one]
    assert "".join(library.exporting.text([other], "markdown")).count("Anchors") == 1


def test_marks_made_under_either_key_count_for_the_one_paper(library: Library) -> None:
    one, other = key_after(library, "ris"), key_after(library, "hf")
    library.mark([one], star=True, tags=["rope", "sea"], note="first")
    library.mark([other], star=False, read=True, tags=["iron"], note="later")
    library.mark([one], untag=["sea"])
    written = {path: path.read_bytes() for path in library.places.marks.glob("*.json")}
    bring(library, "bib")
    mark = only(library).mark
    assert (mark.starred, mark.read, mark.note) == (True, True, "later")
    assert mark.tags == {"rope", "iron"}
    assert library.overview.tags() == {"iron": 1, "rope": 1}
    assert library.marks.keys() == {one}
    for query, papers in (("is:read", 1), ("is:unread", 0), ("#iron #rope", 1), ("note:later", 1)):
        assert (query, len(library.list(query))) == (query, papers)
    assert {path: path.read_bytes() for path in written} == written
    with opened(library.places.marks.parents[1]) as again:
        assert only(again) == only(library)


def test_what_is_decided_afterwards_is_what_shows_and_what_was_before_can_be_undone(
    library: Library,
) -> None:
    one, other = key_after(library, "ris"), key_after(library, "hf")
    library.mark([other], tags=["iron"])
    library.mark([other], star=True)
    bring(library, "bib")
    library.mark([other], star=False)
    assert not only(library).mark.starred
    library.undo()
    assert only(library).mark.starred
    library.undo()
    assert only(library).mark == Mark(tags=frozenset({"iron"}))
    assert list(library.list("is:starred").keys) == []
    library.undo()
    assert library.marks == {}
    library.redo()
    assert list(library.list("#iron").keys) == [one]


def test_a_reader_that_is_open_meanwhile_shows_the_one_paper(library: Library) -> None:
    one, other = key_after(library, "ris"), key_after(library, "hf")
    library.mark([other], star=True)
    listing, starred = library.list(), library.list("is:starred")
    with opened(library.places.marks.parents[1]) as another:
        bring(another, "bib")
        another.mark([other], tags=["iron"])
    assert library.refresh()
    assert not library.mending.needed
    assert {row.title for row in (*listing.rows(0, 2), *starred.rows(0, 1))} == {"Anchors"}
    assert [row.mark.tags for row in starred.rows(0, 1)] == [{"iron"}]
    assert (library.size, list(library.list("is:starred").keys)) == (1, [one])


def test_a_doi_of_arxiv_says_nothing_beside_another_arxiv_id(library: Library) -> None:
    mistaken = {"title": "Sand", "arxiv_id": "2605.00003", "doi": "10.48550/arXiv.2605.00009"}
    for others in ([], [{"title": "Tides", "arxiv_id": "2605.00009"}]):
        taken_in(library, "\n".join(map(json.dumps, [mistaken, *others])).encode(), "a.jsonl")
    assert library.size == 2


@pytest.mark.parametrize("later", [False, True])
def test_a_key_never_comes_to_name_another_paper(
    library: Library, tmp_path: Path, later: bool
) -> None:
    """Also where another work bears the title that the key was made of."""
    tides, other = ("Tides", "2605.00003"), ("Tides", "2605.00009")
    joining = [("Sand", "2605.00003"), *([] if later else [other])]
    digests = [[("Sand", "")], [tides, ("Sand", "")], joining, *([[other]] if later else [])]
    for number, records in enumerate(digests):
        lines = [json.dumps({"title": title, "arxiv_id": id}) for title, id in records]
        if number == 2:
            key = library.finding.paper("2605.00003").paper.key
            library.mark([key], star=True)
        taken_in(library, "\n".join(lines).encode(), f"{number}.jsonl")

    def starred_and_named(library: Library) -> list[str]:
        [entry] = library.list("is:starred")[:]
        return [entry.paper.arxiv_id, library.finding.paper(key).paper.arxiv_id]

    assert library.size == 2
    assert starred_and_named(library) == ["2605.00003"] * 2
    own = library.finding.paper("2605.00009").paper.key
    shutil.rmtree(library.places.index)
    with opened(tmp_path / "home") as anew:
        assert starred_and_named(anew) == ["2605.00003"] * 2
        assert anew.finding.paper("2605.00009").paper.key == own


def test_a_digest_that_joined_two_papers_takes_them_apart_when_it_goes(library: Library) -> None:
    one, other = key_after(library, "ris"), key_after(library, "hf")
    library.mark([other], star=True)
    bring(library, "bib")
    [bib] = [digest for digest in library.overview.digests() if digest.origin == "bib"]
    (library.places.digests / f"{bib.id}.json").unlink()
    library.refresh()
    library.mending.mend()
    assert set(library.list().keys) == {one, other}
    assert list(library.list("is:starred").keys) == [other]


def test_one_list_may_bring_both_and_what_joins_them(library: Library) -> None:
    lines = [
        {"title": "Anchors at Sea", "doi": "10.1000/anchors"},
        {"title": "Bridges", "arxiv_id": "2605.00009"},
        {"title": "Anchors and How to Drop Them", "arxiv_id": "2605.00001"},
        {"title": "Anchors", "doi": "10.1000/anchors", "arxiv_id": "2605.00001"},
    ]
    data = "\n".join(map(json.dumps, lines)).encode()
    rehearsed = taken_in(library, data, "all.jsonl", dry_run=True)
    report = taken_in(library, data, "all.jsonl")
    assert report == rehearsed
    assert (report.papers, report.new, library.size) == (4, 2, 2)
    titles = [entry.paper.title for entry in library.list(f"digest:{report.digest}")[:]]
    assert titles == ["Anchors", "Bridges"]
    assert {row.seen for row in library.list().rows(0, 2)} == {1}
    assert taken_in(library, data, "again.jsonl").unchanged


@settings(max_examples=4)
@given(records=st.lists(RECORDS, min_size=6, max_size=9), data=st.data())
def test_any_records_in_any_digests_in_any_order_are_rightly_papers(
    records: list[Record], data: st.DataObject
) -> None:
    """And building the index again, from the newest digest to the oldest, changes nothing."""
    digests = data.draw(st.lists(st.integers(0, 3), min_size=len(records), max_size=len(records)))
    with TemporaryDirectory() as folder, opened(Path(folder)) as library:
        for digest in data.draw(st.permutations(sorted(set(digests)))):
            some = [number for number, of in enumerate(digests) if of == digest]
            day = date(2026, 5, 1 + digest)
            taken_in(library, lines_of(records, some), "some.jsonl", date=day)
        assert are_rightly_parted(records, papers_of(library))
        told = everything(library)
        library.mending.rebuild(silently, 2.0)
        assert everything(library) == told


def lines_of(records: Sequence[Record], numbers: Sequence[int]) -> bytes:
    """Some records as a file tells of them, each in a category of its own, which its paper keeps."""
    lines = ({**records[number]._asdict(), "categories": [str(number)]} for number in numbers)
    return "\n".join(map(json.dumps, lines)).encode()


def papers_of(library: Library) -> Parts:
    """Which records each paper is made of."""
    return frozenset(frozenset(map(int, entry.paper.categories)) for entry in library.list()[:])
