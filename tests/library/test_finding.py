"""What each query selects in a small library, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from paperreader import Library
from paperreader.core.errors import QueryError
from paperreader.core.query_parser import read_typed
from tests.library.shelves import letters, small_library

ALL = "ABCDEFGHIJKL"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with small_library(tmp_path_factory.mktemp("finding") / "home") as library:
        yield library


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        ("", ALL),
        ("*", ALL),
        ("-*", ""),
        # Words, in all their forms, in titles, abstracts, authors, tags and notes.
        ("experts", "ADEFKL"),
        ("expert", "ADEFKL"),
        ("EXPERTS", "ADEFKL"),
        ("route", "AE"),
        ("routing", "AE"),
        ("optimizing", "B"),
        ("optimizations", "B"),
        ("embedding", "C"),
        ("run", "L"),
        ("parsed", "I"),
        ("gating", "EK"),
        ("lovelace", "A"),
        ("moe", "A"),
        ("language", "A"),
        ("reminder", "C"),
        ("absent", ""),
        # Accents, typographic forms and hyphens.
        ("poincare", "C"),
        ("POINCARÉ", "C"),
        ("naive", "K"),
        ("rene", "D"),
        ("gpt-4", "D"),
        ("gpt4", "D"),
        ("multimodal", "D"),
        ("multi-modal", "H"),
        ("深度学习", "H"),
        # Several words, OR, negation, parentheses.
        ("experts language", "A"),
        ("experts AND language", "A"),
        ("experts OR diffusion", "ADEFGKL"),
        ("experts -language", "DEFKL"),
        ("NOT experts", "BCGHIJ"),
        ("-experts -diffusion", "BCHIJ"),
        ("(experts OR diffusion) (language OR heat)", "AG"),
        ("-(experts OR diffusion)", "BCHIJ"),
        # Words that nearly every abstract holds.
        ("the", ALL),
        ("mixture of experts", "A"),
        # Phrases and beginnings.
        ('"mixture of experts"', "A"),
        ('"experts for language"', "A"),
        ('"language experts"', ""),
        ('"mixtures of expert"', "A"),
        ('"state of the art"', "FI"),
        ('"see the experts"', "K"),
        ("exp*", "ADEFKL"),
        ("optimizati*", "B"),
        ("hyperb* tree*", "C"),
        ("mo*", "ADFGH"),
        # Fields.
        ("title:experts", "AE"),
        ("title:expert*", "AE"),
        ("title:experi*", "L"),
        ('title:"neural networks"', "B"),
        ("title:of", "ABI"),
        ("title:experts,attention", "AEF"),
        ("title:(experts OR attention) -title:sparse", "AE"),
        ("title:moe", ""),
        ("abstract:experts", "ADFL"),
        ("abstract:models", "DG"),
        ('abstract:"the art"', "F"),
        ("author:wei", "AE"),
        ('author:"li wei"', "A"),
        ('author:"wei li"', "A"),
        ('author:"wei chen"', "E"),
        ('author:"lovelace ada"', "A"),
        ("author:descart*", "D"),
        ("author:experts", ""),
        ("note:experts", "K"),
        ("note:räume", "C"),
        ('note:"compare it"', "C"),
        ("note:gating", "K"),
        # Flags and tags.
        ("is:unread", "ACEFGHIJKL"),
        ("is:read", "BD"),
        ("is:starred", "A"),
        ("is:later", "C"),
        ("is:dismissed", "D"),
        ("is:snoozed", "E"),
        ("is:tagged", "AF"),
        ("is:noted", "CK"),
        ("is:new", "EFGHIJKL"),
        ("is:new experts", "EFKL"),
        ("is:starred,later", "AC"),
        ("#moe", "A"),
        ("#moe*", "AF"),
        ("#moe,moe-routing", "AF"),
        ("tag:language", "A"),
        ("-#moe is:tagged", "F"),
        ("#moe OR diffusion", "AG"),
        # Categories, sources, digests, views.
        ("cat:cs.CL", "A"),
        ("cat:CS.cl", "A"),
        ("cat:cs", "A"),
        ("cat:cs.*", "A"),
        ("cat:c*", "A"),
        ("cat:cs.C", ""),
        ("cat:cs.CL cat:cs.LG", "A"),
        ("cat:stat.ML,math.PR", "CF"),
        ("cat:hep-th", "F"),
        ("cat:math", "F"),
        ("source:huggingface", "ABCDEIJ"),
        ("source:HuggingFace -source:arxiv", "ABDIJ"),
        ("source:hug*", "ABCDEIJ"),
        ('source:"my feed"', "KL"),
        ("source:hug", ""),
        ("digest:2026-04", "CEFGH"),
        ("digest:2026-05-20", "AIEJ"),
        ("digest:arxiv", "CEFGH"),
        ("digest:arxiv experts", "EF"),
        ("view:inbox", "AFGHIJKL"),
        ("view:Starred", "A"),
        ("-view:starred experts", "DEFKL"),
        # Days: those that sources tell, else of the first digest that lists the paper.
        ("date:2026-03-09", "A"),
        ("date:2026-03", "AC"),
        ("date:2026-02", "B"),
        ("date:2023", "D"),
        ("date:2026-04..2026-05", "EFGHIJKL"),
        ("date:2026-04-22..2026-05-19", "EFGHKL"),
        ("date:>2026-04-22", "IJKL"),
        ("date:>=2026-04-22", "EFGHIJKL"),
        ("date:<2026-03", "BD"),
        ("date:<=2026-03-09", "ABD"),
        ("date:7d", "IJ"),
        ("date:8d", "IJKL"),
        ("date:2m..1m", "EFGH"),
        ("date:..2m", "ABCD"),
        ("date:today", ""),
        ("date:2023,2026-02", "BD"),
        # Numbers.
        ("upvotes:5", "B"),
        ("upvotes:>5", "AL"),
        ("upvotes:>=5", "ABL"),
        ("upvotes:<5", "D"),
        ("upvotes:5..7", "BL"),
        ("upvotes:..5 -upvotes:0", "B"),
        ("seen:2", "ACE"),
        ("seen:1", "BDFGHIJKL"),
        ("seen:>1 experts", "AE"),
        # What there is.
        ("has:abstract", "ABCDEFGHIKL"),
        ("-has:abstract", "J"),
        ("has:authors", "ADE"),
        ("has:categories", "ACF"),
        ("has:upvotes", "ABDL"),
        ("has:code", "A"),
        ("has:project", "C"),
        ("has:link", "ACJ"),
        ("has:url", "A"),
        ("has:arxiv,doi", "ABDF"),
        ("has:note", "CK"),
        ("has:tag", "AF"),
        # Ids.
        ("id:2603.00001", "A"),
        ("id:2603.00001v3", "A"),
        ("id:https://arxiv.org/abs/2603.00001", "A"),
        ("id:math/0309136", "F"),
        ("2603.00001v3", "A"),
        ("https://arxiv.org/abs/2603.00001 OR doi:10.1000/18", "AB"),
        ("id:10.1000/18", "B"),
        ("id:10.1000/18*", "BD"),
        ("id:2603.00001,10.1000/18", "AB"),
        ("id:2603", ""),
        # All of it together.
        ("(experts OR date:2023) is:unread has:authors -source:arxiv sort:title", "A"),
        ('title:"experts for" cat:cs upvotes:>5 #moe date:2026 seen:2', "A"),
    ],
)  # fmt: skip
def test_a_query_selects_the_papers_that_are_meant(
    library: Library, query: str, papers: str
) -> None:
    assert sorted(letters(library.list(query).keys)) == sorted(papers)


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        ("", "AIEJKLCFGHBD"),
        ("is:unread", "AIEJKLCFGH"),
        ("sort:oldest", "DBHGFCLKJEIA"),
        ("sort:title", "GDAKBCELFIJH"),
        ("sort:upvotes", "ALBDIEJKCFGH"),
        ("sort:seen", "AECIJKLFGHBD"),
        ("experts sort:date", "AEKLFD"),
        ("experts sort:oldest", "DFLKEA"),
        ("is:unread sort:upvotes", "ALIEJKCFGH"),
        ("experts is:unread sort:upvotes", "ALEKF"),
        ("digest:arxiv", "CEFGH"),
        ("digest:arxiv sort:date", "CEFGH"),
        ("digest:arxiv sort:seen", "ECFGH"),
        # By relevance: what has the word in tags and notes, then in the title, then in the abstract.
        ("attention", "F"),
        ("models", "GAD"),
        ("gating", "KE"),
        ("run experiments", "L"),
        ("title:experts", "EA"),
        ("models sort:date", "AGD"),
        ("digest:huggingface models", "AD"),
    ],
)  # fmt: skip
def test_papers_come_in_the_order_that_is_wished(library: Library, query: str, papers: str) -> None:
    assert letters(library.list(query).keys) == papers


def test_a_word_never_loses_its_papers_while_it_is_typed(library: Library) -> None:
    word = "optimization"
    for length in range(2, len(word) + 1):
        found = library.list(read_typed(word[:length]).query).keys
        assert "B" in letters(found), word[:length]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("2603.00001v2", "A"),
        ("https://huggingface.co/papers/2603.00001", "A"),
        ("https://doi.org/10.1000/182", "D"),
        ("math/0309136", "F"),
    ],
)
def test_a_jump_takes_what_one_has_copied(library: Library, text: str, papers: str) -> None:
    hits = library.jump(text)
    assert letters([hit.key for hit in hits]) == papers
    assert [(hit.score, hit.spans, hit.title) for hit in hits] == [(100, (), hits[0].paper.title)]
    assert library.jump(text, limit=0) == []


def test_an_order_that_is_asked_for_beside_the_query_is_the_stronger_wish(library: Library) -> None:
    assert letters(library.list("models sort:title", sort="date").keys) == "AGD"
    with pytest.raises(ValueError, match="size"):
        library.list("models", sort="size")


def test_a_part_of_a_listing_is_that_part_in_every_order(library: Library) -> None:
    for sort in ("date", "oldest", "title", "relevance", "upvotes", "seen"):
        whole = library.list("experts", sort=sort)
        part = library.list("experts", sort=sort, offset=2, limit=3)
        assert list(part.keys) == list(whole.keys)[2:5]
        assert (len(part), part.total) == (3, 6)
        assert [whole.keys.index(key) for key in whole.keys] == [*range(6)]


def test_a_view_that_is_not_there_is_an_error(library: Library) -> None:
    with pytest.raises(QueryError, match="there is no view of this name"):
        library.list("view:nowhere")


def test_what_can_be_named_in_a_query_is_told(library: Library) -> None:
    names = library.overview.names()
    assert list(names.tags.items()) == [("language", 1), ("moe", 1), ("moe-routing", 1)]
    assert names.sources == ["huggingface", "my feed", "arxiv"]
    assert [digest[:10] for digest in names.digests] == [
        "2026-05-20", "2026-05-19", "2026-04-22", "2026-03-10",
    ]  # fmt: skip
    assert names.views == ["Inbox", "Later", "Starred", "All"]
    assert set(names.categories) == {"cs.cl", "cs.lg", "stat.ml", "math.pr", "hep-th"}
