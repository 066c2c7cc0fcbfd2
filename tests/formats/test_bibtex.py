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
