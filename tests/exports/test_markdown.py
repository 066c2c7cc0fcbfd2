"""In Markdown nothing of a text is markup: no link, no tag, no emphasis, no heading."""

from __future__ import annotations

import pytest

from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.exports.formats import exported
from paperreader.exports.markdown import escaped


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Mixture-of-Experts (MoE), 50% & C#", "Mixture-of-Experts (MoE), 50% & C#"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("![x](http://x.y)", r"!\[x\](http://x.y)"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("&lt;b&gt; & &#65;", "&amp;lt;b&amp;gt; & &amp;#65;"),
        ("*a* _b_ `c` ~~d~~ a|b", r"\*a\* \_b\_ \`c\` \~\~d\~\~ a\|b"),
        ("# x", r"\# x"),
        ("- x", r"\- x"),
        ("1. x", r"1\. x"),
        ("> x", "&gt; x"),
        ("---", r"\---"),
        ("4-bit", "4-bit"),
        ("$5 and $6", "&#36;5 and &#36;6"),
        ("\\", "&#92;"),
    ],
)
def test_escapes(text: str, written: str) -> None:
    assert escaped(text) == written


def test_a_paper_is_a_section() -> None:
    paper = Paper(
        "Sparse *Routing*",
        abstract="We show\nthat.\n\n# It works <b>.",
        authors=("Jane Doe", "Li"),
        url="https://example.org/a(b",
        arxiv_id="2605.01234",
        published="2026-05",
        links=("https://github.com/x/y", "javascript:alert(1)"),
        extra={"a": "-->"},
        key="0123456789ab",
    )
    entry = Entry(paper, Mark(starred=True, tags=frozenset({"moe"}), note="read\nit"), ())
    assert "".join(exported([entry], "markdown")).split("\n") == [
        r"## [Sparse \*Routing\*](<https://example.org/a(b>)",
        "<!-- paperreader 0123456789ab -->",
        "",
        "*Jane Doe, Li*",
        "",
        "- Published: 2026-05",
        "- arXiv: 2605.01234",
        "- Links: <https://github.com/x/y>",
        "- Marks: starred, #moe",
        "- Note: read it",
        "",
        "We show that.",
        "",
        r"\# It works &lt;b&gt;.",
        "",
        r'<!-- paperreader {"abstract": "We show\nthat.\n\n# It works \u003cb\u003e.",'
        ' "links": ["https://github.com/x/y", "javascript:alert(1)"], "extra": {"a": "-\\u002d\\u003e"}} -->',
        "",
        "",
    ]
