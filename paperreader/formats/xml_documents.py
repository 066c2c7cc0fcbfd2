"""What formats in XML have in common: what is told of damage, and what of a record has no field.

Knows no service.
"""

from __future__ import annotations

from collections.abc import Collection

from paperreader.formats.gathering import Gathering
from paperreader.formats.xml_elements import Document, Element


def tell_damages(found: Document, gathering: Gathering) -> None:
    """Tell of the places where a document is damaged, and of the records that this cost."""
    for damage in found.damages:
        if damage.costs_record:
            gathering.skip(damage.reason, line=damage.line)
        else:
            reason = damage.reason.replace("within it", "before its list does")
            gathering.warn(reason, line=damage.line)


def others_of(record: Element, known: Collection[str]) -> dict[str, object]:
    """The texts of a record's other parts by their names; several of one name are a list."""
    found: dict[str, list[str]] = {}
    for part in record.parts:
        if part.name not in known and part.text:
            found.setdefault(part.name, []).append(part.text)
    return {name: texts[0] if len(texts) == 1 else texts for name, texts in found.items()}
