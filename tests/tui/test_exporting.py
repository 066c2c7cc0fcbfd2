"""The listing is exported into a file whose name says the format, and no file is replaced unasked."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from paperreader.exports.formats import FORMATS
from tests.tui.reader import SMALL, Reader


def is_said(reader: Reader, sentence: str) -> bool:
    return reader.said == sentence


async def export(reader: Reader, file: str) -> None:
    await reader.press("E")
    await reader.type(file)
    await reader.press("enter")


async def test_the_listing_is_exported_in_every_format(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with reader.opened(SMALL, query="graphfm"):
        for format, row in FORMATS.items():
            file = tmp_path / f"{format}{row.suffix}"
            await export(reader, f"~/{file.name}")
            await reader.until(partial(is_said, reader, f"Exported 1 paper to {file}."))
            text = "".join(reader.library.exporting.text("graphfm", format))
            assert file.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("papers.docx", "End the name with one of these"),
        ("folder.csv", "This is a folder"),
    ],
)
async def test_a_name_that_no_papers_can_go_to_is_asked_again(
    reader: Reader, tmp_path: Path, name: str, told: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    async with reader.opened():
        await export(reader, str(tmp_path / name))
        await reader.until(lambda: told in reader.text)
    assert not (tmp_path / "papers.docx").exists()
    assert not list((tmp_path / "folder.csv").iterdir())


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


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("nowhere/papers.ris", "No such file or directory"),
        ("~nobody-of-this-name/papers.ris", "No such file or directory"),
        (f"{'long' * 80}.ris", "File name too long"),
    ],
)
async def test_what_cannot_be_written_is_said_where_it_is_typed(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reader.opened():
        await export(reader, file)
        await reader.until(lambda: "✗ " in reader.text)
        assert told in reader.said_in_box
        assert reader.entered == file
        await reader.press("escape")


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
