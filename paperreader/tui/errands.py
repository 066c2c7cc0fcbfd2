"""Work done beside the reading, in threads, so that no key waits for a disk or an index.

A question has a name: asked again before it was answered, only the last answer counts. Deeds are done
one after the other, and none is left out. Does not know what is asked or done, nor by whom.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections import Counter, deque
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any, Final, TypeVar

from textual.dom import DOMNode
from textual.message import Message

T = TypeVar("T")

AT_ONCE = 2
"""Questions of one name that are worked on at once: the last need not wait for the one before it, and
of those that come while two are worked on only the last is ever begun."""

DEEDS: Final = "deeds"
"""The name that deeds go by among the questions."""


@dataclass(frozen=True, eq=False, slots=True)
class Errand:
    """What is to be done in a thread, and who takes its result in the screen's own."""

    name: str
    work: Callable[[], Any]
    take: Callable[[Any], object]
    fail: Callable[[BaseException], object]


class Errands:
    """The errands of one screen, which hands on every `Errands.Done` it gets.

    Args:
        node: the screen.
        complain: is told of every errand that failed, unless it says itself who is.
    """

    @dataclass
    class Done(Message, bubble=False):
        """An errand came to its end."""

        errand: Errand
        result: Any = None
        error: BaseException | None = None

    def __init__(self, node: DOMNode, complain: Callable[[BaseException], None]) -> None:
        self._node = node
        self._complain = complain
        self._latest: dict[str, Errand] = {}
        self._waiting: dict[str, deque[Errand]] = {DEEDS: deque()}
        self._threads: Counter[str] = Counter()
        self._lock = Lock()
        self._unsettled = 0

    def ask(
        self,
        name: str,
        question: Callable[[], T],
        answer: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Put a question in a thread; its answer arrives in the screen's own.

        Args:
            name: what the question is about; an earlier one of this name is no longer of interest.
            question: what takes time; it runs beside the screen and may raise.
            answer: is given the answer, unless the question was asked again.
            failed: is given why there is none, in the place of who else is told.
        """
        errand = Errand(name, question, answer, failed or self._complain)
        self._latest[name] = errand
        with self._lock:
            waiting = self._waiting.setdefault(name, deque())
            self._unsettled += 1 - len(waiting)
            waiting.clear()
        self._begin(errand, AT_ONCE)

    def do(
        self,
        deed: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Do something in a thread, after all that was to be done before it.

        Args:
            deed: what takes time; it runs beside the screen and may raise.
            then: is given its result.
            failed: is given why there is none, in the place of who else is told.
        """
        self._unsettled += 1
        self._begin(Errand(DEEDS, deed, then, failed or self._complain), 1)

    def under_way(self, name: str) -> bool:
        """Whether a question's answer is still to come."""
        return name in self._latest

    def forget(self, name: str) -> None:
        """Let the answer of a question, if one is still to come, be of no interest."""
        self._latest.pop(name, None)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._unsettled

    def settle(self, done: Done) -> None:
        """Hand on the result of an errand, or say what went wrong."""
        self._unsettled -= 1
        errand = done.errand
        if errand.name != DEEDS and self._latest.get(errand.name) is not errand:
            return
        self._latest.pop(errand.name, None)
        if done.error is None:
            errand.take(done.result)
        else:
            errand.fail(done.error)

    def _begin(self, errand: Errand, at_once: int) -> None:
        with self._lock:
            self._waiting[errand.name].append(errand)
            if self._threads[errand.name] == at_once:
                return
            self._threads[errand.name] += 1
        work = partial(copy_context().run, self._work_off, errand.name)
        get_running_loop().run_in_executor(None, work)

    def _work_off(self, name: str) -> None:
        """In a thread: do what is waiting under a name until nothing is."""
        while (errand := self._next(name)) is not None:
            self._node.post_message(_outcome(errand))

    def _next(self, name: str) -> Errand | None:
        with self._lock:
            if self._waiting[name]:
                return self._waiting[name].popleft()
            self._threads[name] -= 1
            return None


def _outcome(errand: Errand) -> Errands.Done:
    try:
        return Errands.Done(errand, errand.work())
    except BaseException as error:  # noqa: BLE001 (also what an index written in Rust panics with)
        return Errands.Done(errand, error=error)
