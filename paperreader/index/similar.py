"""Finding papers like one paper: those that hold the words which tell it from all others.

Knows which words of a paper are telling, and what one is worth where it is found. tantivy's own "more
like this" weighs the rarity of a word twice, in its boost and in bm25, and title and abstract apart: of
1,500 papers it puts one by the same authors among the first five for 15 in a hundred, this for 17. Does
not know where the paper's text is kept, nor who asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import nlargest
from math import log

from tantivy import Query as Search

from paperreader.core.paper import Paper, normalised_title
from paperreader.index.documents import Documents
from paperreader.index.folding import fold
from paperreader.index.hits import TitleHit
from paperreader.index.keys import key_of
from paperreader.index.prose import latex_shown, placed_words
from paperreader.index.schema import ABSTRACT, KEY, STOP_WORDS, TITLE_STEMS, title_of
from paperreader.index.searches import any_of
from paperreader.index.state import State
from paperreader.index.stems import stems_of

MOST_WORDS = 40
"""Telling words that are asked for. Of 2,500 papers one by the same authors is among the first five for 13
in a hundred with 10 words, 15 with 25, 16 with 35, 17 with 50; each takes its time."""

TITLE_COUNT = 2
"""How many times of the abstract a word of the title counts for. With 0: 14 in a hundred instead of 15."""

SELDOM_WORTH = 0.75
"""The power of a word's count by which it is chosen; its rarity has the power 1. With 0: 14 in a hundred."""

WORTH = 0.5
"""The power of its count by which it is worth more where it is found. With 1: 14 in a hundred."""

TITLE_WORTH = 0.5
"""What a word is worth in a title beside one in an abstract: there bm25 makes much of it, as titles are
short. With 2: 14 in a hundred, with 0: 15, and then papers without an abstract are like none."""

SHARED = 2
"""Papers that hold a word at least: with its own paper alone it leads nowhere."""

SPARE = 5
"""Papers looked for beside those that are wanted: the paper itself, and other records of it."""

SCORE_DIGITS = 1
"""Decimals of a score."""


def similar(state: State, paper: Paper, limit: int) -> list[TitleHit]:
    """The papers most like a paper, the most alike first, each work once and without the paper itself.

    Args:
        state: what is searched.
        paper: with its title and abstract; it need not be there.
        limit: how many papers to give at most.

    Returns:
        Fewer where fewer share a telling word. A score is a paper's share of what the paper itself
        reaches, or else the best one: from 0 to 100.
    """
    documents = state.documents
    searches = [*_searches(documents, paper, len(state.catalogue.keys))]
    if not searches or limit < 1:
        return []
    hits = documents.search(any_of(searches), limit + SPARE)
    keys = map(key_of, documents.numbers(KEY, hits.addresses))
    best = hits.weights[0] if hits.weights else 1.0
    met = {normalised_title(paper.title)}
    found: list[TitleHit] = []
    for key, address, weight in zip(keys, hits.addresses, hits.weights, strict=True):
        title = title_of(documents.stored(address))
        work = normalised_title(title)
        if key != paper.key and work not in met:
            met.add(work)
            found.append(TitleHit(key, title, round(100 * weight / best, SCORE_DIGITS), ()))
    return found[:limit]


def _searches(documents: Documents, paper: Paper, papers: int) -> Iterator[Search]:
    """What any of which a similar paper answers."""
    schema = documents.schema
    for word, count in _telling_words(documents, paper, papers):
        worth = count**WORTH
        for field, weight in ((TITLE_STEMS, worth * TITLE_WORTH), (ABSTRACT, worth)):
            yield Search.boost_query(Search.term_query(schema, field, word), weight)


def _telling_words(documents: Documents, paper: Paper, papers: int) -> list[tuple[str, int]]:
    """The stems that tell a paper from others, the most telling first, with how often it holds them."""
    counts = Counter(word for _, word in placed_words(latex_shown(paper.abstract)))
    for word in set(stems_of(fold(latex_shown(paper.title)))).difference(STOP_WORDS):
        counts[word] += TITLE_COUNT
    weighed = []
    for word, count in counts.items():
        holders = max(documents.frequency(field, word) for field in (TITLE_STEMS, ABSTRACT))
        if holders >= SHARED:
            rarity = log(1 + papers / holders)  # of deleted papers some may be counted
            weighed.append((count**SELDOM_WORTH * rarity, word, count))
    return [(word, count) for _, word, count in nlargest(MOST_WORDS, weighed)]
