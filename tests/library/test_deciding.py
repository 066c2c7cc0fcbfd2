"""What the reader decides is kept, seen by every other reader, and can be taken back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.errors import AmbiguousPaper, PastDay, QueryError, UnknownPaper
from paperreader.core.query import InDigest


@pytest.fixture
def home(tmp_path: Path, seeds: Path) -> Path:
    with Library.open(tmp_path / "home") as library:
        for _ in library.intake.take_in_files([seeds]):
            pass
    return tmp_path / "home"


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open(home) as opened:
        yield opened


def selected(library: Library, query: str) -> int:
    return len(library.list(query))


def test_a_star_is_there_the_next_day_and_without_the_cache(home: Path) -> None:
    with Library.open(home) as library:
        key = library.list()[5].paper.key
        library.mark([key], star=True, tags=["MoE", "#read me"], note="for Monday")
    shutil.rmtree(home / "cache")
    with Library.open(home) as library:
        mark = library.finding.paper(key).mark
    assert (mark.starred, mark.tags, mark.note) == (
        True,
        frozenset({"moe", "read-me"}),
        "for Monday",
    )


def test_undo_and_redo_survive_a_restart(home: Path) -> None:
    with Library.open(home) as library:
        keys = library.list().keys[:3]
        library.mark(keys, star=True)
        library.mark(keys[:1], tags=["later"])
    with Library.open(home) as library:
        assert library.undo() is not None
        assert (selected(library, "#later"), selected(library, "is:starred")) == (0, 3)
    with Library.open(home) as library:
        assert library.redo() is not None
        assert library.undo() is not None
        assert library.undo() is not None
        assert library.undo() is None
        assert selected(library, "is:starred") == 0


def test_all_papers_marked_read_are_one_change(library: Library) -> None:
    change = library.mark(library.list().keys, read=True)
    assert change is not None
    assert (len(change.edits), selected(library, "is:unread")) == (207, 0)
    library.undo()
    assert selected(library, "is:unread") == 207


def test_a_decision_that_changes_nothing_is_no_change(library: Library) -> None:
    key = library.list().keys[0]
    assert library.mark([key], star=False, untag=["never-given"]) is None
    assert library.undo() is None


@pytest.mark.parametrize(
    ("decision", "summary"),
    [
        ({"star": True}, "starred “{title}”"),
        ({"read": True}, "marked “{title}” read"),
        ({"tags": ["moe"]}, "tagged “{title}” #moe"),
        ({"star": True, "tags": ["a", "b"]}, "starred “{title}” and tagged it #a and #b"),
        ({"star": True, "read": False}, "starred “{title}”"),
    ],
)
def test_a_change_says_what_it_did(
    library: Library, decision: dict[str, object], summary: str
) -> None:
    paper = library.list()[0].paper
    change = library.mark([paper.key], **decision)  # type: ignore[arg-type]
    assert change is not None
    assert change.summary == summary.format(title=paper.title)


def test_two_libraries_on_one_home_keep_both_stars_and_see_each_other(home: Path) -> None:
    with Library.open(home) as one, Library.open(home) as other:
        first, second = one.list().keys[:2]
        one.mark([first], star=True)
        other.mark([second], star=True)
        assert one.refresh()
        assert set(one.list("is:starred").keys) == {first, second}
        assert set(other.list("is:starred").keys) == {first, second}
        assert not one.refresh()


def test_what_one_library_imports_the_other_sees(home: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("May 21\n\nA Title That Nobody Has Used Yet\n\n" + "A long abstract. " * 90)
    with Library.open(home) as one, Library.open(home) as other:
        one.import_source(letter)
        assert other.refresh()
        assert (other.size, len(other.overview.digests())) == (208, 4)


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        ("", 207),
        ("is:unread", 205),
        ("is:read", 2),
        ("-is:read", 205),
        ("is:starred", 1),
        ("#moe", 3),
        ("#moe -is:read", 1),
        ("#moe is:starred", 1),
        ("#nothing", 0),
        ("digest:nothing", 0),
        ("mamba #moe", 0),
    ],
)
def test_queries_about_marks(library: Library, query: str, papers: int) -> None:
    keys = library.list().keys[:3]
    library.mark(keys, tags=["moe"])
    library.mark(keys[:2], read=True)
    library.mark(keys[:1], star=True)
    assert selected(library, query) == papers
    assert library.list(query, limit=1).total == papers


def test_a_digest_lists_all_its_papers_in_its_own_order(library: Library) -> None:
    for digest in library.overview.digests():
        listing = library.list(f"digest:{digest.id}")
        assert len(listing) == digest.size
        assert all(digest.id in entry.digests for entry in listing[0:5])


def test_the_first_paper_is_the_first_of_the_newest_digest(library: Library) -> None:
    newest = library.overview.digests()[0]
    assert library.list().keys[0] == library.list(f"digest:{newest.id}").keys[0]


def test_papers_can_be_listed_from_the_oldest_or_by_title(library: Library) -> None:
    keys = list(library.list().keys)
    assert list(library.list(sort="oldest").keys) == keys[::-1]
    titles = [row.title for row in library.list(sort="title").rows(0, 207)]
    assert titles == sorted(titles, key=lambda title: re.findall(r"[^\W_]+", title.casefold()))
    with pytest.raises(ValueError, match="colour"):
        library.list(sort="colour")


def test_views_count_what_they_hold(library: Library) -> None:
    keys = library.list().keys[:3]
    library.mark(keys, tags=["moe"], read=True)
    counted = {count.view.name: (count.papers, count.unread) for count in library.overview.views()}
    assert counted["All"] == (207, 204)
    assert counted["Inbox"] == (204, 204)
    assert counted["Starred"] == (0, 0)
    assert counted["#moe"] == (3, 0)
    digests = {count.view.query: count for count in library.overview.views()}
    for digest in library.overview.digests():
        assert digests[InDigest(digest.id)].papers == digest.size


def test_views_and_tags_follow_every_change(home: Path) -> None:
    with Library.open(home) as library, Library.open(home, write_behind=True) as other:
        keys = library.list().keys
        seen = [
            (library.overview.views(), library.overview.tags()),
            (other.overview.views(), other.overview.tags()),
        ]
        assert seen[0] == seen[1]
        changes: tuple[Callable[[], object], ...] = (
            lambda: library.mark(keys[:3], read=True, tags=["moe"]),
            lambda: library.mark(keys[1:2], star=True, untag=["moe"], note="about routing"),
            library.undo,
            lambda: other.mark(keys[2:9], star=True, later=True),
            library.redo,
            lambda: other.mark(keys, read=True),
            other.undo,
            lambda: library.mark(keys[:1], read=False, tags=["rl"]),
        )
        for change in changes:
            change()
            other.flush()
            for one in (library, other):
                one.refresh()
            with Library.open(home) as afresh:
                expected = (
                    afresh.overview.views(),
                    afresh.overview.tags(),
                    list(afresh.list("routing is:starred").keys),
                )
                for one in (library, other):
                    found = (
                        one.overview.views(),
                        one.overview.tags(),
                        list(one.list("routing is:starred").keys),
                    )
                    assert found == expected


def test_a_paper_answers_to_its_key_and_to_a_prefix_that_is_only_its_own(library: Library) -> None:
    key = library.list().keys[0]
    assert library.finding.paper(key).paper.key == key
    assert library.finding.paper(key[:9]).paper.key == key


def test_a_reference_to_nothing_or_to_several_papers_is_refused(library: Library) -> None:
    with pytest.raises(UnknownPaper, match="No paper answers to"):
        library.finding.paper("zzz")
    prefixes = [key[0] for key in library.list().keys]
    several = next(prefix for prefix in prefixes if prefixes.count(prefix) > 1)
    with pytest.raises(AmbiguousPaper, match="give more letters"):
        library.finding.paper(several)


def test_a_query_that_cannot_be_understood_shows_the_place(library: Library) -> None:
    with pytest.raises(QueryError) as refused:
        library.list("mamba is:nonsense")
    start, end = refused.value.span
    assert "is:nonsense"[-(end - start) :] in "mamba is:nonsense"[start:end]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("hyperspectrl mamba", "Spatial-Spectral Morphological Mamba"),
        ("mixtrue of exprts", "Expert"),
        ("flashfft", "FlashFFTConv"),
        ("grafhfm", "GraphFM"),
    ],
)
def test_a_few_wrong_letters_find_the_paper(library: Library, typed: str, title: str) -> None:
    best = library.jump(typed)[0]
    assert title in best.title
    assert best.paper.abstract


@pytest.mark.parametrize("papers", [1, 2])
def test_papers_whose_digests_were_deleted_while_they_were_listed_can_be_marked(
    library: Library, papers: int
) -> None:
    keys = library.list().keys[:papers]
    shutil.rmtree(library.places.digests)
    library.mending.mend()
    assert library.size == 0
    assert library.mark(keys, star=True)
    assert list(library.marks) == list(keys)


@pytest.mark.parametrize("days", [0, -1, -4000])
def test_no_paper_is_snoozed_to_a_day_that_is_not_to_come(library: Library, days: int) -> None:
    key, day = library.list()[0].paper.key, library.today() + timedelta(days)
    with pytest.raises(PastDay, match=f"{day} is not after today"):
        library.mark([key], snooze=day, star=True)
    assert selected(library, "is:snoozed OR is:starred") == 0
    library.mark([key], snooze=library.today() + timedelta(days=1))
    assert selected(library, "is:snoozed") == 1
