"""An index on disk is read by later programs: whatever is indexed otherwise than before has another version.

Such a change is easily made in passing, for what a paper is indexed as hangs on how LaTeX is shown, how words
are folded and cut, and how titles are sorted.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from paperreader.core.paper import Paper, title_key
from paperreader.index.keys import number_of
from paperreader.index.paper_document import document_of
from paperreader.index.places import first_label, place_of
from paperreader.index.schema import (
    ABSTRACT,
    AUTHORS,
    TITLE_STEMS,
    TITLE_WORDS,
    analyzer,
    prose_analyzer,
    stemming_analyzer,
)
from paperreader.index.state import VERSION
from tests.index.shelf import digest_of, filled

FINGERPRINTS = {"paperreader index 7": "eac20f39919649c3"}
"""Of what is indexed, by the version: whoever sees this fail raises the number in VERSION, and puts the new
number with the new fingerprint here in place of the old."""

PAPERS = (
    Paper(
        "Poincaré's $L_2$-Norms: GPT-4 and State-of-the-Art Models of 深度学习, Ma\u00dfe",
        abstract=r"We're training $\alpha$-networks with \emph{running} gradients, O(n^2) at worst, "
        r"O(2^n) or $x^{2q}$ at {best}.",
        authors=("René Descartes", "Li Wei"),
        categories=("cs.CL", "stat.ML"),
        published="2026-03-09",
        arxiv_id="2603.00001v2",
        doi="10.1000/ABC",
        url="https://arxiv.org/abs/2603.00001",
        links=("https://github.com/x/moe",),
        upvotes=50,
    ),
    Paper("The Naïve Bayes, Revisited (ﬁnally)", published="2026-05"),
    Paper("42 Étude"),
)

ANALYZERS = {
    TITLE_WORDS: analyzer(),
    AUTHORS: analyzer(),
    TITLE_STEMS: stemming_analyzer(),
    ABSTRACT: prose_analyzer(),
}


PLACES = [
    place_of(first_label(date(2026, 5, 20)), 3),
    place_of(first_label(date(2026, 4, 22)), 1),
]


NAMES = [title_key("As It Was Called Before")]


def indexed(paper: Paper) -> dict[str, list[str]]:
    """What each field of a paper's document holds, texts as the words they are cut into."""
    told = document_of(paper, PLACES, map(number_of, NAMES)).to_dict()
    return {
        field: sorted(
            str(ANALYZERS[field].analyze(value) if field in ANALYZERS else value)
            for value in values
        )
        for field, values in told.items()
    }


@pytest.mark.skipif(sys.byteorder != "little", reason="a catalogue is in the machine's byte order")
def test_what_is_indexed_otherwise_than_before_is_of_another_version(tmp_path: Path) -> None:
    filled(tmp_path, [(digest_of(PAPERS), PAPERS)]).close()
    (catalogue,) = tmp_path.glob("catalogue-*")
    shape = json.loads((tmp_path / "tantivy" / "meta.json").read_text())["schema"]
    told = [shape, [*map(indexed, PAPERS)], catalogue.read_bytes().hex()]
    fingerprint = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
    number, _, _ = VERSION.partition(",")
    assert {number: fingerprint} == FINGERPRINTS
