"""Papers pages of Hugging Face as they are today: whole ones copied as text, and saved as HTML."""

from __future__ import annotations

from datetime import date

import pytest

from tests.formats.reading import SAMPLES, all_read, read, refusal, told

LONG = "It is measured on three benchmarks, with care, and what is not measured is told. " * 8

HEADER = (
    "new", "Get trending papers in your email inbox once a day!",
    "Get trending papers in your email inbox!", "Subscribe", "Daily Papers",
    "byAK and the research community", "Daily", "Weekly", "Monthly", "Trending Papers",
)  # fmt: skip


def card(title: str, votes: str = "7", group: str = "3 authors", comments: str = "2") -> list[str]:
    return [votes, title, f"{title}. {LONG}", group, "·", "May 29", comments]


def page(day: str, *cards: list[str], between: str = "\n\n") -> str:
    return between.join(
        (*HEADER, *((day,) if day else ()), *(line for one in cards for line in one))
    )


FOOT = ["Previous", "Next", "Company", "TOS", "Privacy", "About", "Careers"]


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n\r\n"])
def test_a_whole_page_holds_its_papers_and_their_votes_and_nothing_else(between: str) -> None:
    cards = (
        card("The First One", votes="101", group="OCC"),
        card("A Second One", votes="-", group="1 author"),
        card("And a Third", votes="3", group="University of Samples"),
    )
    reading = read(page("Oct 2, 2025", *cards, FOOT, between=between))
    assert [paper.title for paper in reading.papers] == [
        "The First One",
        "A Second One",
        "And a Third",
    ]
    assert [paper.upvotes for paper in reading.papers] == [101, None, 3]
    assert all(paper.abstract.endswith("is told.") for paper in reading.papers)
    assert (reading.date, reading.date_assumed) == (date(2025, 10, 2), False)


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Apr 22", date(2026, 4, 22)),
        ("February 27, 2025", date(2025, 2, 27)),
        ("Thu, Feb 27, 2025", date(2025, 2, 27)),
        ("Week 8, 2025", date(2025, 2, 23)),
        ("2025-W08", date(2025, 2, 23)),
        ("Feb 17 - Feb 23, 2025", date(2025, 2, 23)),
        ("February 2025", date(2025, 2, 28)),
        ("", None),
    ],
)
def test_the_header_names_a_day_a_week_or_a_month(header: str, day: date | None) -> None:
    reading = read(page(header, card("The Only One")))
    assert (reading.date, len(reading.papers)) == (day, 1)


def test_a_page_that_lists_every_paper_twice_holds_each_once() -> None:
    cards = [card(f"Paper Number {number}", votes=str(number)) for number in range(9)]
    reading = read(page("", *cards, *cards))
    assert [paper.upvotes for paper in reading.papers] == list(range(9))
    assert told(reading)[-1].endswith("9 papers are listed again from here on, and taken once")


def test_pages_saved_one_below_the_other_are_digests_of_their_own_days() -> None:
    one, two, three = card("The First One"), card("A Second One"), card("And a Third")
    text = "\n\n".join(
        (page("May 19", one, two), page("May 20", two), page("Week 20, 2026", three))
    )
    found = all_read(text)
    assert [(each.date, [paper.title for paper in each.papers]) for each in found] == [
        (date(2026, 5, 19), ["The First One", "A Second One"]),
        (date(2026, 5, 20), ["A Second One"]),
        (date(2026, 5, 17), ["And a Third"]),
    ]


def test_a_page_that_shows_titles_alone_is_read_as_titles() -> None:
    cards = [
        ["Submitted by", "akhaliq", str(votes), f"Title Number {votes}", "·", "3 authors", "1"]
        for votes in range(10, 14)
    ]
    reading = read(page("May 20", *cards))
    assert [(one.title, one.upvotes) for one in reading.papers] == [
        (f"Title Number {votes}", votes) for votes in range(10, 14)
    ]


SHORT = "It waits, and is measured doing so."


@pytest.mark.parametrize(
    ("lines", "votes", "published", "extra"),
    [
        (
            ["Submitted by", "", "mei", "112", "TITLE", "·", "34 authors", "", "2"],
            112,
            "",
            {"submittedBy": "mei", "numAuthors": 34, "numComments": 2},
        ),
        (
            ["Submitted by", "mei's avatar", "mei", "1.2k", "TITLE", "    ·34 authors", "2"],
            1200,
            "",
            {"submittedBy": "mei", "numAuthors": 34, "numComments": 2},
        ),
        (
            ["\t•\tSubmitted by mei", "2,345", "TITLE", "•  ·", "•  1 author"],
            2345,
            "",
            {"submittedBy": "mei", "numAuthors": 1},
        ),
        (
            ["TITLE", SHORT, "Lab One", "· Published on May 19", "Upvote", "9", "GitHub", "45.2k",
             "arXiv Page"],
            9,
            "2026-05-19",
            {"organization": "Lab One", "githubStars": 45_200},
        ),
        (
            ["TITLE", SHORT, "Published on May 19", "· 3 authors", "Upvote 9", "GitHub 1,204", "4"],
            9,
            "2026-05-19",
            {"numAuthors": 3, "githubStars": 1_204, "numComments": 4},
        ),
        (
            ["7", "TITLE", SHORT, "Lab One · Feb 27, 20253"],
            7,
            "2025-02-27",
            {"organization": "Lab One", "numComments": 3},
        ),
        (
            ["7", "TITLE", SHORT, "3 authors", "·", "May 196"],
            7,
            "2026-05-19",
            {"numAuthors": 3, "numComments": 6},
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["The First One", "About"])
def test_what_stands_around_a_title_is_kept_however_browsers_copy_it(
    lines: list[str], votes: int, published: str, extra: dict[str, object], title: str
) -> None:
    cards = [[title if line == "TITLE" else line for line in lines], ["8", "A Second One", LONG]]
    between = "\n\n"
    if SHORT not in lines:
        cards[1], between = ["Submitted by", "ola", "8", "A Second One", "·", "3 authors"], "\n"
    reading = read(page("May 20", *cards, between=between))
    first, second = reading.papers
    assert (first.title, first.upvotes, first.published) == (title, votes, published)
    assert dict(first.extra) == extra
    assert second.title == "A Second One"
    assert reading.date == date(2026, 5, 20)


@pytest.mark.parametrize(
    "above",
    [
        ["Hugging Face's logo", "Hugging Face", "Models", "Datasets", "Docs", "Pricing", "Log In"],
        ["Zum Inhalt springen", "Menü"],
        ["Daily Papers - Hugging Face", "huggingface.co", "6 minutes"],
        ["\t•\tModels", "\t•\tDatasets"],
    ],
)
def test_the_rest_of_a_site_around_a_page_is_no_paper(above: list[str]) -> None:
    text = "\n".join((*above, page("20. Mai 2026", card("The Only One")), *FOOT, "Models", "Docs"))
    reading = read(text)
    assert [paper.title for paper in reading.papers] == ["The Only One"]
    assert reading.date == date(2026, 5, 20)


def test_a_page_that_was_copied_from_its_first_title_on_still_tells_votes_from_comments() -> None:
    cards = [line for votes in "123" for line in card(f"Number {votes}", votes=votes)][1:]
    reading = read("\n\n".join(cards))
    assert [one.upvotes for one in reading.papers] == [None, 2, 3]
    assert [one.extra["numComments"] for one in reading.papers] == [2, 2, 2]


def test_names_below_each_title_are_those_who_wrote_the_paper() -> None:
    names = "Jane Doe, José van der Berg and J.-P. Roe"
    cards = [[f"Title Number {one}", names, LONG] for one in range(3)]
    first, *_ = read(page("May 20", *cards, ["A Bare Title", "Deep Learning", LONG])).papers
    assert first.authors == ("Jane Doe", "José van der Berg", "J.-P. Roe")
    assert (first.title, first.abstract) == ("Title Number 0", LONG.strip())
    bare = read(page("May 20", ["One Title"], ["Deep Learning, Graph Networks", LONG], ["3", LONG]))
    assert [paper.title for paper in bare.papers][:2] != ["One Title", "3"]


SAVED = (SAMPLES / "huggingface-html.html").read_text(encoding="utf-8")


def test_a_saved_page_holds_what_it_was_drawn_from() -> None:
    reading = read(SAVED)
    assert (reading.format, reading.source) == ("huggingface-html", "huggingface")
    assert (reading.date, reading.date_assumed) == (date(2026, 5, 20), False)
    answered = read((SAMPLES / "huggingface-json.json").read_bytes())
    assert reading.papers == answered.papers


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('data-target="DailyPapers" data-props', 'data-props data-target="DailyPapers" data-props'),
        (
            "&quot;date&quot;:&quot;2026-05-20T00:00:00.000Z&quot;",
            "&quot;periodType&quot;:&quot;day&quot;,&quot;dateString&quot;:&quot;2026-05-20&quot;",
        ),
        (
            "<!doctype html>",
            "<!-- saved from url=(0031)https://huggingface.co/papers -->\n<!DOCTYPE HTML>",
        ),
        ("&quot;", "&#34;"),
    ],
)
def test_the_shapes_of_other_years_are_read_alike(old: str, new: str) -> None:
    reading = read(SAVED.replace(old, new))
    assert (len(reading.papers), reading.date) == (4, date(2026, 5, 20))


def test_a_part_of_a_page_will_do_and_so_will_several() -> None:
    start = SAVED.index('<div class="SVELTE_HYDRATER contents" data-target="DailyPapers"')
    part = SAVED[start : SAVED.index("</main>")]
    assert len(read(part).papers) == 4
    assert [
        len(each.papers) for each in all_read(SAVED + SAVED.replace("2026-05-20", "2026-05-19"))
    ] == [4, 4]


def test_a_page_cut_short_holds_its_whole_papers() -> None:
    end = SAVED.index("Forgetting on Purpose")
    reading = read(SAVED[:end])
    assert len(reading.papers) == 3
    assert "the text ends within it" in told(reading)[0]


HEAD = (
    "<!doctype html><html><head><title>Daily Papers - Hugging Face</title>"
    '<link rel="canonical" href="https://huggingface.co/papers/date/2026-05-20"></head><body><main>'
)

CARDS = """<article><div><a href="/papers/2605.00001" class="x"><video></video></a>
Submitted by <img alt="mei's avatar"> mei
<div class="leading-none">1.2k</div><h3><a href="/papers/2605.00001">A Title &amp; More</a></h3>
<p class="line-clamp-2">What it <b>shows</b> of the abstract</p><ul><li>·<span>34 authors</span></ul>
<a href="/papers/2605.00001#community">2</a> <a href="https://github.com/example/x">GitHub <b>45</b></a>
</div></article>
<article><h3><a href="/papers/2605.00002">Another Title</a></h3></article>
<article><h3></h3></article></main></body></html>"""


@pytest.mark.parametrize(
    ("html", "day"),
    [
        (HEAD + CARDS, date(2026, 5, 20)),
        (HEAD.replace("date/2026-05-20", "week/2026-W21") + CARDS, date(2026, 5, 24)),
        (CARDS, None),
        (CARDS.replace("article>", "div>").replace('"/papers/', '"https://huggingface.co/papers/'), None),
    ],
    ids=["a day", "a week", "a part of a page", "what a reader tool leaves"],
)  # fmt: skip
def test_without_its_data_a_page_gives_what_its_cards_show(html: str, day: date | None) -> None:
    reading = read(html)
    first, second = reading.papers
    assert reading.date == day
    assert (first.title, first.arxiv_id) == ("A Title & More", "2605.00001")
    assert first.url == "https://huggingface.co/papers/2605.00001"
    assert first.abstract == "What it shows of the abstract"
    assert (second.title, second.upvotes) == ("Another Title", None)
    assert "lacks the data" in told(reading)[0]
    if "<article>" in html:
        assert first.upvotes == 1200
        assert first.links == ("https://github.com/example/x",)
        assert first.extra == {
            "submittedBy": "mei", "numAuthors": 34, "numComments": 2, "githubStars": 45,
        }  # fmt: skip


def test_the_page_of_one_paper_gives_that_paper() -> None:
    (paper,) = read("""<html><head><title>Paper page - Lanterns</title>
    <meta property="og:url" content="https://huggingface.co/papers/2605.00001"></head><body><article>
    <h1>Lanterns</h1>Published on May 19<div>Authors: <a>Jane Doe</a>, <a>Mei Tan</a></div>
    <h2>Abstract</h2><p>We hang them.</p><button>Upvote <b>12</b></button></article>""").papers
    assert (paper.title, paper.authors, paper.abstract) == (
        "Lanterns",
        ("Jane Doe", "Mei Tan"),
        "We hang them.",
    )
    assert (paper.arxiv_id, paper.upvotes, paper.published) == ("2605.00001", 12, "2026-05-19")


def test_the_page_of_one_paper_copied_as_text_gives_that_paper() -> None:
    reading = read((SAMPLES / "huggingface-paper.txt").read_bytes())
    (paper,) = reading.papers
    assert (reading.format, reading.source) == ("huggingface-paper", "huggingface")
    assert (reading.date, reading.date_assumed) == (date(2026, 5, 20), True)
    assert paper.title == "Paper Lanterns: Guiding Readers Through Dense Proofs"
    assert paper.abstract.startswith("We hang small lanterns")
    assert (paper.authors, paper.arxiv_id) == (("Ida Möller", "Bao Nguyen"), "2605.01234")
    assert (paper.upvotes, paper.published) == (1200, "2026-05-02")
    assert paper.links == ("https://github.com/example/lanterns",)
    assert paper.extra == {
        "submittedBy": "bao",
        "githubStars": 45,
        "rank": "#2 Paper of the day",
        "ai_summary": "Lanterns keep readers of proofs from getting lost.",
    }


@pytest.mark.parametrize("title", ["502 Bad Gateway", "Daily Papers - Hugging Face"])
def test_a_page_without_papers_is_refused(title: str) -> None:
    assert refusal(f"<html><head><title>{title}</title></head><body>Sorry</body></html>")
