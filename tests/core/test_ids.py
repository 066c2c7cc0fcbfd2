"""Ids are known in whatever writing they come, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from paperreader.core.ids import arxiv_address, arxiv_id_in, doi_address, doi_in, id_named
from paperreader.core.links import openable


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("2403.01234", "2403.01234"),
        ("2403.01234v12", "2403.01234"),
        ("0704.0001", "0704.0001"),
        (" arXiv:2403.01234v2 [cs.CL] ", "2403.01234"),
        ("arxiv: 2403.01234", "2403.01234"),
        ("oai:arXiv.org:2203.01250v3", "2203.01250"),
        ("http://arxiv.org/abs/2403.01234v1", "2403.01234"),
        ("https://www.arxiv.org/pdf/2403.01234v2.pdf", "2403.01234"),
        ("https://export.arxiv.org/html/2403.01234?x=1", "2403.01234"),
        ("https://huggingface.co/papers/2403.01234#community", "2403.01234"),
        ("https://alphaxiv.org/abs/2403.01234", "2403.01234"),
        ("https://doi.org/10.48550/arXiv.2403.01234", "2403.01234"),
        ("10.48550/arxiv.2403.01234", "2403.01234"),
        ("hep-th/9901001v2", "hep-th/9901001"),
        ("math.GT/0309136", "math/0309136"),
        ("http://arxiv.org/abs/cs.CL/0309136", "cs/0309136"),
        ("", ""),
        ("2413.01234", ""),
        ("2400.01234", ""),
        ("2403.012345678", ""),
        ("2403.01", ""),
        ("see 2403.01234", ""),
        ("../../etc/passwd", ""),
        ("a/1234567", ""),
        ("https://example.org/2403.01234", ""),
        ("https://arxiv.org.example.org/abs/2403.01234", ""),
    ],
)
def test_arxiv_ids(written: str, id: str) -> None:
    assert arxiv_id_in(written) == id


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.1000/182", "10.1000/182"),
        ("doi:10.1000/ABC", "10.1000/abc"),
        ("DOI 10.1000/abc.", "10.1000/abc"),
        ("https://doi.org/10.1000/A%28b%29", "10.1000/a(b)"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("10.1000/a<b>;2-c", "10.1000/a<b>;2-c"),
        ("", ""),
        ("10.1/x", ""),
        ("11.1000/182", ""),
        ("https://example.org/10.1000/182", ""),
        ("https://doi.org/10.1000/a%0ab", ""),
    ],
)
def test_dois(written: str, doi: str) -> None:
    assert doi_in(written) == doi


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("1706.03762", "1706.03762"),
        (" 1706.03762v5\n", "1706.03762"),
        ("arXiv:1706.03762v7 [cs.CL] 2 Aug 2023", "1706.03762"),
        ("arxiv:1706.03762,", "1706.03762"),
        ("http://arxiv.org/abs/1706.03762/", "1706.03762"),
        ("https://www.arxiv.org/pdf/1706.03762v5.pdf", "1706.03762"),
        ("arxiv.org/abs/1706.03762?context=cs", "1706.03762"),
        ("https://huggingface.co/papers/1706.03762#community", "1706.03762"),
        ("https://doi.org/10.48550/arXiv.1706.03762", "1706.03762"),
        ("cs/0309136", "cs/0309136"),
        ("10.1145/3292500.3330701", "10.1145/3292500.3330701"),
        ("doi:10.1016/S0140-6736(20)30183-5", "10.1016/s0140-6736(20)30183-5"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("", ""),
        ("3.14159", ""),
        ("1706.03762 attention", ""),
        ("attention 1706.03762", ""),
        ("1706.03762-like", ""),
        ("10.1000/182 and more", ""),
        ("https://example.org/1706.03762", ""),
        ("10.1000/" + "a" * 1000, ""),
    ],
)
def test_a_text_that_is_all_of_an_id_names_it(text: str, id: str) -> None:
    assert id_named(text) == id


@pytest.mark.parametrize("id", ["2403.01234", "hep-th/9901001"])
def test_the_address_of_a_paper_leads_back_to_its_id(id: str) -> None:
    assert openable(arxiv_address(id))
    assert arxiv_id_in(arxiv_address(id)) == id


@pytest.mark.parametrize("doi", ["10.1000/182", "10.1000/a<b>;2-c", "10.1000/a#b?c%d"])
def test_the_address_of_a_doi_leads_back_to_it(doi: str) -> None:
    assert openable(doi_address(doi))
    assert doi_in(doi_address(doi)) == doi


@pytest.mark.parametrize("unit", ["10.1000/", "arxiv:", "2403.", "https://arxiv.org/abs/", "a-"])
def test_long_texts_take_no_time(unit: str) -> None:
    arxiv_id_in(unit * 100_000)
    doi_in(unit * 100_000)
    id_named(unit * 100_000)
