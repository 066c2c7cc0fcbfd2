"""Every key has a name and an explanation, and a person's own keys are checked."""

from __future__ import annotations

import re
from collections import Counter
from inspect import getmembers

import pytest
from textual.binding import Binding

from paperreader.tui.app import PaperReaderApp
from paperreader.tui.keys import (
    ALL,
    APP,
    BAR,
    FILTER_BAR,
    GROUPS,
    IN_BOXES,
    PANE,
    PANES,
    READER,
    deed,
    explained,
    keys_of,
    objection,
    shortcut,
    shown_key,
)
from paperreader.tui.widgets.abstract_pane import AbstractPane
from paperreader.tui.widgets.panes import Panes
from paperreader.tui.widgets.row_list import RowList
from tests.tui.reader import Reader

EVERY = (*ALL, *IN_BOXES)

PROMISED = {
    *("j", "k", "up", "down", "g", "G", "home", "end", "pagedown", "pageup", "ctrl+d", "ctrl+u"),
    *("J", "K", "tab", "shift+tab", "h", "l", "n", "p", "[", "]", "z", "enter", "o", "y"),
    *("s", "t", "T", "r", "A", "u", "ctrl+r", "f", "/", "escape", "?", "ctrl+p", "q", "i"),
    *("x", "Z", "L", "e", "E", "R", "S", "space", "v", ":", *"123456789"),
}


def bound(bindings: tuple[Binding, ...]) -> list[str]:
    return [key for binding in bindings for key in binding.key.split(",")]


def actions_of(*classes: type) -> set[str]:
    names = (name for cls in classes for name, _ in getmembers(cls))
    return {name.removeprefix("action_") for name in names if name.startswith("action_")}


def test_every_promised_key_is_bound() -> None:
    assert set(bound(ALL)) >= PROMISED


def test_no_key_is_bound_twice() -> None:
    assert [key for key, times in Counter(bound(ALL)).items() if times > 1] == []


def test_every_binding_has_a_name_of_its_own_and_a_description() -> None:
    assert all(binding.id and binding.description for binding in EVERY)
    assert len({binding.id for binding in EVERY}) == len(EVERY)


@pytest.mark.parametrize(
    ("bindings", "classes"),
    [
        (PANE, (RowList,)),
        (PANE, (AbstractPane,)),
        (PANES, (Panes, PaperReaderApp)),
        (APP, (PaperReaderApp,)),
    ],
)
def test_every_binding_has_its_action(
    bindings: tuple[Binding, ...], classes: tuple[type, ...]
) -> None:
    wanted = {re.sub(r"^(app|screen)\.|\(.*", "", binding.action) for binding in bindings}
    assert wanted <= actions_of(*classes)


async def test_every_key_of_the_reader_has_its_deed(reader: Reader) -> None:
    async with reader.opened():
        named = {deed(id) for id in reader.screen.deeds}
        assert {binding.action for binding in (*READER, *FILTER_BAR)} - named == {"app.quit"}


def test_every_key_is_explained_in_one_group() -> None:
    told = [keys for group in GROUPS for keys, _, _ in explained(group, {})]
    assert sorted(" ".join(told).replace("1 to 9", "1 2 3 4 5 6 7 8 9").split()) == sorted(
        " ".join(" ".join(keys_of(binding, {})) for binding in ALL).split()
    )


def test_the_key_bar_names_bindings_there_are() -> None:
    assert set(BAR) <= {binding.id for binding in ALL}


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("j", "j"),
        ("+", "+"),
        ("?", "?"),
        ("question_mark", "?"),
        ("left_square_bracket", "["),
        ("ctrl+d", "ctrl+d"),
        ("shift+tab", "shift+Tab"),
        ("escape", "Esc"),
        ("pagedown", "PgDn"),
        ("down", "↓"),
        ("f5", "f5"),
    ],
)
def test_keys_are_shown_as_people_write_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_a_persons_own_keys_are_shown_in_the_place_of_the_usual_ones() -> None:
    assert shortcut("undo", {}) == "u"
    assert shortcut("undo", {"undo": "U, ctrl+z"}) == "U"


@pytest.mark.parametrize(
    "key_map",
    [
        {},
        {"star": "asterisk"},
        {"star": "*, s"},
        {"star": "r", "read": "s"},
        {"undo": "ctrl+shift+f5"},
        {"close-box": "escape"},
    ],
)
def test_a_key_map_that_makes_sense_is_accepted(key_map: dict[str, str]) -> None:
    assert objection(key_map) is None


@pytest.mark.parametrize(
    ("key_map", "named"),
    [
        ({"sta": "s"}, ("sta",)),
        ({"star": "strg+s"}, ("star", "strg+s")),
        ({"star": "bang"}, ("star", "bang")),
        ({"star": ""}, ("star",)),
        ({"star": "s,"}, ("star",)),
        ({"star": "r"}, ("star", "read", "r")),
    ],
)
def test_a_key_map_that_does_not_is_refused_with_what_is_wrong(
    key_map: dict[str, str], named: tuple[str, ...]
) -> None:
    reason = objection(key_map)
    assert reason is not None
    assert all(repr(name) in reason or name in reason for name in named)
