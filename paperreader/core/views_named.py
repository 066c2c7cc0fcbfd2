"""The views that queries name by `view:`: which they are, how one leads to another, and another name for one.

Capital and small letters are the same. Does not know which views there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from paperreader.core.query import And, InView, Not, Or, Query, Sorted


def is_called(name: str, other: str) -> bool:
    """Whether two names are one."""
    return name.casefold() == other.casefold()


def views_named_in(query: Query) -> Iterator[str]:
    """The views that a query names."""
    match query:
        case InView(name):
            yield name
        case Not(inner) | Sorted(inner):
            yield from views_named_in(inner)
        case And(queries) | Or(queries):
            for part in queries:
                yield from views_named_in(part)


def way_to(sought: str, start: str, asked: Mapping[str, Query]) -> Sequence[str] | None:
    """The views by which one comes from a view to one that is sought; None where there is no way.

    There is no circle among them but the one that is sought.
    """
    query = asked.get(start.casefold())
    for name in () if query is None else views_named_in(query):
        if is_called(name, sought):
            return [name]
        others = {other: one for other, one in asked.items() if other != start.casefold()}
        further = way_to(sought, name, others)
        if further is not None:
            return [name, *further]
    return None


def with_view_renamed(query: Query, old: str, new: str) -> Query:
    """The query, asking for a view by its new name."""
    match query:
        case InView(name) if is_called(name, old):
            return InView(new)
        case Not(inner):
            return Not(with_view_renamed(inner, old, new))
        case Sorted(inner, sort):
            return Sorted(with_view_renamed(inner, old, new), sort)
        case And(queries):
            return And(tuple(with_view_renamed(part, old, new) for part in queries))
        case Or(queries):
            return Or(tuple(with_view_renamed(part, old, new) for part in queries))
        case _:
            return query
