"""What was typed into the reader's boxes, kept from one run to the next: one small file a device.

Knows how many lines are kept, and which. Does not know what they mean, nor who asks for them. They are no
decisions: what two programs write at the same moment one of them loses, and a file that cannot be read is as
good as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from paperreader.store.durable import read_file, write_disposably

Lines: TypeAlias = "Mapping[str, Sequence[str]]"
"""The lines of each box, by its name, the earliest first."""

MOST_KEPT = 200
"""Lines of each box: those of some weeks; further back one looks for words and not for a line."""

LONGEST_KEPT = 1_000
"""Characters. What is longer was pasted, and is not gone through line by line."""


class TypedLines:
    """The lines of one device.

    Args:
        path: their file, which is made with the first line.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, box: str) -> Sequence[str]:
        """What was typed into a box, each line once, the last one last.

        Raises:
            StoreError: the file is there and cannot be read.
        """
        return self._read().get(box, ())

    def keep(self, box: str, line: str) -> None:
        """Keep a line as the last of a box, and none but its last lines; an empty or endless one is not kept.

        Raises:
            StoreError: it cannot be written.
        """
        line = line.strip()
        if not line or len(line) > LONGEST_KEPT:
            return
        lines = self._read()
        others = [other for other in lines.get(box, ()) if other != line]
        kept = {**lines, box: [*others, line][-MOST_KEPT:]}
        write_disposably(self._path, json.dumps(kept, ensure_ascii=False, indent=1).encode())

    def _read(self) -> Lines:
        found = read_file(self._path)
        return _lines_in(found[0]) if found else {}


def _lines_in(data: bytes) -> Lines:
    try:
        read = json.loads(data)
    except ValueError:
        return {}
    boxes = read.items() if isinstance(read, dict) else ()
    return {
        box: [line for line in lines if isinstance(line, str)]
        for box, lines in boxes
        if isinstance(lines, list)
    }
