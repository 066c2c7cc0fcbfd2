"""Tables with a header: which sign parts their columns, what a cell can hold, and what a bad row costs."""

from __future__ import annotations

import pytest

from tests.formats.reading import SAMPLES, read, refusal, told


def titles(text: str) -> list[str]:
    return [paper.title for paper in read(text).papers]


def test_the_sample_holds_four_papers_with_all_that_its_columns_say() -> None:
    reading = read((SAMPLES / "csv.csv").read_bytes())
    assert (reading.format, len(reading.papers), told(reading)) == ("csv", 4, [])
    last = reading.papers[3]
    assert last.authors == ("Goran Primjer", "Hana Rei", "Ida Eksempel", "Jon Dæmi")
    assert (last.arxiv_id, last.published) == ("2604.20999", "2026")
    assert last.url == "https://arxiv.org/abs/2604.20999"
    assert last.extra == {"Journal": "Journal of Samples"}
    assert read((SAMPLES / "csv.csv").read_bytes()).papers[2].abstract.count("\n\n") == 1


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_columns_are_parted_by_any_usual_sign(mark: str) -> None:
    others = ",;|".replace(mark, "")
    rows = [
        ("title", "authors", "year"),
        (f"A {others} title", "Doe", "2026"),
        ("B", "Roe", "2025"),
    ]
    text = "\n".join(
        mark.join(f'"{cell}"' if i else cell for cell in row) for i, row in enumerate(rows)
    )
    assert titles(text) == [f"A {others} title", "B"]
    assert [paper.published for paper in read(text).papers] == ["2026", "2025"]


@pytest.mark.parametrize(
    ("rows", "expected", "notices"),
    [
        ("One,2026\nTwo,2025\n", ["One", "Two"], []),
        ("One,2026", ["One"], []),
        ('"One, or ""two""",2026\n', ['One, or "two"'], []),
        ('"One\nin two lines",2026\nTwo,2025\n', ["One in two lines", "Two"], []),
        ("\n\nOne,2026\n,,\n\nTwo\n", ["One", "Two"], []),
        (",2026\nTwo,2025\n", ["Two"], ["a file:2: skipped, a record without a title"]),
        (
            "One,2026,more\n",
            ["One"],
            ["a file:2: 3 cells under 2 headings; the others have no name"],
        ),
        (
            '"One,2026\nTwo,2025\n',
            ['"One', "Two"],
            ["a file:2: a quote that is not closed, taken as a letter"],
        ),
        ('The "best" one,2026\n', ['The "best" one'], []),
        ("'=SUM(1),2026\n'Tis here,2025\n", ["=SUM(1)", "'Tis here"], []),
        ("  One  ,  2026  \n", ["One"], []),
    ],
)
def test_rows(rows: str, expected: list[str], notices: list[str]) -> None:
    text = f"title,year\n{rows}"
    assert titles(text) == expected
    assert told(read(text)) == notices


@pytest.mark.parametrize(
    "header",
    [
        "Title,Year",
        "year,TITLE",
        '"Article Title","Publication Year"',
        "sep=,\nTitle,Year",
        "\n\nTitle,Year",
        "id,title,notes",
        "Key,Item Type,Publication Year,Author,Title,Publication Title,ISBN,ISSN,DOI,Url",
        "Authors,Author full names,Title,Year,Source title,Volume,DOI,Link,Abstract",
    ],
)
def test_headers_of_many_programs_are_known(header: str) -> None:
    cells = header.rpartition("\n")[2].split(",")
    row = ",".join("T" if "title" in cell.lower() else "2026" for cell in cells)
    assert titles(f"{header}\n{row}\n") == ["T"]


@pytest.mark.parametrize(
    "text",
    [
        "title\nOne\n",
        "milk,bread\n1,2\n",
        "title,colour,size\nOne,red,5\n",
        "The title, the year and how it came about in a long sentence of many words,year\n",
        "one,two,three\ntitle,year,url\n",
    ],
)
def test_what_has_no_header_of_papers_is_no_table_of_them(text: str) -> None:
    assert "looks like text" in refusal(text)


def test_a_header_alone_holds_no_paper() -> None:
    assert refusal("title,year\n") == "a file: there is no paper in it."


@pytest.mark.parametrize(
    ("table", "authors", "doi", "published"),
    [
        (  # Zotero
            '"Publication Year","Author","Title","DOI","Abstract Note","Date","Extra"\n'
            '"2020","Doe, Jane; Roe, R.","One","10.1000/x","It ""is""\nso","2020-05-20","arXiv:2005.01234"\n',
            ("Jane Doe", "R. Roe"),
            "10.1000/x",
            "2020-05-20",
        ),
        (  # Scopus
            '"Authors","Author full names","Title","Year","DOI"\n'
            '"Doe J.; Roe R.","Doe, Jane (57190000000); Roe, R. (57190000001)","One","2020","10.1000/x"\n',
            ("Jane Doe", "R. Roe"),
            "10.1000/x",
            "2020",
        ),
        (  # Web of Science, in two ways
            "Authors\tAuthor Full Names\tArticle Title\tDOI\tPublication Year\n"
            "Doe, J\tDoe, Jane\tOne\t10.1000/x\t2020\n",
            ("Jane Doe",),
            "10.1000/x",
            "2020",
        ),
        (
            "PT\tAF\tTI\tDI\tPY\nJ\tDoe, Jane\tOne\t10.1000/x\t2020\n",
            ("Jane Doe",),
            "10.1000/x",
            "2020",
        ),
        (  # Dimensions
            '"About the data: exported on 20 May"\nRank,DOI,Title,PubYear,Authors\n'
            '1,10.1000/x,One,2020,"Doe, Jane"\n',
            ("Jane Doe",),
            "10.1000/x",
            "2020",
        ),
        ("Item Title,Item DOI,Publication Year\nOne,10.1000/x,2020\n", (), "10.1000/x", "2020"),
        ("Titel;Autoren;Jahr\nOne;Jane Doe, R. Roe;2020\n", ("Jane Doe", "R. Roe"), "", "2020"),
        ("Título,Autores,Año\nOne,Jane Doe,2020\n", ("Jane Doe",), "", "2020"),
        ("标题,作者,年份\nOne,张三;李四,2020\n", ("张三", "李四"), "", "2020"),
        (  # what pandas has made of lists
            'title,authors,year\nOne,"[\'Jane Doe\', ""Pat O\'Neil""]", 2020\n',
            ("Jane Doe", "Pat O'Neil"),
            "",
            "2020",
        ),
    ],
)
def test_columns_are_known_by_the_names_that_programs_give_them(
    table: str, authors: tuple[str, ...], doi: str, published: str
) -> None:
    (paper,) = read(table).papers
    assert (paper.title, paper.authors) == ("One", authors)
    assert (paper.doi, paper.published) == (doi, published)


def test_what_has_no_field_is_kept_by_the_name_of_its_column() -> None:
    (paper,) = read("title,year,venue,title\nOne,2026,Kitchen,Other\n").papers
    assert paper.extra == {"venue": "Kitchen", "column 4": "Other"}


def test_a_table_of_ones_own_comes_back_as_it_was() -> None:
    header = "key,title,authors,categories,links,arxiv_id,digests,seen,starred,tags,extra"
    row = (
        '0123456789ab,One,"A B; C, D",cs.CL; Some Thing,https://a.org; https://b.org,2401.00001,d,1,'
        'False,,"{""comment"": ""9""}"'
    )
    reading = read(f"{header}\n{row}\n")
    (paper,) = reading.papers
    assert (paper.key, paper.authors) == ("0123456789ab", ("A B", "C, D"))
    assert paper.categories == ("cs.CL", "Some Thing")
    assert paper.links == ("https://a.org", "https://b.org")
    assert paper.extra == {"comment": "9"}
    assert told(reading) == []
