"""What strangers may write to act on a terminal, and how to tell from its bytes that they did.

Knows escape sequences: those an attacker plants, and those that Textual and rich write themselves. Does
not know where in the program texts are shown.
"""

from __future__ import annotations

import re
import unicodedata

ATTACKS = {
    "clipboard": "\x1b]52;c;UExBTlRFRA==\x07",
    "clipboard ended by ST": "\x1b]52;c;UExBTlRFRA==\x1b\\",
    "window title": "\x1b]0;PLANTED\x07",
    "hyperlink": "\x1b]8;;https://planted.example\x1b\\here\x1b]8;;\x1b\\",
    "clear": "\x1b[2J\x1b[17;71H",
    "colour": "\x1b[31;7;5m",
    "report": "\x1b[6n",
    "reset": "\x1bc",
    "device control": "\x1bP+q544e\x1b\\",
    "private message": "\x1b^PLANTED\x1b\\",
    "C1 control sequence": "\x9b31;7;5m",
    "C1 operating system command": "\x9d0;PLANTED\x9c",
    "C1 device control": "\x90+q544e\x9c",
    "enquiry": "\x05",
    "bell": "\x07\x07\x07",
    "back spaces": "\x08\x08\x08",
    "shift out": "\x0e",
    "null": "\x00",
    "delete": "\x7f",
    "bidi override": "\u202edetnalp\u202c",
    "bidi isolate": "\u2066detnalp\u2069",
    "right-to-left mark": "\u200f",
    "tag characters": "\U000e0070\U000e006c\U000e0061",
    "zero width": "\u200b\u2060\ufeff",
    "soft hyphen": "\u00ad",
}
"""Characters that act, by what they are for."""

MARKUP = (
    "[/]",
    "[red]planted[/red]",
    "[@click=app.bell]planted[/]",
    "[[",
    " [/",
    "\\[bold]",
    "[/i",
)
"""Texts that mean something to the markup of Textual and rich, and shall be shown as they stand."""

BREAKS = ("\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
"""What ends a line for some programs, so that a file cannot hold it within a title."""

_OWN_SEQUENCES = re.compile(
    r"\x1b\[[0-9;]*m"  # colours
    r"|\x1b\[[0-9;]*H"  # where to draw
    r"|\x1b\[\?[0-9]+[hl]"  # modes of the terminal
    r"|\x1b\[\?[0-9]+\$p"  # which modes it has
    r"|\x1b\[[<>][0-9]*u"  # the kitty keyboard protocol
    r"|\x1b\]22;[a-z-]+\x07"  # the shape of the pointer
    r"|\x1b\[[0-9]*[AK]|\x1b\[2K"  # progress bars on the command line
    r"|[\r\n\t]"
)
"""What Textual, rich and the line discipline write; none of it is planted by ATTACKS but a colour."""

_PLANTED = tuple(attack for attack in ATTACKS.values() if len(attack) > 1)

_ACTING = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of controls, format characters, surrogates and separators."""


def actions(raw: bytes) -> list[str]:
    """What stands in a terminal's bytes that neither is text nor comes from the program itself.

    Returns:
        Each planted sequence that got through and each acting character outside the program's own
        sequences, with some of what surrounds it; empty where the bytes are harmless.
    """
    stream = raw.decode("utf-8", "replace")
    text = _OWN_SEQUENCES.sub("", stream)
    planted = [repr(sequence) for sequence in _PLANTED if sequence in stream]
    return planted + [
        repr(text[max(0, place - 20) : place + 20])
        for place, character in enumerate(text)
        if unicodedata.category(character) in _ACTING
    ]
