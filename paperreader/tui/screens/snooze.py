"""The snooze box: on which day papers shall come back.

Knows how a day is chosen by its number or typed. Does not know which papers it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from paperreader.core.days import written_day
from paperreader.core.days_to_come import ADVICE, day_to_come, named_day, offered_days
from paperreader.core.query_ranges import Unreadable
from paperreader.tui.cells import Part, to_both_ends
from paperreader.tui.screens.finding_box import FindingBox
from paperreader.tui.widgets.choice_list import Choice

WAKE = "wake"
"""The answer of those who want them back at once; any other is a day in ISO 8601."""

HINT = "a number from below, or a day: 3d, 2w, fri, 2026-12-01"


class SnoozeBox(FindingBox):
    """Asks for a day after today; answers with it, or with WAKE.

    Args:
        today: which day it is.
        asleep: whether they are snoozed now, and can be woken.
    """

    DEFAULT_CSS = """
    SnoozeBox > .frame { max-width: 62; }
    SnoozeBox ChoiceList { height: 5; }
    """

    def __init__(self, today: date, *, asleep: bool) -> None:
        super().__init__("Snooze", "Enter snoozes · Esc closes", HINT, f"Here {ADVICE}.")
        self._today = today
        self._asleep = asleep

    def found(self, text: str) -> Sequence[Choice]:
        """The days that a text can mean; all that are offered for none."""
        typed = text.strip().casefold()
        offered = [*self._offered(typed)]
        try:
            day = day_to_come(typed, self._today)
        except Unreadable:
            return offered
        if any(choice.answer == day.isoformat() for choice in offered):
            return offered
        return [Choice(day.isoformat(), partial(_row, "", "", day)), *offered]

    def _offered(self, typed: str) -> Iterator[Choice]:
        """What is offered and begins as typed, or has that number."""
        days = offered_days(self._today)
        offers = [(words, day.isoformat(), day) for words, day in days.items()]
        waking = [("wake now", WAKE, None)] if self._asleep else []
        for number, (words, answer, day) in enumerate([*offers, *waking], 1):
            if typed == f"{number}" or words.casefold().startswith(typed):
                yield Choice(answer, partial(_row, f"{number}", words, day))


def _row(number: str, words: str, day: date | None, width: int) -> tuple[Part, ...]:
    """A day: `1  tomorrow       Tue 2 Jun 2026`."""
    told = f" {named_day(day)} {written_day(day)}" if day else ""
    return to_both_ends(((f"{number:2} ", "accent"), (words, "plain")), ((told, "muted"),), width)
