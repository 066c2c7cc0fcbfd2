"""The listing is exported into a file whose name says the format, and no file is replaced unasked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.reader import SMALL, Reader


async def test_the_listing_is_exported(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "graphs.bib"
    async with reader.opened(SMALL):
        await reader.press("/")
        await reader.type("graphfm")
        await reader.press("enter", "E")
        await reader.type(str(file))
        await reader.press("enter")
        await reader.until(lambda: "Exported 1 paper to" in reader.said)
    assert file.read_text("utf-8").startswith("@misc{")


async def test_a_file_that_is_there_is_replaced_when_enter_is_pressed_once_more(
    reader: Reader, tmp_path: Path
) -> None:
    file = tmp_path / "papers.csv"
    file.write_text("mine")
    async with reader.opened():
        await reader.press("E")
        await reader.type(str(file))
        await reader.press("enter")
        await reader.until(lambda: "This file is there already" in reader.text)
        await reader.press("escape")
        assert file.read_text() == "mine"
        await reader.press("E")
        await reader.type(str(file))
        await reader.press("enter", "enter")
        await reader.until(lambda: "Exported 207 papers to" in reader.said)
    assert file.read_text("utf-8").startswith("key,title,")


async def test_a_name_that_says_no_format_is_asked_again(reader: Reader, tmp_path: Path) -> None:
    async with reader.opened():
        await reader.press("E")
        await reader.type(str(tmp_path / "papers.docx"))
        await reader.press("enter")
        await reader.until(lambda: "End the name with one of these" in reader.text)
    assert list(tmp_path.glob("*.docx")) == []


async def test_what_cannot_be_written_is_said(reader: Reader, tmp_path: Path) -> None:
    async with reader.opened():
        await reader.press("E")
        await reader.type(str(tmp_path / "nowhere" / "papers.ris"))
        await reader.press("enter")
        await reader.until(lambda: "No such file or directory" in reader.said)
        assert reader.screen.parts.works.doing is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
async def test_an_export_can_be_stopped(reader: Reader, tmp_path: Path) -> None:
    pipe = tmp_path / "papers.jsonl"
    os.mkfifo(pipe)  # whoever writes into it waits until somebody reads
    async with reader.opened():
        await reader.press("E")
        await reader.type(str(pipe))
        await reader.press("enter")
        reader.post("enter")
        await reader.until(lambda: "exporting · Esc stops" in reader.title_bar)
        reader.post("escape")
        await reader.until(lambda: "stopping the export" in reader.title_bar)
        os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))
        await reader.until(lambda: "exported" in reader.said.lower())
