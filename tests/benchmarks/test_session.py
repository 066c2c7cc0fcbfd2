"""A frame ends where the reader says so, and a text is there when its last letter has arrived."""

from __future__ import annotations

import pytest

from benchmarks.session import frames, moment_of

ARRIVALS = [
    (0.1, b"\x1b[?2026h\x1b[1;1HPE\x1b[31mLA: Lea"),
    (0.2, b"rning\x1b[?2026l\x1b[?2026h"),
    (0.3, b".\x1b[?20"),
    (0.4, b"26l\x1b[?2026hnot whole"),
]


def test_a_frame_is_there_when_its_end_has_arrived() -> None:
    assert list(frames(ARRIVALS)) == [(0.2, "PELA: Learning"), (0.4, ".")]


@pytest.mark.parametrize(("text", "moment"), [("PELA", 0.1), ("PELA: Learning", 0.2), (".", 0.3)])
def test_a_text_is_there_when_its_last_letter_has_arrived(text: str, moment: float) -> None:
    assert moment_of(ARRIVALS, text) == moment


def test_a_text_that_was_never_drawn_has_no_moment() -> None:
    with pytest.raises(ValueError, match="never drawn: 'GraphFM'"):
        moment_of(ARRIVALS, "GraphFM")
