"""What the configuration mutes is in no view but All, and what it watches for bears a sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.errors import ConfigError
from paperreader.core.view import ALL, INBOX, STARRED, WATCHED, View
from tests.digest_files import ABSTRACT, page, taken_in
from tests.library.shelves import TODAY, A, E, F, letters, small_library

Configured = Callable[[str], AbstractContextManager[Library]]


@pytest.fixture
def configured(tmp_path: Path) -> Configured:
    """The small library with a configuration."""
    small_library(tmp_path).close()

    @contextmanager
    def opened(text: str) -> Iterator[Library]:
        file = tmp_path / "config" / "config.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        with Library.open(tmp_path, today=lambda: TODAY) as library:
            yield library

    return opened


def found(library: Library, query: str = "", view: View | None = None) -> str:
    return "".join(sorted(letters(library.list(query, view=view).keys)))


def view_of(library: Library, name: str) -> View:
    return next(count.view for count in library.overview.views() if count.view.name == name)


MUTE_TWO = 'mute = ["author:chen", "title:sparse -is:starred"]'
"""Papers E and F."""


def test_a_muted_paper_is_in_no_view_but_all(configured: Configured) -> None:
    with configured(MUTE_TWO) as library:
        library.mark([E.key], star=True)
        library.saved_views.save("Experts", "experts")
        listed = {
            count.view.name: found(library, view=count.view) for count in library.overview.views()
        }
    assert listed == {
        "Inbox": "AGHIJKL",
        "Later": "C",
        "Starred": "A",
        "All": "ABCDEFGHIJKL",
        "Experts": "ADKL",
        "#language": "A",
        "#moe": "A",
        "#moe-routing": "",
        "20 May 2026": "AIJ",
        "19 May 2026": "KL",
        "22 Apr 2026": "CGH",
        "10 Mar 2026": "ABCD",
    }


def test_what_is_hidden_is_counted(configured: Configured) -> None:
    with configured(MUTE_TWO) as library:
        library.saved_views.save("Experts", "experts")
        library.saved_views.save("Of these", "view:experts")
        counts = {
            count.view.name: (*count[1:3], count.hidden) for count in library.overview.views()
        }
        assert counts["Inbox"] == (7, 7, 1)
        assert counts["All"] == (12, 10, 0)
        assert counts["Experts"] == counts["Of these"] == (4, 3, 2)
        assert counts["#moe-routing"] == (0, 0, 1)
        assert counts["20 May 2026"] == (3, 3, 1)
        assert counts["22 Apr 2026"] == (3, 3, 2)
        assert library.list(view=INBOX).hidden == 1
        assert library.list("attention", view=INBOX).hidden == 1
        assert library.list("routing", view=ALL).hidden == 0
        assert library.list("routing").hidden == 0


def test_counts_follow_what_changes_who_is_muted(configured: Configured, tmp_path: Path) -> None:
    with configured(MUTE_TWO) as library:
        assert library.overview.views()[0][1:3] == (7, 7)
        library.mark([F.key], star=True)
        assert library.overview.views()[0][1:3] == (8, 8)
        assert found(library, view=STARRED) == "AF"
        library.undo()
        assert library.overview.views()[0][1:3] == (7, 7)
        library.mark([E.key], read=True)
        of_may = next(
            count for count in library.overview.views() if count.view.name == "20 May 2026"
        )
        assert (of_may.papers, of_may.unread, of_may.hidden) == (3, 3, 1)
        papers = page([("Sparse Things", ABSTRACT), ("Dense Things", ABSTRACT)])
        taken_in(library, papers, "page.txt")
        assert library.overview.views()[0][1:3] == (8, 8)
        assert library.list(view=INBOX).hidden == 2


def test_searching_and_jumping_find_what_is_muted(configured: Configured) -> None:
    with configured(MUTE_TWO) as library:
        assert found(library, "title:routing") == "E"
        assert found(library, "is:muted") == "EF"
        assert found(library, "view:inbox is:muted") == ""
        assert found(library, "-is:muted title:routing OR title:sparse") == "F"
        assert library.jump("sparse attention")[0].key == F.key
        assert library.finding.paper(E.key).paper.title == E.title


def test_a_filter_inherits_what_its_view_hides(configured: Configured) -> None:
    with configured(MUTE_TWO) as library:
        assert found(library, "experts", INBOX) == "AKL"
        assert found(library, "experts", ALL) == "ADEFKL"
        assert found(library, "is:muted", INBOX) == ""
        assert found(library, "is:muted", ALL) == "EF"


RULES = [
    ('mute = ["experts"]', "ADEFKL"),  # words are looked for in tags and notes, too
    ('mute = ["gating"]', "EK"),
    ('mute = ["#moe"]', "A"),
    ('mute = ["is:read", "#moe*"]', "ABDF"),
    ('mute = ["date:..2026-04", "upvotes:7"]', "ABCDEFGHL"),
    ('mute = ["date:1w"]', "IJ"),
    ('mute = ["view:starred"]', "A"),
    ('mute = ["view:odd", "title:sparse sort:title"]', "F"),
    ('mute = ["is:muted", "title:sparse"]', "F"),
    ('mute = ["is:watched"]\nwatch = ["title:sparse", "is:muted"]', "F"),
    ("mute = []", ""),
]


@pytest.mark.parametrize(("rules", "muted"), RULES)
def test_a_rule_is_a_query(configured: Configured, rules: str, muted: str) -> None:
    with configured(rules) as library:
        assert found(library, "is:muted") == muted
        assert found(library, view=INBOX) == "".join(sorted(set("AFGHIJKL") - set(muted)))
        assert library.overview.views()[0].papers == len(library.list(view=INBOX))


def test_a_watched_paper_bears_a_sign_and_is_in_a_view_of_its_own(configured: Configured) -> None:
    with configured('watch = ["#moe", "title:\\"neural networks\\""]') as library:
        assert [count.view.name for count in library.overview.views()][:4] == [
            "Inbox",
            "Later",
            "Starred",
            "Watched",
        ]
        assert found(library, view=WATCHED) == found(library, "is:watched") == "AB"
        rows = library.list().rows(0, 12)
        assert {letters([row.key]) for row in rows if row.watched} == {"A", "B"}
        library.mark([A.key], untag=["moe"])
        assert not any(row.watched for row in library.list(view=INBOX).rows(0, 12))


def test_what_is_watched_for_and_muted_is_muted(configured: Configured) -> None:
    with configured(MUTE_TWO + '\nwatch = ["experts"]') as library:
        assert found(library, view=WATCHED) == "ADKL"
        assert view_of(library, "Watched") == WATCHED


def test_without_rules_nothing_is_muted_or_watched_for(configured: Configured) -> None:
    with configured("") as library:
        assert "Watched" not in {count.view.name for count in library.overview.views()}
        assert found(library, "is:muted OR is:watched") == ""
        assert not any(row.watched for row in library.list().rows(0, 12))
        assert {count.hidden for count in library.overview.views()} == {0}


def test_the_next_program_finds_the_same(configured: Configured) -> None:
    rules = MUTE_TWO + '\nwatch = ["experts", "#moe"]'
    with configured(rules) as library:
        before = library.overview.views()
    with configured(rules) as library:
        assert found(library, view=INBOX) == "AGHIJKL"
        assert found(library, view=WATCHED) == "ADKL"
        assert library.overview.views() == before


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        ('mute = ["a", "title:("]', r"rule 2 of mute, 'title:\(', cannot be read at character 7: "),
        (
            'watch = ["is:odd"]',
            "rule 1 of watch, 'is:odd', cannot be read at character 4: is: knows",
        ),
        ('mute = ["a", " "]', "rule 2 of mute is empty"),
        ('mute = "a"', "mute must be a list of queries"),
        ("watch = [7]", "watch must be a list of queries"),
    ],
)
def test_a_rule_that_cannot_be_read_is_named_with_its_place(
    configured: Configured, rules: str, reason: str
) -> None:
    with configured(rules) as library, pytest.raises(ConfigError, match=rf"config\.toml: {reason}"):
        library.list(view=INBOX)
