"""How a value of a field is written in JSON and CSV: names, categories, addresses, and fields' own names.

Knows shapes. Does not know which field a value belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from paperreader.core.inert import inert_line
from paperreader.formats.names import people, person

_NAMED_BY = ("name", "fullname", "literal", "displayname", "authorname", "author", "text")
"""What a person is called in an object that tells of one."""


_NUMBER_OF_SOMEBODY = re.compile(r"\s?\(\d{5,20}\)")
"""What Scopus has behind full names: `Doe, Jane (57190000000)`."""

_CATEGORY = ("term", "display_name", "name", "category")
"""What a category is called in an object that tells of one."""

_PRINTED_LIST = re.compile(
    r"\[\s*(?:'[^'\n]*'|\"[^\"\n]*\")(?:[,\s]+(?:'[^'\n]*'|\"[^\"\n]*\"))*,?\s*\]"
)
_PRINTED = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")
"""A list as Python and numpy print it, which tables are full of: `['Jane Doe', "Pat O'Neil"]`."""


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
        yield from _people_in(_NUMBER_OF_SOMEBODY.sub("", value) if "(" in value else value)
    elif isinstance(value, Mapping):
        inner = value.get("author")  # as DBLP has it
        yield from people_of(inner) if isinstance(inner, list) else filter(None, (_name(value),))
    elif isinstance(value, Sequence):
        for item in filter(_is_author, value) if any(map(_is_author, value)) else value:
            name = person(item) if isinstance(item, str) else _name(item)
            if name.strip():
                yield name


def _people_in(text: str) -> Iterator[str]:
    """The names in a text: one a line, in a list as a program printed it, or as people write them."""
    lines = text.strip().split("\n")
    if lines == ["[]"]:
        return
    if printed := printed_list(text):
        yield from map(person, printed)
    elif len(lines) > 1 and not any("," in line or ";" in line for line in lines):
        yield from filter(None, map(str.strip, lines))
    else:
        yield from people(text)


def printed_list(text: str) -> list[str]:
    """The texts in a list as Python prints it; none where it is no such list."""
    if not text.lstrip().startswith("[") or not _PRINTED_LIST.fullmatch(text.strip()):
        return []
    return [one or other for one, other in _PRINTED.findall(text)]


def _is_author(item: object) -> bool:
    """Whether somebody is told to be an author, and not an editor: Zotero has both in one list."""
    return isinstance(item, Mapping) and item.get("creatorType") == "author"


def _name(somebody: object) -> str:
    if isinstance(somebody, list):  # as the arXiv dump has it: last name, first, and what follows
        texts = [text for text in somebody if isinstance(text, str)]
        last, first, suffix = (*texts, "", "", "")[:3]
        return ", ".join(filter(None, (f"{first} {last}".strip(), suffix)))
    if not isinstance(somebody, Mapping):
        return ""
    if isinstance(inner := somebody.get("author"), Mapping):
        return _name(inner)
    parts = {plain(str(name)): value for name, value in somebody.items() if isinstance(value, str)}
    whole = next((parts[name] for name in _NAMED_BY if parts.get(name)), "")
    first = parts.get("given") or parts.get("first") or parts.get("firstname") or ""
    middle = parts.get("middle") or parts.get("middlename") or ""
    last = parts.get("family") or parts.get("last") or parts.get("lastname") or ""
    return person(whole) or " ".join(filter(None, (first, middle, last)))


def is_told_by(value: object, names: Sequence[str]) -> bool:
    """Whether the names of authors are all that a value says of them."""
    if isinstance(value, str):
        return True
    items = value if isinstance(value, Sequence) else [value]
    return len(items) == len(names) and all(
        isinstance(item, str | list) or (isinstance(item, Mapping) and len(item) == 1)
        for item in items
    )


def categories_of(value: object) -> Iterator[str]:
    """`["cs.CL"]`, `cs.CL cs.LG`, `cs.CL, cs.LG`, `Computer Science; Biology`."""
    if isinstance(value, str) and (value == "[]" or printed_list(value)):
        yield from printed_list(value)
    elif isinstance(value, str):
        separator = next((mark for mark in (";", ",", "|") if mark in value), None)
        is_codes = separator is None and all("." in word or "-" in word for word in value.split())
        yield from value.split(separator) if separator or is_codes else [value]
    elif isinstance(value, list):
        for item in value:
            names = map(item.get, _CATEGORY) if isinstance(item, Mapping) else (item,)
            term = next(filter(None, names), "")
            if isinstance(term, str) and inert_line(term):
                yield term


def addresses_of(value: object) -> Iterator[str]:
    """The addresses in a text, a list of texts, or objects that have one."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, Mapping):
        for name in ("url", "href", "link", "landing_page_url", "pdf_url"):
            if address := text_of(value.get(name)).strip():
                yield address
    elif isinstance(value, list):
        for item in value:
            yield from addresses_of(item) if not isinstance(item, list) else ()


def date_of_parts(value: object) -> str:
    """A day as CSL and Crossref have it, as precise as it is told: `{"date-parts": [[2026, 5]]}`."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [str(part) for part in first] if isinstance(first, list) else []
    if not numbers or not all(number.isdecimal() for number in numbers):
        return ""
    return "-".join(number.zfill(2) for number in numbers[:3])
