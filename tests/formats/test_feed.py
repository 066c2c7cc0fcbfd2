"""Feeds of any origin are read, well-formed or not, and HTML in them is text."""

from __future__ import annotations

from datetime import date

import pytest

from paperreader.formats.feed import source_of
from paperreader.formats.html_text import text_and_links, text_of
from tests.formats.reading import SAMPLES, read, refusal, told

FEED = (SAMPLES / "feed.xml").read_text(encoding="utf-8")


def rss(item: str, title: str = "A Feed") -> str:
    return f'<rss version="2.0"><channel><title>{title}</title>{item}</channel></rss>'


def test_a_feed_is_read_in_full() -> None:
    reading = read(FEED)
    assert (reading.format, reading.source) == ("feed", "letters-on-quiet-machines-new-articles")
    assert (reading.title, reading.date) == (
        "Letters on Quiet Machines: new articles",
        date(2026, 5, 20),
    )
    paper, labelled = reading.papers
    assert paper.title == "Humming & Silence in E. machina"
    assert paper.abstract == "We listened to 400 machines.\n\nMost hum; see the data."
    assert paper.authors == ("Rosa Lindqvist", "Tomás Vidal")
    assert (paper.url, paper.doi) == ("https://letters.example.org/articles/17", "10.5555/quiet.17")
    assert (paper.published, paper.categories) == ("2026-05-19", ("acoustics",))
    assert paper.links == ("https://data.example.org/hum",)
    assert paper.extra["prism_publicationname"] == "Letters on Quiet Machines"
    assert paper.extra["id"] == "quiet-17"
    assert labelled.abstract == "Schedulers that rest at night & wake with fewer conflicts."
    assert (labelled.authors, labelled.upvotes) == (("Mei Tan", "Ola Berg"), 12)
    assert labelled.arxiv_id == "2605.04444"


def test_atom_is_read_too() -> None:
    reading = read("""<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
    <updated>2026-05-20T10:00:00Z</updated>
    <entry><title type="html">On &lt;em&gt;Kettles&lt;/em&gt;</title><id>tag:example.org,2026:1</id>
    <link href="https://example.org/kettles"/><updated>2026-05-19T10:00:00Z</updated>
    <author><name>Ola Berg, Mei Tan and Jo Lund</name></author>
    <summary>Short.</summary><content type="html">&lt;p&gt;Long and whole.&lt;/p&gt;</content>
    </entry></feed>""")
    (paper,) = reading.papers
    assert (reading.source, reading.date) == ("notes", date(2026, 5, 20))
    assert (paper.title, paper.abstract) == ("On Kettles", "Short.")
    assert paper.authors == ("Ola Berg", "Mei Tan", "Jo Lund")
    assert paper.extra["content"] == "Long and whole."


def test_a_feed_cut_short_gives_its_whole_entries_and_a_warning() -> None:
    reading = read(FEED[: FEED.index("Schedulers that rest")])
    assert [paper.title for paper in reading.papers] == ["Humming & Silence in E. machina"]
    first, second = told(reading)
    assert first == "a file, record 2: skipped, the file ends within it"
    assert second.startswith("a file: the feed is not well-formed")


@pytest.mark.parametrize(
    "item",
    [
        "<item><title>One</title><foo:bar>x</foo:bar></item>",
        "<item><title>One</title><description><p>x<br></description></item>",
        "<item><title>One</title><link>http://a.org/?b=1&c=2</link></item>",
    ],
)
def test_an_ill_formed_feed_is_read_as_far_as_it_goes(item: str) -> None:
    assert read(rss(item)).papers[0].title == "One"


@pytest.mark.parametrize("declared", ["utf-16", "bogus", "big5", "us-ascii", "iso-8859-1"])
def test_a_feed_that_lies_about_its_encoding_is_read_all_the_same(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>' + rss("<item><title>One</title></item>")
    assert read(text).papers[0].title == "One"


def test_what_is_said_in_another_encoding_is_read_in_it() -> None:
    text = '<?xml version="1.0" encoding="gb2312"?>' + rss("<item><title>灯笼与证明</title></item>")
    reading = read(text.encode("gb2312"))
    assert (reading.papers[0].title, told(reading)) == ("灯笼与证明", [])


@pytest.mark.parametrize(
    ("written", "day", "kept"),
    [
        ("Wed, 20 May 2026 23:30:00 -0700", "2026-05-20", None),
        ("2026-05-20 10:00", "2026-05-20", None),
        ("Wed, 20 May 26 10:00 EST", "2026-05-20", "Wed, 20 May 26 10:00 EST"),
        ("1779235200", "2026-05-20", None),
        ("20/05/2026", "", "20/05/2026"),
        ("yesterday", "", "yesterday"),
    ],
)
def test_a_day_is_kept_as_it_is_written_where_it_is_not_known(
    written: str, day: str, kept: str | None
) -> None:
    (paper,) = read(rss(f"<item><title>One</title><pubDate>{written}</pubDate></item>")).papers
    assert (paper.published, paper.extra.get("published")) == (day, kept)


def test_links_are_those_of_the_whole_entry_and_relative_to_it() -> None:
    (paper,) = read("""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.org/b/">
    <title>Notes</title><entry><title>One</title><link href="1.html"/><summary>Short.</summary>
    <contributor><name>Mei Tan</name></contributor>
    <content type="html">&lt;a href="code.zip"&gt;Code&lt;/a&gt; &lt;a href="https://c.org/"&gt;c&lt;/a&gt;
    </content></entry></feed>""").papers
    assert paper.url == "https://a.org/b/1.html"
    assert paper.links == ("https://a.org/b/code.zip", "https://c.org/")
    assert paper.extra["contributors"] == ["Mei Tan"]
    item = "<link>https://a.org/</link><item><title>One</title><link>/p/1</link></item>"
    assert read(rss(item)).papers[0].url == "https://a.org/p/1"


def test_the_authors_of_preprints_are_people() -> None:
    creator = "<dc:creator>Doe, J., Roe, R. Q., van der Berg, A.</dc:creator>"
    feed = rss(f"<item><title>One</title>{creator}</item>").replace(
        "<rss", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/"', 1
    )
    assert read(feed).papers[0].authors == ("J. Doe", "R. Q. Roe", "A. van der Berg")


@pytest.mark.parametrize(
    "before",
    ["<!-- made by hand -->\n<?xml version='1.0'?>", "\n\n <?xml version='1.0'?>",
     "<?xml version='1.0'?><!DOCTYPE html>"],
)  # fmt: skip
def test_what_may_not_stand_before_a_feed_does_no_harm(before: str) -> None:
    reading = read(before + rss("<item><title>One</title></item>"))
    assert (reading.papers[0].title, told(reading)) == ("One", [])


def test_a_feed_in_json_is_read_as_one() -> None:
    reading = read((SAMPLES / "json-feed.json").read_bytes())
    assert (reading.format, reading.source) == ("json-feed", "notes-on-kettles")
    first, second = reading.papers
    assert (first.title, first.abstract) == ("On Kettles", "They hum.\n\nSee the code & data.")
    assert (first.authors, first.published) == (("Ola Berg",), "2026-05-19")
    assert first.links == ("https://arxiv.org/abs/2605.04445", "https://notes.example.org/code.zip")
    assert first.categories == ("acoustics", "kettles")
    assert (second.abstract, second.extra["content"]) == ("In short.", "At length.")
    assert [str(one) for one in reading.skipped] == [
        "a file, record 3: skipped, a record without a title"
    ]


def test_a_feed_without_entries_is_no_digest() -> None:
    assert refusal(rss("")) == "a file: there is no paper in it."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain & simple < 3", "plain & simple < 3"),
        ("<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("H<sub>2</sub>O &mdash; E. <i>coli</i>", "H2O — E. coli"),
        ("&lt;i&gt;E. coli&lt;/i&gt; &amp; co", "E. coli & co"),
        ("Learning <unk> from <pad> Tokens", "Learning <unk> from <pad> Tokens"),
        ("a <b and c> d, $x<y$, p < 0.05", "a <b and c> d, $x<y$, p < 0.05"),
        ("x<script>alert(1)</script><style>b{}</style><!-- no -->y", "xy"),
        (
            "<jats:p>One</jats:p><jats:title>Methods</jats:title><jats:p>Two</jats:p>",
            "One\n\nMethods\n\nTwo",
        ),
        ("Tom &amp; Jerry &nbsp; &unknown;", "Tom & Jerry &unknown;"),
    ],
)
def test_html_is_made_text(html: str, text: str) -> None:
    assert text_of(html) == text


def test_where_links_lead_is_kept_if_it_can_be_opened() -> None:
    html = '<a href="https://a.org/b">b</a> <a href="javascript:x()">c</a> <a href="/d">d</a>'
    assert text_and_links(html) == ("b c d", ["https://a.org/b"])


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Nature: latest papers", "nature-latest-papers"),
        ("../../etc/passwd", "etc-passwd"),
        ("量子 新闻", "量子-新闻"),
        ("", "feed"),
        ("!?", "feed"),
        ("x" * 500, "x" * 40),
        (
            "A very long name of a journal of very long names",
            "a-very-long-name-of-a-journal-of-very",
        ),
    ],
)
def test_the_name_of_a_source_is_made_of_its_title(title: str, source: str) -> None:
    assert source_of(title) == source
