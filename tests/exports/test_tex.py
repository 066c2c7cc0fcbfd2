r"""A title in BibTeX is printed by LaTeX as the reader shows it."""

from __future__ import annotations

import pytest

from paperreader.exports.tex import comes_back, held, is_balanced, printed


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Harder Tasks Need More Experts", "Harder Tasks Need More Experts"),
        ("50% of R&D in C# with snake_case", r"50\% of R\&D in C\# with snake\_case"),
        (r"50\% of R\&D", r"50\% of R\&D"),
        (r"T\"ulu", "Tülu"),
        ("Sorting in $O(n^2)$ time", "Sorting in $O(n^2)$ time"),
        (r"$\mathcal{O}(n)$ & more", r"$\mathcal{O}(n)$ \& more"),
        ("From $5 to $10", r"From \$5 to \$10"),
        ("{a, b}", r"\{a, b\}"),
        ("A } B", r"A \textbraceright{} B"),
        (r"C:\new\model", r"C:\textbackslash{}new\textbackslash{}model"),
        ("Tail \\", r"Tail \textbackslash{}"),
        ("α and 深度", "α and 深度"),
        ("@article{x, title = {y}}", r"@article\{x, title = \{y\}\}"),
    ],
)
def test_titles(title: str, written: str) -> None:
    assert printed(title) == written
    assert is_balanced(written)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"We {\em show} 50\% of \{x\}.", r"We {\em show} 50\% of \{x\}."),
        ("one { of", r"one \textbraceleft{} of"),
        (r"a \{ of", r"a \\textbraceleft{} of"),
        ("} {", r"\textbraceright{} \textbraceleft{}"),
        ("ends in \\", "ends in \\ "),
        ("a line\n@article{x}\n  @misc (y)", "a line\n{@}article{x}\n  {@}misc (y)"),
        ("a\x1b[31mb\u202e", "a[31mb"),
    ],
)
def test_what_is_held_word_for_word_ends_no_value(text: str, written: str) -> None:
    assert held(text) == written
    assert is_balanced(written)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("plain", True),
        (r"{\em fast} 50\%", True),
        ("", True),
        ("one { of", False),
        ("ends in \\", False),
        ("ends in \\ ", False),
        (" begins", False),
        ("a\n@misc{x", False),
    ],
)
def test_what_comes_back_is_held_as_it_is(text: str, does: bool) -> None:
    assert comes_back(text) is does
