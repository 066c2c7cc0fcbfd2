"""A query that was given a name is a view: counted, opened, named in other queries, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.errors import PaperreaderError, QueryError, UnknownView, ViewError
from paperreader.core.keepsake import edits_between
from paperreader.core.query import Phrase, Sorted
from paperreader.core.sort import Sort
from paperreader.core.view import ViewKind
from paperreader.store.marks import MarkStore
from tests.digest_files import ABSTRACT, page, taken_in
from tests.library.shelves import A, E, I, J, letters, small_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        yield opened


def names(library: Library) -> list[str]:
    return [view.name for view in library.saved_views]


def count(library: Library, name: str) -> tuple[int, int]:
    """How many papers a view has, and how many of them are unread."""
    (found,) = (count for count in library.overview.views() if count.view.name == name)
    return found.papers, found.unread


def found(library: Library, query: str) -> str:
    return "".join(sorted(letters(library.list(query).keys)))


def test_saved_views_are_there_the_next_day_in_the_order_of_saving(tmp_path: Path) -> None:
    with small_library(tmp_path) as library:
        for name in ("Zeta", "alpha", "Mid"):
            library.saved_views.save(name, "experts")
        library.saved_views.save("zeta", "routing")  # asks something else, in the same place
    with Library.open(tmp_path) as library:
        told = [(view.name, str(view.query)) for view in library.saved_views]
        assert told == [("zeta", "routing"), ("alpha", "experts"), ("Mid", "experts")]
        assert {view.kind for view in library.saved_views} == {ViewKind.SAVED}


def test_they_stand_behind_the_built_in_views_and_before_tags_and_digests(library: Library) -> None:
    library.saved_views.save("Experts", "experts")
    kinds = list(dict.fromkeys(count.view.kind for count in library.overview.views()))
    assert kinds == [ViewKind.BUILT_IN, ViewKind.SAVED, ViewKind.TAG, ViewKind.DIGEST]


def test_counts_follow_every_decision_and_every_import(library: Library) -> None:
    library.saved_views.save("Experts", "experts")
    library.saved_views.save("Starred experts", "view:experts is:starred")
    assert count(library, "Experts") == (6, 5)
    assert count(library, "Starred experts") == (1, 1)
    library.mark([A.key, E.key], read=True, star=True)
    assert count(library, "Experts") == (6, 3)
    assert count(library, "Starred experts") == (2, 0)
    library.undo()
    assert count(library, "Experts") == (6, 5)
    library.mark([J.key], note="ask the experts")
    assert count(library, "Experts") == (7, 6)
    library.mark([I.key], tags=["experts"])
    assert count(library, "Experts") == (8, 7)
    taken_in(library, page([("Experts on Weekdays", ABSTRACT)]), "page.txt")
    assert count(library, "Experts") == (9, 8)


def test_a_view_wishes_its_order_and_is_narrowed(library: Library) -> None:
    library.saved_views.save("Experts", "experts sort:title")
    (view,) = library.saved_views
    listing = library.list(view=view)
    assert listing.sort is Sort.TITLE
    assert isinstance(view.query, Sorted)
    assert set(letters(library.list("is:starred", view=view).keys)) == {"A"}
    assert library.list("is:starred sort:seen", view=view).sort is Sort.SEEN


def test_a_view_of_words_is_listed_by_date_until_more_words_narrow_it(library: Library) -> None:
    library.saved_views.save("Experts", "experts")
    (view,) = library.saved_views
    assert library.list(view=view).sort is Sort.DATE
    assert library.list("routing", view=view).sort is Sort.RELEVANCE


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        ("view:later-moe", "A"),
        ("view:LATER-MOE", "A"),
        ('view:"two words"', "AE"),
        ("view:inbox", "AFGHIJKL"),
        ("view:starred", "A"),
        ("view:all -view:inbox", "BCDE"),
        ("view:#moe", "A"),
        ("view:#MOE", "A"),
        ("view:#nobody", ""),
        ("-view:later-moe is:starred", ""),
    ],
)
def test_a_view_can_be_named_in_a_query(library: Library, query: str, papers: str) -> None:
    library.saved_views.save("Two Words", "title:routing OR title:mixture")
    library.saved_views.save("later-moe", 'view:"two words" is:starred')
    assert found(library, query) == papers


def test_a_renamed_view_keeps_its_place_and_those_that_name_it(library: Library) -> None:
    library.saved_views.save("a", "experts")
    library.saved_views.save("b", "view:A is:starred OR -(view:a)")
    library.saved_views.rename("A", "All of them")
    assert names(library) == ["All of them", "b"]
    assert set(letters(library.list("view:b").keys)) == set("ABCDEFGHIJKL") - set("EFLDK")
    library.undo()
    assert names(library) == ["a", "b"]
    assert set(letters(library.list("view:b").keys)) == set("ABCDEFGHIJKL") - set("EFLDK")
    library.saved_views.rename("a", "A")
    assert names(library) == ["A", "b"]


def test_saving_renaming_and_deleting_are_undone_among_other_changes(library: Library) -> None:
    library.saved_views.save("a", "experts")
    library.mark([E.key], star=True)
    library.saved_views.save("b", "routing")
    library.saved_views.delete("a")
    assert names(library) == ["b"]
    undone = [change.summary for change in iter(library.undo, None)][:4]
    assert undone == [
        "deleted the view “a”",
        "saved the view “b”",
        "starred “Routing Without Experts”",
        "saved the view “a”",
    ]
    assert names(library) == []
    while library.redo():
        pass
    assert names(library) == ["b"]


def test_a_view_is_known_by_its_name_as_one_types_it(library: Library) -> None:
    library.saved_views.save("State spaces", "E")
    for typed in ("State spaces", " state   SPACES ", '"state spaces"'):
        view = library.saved_views.named(typed)
        assert view is not None
        assert view.name == "State spaces"
    assert library.saved_views.named("State") is None


def test_what_changes_nothing_is_no_change(library: Library) -> None:
    library.saved_views.save("a", "experts")
    assert library.saved_views.save("a", " experts ") is None
    assert library.saved_views.rename("a", "a") is None


def test_a_query_as_a_value_is_kept_as_text(library: Library) -> None:
    library.saved_views.save("a", Sorted(Phrase("state of the art"), Sort.TITLE))
    assert [str(view.query) for view in library.saved_views] == ['"state of the art" sort:title']


REFUSALS: dict[str, tuple[Callable[[Library], object], type[PaperreaderError], str]] = {
    "no query": (lambda lib: lib.saved_views.save("x", "is:odd"), QueryError, "is: knows only"),
    "no such view": (
        lambda lib: lib.saved_views.save("x", "view:odd"),
        QueryError,
        "no view of this name",
    ),
    "no name": (lambda lib: lib.saved_views.save('"" \n', "a"), ViewError, "is no name"),
    "built in": (lambda lib: lib.saved_views.save("INBOX", "a"), ViewError, "always there"),
    "a tag's": (lambda lib: lib.saved_views.save("#moe", "a"), ViewError, "a tag is called"),
    "itself": (
        lambda lib: lib.saved_views.save("b", "-view:B"),
        ViewError,
        "“b” would ask for itself.",
    ),
    "in a circle": (
        lambda lib: lib.saved_views.save("a", "x OR view:c"),
        ViewError,
        "“a” would ask for itself, by way of “c”, by way of “b”.",
    ),
    "a part": (lambda lib: lib.saved_views.delete("A"), ViewError, "“a” is part of the view “b”"),
    "taken": (lambda lib: lib.saved_views.rename("a", "C"), ViewError, "is a saved view already"),
    "to rename": (
        lambda lib: lib.saved_views.rename("odd", "x"),
        UnknownView,
        "“odd” is no saved view",
    ),
    "to delete": (lambda lib: lib.saved_views.delete("odd"), UnknownView, "“odd” is no saved view"),
}


@pytest.mark.parametrize(("refused", "kind", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    library: Library,
    refused: Callable[[Library], object],
    kind: type[PaperreaderError],
    reason: str,
) -> None:
    library.saved_views.save("a", "experts")
    library.saved_views.save("b", "view:a")
    library.saved_views.save("c", "view:b")
    with pytest.raises(kind, match=reason):
        refused(library)
    assert names(library) == ["a", "b", "c"]


def test_a_circle_that_two_devices_made_selects_nothing(library: Library) -> None:
    library.saved_views.save("a", "experts")
    library.saved_views.save("b", "view:a")
    places = library.places
    with closing(MarkStore(places.marks, places.backups, "phone")) as phone:
        fields = phone.keepsakes["view:a"]
        edits = edits_between("view:a", fields, {**fields, "query": "moe OR view:b"})
        phone.record([*edits], "changed a", {})
    assert library.refresh()
    assert found(library, "view:b") == found(library, "moe")
    assert count(library, "b") == (1, 1)


def test_views_of_a_circle_can_be_deleted_and_what_only_names_one_keeps_it(
    library: Library,
) -> None:
    library.saved_views.save("a", "experts")
    library.saved_views.save("b", "view:a")
    library.saved_views.save("c", "view:b")
    places = library.places
    with closing(MarkStore(places.marks, places.backups, "phone")) as phone:
        fields = phone.keepsakes["view:a"]
        edits = edits_between("view:a", fields, {**fields, "query": "view:b"})
        phone.record([*edits], "changed a", {})
    assert library.refresh()
    with pytest.raises(ViewError, match="“b” is part of the view “c”"):
        library.saved_views.delete("b")
    library.saved_views.delete("a")
    library.saved_views.delete("c")
    library.saved_views.delete("b")
    assert names(library) == []


Told = list[tuple[str, str]]


def told(library: Library) -> Told:
    """The saved views with what they ask."""
    return [(view.name, str(view.query)) for view in library.saved_views]


@pytest.mark.parametrize("write_behind", [False, True], ids=["saved", "saved behind"])
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda library: library.saved_views.save("A", "routing"), [("A", "routing")]),
        (lambda library: library.saved_views.rename("a", "z"), [("z", "attention")]),
        (lambda library: library.saved_views.delete("a"), []),
    ],
    ids=["save", "rename", "delete"],
)
def test_a_change_starts_from_what_another_program_saved_just_before(
    library: Library,
    tmp_path: Path,
    change: Callable[[Library], object],
    expected: Told,
    write_behind: bool,
) -> None:
    library.saved_views.save("a", "experts")
    with Library.open(tmp_path, write_behind=write_behind) as other:
        library.saved_views.save("a", "attention")
        library.saved_views.save("b", "view:a")
        library.saved_views.delete("b")
        change(other)
        after = told(other)
        assert after == expected
        other.undo()
        assert told(other) == [("a", "attention")]
        other.redo()
        assert told(other) == after


def test_what_can_be_named_has_the_saved_views(library: Library) -> None:
    library.saved_views.save("a", "experts")
    assert list(library.overview.names().views) == ["Inbox", "Later", "Starred", "All", "a"]
