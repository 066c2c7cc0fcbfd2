"""What stands below a line that is being typed: what could be meant, what could not be read, or its keys.

Knows which of these matters most, in how many cells, and how one goes through completions and through lines
typed before. Does not know what a line means, nor what is typed with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from paperreader.core.completion import Candidate, Completion
from paperreader.core.inert import inert_line
from paperreader.core.query_scanner import Problem
from paperreader.tui.cells import Part, cut, cut_at_word, to_both_ends, width_of

MISREAD_SHARE = 4
"""What could not be read takes at most a quarter of the line: the reason is what one does not know."""

GAP = 2
"""Blanks between completions."""

NOTHING_OFFERED = Completion((0, 0), ())


class Offer(NamedTuple):
    """What can stand where the cursor is, and which of it was put there."""

    text: str = ""
    """What was typed before anything was put there."""

    completion: Completion = NOTHING_OFFERED

    chosen: int | None = None
    """Which of the candidates stands in the text; None while it is as typed."""

    def __bool__(self) -> bool:
        return bool(self.completion.candidates)

    def stepped(self, step: int) -> Offer:
        """The next candidate in the text, the first after the last; there must be one."""
        count = len(self.completion.candidates)
        first = 0 if step > 0 else count - 1
        return self._replace(chosen=first if self.chosen is None else (self.chosen + step) % count)

    @property
    def told(self) -> Candidate:
        """The candidate that stands in the text, or would next."""
        return self.completion.candidates[self.chosen or 0]

    @property
    def applied(self) -> tuple[str, int]:
        """The text with that candidate in it, and where the cursor stands behind it."""
        return self.completion.applied(self.text, self.told)

    @property
    def ghost(self) -> str:
        """The text as it would go on, if one is at its end and has begun the first candidate."""
        start, end = self.completion.span
        if self and self.chosen is None and start < end == len(self.text):
            whole = self.applied[0]
            return whole if whole.startswith(self.text) else ""
        return ""

    @property
    def is_asked_for(self) -> bool:
        """Whether something was begun for which the candidates are meant, or nothing else could stand there.

        A field's name could stand nearly everywhere, where mostly a word is typed.
        """
        start, end = self.completion.span
        return self.chosen is not None or start < end or not self.told.text.endswith(":")


def hint_line(
    offer: Offer,
    problems: Sequence[Problem],
    text: str,
    cursor: int,
    advice: str,
    width: int,
    outcome: str = "",
) -> tuple[Part, ...]:
    """The line below the one that is typed, in exactly `width` cells.

    Completions of what stands at the cursor come first, for they say themselves what can be read there;
    then what could not be read; then what could come next, and last the keys.

    Args:
        offer: what can stand at the cursor.
        problems: what of the text could not be read.
        text: what was typed.
        cursor: where one is in it.
        advice: what the keys do.
        width: cells.
        outcome: what comes of a problem, where it is not what the reading did about it.
    """
    if offer and offer.is_asked_for:
        return _offered(offer, width)
    if problems:
        return _misread(problems, text, cursor, outcome, width)
    if offer and text:
        return _offered(offer, width)
    return to_both_ends(((f" {advice}", "muted"),), (), width)


def _offered(offer: Offer, width: int) -> tuple[Part, ...]:
    """Completions, as many as fit: ` read  unread                 what it is · Tab `."""
    told = inert_line(offer.told.told)
    right = (f" {told} · Tab " if told else " Tab ", "muted")
    room = width - width_of((right,))
    at = offer.chosen or 0
    names = [inert_line(candidate.text) for candidate in offer.completion.candidates]
    first = at
    while (
        first
        and width_of((name, "") for name in names[first - 1 : at + 1]) + GAP * (at - first + 2)
        < room // 2
    ):
        first -= 1
    left: list[Part] = [(" " if first == 0 else "… ", "muted")]
    for number, name in enumerate(names[first:], first):
        role = ("chosen" if offer.chosen is not None else "accent") if number == at else "plain"
        left += [(name, role), (" " * GAP, "plain")]
        if width_of(left) > room:
            break
    return to_both_ends(left, (right,), width)


def _misread(
    problems: Sequence[Problem], text: str, cursor: int, outcome: str, width: int
) -> tuple[Part, ...]:
    """What could not be read nearest to the cursor: ` is:nope  is: knows only …   left out, and 1 more `."""
    problem = min(problems, key=lambda one: _distance(one, cursor))
    place = cut(inert_line(text[slice(*problem.span)]), width // MISREAD_SHARE)
    others = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
    right = ((f" · {outcome or problem.remedy.value}{others} ", "muted"),)
    begun = ((" ", "plain"), (place, "misread"), ("  ", "plain"))
    reason = cut_at_word(inert_line(problem.reason), width - width_of((*begun, *right)))
    return to_both_ends((*begun, (reason, "warning")), right, width)


def _distance(problem: Problem, cursor: int) -> int:
    start, end = problem.span
    return max(start - cursor, cursor - end, 0)


@dataclass(frozen=True, slots=True)
class Recall:
    """Lines typed before, gone through from the last to the first; what one was typing is at the end."""

    lines: Sequence[str] = ()
    """The last one last."""

    typed: str = ""
    """What one was typing before one went back."""

    back: int = 0
    """How many lines back one is."""

    def went(self, step: int, text: str) -> tuple[Recall, str]:
        """So many lines back, or where it is negative forth, and the line there.

        Args:
            step: 1 or -1.
            text: what stands there now.
        """
        before = self if self.back else replace(self, typed=text)
        # What one is typing already is not worth a key.
        lines = [line for line in before.lines if line != before.typed]
        back = min(max(before.back + step, 0), len(lines))
        return replace(before, back=back), lines[-back] if back else before.typed
