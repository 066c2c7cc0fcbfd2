"""What the reader says in passing: what was done, what went wrong, why a list is empty.

Knows sentences. Does not know where they are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from paperreader.core import deeds
from paperreader.core.counted import counted
from paperreader.core.errors import Cancelled, PaperreaderError, UnknownPaper
from paperreader.core.inert import inert_line
from paperreader.core.mark import Change
from paperreader.core.progress import Progress
from paperreader.core.view import INBOX, LATER, STARRED, View, ViewKind
from paperreader.tui.multiplexer import Tmux

if TYPE_CHECKING:
    from pathlib import Path

UNCHANGED = "It is so already; nothing was changed."
"""Said where a decision changed nothing."""

GREETING = (
    "No papers here yet.",
    "",
    "Enter   load the sample digests",
    "i       import a digest of your own",
    "?       all keys",
)
"""What an empty library shows."""


PAPER_GONE = "This paper is not to be found: its digest was deleted, or the index is being built."


def percent(share: float) -> str:
    """A share of a whole; only all of it is a hundred."""
    return f"{int(share * 100)} %"


def being_built(share: float | None) -> Sequence[str]:
    """Why a listing holds nothing while the index is being built.

    Args:
        share: how much of it is; None where nobody knows.
    """
    far = "" if share is None else f": {percent(share)}"
    return (
        f"The index is being built{far}.",
        "",
        "Papers appear as they are read in, newest first.",
    )


def emptiness(view: View, filter: str, size: int) -> Sequence[str]:
    """Why a listing holds nothing, and what to press, line by line.

    Args:
        view: the view that is open.
        filter: what narrows it; empty where nothing does.
        size: how many papers the library holds.
    """
    if not size:
        return GREETING
    if filter:
        return (
            "No paper of this view answers the filter.",
            "",
            "Esc   clear it",
            "/     change it",
        )
    if view == INBOX:
        return (
            "Nothing left to decide.",
            "",
            "h   to the other views",
            "u   undo",
            "f   jump to a title",
        )
    if view == LATER:
        return ("No paper is kept for later.", "", "L   keeps the paper under the cursor")
    if view == STARRED:
        return ("No paper is starred.", "", "s   stars the paper under the cursor")
    if view.kind is ViewKind.TAG:
        return ("No paper bears this tag any more.", "", "h   to the other views", "u   undo")
    return ("No papers here.", "", "h   to the other views")


def in_passing(emptiness: Sequence[str]) -> str:
    """Why a listing holds nothing, and what to press, as one sentence."""
    return " · ".join(" ".join(line.split()) for line in emptiness if line)


def every_paper(count: int) -> str:
    """What to do where a command means all there are."""
    return f"That is every paper of the library, all {count:,}; Enter once more does it."


def exported(number: int, path: Path) -> str:
    """That papers were written into a file."""
    return f"Exported {papers(number)} to {path}."


def not_exported(error: BaseException) -> str:
    """Why they were not; a person who has stopped it knows."""
    return "Nothing was exported." if isinstance(error, Cancelled) else fault(error)


def papers(count: int) -> str:
    """So many papers."""
    return counted(count, "paper")


def papers_done(progress: Progress) -> str:
    """How many papers a long work is done with."""
    return papers(progress.papers)


def done(change: Change | None, undo_key: str) -> str:
    """What was done and how it is taken back; or that nothing was to do."""
    if change is None:
        return UNCHANGED
    return f"{deeds.done(change).removesuffix('.')} · {undo_key} undoes"


def no_tag(count: int) -> str:
    """That there is no tag to take away."""
    return (
        "This paper bears no tag." if count == 1 else f"None of the {count:,} papers bears a tag."
    )


def all_read(change: Change | None, undo_key: str) -> str:
    """That a listing was marked read."""
    return "All of it was read already." if change is None else done(change, undo_key)


SURELY_TAKEN = 74_994
"""Bytes: what fits in base64 into a sequence of 100,000, where some terminals and multiplexers stop."""

LONGEST_TOLD = 120
"""Characters of what was handed over: most titles, and of an abstract its beginning."""


MOST_YANKED = 1000
"""Papers handed over at once: their BibTeX is more than a megabyte, and few clipboards take that."""

TOO_MANY_TO_YANK = (
    f"No more than {MOST_YANKED:,} papers are handed to the clipboard; an export writes any number."
)


TMUX_NEEDS = "If it does not arrive: this tmux needs set -g set-clipboard on."


def yanked(what: str, text: str, papers: int = 1, tmux: Tmux = Tmux.ABSENT) -> str:
    """That a piece of a paper was handed to the clipboard; whether it arrived, only the terminal knows.

    Args:
        what: which piece.
        text: what was handed over; empty where no paper has such a piece.
        papers: of how many papers.
        tmux: what the one around the reader, if any, made of it.
    """
    if papers > 1:
        what = f"{what} of {papers:,} papers"
    if not text:
        return f"There is no {what}." if papers > 1 else f"This paper has no {what}."
    clipboard = "the terminal's clipboard"
    sent = f"Sent to {clipboard if tmux is not Tmux.TOOK else f'tmux and {clipboard}'}, {what}: "
    advice = f"\n{TMUX_NEEDS}" if tmux is Tmux.FAILED else ""
    size = len(text.encode("utf-8", "replace"))
    if size > SURELY_TAKEN:
        return (
            f"{sent}{size:,} bytes. "
            f"Some terminals take no more than {SURELY_TAKEN:,}, and then none of it.{advice}"
        )
    first, *others = text.split("\n")
    begun = first if len(first) <= LONGEST_TOLD else f"{first[:LONGEST_TOLD].rstrip()}…"
    more = f" … {counted(len(others) + 1, 'line')}" if len(others) > 1 else ""
    return f"{sent}{begun}{more}{advice}"


def fault(error: BaseException) -> str:
    """What went wrong: our own errors say it themselves, any other is a fault of this program.

    Here nobody has typed which paper is meant, as on the command line: it was listed, and is gone.
    """
    if isinstance(error, UnknownPaper):
        return PAPER_GONE
    if isinstance(error, PaperreaderError):
        return str(error)
    return f"Something went wrong that should not have: {type(error).__name__}: {error}"


def gone(view: View) -> str:
    """That a view was deleted while it was open."""
    return f"The view “{inert_line(view.name)}” is no longer there; this is the Inbox."
