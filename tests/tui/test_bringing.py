"""Importing, opening links, help, and leaving."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random
from threading import Event
from time import monotonic

import pytest

from paperreader import Library
from paperreader.config import Settings
from paperreader.core.errors import ConfigError, QueryError
from paperreader.store.digests import DigestStore
from paperreader.tui import PaperReaderApp
from paperreader.tui.parts.keeping_up import LOOK_EVERY
from tests.digest_files import page_of
from tests.tui.reader import PATIENCE, SMALL, WIDE, Reader


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_an_empty_library_greets_and_loads_the_samples(
    empty: Library, size: tuple[int, int]
) -> None:
    reader = Reader(empty)
    async with reader.opened(size):
        assert "Enter   load the sample digests" in reader.text
        await reader.press("s", "r", "t", "T", "o", "y", "n", "A", "J", "j", "G", "z", "escape")
        await reader.press("enter")
        assert "3 digests imported: 207 new papers." in reader.said
        assert reader.title_bar.startswith("paperreader  Inbox · 207 unread of 207")
        assert empty.size == 207
        assert reader.rows[0].startswith("▌●")


async def test_a_file_is_imported_by_its_path(empty: Library, seeds: Path) -> None:
    reader = Reader(empty)
    async with reader.opened():
        await reader.press("i")
        await reader.type(f"{seeds}/000")
        await reader.press("tab", "enter")
        assert "1 digest imported: 65 new papers." in reader.said
        assert "Inbox · 65 unread of 65" in reader.title_bar


async def test_the_feeds_of_a_list_are_subscribed_to(reader: Reader, tmp_path: Path) -> None:
    feeds = '<outline text="A blog" xmlUrl="https://blog.test/feed"/>'
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{feeds}</body></opml>")
    async with reader.opened():
        reader.screen.parts.importing.bring_in(tmp_path / "feeds.opml")
        await reader.until(
            lambda: "Subscribed to 1 feed; a fetch brings what is new." in reader.said
        )
    (one,) = reader.library.subscriptions
    assert (one.name, one.what) == ("A blog", "https://blog.test/feed")


async def test_an_import_that_is_stopped_leaves_nothing_of_the_file(
    reader: Reader, tmp_path: Path
) -> None:
    stopped = "It was stopped; what was finished stays."
    pipe = tmp_path / "digest.txt"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR)  # whoever reads it waits until this is closed
    async with reader.opened(SMALL):
        await reader.press("i")
        await reader.type(str(pipe))
        try:
            reader.post("enter")
            await reader.until(lambda: "importing · Esc stops" in reader.title_bar)
            reader.screen.parts.importing.bring_in(pipe)
            await reader.until(lambda: "An import is under way; Esc stops it." in reader.said)
            reader.post("escape")
            await reader.until(  # it is over at once where the pipe was not opened yet
                lambda: "stopping the import" in reader.title_bar or reader.said == stopped
            )
            os.write(writer, page_of(3))
        finally:
            os.close(writer)
        await reader.until(lambda: reader.said == stopped)
        await reader.settle()
        assert reader.title_bar.endswith("3 digests")
        assert reader.library.size == 207


async def test_after_a_path_that_no_system_has_another_can_be_imported(
    reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "few.txt").write_bytes(page_of(3))
    async with reader.opened():
        reader.screen.parts.importing.bring_in(tmp_path / ("x" * 999))
        await reader.until(lambda: "cannot be read: File name too long" in reader.said)
        assert reader.screen.parts.works.doing is None
        reader.screen.parts.importing.bring_in(tmp_path / "few.txt")
        await reader.until(lambda: "1 digest imported: 3 new papers." in reader.said)


async def test_a_path_that_cannot_be_read_stays_to_be_mended(
    reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").touch()
    reasons = {
        "nope": "No such file or directory",
        "a.txt/b": "Not a directory",
        "x" * 300: "too long",
    }
    async with reader.opened(SMALL):
        await reader.press("i")
        for path, told in reasons.items():
            await reader.type(f"{tmp_path}/{path}")
            await reader.press("enter")
            await reader.until(lambda: "✗ " in reader.text)
            assert told in reader.said_in_box
            await reader.press("ctrl+u")
            assert (reader.entered, reader.said_in_box) == ("", "")
        await reader.press("escape")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is kept from this user")
async def test_what_may_not_be_read_or_written_is_said_before_it_is_tried(
    reader: Reader, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    async with reader.opened():
        for key, name in (("i", closed), ("E", closed / "a.bib")):
            await reader.press(key)
            await reader.type(str(name))
            await reader.press("enter")
            await reader.until(lambda: "Permission denied" in reader.text)
            await reader.press("escape")


async def test_an_index_that_is_missing_is_built_beside_the_reading(home: Path) -> None:
    shutil.rmtree(home / "cache")
    with Library.open(home, write_behind=True, mend=False) as library:
        reader = Reader(library)
        async with reader.opened():
            await reader.until(lambda: "207 unread of 207" in reader.title_bar)
            await reader.settle()
            assert reader.rows[0].startswith("▌●")
            assert reader.screen.parts.works.doing is None


async def test_an_index_that_is_damaged_is_built_anew_beside_the_reading(home: Path) -> None:
    for stored in (home / "cache" / "index").rglob("*.store"):
        stored.write_bytes(Random(1).randbytes(stored.stat().st_size))
    with Library.open(home, write_behind=True, mend=False) as library:
        reader = Reader(library)
        async with reader.opened():
            await reader.until(lambda: "207 unread of 207" in reader.title_bar)
            await reader.press("/")
            await reader.type("graphfm")
            assert "GraphFM" in reader.row


async def test_what_another_program_is_building_is_left_to_it(home: Path) -> None:
    shutil.rmtree(home / "cache")
    with Library.open(home, write_behind=True, mend=False) as library:
        reader = Reader(library)
        with DigestStore(library.places.digests).locked():
            async with reader.opened():  # which waits until nothing is under way
                await reader.until(lambda: "papers are missing here until then" in reader.said)
                assert library.mending.needed
        deadline = (
            monotonic() + PATIENCE
        )  # the reader may still be about to see that it is held off
        while library.notices and monotonic() < deadline:
            library.mending.mend()
        assert not library.notices


async def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "digests").touch()
    with Library.open(tmp_path, write_behind=True, mend=False) as library:
        reader = Reader(library)
        async with reader.opened():
            await reader.until(lambda: "digests: Not a directory" in reader.said)


async def test_a_file_that_is_no_digest_is_refused_with_its_reason(
    reader: Reader, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,\n")
    async with reader.opened():
        await reader.press("i")
        await reader.type(str(letter))
        await reader.press("enter")
        assert "letter.txt" in reader.said


async def test_a_paper_without_links_says_so(reader: Reader) -> None:
    async with reader.opened():
        assert "Links" not in reader.abstract
        await reader.press("o")
        assert "names no link" in reader.said


async def test_the_help_names_every_key_and_closes(reader: Reader) -> None:
    async with reader.opened((160, 90)):
        await reader.press("question_mark")
        assert all(word in reader.text for word in ("Moving", "g g", "ctrl+r", "yank", "Signs"))
        await reader.press("escape")
        assert reader.focused == "papers"


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_quitting_saves_and_leaves(reader: Reader, home: Path, key: str) -> None:
    async with reader.opened() as pilot:
        await pilot.press("s", key)
        await pilot.pause()
        assert pilot.app._exit
    reader.library.close()
    with Library.open(home) as library:
        assert len(library.list("is:starred")) == 1


def test_settings_that_cannot_be_used_are_refused_by_name(library: Library) -> None:
    with pytest.raises(ConfigError, match=r"config\.toml: .*no theme 'neon'"):
        PaperReaderApp(library, Settings(theme="neon"))
    with pytest.raises(ConfigError, match=r"config\.toml: .*'shine'"):
        PaperReaderApp(library, Settings(keys={"shine": "s"}))


def test_a_query_that_cannot_be_understood_is_refused(library: Library) -> None:
    with pytest.raises(QueryError):
        PaperReaderApp(library, Settings(), "is:nonsense")


async def test_what_one_look_finds_is_shown_although_it_takes_until_the_next(home: Path) -> None:
    go_on = Event()

    class Slow(Library):
        slow = False

        def refresh(self) -> bool:
            changed = super().refresh()
            if changed and self.slow:
                go_on.wait(2 * LOOK_EVERY)  # as long as another look could come between
            elif self.slow and self.marks:
                go_on.set()
            return changed

    with Slow.open(home, write_behind=True) as library:
        reader = Reader(library)
        async with reader.opened():
            library.slow = True
            with Library.open(home) as other:
                other.mark(other.list().keys[:1], star=True)
            await reader.until(lambda: reader.views[2].split() == ["Starred", "1"])


async def test_papers_that_another_program_finds_to_be_one_stand_there_once(
    empty: Library, tmp_path: Path
) -> None:
    papers = [
        '{"title": "Sand", "arxiv_id": "2401.00001", "abstract": "First."}',
        '{"title": "Tides", "doi": "10.1000/a"}',
        '{"title": "Sand", "arxiv_id": "2401.00001", "doi": "10.1000/a", "abstract": "Both."}',
    ]
    for number, lines in enumerate((papers[:2], papers[2:])):
        (tmp_path / f"{number}.jsonl").write_text("\n".join(lines))
    empty.import_source(tmp_path / "0.jsonl")
    reader = Reader(empty)
    async with reader.opened():
        assert "Sand" in reader.rows[0]
        await reader.press("j", "s")
        with Library.open(tmp_path / "new") as other:
            other.import_source(tmp_path / "1.jsonl")
        await reader.until(lambda: "1 unread of 1" in reader.title_bar)
        await reader.until(lambda: "Both." in reader.abstract)
        assert reader.row == "● ★ Sand"
        await reader.press("s")
        assert reader.row == "●   Sand"
