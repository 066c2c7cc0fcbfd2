"""What a word or a phrase of a filter asks of each field.

Knows in which fields it is looked for, and that an abstract is taken to hold every stop word, for
nearly every one does. Does not know the query language, nor the reader's tags and notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tantivy import Query as Search
from tantivy import Schema

from paperreader.index.schema import ABSTRACT, AUTHORS, LISTED, STOP_WORDS, TITLE_WORDS
from paperreader.index.searches import EVERY_DOCUMENT, all_of, any_of

WHOLE_TEXTS = (TITLE_WORDS, AUTHORS)
"""Fields that no word is left out of."""


class Words:
    """Searches over the documents of a schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def word(self, text: str, *, prefix: bool) -> Search:
        """Papers that hold a word, or one that begins so; its parts in a row if hyphens part it.

        A word without letters and digits asks for nothing, so that every paper holds it; nor does a
        stop word, or what begins one where a beginning will do.
        """
        # Most starts search for no word, and the first screen shall not wait for how one is cut.
        from paperreader.index.folding import words_of

        words = words_of(text)
        if not words or (len(words) == 1 and _is_stop_word(words[0], cut=prefix)):
            return EVERY_DOCUMENT
        return any_of(self._begun(text, words) if prefix else self._in_a_row(text, words))

    def phrase(self, text: str) -> Search:
        """Papers that hold some words in a row.

        For a stop word of it any word of an abstract will do; one of nothing else is not looked for there.
        """
        from paperreader.index.folding import words_of  # see word

        words = words_of(text)
        return any_of(self._in_a_row(text, words)) if words else EVERY_DOCUMENT

    def listed(self, labels: Iterable[int]) -> Search:
        """Papers that some digests list, by their labels."""
        return Search.term_set_query(self._schema, LISTED, list(labels))

    def _in_a_row(self, text: str, words: Sequence[str]) -> Iterator[Search]:
        from paperreader.index.prose import placed_words  # see word

        for field in WHOLE_TEXTS:
            yield self._row(field, enumerate(words))
        if placed := placed_words(text):
            yield self._row(ABSTRACT, placed)

    def _begun(self, text: str, words: Sequence[str]) -> Iterator[Search]:
        """The words in a row, of which the last may be cut short.

        tantivy would try only fifty ways to complete it, so it is looked for by itself.
        """
        from paperreader.index.prose import before_last_word, placed_words  # see word

        *whole, last = words
        for field in WHOLE_TEXTS:
            row = [self._row(field, enumerate(whole))] if whole else []
            yield all_of([*row, self._beginning(field, last)])
        placed = placed_words(before_last_word(text))
        row = [self._row(ABSTRACT, placed)] if placed else []
        if not _is_stop_word(last, cut=True):
            row.append(self._beginning(ABSTRACT, last))
        yield all_of(row) if row else EVERY_DOCUMENT

    def _row(self, field: str, placed: Iterable[tuple[int, str]]) -> Search:
        words: list[str | tuple[int, str]] = [*placed]
        if len(words) > 1:
            return Search.phrase_query(self._schema, field, words)
        return Search.term_query(self._schema, field, words[0][1])

    def _beginning(self, field: str, word: str) -> Search:
        return Search.fuzzy_term_query(self._schema, field, word, 0, prefix=True)


def _is_stop_word(word: str, *, cut: bool) -> bool:
    """Whether abstracts are indexed without a word; or where it is cut, without one that begins so."""
    return word in STOP_WORDS or (cut and any(whole.startswith(word) for whole in STOP_WORDS))
