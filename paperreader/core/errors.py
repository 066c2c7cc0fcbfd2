"""Everything that can go wrong, as one tree.

    PaperreaderError
    ├── DigestError       a source that holds no digest, or cannot be read
    │   ├── UnknownFormat a file in none of the formats that are read
    │   └── FeedList      a list of feeds, which can be subscribed to
    ├── SourceError       a service that did not answer, or not as it should
    ├── KeepsakeError     something that cannot be kept by a name, or not be changed so
    │   ├── ViewError     a view that cannot be saved, renamed or deleted so
    │   │   └── UnknownView   a name that no saved view has
    │   └── SubscriptionError   a subscription that cannot be made so
    │       └── UnknownSubscription   a name that no subscription has
    ├── QueryError        a query that cannot be understood
    ├── PastDay           a day to snooze to that is not to come
    ├── UnknownPaper      a reference that no paper answers to
    ├── AmbiguousPaper    a key prefix that several papers answer to
    ├── StoreError        the library on disk could not be read or written
    │   ├── StoreBusy     another process held the library for too long
    │   └── StoreDamaged  a file of the library holds something else than it should
    ├── ConfigError       a setting that cannot be used
    └── Cancelled         a long work that a person wanted to end

An error carries its data in attributes and says its sentence in ``__str__``: what, where, what to
do. Errors are raised low and caught in two places only, the command line and the screen.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from paperreader.core.counted import counted


class PaperreaderError(Exception):
    """The root of the tree: whoever catches this catches all that paperreader raises on purpose."""


class DigestError(PaperreaderError):
    """A source that holds no digest, or cannot be read.

    Args:
        source: the file's name as the user gave it.
        reason: why it was refused, without the file's name and without a full stop.
        line: the line, counted from 1, where it went wrong, if one can be named.
    """

    def __init__(self, source: str, reason: str, line: int | None = None) -> None:
        super().__init__(source, reason, line)
        self.source = source
        self.reason = reason
        self.line = line

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.reason}."


class UnknownFormat(DigestError):
    """A file in none of the formats that are read; its reason says what it looks like."""


class FeedList(DigestError):
    """A list of feeds: it holds no papers, and its feeds can be subscribed to.

    Args:
        source: the file's name as the user gave it.
        feeds: what each is called, and its address; at least one.
    """

    def __init__(self, source: str, feeds: tuple[tuple[str, str], ...]) -> None:
        count = counted(len(feeds), "feed")
        super().__init__(
            source,
            f"is a list of subscriptions (OPML, {count}) and holds no papers; to subscribe to its feeds:"
            " paperreader import FILE",
        )
        self.feeds = feeds


class SourceError(PaperreaderError):
    """A service that did not answer, or not as it should.

    Args:
        host: who was asked, or would have been.
        reason: what happened, as the rest of a sentence, without a full stop.
        status: the HTTP status, if there was an answer that had one.
    """

    def __init__(self, host: str, reason: str, status: int | None = None) -> None:
        super().__init__(host, reason, status)
        self.host = host
        self.reason = reason
        self.status = status

    def __str__(self) -> str:
        return f"{self.host} {self.reason}."


class KeepsakeError(PaperreaderError):
    """Something that cannot be kept by a name, or not be changed so.

    Args:
        name: the name, or what should be kept by it.
        reason: why not, as the rest of a sentence, without a full stop.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"“{self.name}” {self.reason}."


class ViewError(KeepsakeError):
    """A view that cannot be saved, renamed or deleted so."""


class UnknownView(ViewError):
    """A name that no saved view has."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "is no saved view; paperreader views lists those there are")


class SubscriptionError(KeepsakeError):
    """A subscription that cannot be made so."""


class UnknownSubscription(SubscriptionError):
    """A name that no subscription has."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, "is no subscription; paperreader subscriptions lists those there are"
        )


class QueryError(PaperreaderError):
    """A query that cannot be understood.

    Args:
        source: the whole query.
        reason: what is wrong with the part, without a full stop.
        span: the part, as the half-open range of its characters in ``source``.
    """

    def __init__(self, source: str, reason: str, span: tuple[int, int]) -> None:
        super().__init__(source, reason, span)
        self.source = source
        self.reason = reason
        self.span = span

    def __str__(self) -> str:
        # Hardly any start meets an error, and the first screen shall not wait for what draws one.
        from paperreader.core.caret import pointed_at

        return f"{self.reason}.\n{pointed_at(self.source, self.span)}"


class PastDay(PaperreaderError):
    """A day to snooze to that is not to come: on it the papers would be back already.

    Args:
        day: that day.
    """

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day

    def __str__(self) -> str:
        return f"{self.day} is not after today; name the day on which the papers shall come back."


class UnknownPaper(PaperreaderError):
    """A reference (key, prefix of a key, arXiv id or DOI) that no paper answers to."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference

    def __str__(self) -> str:
        return (
            f"No paper answers to {self.reference!r}; "
            "find its key with: paperreader jump WORDS --json."
        )


class AmbiguousPaper(PaperreaderError):
    """A prefix that several papers' keys begin with.

    Args:
        reference: the prefix.
        keys: some of the keys that begin with it.
    """

    def __init__(self, reference: str, keys: tuple[str, ...]) -> None:
        super().__init__(reference, keys)
        self.reference = reference
        self.keys = keys

    def __str__(self) -> str:
        return (
            f"{self.reference!r} begins several keys ({', '.join(self.keys)}); give more letters."
        )


class StoreError(PaperreaderError):
    """The library on disk could not be read or written.

    Args:
        path: the file or directory.
        reason: what the system or the file said, without a full stop.
        advice: what to do about it, a whole sentence.
    """

    def __init__(self, path: Path, reason: str, advice: str = "") -> None:
        super().__init__(path, reason, advice)
        self.path = path
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        sentence = f"{self.path}: {self.reason}."
        return f"{sentence} {self.advice}" if self.advice else sentence


class StoreBusy(StoreError):
    """Another process held the library's lock for longer than anyone should."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            path,
            f"another program has been writing the library for {seconds:g} seconds",
            "Try again when it is done.",
        )
        self.seconds = seconds


class StoreDamaged(StoreError):
    """A file of the library holds something else than it should: cut off, overwritten, or foreign."""


class ConfigError(PaperreaderError):
    """A setting that cannot be used.

    Args:
        path: the configuration file.
        reason: what is wrong and with which setting, without a full stop.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}."


class Cancelled(PaperreaderError):
    """A long work was ended because a person wanted that; what was finished stays."""

    def __str__(self) -> str:
        return "It was stopped; what was finished stays."
