"""What the title bar and the key bar say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paperreader.core.query import InDigest
from paperreader.core.view import ALL, INBOX, STARRED, View, ViewCount, ViewKind, tag_view
from paperreader.tui.titles import Doing, Headline, key_bar, title_bar

INBOX_LINE = Headline(INBOX, "", (), 207, ViewCount(INBOX, 142, 142), digests=3)

MAY = View("20 May 2026", InDigest("2026-05-20-arxiv-3c29a9ea"), ViewKind.DIGEST)

IMPORTING = Doing("importing", 0.345, "1,200 papers", "Esc stops")


def told(headline: Headline, width: int) -> str:
    return "".join(text for text, _ in title_bar(headline, width))


@pytest.mark.parametrize(
    ("headline", "line"),
    [
        (
            INBOX_LINE,
            " paperreader  Inbox · 142 unread of 207 · by date                     3 digests ",
        ),
        (
            replace(INBOX_LINE, count=None),
            " paperreader  Inbox · by date                                         3 digests ",
        ),
        (
            replace(INBOX_LINE, view=STARRED, found=30, count=ViewCount(STARRED, 31, 4), digests=1),
            " paperreader  Starred · 4 unread of 31 · by date                       1 digest ",
        ),
        (
            replace(INBOX_LINE, view=ALL, filter="moe #rl", found=12),
            " paperreader  All / moe #rl · 12 found · by date                      3 digests ",
        ),
        (
            replace(INBOX_LINE, filter="moe is:nope (", misread=("nope", "("), found=12),
            " paperreader  Inbox / moe is:nope ( · not understood: nope ( · 12 found… 3 digests ",
        ),
        (
            replace(INBOX_LINE, view=MAY, found=65, count=ViewCount(MAY, 65, 4, "(2) arXiv")),
            " paperreader  20 May 2026 (2) arXiv · 4 unread of 65 · by date        3 digests ",
        ),
        (
            replace(INBOX_LINE, doing=IMPORTING),
            " paperreader  Inbox · 142 unread of 207… importing ━━━╸────── 34 % · Esc stops ",
        ),
        (
            replace(INBOX_LINE, doing=IMPORTING._replace(share=None)),
            " paperreader  Inbox · 142 unread of 207 · by date        importing · Esc stops ",
        ),
        (
            replace(INBOX_LINE, doing=IMPORTING._replace(share=0.999, way_out="")),
            " paperreader  Inbox · 142 unread of 207 · by date"
            + " " * 22
            + " importing ━━━━━━━━━━ 99 % · 1,200 papers ",
        ),
        (
            replace(INBOX_LINE, view=tag_view("[/]\x1b[2J"), count=None),
            " paperreader  #[/][2J · by date                                        3 digests ",
        ),
    ],
)
def test_the_title_bar_tells_where_one_is(headline: Headline, line: str) -> None:
    assert told(headline, len(line)) == line


def test_a_long_filter_leaves_the_counts_in_sight() -> None:
    line = told(replace(INBOX_LINE, filter="hyperspectral " * 9, found=12), 80)
    assert "12 found" in line


@pytest.mark.parametrize(
    ("width", "last"), [(80, "help"), (60, "read"), (30, "star"), (9, "filter"), (5, None)]
)
def test_the_key_bar_holds_as_many_keys_as_fit(width: int, last: str | None) -> None:
    keys = list(key_bar({}, width))
    assert (keys[-1].word if keys else None) == last
    assert all(key.end <= width for key in keys)


def test_the_key_bar_shows_a_persons_own_keys() -> None:
    assert next(key_bar({"filter": "ctrl+f,/"}, 80)).key == "ctrl+f"
