"""What arXiv answers, announces, mails and keeps is read with all that it says."""

from __future__ import annotations

import quopri
from base64 import encodebytes
from datetime import date

import pytest

from tests.formats.reading import SAMPLES, all_read, outcomes, read, refusal, told

MAIL = (SAMPLES / "arxiv-mail.eml").read_bytes()
HEADERS, _, BODY = MAIL.partition(b"\n\n")
LISTING = quopri.decodestring(BODY).decode()
RSS = (SAMPLES / "arxiv-rss.xml").read_text(encoding="utf-8")
ATOM = (SAMPLES / "arxiv-atom.xml").read_text(encoding="utf-8")


def test_an_answer_of_the_api_is_read_in_full() -> None:
    reading = read(ATOM)
    assert (reading.format, reading.source) == ("arxiv-atom", "arxiv")
    assert (reading.date, reading.date_assumed) == (date(2026, 5, 21), False)
    paper, old = reading.papers
    assert paper.title == "Paper Lanterns: Guiding Readers Through Dense Proofs"
    assert paper.abstract.startswith(
        "We hang small lanterns along a proof & measure\nwho gets lost."
    )
    assert "$n < 3$" in paper.abstract
    assert paper.authors == ("Ida Möller", "Bao Nguyen")
    assert (paper.arxiv_id, paper.doi) == ("2605.01234", "10.5555/lantern.7")
    assert paper.url == "https://arxiv.org/abs/2605.01234v2"
    assert paper.published == "2026-05-02"
    assert paper.categories == ("cs.HC", "math.HO")
    assert paper.links == (
        "https://arxiv.org/pdf/2605.01234v2",
        "https://doi.org/10.5555/LANTERN.7",
        "https://github.com/example/lanterns",
    )
    assert paper.extra == {
        "updated": "2026-05-20T08:18:33Z",
        "comment": "12 pages, 4 figures",
        "journal_ref": "Journal of Slow Reading 3 (2026) 1-12",
        "version": "v2",
        "affiliations": {"Ida Möller": ["Institute for Slow Reading"]},
    }
    assert (old.arxiv_id, old.published) == ("math/0309136", "2003-09-08")


def test_an_error_of_the_api_is_an_error() -> None:
    answer = """<feed xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id>
    <entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id><title>Error</title>
    <summary>incorrect id format for abc</summary></entry></feed>"""
    told_ = "a file: arXiv answered with an error: incorrect id format for abc."
    assert refusal(answer) == told_


def test_a_paper_that_is_titled_error_is_none() -> None:
    answer = """<feed xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id>
    <entry><id>http://arxiv.org/abs/2605.00001v1</id><title>Error</title></entry></feed>"""
    assert read(answer).papers[0].title == "Error"


def test_an_answer_without_papers_says_that_none_was_found() -> None:
    start, _, rest = ATOM.partition("<entry>")
    empty = start.replace("totalResults>3<", "totalResults>0<") + rest.rpartition("</entry>")[2]
    assert refusal(empty) == "a file: there is no paper in it: arXiv found none for the query."


def test_a_feed_tells_what_is_new_and_what_was_replaced() -> None:
    reading = read(RSS)
    assert (reading.format, reading.source) == ("arxiv-rss", "arxiv")
    assert (reading.date, reading.title) == (date(2026, 5, 21), "cs.HC updates on arXiv.org")
    new, replaced = reading.papers
    assert new.abstract.startswith("Cursors get lost on wide screens.")
    assert new.abstract.endswith("$O(\\log n)$ cost & no training.")
    assert new.authors == ("Amara Okafor", "Luis Pérez", "Jun Watanabe")
    assert (new.arxiv_id, new.published) == ("2605.09001", "2026-05-21")
    assert new.categories == ("cs.HC", "cs.GR")
    assert new.extra["announce_type"] == "new"
    assert new.extra["version"] == "v1"
    assert replaced.extra["announce_type"] == "replace-cross"
    assert replaced.extra["journal_reference"] == "Proc. Forgetting 2026, pp. 9-21"
    assert (replaced.doi, replaced.published) == ("10.5555/ledger.11", "")


def test_the_same_listing_as_atom_gives_the_same() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
    <id>http://rss.arxiv.org/atom/cs.HC</id><title>cs.HC updates on arXiv.org</title>
    <updated>2026-05-21T04:00:07+00:00</updated>
    <entry><id>oai:arXiv.org:2605.09001v1</id><title>Compass Needles for Lost Cursors</title>
    <updated>2026-05-21T04:00:07+00:00</updated>
    <link href="https://arxiv.org/abs/2605.09001" rel="alternate" type="text/html"/>
    <summary>arXiv:2605.09001v1 Announce Type: new
    Abstract: Cursors get lost.</summary>
    <category term="cs.HC"/><published>2026-05-21T00:00:00-04:00</published>
    <arxiv:announce_type>new</arxiv:announce_type>
    <dc:creator>Amara Okafor, Luis P\\'erez</dc:creator></entry></feed>"""
    reading = read(atom)
    (paper,) = reading.papers
    assert (reading.format, reading.date) == ("arxiv-rss", date(2026, 5, 21))
    assert (paper.abstract, paper.authors) == ("Cursors get lost.", ("Amara Okafor", "Luis Pérez"))
    assert (paper.categories, paper.published) == (("cs.HC",), "2026-05-21")


def test_the_feeds_of_before_2024_told_ids_in_titles() -> None:
    old = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="http://arxiv.org/"><title>cs.HC updates on arXiv.org</title>
    <dc:date>2022-01-05T20:30:00-05:00</dc:date></channel>
    <item rdf:about="http://arxiv.org/abs/2201.01234">
    <title>Old Needles. (arXiv:2201.01234v2 [cs.HC] UPDATED)</title>
    <link>http://arxiv.org/abs/2201.01234</link>
    <description rdf:parseType="Literal">&lt;p&gt;They point.&lt;/p&gt;</description>
    <dc:creator>&lt;a href="http://arxiv.org/find"&gt;Ola Berg&lt;/a&gt;, Mei Tan</dc:creator>
    </item></rdf:RDF>"""
    reading = read(old)
    (paper,) = reading.papers
    assert reading.date == date(2022, 1, 5)
    assert (paper.title, paper.abstract, paper.arxiv_id) == (
        "Old Needles",
        "They point.",
        "2201.01234",
    )
    assert (paper.authors, paper.categories) == (("Ola Berg", "Mei Tan"), ("cs.HC",))
    assert paper.extra["announce_type"] == "replace"


def test_what_feeds_of_today_say_is_no_html_and_authors_work_somewhere() -> None:
    feed = RSS.replace(
        "<dc:creator>", "<dc:creator>Mei Tan (MIT, Boston (USA); ETH), Team 7 (1 and 2), ", 1
    ).replace("Cursors get lost", "For $p&lt;q$ and r&gt;s cursors get lost", 1)
    paper = read(feed).papers[0]
    assert paper.authors[:3] == ("Mei Tan", "Team 7", "Amara Okafor")
    assert str(paper.extra["creator"]).startswith(
        "Mei Tan (MIT, Boston (USA); ETH), Team 7 (1 and 2)"
    )
    assert paper.abstract.startswith("For $p<q$ and r>s cursors get lost")


def test_a_feed_of_a_day_without_papers_says_so() -> None:
    start, _, rest = RSS.partition("<item>")
    told_ = "a file: there is no paper in it, as on days when arXiv announces none."
    assert refusal(start + rest.rpartition("</item>")[2]) == told_


def test_a_mail_lists_what_is_new_crossed_and_replaced() -> None:
    reading = read(MAIL)
    assert (reading.format, reading.source) == ("arxiv-mail", "arxiv")
    assert (reading.date, reading.date_assumed) == (date(2026, 5, 21), False)
    assert reading.title == "cs daily Subj-class mailing cs.HC"
    assert told(reading) == []
    new, crossed, replaced = reading.papers
    assert new.title == "Compass Needles for Lost Cursors: Pointing Home on Wide Screens"
    assert new.authors == ("Amara Okafor", "Luis Pérez", "Jun Watanabe")
    assert new.abstract.split("\n") == [
        "Cursors get lost on wide screens. We give each a needle that points",
        "home: 96.6\\% arrive, at a cost of $a=b$ per turn.",
        "  A second paragraph tells of caf\\'es.",
    ]
    assert new.categories == ("cs.HC", "cs.GR")
    assert (new.url, new.published) == ("https://arxiv.org/abs/2605.09001", "2026-05-19")
    assert new.links == ("https://github.com/example/needles",)
    assert new.extra == {
        "Comments": "16 pages, 5 figures, code at https://github.com/example/needles",
        "Report-no": "NL-26-3",
        "License": "http://creativecommons.org/licenses/by/4.0/",
        "Authors": "Amara Okafor (1), Luis P\\'erez and Jun Watanabe ((1) Needle Lab)",
        "size": "243kb",
        "announce_type": "new",
    }
    assert (crossed.arxiv_id, crossed.extra["announce_type"]) == ("2605.08888", "cross")
    assert (replaced.arxiv_id, replaced.abstract) == ("2411.07005", "")
    assert replaced.extra["announce_type"] == "replace"
    assert replaced.extra["replaced"] == "Wed, 20 May 2026 08:03:26 GMT"
    assert (replaced.doi, replaced.extra["Journal-ref"]) == (
        "10.5555/ledger.11",
        "Proc. Forgetting 2026, pp. 9-21",
    )


def test_a_listing_that_was_copied_is_of_the_last_day_on_which_it_took_papers() -> None:
    copied = read(LISTING)
    assert copied.papers == read(MAIL).papers
    assert copied.date == date(2026, 5, 20)
    assert read(LISTING.replace(" ", "\u00a0")).papers[0].title == copied.papers[0].title


def _encoded(body: bytes, transfer: bytes) -> bytes:
    head = HEADERS.replace(b"quoted-printable", transfer)
    return head + b"\n\n" + body


def test_however_a_mail_is_carried_it_says_the_same() -> None:
    text = LISTING.encode()
    latin = HEADERS.replace(b"utf-8", b"iso-8859-1") + b"\n\n"
    parts = (
        HEADERS.partition(b"Content-Type")[0]
        + b'Content-Type: multipart/alternative; boundary="x"\n\n--x\nContent-Type: text/plain\n\n'
        + text
        + b"\n--x\nContent-Type: text/html\n\n<p>not this</p>\n--x--\n"
    )
    quoted = b"\n".join(b"> " + line for line in text.split(b"\n"))
    for carried in (
        _encoded(encodebytes(text), b"base64"),
        _encoded(text, b"8bit"),
        latin + quopri.encodestring(LISTING.encode("latin-1")),
        parts,
        MAIL.replace(b"\n", b"\r\n"),
        quoted,
    ):
        assert read(carried).papers == read(MAIL).papers


def test_a_mail_that_was_sent_on_is_of_its_own_day() -> None:
    head = b"From: a@example.org\nSubject: Fwd: look\nDate: Sat, 23 May 2026 10:00:00 +0200\n"
    attached = (
        b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="y"\n\n--y\n'
        b"Content-Type: text/plain\n\nLook!\n--y\nContent-Type: message/rfc822\n\n"
    )
    quoted = b"\n---------- Forwarded message ---------\nDate: Thu, May 21, 2026 at 0:44 AM\n\n"
    for sent_on in (head + attached + MAIL + b"\n--y--\n", head + quoted + LISTING.encode()):
        reading = read(sent_on)
        assert reading.papers == read(MAIL).papers
        assert reading.date == date(2026, 5, 21)


def test_listings_copied_one_below_the_other_are_digests_of_their_own_days() -> None:
    other = LISTING.replace("Wed 20 May 26", "Thu 21 May 26").replace("Title: Sleep", "Title: Slip")
    found = all_read(f"{LISTING}\n\n{other}")
    assert [reading.date for reading in found] == [date(2026, 5, 20), date(2026, 5, 21)]
    assert [paper.extra["announce_type"] for paper in found[1].papers] == [
        "new",
        "cross",
        "replace",
    ]
    broken = f"{LISTING}\n\n" + other.replace("Title: Slipwalking Schedulers\n", "")
    line = all_read(broken)[1].skipped[0].line or 0
    assert broken.split("\n")[line].startswith("arXiv:2605.08888")


def test_each_mail_of_a_mailbox_is_a_digest() -> None:
    other = MAIL.replace(b"Thu, 21 May 26", b"Fri, 22 May 26")
    separator = b"From no-reply@arxiv.org Thu May 21 00:44:20 2026\n"
    found = all_read(separator + MAIL + b"\n" + separator + other)
    assert [reading.date for reading in found] == [date(2026, 5, 21), date(2026, 5, 22)]


def test_a_mail_that_was_cut_gives_its_whole_records() -> None:
    reading = read(LISTING[: LISTING.index("Schedulers that rest")])
    assert [paper.arxiv_id for paper in reading.papers] == ["2605.09001"]
    (notice,) = told(reading)
    assert notice.endswith("skipped, the file ends within it")
    between = read(LISTING[: LISTING.index("%-%-")])
    assert [paper.arxiv_id for paper in between.papers] == ["2605.09001"]
    assert told(between) == ["a file: the listing has no end; it was read as far as it goes"]


def test_a_record_without_its_title_costs_itself_alone() -> None:
    reading = read(LISTING.replace("Title: Sleepwalking Schedulers\n", ""))
    assert [paper.arxiv_id for paper in reading.papers] == ["2605.09001", "2411.07005"]
    assert [str(notice).partition(": ")[2] for notice in reading.skipped] == [
        "skipped, a record without a title"
    ]


def test_a_file_of_the_archive_is_a_paper() -> None:
    reading = read((SAMPLES / "arxiv-abs.abs").read_bytes())
    (paper,) = reading.papers
    assert (reading.format, reading.source, reading.date) == ("arxiv-abs", "arxiv", None)
    assert paper.title == "Order in Self-Assembled Sandcastles: a Linear Analysis"
    assert paper.authors == ("Elsa Example", "R. Järvi", "Tom Tide")
    assert (paper.arxiv_id, paper.doi, paper.published) == (
        "0704.0067",
        "10.5555/sand.1",
        "2007-04-01",
    )
    assert paper.categories == ("cond-mat.mtrl-sci", "physics.pop-ph")
    assert paper.extra["Date (revised v2)"] == "Tue, 3 Apr 2007 11:00:00 GMT"
    assert paper.extra["MSC-class"] == "82B10"
    assert paper.extra["From"] == "Elsa Example <quF8.hidden@pPG.vRI>"


@pytest.mark.parametrize(
    ("id", "kept"),
    [
        ("arXiv:2605.01234", "2605.01234"),
        ("arXiv:0704.0001v3", "0704.0001"),
        ("arXiv:math-ph/0509003", "math-ph/0509003"),
        ("Paper: hep-th/9901001", "hep-th/9901001"),
    ],
)
def test_ids_of_all_ages_are_known(id: str, kept: str) -> None:
    record = f"\\\\\n{id}\nDate: Fri, 2 Sep 2005 09:59:54 GMT   (19kb)\n\nTitle: Bees\n\\\\\n  Buzz.\n\\\\\n"
    assert read(record).papers[0].arxiv_id == kept


def test_a_letter_is_no_listing() -> None:
    letter = (
        b"From: a@example.org\nSubject: lunch\nDate: Thu, 21 May 2026 00:44:20 +0000\n\nAt one?\n"
    )
    assert not any(str(found).count("arxiv-mail") for found in outcomes(letter))
