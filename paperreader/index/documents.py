"""The documents of one state of the index, to be searched and read.

Knows how tantivy reports that its files are not as it wrote them. Does not know what is searched for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

import tantivy

from paperreader.core.errors import StoreDamaged

VERSION_FILE = "version"
"""Without this file in its directory an index is built anew by whoever opens it next."""

ASKED_AT_ONCE = 1000
"""Papers asked for in one search: enough that the search costs little beside reading them."""

_Item = TypeVar("_Item")
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


class Hits(NamedTuple):
    """What a search found."""

    addresses: list[tantivy.DocAddress]

    weights: list[Any]
    """For each document what it was ordered by: its weight in the search, or a field's value."""

    total: int
    """How many documents there are in all; 0 if that was not asked for."""


def _telling_damage(
    method: Callable[Concatenate[Documents, _Arguments], _Result],
) -> Callable[Concatenate[Documents, _Arguments], _Result]:
    """A method that raises StoreDamaged where the files turn out to be damaged."""

    @wraps(method)
    def told(self: Documents, /, *args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Result:
        try:
            return method(self, *args, **kwargs)
        except BaseException as error:
            if not is_damage(error):
                raise
            distrust(self.directory)
            advice = "Try again in a moment: it is built anew."
            raise StoreDamaged(self.directory, "the search index is damaged", advice) from error

    return told


class Documents:
    """The documents of one state, which stay the same whatever is committed later.

    May be used from several threads. Where the files turn out to be damaged, every method raises
    StoreDamaged, and the index is built anew by whoever opens it next.
    """

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, directory: Path) -> None:
        self.schema = schema
        self.directory = directory
        self._searcher = searcher

    @_telling_damage
    def search(
        self,
        search: tantivy.Query,
        limit: int,
        *,
        count: bool = False,
        offset: int = 0,
        order_by: str | None = None,
        order: tantivy.Order = tantivy.Order.Asc,
        among_equals: str | None = None,
    ) -> Hits:
        """The documents that a search finds, from `offset` on and at most `limit`, which is not 0.

        They come ordered by a field, or without one by their weights in the search, greatest first, and
        among those of nearly the same weight by a field of large numbers, if one is named.
        """
        kind = tantivy.Order.Desc if order_by is None else order
        found = self._searcher.search(search, limit, count, order_by, offset, kind, among_equals)
        total = found.count if count else 0  # type: ignore[attr-defined]  # missing in the stub
        return Hits([hit[1] for hit in found.hits], [hit[0] for hit in found.hits], total)

    @_telling_damage
    def stored(self, address: tantivy.DocAddress) -> tantivy.Document:
        """The stored fields of a document."""
        return self._searcher.doc(address)

    @_telling_damage
    def numbers(self, field: str, addresses: Sequence[tantivy.DocAddress]) -> list[int]:
        """The number that each of some documents has in a field."""
        return self._searcher.fast_field_values(field, list(addresses))  # type: ignore[return-value]

    @_telling_damage
    def frequency(self, field: str, term: str | int) -> int:
        """How many documents hold a term, also such as are deleted and not yet cleared away."""
        return self._searcher.doc_freq(field, term)

    @_telling_damage
    def terms(self, field: str, limit: int) -> list[str]:
        """The terms of a field, those of the most documents first."""
        return [term for term, _ in self._searcher.terms_with_prefix(field, "", limit=limit)]

    @_telling_damage
    def completions(self, field: str, beginning: str, limit: int) -> int:
        """How many words begin so, counted up to `limit`."""
        return len(self._searcher.terms_with_prefix(field, beginning, limit=limit))


def in_lots(items: Iterable[_Item], size: int = ASKED_AT_ONCE) -> Iterator[list[_Item]]:
    """Some items at a time, as many as are asked for in one search."""
    rest = iter(items)
    while lot := list(islice(rest, size)):
        yield lot


def is_damage(error: BaseException) -> bool:
    """Whether an error is how tantivy, or the system, reports files that are not as they were.

    A panic of tantivy's Rust code arrives as an exception that no module offers for import.
    """
    return (
        isinstance(error, (ValueError, OSError, StoreDamaged))
        or type(error).__name__ == "PanicException"
    )


def distrust(directory: Path) -> None:
    """Let the index in a directory be built anew by whoever opens it next."""
    with suppress(OSError):
        (directory / VERSION_FILE).unlink()
