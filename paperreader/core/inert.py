"""Text from strangers, made inert: nothing that acts on a terminal is left in it.

Titles, abstracts, tags and file names come from anyone. A terminal obeys control characters (ESC
starts OSC 52, which writes the clipboard), and bidi overrides show a text as other than it is. They
are taken out when a text comes in and once more whenever one is printed. Markup is not this
module's matter: the screen takes text as text.
"""

from __future__ import annotations

import re

_SPACES = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
"""Controls that end lines or pages: each becomes a space, so that the words around it stay apart.
"""

_ACTING = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # Cc but for tab, line feed and what is a space above
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f"
    "]"
)
"""Control (Cc) and format (Cf) characters, bidi overrides and tag characters among them."""

_SURROGATES = re.compile("[\ud800-\udfff]")

_BLANKS = re.compile(r"\s+")


def inert(text: str) -> str:
    """The text with line feeds and tabs, and without any other character that a terminal acts on.

    CR LF and CR become LF; lone surrogates, which no file can hold, become U+FFFD. Idempotent, and
    never longer than what came in.
    """
    if text.replace("\n", "").replace("\t", "").isprintable():  # as nearly all is, and far quicker
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _ACTING.sub("", _SPACES.sub(" ", text)))


def inert_line(text: str) -> str:
    """The text on one line: inert, each run of blanks one space, none at the ends."""
    return _BLANKS.sub(" ", inert(text)).strip()
