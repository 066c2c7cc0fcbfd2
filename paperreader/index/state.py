"""One state of the index on disk, how it is opened and how an empty one is laid out.

    version                 what the rest is written for; written last when an index is laid out
    tantivy/                the documents
    catalogue-<generation>  the keys in reading order, for the tantivy commit that names it

A tantivy commit names, in a document of its own, the generation of the catalogue that was written
before it; the papers' aliases are in that document, too. So the commit is the moment at which all of it
changes: killed before, there is a catalogue that nobody names; killed after, nothing is missing. What
cannot be opened, for whatever reason, counts as not being there: the index is a copy. Does not know what
is in a document or in a catalogue.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import orjson
import tantivy
from tantivy.tantivy import __version__

from paperreader.index.aliases import NO_ALIASES, Aliases
from paperreader.index.catalogue import Catalogue
from paperreader.index.documents import VERSION_FILE, Documents, is_damage
from paperreader.index.schema import ALIASES, GENERATION, register_analyzers, schema

VERSION = f"paperreader index 7, {__version__}\n"
"""Of the schema, the catalogue and tantivy's own files: any other is as good as none."""

GENERATION_BYTES = 8
"""Drawn at random, so that no two states of any two indexes are taken for one another."""

_SEGMENT_FILE = re.compile(r"(?P<segment>[0-9a-f]{32})\..+")

OPENING_ATTEMPTS = 3
"""While an index is opened another program may commit to it and clear away what it had before: that
looks like damage once, and not again."""

CLEARING_ATTEMPTS = 3
"""While an index is cleared away a thread of tantivy's, or another program, may lock it to look at it:
the lock is a file that is there anew."""


@dataclass(frozen=True, slots=True)
class State:
    """The index as one commit left it; never changes, whatever is committed later."""

    generation: int
    """Names the state; 0 where there is no index."""

    catalogue: Catalogue
    documents: Documents
    aliases: Aliases

    index: tantivy.Index
    """Where the next commit is written."""

    def paper_of(self, key: str) -> str:
        """The key of the paper that goes by one."""
        return self.aliases.by_key.get(key, key)


def nothing(directory: Path) -> State:
    """The state of an index that is not there: it holds no papers, and lies in memory."""
    index = tantivy.Index(schema())
    return State(0, Catalogue.empty(), _documents_of(index, directory), NO_ALIASES, index)


def load(directory: Path) -> State:
    """The state of the index in a directory; the empty one where none can be opened."""
    for _ in range(OPENING_ATTEMPTS):
        if not _is_laid_out(directory):
            break
        try:
            return _opened(directory)
        except BaseException as error:
            if not is_damage(error):
                raise
    return nothing(directory)


def lay_out(directory: Path) -> None:
    """Make an empty index in a directory in place of whatever is there.

    Raises:
        OSError: it cannot be written.
    """
    clear_away(directory)
    documents = _documents(directory)
    for path in (*reversed(directory.parents), directory, documents):
        path.mkdir(mode=0o700, exist_ok=True)
    tantivy.Index(schema(), str(documents))
    with open_private(_version(directory)) as file:
        file.write(VERSION.encode())


def clear_away(directory: Path) -> None:
    """Leave no index in a directory, and no file where the directory is to be.

    Raises:
        OSError: it cannot be written.
    """
    with suppress(OSError):  # what is in the way of that is in the way below, too
        _version(directory).unlink()
    for attempt in range(CLEARING_ATTEMPTS):
        try:
            if directory.is_dir():
                shutil.rmtree(directory)
            else:
                directory.unlink(missing_ok=True)
        except OSError:
            if attempt == CLEARING_ATTEMPTS - 1:
                raise


def borrow(old: Path, new: Path) -> None:
    """Make the index in a directory be in another, too, by links to its files.

    None of them is ever changed in place, but for the locks: those are not lent.

    Raises:
        OSError: the other directory is there already, or cannot be written.
    """
    if old.is_dir():
        shutil.copytree(old, new, copy_function=_link, ignore=shutil.ignore_patterns("*.lock"))


def _link(source: str, target: str) -> None:
    try:
        Path(target).symlink_to(Path(source).absolute())
    except OSError:  # Windows lets few people make links
        shutil.copyfile(source, target)


def new_generation() -> int:
    """A name for a state that is to be written."""
    return int.from_bytes(os.urandom(GENERATION_BYTES)) or 1


def catalogue_path(directory: Path, generation: int) -> Path:
    """Where the catalogue of a generation lies."""
    return directory / f"catalogue-{generation:016x}"


def other_catalogues(directory: Path, generation: int) -> list[Path]:
    """The catalogues, also half-written ones, of all other generations."""
    kept = catalogue_path(directory, generation)
    return [path for path in directory.glob("catalogue-*") if path != kept]


def open_private(path: Path) -> BinaryIO:
    """A new file, or an old one made empty, that nobody else may read."""
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))


def sweep(directory: Path) -> None:
    """Remove what a writer has left that no state needs; for whoever holds the writer's lock.

    That is what was half-written when a writer was killed or its disk was full, and what was merged
    while somebody still read it.
    """
    documents = _documents(directory)
    litter = (*directory.glob("*.new"), *documents.glob(".tmp*"), *_unnamed(documents))
    for path in litter:
        with suppress(OSError):  # Windows keeps it as long as someone has it mapped
            path.unlink()


def signature(directory: Path) -> tuple[object, ...]:
    """Differs after every commit, found without opening anything."""
    return tuple(map(_trace, (_version(directory), _documents(directory) / "meta.json")))


def _unnamed(documents: Path) -> list[Path]:
    """The files of segments that tantivy's list of segments does not name; none if it is damaged."""
    try:
        listed = orjson.loads((documents / "meta.json").read_bytes())["segments"]
        named = {segment["segment_id"].replace("-", "") for segment in listed}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return []
    return [path for path in documents.iterdir() if _of_another_segment(path.name, named)]


def _of_another_segment(name: str, named: Collection[str]) -> bool:
    found = _SEGMENT_FILE.fullmatch(name)
    return found is not None and found["segment"] not in named


def _is_laid_out(directory: Path) -> bool:
    try:
        return _version(directory).read_text() == VERSION
    except (OSError, ValueError):
        return False


def _opened(directory: Path) -> State:
    index = tantivy.Index.open(str(_documents(directory)))
    # Its own watching for commits would be a thread that polls; refresh() looks when it is asked to.
    index.config_reader("manual")
    register_analyzers(index)
    documents = _documents_of(index, directory)
    named = documents.search(tantivy.Query.exists_query(GENERATION), 1).addresses
    generation = next(iter(documents.numbers(GENERATION, named)), 0)
    if not generation:
        return State(0, Catalogue.empty(), documents, NO_ALIASES, index)
    catalogue = Catalogue.open(catalogue_path(directory, generation))
    return State(generation, catalogue, documents, _aliases(documents, *named), index)


def _documents_of(index: tantivy.Index, directory: Path) -> Documents:
    return Documents(index.schema, index.searcher(), directory)


def _aliases(documents: Documents, named: tantivy.DocAddress) -> Aliases:
    data = documents.stored(named).get_first(ALIASES)
    return Aliases.read(data) if data else NO_ALIASES


def _version(directory: Path) -> Path:
    return directory / VERSION_FILE


def _documents(directory: Path) -> Path:
    return directory / "tantivy"


def _trace(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns
