"""Papers drawn at random out of what breaks records, as the library would keep them.

A seed stands for its papers, so that a failure can be seen again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.formats.gathering import Gathering, Record

WORDS = (
    *r"""
    Sparse routing experts Mixture of language models 4-bit GPT-4 MoE Über naïve Poincaré 深度 学习 Ω é ﬁ 👩‍🔬
    T\"ulu {\em fast} {B}ERT O($n^2$) $\mathcal{O}(n)$ 50\% 50% R&D C# snake_case a^b ~3 x~y $5 to$10 sim0.6
    { } {{ }} \ \\ \{ \} \textbf{bold} \alpha C:\new -- --- `` '' " ' "quoted" 'single' , ; : | / {times} NULL
    = + - @ =1+1 +1 -1 @SUM(A1) '=x ''=y ＝1 ＋2 －3 ＠4 @article{x, @misc{y} @string(z) -x and et al. Jr.
    <b>bold</b> <script>alert(1)</script> <unk> &amp; &lt; &#65; & [link](javascript:x) ![i](http://x.y/z)
    [[1]] *em* **st** _em_ `code` # ## > 1. 1) - * + ~~~ ``` ER TY TI AU ../../etc/passwd C:\con $(rm) %s {0}
    https://example.org/a_b?c=d&e=f#g (https://x.org/y). doi:10.1000/182 arXiv:2403.01234
    """.split(),  # noqa: SIM905 (as a list it would be a page long)
    *(
        "ER  - ",
        "TY  - JOUR",
        "TI  -",
        "\u202e",
        "\u2028",
        "\u0085",
        "\x00",
        "\x1b[31m",
        "\ud800",
        "\ufeff",
    ),
)

BREAKS = (
    *(" ", " ", " ", " ", "", "\n", "\n\n", "\n  ", "\r\n", "\t"),
    *("\nER  - ", "\n@article{k,\n", "\n= "),
)

NAMES = (
    *(
        "Jane Doe",
        "Ludwig van Beethoven",
        "Kurt Gödel",
        "Li",
        "张伟",
        "Jean de La Fontaine",
        "O'Brien",
    ),
    *("J. R. R. Tolkien", "Charles Babbage Jr.", "Sammy Davis, Jr.", "von Neumann", "X Æ A-12"),
    *(
        "ATLAS Collaboration",
        "LIGO, Virgo and KAGRA",
        "R&D Team",
        "The Team",
        "others",
        "Anna And Bert",
    ),
    *(
        "a and b",
        "a,b",
        "Doe; Jane",
        "{Braced} Name",
        "Back\\slash",
        'G\\"odel',
        "50% Off",
        "=cmd()",
        "-Dash",
    ),
)

URLS = (
    *(
        "",
        "https://example.org/paper",
        "https://example.org/a_(b)?q=1&r=%20#x",
        "http://x.org/~me/50%25",
    ),
    *("https://x.org/a(b", "https://x.org/a_b_c{d}", "https://x.org/=1+1,2;3"),
)

DAYS = ("", "2026", "2026-05", "2026-05-20", "1999-12-31", "0001")

CATEGORIES = ("cs.CL", "cs.LG", "stat.ML", "math.PR", "Computer Science", "Games, Theory", "=x")

EXTRA_NAMES = (
    *r"""
    comment journal_ref journal booktitle note Volume volume pages keywords Keywords annotation title subtitle
    abstract author authors year month day date eprint eprinttype primaryClass url doi links key upvotes
    categories published crossref xdata extra paperreader Paperreader ENTRYTYPE ID id guid custom type note-
    a=b a.b:c {{} @misc{x, { } \ % # , --> -- <!-- " ' 深度 TY JO T2 KW A2 VL SP AN UR M2 N1 DO
    DA DP TI =1+1 +x -y ＝z
    """.split(),  # noqa: SIM905 (see WORDS)
    *("a b", "ER  - ", "\t=z", "x" * 60),
)
"""Names of fields, of which some are fields of BibTeX or tags of RIS, and some mean something there."""

BORN: Sequence[Mapping[str, object]] = (
    *({},) * 5,
    {"ENTRYTYPE": "inproceedings", "ID": "Harder:2026", "booktitle": "Proc. of {ACL}"},
    {"ENTRYTYPE": "no type{", "ID": "../../etc/passwd", "year": "in press", "eprint": "10.2307/1"},
    {"ENTRYTYPE": 7, "ID": "a, b", "keywords": "routing; sparse", "date": "2019/2020"},
    {"TY": "JOUR", "JO": "Nature", "VL": "1", "KW": ["routing", "sparse"], "A2": ["Doe, J", "Roe"]},
    {"TY": "ER  -", "ID": "12", "N1": ["a", "b\nTY  - x"], "DA": "2013/07/28", "UR": "x"},
)
"""What tells that a paper came with a bibliography, or with RIS."""


def entries(papers: int, seed: int = 0) -> list[Entry]:
    """So many different papers with marks."""
    random = Random(seed)
    return [_entry(paper, random) for paper in drawn(papers, random)]


def drawn(papers: int, random: Random) -> Sequence[Paper]:
    """So many papers, no two with one key or one id."""
    found: dict[str, Paper] = {}
    while len(found) < papers:
        for paper in kept([_record(random, len(found) + number) for number in range(papers)]):
            found.setdefault(paper.key, paper)
    return list(found.values())[:papers]


def kept(records: Sequence[Record]) -> Sequence[Paper]:
    """Records as the library keeps them."""
    gathering = Gathering("drawn")
    for record in records:
        gathering.add(record)
    return gathering.reading("jsonl", "file").papers


def record(title: str) -> Record:
    """A record that says little."""
    return Record(title=title)


def _record(random: Random, number: int) -> Record:
    def some(values: Sequence[str], most: int) -> list[str]:
        return random.sample(values, random.randint(0, most))

    return Record(
        title=_text(random, 8).replace("\n", " ").strip() or "No title",
        abstract=_text(random, 40) if random.random() < 0.8 else "",
        authors=some(NAMES, 4),
        url=random.choice(URLS),
        arxiv_id=f"2{number % 9}{random.randint(1, 12):02}.{number:05}"
        if random.random() < 0.4
        else "",
        doi=f"10.1000/a(b)_{number}" if random.random() < 0.3 else "",
        published=random.choice(DAYS),
        categories=some(CATEGORIES, 3),
        links=some(URLS[1:], 2),
        upvotes=random.choice((None, 0, 7)),
        extra={**random.choice(BORN)}
        | {_name(random): _value(random) for _ in range(random.choice((0, 0, 1, 2, 5)))},
    )


def _name(random: Random) -> str:
    return random.choice(EXTRA_NAMES) if random.random() < 0.9 else _text(random, 3)


def _value(random: Random, depth: int = 0) -> object:
    kind = random.random()
    if kind < 0.5 or depth > 3:
        return _text(random, 12) or "x"
    if kind < 0.7:
        return random.choice((0, -1, 2.5, 1e300, 2**53, True, False, "2026", "null", "[", "=1+1"))
    inner = [_value(random, depth + 1) for _ in range(random.randint(1, 3))]
    return inner if kind < 0.85 else {_name(random): value for value in [*inner, None]}


def _text(random: Random, words: int) -> str:
    return "".join(
        random.choice(WORDS) + random.choice(BREAKS) for _ in range(random.randint(1, words))
    )


def _entry(paper: Paper, random: Random) -> Entry:
    mark = Mark(
        starred=random.random() < 0.5,
        snoozed_until=date(2026, 6, 1) if random.random() < 0.1 else None,
        tags=frozenset(random.sample(["moe", "to-read", "=tag", "a&b"], random.randint(0, 2))),
        note=_text(random, 10) if random.random() < 0.3 else "",
    )
    return Entry(paper, mark, ("2026-05-20-huggingface-91a6433c",))
