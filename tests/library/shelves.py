"""A small library to find papers in, of four digests that tell all that a source can tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from paperreader import Library
from paperreader.core.digest import Digest, digest_id, papers_fingerprint
from paperreader.core.paper import Paper
from paperreader.store.digests import DigestStore
from paperreader.store.places import Places

TODAY = date(2026, 5, 27)

A = Paper(
    "Mixture of Experts for Language Models",
    abstract="We route tokens to experts. Code: https://github.com/x/moe.",
    authors=("Li Wei", "Ada Lovelace"),
    categories=("cs.CL", "cs.LG"),
    published="2026-03-09",
    arxiv_id="2603.00001",
    url="https://arxiv.org/abs/2603.00001",
    upvotes=50,
)
B = Paper(
    "Optimization of Neural Networks",
    abstract="Training networks with gradients, which is known to work.",
    published="2026-02",
    doi="10.1000/18",
    upvotes=5,
)
C = Paper(
    "Poincaré Embeddings for Hierarchies",
    abstract="Hyperbolic spaces embed trees: https://poincare.github.io/page",
    categories=("stat.ML",),
)
D = Paper(
    "GPT-4 Technical Report",
    abstract="A large multimodal model; experts were asked.",
    authors=("René Descartes",),
    published="2023",
    doi="10.1000/182",
    upvotes=0,
)
E = Paper("Routing Without Experts", abstract="No gating is needed.", authors=("Wei Chen",))
F = Paper(
    "Sparse Attention",
    abstract="Experts disagree about attention heads, in the state of the art.",
    categories=("math.PR", "hep-th"),
    arxiv_id="math/0309136",
)
G = Paper("Diffusion Models in Physics", abstract="Models of heat, studied at length.")
H = Paper("深度学习", abstract="multi-modal learning with wide modals")
I = Paper("State of the Art Parsing", abstract="We parse sentences.", published="2026-05-20")  # noqa: E741
J = Paper("Untitled", links=("https://openreview.net/forum?id=x",))
K = Paper("Naïve Bayes, Revisited", abstract="Classifiers make naïve assumptions.")
L = Paper("Running Experiments", abstract="An expert's guide to running things.", upvotes=7)

PAPERS = (A, B, C, D, E, F, G, H, I, J, K, L)

LETTERS = dict(zip((paper.key for paper in PAPERS), "ABCDEFGHIJKL", strict=True))

DIGESTS: Sequence[tuple[str, date, Sequence[Paper]]] = (
    ("huggingface", date(2026, 3, 10), (A, B, C, D)),
    ("arxiv", date(2026, 4, 22), (C, E, F, G, H)),
    ("my feed", date(2026, 5, 19), (K, L)),
    ("huggingface", date(2026, 5, 20), (A, I, E, J)),
)
"""Sources, days and papers."""


def small_library(home: Path) -> Library:
    """The library in a directory, with a few marks."""
    store = DigestStore(Places.at(home).digests)
    for source, day, papers in DIGESTS:
        store.write(_digest(source, day, papers), papers)
    library = Library.open(home, today=lambda: TODAY)
    library.mark([A.key], star=True, tags=["moe", "language"])
    library.mark([B.key, D.key], read=True)
    library.mark([C.key], later=True, note="Reminder: compare it with Räume.")
    library.mark([D.key], dismiss=True)
    library.mark([E.key], snooze=date(2026, 6, 1))
    library.mark([F.key], tags=["moe-routing"])
    library.mark([K.key], note="gating; see the experts")
    return library


def letters(keys: Sequence[str]) -> str:
    """The letters of papers, in their order."""
    return "".join(LETTERS[key] for key in keys)


def _digest(source: str, day: date, papers: Sequence[Paper]) -> Digest:
    return Digest(
        id=digest_id(day, source.replace(" ", "-"), papers_fingerprint(papers)),
        source=source,
        title=f"{source} of {day}",
        date=day,
        date_assumed=False,
        imported=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        origin="somewhere.json",
        format="made-up",
        size=len(papers),
    )
