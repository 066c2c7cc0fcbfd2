"""Lists of authors are taken apart into those who wrote, however they are written."""

from __future__ import annotations

import pytest

from paperreader.formats.names import are_people, people


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("A. One, B. Two and C. Three", ["A. One", "B. Two", "C. Three"]),
        ("One, A.; Two, B.", ["A. One", "B. Two"]),
        ("One, A. and Two, B.", ["A. One", "B. Two"]),
        ("Doe, J., Roe, R. Q., van der Berg, A.-M.", ["J. Doe", "R. Q. Roe", "A.-M. van der Berg"]),
        ("Doe, J., Roe, R., & Poe, P.", ["J. Doe", "R. Roe", "P. Poe"]),
        ("Jane Doe, Richard Roe, Jr.", ["Jane Doe", "Richard Roe, Jr."]),
        ("Jo Doe (MIT, Boston; 1 and 2), Al Li (ETH)", ["Jo Doe (MIT, Boston; 1 and 2)", "Al Li (ETH)"]),
        ("Jo Doe (never closed, Al Li", ["Jo Doe (never closed", "Al Li"]),
        ("", []),
    ],
)  # fmt: skip
def test_each_name_is_one(written: str, names: list[str]) -> None:
    assert people(written) == names


@pytest.mark.parametrize(
    ("text", "are"),
    [
        ("Jane Doe, José van der Berg and J.-P. O'Roe", True),
        ("Jane Doe", True),
        ("Jane", False),
        ("Sparse routing, revisited", False),
        ("Scaling to 100 Experts", False),
        ("", False),
    ],
)
def test_names_of_people_are_told_from_titles(text: str, are: bool) -> None:
    assert are_people(text) is are
