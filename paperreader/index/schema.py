"""The fields of the index.

Knows what is indexed, what is stored and under which names. Does not know how a paper becomes a document
in them, nor what is asked of them.

A paper's abstract and authors are indexed and not stored: they are read from its digest when shown.
Stored is what a row of a list, an identity decision and the next appearance of the paper need.
"""

from __future__ import annotations

import tantivy

KEY = "key"
"""The paper's key as a number."""

NAMES = "names"
"""Keys of the other titles that the paper has borne."""

ORDER = "order"
"""Its latest place, which is where it stands in reading order: descending."""

PLACES = "places"
"""All its places; see :mod:`paperreader.index.places`."""

LISTED = "listed"
"""The labels of the digests that list it."""

ARXIV_ID = "arxiv_id"
DOI = "doi"

TITLE = "title"
"""The title as it is shown, UTF-8: stored alone, which tantivy does for bytes but not for a text."""

TITLE_WORDS = "title_words"
"""The title's words, and those that hyphens and the like hold together once more as one."""

ABSTRACT = "abstract"
AUTHORS = "authors"

TEXTS = (TITLE_WORDS, ABSTRACT, AUTHORS)
"""What a bare word of a query searches."""

JOINED = "joined"
"""The title without anything between its words."""

INITIALS = "initials"
"""The first letters of the title's words."""

CATEGORIES = "categories"
"""As the source names them, folded."""

PUBLISHED = "published"
"""The day as a number like 20260520, so far as the source knows it: 20260500, 20260000."""

GENERATION = "generation"
"""Of the one document that is no paper: which catalogue belongs to this state of the index."""

JOINED_LENGTH = 48
"""Letters of a joined title that are indexed: more has hardly anyone typed without a blank."""

_TOKENIZER = "folded"
_RAW = "raw"


def schema() -> tantivy.Schema:
    """The schema of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(KEY, indexed=True, fast=True)
    builder.add_unsigned_field(NAMES, indexed=True, stored=True)
    builder.add_unsigned_field(ORDER, fast=True)
    builder.add_unsigned_field(PLACES, stored=True)
    builder.add_unsigned_field(LISTED, indexed=True)
    builder.add_unsigned_field(PUBLISHED, indexed=True, fast=True)
    builder.add_unsigned_field(GENERATION, indexed=True, fast=True)
    builder.add_bytes_field(TITLE, stored=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=_TOKENIZER)
    for name in (ARXIV_ID, DOI):
        builder.add_text_field(name, stored=True, tokenizer_name=_RAW, index_option="basic")
    for name in (JOINED, INITIALS, CATEGORIES):
        builder.add_text_field(name, tokenizer_name=_RAW, index_option="basic")
    return builder.build()


def analyzer() -> tantivy.TextAnalyzer:
    """Cuts folded text into words."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build()


def register_analyzer(index: tantivy.Index) -> None:
    """Make an index know how its texts are cut; it forgets that when it is closed."""
    index.register_tokenizer(_TOKENIZER, analyzer())


def title_of(stored: tantivy.Document) -> str:
    """The title that a document was made with."""
    return str(stored.get_first(TITLE) or b"", "utf-8")


def generation_document(generation: int) -> tantivy.Document:
    """The one document that is no paper."""
    document = tantivy.Document()
    document.add_unsigned(GENERATION, generation)
    return document


def indexable_id(id: str) -> str:
    """An id without what UTF-8 cannot hold."""
    return id.encode("utf-8", "replace").decode()
