"""How much memory the reader takes: at the start, after a scripted session, after thousands of keys."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.figures import Budget, Figure
from benchmarks.process import memory_of
from benchmarks.session import Session, reading
from benchmarks.setting import Setting
from benchmarks.titles import as_filters, as_jumps, first_title, titles_to_remember

AT_MOST, AT_MOST_WHEN_LARGE = Budget(110), Budget(200)
"""MB after the session: with 100,000 papers, and with as many as there are."""

MORE_AT_MOST = Budget(20)
"""MB that the keys may add."""

READING = ("j", "j", "r", "j", "s", "pagedown", "J", "k", "n", "G", "u", "home", "h", "j", "j", "l")
"""What a person does, more or less: reads, decides, goes about, looks into another view."""

KEYS = (
    "j",
    "k",
    "G",
    "home",
    "pagedown",
    "pageup",
    "J",
    "K",
    "n",
    "p",
    "]",
    "[",
    "s",
    "r",
    "u",
    "z",
)
"""Keys that open no box and start no browser."""

KEYS_PRESSED_A_ROUND = 500
"""So that twenty rounds are the ten thousand keys of the budget."""

AT_ONCE = 100
"""Keys that are typed ahead of the screen."""


def measure(setting: Setting) -> Iterator[Figure]:
    """Resident memory at three moments of one reader, and the anonymous part of it."""
    random = Random(setting.seed)
    with setting.copy() as home:
        titles = titles_to_remember(home, setting.seed, setting.texts)
        with reading(home, first_title(home), setting.quiet) as session:
            pid = session.terminal.pid
            at_start = memory_of(pid)
            for title in titles:
                _use(session, title, setting.seed)
            used = memory_of(pid)
            presses = KEYS_PRESSED_A_ROUND * setting.rounds
            for _ in range(0, presses, AT_ONCE):
                session.rush(*random.choices(KEYS, k=AT_ONCE))
            after = memory_of(pid)
    yield Figure("memory at the start", "MB", (at_start.resident,))
    budget = AT_MOST_WHEN_LARGE if setting.is_large else AT_MOST
    yield Figure("memory after a session", "MB", (used.resident,), budget)
    yield Figure("memory after a session, no file's", "MB", (used.anonymous,))
    added = (after.resident - used.resident,)
    yield Figure(f"memory that {presses:,} random keys add", "MB", added, MORE_AT_MOST)
    yield Figure("memory, the most there was", "MB", (after.peak,))


def _use(session: Session, title: str, seed: int) -> None:
    """Read a while, then jump to a title and filter by words of it."""
    session.rush(*READING)
    for box, text in (("f", as_jumps([title], seed)[0]), ("/", as_filters([title], seed)[0])):
        session.rush(box)
        for letter in text:
            session.rush(letter)
        session.rush("enter")
        session.rush("escape")
