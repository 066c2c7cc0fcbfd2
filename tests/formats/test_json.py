"""Records in JSON: a line each, in lists, as Hugging Face answers them; whole, odd or damaged."""

from __future__ import annotations

import json
from datetime import date

import pytest

from paperreader.formats.json_values import DEEPEST
from tests.formats.reading import SAMPLES, all_read, read, refusal, told

ONE = {"title": "One", "abstract": "It is."}


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.mark.parametrize("name", ["jsonl.jsonl", "json-list.json", "huggingface-json.json"])
def test_the_samples_hold_four_papers(name: str) -> None:
    reading = read((SAMPLES / name).read_bytes())
    assert reading.format == name.partition(".")[0]
    assert [paper.arxiv_id for paper in reading.papers] == [
        "2605.01001",
        "2605.01002",
        "2605.01003",
        "2604.20999",
    ]
    assert told(reading) == []
    first = reading.papers[0]
    assert first.authors == ("Ada Sample", "Ben Mustermann", "Chidi Ejemplo")
    assert first.url == "https://arxiv.org/abs/2605.01001"
    assert "https://github.com/example/lantern" in first.links


def test_an_answer_of_the_api_is_of_the_day_on_which_its_papers_were_listed() -> None:
    reading = read((SAMPLES / "huggingface-json.json").read_bytes())
    assert (reading.source, reading.date) == ("huggingface", date(2026, 5, 20))
    assert not reading.date_assumed
    first = reading.papers[0]
    assert (first.published, first.upvotes) == ("2026-05-15", 41)
    assert first.extra["ai_keywords"] == ["routing", "long documents"]
    assert first.extra["githubRepo"] == "https://github.com/example/lantern"
    assert first.extra["numComments"] == 3
    assert first.extra["listing"] == {"publishedAt": "2026-05-20T00:12:03.000Z"}


def entry(number: int, listed: str = "", published: str = "") -> dict[str, object]:
    paper: dict[str, object] = {
        "id": f"2605.0000{number}",
        "title": f"Paper {number}",
        "upvotes": 1,
    }
    if listed:
        paper["submittedOnDailyAt"] = listed
    return {"paper": {**paper, **({"publishedAt": published} if published else {})}}


@pytest.mark.parametrize(
    ("value", "day", "is_assumed"),
    [
        ([entry(1, "2026-05-20T01:00:00.000Z"), entry(2, "2026-05-20")], date(2026, 5, 20), False),
        (
            [entry(1, "2026-05-18"), entry(2, "2026-05-19"), entry(3, "2026-05-20")],
            date(2026, 5, 20),
            False,
        ),
        (
            [entry(1, "2026-05-19"), entry(2, "2026-05-19"), entry(3, "2026-05-20")],
            date(2026, 5, 19),
            False,
        ),
        ([entry(1, "", "2026-05-11"), entry(2, "", "2026-05-12")], date(2026, 5, 12), True),
        ([entry(1)], None, False),
        (
            {"date": "2026-05-20", "count": 1, "papers": [entry(1, "2026-05-11")]},
            date(2026, 5, 20),
            False,
        ),
        ({"dateString": "2026-W20", "dailyPapers": [entry(1)]}, date(2026, 5, 17), False),
        (
            {"periodType": "month", "dateString": "2026-04", "dailyPapers": [entry(1)]},
            date(2026, 4, 30),
            False,
        ),
        ({"data": {"date": "2026-05-20", "papers": [entry(1)]}}, date(2026, 5, 20), False),
    ],
)
def test_the_day_of_an_answer(value: object, day: date | None, is_assumed: bool) -> None:
    for indent in (None, 2):
        reading = read(json.dumps(value, indent=indent))
        assert (reading.format, reading.source) == ("huggingface-json", "huggingface")
        assert (reading.date, reading.date_assumed) == (day, is_assumed)


def test_answers_saved_one_after_another_are_digests_of_their_own_days() -> None:
    first = {"date": "2026-05-19", "papers": [entry(1), entry(2)]}
    second = {"date": "2026-05-20", "papers": [entry(3)]}
    for text in (
        json.dumps(first) + json.dumps(second),
        json.dumps(first, indent=1) + "\n" + json.dumps(second, indent=1),
        json.dumps({"2026-05-19": [entry(1), entry(2)], "2026-05-20": [entry(3)]}),
    ):
        found = all_read(text)
        assert [(one.date, len(one.papers)) for one in found] == [
            (date(2026, 5, 19), 2),
            (date(2026, 5, 20), 1),
        ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"Title": "T", "Summary": "S"}, {"abstract": "S"}),
        (
            {"title": "T", "abstract": "A", "summary": "S"},
            {"abstract": "A", "extra": {"summary": "S"}},
        ),
        ({"title": "T", "authors": ["A B", "C"]}, {"authors": ("A B", "C")}),
        (
            {"title": "T", "authors": [{"name": "A B"}, {"first": "C", "last": "D"}]},
            {"authors": ("A B", "C D")},
        ),
        ({"title": "T", "author": "A B, C D and E F"}, {"authors": ("A B", "C D", "E F")}),
        (
            {"title": "T", "authors": "Doe, Jane and Roe, Rick"},
            {"authors": ("Jane Doe", "Rick Roe")},
        ),
        ({"title": "T", "authors": "Doe, J.; Roe, R."}, {"authors": ("J. Doe", "R. Roe")}),
        ({"title": "T", "authors": None}, {"authors": (), "extra": {}}),
        ({"title": "T", "url": "https://a.org/x"}, {"url": "https://a.org/x", "extra": {}}),
        (
            {"title": "T", "url": "javascript:alert(1)"},
            {"url": "", "extra": {"url": "javascript:alert(1)"}},
        ),
        (
            {"title": "T", "id": "2401.00001v2"},
            {"arxiv_id": "2401.00001", "extra": {"id": "2401.00001v2"}},
        ),
        ({"title": "T", "id": "../../x"}, {"arxiv_id": "", "extra": {"id": "../../x"}}),
        ({"title": "T", "id": "https://a.org/x"}, {"url": "https://a.org/x"}),
        ({"title": "T", "pdf": "https://arxiv.org/pdf/2401.00001"}, {"arxiv_id": "2401.00001"}),
        ({"title": "T", "pdf": "https://a.org/x.pdf"}, {"url": "https://a.org/x.pdf", "links": ()}),
        (
            {"title": "T", "DOI": "https://doi.org/10.1000/AbC"},
            {"doi": "10.1000/abc", "url": "https://doi.org/10.1000/abc"},
        ),
        ({"title": "T", "doi": "10.48550/arXiv.2401.00001"}, {"arxiv_id": "2401.00001"}),
        ({"title": "T", "year": 2026}, {"published": "2026", "extra": {}}),
        (
            {"title": "T", "published": "2026-05-20T10:00Z"},
            {"published": "2026-05-20", "extra": {"published": "2026-05-20T10:00Z"}},
        ),
        ({"title": "T", "date": "soon"}, {"published": "", "extra": {"date": "soon"}}),
        ({"title": "T", "categories": "cs.CL cs.LG"}, {"categories": ("cs.CL", "cs.LG")}),
        (
            {"title": "T", "categories": ["cs.CL"], "primary_category": "cs.CL"},
            {"categories": ("cs.CL",)},
        ),
        (
            {"title": "T", "subjects": "Machine Learning; Robotics"},
            {"categories": ("Machine Learning", "Robotics")},
        ),
        ({"title": "T", "upvotes": "12"}, {"upvotes": 12}),
        ({"title": "T", "upvotes": -1}, {"upvotes": None, "extra": {"upvotes": -1}}),
        ({"title": "T", "upvotes": True}, {"upvotes": None}),
        (
            {"title": "T", "comment": "9 pages", "keywords": ["a"]},
            {"extra": {"comment": "9 pages", "keywords": ["a"]}},
        ),
        ({"title": "T", "code": "https://github.com/a/b"}, {"links": ("https://github.com/a/b",)}),
        (
            {"title": "T", "big": 2**70, "bad": "a\x00\x1b[1mb"},
            {"extra": {"big": str(2**70), "bad": "a[1mb"}},
        ),
        ({"title": " A\n title\twith \x1b[1mblanks "}, {"title": "A title with [1mblanks"}),
        ({"title": "T", "abstract": " two\n\nparagraphs \r\n"}, {"abstract": "two\n\nparagraphs"}),
    ],
    ids=lambda value: json.dumps(value)[:60] if isinstance(value, dict) else "",
)
def test_fields_are_known_by_many_names_and_what_has_none_is_kept(
    record: dict[str, object], expected: dict[str, object]
) -> None:
    for text in (lines(record), json.dumps([record])):
        (paper,) = read(text).papers
        assert {name: getattr(paper, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "it is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("nonsense", "it is no JSON: Expecting value: line 1 column 1 (char 0)"),
        ("[1]", "it is no object with a title"),
        ("null", "it is no object with a title"),
        ("{}", "a record without a title"),
        ('{"title": " \\u200b "}', "a record without a title"),
        ('{"title": [1]}', "a record without a title"),
        ('{"title": "One", "x": ' + "[" * 5_000 + "]" * 5_000 + "}", "it nests too deep for a record"),
    ],
)  # fmt: skip
def test_a_bad_line_costs_itself_alone_and_is_told_with_its_number(line: str, reason: str) -> None:
    reading = read(f"{lines(ONE)}\n{line}\n{lines(ONE)}")
    assert len(reading.papers) == 2
    assert told(reading) == [f"a file:3: skipped, {reason}"]


def test_the_last_line_of_a_file_cut_short_is_told() -> None:
    reading = read(lines(ONE, ONE)[:-10])
    assert told(reading) == ["a file:2: skipped, the file ends within it"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("null", "it is no object with a title"),
        ('"title"', "it is no object with a title"),
        ("{}", "a record without a title"),
        ('{"title": 5}', "a record without a title"),
        ('{"title": nope}', "it is no JSON: expecting value after 10 characters"),
        (
            '{"title": "x", "y": ' + "[" * 3_000 + "]" * 3_000 + "}",
            "it nests too deep for a record",
        ),
    ],
)
def test_a_bad_record_of_a_list_costs_itself_alone(bad: str, reason: str) -> None:
    one = json.dumps(ONE)
    for text in (
        f"[{one}, {bad}, {one}]",
        f'{{"date": "2026-05-20", "items": [{one},{bad},{one}]}}',
    ):
        reading = read(text)
        assert len(reading.papers) == 2
        assert told(reading) == [f"a file, record 2: skipped, {reason}"]


@pytest.mark.parametrize("name", ["json-list.json", "huggingface-json.json"])
def test_a_list_cut_short_anywhere_gives_its_whole_records_and_a_warning(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    whole = read(data)
    for end in range(len(data) // 2, len(data) - 4, 97):
        reading = read(data[:end])
        assert reading.papers == whole.papers[: len(reading.papers)]
        assert reading.papers
        assert told(reading)


def test_a_record_whose_bracket_is_lost_does_not_take_the_next_with_it() -> None:
    records = ",".join(json.dumps({"title": f"T{n}", "authors": ["A"]}) for n in range(4))
    reading = read(f"[{records}]".replace('["A"]', '["A"', 1))
    assert [paper.title for paper in reading.papers][-2:] == ["T2", "T3"]
    assert len(told(reading)) == 1


@pytest.mark.parametrize("unit", ['{"title":[', '{"title":{"a":', '[{"title":'])
def test_what_nests_deeper_than_anything_that_means_something_is_refused(unit: str) -> None:
    assert f"nests deeper than {DEEPEST:,} levels" in refusal(unit * (DEEPEST + 1))


def test_what_would_be_too_much_of_a_field_is_cut_or_left_out_and_told() -> None:
    nested: object = "x"
    for _ in range(40):
        nested = [nested]
    record = {
        "title": "T" * 2_000,
        "abstract": "a" * 100_001,
        "deep": nested,
        "note": "n" * 100_001,
    }
    reading = read(json.dumps([record]))
    (paper,) = reading.papers
    assert (len(paper.title), len(paper.abstract)) == (1_000, 100_000)
    assert "deep" not in paper.extra
    assert told(reading) == [
        "a file, record 1: a title of 2,000 characters, cut to 1,000",
        "a file, record 1: an abstract of 100,001 characters, cut to 100,000",
        "a file, record 1: 'deep' left out, for it nests deeper than 32 levels",
        "a file, record 1: 'note' cut to 100,000 characters",
    ]


OWN = {
    "key": "0123456789ab", "title": "Own: a paper", "abstract": "Two\n\nparagraphs", "authors": ["Doe, Jane"],
    "url": "https://a.org/x", "arxiv_id": "2401.00001", "doi": "10.1000/a", "published": "2026-05",
    "categories": ["cs.CL", "Some Thing"], "links": ["https://b.org"], "upvotes": 0, "digests": ["d"],
    "seen": 1, "starred": True, "read": False, "later": False, "dismissed": False, "snoozed_until": None,
    "tags": ["x"],
    "note": "mine", "score": None, "extra": {"comment": "9 pages", "tags": ["theirs"]},
}  # fmt: skip


def test_ones_own_export_comes_back_as_it_was_but_for_the_marks() -> None:
    reading = read(lines(OWN))
    (paper,) = reading.papers
    assert told(reading) == [
        "a file: marks are not taken over from an export; they move with the library's folder of marks"
    ]
    assert {name: getattr(paper, name) for name in ("key", "title", "url", "doi", "upvotes")} == {
        name: OWN[name] for name in ("key", "title", "url", "doi", "upvotes")
    }
    assert list(paper.authors) == OWN["authors"]
    assert list(paper.categories) == OWN["categories"]
    assert paper.extra == OWN["extra"]


def test_no_two_papers_of_a_file_get_one_key_by_its_word() -> None:
    first, second = read(lines(OWN, {**OWN, "title": "Another paper"})).papers
    assert first.key == "0123456789ab"
    assert second.key != first.key


def test_in_an_answer_of_hugging_face_a_title_is_a_text() -> None:
    reading = read('[{"paper": {"title": ["a"]}, "upvotes": 1}, {"paper": {"title": "The one"}}]')
    assert [paper.title for paper in reading.papers] == ["The one"]
    assert told(reading) == ["a file, record 1: skipped, a record without a title"]
