"""`subscribe`, `subscriptions` and `fetch` say what they did; cron hears of nothing but failures."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.played import blog, huggingface
from tests.service import Reply, Service, running_service


@pytest.fixture
def service() -> Iterator[Service]:
    with running_service() as running:
        yield running


@pytest.fixture
def place(tmp_path: Path, service: Service) -> Path:
    """A home whose settings know the service, subscribed to a feed."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(service.config)
    service.pages["/feed"] = blog("One", "Two")
    return tmp_path


def test_a_feed_is_subscribed_to_and_fetched(run: Run, place: Path, service: Service) -> None:
    subscribed = run("subscribe", "--home", place, "blog", f"{service.url}/feed")
    assert subscribed.code == 0
    assert "ubscribed to http://127.0.0.1" in subscribed.err
    first = run("fetch", "--home", place)
    assert (first.code, first.out, first.err) == (0, "blog  2 new papers  in 1 digest\n", "")
    again = run("fetch", "--home", place, "blog")
    assert (again.code, again.out) == (0, "blog  nothing new\n")
    (listed,) = run("subscriptions", "--home", place, "--json").records
    assert listed == {
        "name": "blog",
        "what": f"{service.url}/feed",
        "fetched": date.today().isoformat(),  # noqa: DTZ011 (as the program has it)
    }


def test_cron_hears_of_failures_only(run: Run, place: Path, service: Service) -> None:
    run("subscribe", "--home", place, "blog", f"{service.url}/feed")
    well = run("fetch", "--home", place, "--quiet")
    assert (well.code, well.out, well.err) == (0, "", "")
    run("subscribe", "--home", place, "gone", f"{service.url}/gone")
    ill = run("fetch", "--home", place, "--quiet")
    told = f"paperreader: gone ({service.url}/gone): 127.0.0.1 answered 404 Not Found.\n"
    assert (ill.code, ill.out, ill.err) == (1, "", told)


def test_cron_hears_nothing_of_a_record_that_cannot_be_read(
    run: Run, place: Path, service: Service
) -> None:
    odd = b"<item><link>https://a.test</link></item></channel>"
    service.pages["/feed"] = Reply(blog("One").body.replace(b"</channel>", odd))
    run("subscribe", "--home", place, "blog", f"{service.url}/feed")
    tried = run("import", "--home", place, f"{service.url}/feed", "--dry-run")
    assert "without a title" in tried.err
    well = run("fetch", "--home", place, "--quiet")
    assert (well.code, well.out, well.err) == (0, "", "")


def test_programs_are_told_what_came_and_what_failed(
    run: Run, place: Path, service: Service
) -> None:
    run("subscribe", "--home", place, "blog", f"{service.url}/feed")
    run("subscribe", "--home", place, "gone", f"{service.url}/gone")
    fetched = run("fetch", "--home", place, "--json")
    assert fetched.code == 1
    came, failed = fetched.records
    assert (came["name"], came["papers"], came["new"], came["failure"]) == ("blog", 2, 2, None)
    assert len(came["digests"]) == 1
    assert failed["failure"] == "127.0.0.1 answered 404 Not Found."


def test_a_day_can_be_named(run: Run, place: Path, service: Service) -> None:
    huggingface(service, {date(2026, 4, 1): ["Old"], date(2026, 4, 2): ["Older"]})
    run("subscribe", "--home", place, "hf", "huggingface")
    assert run("fetch", "--home", place, "--date", "2026-04-01").out.startswith("hf  1 new paper ")
    both = run("fetch", "--home", place, "--date", "2026-04-01", "--since", "2026-04-01")
    assert both.code == 2


def test_subscriptions_go_out_and_come_in_as_opml(
    run: Run, place: Path, tmp_path: Path, service: Service
) -> None:
    run("subscribe", "--home", place, "hf", "huggingface")
    run("subscribe", "--home", place, "blog", "https://blog.test/feed?a=1&b=2")
    listed = run("subscriptions", "--home", place, "--opml")
    out = listed.out
    assert "huggingface" not in out
    assert listed.err == "Left out, for other readers have no way to follow it: hf\n"
    there = tmp_path / "other"
    assert run("subscribe", "--home", there, "--opml", "-", stdin=out.encode()).code == 0
    again = run("subscribe", "--home", there, "--opml", "-", stdin=out.encode())
    assert again.err == ("-: there is no feed to subscribe to that is not subscribed to already.\n")
    (one,) = run("subscriptions", "--home", there, "--json").records
    assert (one["name"], one["what"]) == ("blog", "https://blog.test/feed?a=1&b=2")


def test_what_went_out_as_opml_comes_in_as_nothing_new(run: Run, place: Path) -> None:
    whats = ("arxiv:cs.LG+cs.CL", "arxiv?search_query=ti:moe AND cat:cs.LG", "https://a.test/f")
    for number, what in enumerate(whats):
        run("subscribe", "--home", place, f"n{number}", what)
    out = run("subscriptions", "--home", place, "--opml").out
    for url in (
        "https://rss.arxiv.org/rss/cs.LG+cs.CL",
        "https://export.arxiv.org/api/query?search_query=ti:moe%20AND%20cat:cs.LG&amp;sortBy=",
        "https://a.test/f",
    ):
        assert f'xmlUrl="{url}' in out
    (place / "own.opml").write_text(out, encoding="utf-8")
    again = run("import", "--home", place, *[place / "own.opml"] * 2)
    told = "own.opml: there is no feed to subscribe to that is not subscribed to already.\n"
    assert (again.code, again.out) == (0, "")
    assert [line.endswith(told) for line in again.err.splitlines(keepends=True)] == [True] * 2
    assert len(run("subscriptions", "--home", place, "--json").records) == 3


LIST = """<opml version="2.0"><body><outline text="All">
<outline type="rss" text="One" xmlUrl="https://one.test/feed"/>
<outline type="rss" text="Two" xmlUrl="https://two.test/feed"/>
<outline type="rss" text="Three" xmlUrl="https://me:secret@three.test/feed"/>
</outline></body></opml>"""


def test_an_import_of_a_list_of_feeds_subscribes_to_them(run: Run, place: Path) -> None:
    path = place / "feeds.opml.gz"
    path.write_bytes(gzip.compress(LIST.encode()))
    tried = run("import", "--home", place, "--dry-run", path)
    assert "would subscribe to 2 feeds." in tried.err
    assert run("subscriptions", "--home", place).out == ""
    imported = run("import", "--home", place, path)
    assert (imported.code, imported.out) == (65, "")
    assert "subscribed to 2 feeds; paperreader fetch brings" in imported.err
    assert "three.test/feed” holds a password" in imported.err
    names = [one["name"] for one in run("subscriptions", "--home", place, "--json").records]
    assert names == ["One", "Two"]
    assert "subscribed to 2 feeds" in run("undo", "--home", place).err
    assert run("subscriptions", "--home", place).out == ""


def test_names_of_a_list_are_made_such_as_a_subscription_can_have(run: Run, tmp_path: Path) -> None:
    titles = ("A/B: Test", "A B  Test", "…", "x" * 300, "a b test", "A B Test 2")
    outlines = "".join(
        f'<outline type="rss" title="{title}" xmlUrl="https://blog.test/{number}"/>'
        for number, title in enumerate(titles)
    )
    opml = f"<opml version='2.0'><body><outline text='All'>{outlines}</outline></body></opml>"
    (tmp_path / "list.opml").write_text(opml, encoding="utf-8")
    home = tmp_path / "home"
    assert run("subscribe", "--home", home, "--opml", tmp_path / "list.opml").code == 0
    names = [one["name"] for one in run("subscriptions", "--home", home, "--json").records]
    assert names == ["A B Test", "A B Test 2", "feed", "x" * 60, "a b test 3", "A B Test 2 2"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["subscribe"], 2),
        (["subscribe", "x"], 2),
        (["subscribe", "x", "nothing"], 2),
        (["subscribe", "--opml", "nowhere.opml"], 74),
        (["unsubscribe", "x"], 1),
        (["fetch", "x"], 1),
        (["fetch"], 0),
        (["subscriptions"], 1),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, tmp_path: Path, words: list[str], code: int) -> None:
    ended = run(*words, "--home", tmp_path)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err


def test_unsubscribing_is_undone(run: Run, place: Path) -> None:
    run("subscribe", "--home", place, "hf", "huggingface")
    assert run("unsubscribe", "--home", place, "hf").code == 0
    assert run("subscriptions", "--home", place).code == 1
    run("undo", "--home", place)
    assert run("subscriptions", "--home", place).out.startswith("hf  huggingface  never fetched")


def test_an_address_is_imported(run: Run, place: Path, service: Service) -> None:
    imported = run("import", "--home", place, f"{service.url}/feed", "--json")
    assert (imported.code, imported.records[0]["papers"]) == (0, 2)
    service.pages["/gone"] = Reply(b"", 410)
    gone = run("import", "--home", place, f"{service.url}/gone", f"{service.url}/feed")
    assert gone.code == 74
    assert "127.0.0.1 answered 410 Gone." in gone.err
    assert "already in the library" in gone.out


def test_who_takes_a_name_for_something_else_is_told_what_it_was(run: Run, place: Path) -> None:
    run("subscribe", "--home", place, "lab", "https://lab.test/feed")
    changed = run("subscribe", "--home", place, "lab", "huggingface")
    told = "Subscribed to huggingface as “lab”, which was https://lab.test/feed before.\n"
    assert (changed.code, changed.err) == (0, told)
    run("undo", "--home", place)
    (listed,) = run("subscriptions", "--home", place, "--json").records
    assert listed["what"] == "https://lab.test/feed"


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("arxiv:cs.LG+hep-th+math", ""),
        ("arxiv:cs.LG+cs.QQ", "arXiv is not known to have a category cs.QQ.\n"),
        ("arxiv:cs.lg", "arXiv is not known to have a category cs.lg; is cs.LG meant?\n"),
        ("arxiv:hepth", "arXiv is not known to have a category hepth; is hep-th meant?\n"),
    ],
)
def test_a_category_that_arxiv_is_not_known_to_have_is_told(
    run: Run, place: Path, what: str, told: str
) -> None:
    subscribed = run("subscribe", "--home", place, "ml", what)
    assert (subscribed.code, subscribed.err) == (0, f"{told}Subscribed to {what} as “ml”.\n")


@pytest.mark.parametrize("option", ["--since", "--date"])
def test_a_day_to_come_is_not_fetched(run: Run, place: Path, option: str) -> None:
    refused = run("fetch", "--home", place, option, "9999-01-01")
    assert refused.code == 2
    assert "9999-01-01 is a day to come" in refused.err
