"""What can be asked of the fields of papers, beside words: categories, days, numbers, and what there is.

Knows the meaning of each such question. Does not know how it is written, which day is today, or what papers
there are.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from paperreader.core.given import Given
from paperreader.core.query import (
    NONE,
    RULED,
    And,
    Asked,
    Flag,
    InView,
    Is,
    Not,
    Or,
    Query,
    Remembered,
    Sorted,
    unsorted,
)
from paperreader.core.view import TAG_SIGN, shown_by, tag_view

_MONTHS_OF_YEAR = 12

NO_RULES: Mapping[Flag, Query] = {}


class Unit(Enum):
    """What days gone by are counted in."""

    DAYS = "d"
    WEEKS = "w"
    MONTHS = "m"
    YEARS = "y"


@dataclass(frozen=True, slots=True)
class Ago:
    """A day that is another every day: so long before today."""

    count: int
    unit: Unit = Unit.DAYS

    def day(self, today: date) -> date:
        """Which day that is; in a month that is too short its last, and never before the year 1."""
        if self.unit in (Unit.DAYS, Unit.WEEKS):
            days = self.count * (1 if self.unit is Unit.DAYS else 7)
            return date.fromordinal(max(1, today.toordinal() - days))
        months = self.count * (1 if self.unit is Unit.MONTHS else _MONTHS_OF_YEAR)
        year, month = divmod(
            today.year * _MONTHS_OF_YEAR + today.month - 1 - months, _MONTHS_OF_YEAR
        )
        if year < date.min.year:
            return date.min
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


Day: TypeAlias = date | Ago
"""A day of the calendar, or one that moves on with today."""


@dataclass(frozen=True, slots=True)
class Dated(Asked):
    """Selects the papers of some days.

    A paper's day is the one it was published on, where its sources tell that: of a month or a year of which
    they tell no more it is the first. Else it is that of the earliest digest that lists it.
    """

    first: Day | None = None
    """None where there is no earliest one."""

    last: Day | None = None
    """None where there is no latest one. It is one of the days."""


class Counter(Enum):
    """What is counted of a paper."""

    UPVOTES = "upvotes"
    """What its source counts, if it counts any."""

    SEEN = "seen"
    """How many digests list it."""


@dataclass(frozen=True, slots=True)
class Counted(Asked):
    """Selects the papers that have a count in a range; those that have none are never among them."""

    counter: Counter
    least: int = 0

    most: int | None = None
    """None where there is no greatest. It is part of the range."""


@dataclass(frozen=True, slots=True)
class Has(Asked):
    """Selects the papers that have something."""

    given: Given


@dataclass(frozen=True, slots=True)
class Category(Asked):
    """Selects the papers of a category, capital or small: `cs.CL`, or `cs` for all of that archive."""

    name: str

    prefix: bool = False
    """Whether a category that begins so will do."""


@dataclass(frozen=True, slots=True)
class Id(Asked):
    """Selects the papers with an arXiv id of any version, a DOI, or a key that begins so."""

    value: str

    prefix: bool = False
    """Whether arXiv ids and DOIs that begin so will do, too."""


@dataclass(frozen=True, slots=True)
class FromSource(Asked):
    """Selects the papers that any digest of a source lists, capital or small."""

    name: str

    prefix: bool = False
    """Whether a source that begins so will do."""


def settled(
    query: Query, views: Mapping[str, Query], today: date, rules: Mapping[Flag, Query] = NO_RULES
) -> Query:
    """The query without what means something else with other views or rules, or on another day.

    Args:
        query: what is asked.
        views: what the views ask, by their names, case-folded. A view that is not there, or that names
            itself by way of others, selects no paper.
        today: from which days are counted.
        rules: what is asked of papers that are muted, and of those that are watched for. None are where
            there is no such rule, or where it asks for itself.
    """

    def part_settled(part: Query) -> Query:
        return settled(part, views, today, rules)

    match query:
        case InView(name) if name.startswith(TAG_SIGN):
            return part_settled(shown_by(tag_view(name.removeprefix(TAG_SIGN).casefold())))
        case InView(name):
            known = name.casefold()
            others = {other: asked for other, asked in views.items() if other != known}
            asked_by_view = unsorted(views[known]) if known in views else NONE
            return settled(asked_by_view, others, today, rules)
        case Is(flag) if flag in RULED:
            other_rules = {other: asked for other, asked in rules.items() if other is not flag}
            return Remembered(settled(rules.get(flag, NONE), views, today, other_rules))
        case Dated(first, last):
            return Dated(_of_calendar(first, today), _of_calendar(last, today))
        case Not(denied):
            return Not(part_settled(denied))
        case And(queries):
            return And(tuple(map(part_settled, queries)))
        case Or(queries):
            return Or(tuple(map(part_settled, queries)))
        case Sorted(inner, sort):
            return Sorted(part_settled(inner), sort)
        case _:
            return query


def _of_calendar(day: Day | None, today: date) -> date | None:
    return day.day(today) if isinstance(day, Ago) else day
