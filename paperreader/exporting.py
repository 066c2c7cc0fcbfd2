"""How papers leave the library: as text of another format, or as a file of it.

Knows which papers are meant, and that they are read a stretch at a time. Does not know how any format is
written, nor how a file is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from paperreader.contents import Contents
from paperreader.core.progress import Told, silently
from paperreader.exports.formats import exported, passes_of
from paperreader.exports.stretches import Stretches
from paperreader.finding import Finding
from paperreader.store.outgoing import write_out


class Exporting:
    """Hands out the papers of one library.

    Args:
        finding: finds them.
        contents: reads them.
    """

    def __init__(self, finding: Finding, contents: Contents) -> None:
        self._finding = finding
        self._contents = contents

    def text(
        self, papers: str | Sequence[str], format: str, *, told: Told = silently
    ) -> Iterator[str]:
        """The text of papers in a format, piece by piece, a stretch of them in memory at a time.

        Args:
            papers: a query, as `Library.list` takes it, or keys in the order that is wished.
            format: a name of :data:`paperreader.exports.formats.FORMATS`.
            told: is told how far it has come; what it raises ends it and is raised here.

        Raises:
            QueryError: the query cannot be understood.
            ValueError: there is no such format.
        """
        keys = self._finding.list(papers).keys if isinstance(papers, str) else papers
        stretches = Stretches(keys, self._contents.entries, passes_of(format), told, format)
        return exported(stretches, format)

    def file(
        self,
        papers: str | Sequence[str],
        format: str,
        path: str | Path,
        *,
        overwrite: bool = False,
        told: Told = silently,
    ) -> None:
        """Write the :meth:`text` of papers into a file; whole or not at all.

        Raises:
            StoreError: the file cannot be written, or is there already and `overwrite` is not wished.
        """
        write_out(Path(path), self.text(papers, format, told=told), overwrite=overwrite)
