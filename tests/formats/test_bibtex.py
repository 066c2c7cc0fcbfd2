"""Bibliographies in BibTeX are read as they are printed, and one bad entry costs itself alone."""

from __future__ import annotations

import pytest

from paperreader.formats.bibtex_names import people, printed
from tests.formats.reading import SAMPLES, read, refusal, told

BIB = (SAMPLES / "bibtex.bib").read_text(encoding="utf-8")


def test_a_bibliography_is_read_in_full() -> None:
    reading = read(BIB)
    assert (reading.format, reading.source, reading.date) == ("bibtex", "file", None)
    lanterns, lamps, sand = reading.papers
    assert lanterns.title == "Paper Lanterns: Guiding Readers Through Dense Proofs"
    assert lanterns.authors == ("Ida Möller", "Bao Nguyễn", "The SLOW Collaboration")
    assert lanterns.abstract == "We hang small lanterns along a proof \\& measure\nwho gets lost."
    assert (lanterns.arxiv_id, lanterns.doi) == ("2605.01234", "10.5555/lantern.7")
    assert (lanterns.published, lanterns.categories) == ("2026-05", ("cs.HC",))
    assert lanterns.extra == {
        "journal": "Journal of Slow Reading, Series~B",
        "keywords": "reading, proofs",
        "ENTRYTYPE": "article",
        "ID": "moller2026lanterns",
    }
    assert lamps.title == (
        'On the Number of Lamps in a Finite "Corridor" with $\\mathcal{O}(n)$ Doors'
    )
    assert lamps.authors == ("Karel Novák",)
    assert (lamps.arxiv_id, lamps.published) == ("math/0309136", "2003-09-08")
    assert lamps.url == "https://example.org/lamps_2003"
    assert (sand.title, sand.authors) == ("Sand", ("Tom Tide, Jr.",))


def test_an_entry_that_is_not_closed_costs_itself_alone() -> None:
    (notice,) = told(read(BIB))
    reason = "its braces or quotes are not closed where the next entry begins"
    assert notice == f"a file:30: skipped, {reason}"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"One " # two # {Three}', "One Two!Three"),
        ("two", "Two!"),
        ("unknown", "unknown"),
        ("{{{Deep}}}", "Deep"),
        ('"A {"}quoted{"} word"', 'A "quoted" word'),
        (r"{T\"ulu {\'E}t{\'e} {\o} 50\% \& {A}--B~C}", "Tülu Été ø 50% & A–B C"),
        (r"{A \textbf{bold} \emph{word}}", "A bold word"),
        (r"{\L ukasz's \aa ngstr{\"o}m}", "Łukasz's ångström"),
        (r"{Over \{0,1\}-matrices}", "Over {0,1}-matrices"),
        (r"{\noopsort{b}The Second Part}", "The Second Part"),
        (r"{The <i>E. coli</i> \&amp; CO<sub>2</sub> Story}", "The E. coli & CO2 Story"),
        ('"A "quoted" word"', 'A "quoted" word'),
        ('"{In Braces and Quotes}"', "In Braces and Quotes"),
        (r"{Cu$_2$O at $\mathcal{O}(n)$}", r"Cu$_2$O at $\mathcal{O}(n)$"),
        ("{Costs \\$5 and \\$6}", "Costs $5 and $6"),
        ("{A title\n   in two lines}", "A title in two lines"),
    ],
)
def test_titles_are_as_printed(written: str, title: str) -> None:
    text = f"@string{{two = {{Two!}}}}\n@misc{{a, title = {written}, year = 2020}}"
    assert read(text).papers[0].title == title


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ("Doe, Jane and Richard Roe", ["Jane Doe", "Richard Roe"]),
        ("van der Gracht, Wim", ["Wim van der Gracht"]),
        ("Tide, Jr., Tom", ["Tom Tide, Jr."]),
        ("{The {LIGO} Team and Friends} and Doe, Jane", ["The LIGO Team and Friends", "Jane Doe"]),
        ('G{\\"o}del, Kurt AND Paul Erd\\H{o}s', ["Kurt Gödel", "Paul Erdős"]),
        ("{\\'E}variste Galois and others", ["Évariste Galois"]),
        ("Doe, J.\n  and Roe, R.", ["J. Doe", "R. Roe"]),
        ("OpenAI and : and Doe, Jane and", ["OpenAI", "Jane Doe"]),
        ("{Doe}, {Jane} and {\\relax Yu}. Roe", ["Jane Doe", "Yu. Roe"]),
        ("family=Vries, given=Hugo, prefix=de, useprefix=false", ["Hugo de Vries"]),
        ("Jane Doe, Richard Roe, Tom Tide", ["Jane Doe", "Richard Roe", "Tom Tide"]),
        ("Doe, J.; Roe, R.", ["J. Doe", "R. Roe"]),
        (
            "{Lamp and Sons, Inc.} and Ludwig van Beethoven",
            ["Lamp and Sons, Inc.", "Ludwig van Beethoven"],
        ),
        ("", []),
    ],
)
def test_names_are_as_spoken(written: str, names: list[str]) -> None:
    assert people(written) == names


@pytest.mark.parametrize("written", ["{", "}", "\\", "$", "{\\", "a{b", "\\url", "~"])
def test_whatever_is_printed_is_one_line(written: str) -> None:
    assert "\n" not in printed(written)


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("year = 2020", "2020"),
        ("year = {2020}, month = feb", "2020-02"),
        ('year = 2020, month = "2~" # feb', "2020-02-02"),
        ("year = 2020, month = 11, day = 3", "2020-11-03"),
        ("date = {2020-11-03}", "2020-11-03"),
        ("date = {2020-11/2020-12}", "2020-11"),
        ("date = {1999?}", "1999"),
        ("year = {{\\noopsort{1973b}}1973}", "1973"),
        ("year = {in press}", ""),
    ],
)
def test_days_are_as_precise_as_they_are_told(fields: str, published: str) -> None:
    paper = read(f"@misc{{a, title = {{One}}, {fields}}}").papers[0]
    assert paper.published == published
    assert ("published" in paper.extra) == (not published)


@pytest.mark.parametrize(
    ("fields", "arxiv_id"),
    [
        ("eprint = {2605.01234v2}, archivePrefix = {arXiv}", "2605.01234"),
        ("eprint = {hep-th/9901001}", "hep-th/9901001"),
        ("eprint = {12345}, eprinttype = {jstor}", ""),
        ("journal = {arXiv preprint arXiv:2605.01234}", "2605.01234"),
        (
            "journal = {CoRR}, volume = {abs/2605.01234}, url = {https://arxiv.org/abs/2605.01234}",
            "2605.01234",
        ),
        ("note = {arXiv:2605.01234 [cs.CL]}", "2605.01234"),
        ("arxivId = {2605.01234}", "2605.01234"),
        ("url = {https://arxiv.org/abs/2605.01234}", "2605.01234"),
        ("doi = {10.48550/arXiv.2605.01234}", "2605.01234"),
    ],
)
def test_ids_are_found_where_programs_put_them(fields: str, arxiv_id: str) -> None:
    assert read(f"@misc{{a, title = {{One}}, {fields}}}").papers[0].arxiv_id == arxiv_id


@pytest.mark.parametrize(
    "text",
    [
        "@article(a, title = {One}, year = 2020)",
        "@ARTICLE { a , Title = {One} , }",
        "@book{ title = {One}, year = 1999 }",
        "@article{a, title = {One}, title = {Two}}",
        "Some words before.\n\n% and a comment\n@misc{a, title = {One}}",
        '@comment{no}\n@preamble{"\\x"}\n@misc{a, title = {One}}',
        "Contact: jane@example.org {us}, <https://example.org>\n\n@misc{a, title = {One}}",
        "@misc{a title = {One} year = 2020}",
        "@inproceedings{\na,\n  title = {One}, % as printed\n  % note = {x},\n}",
        "@misc{10.1016/0921-4534(89)90484-x, title = {One}}",
        "@misc{Some Key, title = {One}, note = , volume = {}}",
        "% @misc{old, title = {Old}}\n@misc{a, title = {One}}}",
        "@comment{ @misc{a, title = {One}} }",
    ],
)
def test_entries_are_known_in_every_writing(text: str) -> None:
    assert [paper.title for paper in read(text).papers] == ["One"]


def test_entries_with_one_key_are_two_papers() -> None:
    reading = read(
        "@misc{a, title={One}}\n@misc{a, title={Two}}\n@misc{, title={Three}}\n@misc{, title={Four}}"
    )
    assert [paper.title for paper in reading.papers] == ["One", "Two", "Three", "Four"]
    assert told(reading) == ["a file:2: 'a' is the key of an entry before, too"]


def test_entries_may_stand_in_one_line() -> None:
    reading = read("@misc{a,title={One}} @misc{b,title={Two}}@misc{c,title={Three}}")
    assert [paper.title for paper in reading.papers] == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("damaged", "titles", "notice"),
    [
        ("title = {Two}, year = 2020\n", ["One", "Two", "Three"], "its last brace is missing"),
        ("title = {Two,\n  year = {2020}\n}\n", ["One", "Three"], "skipped, its braces or quotes"),
        ('title = "Two,\n  year = 2020\n}\n', ["One", "Three"], "skipped, its braces or quotes"),
        ("title = {Two}, ?}\n", ["One", "Three"], "a field should begin in line 3, not '?}"),
    ],
)
def test_damage_in_the_middle_costs_one_entry(damaged: str, titles: list[str], notice: str) -> None:
    text = f"@misc{{a, title = {{One}}}}\n\n@misc{{b, {damaged}\n@misc{{c, title = {{Three}}}}\n"
    reading = read(text)
    assert [paper.title for paper in reading.papers] == titles
    (line,) = told(reading)
    assert line.startswith("a file:3: ")
    assert notice in line


def test_a_bibliography_that_is_cut_short_gives_its_whole_entries() -> None:
    reading = read("@misc{a, title = {One}}\n@misc{b, title = {Two}, abstract = {It is")
    assert [paper.title for paper in reading.papers] == ["One"]
    assert told(reading) == ["a file:2: skipped, the file ends within it"]


def test_nothing_that_an_entry_says_is_lost() -> None:
    text = """@article{a, title = {One}, author = {Doe, Jane and others}, keywords = {x}, Keywords = {y},
        doi = {10.1000/1, 10.1000/2}, url = {https://a.org https://b.org}, date = {2020-01/2020-02}}"""
    reading = read(text)
    (paper,) = reading.papers
    assert (paper.authors, paper.doi, paper.url) == (("Jane Doe",), "10.1000/1", "https://a.org")
    assert paper.links == ("https://b.org",)
    assert paper.extra == {
        "author": "Doe, Jane and others",
        "keywords": "x",
        "Keywords-2": "y",
        "doi": "10.1000/1, 10.1000/2",
        "date": "2020-01/2020-02",
        "ENTRYTYPE": "article",
        "ID": "a",
    }
    assert told(reading) == ["a file:1: more than one field keywords; the first counts"]


@pytest.mark.parametrize(
    ("fields", "url", "extra"),
    [
        ("howpublished = {\\url{https://a.org/x\\_y}}", "https://a.org/x_y", {"howpublished"}),
        ("pdf = {https://a.org/x.pdf}, doi = {10.1000/1}", "https://doi.org/10.1000/1", {"pdf"}),
        ("url = {<Go to ISI>://1\nhttps://a.org/x}", "https://a.org/x", {"url"}),
        ("url = {https://doi.org/10.1000/x{\\_}1}", "https://doi.org/10.1000/x_1", set()),
    ],
)
def test_addresses_are_found_where_programs_put_them(
    fields: str, url: str, extra: set[str]
) -> None:
    (paper,) = read(f"@misc{{a, title = {{One}}, {fields}}}").papers
    assert paper.url == url
    assert paper.extra.keys() - {"ENTRYTYPE", "ID"} == extra


def test_an_entry_inherits_what_it_lacks_but_no_identity() -> None:
    text = """@inproceedings{part, title = {A Part}, author = {Doe, Jane}, CrossRef = {Whole}}
        @proceedings{whole, title = {The Whole}, editor = {Roe, R.}, year = 2020, doi = {10.1000/1},
          url = {https://example.org}, abstract = {All.}, xdata = {press}}
        @xdata{press, publisher = {Beach Press}}
        @article{loop, title = {Loop}, crossref = {loop}}
        @article{issue, title = {An Issue}, crossref = {journal}}
        @periodical{journal, subtitle = {Letters}, volume = 7}"""
    reading = read(text)
    part, whole, loop, issue = reading.papers
    assert (part.title, part.published, part.doi, part.url) == ("A Part", "2020", "", "")
    assert {name: part.extra[name] for name in ("booktitle", "editor", "publisher")} == {
        "booktitle": "The Whole",
        "editor": "Roe, R.",
        "publisher": "Beach Press",
    }
    assert (part.abstract, whole.extra["publisher"]) == ("", "Beach Press")
    assert loop.extra["crossref"] == "loop"
    assert (issue.extra["journalsubtitle"], issue.extra["volume"]) == ("Letters", "7")
    assert told(reading) == []


def test_strings_that_name_each_other_end() -> None:
    text = "@string{a = b}\n@string{b = a # a}\n@misc{k, title = a # b}"
    assert read(text).papers[0].title == "bbb"


def test_strings_do_not_grow_without_end() -> None:
    strings = "\n".join(f"@string{{s{n + 1} = {' # '.join([f's{n}'] * 20)}}}" for n in range(12))
    text = f'@string{{s0 = "ha"}}\n{strings}\n@misc{{k, title = {{One}}, note = s12}}'
    assert len(str(read(text).papers[0].extra["note"])) <= 200_000


def test_comments_alone_are_no_digest() -> None:
    assert "there is no paper in it" in refusal("@comment{ignore this}\n@comment{and this}")


def test_a_page_that_shows_how_to_cite_is_no_bibliography() -> None:
    link = "- [A Study of Kettles](https://arxiv.org/abs/2605.01234)"
    page = f"# Papers\n\n{link}\n\n```bibtex\n@misc{{a, title={{B}}}}\n```\n"
    assert read(page).format == "markdown"


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("import abc\n\n@dataclass(frozen=True)\nclass Title:\n    title = 'One'\n", "a program's"),
        ("@media (max-width: 3px) {\n  a { color: red }\n}\n", "text"),
    ],
)
def test_what_else_begins_with_the_sign_is_no_bibliography(text: str, looks: str) -> None:
    assert f"looks like {looks}" in refusal(text)
