"""A list of subscriptions is read as one, and is no digest."""

from __future__ import annotations

import pytest

from paperreader.core.errors import DigestError
from paperreader.formats.opml import Subscription, subscriptions
from tests.formats.reading import SAMPLES, refusal

OPML = (SAMPLES / "opml.opml").read_bytes()


def test_feeds_are_read_with_their_folders() -> None:
    assert subscriptions(OPML, "a file") == [
        Subscription("cs.HC", "https://rss.arxiv.org/rss/cs.HC", "Preprints"),
        Subscription("Sand & tides", "https://sand.example.org/atom.xml", "Preprints/Physics"),
        Subscription("Letters on Quiet Machines", "https://letters.example.org/feed"),
    ]


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
    listed = subscriptions(f"<opml><body>{outline}</body></opml>".encode(), "a file")
    assert [(one.name, one.url) for one in listed] == found


def test_a_damaged_list_gives_what_comes_before() -> None:
    text = '<opml><body><outline text="A" xmlUrl="https://a.org/f"/><outline text="B" xmlU'
    assert [one.name for one in subscriptions(text.encode(), "a file")] == ["A"]


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
        subscriptions(text.encode(), "a file")
