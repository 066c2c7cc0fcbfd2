"""What the command palette offers, and which of it a text means."""

from __future__ import annotations

import pytest

from paperreader.tui.commands import command_row, commands, meant

OFFERED = tuple(commands({"star": "asterisk"}, ["nord", "dracula"]))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("star", "screen.do('star')"),
        ("STAR", "screen.do('star')"),
        ("tag", "screen.do('tag')"),
        ("listing read", "screen.do('read-all')"),
        ("nord", "app.use_theme('nord')"),
        ("samples", None),
        ("sample", "screen.do('load-samples')"),
        ("quit", "app.quit"),
    ],
)
def test_a_command_is_meant_by_words_of_its_name(text: str, first: str | None) -> None:
    found = meant(text, OFFERED)
    assert (found[0].action if found else None) == first


def test_before_anything_is_typed_all_are_offered() -> None:
    assert len(meant("", OFFERED)) == len(OFFERED)


def test_a_command_shows_the_keys_that_do_it() -> None:
    row = "".join(text for text, _ in command_row(meant("star", OFFERED)[0], 20))
    assert row == "star              * "
