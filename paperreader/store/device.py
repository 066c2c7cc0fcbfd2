"""Which device this is: the name of the marks file that it, and no other, writes.

Knows how a host's name becomes a file's. Stores nothing, so that a copied library does not carry its
first device's name along.
"""

from __future__ import annotations

import os
import re

_NAMELESS = "device"
"""The name of a host whose own holds no letter and no digit."""

_LONGEST_NAME = 63
"""A label of the domain name system is never longer; a file name may be 255 bytes and has endings."""


def device_name() -> str:
    """The name of this device: the same at every call and after every restart."""
    return slug(_host_name())


def slug(host: str) -> str:
    """A host's name as part of a file name: `Anna's-MacBook.local` -> `anna-s-macbook`.

    Only the first label counts, because the domain changes with the network that a laptop is in.
    """
    label = host.strip().lower().split(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", label)[:_LONGEST_NAME].strip("-") or _NAMELESS


def _host_name() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    # Windows has no uname; elsewhere the 5 ms that this costs are saved.
    from socket import gethostname

    return gethostname()
