"""Sets of rows in a file beside the catalogue, for the next program that opens the same state of the index.

    rows-<name>    a line of text: what this is, and the checksum of the rest
                   a line of JSON: the generation of the index, and what the sets are of
                   each set's bits, the lowest row's first

Such a file counts if it is of this very state, and anyone may delete it: what is damaged is as good as none.
Does not know what the rows have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from paperreader.index.rowset import RowSet
from paperreader.index.state import open_private


class RowSetFile:
    """A file of sets of the rows of one state of the index.

    Args:
        generation: names the state.
        papers: how many it has.
        directory: of the index.
        name: what the file goes by: letters and digits alone.
    """

    def __init__(self, generation: int, papers: int, directory: Path, name: str) -> None:
        self._generation = generation
        self._papers = papers
        self._path = directory / f"rows-{name}"

    def write(self, made_of: Any, sets: Iterable[RowSet]) -> None:
        """Write sets down, in place of what is there, if that can be done.

        Args:
            made_of: what they are of, as JSON can hold it.
            sets: the sets.
        """
        told = orjson.dumps([self._generation, made_of]) + b"\n"
        rest = b"".join([told, *(rows.packed for rows in sets)])
        beside = self._path.with_name(f"{self._path.name}.new")
        with suppress(OSError):
            with open_private(beside) as file:
                file.write(_title(rest) + rest)
            beside.replace(self._path)

    def read(self) -> tuple[Any, Sequence[bytes]]:
        """What the sets are of, and each of them packed; None and nothing if none are of this state."""
        with suppress(OSError, ValueError):
            title, _, rest = self._path.read_bytes().partition(b"\n")
            if title + b"\n" == _title(rest):
                told, _, bits = rest.partition(b"\n")
                generation, made_of = orjson.loads(told)
                if generation == self._generation:
                    size = len(RowSet.every(self._papers).packed)
                    return made_of, [bits[n : n + size] for n in range(0, len(bits), size or 1)]
        return None, ()

    def unpacked(self, packed: bytes) -> RowSet:
        """A set that was read."""
        return RowSet.unpacked(packed, self._papers)


def sweep_rows(generation: int, directory: Path) -> None:
    """Remove the files that are of no use to the state of a generation, if that can be done.

    Of what nobody asks any more, such as a rule that is gone, nobody writes one for the states to come.
    """
    begin = b"[%d," % generation
    for path in directory.glob("rows-*"):
        with suppress(OSError):
            with path.open("rb") as file:
                is_of_state = file.read(len(_title(b"")) + len(begin)).endswith(begin)
            if not is_of_state:
                path.unlink()


def _title(rest: bytes) -> bytes:
    return b"paperreader rows %08x\n" % crc32(rest)
