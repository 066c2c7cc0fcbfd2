"""What is asked of the fields of papers: how it is read, and what so long ago means."""

from __future__ import annotations

from datetime import date

import pytest

from paperreader.core.errors import QueryError
from paperreader.core.given import Given
from paperreader.core.query import (
    And,
    Everything,
    Field,
    Flag,
    InView,
    Is,
    Not,
    Or,
    Phrase,
    Query,
    Remembered,
    Sorted,
    Tagged,
    Word,
    narrowed,
    natural_sort,
)
from paperreader.core.query_fields import (
    Ago,
    Category,
    Counted,
    Counter,
    Dated,
    FromSource,
    Has,
    Id,
    Unit,
    settled,
)
from paperreader.core.query_parser import parse, read_finished, read_typed
from paperreader.core.sort import Sort

A, B = Word("a"), Word("b")
UPVOTES, SEEN = Counter
NONE = Not(Everything())


def in_title(text: str, *, prefix: bool = False) -> Word:
    return Word(text, prefix, Field.TITLE)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("title:moe", in_title("moe")),
        ("title:mo*", in_title("mo", prefix=True)),
        ('title:"mixture of experts"', Phrase("mixture of experts", Field.TITLE)),
        ("title:moe,routing", Or((in_title("moe"), in_title("routing")))),
        ('title:moe,"top k"', Or((in_title("moe"), Phrase("top k", Field.TITLE)))),
        ("title:moe title:routing", And((in_title("moe"), in_title("routing")))),
        ("title:(a OR b)", Or((in_title("a"), in_title("b")))),
        ("title:(a author:b) b", And((And((in_title("a"), Word("b", field=Field.AUTHOR))), B))),
        ("title:(a (b))", And((in_title("a"), in_title("b")))),
        ("-title:(a b)", Not(And((in_title("a"), in_title("b"))))),
        ('title:a"b c"', And((in_title("a"), Phrase("b c")))),
        ("title:*", Everything()),
        ("abstract:moe", Word("moe", field=Field.ABSTRACT)),
        ('author:"li wei"', Phrase("li wei", Field.AUTHOR)),
        ("note:reminder", Word("reminder", field=Field.NOTE)),
        ("Title:a", Word("Title:a")),
        ("tag:moe", Tagged("moe")),
        ("tag:a,b*", Or((Tagged("a"), Tagged("b", prefix=True)))),
        ('tag:"to read"', Tagged("to-read")),
        ("is:new", Is(Flag.NEW)),
        ("has:code", Has(Given.CODE)),
        ("has:code,PROJECT", Or((Has(Given.CODE), Has(Given.PROJECT)))),
        ("has:note", Is(Flag.NOTED)),
        ("has:tag", Is(Flag.TAGGED)),
        ("cat:cs.CL", Category("cs.CL")),
        ("cat:cs", Category("cs")),
        ("cat:cs.*", Category("cs.", prefix=True)),
        ("cat:cs.C*", Category("cs.C", prefix=True)),
        ("cat:cs.CL,cs.LG", Or((Category("cs.CL"), Category("cs.LG")))),
        ('cat:"machine learning"', Category("machine learning")),
        ("source:huggingface", FromSource("huggingface")),
        ("source:hug*", FromSource("hug", prefix=True)),
        ("id:2403.01234", Id("2403.01234")),
        ("id:10.1000/18*", Id("10.1000/18", prefix=True)),
        ("2403.01234", Id("2403.01234")),
        ("arxiv:2403.01234v2", Id("2403.01234")),
        ("https://huggingface.co/papers/2403.01234", Id("2403.01234")),
        ("doi:10.1016/S0140-6736(20)30183-5", Id("10.1016/s0140-6736(20)30183-5")),
        ("a -https://doi.org/10.1000/182", And((A, Not(Id("10.1000/182"))))),
        ("(a OR 2403.01234)", Or((A, Id("2403.01234")))),
        ('"2403.01234"', Phrase("2403.01234")),
        ("title:2403.01234", Word("2403.01234", False, Field.TITLE)),
        ("title:(2403.01234)", Word("2403.01234", False, Field.TITLE)),
        ("2403.01234*", Id("2403.01234", prefix=True)),
        ("10.1000/18*", Id("10.1000/18", prefix=True)),
        ("10.1000/1,8*", Word("10.1000/1,8", prefix=True)),
        ('10.1000/1"8', Word('10.1000/1"8')),
        ("10.1000/1*.", Word("10.1000/1*.")),
        ("id:https://arxiv.org/abs/2403.01234v2", Id("https://arxiv.org/abs/2403.01234v2")),
        ('id:"10.1016/s0140-6736(20)30183-5"', Id("10.1016/s0140-6736(20)30183-5")),
        ('view:"to read"', InView("to read")),
        ("date:2026", Dated(date(2026, 1, 1), date(2026, 12, 31))),
        ("date:2026-02", Dated(date(2026, 2, 1), date(2026, 2, 28))),
        ("date:2026-2-3", Dated(date(2026, 2, 3), date(2026, 2, 3))),
        ("date:2026-04..2026-05", Dated(date(2026, 4, 1), date(2026, 5, 31))),
        ("date:2026-04..", Dated(date(2026, 4, 1), None)),
        ("date:..2026-04", Dated(None, date(2026, 4, 30))),
        ("date:>2026-04", Dated(date(2026, 5, 1), None)),
        ("date:>=2026-04", Dated(date(2026, 4, 1), None)),
        ("date:<2026-04", Dated(None, date(2026, 3, 31))),
        ("date:<=2026-04", Dated(None, date(2026, 4, 30))),
        ("date:2026-01,2026-03", Or((
            Dated(date(2026, 1, 1), date(2026, 1, 31)), Dated(date(2026, 3, 1), date(2026, 3, 31))
        ))),
        ("date:7d", Dated(Ago(7), None)),
        ("date:2W", Dated(Ago(2, Unit.WEEKS), None)),
        ("date:3m..1m", Dated(Ago(3, Unit.MONTHS), Ago(1, Unit.MONTHS))),
        ("date:..1y", Dated(None, Ago(1, Unit.YEARS))),
        ("date:2026..yesterday", Dated(date(2026, 1, 1), Ago(1))),
        ("date:today", Dated(Ago(0), Ago(0))),
        ("upvotes:5", Counted(UPVOTES, 5, 5)),
        ("upvotes:>5", Counted(UPVOTES, 6, None)),
        ("upvotes:>=5", Counted(UPVOTES, 5, None)),
        ("upvotes:<5", Counted(UPVOTES, 0, 4)),
        ("upvotes:<=5", Counted(UPVOTES, 0, 5)),
        ("seen:2..3", Counted(SEEN, 2, 3)),
        ("seen:2..", Counted(SEEN, 2, None)),
        ("seen:..3", Counted(SEEN, 0, 3)),
        ("a sort:title", Sorted(A, Sort.TITLE)),
        ("sort:upvotes a OR b", Sorted(Or((A, B)), Sort.UPVOTES)),
        ("sort:oldest", Sorted(Everything(), Sort.OLDEST)),
    ],
)  # fmt: skip
def test_each_field_has_its_values(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "span", "reason"),
    [
        ("date:2026-13", (5, 12), "there is no such day in the calendar"),
        ("date:2026-02-30", (5, 15), "there is no such day in the calendar"),
        ("date:0", (5, 6), "a day is written as 2026, 2026-04, 2026-04-22, 7d, 2w, 3m, 1y, today, "
         "yesterday or a range like 3m..1m"),
        ("date:2026,x", (10, 11), "a day is written as 2026, 2026-04, 2026-04-22, 7d, 2w, 3m, 1y, "
         "today, yesterday or a range like 3m..1m"),
        ("date:..", (5, 7), "a range has a beginning or an end"),
        ("date:2026-05..2026-04", (5, 21), "this ends before it begins"),
        ("date:1m..3m", (5, 11), "this ends before it begins"),
        ("date:>7d", (5, 8), "write 7d for the last seven days, and ..7d for what is older"),
        ("date:>9999", (5, 10), "there is no day beyond this"),
        ("upvotes:many", (8, 12), "a number is written as 5, >5, >=5, <5, <=5 or 5..9"),
        ("upvotes:<0", (8, 10), "no number is in this range"),
        ("seen:3..2", (5, 9), "no number is in this range"),
        ("a has:wings", (6, 11), "has: knows only abstract, authors, categories, upvotes, arxiv, doi, "
         "url, link, code, project, tag, note"),
        ("sort:size", (5, 9), "sort: knows only date, oldest, title, relevance, upvotes, seen"),
        ("(a sort:title)", (8, 13), "sort: orders the whole query, so it stands outside all else"),
        ("a -sort:title", (8, 13), "sort: orders the whole query, so it stands outside all else"),
        ("sort:title a sort:date", (18, 22), "there is an order already"),
        ("title: a", (0, 6), 'words of the title should follow: title:word or title:"some words"'),
        ('view:"x', (5, 6), "this quote is not closed"),
        ("view:elsewhere", (5, 14), "there is no view of this name"),
        ("view:My mamba", (5, 7), 'a name with blanks stands in quotes: view:"my mamba"'),
        ("title:-survey", (6, 13), "a - stands before the field: -title:survey"),
        ("is:-read", (3, 8), "a - stands before the field: -is:read"),
        ("#-moe", (1, 5), "a - stands before the field: -#moe"),
        ("date:2026-0", (5, 11), "there is no such day in the calendar"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_an_error_that_names_the_place(
    text: str, span: tuple[int, int], reason: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, views={"inbox", "my mamba"})
    assert (caught.value.span, caught.value.reason) == (span, reason)


@pytest.mark.parametrize(
    ("text", "so_far", "finished"),
    [
        ("date:2026-0", "one more digit goes here, as in 2026-04-22", "no such day"),
        ("-date:2026-04-0", "one more digit goes here, as in 2026-04-22", "no such day"),
        ("date:2026-05..2026-1", "so far this ends before it begins", "this ends before"),
        ("upvotes:50..6", "so far this ends before it begins", "no number is in this range"),
        ("date:2026-13", "there is no such day in the calendar", "no such day"),
    ],
)
def test_what_may_still_become_a_value_is_not_called_none_while_it_is_typed(
    text: str, so_far: str, finished: str
) -> None:
    assert [problem.reason for problem in read_typed(text).problems] == [so_far]
    assert finished in read_typed(f"{text} ").problems[0].reason


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("a title:", A, [(2, 8)]),
        ("title:m", Everything(), []),
        ("title:mo", in_title("mo", prefix=True), []),
        ("title:mo ", in_title("mo"), []),
        ("title:a,mo", Or((in_title("a"), in_title("mo", prefix=True))), []),
        ('title:"mix', in_title("mix", prefix=True), [(6, 7)]),
        ('title:"mixture o', And((Phrase("mixture", Field.TITLE), Everything())), [(6, 7)]),
        ("title:(a mo", And((in_title("a"), in_title("mo", prefix=True))), [(6, 7)]),
        ("-title:mo", Not(in_title("mo")), []),
        ("cat:c", Category("c", prefix=True), []),
        ("cat:cs.", Category("cs.", prefix=True), []),
        ("cat:cs.*", Category("cs.", prefix=True), []),
        ('cat:"machine l', Category("machine l", prefix=True), [(4, 5)]),
        ("source:hug", FromSource("hug", prefix=True), []),
        ("id:2403", Id("2403", prefix=True), []),
        ("2403.0123", Id("2403.0123", prefix=True), []),
        ("-2403.0123", Not(Id("2403.0123")), []),
        ("2403.01234v2 ", Id("2403.01234"), []),
        ("a has:co", A, [(6, 8)]),
        ("a date:20", A, [(7, 9)]),
        ("a date:2026-", A, [(7, 12)]),
        ("a date:2026-0", A, [(7, 13)]),
        ("a date:>", A, [(7, 8)]),
        ("a upvotes:>", A, [(10, 11)]),
        ("a sort:ti", A, [(7, 9)]),
        ("a view:inb", A, [(7, 10)]),
        ("a view:inbox", And((A, InView("inbox"))), []),
    ],
)
def test_while_typing_what_is_unfinished_asks_for_nothing_yet(
    text: str, query: Query, places: list[tuple[int, int]]
) -> None:
    typed = read_typed(text, views={"inbox"})
    assert typed.query == query
    assert [problem.span for problem in typed.problems] == places


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x:y", "read as a word"),
        ("(a", "read as if it were"),
        ('"a', "read as if it were"),
        ("is:odd", "left out"),
    ],
)
def test_a_problem_tells_how_the_text_was_read_nevertheless(text: str, told: str) -> None:
    [problem] = read_finished(text).problems
    assert str(problem) == f"{problem.reason}; {told}"


@pytest.mark.parametrize(
    ("ago", "today", "day"),
    [
        (Ago(0), date(2026, 5, 20), date(2026, 5, 20)),
        (Ago(7), date(2026, 5, 3), date(2026, 4, 26)),
        (Ago(2, Unit.WEEKS), date(2026, 5, 20), date(2026, 5, 6)),
        (Ago(1, Unit.MONTHS), date(2026, 3, 31), date(2026, 2, 28)),
        (Ago(5, Unit.MONTHS), date(2026, 3, 15), date(2025, 10, 15)),
        (Ago(1, Unit.YEARS), date(2024, 2, 29), date(2023, 2, 28)),
        (Ago(99_999), date(2026, 5, 20), date(1752, 8, 5)),
        (Ago(99_999, Unit.YEARS), date(2026, 5, 20), date.min),
        (Ago(99_999, Unit.WEEKS), date(2026, 5, 20), date(109, 11, 13)),
    ],
)
def test_so_long_ago_is_a_day_of_the_calendar(ago: Ago, today: date, day: date) -> None:
    assert ago.day(today) == day


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("", Sort.DATE),
        ("is:unread #moe", Sort.DATE),
        ("-moe", Sort.DATE),
        ("moe", Sort.RELEVANCE),
        ('is:unread -routing "mixture of experts"', Sort.RELEVANCE),
        ("#moe OR title:moe", Sort.RELEVANCE),
    ],
)
def test_what_seeks_words_is_best_read_by_relevance(text: str, sort: Sort) -> None:
    assert natural_sort(parse(text)) is sort


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("a", "b", "a b"),
        ("", "b", "b"),
        ("a", "", "a"),
        ("", "", ""),
        ("a sort:title", "b", "a b sort:title"),
        ("a", "b sort:title", "a b sort:title"),
        ("a sort:date", "b sort:title", "a b sort:title"),
        ("sort:date", "", "sort:date"),
        ("a OR b", "is:read", "(a OR b) is:read"),
    ],
)
def test_a_query_is_narrowed_by_another(one: str, other: str, both: str) -> None:
    assert str(narrowed(parse(one), parse(other))) == both


VIEWS = {
    "inbox": Is(Flag.UNREAD),
    "routing": parse("routing sort:title"),
    "both": parse("view:inbox view:Routing"),
    "itself": parse("a OR view:other"),
    "other": parse("b OR view:itself"),
}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("view:Inbox", Is(Flag.UNREAD)),
        ("-view:inbox sort:date", Sorted(Not(Is(Flag.UNREAD)), Sort.DATE)),
        ("a view:routing", And((A, Word("routing")))),
        ("view:both", And((Is(Flag.UNREAD), Word("routing")))),
        ("view:itself", Or((A, Or((B, NONE))))),
        ("view:absent", NONE),
        ("date:7d", Dated(date(2026, 5, 13), None)),
        ("a -date:3m..yesterday", And((A, Not(Dated(date(2026, 2, 20), date(2026, 5, 19)))))),
        ("date:2026-05", Dated(date(2026, 5, 1), date(2026, 5, 31))),
    ],
)
def test_a_view_stands_for_what_it_asks_and_so_long_ago_for_a_day(text: str, query: Query) -> None:
    assert settled(parse(text), VIEWS, date(2026, 5, 20)) == query


RULES = {
    Flag.MUTED: parse("a OR is:muted OR date:1d"),
    Flag.WATCHED: parse("view:inbox is:muted"),
}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("is:muted", "a OR -* OR date:2026-05-19.."),
        ("-is:muted", "-(a OR -* OR date:2026-05-19..)"),
        ("is:watched", "is:unread (a OR -* OR date:2026-05-19..)"),
        ("view:#moe", "-(a OR -* OR date:2026-05-19..) #moe"),
    ],
)
def test_a_rule_stands_for_what_it_asks_and_never_for_itself(text: str, query: str) -> None:
    assert str(settled(parse(text), VIEWS, date(2026, 5, 20), RULES)) == query


def test_without_rules_none_are_muted() -> None:
    assert settled(parse("is:muted"), VIEWS, date(2026, 5, 20)) == Remembered(NONE)
