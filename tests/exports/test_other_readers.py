"""Other programs' readers find the same papers in an export, and nothing else.

bibtexparser reads BibTeX, rispy reads RIS, Python itself CSV and JSON.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from paperreader.core.latex import shown
from paperreader.core.listing import Entry
from paperreader.core.paper import Paper
from paperreader.exports.formats import exported
from tests.exports.drawn import entries

PAPERS = 2_000

CSL_NAMES = {
    *(
        "id",
        "citation-key",
        "type",
        "title",
        "author",
        "issued",
        "container-title",
        "publisher",
        "number",
    ),
    *("DOI", "URL", "abstract", "keyword", "note", "custom"),
}
"""Names that https://github.com/citation-style-language/schema has, in csl-data.json, and that are used."""


@cache
def drawn() -> list[Entry]:
    """The papers; the same for all tests."""
    return entries(PAPERS)


def text(format: str) -> str:
    """An export of all of them."""
    return "".join(exported(drawn(), format))


def test_bibtexparser_finds_every_entry_and_its_fields() -> None:
    library = parse_string(text("bibtex"))
    assert not library.failed_blocks
    assert not library.comments
    assert len({entry.key for entry in library.entries}) == PAPERS
    for entry, read in zip(drawn(), library.entries, strict=True):
        paper, fields = entry.paper, {name: field.value for name, field in read.fields_dict.items()}
        assert fields["paperreader"].split(" ", 1)[0] == paper.key
        assert (fields["eprint"] if "archivePrefix" in fields else "") == paper.arxiv_id
        assert fields["title"].isprintable()
        assert fields.get("year", "").startswith(paper.published[:4])
        assert not paper.doi or fields["doi"] == paper.doi
        assert not paper.abstract or _held(fields["abstract"]) == paper.abstract
        assert urlsplit(fields.get("url", "")).scheme in ("", "http", "https", "ftp")


def _held(value: str) -> str:
    value = value.replace(r"\textbraceleft{}", "{").replace(r"\textbraceright{}", "}")
    return value.replace("{@}", "@").strip()


def test_titles_are_what_latex_prints() -> None:
    titles = [replace(entry, paper=Paper(entry.paper.title)) for entry in drawn()[:300]]
    library = parse_string(
        "".join(exported(titles, "bibtex")), append_middleware=[LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    for entry, read in zip(titles, library.entries, strict=True):
        title = entry.paper.title
        if shown(title) == title and not re.search(r"[{}`'^]|--", title):
            assert read["title"] == title


def test_titles_without_signs_are_written_as_they_are() -> None:
    plain = [entry for entry in drawn() if entry.paper.title.replace(" ", "").isalnum()]
    assert plain
    library = parse_string("".join(exported(plain, "bibtex")))
    for entry, read in zip(plain, library.entries, strict=True):
        assert read["title"] == entry.paper.title


def test_rispy_finds_every_record_and_its_fields() -> None:
    records = rispy.loads(text("ris"))
    for entry, read in zip(drawn(), records, strict=True):
        paper = entry.paper
        assert read["title"] == paper.title
        assert read.get("abstract", "").split() == paper.abstract.split()
        assert len(read.get("authors", [])) == len(paper.authors)
        assert read.get("doi", "") == paper.doi
        assert read.get("accession_number", "").removeprefix("arXiv:") == paper.arxiv_id
        assert read.get("year", "") == paper.published[:4]
        assert read["id"] == paper.key
        assert all(url.startswith("http") for url in read.get("urls", ())[:1])


def test_no_cell_begins_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(text("csv"), newline="")))
    for entry, row in zip(drawn(), rows, strict=True):
        for cell in row.values():
            assert cell.lstrip()[:1] not in [*"=+-@\uff1d\uff0b\uff0d\uff20"] or not cell.strip()
            assert cell[:1] not in ["\t", "\r"]
        assert row["title"] in (entry.paper.title, f"'{entry.paper.title}")


def test_csl_items_have_names_that_the_schema_has() -> None:
    items = json.loads(text("csl"))
    assert len({item["id"] for item in items}) == PAPERS
    for entry, item in zip(drawn(), items, strict=True):
        assert set(item) <= CSL_NAMES
        assert item["type"] in ("article", "article-journal")
        assert all(
            set(name) in ({"family", "given"}, {"literal"}) for name in item.get("author", [])
        )
        parts = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
        assert "-".join(f"{part:02}" for part in parts).zfill(4) == (
            entry.paper.published.lstrip("0").zfill(4)
        )


def test_a_line_of_json_lines_is_an_object_each() -> None:
    lines = text("jsonl").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line)["key"] for line in lines] == [entry.paper.key for entry in drawn()]
