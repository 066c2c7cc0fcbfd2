"""A file is read in the encoding that it is in, whether it says so or not; what is guessed is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.formats.reading import DIGESTS, SAMPLES, read, told

TITLE = "Über naïve “Qubits” – 量子 😀 ∑"

LIST = json.dumps([{"title": TITLE, "abstract": "Ünïcode. " * 30}], ensure_ascii=False)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
def test_every_unicode_encoding_is_known_with_and_without_a_mark(encoding: str) -> None:
    reading = read(LIST.encode(encoding))
    assert [paper.title for paper in reading.papers] == [TITLE]
    assert told(reading) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32-be", "utf-8-sig"])
@pytest.mark.parametrize("sample", DIGESTS, ids=lambda path: path.stem)
def test_each_format_is_read_in_each_encoding(sample: Path, encoding: str) -> None:
    data = sample.read_bytes()
    text = data.decode("utf-8-sig")
    plain, other = read(data), read(text.encode(encoding))
    assert other.papers == plain.papers
    assert other.format == plain.format


def test_windows_letters_are_the_last_resort_and_told() -> None:
    reading = read('[{"title": "Naïve “cafés”", "abstract": "One"}]'.encode("cp1252"))
    assert reading.papers[0].title == "Naïve “cafés”"
    assert told(reading) == ["a file:1: not valid UTF-8, read as cp1252 (Windows, Western Europe)"]


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    text = (SAMPLES / "huggingface-html.html").read_text(encoding="utf-8")
    page = text.replace('charset="utf-8"', 'charset="gb18030"').replace("Lantern", "灯笼 Lantern")
    assert read(page.encode("gb18030")).papers[0].title.startswith("灯笼 Lantern")
    assert told(read(page.encode("gb18030"))) == []


@pytest.mark.parametrize("lie", ["utf-16", "no-such", "rot13", "idna", "punycode", "hex"])
def test_a_page_that_lies_about_its_encoding_is_read_all_the_same(lie: str) -> None:
    text = (SAMPLES / "huggingface-html.html").read_text(encoding="utf-8")
    page = text.replace('charset="utf-8"', f'charset="{lie}"')
    assert len(read(page.encode()).papers) == 4


@pytest.mark.parametrize("sign", ["\u0085", "\u2028", "\u2029", "\x0c", "\x1c", "\x0b"])
def test_only_a_line_feed_ends_a_record(sign: str) -> None:
    title, shown = f"A title{sign}in two", "A title in two"
    line = json.dumps({"title": title, "url": "https://a.org"}, ensure_ascii=False)
    table = f"title,year\n{title},2026\nAnother,2025\n"
    markdown = f"- [{title}](https://arxiv.org/abs/2401.00001)\n- [Another one](https://arxiv.org/abs/2401.00002)\n"
    for text, count in ((line + "\n" + line + "\n", 2), (table, 2), (markdown, 2)):
        reading = read(text)
        assert reading.papers[0].title == shown
        assert (len(reading.papers), told(reading)) == (count, [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sample", DIGESTS, ids=lambda path: path.stem)
def test_how_lines_end_changes_nothing(sample: Path, end: str) -> None:
    data = sample.read_bytes()
    assert read(data.replace(b"\n", end.encode())).papers == read(data).papers
