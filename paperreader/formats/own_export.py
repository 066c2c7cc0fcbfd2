"""What an export of one's own tells of a paper beside the fields of its format.

    {"upvotes": 7, "extra": {"comment": "12 pages"}}

A field that is told there is so, whatever the format's own says. Does not know where in a format this stands,
nor why it is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from paperreader.formats.field_values import text_of, texts_of
from paperreader.formats.gathering import Record
from paperreader.formats.json_values import value_of

_TEXTS = ("title", "abstract", "url", "arxiv_id", "doi", "published")
_LISTS = ("authors", "categories", "links")


def remainder_of(written: str) -> Mapping[str, object]:
    """What is told, by the names of a paper's fields; nothing where that is no JSON."""
    with suppress(ValueError, RecursionError):
        if written and isinstance(told := value_of(written), Mapping):
            return told
    return {}


def extra_in(told: Mapping[str, object]) -> Mapping[str, object]:
    """What is told of `extra`."""
    extra = told.get("extra")
    return extra if isinstance(extra, Mapping) else {}


def completed(record: Record, told: Mapping[str, object]) -> Record:
    """A record as the format's fields give it, with what is told beside them."""
    whole = replace(
        record,
        upvotes=told.get("upvotes", record.upvotes),
        extra={**record.extra, **extra_in(told)},
    )
    for names, kept in ((_TEXTS, text_of), (_LISTS, texts_of)):
        for name in set(names) & told.keys():
            setattr(whole, name, kept(told[name]))
    return whole
