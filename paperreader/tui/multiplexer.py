"""Handing a text to tmux, whose clipboard is closed to the programs in it as it comes.

Knows how tmux is asked. Does not know what the text is. Never runs a shell.
"""

from __future__ import annotations

import os
from enum import Enum

SECONDS = 2.0
"""How long tmux may take: it answers in milliseconds, or its server hangs."""


class Tmux(Enum):
    """What became of a text."""

    ABSENT = "absent"
    """There is no tmux around the reader."""

    TOOK = "took"
    """It keeps the text, and hands it on to the terminal."""

    FAILED = "failed"
    """It is too old for that (before 3.2), or did not answer."""


def hand_to_tmux(text: str) -> Tmux:
    """Let the tmux around the reader, if any, keep a text and hand it on; to be called in a thread."""
    if not os.environ.get("TMUX"):
        return Tmux.ABSENT
    import subprocess  # the first screen knows what tmux can answer, and asks it nothing

    try:
        handed = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return Tmux.FAILED
    return Tmux.FAILED if handed.returncode else Tmux.TOOK
