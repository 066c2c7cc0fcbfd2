r"""The mail in which arXiv lists what is new, what is cross-listed and what was replaced.

As a program saves it, with its headers (`.eml`), several of them in one file (mbox), or only what it
says, as somebody has copied it. Knows headers, parts and transfer encodings through the email package,
quotation marks, and on which day a listing was sent. Does not know how records are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from paperreader.core.errors import DigestError
from paperreader.core.inert import inert, inert_line
from paperreader.core.reading import Notice, Reading
from paperreader.formats.arxiv import SOURCE
from paperreader.formats.arxiv_records import BEGINNING, NEW, add_records
from paperreader.formats.dates import whole_day
from paperreader.formats.decoding import announced, decode, decoded_lines
from paperreader.formats.gathering import Gathering
from paperreader.formats.html_text import text_of

if TYPE_CHECKING:
    from email.message import Message

NAME = "arxiv-mail"
"""What this format is called."""

MOST_PARTS = 100
"""Of one mail: a listing has one, or the same once more as HTML."""

_HEADER = re.compile(r"(?:From [^\n]{1,300}\n)?[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\n]*\n")

_HEADERS = re.compile(
    r"^(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Content-Type|Subject|From|Date):",
    re.IGNORECASE | re.MULTILINE,
)

_SERVICE = re.compile(r"arxiv\.org|daily Subj-class mailing|arXiv:\d", re.IGNORECASE)

_FEWEST_HEADERS = 2
"""By which a mail is known."""

_READER = re.compile(r" for \S{1,200}@\S{1,200}")
"""To whom a listing was sent, in its subject; nobody else needs to know."""

OPENING = 16_384
"""Bytes that headers are looked for in."""

LINES_BEFORE = 200
"""In which a listing tells its day."""

LONGEST_DAY = 100
"""Characters of a date."""

_NEXT_MAIL = re.compile(rb"From [^\r\n]{1,300}\r?\n(?=[A-Za-z-]{2,60}:)")
"""What parts the mails of an mbox, behind a blank line."""

_BLANK_LINE = (b"\n\n", b"\r\n\r\n")

_RECEIVED = re.compile(r"received from\s.{1,60}?\sto\s+(?P<day>.{1,40}?)\s*(?:\n|\Z)")

_SUBMISSIONS = re.compile(r"\s*(?:Submissions to:|Send any comments regarding submissions)")
"""What the head of a listing says."""

_END = "%%%---"
"""How the line begins that ends a listing."""

_DAY = re.compile(r"^Date:\s*(?P<day>.{1,60})$", re.MULTILINE)


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a mail, or what one says."""
    if BEGINNING.search(opening):
        return True
    # The body may be encoded so that nothing of it can be read here.
    return _has_headers(opening) and _SERVICE.search(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The digests in a file, one for each mail; raises DigestError where there is no paper."""
    readings: list[Reading] = []
    errors: list[DigestError] = []
    for mail in _mails(_as_mails_are(data, name)):
        try:
            listings = list(_listings(mail, name))
        except DigestError as error:
            errors.append(error)
            continue
        for listing in listings:
            try:
                readings.append(_reading(listing, name))
            except DigestError as error:
                errors.append(error)
    if not readings:
        raise errors[0]
    return readings


def _as_mails_are(data: bytes, name: str) -> bytes:
    """The bytes of a file as mails are written, where an editor has saved it otherwise."""
    mark, encoding = announced(data)
    if mark or encoding != "utf-8":
        data = decode(data, name)[0].encode()
    return data if b"\n" in data else data.replace(b"\r", b"\n")


def _mails(data: bytes) -> Iterator[bytes]:
    """The mails of an mbox, or the one that a file is."""
    found = (match.start() for match in _NEXT_MAIL.finditer(data))
    starts = [
        start
        for start in found
        if data[max(0, start - 4) : start].endswith(_BLANK_LINE) or not start
    ]
    if not starts or starts[0] != 0:
        yield data
        return
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield data[data.index(b"\n", start) + 1 : end]


class _Listing(NamedTuple):
    """What one mail lists, or one of several that somebody has copied."""

    lines: Sequence[str]
    start: int
    """How many lines of what the mail says are before them."""

    subject: str
    day: date | None
    """When it was sent; None where nothing tells."""

    damage: tuple[Notice, ...]


def _listings(data: bytes, name: str) -> Iterator[_Listing]:
    """The listings in one mail; lines are counted in what it says.

    Raises:
        DigestError: it holds parts in parts, deeper than any mail does.
    """
    opening, _ = decode(data[:OPENING], name)
    subject, day = "", None
    if _has_headers(opening):
        from email import message_from_bytes  # 15 ms, which only mails need
        from email.policy import compat32

        try:
            mail = message_from_bytes(data, policy=compat32)
        except RecursionError as error:
            raise DigestError(name, "holds parts in parts, deeper than any mail does") from error
        mail = _sent_on(mail)
        lines, damage = _body(mail, name)
        subject = _READER.sub("", inert_line(str(mail["Subject"] or "")))
        day = _day(str(mail["Date"] or ""))
    else:
        lines, damage = decoded_lines(data, name)
    lines = _unquoted(lines)
    starts = [0, *_others_begin(lines)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        of_mail = day if start == 0 else None
        yield _Listing(lines[start:end], start, subject, of_mail, damage if start == 0 else ())


def _others_begin(lines: Sequence[str]) -> Iterator[int]:
    """Where further listings begin, below the end of the one before."""
    has_ended = False
    for place, line in enumerate(lines):
        has_ended = has_ended or line.startswith(_END)
        if has_ended and _SUBMISSIONS.match(line):
            has_ended = False
            yield place


def _reading(listing: _Listing, name: str) -> Reading:
    gathering = Gathering(name)
    gathering.pass_on(listing.damage)
    lines = listing.lines
    if add_records(lines, gathering, NEW, start=listing.start) and _is_cut(lines):
        gathering.warn("the listing has no end; it was read as far as it goes")
    day = _day_of_sent_on(lines) or listing.day or _last_day(lines)
    return gathering.reading(NAME, SOURCE, title=listing.subject, date=day)


def _is_cut(lines: Sequence[str]) -> bool:
    """Whether lines have the head of a listing, and not its end."""
    head = _head(lines).split("\n")
    has_end = any(line.startswith(_END) for line in lines[len(head) :])
    return any(map(_SUBMISSIONS.match, head)) and not has_end


def _sent_on(mail: Message) -> Message:
    """The mail that somebody has sent on as a part of a mail; else the mail itself."""
    parts = islice(mail.walk(), MOST_PARTS)
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            return next(parts, mail)
    return mail


def _has_headers(opening: str) -> bool:
    is_mail = _HEADER.match(opening.lstrip()) is not None
    return is_mail and len(_HEADERS.findall(opening)) >= _FEWEST_HEADERS


def _body(mail: Message, name: str) -> tuple[list[str], tuple[Notice, ...]]:
    """The lines of what a mail says: of its plain text, or of its HTML where it has no other."""
    texts: list[str] = []
    pages: list[str] = []
    notices: tuple[Notice, ...] = ()
    for part in islice(mail.walk(), MOST_PARTS):
        kind = part.get_content_type()
        payload = part.get_payload(decode=True) if kind.startswith("text/") else None
        if not isinstance(payload, bytes):
            continue
        text, damage = _decoded(payload, part.get_content_charset() or "", name)
        (pages if kind == "text/html" else texts).append(text)
        notices += damage
    whole = "\n".join(texts) or "\n".join(map(text_of, pages))
    return whole.split("\n"), notices


def _decoded(payload: bytes, charset: str, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The text of a part: UTF-8 where it is, for mails lie, then what it is said to be."""
    try:
        return inert(payload.decode()), ()
    except UnicodeDecodeError:
        pass
    try:
        return inert(payload.decode(charset)), ()
    except (UnicodeDecodeError, LookupError, ValueError):
        return decode(payload, name)


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the signs of a mail that was answered or sent on."""
    quoted = sum(line.startswith(">") for line in lines)
    if quoted * 2 < len(lines):
        return lines
    return [line[1:].removeprefix(" ") if line.startswith(">") else line for line in lines]


def _day_of_sent_on(lines: Sequence[str]) -> date | None:
    """The date that somebody's program has written above a listing that was sent on, or copied."""
    match = _DAY.search(_head(lines))
    return _day(match["day"]) if match else None


def _last_day(lines: Sequence[str]) -> date | None:
    """The last day on which a listing took papers."""
    match = _RECEIVED.search(_head(lines).replace("\u00a0", " "))
    return _day(match["day"]) if match else None


def _head(lines: Sequence[str]) -> str:
    return "\n".join(takewhile(lambda line: line.strip() != "\\\\", lines[:LINES_BEFORE]))


def _day(written: str) -> date | None:
    """The day of a date as mails write it, where years may have two digits, or as programs show it."""
    from email.utils import parsedate_tz  # see _reading

    try:
        parts = parsedate_tz(written[:LONGEST_DAY])
        return date(*parts[:3]) if parts else whole_day(written)
    except (ValueError, TypeError, IndexError, OverflowError):  # what is no such date at all
        return None
