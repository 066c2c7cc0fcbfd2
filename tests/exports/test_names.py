"""A name is written so that a program which sorts by families finds the family, and a body stays whole."""

from __future__ import annotations

import re

import pytest

from paperreader.core.listing import Entry
from paperreader.core.mark import UNMARKED
from paperreader.core.paper import Paper
from paperreader.exports.formats import exported

NAMES = [
    ("Jane Doe", "Doe, Jane", "Doe, Jane"),
    ("Ludwig van Beethoven", "van Beethoven, Ludwig", "van Beethoven, Ludwig"),
    ("Rianne van den Berg", "van den Berg, Rianne", "van den Berg, Rianne"),
    ("Sammy Davis, Jr.", "Davis, Jr., Sammy", "Davis, Sammy, Jr."),
    ("Charles Babbage Jr.", "Babbage Jr., Charles", "Babbage Jr., Charles"),
    ("OpenAI", "OpenAI", "OpenAI"),
    ("Gemini Team", "{Gemini Team}", "Gemini Team"),
    ("Team GLM", "{Team GLM}", "Team GLM"),
    ("Meta AI", "{Meta AI}", "Meta AI"),
    ("Google DeepMind", "{Google DeepMind}", "Google DeepMind"),
    ("Bo Ai", "Ai, Bo", "Ai, Bo"),
    ("The ATLAS Collaboration", "{The ATLAS Collaboration}", "The ATLAS Collaboration"),
    ("Anna and Bert", "{Anna and Bert}", "Anna and Bert"),
    ("LIGO, Virgo and KAGRA", "{LIGO, Virgo and KAGRA}", "LIGO, Virgo and KAGRA"),
    ("others", "{others}", "others"),
    ("张伟", "张伟", "张伟"),
    ("R&D Lab", r"{R\&D Lab}", "R&D Lab"),
]
"""A name, and what BibTeX and RIS have for it."""


@pytest.mark.parametrize(("name", "bibtex", "ris"), NAMES)
def test_names(name: str, bibtex: str, ris: str) -> None:
    entry = Entry(Paper("A Title", authors=(name,)), UNMARKED, ())
    assert f"  author = {{{bibtex}}},\n" in "".join(exported([entry], "bibtex"))
    assert re.findall("AU  - (.*)", "".join(exported([entry], "ris"))) == [ris]


def test_who_has_no_authors_has_no_line_for_them() -> None:
    text = "".join(exported([Entry(Paper("A Title"), UNMARKED, ())], "bibtex"))
    assert "author" not in text
    assert "year" not in text
    assert text.startswith("@misc{title")
