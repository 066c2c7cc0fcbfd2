"""The fields of the index.

Knows what is indexed, what is stored and under which names. Does not know how a paper becomes a document
in them, nor what is asked of them.

A paper's abstract and authors are indexed and not stored: they are read from its digest when shown.
Stored is what a row of a list, an identity decision and the next appearance of the paper need. A filter
asks for words by their stems, a jump for words as they are written, so that titles are indexed both ways.
"""

from __future__ import annotations

import tantivy

KEY = "key"
"""The paper's key as a number."""

NAMES = "names"
"""The other keys that its titles make, and under which its records were taken in."""

ORDER = "order"
"""Its latest place, which is where it stands in reading order: descending."""

PLACES = "places"
"""All its places, where it has several; see :mod:`paperreader.index.places`."""

LISTED = "listed"
"""The labels of the digests that list it."""

ARXIV_ID = "arxiv_id"
DOI = "doi"

TITLE = "title"
"""The title as it is shown, UTF-8: stored alone, which tantivy does for bytes but not for a text."""

ALIASES = TITLE
"""In the one document that is no paper, and so has no title: see :mod:`paperreader.index.aliases`."""

TITLE_WORDS = "title_words"
"""The title's words, and those that hyphens and the like hold together once more as one."""

TITLE_STEMS = "title_stems"
"""The same words by their stems."""

ABSTRACT = "abstract"
"""The stems of the abstract's words but for :data:`STOP_WORDS`; see :mod:`paperreader.index.prose`."""

AUTHORS = "authors"

CATEGORIES = "categories"
"""As the source names them, folded."""

GIVEN = "given"
"""What `has:` asks for, of what the paper has; see :mod:`paperreader.core.given`."""

DAY = "day"
"""The day that a paper counts for, as a number: 1 for that of the first of January of the year 1."""

UPVOTES = "upvotes"
SEEN = "seen"
"""Numbers by which papers are ordered, as :func:`counted` makes them."""

TITLE_NUMBER = "title_number"
"""Where the title stands in a dictionary, roughly; see :mod:`paperreader.index.titles`."""

JOINED = "joined"
"""The title without anything between its words."""

INITIALS = "initials"
"""The first letters of the title's words."""

GENERATION = "generation"
"""Of the one document that is no paper: which catalogue belongs to this state of the index."""

JOINED_LENGTH = 24
"""Letters of a joined title that are indexed. With 48: none more of 1,200 are found by their titles, and
23 bytes a paper more."""

INITIALS_LENGTH = 6
"""Initials that are indexed: of 40,000 titles hardly any two share as many."""

STOP_WORDS = (
    *(
        "the",
        "of",
        "and",
        "a",
        "to",
        "in",
        "we",
        "for",
        "that",
        "on",
        "is",
        "with",
        "this",
        "by",
        "as",
    ),
    *("our", "are", "from", "an", "which", "can", "be", "these", "it", "while", "or", "such", "at"),
)
"""Words that bear no meaning of their own and that more than a quarter of 40,000 abstracts hold, the most
frequent first. They are a third of all words, and where each stands in each abstract would be a tenth of
the whole index."""

_REST_BITS = 44
_COUNT_BITS = 20
"""A million upvotes, or digests, count as any more do."""

_FOLDED = "folded"
_STEMMED = "stemmed"
_PROSE = "prose"
_RAW = "raw"


def schema() -> tantivy.Schema:
    """The schema of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(KEY, indexed=True, fast=True)
    builder.add_unsigned_field(NAMES, indexed=True, stored=True)
    builder.add_unsigned_field(ORDER, fast=True)
    builder.add_unsigned_field(PLACES, stored=True)
    builder.add_unsigned_field(LISTED, indexed=True)
    builder.add_unsigned_field(GENERATION, indexed=True, fast=True)
    builder.add_bytes_field(TITLE, stored=True)
    for name in (DAY, UPVOTES, SEEN, TITLE_NUMBER):
        builder.add_unsigned_field(name, fast=True)
    for name in (TITLE_WORDS, AUTHORS):
        builder.add_text_field(name, tokenizer_name=_FOLDED)
    builder.add_text_field(TITLE_STEMS, tokenizer_name=_STEMMED)
    builder.add_text_field(ABSTRACT, tokenizer_name=_PROSE)
    for name in (ARXIV_ID, DOI):
        builder.add_text_field(name, stored=True, tokenizer_name=_RAW, index_option="basic")
    for name in (JOINED, INITIALS, CATEGORIES, GIVEN):
        builder.add_text_field(name, tokenizer_name=_RAW, index_option="basic")
    return builder.build()


def analyzer() -> tantivy.TextAnalyzer:
    """Cuts folded text into words."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build()


def stemming_analyzer() -> tantivy.TextAnalyzer:
    """Cuts folded text into the stems of its words."""
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return words.filter(tantivy.Filter.stemmer("English")).build()


def prose_analyzer() -> tantivy.TextAnalyzer:
    """Cuts folded text into the stems of its words, of which stop words leave nothing but their places."""
    left_out = tantivy.Filter.custom_stopword([*STOP_WORDS])
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(left_out)
    return words.filter(tantivy.Filter.stemmer("English")).build()


def register_analyzers(index: tantivy.Index) -> None:
    """Make an index know how its texts are cut; it forgets that when it is closed."""
    index.register_tokenizer(_FOLDED, analyzer())
    index.register_tokenizer(_STEMMED, stemming_analyzer())
    index.register_tokenizer(_PROSE, prose_analyzer())


def counted(count: int | None, order: int = 0) -> int:
    """A number that orders papers by a count, and those of one count as one reads.

    Args:
        count: how many there are; None where nobody counts, which is less than 0.
        order: where the paper stands in reading order; the last place if left out, so that what is counted
            alike is in the range from this to the one of the next count.
    """
    most = min(-1 if count is None else count, (1 << _COUNT_BITS) - 3) + 1
    rest = (1 << _REST_BITS) - 1 - (order >> 64 - _REST_BITS) if order else 0
    return most << _REST_BITS | rest


def title_of(stored: tantivy.Document) -> str:
    """The title that a document was made with."""
    return str(stored.get_first(TITLE) or b"", "utf-8")


def generation_document(generation: int, aliases: bytes) -> tantivy.Document:
    """The one document that is no paper."""
    document = tantivy.Document()
    document.add_unsigned(GENERATION, generation)
    if aliases:
        document.add_bytes(ALIASES, aliases)
    return document


def indexable_id(id: str) -> str:
    """An id without what UTF-8 cannot hold."""
    return id.encode("utf-8", "replace").decode()
