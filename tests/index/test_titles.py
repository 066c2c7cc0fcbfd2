"""The order of titles is that of a dictionary, and its numbers agree with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.paper import Paper
from paperreader.core.query import Everything
from paperreader.core.sort import Sort
from paperreader.index.found import PAGE
from paperreader.index.titles import dictionary_form, dictionary_number
from tests.index.shelf import filled, listed

IN_ORDER = (
    "3D Vision",
    "A Survey",
    "A-Survey, Again",
    "Ab Initio",
    "An Étude",
    "An etude in two parts",
    "An Etudes",
    "Learning to Learn",
    "Learning, to Unlearn",
    "λ-Calculus",
    "深度学习",
    "深度学习 II",
)


def test_case_accents_and_punctuation_do_not_count() -> None:
    forms = [dictionary_form(title) for title in IN_ORDER]
    assert forms == sorted(forms)


@given(st.lists(st.text(alphabet="ab z09-é深", max_size=14) | st.text(max_size=14), min_size=2))
def test_the_numbers_never_contradict_the_order(titles: list[str]) -> None:
    forms = sorted(map(dictionary_form, titles))
    numbers = [dictionary_number(form) for form in forms]
    assert numbers == sorted(numbers)


def test_titles_that_begin_alike_are_in_order_however_many_there_are(tmp_path: Path) -> None:
    alike = [f"Towards Efficient {number:04} Things" for number in range(2 * PAGE + 10)]
    titles = [*IN_ORDER, *alike, "Towards Efforts", "Towards Égalité"]
    shelf = [listed(titles[::-3]), listed(titles[::2], date(2026, 1, 2)), listed(titles)]
    index = filled(tmp_path / "index", shelf)
    found = index.select(Everything(), lambda _query: [], Sort.TITLE)
    expected = [Paper(title).key for title in sorted(titles, key=dictionary_form)]
    assert list(found) == expected
    assert [found.index(key) for key in expected[::40]] == [*range(0, len(expected), 40)]
