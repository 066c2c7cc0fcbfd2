"""Which format a file is in, by what it holds and never by its name.

Knows the table of formats. A new one is a file beside this one and a row in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from paperreader.core.errors import DigestError
from paperreader.core.reading import Reading
from paperreader.formats import huggingface_text
from paperreader.formats.appearance import appearance, is_binary
from paperreader.formats.decoding import decode

LARGEST_INPUT = 200_000_000
"""Bytes. A hundred thousand papers with abstracts; what is larger is no digest."""

OPENING = 65_536
"""Bytes at the beginning of a file that formats are recognised by: some forty papers."""

_NOT_ASCII = bytes(range(0x80, 0x100))


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a digest."""

    description: str
    """What it is, for people: it completes `what can be read is ...`."""

    recognises: Callable[[str], bool]
    """Whether a text that begins so is in this format."""

    read: Callable[[bytes, str, date], Reading]
    """Reads a file's bytes, under the name that notices shall give, as on a day. Raises
    DigestError."""


FORMATS: Mapping[str, Format] = {
    huggingface_text.NAME: Format(
        huggingface_text.DESCRIPTION, huggingface_text.recognises, huggingface_text.read
    ),
}
"""All formats by name; the first that recognises a file reads it."""


def read(data: bytes, *, name: str, today: date, format: str | None = None) -> Reading:
    """The digest that a file holds.

    Args:
        data: the file's bytes.
        name: the file's name as the user gave it, for notices and errors.
        today: the day that a date without a year is not later than.
        format: a name in FORMATS to read it with, whatever it looks like; None to recognise it.

    Raises:
        DigestError: it holds no digest, or is larger than any.
    """
    if len(data) > LARGEST_INPUT:
        limit = f"{LARGEST_INPUT / 1e6:,.0f} MB"
        raise DigestError(name, f"has {len(data) / 1e6:,.0f} MB; at most {limit} are read")
    chosen = _recognised(data, name) if format is None else _named(format, name)
    return chosen.read(data, name, today)


def _named(format: str, name: str) -> Format:
    if format not in FORMATS:
        raise DigestError(name, f"no format is called {format!r}; there is {', '.join(FORMATS)}")
    return FORMATS[format]


def _recognised(data: bytes, name: str) -> Format:
    """The first format that recognises the file."""
    opening = data if len(data) <= OPENING else data[:OPENING].rstrip(_NOT_ASCII)
    text, _ = decode(opening, name)
    if not is_binary(opening):
        for candidate in FORMATS.values():
            if candidate.recognises(text):
                return candidate
    readable = "; or ".join(candidate.description for candidate in FORMATS.values())
    raise DigestError(name, f"{appearance(opening, text)}; what can be read is {readable}")
