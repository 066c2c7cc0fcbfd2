"""Digests as files, for the program to import as it would any other.

Knows how the text of a Hugging Face papers page is laid out. Does not know what is in the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.papers import drawn_papers
from paperreader.core.paper import Paper

MONTHS_AND_DAYS = [f"{month} {day}" for month in ("Jan", "Feb", "Mar") for day in range(1, 29)]
"""Of which each file gets another."""


def write_digest_files(directory: Path, files: int, papers: int, seed: int) -> list[Path]:
    """Write files that list so many papers each, which are in no library of another seed."""
    drawn = drawn_papers(seed)
    paths = []
    for day in MONTHS_AND_DAYS[:files]:
        path = directory / f"{day}.txt"
        path.write_text(_page(day, islice(drawn, papers)), encoding="utf-8")
        paths.append(path)
    return paths


def _page(day: str, papers: Iterator[Paper]) -> str:
    header = f"byAK and the research community\n\n{day}\n\n"
    return header + "".join(f"{paper.title}\n\n{paper.abstract}\n\n" for paper in papers)
