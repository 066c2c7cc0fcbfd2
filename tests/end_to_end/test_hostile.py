"""The measure by which texts are found harmless finds each attack that it is there to find."""

from __future__ import annotations

import pytest

from tests.end_to_end.hostile import ATTACKS, actions


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_that_gets_through_is_found(attack: str) -> None:
    assert actions(f"\x1b[1mA title {attack} and more\x1b[0m\r\n".encode())


@pytest.mark.parametrize(
    "raw",
    [
        "plain text",
        "\x1b[?1049h\x1b[1;1H\x1b[38;5;253;48;5;233m漢字 [red] ★\x1b[0m\r\n\x1b[?1049l",
        "\x1b[?2026$p\x1b[>25u\x1b]22;default\x07",
        "]52;c;UExBTlRFRA==",
    ],
)
def test_text_and_what_textual_writes_is_harmless(raw: str) -> None:
    assert actions(raw.encode()) == []
