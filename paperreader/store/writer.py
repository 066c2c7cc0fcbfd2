"""The thread that saves, so that no key waits for the disk.

Knows when to save: at once, and once for all that has come in meanwhile. Does not know what is saved.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock


class Writer:
    """Calls `save` on a thread of its own, one call at a time.

    The thread is made at the first need. A program that ends without :meth:`close` waits for it, so that
    what was decided is not lost.
    """

    def __init__(self, save: Callable[[], None]) -> None:
        """Name what is to be called.

        Args:
            save: saves all that there is to save when it begins; what it raises, `flush` raises.
        """
        self._save = save
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="marks")
        self._lock = Lock()
        self._last: Future[None] | None = None

    def wake(self) -> None:
        """See that what has come in is saved, and return at once."""
        with self._lock:
            self._woken()

    def afterwards(self, work: Callable[[], None]) -> None:
        """Do something once what is being saved is; `close` waits for it, `flush` does not."""
        self._thread.submit(work)

    def flush(self) -> None:
        """Wait until all is saved; raises what saving raised. What could not be saved is tried again."""
        with self._lock:
            last = self._last
            if last and last.done() and last.exception():
                last = self._woken()
        if last:
            last.result()

    def close(self) -> None:
        """Save for the last time, and end the thread; raises what saving raised. The second time is idle."""
        try:
            self.flush()
        finally:
            self._thread.shutdown()
            self._last = None

    def _woken(self) -> Future[None]:
        """The next call that has not begun: it will see what came in before this moment."""
        if self._last is None or self._last.running() or self._last.done():
            self._last = self._thread.submit(self._save)
        return self._last
