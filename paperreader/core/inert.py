"""Text from strangers, made inert: nothing that acts on a terminal is left in it.

Titles, abstracts, tags and file names come from anyone. A terminal obeys control characters (ESC
starts OSC 52, which writes the clipboard), and bidi overrides show a text as other than it is. They
are taken out when a text comes in and once more whenever one is printed. Markup is not this
module's matter: the screen takes text as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

_SPACES = (range(0x0B, 0x0D), range(0x1C, 0x20), (0x85, 0x2028, 0x2029))
"""Controls that end lines or pages: each becomes a space, so that the words around it stay apart."""

_ACTING = (
    (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)),
    (0xAD, *range(0x600, 0x606), 0x61C, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x180E),
    (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    (0xFEFF, *range(0xFFF9, 0xFFFC), 0x110BD, 0x110CD, *range(0x13430, 0x13440)),
    (*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE0080)),
)
"""Control (Cc) and format (Cf) characters but for tab, line feed and those above; bidi overrides and tag
characters are among them. They are taken out."""

_HARMLESS_ASCII = bytes((0x09, 0x0A, *range(0x20, 0x7F)))

_SURROGATES = range(0xD800, 0xE000)

_REPLACEMENT = 0xFFFD

_INERT: dict[int, int | None] = {
    **dict.fromkeys(chain(*_SPACES), 0x20),
    **dict.fromkeys(chain(*_ACTING)),
    **dict.fromkeys(_SURROGATES, _REPLACEMENT),
}
"""For `str.translate`. A table is made in a third of the time that patterns take to compile, and every
start of the program makes it."""


def inert(text: str) -> str:
    """The text with line feeds and tabs, and without any other character that a terminal acts on.

    CR LF and CR become LF; lone surrogates, which no file can hold, become U+FFFD. Idempotent, and
    never longer than what came in.
    """
    # As nearly all is, and far quicker to see without the letters of which there are most.
    others = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS_ASCII)
    if not others or others.decode("utf-8", "surrogatepass").isprintable():
        return text
    # By lines: a single odd character in a long file shall not send all of it through the table.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line if line.isprintable() else line.translate(_INERT) for line in lines)


def inert_line(text: str) -> str:
    """The text on one line: inert, each run of blanks one space, none at the ends."""
    return " ".join(inert(text).split())


def inert_values(value: object) -> object:
    """A value as JSON has them, with every text in it inert; other values as they are."""
    match value:
        case str():
            return inert(value)
        case Mapping():
            return {inert(str(name)): inert_values(item) for name, item in value.items()}
        case list() | tuple():
            return [inert_values(item) for item in value]
    return value
