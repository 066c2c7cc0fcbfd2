"""How queries are read from text, strictly and while typing, and written back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.decision import tag_name
from paperreader.core.errors import QueryError
from paperreader.core.given import Given
from paperreader.core.ids import id_named
from paperreader.core.query import (
    And,
    Everything,
    Field,
    Flag,
    InDigest,
    InView,
    Is,
    Not,
    Or,
    Phrase,
    Query,
    Sorted,
    Tagged,
    Word,
)
from paperreader.core.query_fields import (
    Ago,
    Category,
    Counted,
    Counter,
    Dated,
    Day,
    FromSource,
    Has,
    Id,
    Unit,
)
from paperreader.core.query_parser import LONGEST_QUERY, MOST_NESTED, parse, read_typed
from paperreader.core.sort import Sort

A, B, C = Word("a"), Word("b"), Word("c")
UNREAD, STARRED = Is(Flag.UNREAD), Is(Flag.STARRED)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Everything()),
        ("  \t\n ", Everything()),
        ("*", Everything()),
        ("a", A),
        ("  a ", A),
        ("Mamba", Word("Mamba")),
        ("a b", And((A, B))),
        ("a\u3000b", And((A, B))),
        ("a b c", And((A, B, C))),
        ("a AND b", And((A, B))),
        ("a and b", And((A, Word("and"), B))),
        ("transf*", Word("transf", prefix=True)),
        ("transf** a", And((Word("transf", prefix=True), A))),
        ("a*b", Word("a*b")),
        ("state-of-the-art", Word("state-of-the-art")),
        ("C++", Word("C++")),
        ('T\\"ulu', Word('T\\"ulu')),
        ("SE(n)", Word("SE(n)")),
        ("(SE(n))", Word("SE(n)")),
        ("GraphFM: a", And((Word("GraphFM:"), A))),
        ("graphfm: a", And((Word("graphfm:"), A))),
        ("https://a.org/x:y", Word("https://a.org/x:y")),
        ("12:30", Word("12:30")),
        ("a\x1b\u202eb", Word("ab")),
        ('"a b"', Phrase("a b")),
        ('" a   b "', Phrase("a b")),
        ('"a"', Phrase("a")),
        ('"OR"', Phrase("OR")),
        ('"a b"c', And((Phrase("a b"), C))),
        ("is:unread", UNREAD),
        ("is:UNREAD", UNREAD),
        ("is:unread is:starred", And((UNREAD, STARRED))),
        ("is:unread,starred", Or((UNREAD, STARRED))),
        ("is:read", Is(Flag.READ)),
        ("is:later", Is(Flag.LATER)),
        ("is:dismissed", Is(Flag.DISMISSED)),
        ("is:snoozed", Is(Flag.SNOOZED)),
        ("is:tagged", Is(Flag.TAGGED)),
        ("is:noted", Is(Flag.NOTED)),
        ("#moe", Tagged("moe")),
        ("#MoE", Tagged("moe")),
        ("#mo*", Tagged("mo", prefix=True)),
        ("#a,b", Or((Tagged("a"), Tagged("b")))),
        ("#a,b,", Or((Tagged("a"), Tagged("b")))),
        ("#to-read", Tagged("to-read")),
        ("a#b", Word("a#b")),
        ("digest:2026-05-20", InDigest("2026-05-20")),
        ("digest:huggingface", InDigest("huggingface")),
        ("digest:a,b", Or((InDigest("a"), InDigest("b")))),
        ('digest:"my feed, daily"', InDigest("my feed, daily")),
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("NOT(a)", Not(A)),
        ("NOTa", Word("NOTa")),
        ("--a", A),
        ("NOT -a", A),
        ("-NOT -a", Not(A)),
        ("a -b", And((A, Not(B)))),
        ("a-b", Word("a-b")),
        ("-is:read", Not(Is(Flag.READ))),
        ("-#moe", Not(Tagged("moe"))),
        ('-"a b"', Not(Phrase("a b"))),
        ("-digest:x", Not(InDigest("x"))),
        ("-(a b)", Not(And((A, B)))),
        ("-*", Not(Everything())),
        ("a OR b", Or((A, B))),
        ("a OR b OR c", Or((A, B, C))),
        ("a or b", And((A, Word("or"), B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a OR -b", Or((A, Not(B)))),
        ("(a)", A),
        ("((a))", A),
        ("( a b )", And((A, B))),
        ("(a)(b)", And((A, B))),
        ("a(b c)", And((A, And((B, C))))),
        ("ORACLE", Word("ORACLE")),
        ("is:unread #moe -digest:x transf*", And(
            (UNREAD, Tagged("moe"), Not(InDigest("x")), Word("transf", prefix=True))
        )),
    ],
)  # fmt: skip
def test_a_query_is_read_as_the_grammar_says(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "span", "reason"),
    [
        ("a is:foo", (5, 8), "is: knows only unread, read, starred, later, dismissed, "
         "snoozed, tagged, noted, new, muted, watched"),
        ("is:", (0, 3), "one of these should follow: unread, read, starred, later, dismissed, "
         "snoozed, tagged, noted, new, muted, watched"),
        ("is:unread,foo", (10, 13), "is: knows only unread, read, starred, later, dismissed, "
         "snoozed, tagged, noted, new, muted, watched"),
        ("a writer:li", (2, 9), "there is no such field; there are title, abstract, author, note, is, "
         "has, cat, tag, source, digest, date, upvotes, seen, id, view, sort"),
        ("digest: a", (0, 7), "a digest's name or source should follow"),
        ('digest:""', (7, 9), "no digest is called this"),
        ("a # b", (2, 3), "the name of a tag should follow"),
        ("#---", (1, 4), "no tag can be called this"),
        ('a "b c', (2, 3), "this quote is not closed"),
        ('a ""', (2, 4), "there is no letter or digit in this to search for"),
        ("a ?! b", (2, 4), "there is no letter or digit in this to search for"),
        ("a - b", (2, 3), "there is no letter or digit in this to search for"),
        ("a OR", (2, 4), "nothing follows OR"),
        ("OR a", (0, 2), "nothing precedes OR"),
        ("a OR OR b", (2, 4), "nothing follows OR"),
        ("a NOT", (2, 5), "nothing follows this"),
        ("(a NOT) b", (3, 6), "nothing follows this"),
        ("NOT OR a", (0, 3), "nothing follows this"),
        ("NOT AND a", (0, 3), "nothing follows this"),
        ("-AND", (0, 1), "nothing follows this"),
        ("(a b", (0, 1), "this ( is not closed"),
        ("a b)", (3, 4), "no ( is open here"),
        (")", (0, 1), "no ( is open here"),
        ("a ()", (2, 3), "nothing is in these parentheses"),
        ("(" * (MOST_NESTED + 1) + "a", (MOST_NESTED, MOST_NESTED + 1),
         "20 parentheses are open here, and no more can be"),
        ("a" * (LONGEST_QUERY + 5), (LONGEST_QUERY, LONGEST_QUERY + 5),
         "a query has at most 10,000 characters"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_that_names_the_place(
    text: str, span: tuple[int, int], reason: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert (caught.value.span, caught.value.reason, caught.value.source) == (span, reason, text)


def test_an_error_points_at_the_place() -> None:
    with pytest.raises(QueryError) as caught:
        parse("moe is:odd")
    assert str(caught.value).splitlines()[1:] == ["  moe is:odd", "         ^^^"]


def begins(text: str) -> Word:
    return Word(text, prefix=True)


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("", Everything(), []),
        (" ", Everything(), []),
        ("mam", begins("mam"), []),
        ("mam ", Word("mam"), []),
        ("a mam", And((A, begins("mam"))), []),
        ("mam*", begins("mam"), []),
        ("#mo", Tagged("mo", prefix=True), []),
        ("#mo ", Tagged("mo"), []),
        ("#a,mo", Or((Tagged("a"), Tagged("mo", prefix=True))), []),
        ("#mo-", Tagged("mo", prefix=True), []),
        ("digest:2026", InDigest("2026"), []),
        ("is:unread", UNREAD, []),
        # An unfinished word under a minus throws out no more than it says.
        ("a -m", And((A, Not(Word("m")))), []),
        ("a -(b m", And((A, Not(And((B, Word("m")))))), [(3, 4)]),
        ("a --mo", And((A, begins("mo"))), []),
        ("a -#m", And((A, Not(Tagged("m")))), []),
        # What selects nothing by itself asks for nothing yet.
        ("a -", A, [(2, 3)]),
        ("a #", A, [(2, 3)]),
        ("a is:", A, [(2, 5)]),
        ("a is:unr", A, [(5, 8)]),
        ("a -is:unr", A, [(6, 9)]),
        ("a is:foo b ", And((A, B)), [(5, 8)]),
        ("a digest:", A, [(2, 9)]),
        ("a OR", A, [(2, 4)]),
        ("a OR ", A, [(2, 4)]),
        ("a OR is:st", A, [(8, 10)]),
        ("a NOT", A, [(2, 5)]),
        ("a AND", A, []),
        ("(", Everything(), [(0, 1), (0, 1)]),
        ("a (bo", And((A, begins("bo"))), [(2, 3)]),
        ("a )", A, [(2, 3)]),
        ("??", Everything(), [(0, 2)]),
        # A phrase grows word by word.
        ('a "', A, [(2, 3)]),
        ('a "sta', And((A, begins("sta"))), [(2, 3)]),
        ('a "state of', And((A, And((Phrase("state"), begins("of"))))), [(2, 3)]),
        ('a "state of ', And((A, Phrase("state of"))), [(2, 3)]),
        ('a -"state of', And((A, Not(Phrase("state of")))), [(3, 4)]),
        ('a "state of"', And((A, Phrase("state of"))), []),
        # One letter is the beginning of a word in nearly every paper, but for letters that are words.
        ("m", Everything(), []),
        ("a m", And((A, Everything())), []),
        ("a OR m", Or((A, Everything())), []),
        ("a (m", And((A, Everything())), [(2, 3)]),
        ('"a m', And((Phrase("a"), Everything())), [(0, 1)]),
        ("m ", Word("m"), []),
        ("m*", begins("m"), []),
        ("3d", begins("3d"), []),
        ("深", begins("深"), []),
        # An unknown field is text.
        ("writer:li", begins("writer:li"), [(0, 7)]),
        ("writer:li ", Word("writer:li"), [(0, 7)]),
        ("writer:", begins("writer:"), []),
    ],
)
def test_while_typing_each_text_has_its_best_reading(
    text: str, query: Query, places: list[tuple[int, int]]
) -> None:
    typed = read_typed(text)
    assert typed.query == query
    assert [problem.span for problem in typed.problems] == places


@given(st.text(max_size=60) | st.text(alphabet='aO R()-"#:*,isNT\x1b\u202e', max_size=60))
def test_typing_is_never_an_error(text: str) -> None:
    typed = read_typed(text)
    for problem in typed.problems:
        start, end = problem.span
        assert 0 <= start < end <= len(text)
        assert problem.reason
        assert not problem.reason.endswith(".")


@given(st.text(alphabet='ab OR()-"#:*,is', max_size=60))
def test_a_text_with_problems_is_an_error_and_one_without_is_none(text: str) -> None:
    finished = read_typed(text + " ")
    if not finished.problems:
        assert parse(text + " ") == finished.query
        return
    with pytest.raises(QueryError) as caught:
        parse(text + " ")
    first = finished.problems[0]
    assert (caught.value.span, caught.value.reason) == (first.span, first.reason)


words = st.from_regex(r"[a-zäß0-9][a-z0-9+.'-]{0,8}", fullmatch=True).filter(
    lambda word: not id_named(word)
)
names = words | st.sampled_from(["my feed", "a, b", "2026-05-20-x-0a1b2c3d", "a(b)", "is:read"])
fields = st.none() | st.sampled_from(Field)
days = st.dates() | st.builds(Ago, st.integers(0, 99_999), st.sampled_from(Unit))


def in_order(ends: tuple[Day, Day]) -> bool:
    first, last = (day.day(date(2000, 12, 31)) if isinstance(day, Ago) else day for day in ends)
    return type(ends[0]) is not type(ends[1]) or first <= last


def reading(text: str) -> Query:
    return read_typed(text + " ").query


leaves = st.one_of(
    st.just(Everything()),
    st.builds(Word, words, st.booleans(), fields),
    st.builds(Phrase, st.lists(words, min_size=1, max_size=3).map(" ".join), fields),
    st.builds(Is, st.sampled_from(Flag)),
    st.builds(Has, st.sampled_from(Given)),
    st.builds(Tagged, words.map(tag_name), st.booleans()),
    st.builds(InDigest, names),
    st.builds(InView, names),
    st.builds(Category, words | st.just("cs."), st.booleans()),
    st.builds(FromSource, words, st.booleans()),
    st.builds(Id, words, st.booleans()),
    st.builds(FromSource, names),
    st.tuples(days, days).filter(in_order).map(lambda ends: Dated(*ends)),
    st.builds(Dated, days, st.none()),
    st.builds(Dated, st.none(), days),
    st.builds(Counted, st.sampled_from(Counter), st.integers(0, 10**9 - 1), st.none()),
    st.lists(st.integers(0, 10**9 - 1), min_size=2, max_size=2)
    .map(sorted)
    .map(lambda ends: Counted(Counter.SEEN, *ends)),
)


def compound(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(Not, parts), st.builds(And, several), st.builds(Or, several))


unordered: st.SearchStrategy[Query] = st.recursive(leaves, compound, max_leaves=8)
queries = unordered | st.builds(Sorted, unordered, st.sampled_from(Sort))


@given(queries)
def test_every_query_has_a_text_that_parses_to_it(query: Query) -> None:
    assert parse(str(query)) == query


PIECES = (
    'a b moe OR NOT AND - ( ) " , * # : is: unread has: code title: author:"li wei" cat:cs.*'
    " cat:cs.CL date: 2026-04 .. 7d today > >=5 upvotes: seen:3 id:2403 source:x view:y sort:title"
    " 2403.01234 doi:10.1000/1 sort: digest:2026 #moe,rl title:( x:y"
)
pieces = st.sampled_from([*PIECES.split(" "), " "])


@given(st.lists(pieces, max_size=12).map("".join))
def test_what_was_read_is_written_as_text_that_reads_the_same(text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        query = reading(text)
        assert str(parse(str(query))) == str(query)
    else:
        assert parse(str(query)) == query


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (Everything(), ""),
        (And((Everything(), A)), "* a"),
        (And((Or((A, B)), Not(C))), "(a OR b) -c"),
        (Or((And((A, B)), C)), "a b OR c"),
        (Not(Not(A)), "-(-a)"),
        (Not(And((A, B))), "-(a b)"),
        (And((And((A, B)), C)), "(a b) c"),
        (Tagged("mo", prefix=True), "#mo*"),
        (InDigest("my feed"), 'digest:"my feed"'),
        (Word("OR"), '"OR"'),
        (Word("writer:li"), '"writer:li"'),
        (Word("-a"), '"-a"'),
        (Phrase('a "b'), '"a b"'),
        (Word("moe", field=Field.TITLE), "title:moe"),
        (Word("SE(n)", field=Field.TITLE), "title:(SE(n))"),
        (Word("a,b", field=Field.TITLE), "title:(a,b)"),
        (Phrase("li wei", Field.AUTHOR), 'author:"li wei"'),
        (Category("cs"), "cat:cs"),
        (Category("cs.", prefix=True), "cat:cs.*"),
        (Category("machine learning"), 'cat:"machine learning"'),
        (Dated(date(2026, 1, 1), date(2026, 12, 31)), "date:2026"),
        (Dated(date(2026, 4, 1), date(2026, 4, 30)), "date:2026-04"),
        (Dated(date(2026, 4, 22), date(2026, 4, 22)), "date:2026-04-22"),
        (Dated(date(2026, 4, 22)), "date:2026-04-22.."),
        (Dated(None, Ago(7)), "date:..7d"),
        (Dated(Ago(3, Unit.MONTHS), Ago(1, Unit.MONTHS)), "date:3m..1m"),
        (Dated(Ago(0), Ago(0)), "date:today"),
        (Dated(Ago(1), Ago(1)), "date:yesterday"),
        (Counted(Counter.SEEN, 2), "seen:>=2"),
        (Counted(Counter.UPVOTES, 0, 9), "upvotes:0..9"),
        (Sorted(Everything(), Sort.TITLE), "sort:title"),
        (Sorted(Or((A, B)), Sort.UPVOTES), "a OR b sort:upvotes"),
    ],
)
def test_a_query_is_written_without_needless_parentheses(query: Query, text: str) -> None:
    assert str(query) == text


@pytest.mark.parametrize(
    "unit",
    ["(", ")", "-", '"', "#", "a(", "NOT ", "is:", "a OR ", "a,", "title:(", "date:..", "#a,"],
)
def test_long_texts_take_no_long_time(unit: str) -> None:
    """Nor do they exhaust the stack."""
    assert read_typed(unit * 100_000).problems
