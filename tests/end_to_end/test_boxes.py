"""Boxes over the panes show what they ask about."""

from __future__ import annotations

import re
from functools import partial

from paperreader import Library
from tests.end_to_end.program import SMALL, Program
from tests.terminal import Terminal

TAGS = ("graphs", "later-perhaps", "moe")


def test_the_untag_box_shows_every_tag_that_can_be_taken_away(
    program: Program, first_title: str
) -> None:
    with Library.open(program.home) as library:
        library.mark(library.list("is:unread").keys[:1], tags=TAGS)
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        terminal.press("T")
        terminal.wait_for("Untag")
        for tag in TAGS:
            terminal.wait_for(partial(_lists, tag))


def _lists(tag: str, terminal: Terminal) -> bool:
    """Whether a line of the box holds a tag and nothing else."""
    return any(re.search(rf"│ [▌ ]#{tag} +│", line) for line in terminal.lines)
