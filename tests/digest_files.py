"""Files to import: the text of a Hugging Face papers page, with as many papers as asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from paperreader import ImportReport, Library
from paperreader.core.importing import ImportOptions, summed_up

ABSTRACT = "We show a thing that nobody has shown before, and we show it well. " * 8


def page(papers: Iterable[tuple[str, str]], day: str = "May 20") -> bytes:
    """A page of titles and abstracts."""
    lines = ["new", "Get trending papers in your email inbox!", "Subscribe"]
    lines += ["byAK and the research community", day]
    lines += [text for paper in papers for text in paper]
    return "\n\n".join(lines).encode()


def page_of(size: int, subject: str = "Things", day: str = "May 20") -> bytes:
    """A page of so many papers about a subject, which no page about another lists."""
    titles = (f"{subject} and How to Show Them, Part {number}" for number in range(size))
    return page(((title, f"{title}. {ABSTRACT}") for title in titles), day)


def taken_in(
    library: Library, data: bytes, name: str, **options: Unpack[ImportOptions]
) -> ImportReport:
    """What the import of such a file reports, which need not lie anywhere."""
    return summed_up(library.intake.take_in_bytes(data, name, options))
