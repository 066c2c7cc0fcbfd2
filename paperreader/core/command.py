"""The commands of the reader's `:` line: a decision, and the query for the papers it is about.

    command := ":"? name argument? query?
    name    := tag | untag | star | unstar | read | unread | later | no-later | dismiss | restore
             | snooze | wake | note
    argument, of tag and untag   := tag ("," tag)*
              of snooze          := 2026-04-22 | 7d | 2w | 3m | 1y | fri | "tomorrow"
              of note            := word | '"' characters '"'

`:tag later is:unread cat:cs.CL` tags all papers that `is:unread cat:cs.CL` selects. An empty note removes it.
Knows how a command is written. Does not know the papers: what a command without a query is about is decided
by whoever reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from paperreader.core.completion import Candidate, Completion, Names, completion
from paperreader.core.counted import counted
from paperreader.core.days_to_come import WRITTEN, day_to_come
from paperreader.core.decision import Decision, tag_name
from paperreader.core.inert import inert
from paperreader.core.query import Query, unsorted
from paperreader.core.query_parser import read_finished
from paperreader.core.query_ranges import Unreadable
from paperreader.core.query_scanner import Problem, Scanner, Span

_NAME = re.compile(r"\s*:?\s*(?P<name>[^\s]*)")
_ARGUMENT = re.compile(r'\s*(?P<argument>"[^"]*"?|[^\s]*)')
_LAST_TAG = re.compile(r"[^,]*\Z")


@dataclass(frozen=True, slots=True)
class Command:
    """What was typed, so far as it could be read."""

    name: str
    """What it is called, without a colon; empty where nothing was typed."""

    decision: Decision | None
    """What to do; None while that cannot be told."""

    query: Query | None
    """What to do it to, without an order; None where no query was typed."""

    problems: tuple[Problem, ...]
    """What could not be read. With any, nothing should be done: it could concern other papers than meant."""


class _Kind(NamedTuple):
    """A command there is."""

    told: str
    """What it does, in a few words."""

    decide: Callable[[str, date], Decision]
    """Gives the decision, given the argument and which day today is; raises Unreadable."""

    wants: str = ""
    """What its argument is; empty where it has none."""


def read_command(text: str, today: date, views: Collection[str] | None = None) -> Command:
    """The command that a text is.

    Args:
        text: what was typed, with a colon before it or without.
        today: from which days are counted.
        views: the names of the views there are, case-folded; None where a query may name any.
    """
    scan = Scanner(text)
    name, span = _taken(scan, _NAME, "name")
    kind = COMMANDS.get(name)
    if kind is None:
        if name:
            scan.report(span, f"there is no such command; there are {', '.join(COMMANDS)}")
        return Command(name, None, None, tuple(scan.problems))
    decision = _decision(scan, kind, span, today)
    scan.skip_blanks()
    start = scan.position
    query = read_finished(text[start:], views)
    problems = (_moved(problem, start) for problem in query.problems)
    asked = unsorted(query.query) if start < len(text) else None
    return Command(name, decision, asked, (*scan.problems, *problems))


def command_completion(text: str, cursor: int, names: Names) -> Completion:
    """What can stand at a place of a command, as :func:`paperreader.core.completion.completion` has it."""
    scan = Scanner(text)
    name, span = _taken(scan, _NAME, "name")
    if cursor <= span[1]:
        begun = text[span[0] : cursor]
        fitting = (
            Candidate(known, kind.told)
            for known, kind in COMMANDS.items()
            if known.startswith(begun)
        )
        return Completion(span, tuple(one for one in fitting if one.text != begun))
    kind = COMMANDS.get(name)
    if kind is not None and kind.wants:
        _, span = _taken(scan, _ARGUMENT, "argument")
        if cursor <= span[1]:
            return _argument_completion(name, text, span, cursor, names)
    start = scan.position
    found = completion(text[start:], max(0, cursor - start), names)
    return Completion((found.span[0] + start, found.span[1] + start), found.candidates)


def _argument_completion(name: str, text: str, span: Span, cursor: int, names: Names) -> Completion:
    if name in ("tag", "untag"):
        start = span[0] + _LAST_TAG.search(text[span[0] : cursor]).start()  # type: ignore[union-attr]
        offered = [Candidate(tag, counted(papers, "paper")) for tag, papers in names.tags.items()]
        end = cursor + len(text[cursor : span[1]].partition(",")[0])
    else:
        start, end = span
        offered = [Candidate(day) for day in WRITTEN] if name == "snooze" else []
    begun = text[start:cursor].casefold()
    fitting = [one for one in offered if one.text.startswith(begun) and one.text != begun]
    return Completion((start, end), tuple(fitting))


def _decision(scan: Scanner, kind: _Kind, name: Span, today: date) -> Decision | None:
    if not kind.wants:
        return kind.decide("", today)
    argument, span = _taken(scan, _ARGUMENT, "argument")
    if not argument:
        scan.report(name, f"{kind.wants} should follow")
        return None
    if argument.startswith('"') and (len(argument) == 1 or not argument.endswith('"')):
        scan.report((span[0], span[0] + 1), "this quote is not closed")
    try:
        return kind.decide(argument.strip('"'), today)
    except Unreadable as error:
        scan.report(span, str(error))
        return None


def _taken(scan: Scanner, pattern: re.Pattern[str], group: str) -> tuple[str, Span]:
    """What comes next, without blanks before it, and where it stands."""
    match = pattern.match(scan.source, scan.position)
    if match is None:  # neither pattern can fail, for both match the empty text
        return "", (scan.position, scan.position)
    scan.position = match.end()
    return match[group], match.span(group)


def _moved(problem: Problem, by: int) -> Problem:
    start, end = problem.span
    return Problem((start + by, end + by), problem.reason, problem.remedy)


def _tags(text: str) -> frozenset[str]:
    names = [tag_name(tag) for tag in text.split(",") if tag]
    if not all(names):
        raise Unreadable("no tag can be called this")
    return frozenset(names)


def _always(decision: Decision) -> Callable[[str, date], Decision]:
    return lambda _argument, _today: decision


COMMANDS: Mapping[str, _Kind] = {
    "tag": _Kind("add a tag", lambda text, _: Decision(tags=_tags(text)), "the name of a tag"),
    "untag": _Kind("take a tag away", lambda text, _: Decision(untag=_tags(text)), "a tag"),
    "star": _Kind("star", _always(Decision(star=True))),
    "unstar": _Kind("take the star away", _always(Decision(star=False))),
    "read": _Kind("mark read", _always(Decision(read=True))),
    "unread": _Kind("mark unread", _always(Decision(read=False))),
    "later": _Kind("keep for later", _always(Decision(later=True))),
    "no-later": _Kind("keep for later no longer", _always(Decision(later=False))),
    "dismiss": _Kind("dismiss", _always(Decision(dismiss=True))),
    "restore": _Kind("take back what was dismissed", _always(Decision(dismiss=False))),
    "snooze": _Kind(
        "let come back on a day",
        lambda text, today: Decision(snooze=day_to_come(text, today)),
        "a day like 2026-04-22, 7d, fri or tomorrow",
    ),
    "wake": _Kind("let come back now", _always(Decision(wake=True))),
    "note": _Kind(
        "keep a note",
        lambda text, _: Decision(note=inert(text).strip()),
        'a word, or "some words",',
    ),
}
"""The commands there are, by name."""
