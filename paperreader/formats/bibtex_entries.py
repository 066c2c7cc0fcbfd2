"""The entries of a BibTeX file, with their strings put in; what cannot be read is told.

Knows how bibtexparser splits a file into entries, what can go wrong with one, and how a value is made of
pieces. Does not know what fields mean.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paperreader.core.inert import inert_line
from paperreader.formats.gathering import Gathering

LONGEST_VALUE = 200_000
"""Characters of a value: strings that are made of strings could grow without end."""

LONGEST_NAME = 60
"""Characters of a key that are told."""

MONTHS = {
    name: name
    for name in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
}
"""The strings that BibTeX knows from the beginning."""

_KEYLESS = re.compile(
    r"(?P<start>^[ \t]*@(?!string\b|preamble\b|comment\b)[A-Za-z]\w{0,40}\s{0,20}[{(])"
    r"(?=\s{0,20}[A-Za-z][\w-]{0,40}\s{0,20}=)",
    re.IGNORECASE | re.MULTILINE,
)
"""How an entry begins that nobody has given a key."""

_BARE = re.compile(r"[^\s#{}\"]+")

_BLANK = re.compile(r"[\s#]*")

_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry."""

    type: str
    """In lower case: `article`."""

    key: str
    fields: Mapping[str, str]
    """By the names that the file gives them."""

    line: int


def entries(text: str, gathering: Gathering) -> Iterator[Entry]:
    """The entries of a text; what could not be read goes to the gathering, which tells of it."""
    # 40 ms, and for bibliographies alone.
    from bibtexparser.exceptions import ParserStateException
    from bibtexparser.model import (
        DuplicateBlockKeyBlock,
        DuplicateFieldKeyBlock,
        ParsingFailedBlock,
        String,
    )
    from bibtexparser.model import Entry as Block
    from bibtexparser.splitter import Splitter

    # What it has to say is told by the gathering.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    try:
        blocks = Splitter(_KEYLESS.sub(r"\g<start>,", text)).split().blocks
    except ParserStateException as error:
        gathering.skip(f"it cannot be taken apart: {inert_line(str(error))}")
        return
    strings = dict(MONTHS)
    for block in blocks:
        line = (block.start_line or 0) + 1
        whole: object = block
        if isinstance(block, DuplicateFieldKeyBlock):
            names = inert_line(", ".join(sorted(block.duplicate_keys)))[:LONGEST_NAME]
            gathering.warn(f"more than one field {names}; the first was read", line=line)
            whole = block.ignore_error_block
        elif isinstance(block, DuplicateBlockKeyBlock):
            if key := inert_line(block.key)[:LONGEST_NAME]:
                gathering.warn(f"{key!r} is the key of an entry before, too", line=line)
            whole = block.ignore_error_block
        if isinstance(whole, String):
            strings[whole.key.lower()] = value_of(whole.value, strings)
        elif isinstance(whole, Block):
            fields: dict[str, str] = {}
            for field in whole.fields:
                fields.setdefault(inert_line(field.key), value_of(field.value, strings).strip())
            yield Entry(whole.entry_type.lower(), inert_line(whole.key), fields, line)
        elif isinstance(whole, ParsingFailedBlock):
            gathering.skip(_reason(whole.error), line=line)


def value_of(written: str, strings: Mapping[str, str]) -> str:
    """A value without its braces or quotes, with strings put in: `"I Am " # jackie # {!}`."""
    pieces: list[str] = []
    at, size = 0, 0
    while size <= LONGEST_VALUE:
        match = _BLANK.match(written, at)
        at = match.end() if match else at
        if at >= len(written):
            break
        piece, at = _piece(written, at, strings)
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces)[:LONGEST_VALUE]


def _piece(written: str, at: int, strings: Mapping[str, str]) -> tuple[str, int]:
    """A piece of a value that begins somewhere, and where it ends."""
    if written[at] in '{"':
        end = _closed(written, at)
        return written[at + 1 : end], end + 1
    match = _BARE.match(written, at)
    if match is None:  # a brace that closes nothing
        return written[at], at + 1
    return strings.get(match.group().lower(), match.group()), match.end()


def _closed(written: str, at: int) -> int:
    """Where what opens somewhere is closed, or the end."""
    depth = 0
    is_quoted = written[at] == '"'
    for match in _BRACE.finditer(written, at + 1):
        sign = match.group()
        if sign == "{":
            depth += 1
        elif (sign == '"' and is_quoted and depth == 0) or (
            sign == "}" and not is_quoted and depth == 0
        ):
            return match.start()
        elif sign == "}":
            depth = max(0, depth - 1)
    return len(written)


def _reason(error: Exception) -> str:
    """What is wrong with an entry, in our words."""
    reason = getattr(error, "abort_reason", "") or str(error)
    told = inert_line(str(reason).replace("`", "'"))
    told = told[:1].lower() + told[1:]
    if "end of file" in told:
        return "the file ends within it"
    if "block start" in told:
        return "its braces or quotes are not closed where the next entry begins"
    return f"it is not written as BibTeX: {told.rstrip('. ')}"
