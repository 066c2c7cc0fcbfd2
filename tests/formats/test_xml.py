"""Nothing in XML does harm, and a damaged record costs itself alone."""

from __future__ import annotations

import pytest

from paperreader.formats.xml_elements import DEEPEST
from tests.formats.reading import SAMPLES, read, refusal, told

ATOM = (SAMPLES / "arxiv-atom.xml").read_text(encoding="utf-8")
RSS = (SAMPLES / "feed.xml").read_text(encoding="utf-8")

REFUSED = (
    "declares entities or refers to other files, which no digest needs and which could do harm"
)


def entry(number: int, title: str = "") -> str:
    return (
        f"<entry>\n<id>http://arxiv.org/abs/2605.{number:05}v1</id>\n"
        f"<title>{title or f'Paper {number}'}</title>\n</entry>\n"
    )


def answer(*entries: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">\n'
        f"{''.join(entries)}</feed>"
    )


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/b.dtd"> %b;]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/b.dtd">',
        "<!DOCTYPE a [<!ENTITY b '" + "x" * 100_000 + "'>]>",
        "<!DOCTYPE a [<!ELEMENT a ANY><!ENTITY b 'c'><!ENTITY d '&b;&b;'>]>",
    ],
    ids=["internal", "file", "parameter", "outside", "large", "nested"],
)
@pytest.mark.parametrize("sample", [ATOM, RSS], ids=["atom", "rss"])
def test_entities_and_references_to_files_are_refused(declared: str, sample: str) -> None:
    whole = sample.replace("?>", f"?>{declared}", 1)
    assert refusal(whole) == f"a file: {REFUSED}."


def test_what_rss_once_asked_to_begin_with_is_harmless() -> None:
    old = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"'
        ' "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    )
    assert len(read(RSS.replace("?>", f"?>{old}", 1)).papers) == 2


@pytest.mark.parametrize("whole", [ATOM, RSS], ids=["atom", "rss"])
def test_what_nests_deeper_than_anything_is_refused(whole: str) -> None:
    title = "<title>"
    deep = whole.replace(title, "<a>" * 200_000 + title, 1)
    assert refusal(deep) == f"a file: nests deeper than {DEEPEST:,} levels, as no digest does."


def test_a_truncated_answer_gives_its_whole_entries() -> None:
    whole = answer(*map(entry, range(1, 4)))
    cut = whole[: whole.index("Paper 3")]
    reading = read(cut)
    assert [paper.title for paper in reading.papers] == ["Paper 1", "Paper 2"]
    assert told(reading) == ["a file:12: skipped, the file ends within it"]


def test_an_answer_cut_between_entries_is_told() -> None:
    whole = answer(*map(entry, range(1, 3)))
    reading = read(whole.removesuffix("</feed>"))
    assert len(reading.papers) == 2
    assert told(reading) == ["a file:10: the file ends before its list does"]


@pytest.mark.parametrize(
    "damaged",
    ["<b>Paper 2", "Paper 2</b>", "Paper 2 <", "<b a=1>Paper 2</b>", "<x:y>Paper 2</x:y>"],
)
def test_a_damaged_entry_costs_itself_alone(damaged: str) -> None:
    reading = read(answer(entry(1), entry(2, damaged), entry(3), entry(4)))
    assert [paper.title for paper in reading.papers] == ["Paper 1", "Paper 3", "Paper 4"]
    (notice,) = told(reading)
    assert notice.startswith("a file:8: skipped, the XML is damaged: ")


def test_two_answers_in_one_file_are_one_list() -> None:
    reading = read(answer(entry(1)) + "\n" + answer(entry(2)))
    assert [paper.title for paper in reading.papers] == ["Paper 1", "Paper 2"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Caf&eacute;s &amp; more", "Cafés & more"),
        ("Salt & Pepper", "Salt & Pepper"),
        ("A &lt; B &unknown; C", "A < B &unknown; C"),
        ("Bell&#7; and &#x1b;[31m escape", "Bell and [31m escape"),
        ("Over&#x110000;flow &#xd800;", "Overflow \N{REPLACEMENT CHARACTER}"),
        ("<![CDATA[Salt & <b>]]>", "Salt & <b>"),
        ("One<!-- two -->Three", "OneThree"),
    ],
)
def test_what_feeds_write_and_xml_cannot_hold_is_read(written: str, title: str) -> None:
    assert read(answer(entry(1, written))).papers[0].title == title
