"""XML read so that nothing in it can harm, and one damaged record does not cost the others.

Knows elements, what may be declared before them, how deep they may nest, and where reading is taken up
again behind a fault. A tree is made of one record at a time. Does not know what elements mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from paperreader.core.errors import DigestError
from paperreader.formats.markup import prologue_of
from paperreader.formats.xml_mending import mended

DEEPEST = 10_000
"""Levels that a file may nest; what nests deeper was made to break something."""

MOST_ELEMENTS = 50_000
"""Of one record, and of what stands around the records: what comes beyond is passed over. The paper with
the most authors has 5,000, each in three elements."""

MOST_FAULTS = 1_000
"""Places at which reading is taken up again."""

PIECE = 65_536
"""Bytes that go into the parser at a time."""

LONGEST_ROOT = 20_000
"""Characters of the first tag, in which prefixes are declared."""

_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)

_OUTSIDE = re.compile(r"<!DOCTYPE[^\[>]{0,10000}?\b(?:SYSTEM|PUBLIC)\b", re.IGNORECASE)

_OLD_FEED = re.compile(r"<!DOCTYPE\s+rss\s+PUBLIC\s+[\"']-//Netscape", re.IGNORECASE)
"""What RSS 0.91 asks each feed to begin with. It is looked up nowhere."""

_DECLARATION = re.compile(
    r"(?:[\s\ufeff]+|<!--.{0,10000}?-->)*+<\?xml\b[^>]{0,500}\?>", re.IGNORECASE | re.DOTALL
)
"""Behind blanks and comments, too, where XML does not allow it and feeds write it."""


@dataclass(slots=True)
class Element:
    """An element with all that is in it."""

    name: str
    """In lower case, without its prefix: `journal_ref`."""

    attributes: dict[str, str]
    """By their names without prefixes, as they are written."""

    text: str = ""
    """What stands in it before, between and behind its parts."""

    parts: list[Element] = field(default_factory=list)

    depth: int = 0
    """How many elements it stands in."""

    def all(self, name: str) -> list[Element]:
        """The parts with a name."""
        return [part for part in self.parts if part.name == name]

    def text_of(self, name: str) -> str:
        """The text of the first part with a name and a text; empty where there is none."""
        return next((part.text for part in self.parts if part.name == name and part.text), "")


class Damage(NamedTuple):
    """A place where the XML is not well-formed."""

    line: int

    reason: str
    """What is wrong, without a full stop."""

    costs_record: bool
    """Whether a record was being read."""


@dataclass(slots=True)
class Document:
    """What was read of a file."""

    head: Element
    """What stands outside of the records, as parts of one element whatever it was nested in."""

    records: list[tuple[Element, int]] = field(default_factory=list)
    """Each record, and the line that it ends on."""

    damages: list[Damage] = field(default_factory=list)


def document(text: str, name: str, record: str) -> Document:
    """A file's records and what stands around them.

    Args:
        text: the file, decoded.
        name: what the user calls it, for errors.
        record: the name of the elements that are records, in lower case; empty where none is.

    Raises:
        DigestError: it declares entities, refers to other files or nests deeper than DEEPEST.
    """
    builder = _Builder(record)
    for damage in _parsed(text, name, record, builder):
        builder.document.damages.append(damage)
    for part in builder.document.head.parts:  # to which the blanks behind them were added
        part.text = part.text.strip()
    return builder.document


def refuse_unsafe(text: str, name: str) -> None:
    """Raise DigestError where XML declares entities, refers to other files or nests too deep."""
    for _ in _parsed(text, name, "", _Counter()):
        return


def declares_entities(opening: str) -> bool:
    """Whether a text that begins so is XML that declares entities."""
    return bool(_ENTITY.search(opening)) and opening.lstrip()[:2] in ("<?", "<!")


def without_declaration(text: str) -> str:
    """The text without an XML declaration, which tells how it was encoded and no longer is.

    The lines above it stay blank, so that those below keep their numbers.
    """
    match = _DECLARATION.match(text)
    return "\n" * match.group().count("\n") + text[match.end() :] if match else text


class _Fault(Exception):
    """Something that a whole file is refused for."""


class _Counter:
    """A parser's target that counts how deep it is."""

    def __init__(self) -> None:
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  the parser's way
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Fault(f"nests deeper than {DEEPEST:,} levels, as no digest does")

    def end(self, tag: str) -> None:  # noqa: ARG002
        self.depth -= 1

    @property
    def is_inside(self) -> bool:
        """Whether a record is being read."""
        return False

    def give_up(self) -> None:
        """Forget the record that was being read."""
        self.depth = 0


class _Builder(_Counter):
    """A parser's target that makes the document."""

    def __init__(self, record: str) -> None:
        super().__init__()
        self._record = record
        self.document = Document(Element("", {}))
        self._open: list[Element] = []
        self._count = 0
        self._head_count = 0
        self.line: Callable[[], int] = lambda: 0

    @property
    def is_inside(self) -> bool:
        return bool(self._open)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        own = {_local(name): value for name, value in attributes.items()}
        element = Element(_local(tag).lower(), own, depth=self.depth)
        if self._open:
            self._count += 1
            if self._count <= MOST_ELEMENTS:
                self._open[-1].parts.append(element)
            self._open.append(element)
        elif element.name == self._record:
            self._count = 0
            self._open.append(element)
        elif self._head_count < MOST_ELEMENTS:
            self._head_count += 1
            self.document.head.parts.append(element)

    def data(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text
        elif self.document.head.parts:
            self.document.head.parts[-1].text += text

    def end(self, tag: str) -> None:
        super().end(tag)
        if self._open:
            element = self._open.pop()
            element.text = element.text.strip()
            if not self._open:
                self.document.records.append((element, self.line()))

    def give_up(self) -> None:
        super().give_up()
        self._open.clear()


def _parsed(text: str, name: str, record: str, target: _Counter) -> Iterator[Damage]:
    """Give a file to a target; the places where it is damaged, behind each of which it goes on."""
    # Formats are asked about files of every kind, and few of those are XML.
    from xml.parsers.expat import ExpatError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    _refuse_declarations(text, name)
    data = mended(without_declaration(text)).encode()
    root = _root_tag(data)
    next_record = re.compile(rb"<(?:[\w.-]+:)?" + record.encode() + rb"\b", re.IGNORECASE)
    at, before = 0, b""
    for _ in range(MOST_FAULTS):
        parser: Any = DefusedXMLParser(target=target, encoding="utf-8")
        first_line = data.count(b"\n", 0, at) + 1 - before.count(b"\n")
        if isinstance(target, _Builder):
            target.line = _line_of(parser, first_line)
        else:  # which is told of each piece of text where nothing else is
            parser.parser.DefaultHandlerExpand = None
        try:
            _feed(parser, before, data, at)
            return
        except DefusedXmlException as error:
            raise DigestError(name, _ENTITIES) from error
        except _Fault as error:
            raise DigestError(name, str(error)) from error
        except (ParseError, ExpatError) as error:
            place = at + max(0, parser.parser.ErrorByteIndex - len(before))
            reason = _reason(error, is_end=place >= len(data.rstrip()))
            if not before or target.is_inside:  # else it is the end of what was not begun
                yield Damage(data.count(b"\n", 0, place) + 1, reason, target.is_inside)
            match = next_record.search(data, place + 1) if record else None
            if match is None:
                return
            target.give_up()
            at, before = match.start(), root


_ENTITIES = (
    "declares entities or refers to other files, which no digest needs and which could do harm"
)


def _refuse_declarations(text: str, name: str) -> None:
    prologue = prologue_of(text)
    is_outside = _OUTSIDE.search(prologue) and not _OLD_FEED.search(prologue)
    if _ENTITY.search(prologue) or is_outside:
        raise DigestError(name, _ENTITIES)


def _feed(parser: Any, before: bytes, data: bytes, at: int) -> None:
    if before:
        parser.feed(before)
    for start in range(at, len(data), PIECE):
        parser.feed(data[start : min(len(data), start + PIECE)])
    parser.close()


def _line_of(parser: Any, first: int) -> Callable[[], int]:
    return lambda: int(parser.parser.CurrentLineNumber) - 1 + first


def _root_tag(data: bytes) -> bytes:
    """The first tag, in which prefixes are declared, so that reading can begin behind a fault."""
    match = re.search(rb"<[A-Za-z_][^<>]{0,%d}(?<!/)>" % LONGEST_ROOT, data)
    return match.group() if match else b"<root>"


def _reason(error: Exception, *, is_end: bool) -> str:
    message, _, _ = str(error).partition(": line")
    return "the file ends within it" if is_end else f"the XML is damaged: {message}"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
