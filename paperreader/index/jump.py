"""Finding a paper by what is remembered of its title.

Joins the candidates that tantivy proposes and the ranking that orders them. Knows nothing of either's
reasons. Imported at the first jump: rapidfuzz, which is behind the ranking, takes its time.
"""

from __future__ import annotations

from paperreader.index.candidates import Candidates
from paperreader.index.hits import TitleHit
from paperreader.index.keys import key_of
from paperreader.index.ranking import TypedTitle
from paperreader.index.schema import KEY, ORDER, title_of
from paperreader.index.state import State

SCORE_DIGITS = 2
"""Decimals of a score: further ones are noise of the arithmetic."""


def jump(state: State, text: str, limit: int) -> list[TitleHit]:
    """The papers whose titles what was typed fits best, the best first.

    Of titles that it fits equally well the shorter one comes first, and of equally long ones that of
    the paper further up in reading order.
    """
    documents = state.documents
    addresses = Candidates(documents, len(state.catalogue.keys)).meant_by(text, limit)
    titles = (title_of(documents.stored(address)) for address in addresses)
    numbers = (documents.numbers(field, addresses) for field in (ORDER, KEY))
    fits = map(TypedTitle(text).fit, titles)
    ranked = sorted(
        (-fit.score, len(fit.title), order, key, fit)
        for fit, order, key in zip(fits, *numbers, strict=True)
        if fit.score
    )
    return [
        TitleHit(key_of(key), fit.title, round(fit.score, SCORE_DIGITS), fit.spans)
        for _, _, _, key, fit in ranked[: max(0, limit)]
    ]
