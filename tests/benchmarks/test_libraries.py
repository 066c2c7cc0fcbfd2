"""Drawn libraries are the same from the same seed, as large as asked, and like real ones."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from benchmarks.libraries import (
    FEWEST_IN_A_DAY,
    MOST_IN_A_DAY,
    Recipe,
    kept_library,
    paper_lists,
)
from benchmarks.words import HEAPS_EXPONENT, word, words
from paperreader import Library


def test_the_same_seed_draws_the_same_papers_and_another_draws_others() -> None:
    assert list(paper_lists(Recipe(300))) == list(paper_lists(Recipe(300)))
    assert list(paper_lists(Recipe(300))) != list(paper_lists(Recipe(300, seed=2)))


def test_no_two_ranks_share_a_word() -> None:
    assert len(set(map(word, range(200_000)))) == 200_000


def test_the_vocabulary_grows_as_by_heaps_law() -> None:
    drawn = 100_000
    different = len(set(islice(words(Random(1)), drawn)))
    assert different == pytest.approx(19.6 * drawn**HEAPS_EXPONENT, rel=0.3)


def test_days_list_what_days_list_and_a_tenth_of_it_again() -> None:
    lists = list(paper_lists(Recipe(1_000)))
    sizes = [len(listed.papers) for listed in lists[:-1]]
    assert all(FEWEST_IN_A_DAY <= size <= MOST_IN_A_DAY for size in sizes)
    times = Counter(paper.key for listed in lists for paper in listed.papers)
    assert len(times) == 1_000
    assert 0.05 < sum(count > 1 for count in times.values()) / len(times) < 0.15


def test_a_library_holds_as_many_papers_as_asked_and_is_made_once(tmp_path: Path) -> None:
    home = kept_library(Recipe(200), tmp_path)
    with Library.open(home) as library:
        assert library.size == 200
    made = home.stat().st_mtime_ns
    assert kept_library(Recipe(200), tmp_path) == home
    assert home.stat().st_mtime_ns == made


def test_papers_of_a_file_make_a_library_too(tmp_path: Path) -> None:
    corpus = tmp_path / "papers.jsonl"
    titles = [f"Title number {number}" for number in range(30)]
    corpus.write_text("".join(json.dumps({"title": title}) + "\n" for title in titles))
    with Library.open(kept_library(Recipe(30, corpus=corpus), tmp_path)) as library:
        assert sorted(row.title for row in library.list().rows(0, 30)) == sorted(titles)
