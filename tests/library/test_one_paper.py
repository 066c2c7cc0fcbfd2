"""Twenty papers that come in six formats are twenty papers, in whatever order they come."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from paperreader import Library

PAPERS = [
    (
        f"2605.{number:05}",
        f"Paper {number}: A Study of {word}, Number {number}",
        f"We study {word} with care, {number} times over.",
    )
    for number, word in enumerate(["Lanterns", "Kitchens", "Rivers", "Clocks"] * 5, start=1)
]
"""Their arXiv ids, titles and abstracts."""


def _jsonl() -> str:
    records = ({"id": id, "title": title, "summary": text} for id, title, text in PAPERS)
    return "\n".join(map(json.dumps, records))


def _answer() -> str:
    papers = [
        {"paper": {"id": id, "title": title.upper(), "summary": text, "upvotes": 3}}
        for id, title, text in PAPERS
    ]
    return json.dumps(papers)


def _list() -> str:
    return json.dumps([{"title": title, "doi": f"10.48550/arXiv.{id}"} for id, title, _ in PAPERS])


def _table() -> str:
    rows = (f'"{title}",https://arxiv.org/abs/{id}v2,2026' for id, title, _ in PAPERS)
    return "\n".join(("title,url,year", *rows))


def _markdown() -> str:
    return "\n".join(f"- [{title}](https://arxiv.org/pdf/{id}.pdf)" for id, title, _ in PAPERS)


def _page() -> str:
    header = "Get trending papers in your email inbox!\n\nMay 20"
    return "\n\n".join((header, *(f"{title}\n\n{text * 12}" for _, title, text in PAPERS)))


FORMATS: tuple[Callable[[], str], ...] = (_jsonl, _answer, _list, _table, _markdown, _page)


@pytest.mark.parametrize("first", range(len(FORMATS)))
def test_twenty_papers_in_six_formats_are_twenty_papers(first: int, tmp_path: Path) -> None:
    for turn, order in enumerate((1, -1)):
        ordered = [*FORMATS[first:], *FORMATS[:first]][::order]
        with Library.open(tmp_path / str(turn), today=lambda: date(2026, 6, 1)) as library:
            for number, write in enumerate(ordered):
                report = library.import_bytes(write().encode(), f"file {number}")
                assert (report.papers, report.new) == (20, 0 if number else 20), write.__name__
            assert library.size == 20
            assert len({entry.paper.arxiv_id for entry in library.list()[0:20]}) == 20
