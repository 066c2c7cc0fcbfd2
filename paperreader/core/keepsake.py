"""What the reader keeps by a name, beside papers: saved views and subscriptions.

A keepsake has fields, as a paper's mark has, and is changed by the same edits: its key tells its kind and
its name. It is there as long as it has a time since when, by which keepsakes are put in order; to delete
one is to take all its fields away.

Knows this much of any keepsake. Does not know what the fields of a kind mean, nor where they are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from paperreader.core.mark import Edit, FieldValue

Fields = Mapping[str, FieldValue]
"""The values of a keepsake that has them, by the names of its fields."""

Keepsakes = Mapping[str, Fields]
"""All keepsakes, by their keys."""

NAME = "name"
"""The field of the name as it was written: its key holds it case-folded, for one name is one keepsake."""

SINCE = "since"
"""The field of the time when it was first kept; whoever renames it, or keeps something else by its name,
leaves it."""

NOTHING: Fields = {}
"""The fields of a keepsake that is not there."""

_COLON = ":"
"""Stands between a kind and a name; no key of a paper holds it."""


def keepsake_key(kind: str, name: str) -> str:
    """The key of a keepsake, whether there is one or not."""
    return f"{kind}{_COLON}{name.casefold()}"


def is_of_keepsake(edit: Edit) -> bool:
    """Whether an edit is one of a keepsake, and not of a paper's mark; a change has but one sort of them."""
    return _COLON in edit.key


def of_kind(keepsakes: Keepsakes, kind: str) -> Sequence[Fields]:
    """The keepsakes of a kind, those that were kept first before the others."""
    begun = kind + _COLON
    found = ((fields[SINCE], key) for key, fields in keepsakes.items() if key.startswith(begun))
    return [keepsakes[key] for _, key in sorted(found, key=lambda told: (str(told[0]), told[1]))]


def edits_between(key: str, before: Fields, after: Fields) -> Iterator[Edit]:
    """The edits that give a keepsake other fields; one that has none is not there."""
    for field in dict.fromkeys((*before, *after)):
        if before.get(field) != after.get(field):
            yield Edit(key, field, before.get(field), after.get(field))
