"""How well a title fits what was typed, without any index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.paper import normalised_title
from paperreader.index.ranking import TypedTitle

MAMBA = "Spatial-Spectral Morphological Mamba for Hyperspectral Image Classification"


def score(typed: str, title: str) -> float:
    return TypedTitle(typed).fit(title).score


def marked(typed: str, title: str) -> list[str]:
    return [title[start:stop] for start, stop in TypedTitle(typed).fit(title).spans]


@pytest.mark.parametrize(
    ("typed", "title", "letters"),
    [
        ("mamba", MAMBA, ["Mamba"]),
        ("MAMBA", MAMBA, ["Mamba"]),
        ("mam", MAMBA, ["Mam"]),
        ("hyperspectrl mamba", MAMBA, ["Mamba", "Hyperspectr", "l"]),
        ("hyprespectr", MAMBA, ["Hyperspectr"]),
        ("image class", MAMBA, ["Image", "Class"]),
        ("class image", MAMBA, ["Image", "Class"]),
        ("spatialspectral", MAMBA, ["Spatial-Spectral"]),
        ("spatial-spec", MAMBA, ["Spatial-Spec"]),
        ("smmfhic", MAMBA, ["S", "M", "M", "f", "H", "I", "C"]),
        ("ssmmfhic", MAMBA, ["S", "S", "M", "M", "f", "H", "I", "C"]),
        ("mrphlgcl", MAMBA, ["M", "rph", "l", "g", "c", "l"]),
        ("mmaba", MAMBA, ["Mamba"]),
        ("mambba", MAMBA, ["Mamba"]),
        ("mumba", MAMBA, ["M", "mba"]),
        ("nanba", MAMBA, ["a", "ba"]),
        ("classifocat", MAMBA, ["Classif", "cat"]),
        ("imaeg clasification", MAMBA, ["Image", "Clas", "ification"]),
        ("poincare", "On the Poincaré Conjecture", ["Poincaré"]),
        ("poincare", "On the Poincare\u0301 Conjecture", ["Poincare\u0301"]),
        ("poncare", "On the Poincaré Conjecture", ["Po", "ncaré"]),
        ("poincaré", "On the Poincare Conjecture", ["Poincare"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("efficient", "E\ufb03cient Attention", ["E\ufb03cient"]),
        ("gpt4", "GPT-4 Technical Report", ["GPT-4"]),
        ("gpt-4", "GPT4 Technical Report", ["GPT4"]),
        ("gpt 4", "GPT-4 Technical Report", ["GPT-4"]),
        ("gpt", "GPT-4 Technical Report", ["GPT"]),
        ("report gpt", "GPT-4 Technical Report", ["GPT", "Report"]),
        ("gtr", "GPT-4 Technical Report", ["G", "T", "R"]),
        ("less is", "LIMR: Less is More", ["Less", "is"]),
        ("limr less", "LIMR: Less is More", ["LIMR", "Less"]),
        ("wave former", "WaveFormer: Gestures", ["WaveFormer"]),
        ("designofa", "Design of a modular snake robot", ["Design", "of", "a"]),
        ("models language", "The Model's Language Matters", ["Model's", "Language"]),
        ("unheard of", MAMBA, []),
        ("", MAMBA, []),
        ("—", MAMBA, []),
        ("mamba", "", []),
    ],
)
def test_the_letters_are_marked_that_a_person_would_mark(
    typed: str, title: str, letters: list[str]
) -> None:
    assert marked(typed, title) == letters


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("mamba", "A Survey of Mamba", MAMBA),
        ("graph", "Graph Learning", "Graphical Models"),
        ("cap", "Caps", "Captioning"),
        ("moe", "MoE Routing", "Moex Routing"),
        ("language model", "Language Model Pruning", "Model of a Language"),
        ("language model", "Model of a Language", "Language Modem Pruning"),
        ("optmial", "Optimal Transport", "Optical Transport"),
        ("causal inference", "Causal Inference in Demand", "Casual Interference"),
        ("dynamic routing", "Dynamic Routing in MoE", "Routing of Dynamic Flows"),
        ("deep", "Deep Ensembles", "On Deep Ensembles"),
        ("dep ensmbles", "On Deep Ensembles", "Deep Networks: A Study of Ensembles"),
        ("per si", "High Performance Simulation", "Historical Persian Texts"),
        ("tabke", "A Table", "A Taken"),
        ("modle", "Model", "Node"),
        ("graph", "Graphical Models of Things and of Others", "Green Rain and Purple Hats"),
    ],
)
def test_one_title_fits_better_than_another(typed: str, better: str, worse: str) -> None:
    assert score(typed, better) > score(typed, worse) > 0


@pytest.mark.parametrize(
    ("typed", "held", "guessed"),
    [
        ("model language", "A Language of Some Kind for Every Model There Is", "Modal Language"),
        ("con opti", "Conformal and Other Optimism", "Coin Optic"),
        ("segmentatio", "Segmentation", "Segmentati"),
        ("rag", "Retrieval-Augmented Generation", "Rug Rig Rog"),
    ],
)
def test_what_was_typed_rightly_never_loses_to_a_guess(typed: str, held: str, guessed: str) -> None:
    assert score(typed, held) > 80 > score(typed, guessed)


@pytest.mark.parametrize("typed", [MAMBA, MAMBA.upper(), "spatial spectral mamba"])
def test_only_the_title_itself_scores_a_hundred(typed: str) -> None:
    itself = normalised_title(typed) == normalised_title(MAMBA)
    assert (score(typed, MAMBA) == 100) is itself
    assert score(typed, MAMBA + " Again") < 100


TEXTS = st.text() | st.text(alphabet="ab cd-é'ﬁß:.∞深1", max_size=30)


@given(typed=TEXTS, title=TEXTS)
def test_any_text_has_a_score_and_spans_within_any_title(typed: str, title: str) -> None:
    spans = TypedTitle(typed).fit(title).spans
    places = [place for span in spans for place in span]
    assert 0 <= score(typed, title) <= 100
    assert places == sorted(set(places))
    assert all(0 <= place <= len(title) for place in places)
    assert bool(spans) == (score(typed, title) > 0)


@given(title=TEXTS)
def test_a_title_fits_itself(title: str) -> None:
    assert score(title, title) in {0, 100}
