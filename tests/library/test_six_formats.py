"""Twenty papers are twenty papers, in how many formats and in what order they ever come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from paperreader import Library
from tests.library.twenty import FORMATS, TWENTY

TODAY = date(2026, 6, 1)

NAMES = ("ris", "huggingface-json", "bibtex", "jsonl", "arxiv-mail", "arxiv-atom")

ORDERS = [NAMES[::-1], *(NAMES[first:] + NAMES[:first] for first in range(len(NAMES)))]
"""Each format is first once, and last once, and the whole is turned round once."""


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_twenty_papers_in_six_formats_are_twenty_papers(
    order: tuple[str, ...], tmp_path: Path
) -> None:
    with Library.open(tmp_path / "home", today=lambda: TODAY) as library:
        assert set(order) == set(FORMATS)
        for number, name in enumerate(order):
            path = tmp_path / f"{number}.txt"
            path.write_text(FORMATS[name](TWENTY), encoding="utf-8")
            report = library.import_source(path)
            assert (report.format, report.papers, report.skipped) == (name, 20, 0)
            assert report.new == (20 if number == 0 else 0)
            assert report.warnings == ()
        assert library.size == 20
        assert [row.seen for row in library.list().rows(0, 20)] == [6] * 20
        for work in TWENTY:
            entry = library.finding.paper(work.arxiv_id)
            paper = entry.paper
            assert entry == library.finding.paper(work.doi)
            assert len(entry.digests) == 6
            assert (paper.arxiv_id, paper.doi) == (work.arxiv_id, work.doi)
            assert paper.authors == work.authors
            assert paper.abstract == work.abstract.strip()
            assert paper.upvotes == work.number
            assert set(paper.categories) == {"cs.HC", "cs.CY"}
            assert paper.published[:4] == "2026"
            told = {"comment", "Report-no", "journal", "KW", "numComments"}
            assert told <= paper.extra.keys()
