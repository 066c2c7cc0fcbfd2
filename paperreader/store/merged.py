"""The marks and keepsakes of all devices as one: for each field the value that was set last.

Knows how documents join: in any order and any number of times, with the same result, so that files may
come late, twice or half old from a synchronised folder. What was decided under several keys that are one
paper's counts for that paper by the same rule, and stays under the key under which it was decided. Does not
know where documents come from, nor why a paper goes by several keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import chain

from paperreader.core.keepsake import is_of_keepsake
from paperreader.core.mark import UNMARKED, Edit, FieldValue, Mark, field_of, with_field
from paperreader.store.layered import LayeredMarks
from paperreader.store.mark_documents import Fields, MarkDocument, fields_of
from paperreader.store.merged_keepsakes import MergedKeepsakes
from paperreader.store.packed import NOTHING_PACKED, PackedMarks, Stamp, packed

_Fields = tuple[tuple[str, FieldValue], ...]

_NEVER: Stamp = ("", "")
"""Before any decision."""

_MARKS_REMEMBERED = 4096
"""Many papers bear the same mark (read, and nothing else): each of these is one object, made once."""


class MergedMarks:
    """The marks and keepsakes of a library as all files together tell them."""

    def __init__(self) -> None:
        self.keepsakes = MergedKeepsakes()
        """What is kept by name."""

        self.marks = LayeredMarks()
        """The papers that have a mark. A change makes a new mapping: one handed out never changes,
        and may be read from any thread."""

        self._told = LayeredMarks()
        """The same, each under the key under which it was decided."""

        self._papers: Mapping[str, str] = {}
        """For each key of a paper that goes by several the one that counts."""

        self._keys: Mapping[str, Sequence[str]] = {}
        """For each of these papers all its keys."""

        self._joined: dict[str, Mark] = {}
        """In what `marks` differs from what was told."""

        self.latest = ""
        """The latest time of any decision seen; empty before the first."""

        self._packed = NOTHING_PACKED
        self._stamps: defaultdict[str, dict[str, Stamp]] = defaultdict(dict)

    def join(self, device: str, documents: Mapping[str, MarkDocument]) -> frozenset[str]:
        """Take in what a device has written; the papers whose marks are others than before."""
        changed: dict[str, Mark] = {}
        stamps: dict[str, Stamp] = {}
        met: set[str] = set()
        for key, fields in fields_of(documents):
            if key in self._papers:
                met.add(key)
            before = self._told.get(key, UNMARKED)
            mark = _mark_with(before, self._later_fields(device, key, fields, stamps))
            if mark is not before and (before is UNMARKED or mark != before):
                changed[key] = mark
        self.saw(max(stamps, default=""))
        self._change(changed, met)
        return frozenset(chain(changed, map(self._paper_of, met)))

    def join_keepsakes(self, device: str, documents: Mapping[str, MarkDocument]) -> frozenset[str]:
        """Take in what a device has written; the keys of the keepsakes that are others than before."""
        changed = self.keepsakes.join(device, documents)
        self.saw(self.keepsakes.latest)
        return changed

    def edit(self, device: str, edits: Sequence[Edit], time: str) -> None:
        """Take in what this device decides: at a time later than all it has seen."""
        if any(map(is_of_keepsake, edits[:1])):
            self.keepsakes.edit(device, edits, time)
        else:
            self._edit_marks(device, edits, time)
        self.saw(time)

    def call(self, aliases: Mapping[str, str]) -> frozenset[str]:
        """Let what was decided under some keys count for the papers that go by them.

        Args:
            aliases: all other keys that papers go by, with the papers' own.

        Returns:
            The keys whose marks may be others than before.
        """
        keys: defaultdict[str, list[str]] = defaultdict(list)
        for alias, paper in sorted(aliases.items()):
            keys[paper].append(alias)
        before = self._joined.keys()
        self._keys = {paper: (paper, *others) for paper, others in keys.items()}
        self._papers = {key: paper for paper, several in self._keys.items() for key in several}
        self._join_all()
        return frozenset(before | self._joined.keys())

    def holds(self, edit: Edit) -> bool:
        """Whether a field has the value that an edit starts from; a later version's field never has."""
        if is_of_keepsake(edit):
            return self.keepsakes.holds(edit)
        try:
            mark = self.marks.get(self._paper_of(edit.key), UNMARKED)
            return field_of(mark, edit.field) == edit.before
        except AttributeError:
            return False

    def _edit_marks(self, device: str, edits: Iterable[Edit], time: str) -> None:
        changed: dict[str, Mark] = {}
        stamp = (time, device)
        # Thousands of papers may bear one mark, and all be edited alike: that is done once. A mark is known
        # by its address, which no other can be given while it is kept here.
        known: dict[tuple[int, str, FieldValue], tuple[Mark, Mark]] = {}
        for key, field, _, value in edits:
            mark = changed.get(key) or self._told.get(key, UNMARKED)
            alike = id(mark), field, value
            if alike not in known:
                known[alike] = mark, _with(mark, (field, value))
            changed[key] = known[alike][1]
            self._stamps[field][key] = stamp
        self._change(changed, changed)

    def saw(self, time: str) -> None:
        """Take note of a time, which all decisions to come shall be later than."""
        self.latest = max(self.latest, time)

    def pack(self) -> bytes:
        """Pack what was joined, where nothing was before, and return that.

        Raises:
            ValueError: it cannot be packed; nothing has changed.
        """
        data = packed(self._told, self._stamps, self.latest)
        self._stamps.clear()
        self.rebase(PackedMarks(data))
        return data

    def rebase(self, base: PackedMarks) -> None:
        """Take packed marks in place of those taken before; what was joined or decided since is kept."""
        decided = self._decided_upon(base)
        self._packed = base
        self._told = LayeredMarks(base).changed(decided)
        self._join_all()
        self.saw(base.latest)

    def _decided_upon(self, base: PackedMarks) -> Mapping[str, Mark]:
        """The marks that were joined or decided, with all that other marks tell of their papers."""
        decided: dict[str, Mark] = {}
        for name, stamps in self._stamps.items():
            for key, stamp in stamps.items():
                mark = decided.get(key) or base.mark(key) or UNMARKED
                if stamp > base.stamps(key).get(name, _NEVER):
                    mark = _mark_with(mark, ((name, _value(self._told.get(key, UNMARKED), name)),))
                decided[key] = mark
        return decided

    def _later_fields(
        self, device: str, key: str, fields: Fields, stamps: dict[str, Stamp]
    ) -> _Fields:
        """The fields of a paper that were set later than what is known of them.

        `stamps` has a stamp for each time met so far: papers marked at once share one.
        """
        later = []
        for name, (value, time) in fields.items():
            stamp = stamps.get(time) or stamps.setdefault(time, (time, device))
            if stamp > (self._stamps[name].get(key) or self._packed_stamp(key, name, time)):
                self._stamps[name][key] = stamp
                later.append((name, value))
        return tuple(later)

    def _packed_stamp(self, key: str, name: str, time: str) -> Stamp:
        """When a field was set as the packed marks tell; not looked up where `time` is later than all."""
        return _NEVER if time > self._packed.latest else self._packed.stamps(key).get(name, _NEVER)

    def _change(self, changed: Mapping[str, Mark], touched: Iterable[str]) -> None:
        """Set marks, and join those of the papers of which something else was told, too."""
        if changed:
            self._told = self._told.changed(changed)
        if self._papers:
            self._join_anew({self._papers[key] for key in touched if key in self._papers})
        if changed or self._papers:
            self._show()

    def _join_all(self) -> None:
        """Join the marks of all papers that go by several keys."""
        self._joined = {}
        self._join_anew(self._keys)
        self._show()

    def _join_anew(self, papers: Iterable[str]) -> None:
        for paper in papers:
            stamps = {key: self._stamps_of(key) for key in self._keys[paper]}
            decided = {key: told for key, told in stamps.items() if told}
            if decided.keys() - {paper}:
                self._joined |= dict.fromkeys(decided, UNMARKED)
                self._joined[paper] = _mark_with(UNMARKED, self._latest_fields(decided))

    def _latest_fields(self, stamps: Mapping[str, Mapping[str, Stamp]]) -> _Fields:
        """The fields of a paper as they were set last, given when they were under each of its keys."""
        latest: dict[str, tuple[Stamp, str]] = {}
        for key, told in stamps.items():
            for name, stamp in told.items():
                latest[name] = max((stamp, key), latest.get(name, (_NEVER, "")))
        marks = {key: self._told.get(key, UNMARKED) for key in stamps}
        return tuple((name, _value(marks[key], name)) for name, (_, key) in latest.items())

    def _stamps_of(self, key: str) -> Mapping[str, Stamp]:
        """When each field of a paper was set that was, under one key."""
        found = dict(self._packed.stamps(key))
        for name, stamps in self._stamps.items():
            if key in stamps:
                found[name] = max(stamps[key], found.get(name, _NEVER))
        return found

    def _paper_of(self, key: str) -> str:
        return self._papers.get(key, key)

    def _show(self) -> None:
        self.marks = self._told.changed(self._joined) if self._joined else self._told


def _value(mark: Mark, field: str) -> FieldValue:
    """The value of a field; None for one that only a later version knows."""
    try:
        return field_of(mark, field)
    except AttributeError:
        return None


def _mark_with(mark: Mark, fields: _Fields) -> Mark:
    """The mark with fields set."""
    try:
        return _first_mark(fields) if mark is UNMARKED else reduce(_with, fields, mark)
    except TypeError:  # a value that no cache can hold, and that only a later version knows
        return reduce(_with, fields, mark)


def _with(mark: Mark, field: tuple[str, FieldValue]) -> Mark:
    """The mark with a field set; as it is where the value is one that only a later version knows."""
    try:
        return _next_mark(mark, *field)
    except (TypeError, ValueError):
        return mark


@lru_cache(_MARKS_REMEMBERED)
def _first_mark(fields: _Fields) -> Mark:
    return reduce(_with, fields, UNMARKED)


@lru_cache(_MARKS_REMEMBERED)
def _next_mark(mark: Mark, field: str, value: FieldValue) -> Mark:
    """The mark with a field set; UNMARKED itself where nothing is left, so that it need not be compared."""
    after = with_field(mark, field, value)
    return UNMARKED if after == UNMARKED else after
