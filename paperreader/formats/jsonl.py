"""JSON lines: a paper a line, as crawlers write them, and as this program exports its papers.

    {"title": "...", "abstract": "...", "authors": ["..."], "url": "https://...", "published": "2026-05-20"}

Knows that a line that is damaged costs itself alone. Does not know what records call their fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from paperreader.core.reading import Reading
from paperreader.formats.decoding import decoded_lines
from paperreader.formats.fields import OWN_EXPORT, has_marks, has_title, record_of
from paperreader.formats.gathering import Gathering
from paperreader.formats.json_records import MARKS_STAY
from paperreader.formats.json_values import value_of

NAME = "jsonl"
"""What this format is called."""

SOURCE = "file"
"""Nothing tells where such a list comes from."""

LINES_LOOKED_AT = 20
"""Of a file that may be one: some of them may be damaged."""


def recognises(opening: str) -> bool:
    """Whether most lines of a text that begins so hold an object each, and one of them a title.

    A single line may be the answer of a service: only one's own export of one paper is known to be none.
    """
    lines = [line.strip() for line in opening.split("\n") if line.strip()][:LINES_LOOKED_AT]
    if not lines or not lines[0].startswith("{"):
        return False
    if len(lines) == 1 and not _tells(lines[0]):  # a list of papers, and whatever is around it
        return False
    objects = [line for line in lines if line.startswith("{") and line.rstrip(",").endswith("}")]
    if len(lines) == 1 and not all(f'"{name}":' in lines[0] for name in OWN_EXPORT):
        return False
    # The last line of an opening is cut anywhere.
    return len(objects) * 2 >= len(lines[:-1]) and any(map(_has_title, objects))


def read(data: bytes, name: str, today: date) -> tuple[Reading]:
    """The papers of a file; raises DigestError where there is none."""
    lines, damage = decoded_lines(data, name)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    for number, line in enumerate(lines, start=1):
        if text := line.strip().rstrip(","):
            _add(text, number, gathering, is_last=number == len(lines))
    return (gathering.reading(NAME, SOURCE),)


def _add(text: str, number: int, gathering: Gathering, *, is_last: bool) -> None:
    """Make a paper of a line, or tell why it is none."""
    try:
        value = value_of(text)
    except RecursionError:
        gathering.skip("it nests too deep for a record", line=number)
        return
    except ValueError as error:
        told = "the file ends within it" if is_last else f"it is no JSON: {error}"
        gathering.skip(told, line=number)
        return
    if not isinstance(value, Mapping):
        gathering.skip("it is no object with a title", line=number)
        return
    if has_marks(value):
        gathering.warn_once(MARKS_STAY)
    record = record_of(value)
    record.line = number
    gathering.add(record)


def _has_title(line: str) -> bool:
    return has_title(_names(line))


def _tells(line: str) -> bool:
    """Whether a line by itself is a paper for certain, with a title that is a text."""
    value = _object(line)
    return isinstance(value.get("title"), str) and "issued" not in value


def _names(line: str) -> list[str]:
    value = _object(line)
    inner = value.get("paper")
    return [*value, *(inner if isinstance(inner, Mapping) else ())]


def _object(line: str) -> Mapping[str, object]:
    """The object in a line; an empty one where there is none."""
    try:
        value = value_of(line.rstrip(","))
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, Mapping) else {}
