"""What a query can ask of the reader's decisions, and which papers answer, kept from one change to the next.

Knows the meaning of flags, tags and words for what was decided. Does not know about titles and
abstracts, nor in which order papers stand: the index answers for those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import Protocol

from paperreader.core.bearers import NOBODY, Bearers
from paperreader.core.mark import UNMARKED, Mark
from paperreader.core.query import Field, Flag, Is, Phrase, Query, Tagged, Word
from paperreader.core.standing import is_asleep

_FLAGS: Mapping[Flag, Callable[[Mark], object]] = {
    Flag.READ: lambda mark: mark.read,
    Flag.STARRED: lambda mark: mark.starred,
    Flag.LATER: lambda mark: mark.later,
    Flag.DISMISSED: lambda mark: mark.dismissed,
    Flag.TAGGED: lambda mark: mark.tags,
    Flag.NOTED: lambda mark: mark.note,
}
"""What each flag says of a mark; a paper that bears none is unread, so that is not among them."""

_SNOOZED = Is(Flag.SNOOZED)
"""The one thing that a mark says on some days only: until the paper comes back."""

NAME_BYTES = 16
"""Enough that no two queries go by one name."""

MANY_TOUCHED = 5000
"""Papers from which on it is quicker to ask all marks again, flag by flag, when a flag is asked for."""

_PUNCTUATION = ".,;:!?()[]{}\"'“”‘’"
"""What stands around a word of a note and is no part of it."""

_MARKS_REMEMBERED = 4096
"""Many papers bear the same mark: what these say is worked out once."""

CutWord = tuple[str, str]
"""A word of a text, and what all of its forms share."""

Cut = Callable[[str], Sequence[CutWord]]
"""Cuts a text into words."""

Trait = Is | Tagged
"""What a mark can say of a paper."""


NOTHING: Mapping[Trait, Bearers] = {}


class Marks(Protocol):
    """All marks, by the papers' keys; never changes."""

    def get(self, key: str, default: Mark, /) -> Mark:
        """The mark of a paper."""

    def items(self) -> Iterable[tuple[str, Mark]]:
        """All papers that have a mark."""

    def bearers(
        self, holds: Callable[[Mark], object], name: str = "", edition: str = "", /
    ) -> Bearers:
        """The papers of whose marks something holds, which is asked once of marks that are alike.

        Given a name for it, of letters and digits alone, they need not be read: see `NamedKeys`. What of
        one name holds of others from time to time has an edition, too.
        """


class Decided:
    """Which papers answer what can be asked of some marks; never changes.

    Args:
        marks: all marks.
        bearers: the papers of the traits that were asked for so far.
        whole: whether these are all traits that there are.
        cut: cuts what is asked, and notes, into words.
        today: the last day to which a paper can have been snoozed and be back.
    """

    def __init__(
        self,
        marks: Marks,
        bearers: Mapping[Trait, Bearers] = NOTHING,
        *,
        whole: bool = False,
        cut: Cut | None = None,
        today: date = date.min,
    ) -> None:
        self.today = today
        """The day on which this is decided."""

        self._marks = marks
        self._cut = cut or written_words
        self._bearers = dict(bearers)
        self._whole = whole

    def after(self, marks: Marks, touched: Collection[str]) -> Decided:
        """What is decided after a change.

        Args:
            marks: all marks after it.
            touched: the keys of the papers whose marks may be others than before.
        """
        if len(touched) > MANY_TOUCHED:
            return Decided(marks, cut=self._cut, today=self.today)
        before, now = self._marks.get, marks.get
        changes = ((key, before(key, UNMARKED), now(key, UNMARKED)) for key in touched)
        return self._with(marks, self._changed(self._bearers, changes, new=self._whole))

    def on(self, today: date) -> Decided:
        """What is decided on a day, on which other papers may be back from a snooze."""
        if today == self.today:
            return self
        snoozed = _bearing_on(today, self._marks, _SNOOZED)
        others = Decided(self._marks, self._bearers, whole=self._whole, cut=self._cut, today=today)
        return others._with(self._marks, {_SNOOZED: snoozed})

    def _with(self, marks: Marks, bearers: Mapping[Trait, Bearers]) -> Decided:
        found = {**self._bearers, **bearers}
        return Decided(marks, found, whole=self._whole, cut=self._cut, today=self.today)

    @property
    def tags(self) -> Mapping[str, Bearers]:
        """The papers of each tag that any bears."""
        if not self._whole:
            # Flags first: found with the tags, for which every mark is read, they would go by no name.
            for flag in (*_FLAGS, Flag.SNOOZED):
                self._bearing(Is(flag))
            new = ((key, UNMARKED, mark) for key, mark in self._marks.items())
            self._bearers = {**self._changed({}, new, new=True), **self._bearers}
            self._whole = True
        return {
            trait.tag: bearers
            for trait, bearers in list(self._bearers.items())
            if isinstance(trait, Tagged) and bearers
        }

    def answering(self, query: Query) -> Sequence[Bearers]:
        """The papers whose marks answer a flag but unread, a tag, or a word or phrase in tags and notes.

        They are those of all that is given together.
        """
        match query:
            case Is() | Tagged(prefix=False):
                return [self._bearing(query)]
            case Word(field=None) if not self._whole:
                return [self._telling(query)]
            case Tagged(begun):
                return self._tagged(begun, prefix=True)
            case Word(_, _, field) | Phrase(_, field) if field not in (None, Field.NOTE):
                return []
            case Word(text, prefix, field):
                word = text.casefold()
                noted = self._noted(text, prefix=prefix)
                return [noted] if field else [*self._tagged(word, prefix=prefix), noted]
            case Phrase(text, _):
                return [self._noted(text)]
            case _:
                return []

    def _bearing(self, trait: Trait) -> Bearers:
        if trait not in self._bearers and not self._whole:
            self._bearers[trait] = _bearing_on(self.today, self._marks, trait)
        return self._bearers.get(trait, NOBODY)

    def _changed(
        self,
        bearers: Mapping[Trait, Bearers],
        changes: Iterable[tuple[str, Mark, Mark]],
        *,
        new: bool,
    ) -> Mapping[Trait, Bearers]:
        """The papers of those traits that some papers, by key, gain or lose with their marks.

        Args:
            bearers: the papers of each trait before.
            changes: keys, with the mark before and the mark now.
            new: whether traits count that had no papers.
        """
        bearing: defaultdict[Trait, set[str]] = defaultdict(set)
        without: defaultdict[Trait, set[str]] = defaultdict(set)
        for before, now, keys in _alike(changes):
            had, has = traits(before, self.today), traits(now, self.today)
            for trait in has - had:
                bearing[trait].update(keys)
            for trait in had - has:
                without[trait].update(keys)
        return {
            trait: bearers.get(trait, NOBODY).changed(bearing[trait], without[trait])
            for trait in bearing.keys() | without.keys()
            if new or trait in bearers
        }

    def _telling(self, word: Word) -> Bearers:
        """The papers whose tags or notes hold a word, as one, before anyone has asked for all tags."""
        asked, text = self._cut(word.text), word.text.casefold()

        def holds(mark: Mark) -> bool:
            tagged = any(_agrees(tag, text, word.prefix) for tag in mark.tags)
            noted = bool(mark.note and asked)
            return tagged or (noted and _holds(self._cut(mark.note), asked, prefix=word.prefix))

        return self._marks.bearers(holds, _name_of(word))

    def _tagged(self, text: str, *, prefix: bool) -> list[Bearers]:
        return [keys for tag, keys in self.tags.items() if _agrees(tag, text, prefix)]

    def _noted(self, text: str, *, prefix: bool = False) -> Bearers:
        """The papers whose notes hold some words in a row, of which the last may be cut short."""
        asked = self._cut(text)
        noted = ((key, self._marks.get(key, UNMARKED)) for key in self._bearing(Is(Flag.NOTED)))
        holding = (key for key, mark in noted if _holds(self._cut(mark.note), asked, prefix=prefix))
        return Bearers(frozenset(holding if asked else ()))


def _name_of(query: Query) -> str:
    """A name, short and of letters and digits, for the papers that answer a query."""
    return blake2b(repr(query).encode("utf-8", "surrogatepass"), digest_size=NAME_BYTES).hexdigest()


def _holds(words: Sequence[CutWord], asked: Sequence[CutWord], *, prefix: bool) -> bool:
    """Whether words hold others in a row; none of these, none of them."""
    *_, (last, _) = asked
    stems = [stem for _, stem in asked]
    for start in range(len(words) - len(asked) + 1):
        row = words[start : start + len(asked)]
        met = [stem for _, stem in row]
        if met == stems:
            return True
        if prefix and met[:-1] == stems[:-1] and row[-1][0].startswith(last):
            return True
    return False


def written_words(text: str) -> list[CutWord]:
    """The words of a text as they are written, but for capitals and the punctuation around them."""
    words = (word.strip(_PUNCTUATION) for word in text.casefold().split())
    return [(word, word) for word in words if word]


@lru_cache(_MARKS_REMEMBERED)
def traits(mark: Mark, today: date) -> frozenset[Trait]:
    """What a mark says of its paper on a day."""
    flags = {Is(flag) for flag, says in _FLAGS.items() if says(mark)}
    snoozed = {_SNOOZED} if is_asleep(mark, today) else ()
    return frozenset(chain(flags, snoozed, map(Tagged, mark.tags)))


def _bearing_on(today: date, marks: Marks, trait: Trait) -> Bearers:
    """The papers whose marks say something of them on a day."""
    name = trait.flag.value if isinstance(trait, Is) else _name_of(trait)
    edition = today.isoformat() if trait == _SNOOZED else ""
    return marks.bearers(lambda mark: trait in traits(mark, today), name, edition)


def _alike(changes: Iterable[tuple[str, Mark, Mark]]) -> Iterable[tuple[Mark, Mark, list[str]]]:
    """The keys of papers by the marks they had and have.

    By identity: to compare tens of thousands takes long, and most are one of a few objects.
    """
    found: dict[tuple[int, int], tuple[Mark, Mark, list[str]]] = {}
    for key, before, now in changes:
        marks = id(before), id(now)
        if marks not in found:
            found[marks] = before, now, []
        found[marks][2].append(key)
    return found.values()


def _agrees(word: str, text: str, prefix: bool) -> bool:
    return word.startswith(text) if prefix else word == text
