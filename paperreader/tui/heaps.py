"""Memory that was given up, given back to the system.

glibc keeps for every thread what that thread has freed, and the reader has a handful of threads that each
draw on a library of a million papers now and then. Knows which C library must be told, and how. Does not
know when nobody is waiting.
"""

from __future__ import annotations

import sys


def give_back() -> None:
    """Let the C library return the pages that nothing lies in, where it is one that keeps them."""
    if sys.platform != "linux":
        return
    # It takes 5 ms to import, which the first screen shall not wait for.
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # musl has none, and keeps little
        trim(0)
