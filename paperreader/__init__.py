"""A terminal reader for digests of research papers, and the library that it keeps, in Python.

    from paperreader import Library

    with Library.open() as library:
        library.import_source("digest.txt")
        for hit in library.jump("mixtrue of exprts"):
            print(hit.title)

What is named here stays; everything below is the program's own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperreader.core.digest import Digest
    from paperreader.core.errors import PaperreaderError
    from paperreader.core.importing import ImportReport
    from paperreader.core.listing import Entry, Hit, Listing
    from paperreader.core.mark import Change, Mark
    from paperreader.core.paper import Paper
    from paperreader.library import Library

__version__ = "0.1.0"

__all__ = [
    "Change",
    "Digest",
    "Entry",
    "Hit",
    "ImportReport",
    "Library",
    "Listing",
    "Mark",
    "Paper",
    "PaperreaderError",
    "__version__",
]

_MODULES = {
    "Change": "core.mark",
    "Digest": "core.digest",
    "Entry": "core.listing",
    "Hit": "core.listing",
    "ImportReport": "core.importing",
    "Library": "library",
    "Listing": "core.listing",
    "Mark": "core.mark",
    "Paper": "core.paper",
    "PaperreaderError": "core.errors",
}

if not TYPE_CHECKING:  # or a checker would believe in every name

    def __getattr__(name: str) -> object:
        """A public name, imported when it is asked for: most commands need few of them."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
