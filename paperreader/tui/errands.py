"""Work done beside the reading, in threads, so that no key waits for a disk or an index.

An errand is a question with a name. Asked again before it was answered, only the last answer counts.
Does not know what is asked, nor who answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.dom import DOMNode
from textual.worker import Worker, WorkerState

T = TypeVar("T")


class Errands:
    """The errands of one screen, which hands on every `Worker.StateChanged` it gets.

    Args:
        node: the screen.
        complain: is told of every question that failed.
    """

    def __init__(self, node: DOMNode, complain: Callable[[BaseException], None]) -> None:
        self._node = node
        self._complain = complain
        self._latest: dict[str, tuple[Worker[Any], Callable[[Any], None]]] = {}

    def ask(self, name: str, question: Callable[[], T], answer: Callable[[T], None]) -> None:
        """Put a question in a thread; its answer arrives in the screen's own.

        Args:
            name: the errand; an earlier question of this name is no longer of interest.
            question: what takes time; it runs beside the screen and may raise.
            answer: is given the answer, unless the question was asked again or dropped.
        """
        worker = self._node.run_worker(
            question, name=name, group=name, thread=True, exclusive=True, exit_on_error=False
        )
        self._latest[name] = worker, answer

    def under_way(self, name: str) -> bool:
        """Whether an errand's answer is still to come."""
        return name in self._latest

    def drop(self, name: str) -> bool:
        """Take no further interest in an errand; whether one was under way."""
        found = self._latest.pop(name, None)
        if found is None:
            return False
        found[0].cancel()
        return True

    def settle(self, worker: Worker[Any]) -> None:
        """Take notice of a worker's state: deliver its answer, or say what went wrong."""
        latest, answer = self._latest.get(worker.group, (None, None))
        if latest is not worker or answer is None or not worker.is_finished:
            return
        del self._latest[worker.group]
        if worker.state is WorkerState.SUCCESS:
            answer(worker.result)
        elif worker.state is WorkerState.ERROR and worker.error is not None:
            self._complain(worker.error)
