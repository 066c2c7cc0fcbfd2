"""One marks file as a value: its documents by key, its history, and what an operation makes of it.

Knows the tables of a marks file, and which files it must not write. Does not know whose file it is.

    schema     one document: the version of this layout, and how often the file was written
    marks      a document for each paper that has a mark
    keepsakes  a document for each saved view; not there before the first
    history    a document for each change
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from paperreader.core.errors import StoreDamaged, StoreError
from paperreader.core.keepsake import is_of_keepsake
from paperreader.core.mark import FieldValue
from paperreader.store.durable import FileVersion, read_file
from paperreader.store.history import History, steps_of
from paperreader.store.layout import Rows, Tables, parse, rows_by_line, rows_of
from paperreader.store.mark_documents import (
    Fields,
    MarkDocument,
    checked_documents,
    joined,
    keepsake_document,
    new_document,
    with_fields,
)

if TYPE_CHECKING:
    from paperreader.store.operations import Operation

SCHEMA_VERSION = 1
"""The layout that this program writes; a file of a later one it reads as far as it can."""

_SCHEMA = "schema"
_MARKS = "marks"
_KEEPSAKES = "keepsakes"
_HISTORY = "history"
_KNOWN = frozenset({_SCHEMA, _MARKS, _KEEPSAKES, _HISTORY})
"""The tables of a marks file."""


@dataclass(frozen=True, slots=True)
class MarksFile:
    """What a marks file holds."""

    documents: Mapping[str, MarkDocument] = field(default_factory=dict)
    """The documents of its papers, by key."""

    keepsakes: Mapping[str, MarkDocument] = field(default_factory=dict)
    """The documents of its keepsakes, by key: so few that they never settle."""

    history: History = field(default_factory=History)

    revision: int = 0
    """How often it was written. The file begins with it, so that no two versions look alike."""

    schema: int = SCHEMA_VERSION

    foreign: Rows = field(default_factory=dict)
    """Tables that this program does not know, kept as they are."""

    @property
    def newer(self) -> bool:
        """Whether a later version of this program has written it, so that this one must not."""
        return self.schema > SCHEMA_VERSION

    def after(self, operations: Iterable[Operation]) -> MarksFile:
        """The file after operations; those that it has seen already change nothing."""
        file = self
        for operation in operations:
            history = operation.upon(file.history)
            if history is not None:
                file = replace(_edited(file, operation), history=history)
        return file

    def joined(self, documents: Mapping[str, MarkDocument]) -> MarksFile:
        """The file with further documents, of each field the later value."""
        both = dict(self.documents)
        for key, document in documents.items():
            both[key] = joined(both[key], document) if key in both else document
        return replace(self, documents=both)

    def next_revision(self) -> MarksFile:
        """The file as it is written next."""
        return replace(self, revision=self.revision + 1)

    def tables(self) -> Tables:
        """The file as TinyDB tables; the schema comes first."""
        return {
            _SCHEMA: {"1": {"version": self.schema, "revision": self.revision}},
            _MARKS: _numbered(self.documents.values()),
            **({_KEEPSAKES: _numbered(self.keepsakes.values())} if self.keepsakes else {}),
            _HISTORY: _numbered(step.document for step in self.history.steps),
            **{name: dict(rows) for name, rows in self.foreign.items()},
        }


def read_marks_file(path: Path) -> tuple[MarksFile, FileVersion | None]:
    """A marks file and its version; an empty one where there is none.

    Raises:
        StoreDamaged: it is no marks file.
        StoreError: it cannot be read.
    """
    if path.is_dir():
        raise StoreDamaged(path, "is a directory")
    found = read_file(path)
    if found is None:
        return MarksFile(), None
    data, version = found
    try:
        return _marks_file(data), version
    except ValueError as error:
        raise StoreDamaged(path, f"is damaged ({error})") from error


def refuse_newer(path: Path, file: MarksFile) -> None:
    """Raise StoreError where a later version of this program has written a file: it knows more."""
    if file.newer:
        reason = f"was written by a later version of paperreader (layout {file.schema})"
        raise StoreError(path, reason, "It can be read but not changed: update paperreader.")


def _marks_file(data: bytes) -> MarksFile:
    """What a file holds; ValueError where it is no marks file."""
    try:
        return _marks_file_of(rows_by_line(data))
    except ValueError:  # written by another program, or by hand
        return _marks_file_of(rows_of(parse(data)))


def _marks_file_of(rows: Rows) -> MarksFile:
    """What rows tell; of a later version's file, if it is of another shape, only that it is one."""
    schema, revision = _schema_of(rows)
    try:
        return _read(rows, schema, revision)
    except ValueError:
        if schema > SCHEMA_VERSION:
            return MarksFile(schema=schema)
        raise


def _read(rows: Rows, schema: int, revision: int) -> MarksFile:
    if _MARKS not in rows:
        raise ValueError("it has no table marks")
    return MarksFile(
        documents=checked_documents(_MARKS, rows[_MARKS]),
        keepsakes=checked_documents(_KEEPSAKES, rows.get(_KEEPSAKES, {})),
        history=History(steps_of(rows.get(_HISTORY, {}).values())),
        revision=revision,
        schema=schema,
        foreign={name: rows[name] for name in rows if name not in _KNOWN},
    )


def _schema_of(rows: Rows) -> tuple[int, int]:
    """The version of the layout and the revision; the first ones where TinyDB has made the file."""
    try:
        document = orjson.loads(rows.get(_SCHEMA, {}).get("1", b"{}"))
        return int(document.get("version", SCHEMA_VERSION)), int(document.get("revision", 0))
    except (TypeError, ValueError, AttributeError) as error:
        raise ValueError("its table schema names no version") from error


def _edited(file: MarksFile, operation: Operation) -> MarksFile:
    def new_mark(key: str, fields: Fields) -> MarkDocument:
        return new_document(key, operation.papers.get(key), fields)

    set_by_it = _fields_set_by(operation)
    if any(map(is_of_keepsake, operation.edits[:1])):
        return replace(file, keepsakes=_set(file.keepsakes, set_by_it, keepsake_document))
    return replace(file, documents=_set(file.documents, set_by_it, new_mark))


def _set(
    documents: Mapping[str, MarkDocument],
    fields: Mapping[str, Fields],
    new: Callable[[str, Fields], MarkDocument],
) -> Mapping[str, MarkDocument]:
    """Documents with fields set, by their keys; those that are not there are made."""
    made = {
        key: with_fields(documents[key], some) if key in documents else new(key, some)
        for key, some in fields.items()
    }
    return {**documents, **made}


def _fields_set_by(operation: Operation) -> Mapping[str, Fields]:
    """What an operation sets, by keys: papers to which the same is done share one value."""
    shared: dict[tuple[str, FieldValue], Fields] = {}
    fields: dict[str, Fields] = {}
    for key, name, _, value in operation.edits:
        one = shared.get((name, value)) or {name: (value, operation.time)}
        fields[key] = {**fields[key], **one} if key in fields else one
        shared[name, value] = one
    return fields


def _numbered(documents: Iterable[Any]) -> dict[str, Any]:
    return {str(number): document for number, document in enumerate(documents, 1)}
