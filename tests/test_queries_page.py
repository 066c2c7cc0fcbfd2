"""The page on queries tells the language as it is: each of its examples is read, and nothing is left out."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from paperreader.core.command import COMMANDS, read_command
from paperreader.core.query_parser import read_finished
from paperreader.core.query_values import ADVICE, FLAGS, SORTS

PAGE = (Path(__file__).parent.parent / "docs" / "queries.md").read_text("utf-8")

TABLES = re.findall(r"^\| (?:.*) \|$", PAGE, re.MULTILINE)

EXAMPLES = [code for row in TABLES for code in re.findall(r"`([^`]+)`", row)]

COMMAND_LINES = [example for example in EXAMPLES if example.startswith(":")]

QUERIES = [example for example in EXAMPLES if not example.startswith(":")]


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_is_read(query: str) -> None:
    assert read_finished(query, views={"inbox"}).problems == ()


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_each_command_is_read(line: str) -> None:
    command = read_command(line, date(2026, 5, 20))
    assert command.problems == ()
    assert command.decision is not None


def test_every_field_flag_order_and_command_is_told() -> None:
    signs = [f"{field}:" for field in ADVICE] + [f"is:{flag}" for flag in FLAGS]
    signs += [f"sort:{sort}" for sort in SORTS] + [f":{name}" for name in COMMANDS]
    assert [sign for sign in signs if sign not in PAGE] == []
