"""A list of subscriptions is read as one, and is no digest."""

from __future__ import annotations

import pytest

from paperreader.core.errors import DigestError
from paperreader.formats.opml import feeds_of
from tests.formats.reading import SAMPLES, refusal

OPML = (SAMPLES / "opml.opml").read_bytes()


def test_feeds_are_read_whatever_folder_they_are_in() -> None:
    assert feeds_of(OPML, "a file") == (
        ("cs.HC", "https://rss.arxiv.org/rss/cs.HC"),
        ("Sand & tides", "https://sand.example.org/atom.xml"),
        ("Letters on Quiet Machines", "https://letters.example.org/feed"),
    )


def test_an_import_says_what_it_is_and_what_to_do() -> None:
    assert refusal(OPML) == (
        "a file: is a list of subscriptions (OPML, 3 feeds) and holds no papers; to subscribe to its"
        " feeds: paperreader import FILE."
    )
    empty = "<opml><head/><body/></opml>"
    assert refusal(empty) == "a file: is a list of subscriptions (OPML) without a feed in it."


@pytest.mark.parametrize(
    ("outline", "found"),
    [
        ('<outline xmlUrl="https://a.org/f"/>', [("https://a.org/f", "https://a.org/f")]),
        ('<outline text="A" XMLURL="https://a.org/f"/>', [("A", "https://a.org/f")]),
        ('<outline title="A" text="B" xmlUrl=" https://a.org/f "/>', [("A", "https://a.org/f")]),
        ('<outline text="A" xmlUrl="https://a.org/?b=1&c=2"/>', [("A", "https://a.org/?b=1&c=2")]),
        ('<outline text="A" xmlUrl="feed://a.org/f"/>', [("A", "https://a.org/f")]),
        ('<outline text="A" xmlUrl="feed:http://a.org/f"/>', [("A", "http://a.org/f")]),
        ('<outline text="A" xmlUrl="file:///etc/passwd"/>', []),
        ('<outline text="A" xmlUrl="javascript:x()"/>', []),
        ('<outline text="A"/>', []),
        (
            '<outline text="A" xmlUrl="https://a.org/f"/><outline text="B" xmlUrl="https://a.org/f"/>',
            [("A", "https://a.org/f")],
        ),
        ('<outline text="A&#x1b;[2J" xmlUrl="https://a.org/f"/>', [("A[2J", "https://a.org/f")]),
    ],
)
def test_outlines_are_feeds_where_they_can_be_fetched(
    outline: str, found: list[tuple[str, str]]
) -> None:
    assert [*feeds_of(f"<opml><body>{outline}</body></opml>".encode(), "a file")] == found


def test_a_damaged_list_gives_what_comes_before() -> None:
    text = '<opml><body><outline text="A" xmlUrl="https://a.org/f"/><outline text="B" xmlU'
    assert feeds_of(text.encode(), "a file") == (("A", "https://a.org/f"),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<not-opml/>", "is no list of subscriptions"),
        ("", "is no list of subscriptions"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><opml/>', "declares entities"),
        ("<opml>" + "<outline>" * 20_000, "nests deeper"),
    ],
)
def test_what_is_none_is_refused(text: str, reason: str) -> None:
    with pytest.raises(DigestError, match=reason):
        feeds_of(text.encode(), "a file")
