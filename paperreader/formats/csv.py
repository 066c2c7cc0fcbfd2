"""Tables with a header, as spreadsheets and reference managers export them: CSV, TSV and their kin.

    title,authors,year,doi,abstract
    "Sparse Routing, Revisited","Doe, Jane; Roe, Richard",2026,10.1000/182,"We ..."

Knows cells, quotes and line ends within them, and by which sign columns are parted. Does not know what
columns are called: that is told by :mod:`paperreader.formats.fields`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice, zip_longest

from paperreader.core.errors import DigestError
from paperreader.core.reading import Reading
from paperreader.formats.decoding import decode
from paperreader.formats.field_names import KNOWN
from paperreader.formats.field_values import plain
from paperreader.formats.fields import OWN_EXPORT, has_marks, has_title, record_of
from paperreader.formats.gathering import Gathering
from paperreader.formats.json_records import MARKS_STAY
from paperreader.formats.json_values import value_of

NAME = "csv"
"""What this format is called."""

SOURCE = "file"
"""Nothing tells where such a list comes from."""

DELIMITERS = ",\t;|"
"""The signs between columns; the one that makes of the first line the most columns with known names."""

MOST_COLUMNS = 1_000
"""Of a header: Scopus and Web of Science have seventy."""

MOST_CAPTIONS = 3
"""Lines above a header that are one cell each, and tell where the table is from."""

LONGEST_HEADING = 60
"""Characters: a longer first cell begins a sentence."""

_SPREADSHEET_HINT = re.compile(r"sep=(?P<delimiter>[,\t;|])\n", re.IGNORECASE)
"""What Excel puts above the header."""

_FORMULA_GUARD = re.compile(r"'(?='*\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t])")
"""What exports put before a cell that a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True)
class _Table:
    """How a text is a table."""

    delimiter: str
    header: tuple[str, ...]
    start: int
    """Where the first row begins, below the header."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of cells."""

    cells: tuple[str, ...]
    line: int
    end: int
    """Where the next one begins."""

    is_unclosed: bool
    """Whether a cell opens a quote that is never closed."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so has a header of several columns, one of them of titles."""
    return _table(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The papers of a file; raises DigestError where there is none."""
    text, damage = decode(data, name)
    table = _table(text)
    if table is None:
        raise DigestError(name, "its first line is no header with a column of titles")
    gathering = Gathering(name)
    gathering.pass_on(damage)
    first_line = text.count("\n", 0, table.start) + 1
    for row in _rows(text, table.delimiter, table.start, first_line):
        if any(map(str.strip, row.cells)):
            _add(row, table.header, gathering)
    return [gathering.reading(NAME, SOURCE)]


def _table(text: str) -> _Table | None:
    """How a text is a table; None where its first line is no header for papers."""
    hint = _SPREADSHEET_HINT.match(text)
    delimiters = hint["delimiter"] if hint else DELIMITERS
    start = hint.end() if hint else len(text) - len(text.lstrip("\n \ufeff"))
    for _ in range(MOST_CAPTIONS + 1):
        tables = [table for delimiter in delimiters if (table := _headed(text, delimiter, start))]
        if tables:
            return max(tables, key=lambda table: _known(table.header))
        line = text[start : text.find("\n", start) + 1]
        if not line or any(delimiter in line.strip('"\n') for delimiter in "\t;|,"):
            return None
        start += len(line)
    return None


def _headed(text: str, delimiter: str, start: int) -> _Table | None:
    row = next(_rows(text, delimiter, start, 1), None)
    if row is None or not 1 < len(row.cells) <= MOST_COLUMNS:
        return None
    if delimiter == "|" and not row.cells[0].strip():  # the left edge of a table in Markdown
        return None
    header = tuple(cell.strip() for cell in row.cells)
    is_header = has_title(header) and all(len(cell) <= LONGEST_HEADING for cell in header)
    return _Table(delimiter, header, row.end) if is_header and _known(header) > 1 else None


def _known(header: tuple[str, ...]) -> int:
    return sum(plain(cell) in KNOWN for cell in header)


def _rows(text: str, delimiter: str, start: int, line: int) -> Iterator[_Row]:
    """The rows of a text from a place on, numbered by line."""
    # A quote that closes nowhere, or in the middle of a cell, is a sign like others.
    mark = re.escape(delimiter)
    cell = re.compile(rf' *+"((?:[^"]|"")*+)" *+(?={mark}|\n|\Z)|([^{mark}\n]*+)')
    while start < len(text):
        cells: list[str] = []
        is_unclosed, begin = False, start
        while True:
            match = cell.match(text, start)
            assert match is not None  # the second way fits everywhere
            quoted, bare = match.groups()
            is_unclosed = is_unclosed or (quoted is None and bare.lstrip(" ").startswith('"'))
            cells.append(bare if quoted is None else quoted.replace('""', '"'))
            start = match.end() + 1
            if not text.startswith(delimiter, match.end()):
                break
        yield _Row(tuple(cells), line, start, is_unclosed)
        line += text.count("\n", begin, start)


def _add(row: _Row, header: tuple[str, ...], gathering: Gathering) -> None:
    """Make a paper of a row, and tell what is odd about it."""
    if row.is_unclosed:
        gathering.warn("a quote that is not closed, taken as a letter", line=row.line)
    if len(row.cells) > len(header):
        told = f"{len(row.cells)} cells under {len(header)} headings; the others have no name"
        gathering.warn(told, line=row.line)
    cells: dict[str, object] = {}
    for number, (name, cell) in enumerate(islice(zip_longest(header, row.cells), MOST_COLUMNS)):
        if cell:
            unnamed = f"column {number + 1}"
            guard = _FORMULA_GUARD.match(cell)
            cells[name if name and name not in cells else unnamed] = cell[1:] if guard else cell
    if {name for name in header if name} >= OWN_EXPORT:
        cells = _own(header, cells)
    if has_marks(cells):
        gathering.warn_once(MARKS_STAY)
    record = record_of(cells)
    record.line = row.line
    gathering.add(record)


def _own(header: tuple[str, ...], cells: Mapping[str, object]) -> dict[str, object]:
    """A row of one's own export as the JSON that it would have been."""
    whole: dict[str, object] = {**dict.fromkeys(header, ""), **cells}
    for name in ("authors", "categories", "links"):
        whole[name] = _list(str(whole.get(name, "")))
    with suppress(ValueError, RecursionError):  # else it stays the text that it is
        whole["extra"] = value_of(str(whole.get("extra") or "{}"))
    for name in ("starred", "read", "later", "dismissed"):
        whole[name] = str(whole.get(name, "")).lower() in ("true", "1", "yes")
    return whole


def _list(cell: str) -> list[object]:
    """The parts of a list: joined by `; `, or written as JSON where that says too little."""
    if cell.startswith("["):
        with suppress(ValueError, RecursionError):
            if isinstance(parts := value_of(cell), list):
                return parts
    return [part for part in cell.split("; ") if part]
