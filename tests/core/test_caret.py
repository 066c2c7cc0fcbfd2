"""The place of an error is pointed at, whatever stands before it."""

from __future__ import annotations

import pytest

from paperreader.core.caret import pointed_at


@pytest.mark.parametrize(
    ("text", "span", "lines"),
    [
        ("moe is:odd", (7, 10), ("  moe is:odd", "         ^^^")),
        ("a (b", (2, 3), ("  a (b", "    ^")),
        ("a", (1, 1), ("  a", "   ^")),
        ("深度 is:x", (6, 7), ("  深度 is:x", "          ^")),
        ("is:深度", (3, 5), ("  is:深度", "     ^^^^")),
        ("poincare\u0301 is:x", (13, 14), ("  poincare\u0301 is:x", "              ^")),
        ("a\tb\nis:x", (7, 8), ("  a b is:x", "         ^")),
        ("a\x1b[31m\u202eis:x", (10, 11), ("  a[31mis:x", "          ^")),
        ("b" * 50 + "#-" + "c" * 50, (51, 52), (
            "  …" + "b" * 28 + "#-" + "c" * 29 + "…", " " * 32 + "^"
        )),
        ("(" + "a" * 99, (0, 100), (
            "  (" + "a" * 39 + "a" * 29 + "…", "  " + "^" * 40
        )),
    ],
)  # fmt: skip
def test_the_place_is_pointed_at(text: str, span: tuple[int, int], lines: tuple[str, str]) -> None:
    assert tuple(pointed_at(text, span).split("\n")) == lines
