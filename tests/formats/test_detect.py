"""Which files are read, and what is said of the others."""

from __future__ import annotations

import gzip
import json
import random
from datetime import date

import pytest

from paperreader.core.errors import DigestError
from paperreader.core.reading import Reading
from paperreader.formats.detect import FORMATS, LARGEST_INPUT, readings

TODAY = date(2026, 6, 1)

ABSTRACT = "It is measured on three benchmarks with care. " * 15

PROSE = "\n\n".join(f"This is paragraph {number} of a letter. " + ABSTRACT for number in range(9))

POEM = "\n".join(f"line {number} of a poem" for number in range(40))

MANUAL = "\n\n".join(
    f"Section {number}\n\nSome words of help,\nwhich are short.\n\n  - an item\n\n  - another item"
    for number in range(9)
)


def refusal(data: str | bytes, format: str | None = None) -> str:
    bytes_ = data if isinstance(data, bytes) else data.encode()
    found = [
        outcome for outcome, _ in readings(bytes_, name="some.file", today=TODAY, format=format)
    ]
    assert all(isinstance(outcome, DigestError) for outcome in found)
    return "\n".join(map(str, found))


def read(data: bytes, **options: str) -> Reading:
    (found,) = readings(data, today=TODAY, **{"name": "a", **options})
    assert isinstance(found.outcome, Reading)
    return found.outcome


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        ("", "is empty"),
        (" \n\t\n\u00a0\n", "holds nothing but blanks"),
        ("\ufeff", "holds nothing but blanks"),
        ("<!DOCTYPE html><html><body>papers", "looks like a web page (HTML)"),
        ("\n<html lang='en'>", "looks like a web page (HTML)"),
        (json.dumps([{"name": "One", "size": 1}]), "looks like JSON"),
        (json.dumps(["One", "Two"]), "looks like JSON"),
        (json.dumps({"papers": []}, indent=1), "looks like JSON"),
        ("[" * 100_000, "looks like JSON"),
        ("<graph><node>papers</node></graph>", "looks like XML or HTML"),
        ("# Paper list\n\n" + ABSTRACT * 2, "looks like Markdown"),
        (b"%PDF-1.7\n", "looks like a PDF document"),
        (b"\n%PDF-1.4\n", "looks like a PDF document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "looks like an office document of the older kind (DOC, XLS)",
        ),
        (b"{\\rtf1 hello}", "looks like a formatted text (RTF)"),
        (b"a" * 257 + b"ustar", "looks like a tar archive"),
        (b"PAR1\0", "looks like a Parquet table"),
        ("% words\n\\documentclass{article}\n", "looks like a LaTeX document"),
        ("#!/bin/sh\necho title, year\n", "looks like a program's source"),
        ("import sys\n\nprint('title')\n", "looks like a program's source"),
        ("--- a/one\n+++ b/one\n@@ -1 +1 @@\n", "looks like a patch"),
        (
            "<?xml version='1.0'?>\n<PubmedArticleSet>\n<PubmedArticle></PubmedArticle>",
            "looks like PubMed's XML; its own format, PubMed (.nbib), is read",
        ),
        (
            "One title,2020,https://a.org\nAnother,2021,https://b.org\n",
            "looks like text in columns, whose first line names no column of titles",
        ),
        (gzip.compress(PROSE.encode()), "looks like text, but not titles and abstracts in turn"),
        (b"\x89PNG\r\n\x1a\n", "looks like an image (PNG)"),
        (b"SQLite format 3\x00", "looks like an SQLite database"),
        (random.Random(1).randbytes(100_000), "looks like binary data"),
        (PROSE.encode("utf-16-le"), "looks like text, but not titles and abstracts in turn"),
        (PROSE, "looks like text, but not titles and abstracts in turn"),
        (POEM, "looks like text, but not titles and abstracts in turn"),
        (MANUAL, "looks like text, but not titles and abstracts in turn"),
        ("milk, bread", "looks like text, but not titles and abstracts in turn"),
    ],
)
def test_what_is_no_digest_is_refused_with_what_it_looks_like(
    data: str | bytes, looks: str
) -> None:
    assert refusal(data) == f"some.file: {looks}."


def test_the_name_of_a_file_says_nothing() -> None:
    data = f"One\n\n{ABSTRACT}".encode()
    assert len(read(data, name="digest.json").papers) == 1


def test_a_format_named_is_used_whatever_the_file_looks_like() -> None:
    found = read(b"# One\n\nShort.", format="huggingface-text")
    assert [(paper.title, paper.abstract) for paper in found.papers] == [("# One", "Short.")]


def test_a_format_named_wrongly_is_told_with_those_there_are() -> None:
    told = refusal("x", format="bibtext")
    assert told == f"some.file: no format is called 'bibtext'; there is {', '.join(FORMATS)}."


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_nothing_is_no_digest_in_any_format(data: bytes) -> None:
    for name in FORMATS:
        assert refusal(data, format=name)


def test_larger_inputs_than_any_digest_are_refused_unread() -> None:
    told = refusal(bytes(LARGEST_INPUT + 1_000_000))
    assert told == "some.file: has more than 200 MB, and no digest is as large."


def test_a_format_is_recognised_by_the_opening_however_long_the_file() -> None:
    """Also where the opening would end within a character."""
    for blanks in range(4):
        text = " " * blanks + "One\n\n" + "ü" * 3_000 + ". " + ABSTRACT
        whole = "\n\n".join(f"Paper {number}\n\n{text[blanks + 5 :]}" for number in range(30))
        data = (" " * blanks + whole).encode()
        found = read(data)
        assert len(found.papers) == 30
        assert [str(told) for told in found.warnings if "UTF-8" in str(told)] == []
