"""Finding a paper by what is remembered of its title.

Joins the candidates that tantivy proposes and the ranking that orders them, and puts what was looked at
lately before its equals. Knows nothing of the reasons of either, nor how it is known what was looked at.
Imported at the first jump: rapidfuzz, which is behind the ranking, takes its time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tantivy import DocAddress

from paperreader.index.candidates import CANDIDATES, Candidates
from paperreader.index.documents import Documents
from paperreader.index.hits import TitleHit
from paperreader.index.keys import key_of, numbers_of
from paperreader.index.ranking import LITERAL, Fit, TypedTitle, is_about_as_good
from paperreader.index.schema import KEY, ORDER, title_of
from paperreader.index.searches import keyed
from paperreader.index.state import State

SCORE_DIGITS = 2
"""Decimals of a score: further ones are noise of the arithmetic."""

MOST_LATELY = 20
"""Papers looked at lately that count. Of a thousand titles that hold a common word only a hundred are
candidates: there these are fitted, too, which adds a tenth to the time of a jump."""


class _Ranked(NamedTuple):
    """A paper in its place by how well its title fits; sorted, the best comes first."""

    loss: float
    """The less, the better its title fits."""

    length: int
    order: int
    key: int
    fit: Fit


def jump(state: State, text: str, limit: int, lately: Sequence[str] = ()) -> list[TitleHit]:
    """The papers whose titles what was typed fits best, the best first.

    Of titles that it fits about equally well those looked at lately come first, the latest before the
    others. Else, of equally good ones, the shorter one comes first, and of equally long ones that of the
    paper further up in reading order.

    Args:
        lately: the keys of papers looked at lately, the latest first; those beyond the twentieth
            and unknown ones do not count.
    """
    documents = state.documents
    latest_first = numbers_of(lately[:MOST_LATELY])
    candidates = Candidates(documents, len(state.catalogue.keys)).meant_by(text, limit)
    typed = TypedTitle(text)
    ranked = {one.key: one for one in _ranked(documents, typed, candidates) if one.fit.score}
    if len(candidates) >= CANDIDATES:  # else they are all that hold it
        held = _ranked(documents, typed, _of(documents, latest_first))
        ranked |= {one.key: one for one in held if one.fit.score > LITERAL}
    best_first = _with_latest_first(sorted(ranked.values()), latest_first)
    return [
        TitleHit(key_of(key), fit.title, round(fit.score, SCORE_DIGITS), fit.spans)
        for _, _, _, key, fit in islice(best_first, max(0, limit))
    ]


def _of(documents: Documents, numbers: Sequence[int]) -> list[DocAddress]:
    """The documents of the papers with some keys."""
    if not numbers:
        return []
    return documents.search(keyed(documents.schema, numbers), len(numbers)).addresses


def _ranked(
    documents: Documents, typed: TypedTitle, addresses: Sequence[DocAddress]
) -> Iterator[_Ranked]:
    orders, keys = (documents.numbers(field, addresses) for field in (ORDER, KEY))
    for address, order, key in zip(addresses, orders, keys, strict=True):
        fit = typed.fit(title_of(documents.stored(address)))
        yield _Ranked(-fit.score, len(fit.title), order, key, fit)


def _with_latest_first(best_first: Sequence[_Ranked], latest: Sequence[int]) -> Sequence[_Ranked]:
    """The same, those of some keys before others that are no more than about as good."""
    if not latest:
        return best_first
    turns = {key: turn for turn, key in enumerate(latest)}
    groups: list[list[_Ranked]] = []
    for one in best_first:
        if groups and is_about_as_good(one.fit.score, groups[-1][0].fit.score):
            groups[-1].append(one)
        else:
            groups.append([one])
    never = len(turns)
    return [
        one
        for group in groups
        for one in sorted(group, key=lambda ranked: turns.get(ranked.key, never))
    ]
