"""What a paper is called by, when two records are one paper, and how they become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.paper import (
    Paper,
    disputed_key,
    merged,
    normalised_arxiv_id,
    normalised_title,
    title_key,
)


@pytest.mark.parametrize(
    ("title", "normal"),
    [
        ("Filter2Noise: Interpretable", "filter2noiseinterpretable"),
        ("  GraphFM --- A  Benchmark. ", "graphfmabenchmark"),
        ("Café naïve", "cafenaive"),
        ("Cafe\u0301", "cafe"),
        ("ﬁne ²", "fine2"),
        ("Straße STRASSE", "strassestrasse"),
        ("漢字 ＡＢＣ", "漢字abc"),
        ("???", "???"),
        (" !! ", "!!"),
        ("", ""),
    ],
)
def test_titles_are_compared_by_letters_and_digits(title: str, normal: str) -> None:
    assert normalised_title(title) == normal


@given(st.text())
def test_a_normalised_title_is_normal(title: str) -> None:
    assert normalised_title(normalised_title(title)) == normalised_title(title)


def test_a_key_is_the_first_48_bits_of_the_title_and_never_changes() -> None:
    """Marks on disk are found by it: it must stay as it is in every version."""
    assert title_key("GraphFM: A Benchmark") == title_key("graphfm a benchmark")
    assert (
        title_key("GraphFM: A Comprehensive Benchmark for Graph Foundation Model") == "9b283933438e"
    )


def test_a_paper_is_called_by_its_title_unless_it_has_a_key() -> None:
    assert Paper("One").key == title_key("One")
    assert Paper("One", key="0123456789ab").key == "0123456789ab"


def test_a_disputed_title_gives_each_paper_a_key_of_its_own() -> None:
    key = title_key("T")
    assert len({disputed_key(key, "2403.00001"), disputed_key(key, "10.1/x"), key}) == 3


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("2403.01234", "2403.01234"),
        ("2403.01234v12", "2403.01234"),
        ("math/0309136v1", "math/0309136"),
        ("Math/0309136", "math/0309136"),
        ("", ""),
    ],
)
def test_an_arxiv_id_is_compared_without_its_version(written: str, normal: str) -> None:
    assert normalised_arxiv_id(written) == normal


def test_what_a_later_digest_tells_replaces_and_what_it_leaves_out_stays() -> None:
    early = Paper("A title", "Early.", doi="10.1/x", links=("https://a.org",), upvotes=3)
    later = Paper("A Title", "", url="https://b.org", links=("https://b.org",), key="another")
    whole = merged([early, later])
    assert (whole.title, whole.abstract, whole.doi) == ("A Title", "Early.", "10.1/x")
    assert (whole.url, whole.upvotes, whole.key) == ("https://b.org", 3, early.key)
    assert whole.links == ("https://a.org", "https://b.org")


@pytest.mark.parametrize("dois", [("10.1000/a", "10.48550/arXiv.2401.00001"), ("", "10.1000/a")])
def test_the_doi_that_arxiv_gives_replaces_none_of_a_publisher(dois: tuple[str, str]) -> None:
    for order in (dois, dois[::-1]):
        assert merged([Paper("A", doi=doi) for doi in order]).doi == "10.1000/a"
    arxivs = "10.48550/arXiv.2401.00001"
    assert merged([Paper("A"), Paper("A", doi=arxivs), Paper("A")]).doi == arxivs


@pytest.mark.parametrize(
    ("told", "abstract"),
    [
        (["v1", "v2"], "v2"),
        (["v2", "v1"], "v2"),
        (["v1", "v3", "v2"], "v3"),
        (["v9", "v10"], "v10"),
        (["v2", ""], ""),  # who does not tell which one it is is believed to be the newest
        (["v3", "", "v2"], ""),
        (["", "v1"], "v1"),
    ],
)
def test_the_text_of_the_newest_version_is_kept_whichever_comes_last(
    told: list[str], abstract: str
) -> None:
    records = [Paper("A", f"of {v}", extra={"version": v} if v else {}) for v in told]
    assert merged(records).abstract == f"of {abstract}"


def test_a_record_of_an_earlier_version_fills_in_what_is_missing() -> None:
    newest = Paper("A", "new", extra={"version": "v2", "comment": "10 pages"})
    late = Paper(
        "B", "old", ("Ada",), extra={"version": "v1", "comment": "8 pages", "license": "x"}
    )
    whole = merged([newest, late])
    assert (whole.title, whole.abstract, whole.authors) == ("A", "new", ("Ada",))
    assert whole.extra == {"version": "v2", "comment": "10 pages", "license": "x"}
