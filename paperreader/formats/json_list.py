"""Records in JSON: an array of objects that have a title, or an object with such an array.

    [{"title": "...", "abstract": "...", "authors": ["..."], "url": "https://..."}, ...]

Knows no service: what Hugging Face or a bibliography writes has a format of its own. Does not know what
records call their fields.
"""

from __future__ import annotations

import re
from datetime import date

from paperreader.core.reading import Reading
from paperreader.formats.dates import whole_day
from paperreader.formats.decoding import decode
from paperreader.formats.field_names import TITLES
from paperreader.formats.json_lists import record_lists
from paperreader.formats.json_records import gathered

NAME = "json-list"
"""What this format is called."""

SOURCE = "file"
"""Nothing tells where such a list comes from."""

_TITLE = re.compile(
    rf'"(?:paper|article|document)?[ _]?(?:{TITLES[0]}s?|headline)"\s*:|"authorships"\s*:',
    re.IGNORECASE,
)


def recognises(opening: str) -> bool:
    """Whether a text that begins so is JSON in which something has a title."""
    return opening.lstrip()[:1] in ("[", "{") and _TITLE.search(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The digests in a file, one for each list; raises DigestError where there is no paper."""
    text, damage = decode(data, name)
    lists = gathered(record_lists(text, name), name)
    lists[0].gathering.pass_on(damage)
    return [
        each.gathering.reading(
            NAME,
            SOURCE,
            title=title if isinstance(title := each.source.about.get("title"), str) else "",
            date=whole_day(each.source.about.get("date")),
        )
        for each in lists
    ]
