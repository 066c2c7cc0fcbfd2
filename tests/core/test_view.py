"""What views are called and what they ask for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from paperreader.core.digest import Digest
from paperreader.core.query import Everything, Flag, InDigest, Is, Query, Tagged
from paperreader.core.query_parser import parse
from paperreader.core.view import ALL, INBOX, LATER, STARRED, View, digest_view, tag_view

DIGEST = Digest(
    id="2026-05-20-huggingface-3c29a9ea",
    source="huggingface",
    title="",
    date=date(2026, 5, 20),
    date_assumed=True,
    imported=datetime(2026, 6, 1, tzinfo=UTC),
    origin="page.txt",
    format="huggingface-text",
    size=65,
)


@pytest.mark.parametrize(
    ("view", "name", "query"),
    [
        (INBOX, "Inbox", parse("is:unread -is:later -is:dismissed -is:snoozed")),
        (LATER, "Later", parse("is:later -is:dismissed -is:snoozed")),
        (STARRED, "Starred", Is(Flag.STARRED)),
        (ALL, "All", Everything()),
        (tag_view("c++"), "#c++", Tagged("c++")),
        (digest_view(DIGEST), "20 May 2026", InDigest("2026-05-20-huggingface-3c29a9ea")),
    ],
)
def test_a_view_is_a_named_query(view: View, name: str, query: Query) -> None:
    assert view.name == name
    assert view.query == query
