"""What forms of a word share, and what a word may become while it is typed."""

from __future__ import annotations

import pytest

from paperreader.index.stems import cut, stem_of, stems_begun_by

FORMS = (
    "model models modeled modeling",
    "optimize optimizes optimized optimizing optimization optimizations optimal",
    "study studies studied studying",
    "run runs running",
    "embed embeds embedded embedding embeddings",
    "parse parses parsed parsing",
    "relate relational relations relation",
    "classify classifies classified classifying classification",
    "generalize generalization generalizing generality general",
    "scale scaling scaled scalability",
    "flexible flexibility",
    "attention attentive attentional",
    "hierarchy hierarchical hierarchies",
    "representation representations representational",
    "robust robustness robustly",
    "sparse sparsity",
    "theory theories theoretical",
    "transfer transferring transferred",
    "significant significance significantly",
    "agent agents agentic",
)
"""Words of which each beginning is typed."""


@pytest.mark.parametrize("forms", FORMS)
def test_a_word_is_found_by_each_of_its_beginnings(forms: str) -> None:
    for word in forms.split():
        stem = stem_of(word)
        for length in range(2, len(word) + 1):
            begun = word[:length]
            assert stem.startswith(begun) or stem in stems_begun_by(begun), begun


@pytest.mark.parametrize("forms", [FORMS[0], FORMS[2], FORMS[3], FORMS[5]])
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len(set(map(stem_of, forms.split()))) == 1


@pytest.mark.parametrize(("begun", "stem"), [("exp", "ex"), ("the", "th"), ("gpt", "gp")])
def test_what_is_short_begins_no_shorter_word(begun: str, stem: str) -> None:
    assert stem not in stems_begun_by(begun)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("—", []),
        ("Poincaré's Models", [("poincare", "poincar"), ("s", "s"), ("models", "model")]),
        ("GPT-4", [("gpt", "gpt"), ("4", "4")]),
        ("深度学习", [("深度学习", "深度学习")]),
    ],
)
def test_a_text_is_cut_into_words_with_their_stems(text: str, words: list[tuple[str, str]]) -> None:
    assert cut(text) == words
