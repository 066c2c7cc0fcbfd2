"""How a value of a field is written in JSON and CSV: names, categories, addresses, and fields' own names.

Knows shapes. Does not know which field a value belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from paperreader.core.inert import inert_line
from paperreader.formats.names import people

_NAMED_BY = ("name", "fullname", "literal", "displayname", "authorname", "author")
"""What a person is called in an object that tells of one."""


def plain(name: str) -> str:
    """A field's name without what programs write differently: `Published_At` -> `publishedat`."""
    return "".join(filter(str.isalnum, name.casefold()))


def text_of(value: object) -> str:
    """A text; empty for any other value."""
    return value if isinstance(value, str) else ""


def texts_of(value: object) -> list[str]:
    """The texts of a list; none for any other value."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def people_of(value: object) -> Iterator[str]:
    """The names in a text, in a list of names, or in a list of objects that have one."""
    if isinstance(value, str):
        yield from people(value)
    elif isinstance(value, Mapping):
        yield from filter(None, (_name(value),))
    elif isinstance(value, Sequence):
        for item in value:
            name = item if isinstance(item, str) else _name(item)
            if name.strip():
                yield name


def _name(person: object) -> str:
    if not isinstance(person, Mapping):
        return ""
    parts = {plain(str(name)): value for name, value in person.items() if isinstance(value, str)}
    whole = next((parts[name] for name in _NAMED_BY if parts.get(name)), "")
    first = parts.get("given") or parts.get("first") or parts.get("firstname") or ""
    last = parts.get("family") or parts.get("last") or parts.get("lastname") or ""
    return whole or f"{first} {last}".strip()


def is_told_by(value: object, names: Sequence[str]) -> bool:
    """Whether the names of authors are all that a value says of them."""
    if isinstance(value, str):
        return True
    items = value if isinstance(value, Sequence) else [value]
    return len(items) == len(names) and all(
        isinstance(item, str) or (isinstance(item, Mapping) and len(item) == 1) for item in items
    )


def categories_of(value: object) -> Iterator[str]:
    """`["cs.CL"]`, `cs.CL cs.LG`, `cs.CL, cs.LG`, `Computer Science; Biology`."""
    if isinstance(value, str):
        separator = next((mark for mark in (";", ",", "|") if mark in value), None)
        is_codes = separator is None and all("." in word or "-" in word for word in value.split())
        yield from value.split(separator) if separator or is_codes else [value]
    elif isinstance(value, list):
        for item in value:
            term = item.get("term") if isinstance(item, Mapping) else item
            if isinstance(term, str) and inert_line(term):
                yield term


def addresses_of(value: object) -> Iterator[str]:
    """The addresses in a text, a list of texts, or objects that have one."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, Mapping):
        for name in ("url", "href", "link"):
            yield text_of(value.get(name)).strip()
    elif isinstance(value, list):
        for item in value:
            yield from addresses_of(item) if not isinstance(item, list) else ()
