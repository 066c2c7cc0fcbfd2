"""What a word or a phrase of a filter asks of each field.

Titles and abstracts are searched by stems, names as they are written, and a word cut short by both. Knows
what each field makes of a word, what it is worth there, and that an abstract is taken to hold every stop
word, for nearly every one does. Does not know the query language, nor the reader's tags and notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tantivy import Query as Search
from tantivy import Schema

from paperreader.core.query import Field
from paperreader.index.folding import words_of
from paperreader.index.prose import Placed, before_last_word, placed_words
from paperreader.index.schema import ABSTRACT, AUTHORS, STOP_WORDS, TITLE_STEMS, TITLE_WORDS
from paperreader.index.searches import EVERY_DOCUMENT, all_of, any_of
from paperreader.index.stems import stem_of, stems_begun_by

TITLE_WORTH = 3.0
"""How much more a word is worth in a title than in an abstract, beside being rarer there. Of 40,000 papers,
looked for by two words of their titles, 84 in a hundred are among the first ten; by one of the title and one
of the abstract, 51. With 1 it is 77 and 49, with 5 it is 84 and 49."""


class _Asked(NamedTuple):
    """What is looked for."""

    text: str
    words: list[str]
    """Its folded words; at least one."""

    cut: bool
    """Whether the last one may be cut short."""


class Words:
    """Searches over the documents of a schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._in_field: dict[Field, Callable[[_Asked], Search | None]] = {
            Field.TITLE: self._in_title,
            Field.ABSTRACT: self._in_abstract,
            Field.AUTHOR: self._in_authors,
        }

    def word(self, text: str, *, prefix: bool, field: Field | None = None) -> Search:
        """Papers that hold a word, or one that begins so; its parts in a row if hyphens part it.

        A word without letters and digits asks for nothing, so that every paper holds it; nor does a
        stop word, or what begins one where a beginning will do, unless it must be in a title or a name.
        """
        words = words_of(text)
        asks = words and not (
            field in (None, Field.ABSTRACT)
            and len(words) == 1
            and _is_stop_word(words[0], cut=prefix)
        )
        return self._somewhere(_Asked(text, words, prefix), field) if asks else EVERY_DOCUMENT

    def phrase(self, text: str, field: Field | None = None) -> Search:
        """Papers that hold some words in a row.

        For a stop word of it any word of an abstract will do; one of nothing else is not looked for there.
        """
        words = words_of(text)
        return self._somewhere(_Asked(text, words, cut=False), field) if words else EVERY_DOCUMENT

    def _somewhere(self, asked: _Asked, field: Field | None) -> Search:
        fields = self._in_field.values() if field is None else (self._in_field[field],)
        return any_of(search for look in fields if (search := look(asked)))

    def _in_title(self, asked: _Asked) -> Search:
        *whole, last = asked.words
        if not asked.cut:
            row = self._row(TITLE_STEMS, enumerate(map(stem_of, asked.words)))
        else:
            whole_word = self._term(TITLE_STEMS, stem_of(last))
            ends = any_of((self._beginning(TITLE_WORDS, last), whole_word))
            row = (
                all_of((self._row(TITLE_STEMS, enumerate(map(stem_of, whole))), ends))
                if whole
                else ends
            )
        return Search.boost_query(row, TITLE_WORTH)

    def _in_authors(self, asked: _Asked) -> Search:
        """A name in either order: `li wei` is Wei Li, too."""
        *whole, last = asked.words
        if asked.cut:
            ends = self._beginning(AUTHORS, last)
            return all_of((self._row(AUTHORS, enumerate(whole)), ends)) if whole else ends
        turned = [last, *whole] if whole else []
        orders = (order for order in (asked.words, turned) if order)
        return any_of(self._row(AUTHORS, enumerate(order)) for order in orders)

    def _in_abstract(self, asked: _Asked) -> Search | None:
        if not asked.cut:
            placed = placed_words(asked.text)
            return self._row(ABSTRACT, placed) if placed else None
        placed = placed_words(before_last_word(asked.text))
        row = [self._row(ABSTRACT, placed)] if placed else []
        last = asked.words[-1]
        if not _is_stop_word(last, cut=True):
            forms = (self._term(ABSTRACT, stem) for stem in stems_begun_by(last))
            row.append(any_of((self._beginning(ABSTRACT, last), *forms)))
        return all_of(row) if row else EVERY_DOCUMENT

    def _row(self, field: str, placed: Iterable[Placed]) -> Search:
        words: list[str | Placed] = [*placed]
        if len(words) > 1:
            return Search.phrase_query(self._schema, field, words)
        return self._term(field, words[0][1])

    def _term(self, field: str, word: str) -> Search:
        return Search.term_query(self._schema, field, word)

    def _beginning(self, field: str, word: str) -> Search:
        """Papers with a word that begins so.

        tantivy would try only fifty ways to complete the last word of a phrase, so it is looked for alone.
        """
        return Search.fuzzy_term_query(self._schema, field, word, 0, prefix=True)


def _is_stop_word(word: str, *, cut: bool) -> bool:
    """Whether abstracts are indexed without a word; or where it is cut, without one that begins so."""
    return word in STOP_WORDS or (cut and any(whole.startswith(word) for whole in STOP_WORDS))
