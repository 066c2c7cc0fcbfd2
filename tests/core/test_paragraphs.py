"""Wrapped lines are joined and divided words mended; paragraphs, lists and compounds stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperreader.core.inert import inert
from paperreader.core.paragraphs import flowed
from paperreader.core.readable import readable

LONG = "A sentence that nobody wrapped goes on " * 4 + "and ends."
WRAPPED = "We wrap our lines here, at some\nforty characters, as mails do.\nThis one began on a line of its"


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("one line", "one line"),
        ("  blanks  around   and\twithin ", "blanks around and within"),
        ("one\n\n\n \ntwo", "one\n\ntwo"),
        ("wrapped in the\nmiddle of it", "wrapped in the middle of it"),
        ("mails end\r\nlines so", "mails end lines so"),
        (WRAPPED, WRAPPED.replace("\n", " ")),
        (f"{LONG}\nIn this work we go on.", f"{LONG}\n\nIn this work we go on."),
        (f"{LONG}\nand goes on all the same.", f"{LONG} and goes on all the same."),
        (f"{LONG[:-1]}\nHere without an end.", f"{LONG[:-1]} Here without an end."),
        (
            "A line as wide as any is.\nShort.\nAnother.",
            "A line as wide as any is. Short.\n\nAnother.",
        ),
        (
            "The end of a paragraph, and.\n  The next one",
            "The end of a paragraph, and.\n\nThe next one",
        ),
        ("We show:\n- this\n- that", "We show:\n- this\n- that"),
        ("We show:\n1. this\n  and so\n2. that", "We show:\n1. this and so\n2. that"),
        ("as we say in\n(i) this and\n(ii) that", "as we say in (i) this and (ii) that"),
        # Words that the end of a line divides.
        ("with atten-\ntion to it", "with attention to it"),
        ("the state-of-the-\nart model", "the state-of-the-art model"),
        ("a cross-\nmodel run, cross-model", "a cross-model run, cross-model"),
        ("by es-\ntimating, and estimating", "by estimating, and estimating"),
        ("by es-\ntimating it, ap-\nproaches", "by estimating it, approaches"),
        ("by fore-\ncasting it", "by fore-casting it"),
        ("per-\nclass, in-\ncontext, co-\ntraining", "per-class, in-context, co-training"),
        ("with GPT-\n4 and RoBERTa-\nLarge", "with GPT-4 and RoBERTa-Large"),
        ("inter-\nand intra-class", "inter- and intra-class"),
        ("a dash -\nand more", "a dash - and more"),
        ("cloud-\ncomputing", "cloud-computing"),
        # And that somebody joined without a look.
        ("an eigendecompo- sition", "an eigendecomposition"),
        ("neural net- works, networks", "neural networks, networks"),
        ("pre- and postconditions", "pre- and postconditions"),
        ("low density- a property", "low density- a property"),
        ("a vision- based one", "a vision- based one"),
        ("a vision- based one, vision-based", "a vision-based one, vision-based"),
        ("Schritt für Schritt, ein- und ausgehend", "Schritt für Schritt, ein- und ausgehend"),
    ],
)
def test_paragraphs_are_as_they_were_meant(text: str, reads: str) -> None:
    assert flowed(text) == reads


LINES = st.lists(
    st.sampled_from(
        [
            *(
                "\n",
                "\n\n",
                " ",
                "  ",
                "\t",
                "- ",
                "-",
                "1. ",
                "(i) ",
                "* ",
                ". ",
                ":",
                "\x85",
                "\0",
            ),
            *("a", "com", "plete", "tion", "The", "the", "and", "é", "word" * 31),
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=500)
@given(LINES | st.text(max_size=60))
def test_what_flows_flows_the_same_again_and_loses_no_letter(text: str) -> None:
    reads = flowed(text)
    assert flowed(reads) == reads
    assert len(reads) <= 2 * len(text)
    letters = "".join(filter(str.isalnum, inert(text)))
    assert "".join(filter(str.isalnum, inert(reads))) == letters


@pytest.mark.parametrize(
    "piece", ["a-\n", "a- b", "- ", "-\n", "\n", " ", "a.\n", "(i) a\n", "\n\n"]
)
def test_long_runs_take_no_long_time(piece: str) -> None:
    """Linear: with anything quadratic this would take minutes."""
    text = piece * (50_000 // len(piece))
    assert len(flowed(text)) <= 2 * len(text)


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("a bound of $O(n\n\\log n)$ is\nshown", "a bound of O(n log n) is shown"),
        ("as ``quoted\nwords'' are", "as “quoted words” are"),
        ("known~\\cite{a} and atten-\ntion", "known and attention"),
        ("nothing to\x1b[2J obey\u202e", "nothing to[2J obey"),
    ],
)
def test_lines_are_joined_before_latex_is_read(text: str, reads: str) -> None:
    assert readable(text) == reads
