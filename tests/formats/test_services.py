"""What well-known services answer in JSON is read, wherever in it they put what a paper is made of."""

from __future__ import annotations

import json

import pytest

from paperreader.core.paper import Paper
from tests.formats.reading import read

CROSSREF = {
    "status": "ok",
    "message": {
        "items": [
            {
                "DOI": "10.1000/X",
                "title": ["One"],
                "author": [{"given": "Jane", "family": "Doe", "sequence": "first"}],
                "issued": {"date-parts": [[2020, 5]]},
                "abstract": "<jats:p>We do.</jats:p>",
            }
        ]
    },
}

SEMANTIC_SCHOLAR = {
    "total": 1,
    "data": [
        {
            "paperId": "204e",
            "externalIds": {"ArXiv": "2005.01234", "DOI": "10.1000/x", "CorpusId": 1},
            "title": "One",
            "abstract": "We do.",
            "publicationDate": "2020-05-20",
            "openAccessPdf": {"url": "https://arxiv.org/pdf/2005.01234"},
            "tldr": {"text": "Short."},
            "authors": [{"authorId": "1", "name": "Jane Doe"}],
        }
    ],
}

OPEN_ALEX = {
    "meta": {"count": 1},
    "results": [
        {
            "id": "https://openalex.org/W1",
            "doi": "https://doi.org/10.1000/x",
            "display_name": "One",
            "publication_date": "2020-05-20",
            "authorships": [{"author": {"display_name": "Jane Doe"}, "institutions": []}],
            "abstract_inverted_index": {"do.": [1, 3], "We": [0, 2]},
        }
    ],
}

OPEN_REVIEW = {
    "notes": [
        {
            "forum": "aBc_1-2345",
            "pdate": 1589932800000,
            "content": {
                "title": {"value": "One"},
                "authors": {"value": ["Jane Doe"]},
                "abstract": {"value": "We do."},
                "keywords": {"value": ["doing"]},
            },
        }
    ]
}

ARXIV_DUMP = {
    "id": "0704.0001",
    "authors": "J. Do\\'e",
    "title": "One\n  and More",
    "doi": "10.1000/x",
    "categories": "hep-ph hep-ex",
    "abstract": "  We do.\n",
    "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
    "update_date": "2008-11-26",
    "authors_parsed": [["Do\u00e9", "J.", ""], ["Roe", "R.", "Jr"]],
}

PAPERS_WITH_CODE = [
    {
        "paper_url": "https://paperswithcode.com/paper/one",
        "arxiv_id": "2005.01234",
        "title": "One",
        "abstract": "We do.",
        "url_pdf": "https://arxiv.org/pdf/2005.01234v5.pdf",
        "authors": ["Jane Doe"],
        "date": "2020-05-20",
        "tasks": ["Doing"],
    }
]

ROWS = {"features": [], "rows": [{"row_idx": 0, "row": {"title": "One", "authors": ["Jane Doe"]}}]}

ZOTERO = [
    {
        "key": "ABC",
        "data": {
            "title": "One",
            "creators": [
                {"creatorType": "author", "firstName": "Jane", "lastName": "Doe"},
                {"creatorType": "editor", "name": "Ed"},
            ],
            "extra": "arXiv:2005.01234 [cs]",
        },
    }
]

BIORXIV = {"collection": [{"title": "One", "authors": "Doe, J.; Roe, R.", "doi": "10.1101/1"}]}

INSPIRE = {
    "hits": {
        "hits": [
            {
                "metadata": {
                    "titles": [{"title": "One"}],
                    "authors": [{"full_name": "Doe, Jane"}],
                    "abstracts": [{"value": "We do."}],
                    "arxiv_eprints": [{"value": "2005.01234"}],
                    "dois": [{"value": "10.1000/x"}],
                }
            }
        ]
    }
}


def only(answer: object) -> Paper:
    (paper,) = read(json.dumps(answer)).papers
    return paper


@pytest.mark.parametrize(
    ("answer", "arxiv_id", "doi", "published", "authors"),
    [
        (CROSSREF, "", "10.1000/x", "2020-05", ("Jane Doe",)),
        ({"message": CROSSREF["message"]["items"][0]}, "", "10.1000/x", "2020-05", ("Jane Doe",)),  # type: ignore[index]
        (SEMANTIC_SCHOLAR, "2005.01234", "10.1000/x", "2020-05-20", ("Jane Doe",)),
        (OPEN_ALEX, "", "10.1000/x", "2020-05-20", ("Jane Doe",)),
        (OPEN_REVIEW, "", "", "2020-05-20", ("Jane Doe",)),
        (ARXIV_DUMP, "0704.0001", "10.1000/x", "2007-04-02", ("J. Do\u00e9", "R. Roe, Jr")),
        (PAPERS_WITH_CODE, "2005.01234", "", "2020-05-20", ("Jane Doe",)),
        (ROWS, "", "", "", ("Jane Doe",)),
        (ZOTERO, "2005.01234", "", "", ("Jane Doe",)),
        (BIORXIV, "", "10.1101/1", "", ("J. Doe", "R. Roe")),
        (INSPIRE, "2005.01234", "10.1000/x", "", ("Jane Doe",)),
    ],
    ids=lambda value: "" if isinstance(value, dict | list) else None,
)
def test_an_answer_is_read_in_full(
    answer: object, arxiv_id: str, doi: str, published: str, authors: tuple[str, ...]
) -> None:
    paper = only(answer)
    assert paper.title in ("One", "One and More")
    assert (paper.arxiv_id, paper.doi, paper.published) == (arxiv_id, doi, published)
    assert paper.authors == authors


def test_an_abstract_is_put_together_from_the_places_of_its_words() -> None:
    assert only(OPEN_ALEX).abstract == "We do. We do."


def test_pages_and_files_are_links() -> None:
    assert only(OPEN_REVIEW).url == "https://openreview.net/forum?id=aBc_1-2345"
    assert only(OPEN_ALEX).url == "https://doi.org/10.1000/x"
    assert only(SEMANTIC_SCHOLAR).links == ("https://arxiv.org/pdf/2005.01234",)


def test_what_has_no_field_is_kept() -> None:
    assert only(SEMANTIC_SCHOLAR).extra["tldr"] == {"text": "Short."}
    assert only(OPEN_REVIEW).extra["keywords"] == ["doing"]
    assert only(ARXIV_DUMP).extra["update_date"] == "2008-11-26"
    assert only(PAPERS_WITH_CODE).extra["tasks"] == ["Doing"]
    assert [*only(ZOTERO).extra] == ["key", "creators", "extra"]


@pytest.mark.parametrize(
    "table",
    [
        {"title": ["One", "Two"], "year": [2025, 2026]},
        {"title": {"0": "One", "1": "Two"}, "year": {"0": 2025, "1": 2026}},
        {"0": {"title": "One", "year": 2025}, "1": {"title": "Two", "year": 2026}},
        {"recommendedPapers": [{"title": "One", "year": 2025}, {"title": "Two", "year": 2026}]},
    ],
)
def test_records_are_found_however_they_are_laid_out(table: object) -> None:
    papers = read(json.dumps(table)).papers
    assert [(paper.title, paper.published) for paper in papers] == [
        ("One", "2025"),
        ("Two", "2026"),
    ]


def test_the_name_of_a_record_may_be_its_id() -> None:
    assert only({"2005.01234": {"title": "One"}}).arxiv_id == "2005.01234"


def test_notes_in_a_record_are_no_papers() -> None:
    paper = only({"title": "One", "notes": ["read it"], "data": {"size": 1}})
    assert paper.extra == {"notes": ["read it"], "data": {"size": 1}}
