"""Papers written as one's own JSON lines come back as they were, whatever is in them."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperreader.core.ids import arxiv_address
from paperreader.core.inert import inert, inert_line
from paperreader.core.paper import Paper
from tests.formats.reading import read, told

RECORDS = 10
"""Of each file, at most."""

LINE = st.text(min_size=1, max_size=40).map(inert_line).filter(bool)
TEXT = st.text(max_size=200).map(inert).map(str.strip).map(inert)
NUMBER = st.integers(1, 99_999)
FLOAT = st.floats(allow_nan=False, allow_infinity=False)
SCALAR = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | FLOAT | TEXT.filter(bool)
VALUE = st.recursive(
    SCALAR,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(LINE, inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    id = draw(st.none() | NUMBER.map(lambda number: f"2605.{number:05}"))
    doi = draw(st.sampled_from(["", "10.1000/182", "10.48550/arxiv.2605.00001"])) if id else ""
    url = draw(st.sampled_from([arxiv_address(id), "https://a.org/x"])) if id else ""
    links = st.lists(st.sampled_from(["https://b.org", "https://c.org/?d=e"]), unique=True)
    return Paper(
        title=draw(LINE),
        abstract=draw(TEXT.filter(lambda text: "://" not in text)),
        authors=tuple(draw(st.lists(LINE, max_size=3))),
        url=url,
        arxiv_id=id or "",
        doi=doi,
        published=draw(st.sampled_from(["", "2026", "2026-05", "2026-05-20"])),
        categories=tuple(draw(st.lists(LINE, max_size=3, unique=True))),
        links=tuple(draw(links)),
        upvotes=draw(st.none() | st.integers(0, 10**6)),
        extra={
            name: value
            for name, value in draw(st.dictionaries(LINE, VALUE, max_size=3)).items()
            if value is not None
        },
    )


def exported(paper: Paper) -> dict[str, object]:
    """A paper as `--json` prints it, with `extra`."""
    names = ("title", "abstract", "url", "arxiv_id", "doi", "published", "upvotes")
    marks = {"starred": False, "read": False, "later": False, "dismissed": False, "tags": []}
    return {
        "key": paper.key,
        **{name: getattr(paper, name) for name in names},
        **{name: list(getattr(paper, name)) for name in ("authors", "categories", "links")},
        "digests": ["a"],
        "seen": 1,
        "snoozed_until": None,
        "note": "",
        "score": None,
        **marks,
        "extra": dict(paper.extra),
    }


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(papers(), min_size=1, max_size=RECORDS, unique_by=lambda paper: paper.key))
def test_ones_own_export_gives_the_same_papers(some: list[Paper]) -> None:
    for escaped in (True, False):
        lines = [json.dumps(exported(paper), ensure_ascii=escaped) for paper in some]
        reading = read("\n".join(lines))
        assert list(reading.papers) == some
        assert told(reading) == []
