"""`paperreader search` selects papers, in reading order, and says when there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

FIELDS = (
    "key title abstract authors url arxiv_id doi published categories links upvotes digests seen "
    "starred read later dismissed snoozed_until tags note score"
)


@pytest.mark.parametrize(
    ("words", "papers"),
    [
        ([""], 207),
        (["is:unread"], 207),
        (["-is:read"], 207),
        (["--", "-is:read"], 207),
        (["-is:unread"], 0),
        (["is:starred"], 0),
        (["digest:huggingface"], 207),
        (["-digest:huggingface"], 0),
        (["zzzzzz"], 0),
    ],
    ids=str,
)
def test_count(run: Run, read_only_home: Path, words: list[str], papers: int) -> None:
    counted = run("search", "--home", read_only_home, "--count", *words)
    assert counted.out == f"{papers}\n"
    assert counted.code == (0 if papers else 1)


def test_the_oldest_come_first_where_that_is_wished(run: Run, read_only_home: Path) -> None:
    newest_first = run("search", "--home", read_only_home, "mamba", "--sort", "date").lines
    oldest_first = run("search", "--home", read_only_home, "mamba", "--sort", "oldest").lines
    assert oldest_first == newest_first[::-1]


def test_several_words_are_one_query(run: Run, read_only_home: Path) -> None:
    apart = run("search", "--home", read_only_home, "mamba", "image")
    together = run("search", "--home", read_only_home, "mamba image")
    assert apart == together
    assert apart.lines


def test_a_paper_has_these_fields_in_this_order(run: Run, read_only_home: Path) -> None:
    found = run("search", "--home", read_only_home, "", "--json", "--limit", 3)
    assert [" ".join(record) for record in found.records] == [FIELDS] * 3


def test_json_holds_every_paper_once(run: Run, read_only_home: Path) -> None:
    found = run("search", "--home", read_only_home, "", "--json")
    assert len({record["key"] for record in found.records}) == len(found.records) == 207


def test_ten_papers_were_seen_in_more_than_one_digest_and_one_in_three(
    run: Run, read_only_home: Path
) -> None:
    found = run("search", "--home", read_only_home, "", "--json")
    seen = [record["seen"] for record in found.records]
    assert (sum(times > 1 for times in seen), sum(times > 2 for times in seen)) == (10, 1)
    assert all(record["seen"] == len(record["digests"]) for record in found.records)


def test_limit_and_offset_cut_one_list(run: Run, read_only_home: Path) -> None:
    whole = run("search", "--home", read_only_home, "").lines
    part = run("search", "--home", read_only_home, "", "--limit", 5, "--offset", 200)
    assert part.lines == whole[200:205]
    assert "5 of 207" in part.err


def test_where_nothing_matches_only_words_are_printed(run: Run, read_only_home: Path) -> None:
    found = run("search", "--home", read_only_home, "zzzzzz")
    assert (found.code, found.out) == (1, "")
    assert found.err


def test_a_wrong_query_is_pointed_at(run: Run, read_only_home: Path) -> None:
    found = run("search", "--home", read_only_home, "mamba is:unraed")
    assert (found.code, found.out) == (2, "")
    *_, query, caret = found.err.splitlines()
    assert query.index("unraed") in range(caret.index("^"), len(caret))


def test_what_is_piped_is_plain_and_whole(run: Run, read_only_home: Path) -> None:
    found = run("search", "--home", read_only_home, "")
    assert "\x1b" not in found.out
    assert "…" not in found.out


def test_a_list_shows_marks(run: Run, home: Path) -> None:
    key = run("search", "--home", home, "", "--limit", 1).out.split()[0]
    (title,) = [record["title"] for record in run("show", "--home", home, key, "--json").records]
    run("mark", "--home", home, title, "--star", "--read", "--tag", "moe", "--yes")
    (line,) = run("search", "--home", home, "is:starred").lines
    assert line == f"{key}  ★ {title} #moe"
