"""The first paint is the moment at which a title is complete, whatever stands between its letters."""

from __future__ import annotations

import pytest

from benchmarks.first_paint import moment_of, report

ARRIVALS = [
    (0.1, b"\x1b[?1049h"),
    (0.2, b"\x1b[1;1HPE\x1b[31mLA: Lea"),
    (0.3, b"rning"),
    (0.4, b"."),
]


@pytest.mark.parametrize(("text", "moment"), [("PELA", 0.2), ("PELA: Learning", 0.3), (".", 0.4)])
def test_a_text_is_there_when_its_last_letter_has_arrived(text: str, moment: float) -> None:
    assert moment_of(ARRIVALS, text) == moment


def test_a_text_that_was_never_drawn_has_no_moment() -> None:
    with pytest.raises(ValueError, match="never drawn: 'GraphFM'"):
        moment_of(ARRIVALS, "GraphFM")


def test_the_report_names_both_medians_and_their_ratio() -> None:
    lines = report(reader=[0.3, 9.0, 0.2], minimal=[0.2, 0.1, 0.3]).splitlines()
    assert [line.split()[-2] for line in lines[1:3]] == ["300", "200"]
    assert "1.50" in lines[3]
