"""The formats that papers can be exported to, and the module of each, imported when it is asked for.

Knows the table. Does not know how any format is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from paperreader.core.listing import Entry


class Format(NamedTuple):
    """A format to export to."""

    what: str
    """What it is, for people."""

    suffix: str
    """How names of its files end, with the full stop."""

    module: str
    """Which module of this package writes it."""

    passes: int = 1
    """How often the papers are read: twice where keys shall tell papers apart before one is written."""


FORMATS: Mapping[str, Format] = {
    "bibtex": Format("BibTeX", ".bib", "bibtex", passes=2),
    "ris": Format("RIS", ".ris", "ris"),
    "csl": Format("CSL JSON", ".json", "csl_json", passes=2),
    "markdown": Format("Markdown", ".md", "markdown"),
    "csv": Format("a table (CSV)", ".csv", "csv"),
    "jsonl": Format("JSON lines", ".jsonl", "jsonl"),
}
"""The formats by name, in the order in which they are offered."""


class _Writer(Protocol):
    def write(self, entries: Iterable[Entry]) -> Iterator[str]:
        """The text of some papers, piece by piece; they are read as often as the table says."""


def passes_of(format: str) -> int:
    """How often an export goes through the papers.

    Raises:
        ValueError: there is no such format.
    """
    return _row(format).passes


def exported(entries: Iterable[Entry], format: str) -> Iterator[str]:
    """The text of some papers in a format, piece by piece, each of whole lines.

    Args:
        entries: the papers; something that can be gone through as often as the format's `passes` say.
        format: one of FORMATS.

    Raises:
        ValueError: there is no such format.
    """
    module = import_module(f"paperreader.exports.{_row(format).module}")
    return cast(_Writer, module).write(entries)


def format_of(name: str) -> str | None:
    """The format that a file's name asks for by its end: `moe.bib` -> `bibtex`; None where it does not."""
    ends = (format for format, row in FORMATS.items() if name.lower().endswith(row.suffix))
    return next(ends, None)


def _row(format: str) -> Format:
    if format not in FORMATS:
        raise ValueError(f"no format is called {format!r}; there is {', '.join(FORMATS)}")
    return FORMATS[format]
