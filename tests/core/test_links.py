"""Where URLs in prose end, and which of them may be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.links import links_at, links_in, openable, real_host
from paperreader.core.readable import readable


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("no link at all", []),
        ("at https://a.org/b", ["https://a.org/b"]),
        ("at https://a.org/b.", ["https://a.org/b"]),
        ("at https://a.org/b/.", ["https://a.org/b/"]),
        ("at https://a.org/b.git", ["https://a.org/b.git"]),
        ("(at https://a.org/b)", ["https://a.org/b"]),
        ("(at https://a.org/b).", ["https://a.org/b"]),
        ("(at https://a.org/b.)", ["https://a.org/b"]),
        ("[https://a.org/b];", ["https://a.org/b"]),
        ("https://a.org/b, https://a.org/c: ok", ["https://a.org/b", "https://a.org/c"]),
        ("``https://a.org/b''.", ["https://a.org/b"]),
        ("<https://a.org/b>", ["https://a.org/b"]),
        ("[code](https://a.org/b)", ["https://a.org/b"]),
        ("**https://a.org/b**", ["https://a.org/b"]),
        ("https://a.org/wiki/A_(b)", ["https://a.org/wiki/A_(b)"]),
        ("(https://a.org/wiki/A_(b)).", ["https://a.org/wiki/A_(b)"]),
        ("https://a.org/?q=1&r=[2]#x", ["https://a.org/?q=1&r=[2]#x"]),
        (r"\url{https://a.org/b\_c}", ["https://a.org/b_c"]),
        ("https://a.org/main{Hugging Face}.", ["https://a.org/main"]),
        ("https://a.org/b.https://a.org/b.", ["https://a.org/b"]),
        ("https://a.org/b.http://c.org", ["https://a.org/b", "http://c.org"]),
        ("https://w.org/2020/https://a.org/b", ["https://w.org/2020/https://a.org/b"]),
        ("https://w.org/?to=https://a.org", ["https://w.org/?to=https://a.org"]),
        ("https://a.org/b。下一句", ["https://a.org/b"]),
        ("https://a.org可用, https://a.org/b可用", ["https://a.org", "https://a.org/b"]),
        ("https://bücher.example/ä/b", ["https://bücher.example/ä/b"]),
        ("at https://a.org/b's page", ["https://a.org/b"]),
        ("at https://a.org/b., and", ["https://a.org/b"]),
        ("(https://a.org/b)(https://a.org/c)", ["https://a.org/b", "https://a.org/c"]),
        ("[https://a.org/b](https://a.org/b)", ["https://a.org/b"]),
        ("(https://a.org/b)and on", ["https://a.org/b"]),
        ("URL:https://a.org/b <URL:http://a.org/c>", ["https://a.org/b", "http://a.org/c"]),
        ("https: //a.org/b and https:// a.org/c.", ["https://a.org/b", "https://a.org/c"]),
        ("https:// and so on, http: //", []),
        ("HTTPS://A.ORG/B", ["HTTPS://A.ORG/B"]),
        ("twice https://a.org and https://a.org", ["https://a.org"]),
        ("https:// and http://.", []),
        ("www.a.org, a.org/b, ftp://a.org, mailto:a@b.org", []),
    ],
)
def test_links_end_where_their_sentence_goes_on(text: str, urls: list[str]) -> None:
    assert list(links_in(text)) == urls


@pytest.mark.parametrize(
    ("name", "line", "urls"),
    [
        ("000_34ae23f8bfdfd605.txt", 13, ["https://github.com/MHassaanButt/MorpMamba"]),
        ("000_34ae23f8bfdfd605.txt", 53, ["https://github.com/hakuhodo-technologies/scope-rl"]),
        ("000_34ae23f8bfdfd605.txt", 241, ["https://github.com/MoE-Inf/awesome-moe-inference/"]),
        (
            "001_4cd62768a8181a61.txt",
            233,
            ["https://github.com/AngusDujw/Diversity-Driven-Synthesis"],
        ),
        ("001_4cd62768a8181a61.txt", 261, ["https://github.com/LZY-the-boys/Twin-Mergin"]),
        (
            "002_3c29a9ea6404bfb8.txt",
            249,
            [
                "https://hf-proxy-cf.effarig.site/datasets/masterlion/"
                "WaterEfficientDatasetForAfricanCountries/tree/main"
            ],
        ),
    ],
)
def test_the_seeds_oddest_links_are_whole(
    seeds: Path, name: str, line: int, urls: list[str]
) -> None:
    lines = (seeds / name).read_text(encoding="utf-8").split("\n")
    assert list(links_in(lines[line - 1])) == urls


ARXIV = "https://arxiv.org/abs/"
DOI = "https://doi.org/"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("no link at all", []),
        ("at https://a.org/b.", [("https://a.org/b", "https://a.org/b", 1)]),
        ("see arXiv:2401.01234v2.", [("arXiv:2401.01234v2", ARXIV + "2401.01234v2", 1)]),
        ("see arXiv: 2401.01234,", [("arXiv: 2401.01234", ARXIV + "2401.01234", 1)]),
        ("[ARXIV 0704.0001]", [("ARXIV 0704.0001", ARXIV + "0704.0001", 1)]),
        ("(arXiv:hep-th/9901001)", [("arXiv:hep-th/9901001", ARXIV + "hep-th/9901001", 1)]),
        ("arXiv:math.AG/0309136v1", [("arXiv:math.AG/0309136v1", ARXIV + "math.AG/0309136v1", 1)]),
        ("arxiv.org/abs/2401.01234.", [("arxiv.org/abs/2401.01234", ARXIV + "2401.01234", 1)]),
        ("arXiv:2413.01234 arXiv papers, 2401.01234, CharXiv 2401", []),
        ("(doi:10.1000/ab.12).", [("10.1000/ab.12", DOI + "10.1000/ab.12", 1)]),
        ("10.1000/a(b)c, 3.10.1000/x", [("10.1000/a(b)c", DOI + "10.1000/a(b)c", 1)]),
        ("doi.org/10.1000/x.", [("doi.org/10.1000/x", DOI + "10.1000/x", 1)]),
        (
            "https://a.orghttps://b.org, https://a.org",
            [
                ("https://a.org", "https://a.org", 1),
                ("https://b.org", "https://b.org", 2),
                ("https://a.org", "https://a.org", 1),
            ],
        ),
        (
            "arXiv:2401.01234 is https://arxiv.org/abs/2401.01234; 10.1000/x",
            [
                ("arXiv:2401.01234", ARXIV + "2401.01234", 1),
                ("https://arxiv.org/abs/2401.01234", ARXIV + "2401.01234", 1),
                ("10.1000/x", DOI + "10.1000/x", 2),
            ],
        ),
        ("https:// ftp://a.org mailto:a@b.org javascript:x", []),
        ("arXiv:2605.01234v2 [cs.LG]", [("arXiv:2605.01234v2", ARXIV + "2605.01234v2", 1)]),
        ("10.48550/arXiv.2605.01234", [("10.48550/arXiv.2605.01234", ARXIV + "2605.01234", 1)]),
        ("hep-th/9901001, and/9901001", [("hep-th/9901001", ARXIV + "hep-th/9901001", 1)]),
        (
            "doi:10.1002/(SICI)1097(19980815/30)17:15<1661::X>3.0.CO;2-2.",
            [
                (
                    "10.1002/(SICI)1097(19980815/30)17:15<1661::X>3.0.CO;2-2",
                    DOI + "10.1002/(SICI)1097(19980815/30)17:15%3C1661::X%3E3.0.CO;2-2",
                    1,
                )
            ],
        ),
        # Without https://, where it can be nothing else.
        ("at github.com/a/b-c.", [("github.com/a/b-c", "https://github.com/a/b-c", 1)]),
        ("(GitHub.com/A/B_c).", [("GitHub.com/A/B_c", "https://GitHub.com/A/B_c", 1)]),
        ("page: A-b.github.io.", [("A-b.github.io", "https://A-b.github.io", 1)]),
        (
            "www.a.org, cs.ab.edu/c?d=1",
            [
                ("www.a.org", "https://www.a.org", 1),
                ("cs.ab.edu/c?d=1", "https://cs.ab.edu/c?d=1", 2),
            ],
        ),
        ("https: //a.org/b.", [("https: //a.org/b", "https://a.org/b", 1)]),
        ("Booking.com/Expedia, and/or, Node.js/Deno, J.to/t, a@www.b.org, a.org", []),
    ],
)
def test_links_stand_where_they_are_written_and_share_numbers(
    text: str, links: list[tuple[str, str, int]]
) -> None:
    found = [(text[link.start : link.end], link.url, link.number) for link in links_at(text)]
    assert found == links


def test_links_go_on_from_the_numbers_that_others_have() -> None:
    known = ["https://a.org", "https://b.org", "https://a.org"]
    found = links_at("https://c.org, https://b.org, https://d.org", known)
    assert [link.number for link in found] == [3, 2, 4]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (r"at \url{https://a.org/b\_c}.", ["https://a.org/b_c"]),
        (r"at \href{https://a.org/b}{our page}.", ["https://a.org/b"]),
        (
            r"at \href{https://a.org/b}{a.org/b}, arXiv:2401.01234",
            ["https://a.org/b", ARXIV + "2401.01234"],
        ),
        (r"data\footnote{\url{https://a.org}} are", ["https://a.org"]),
        ("``https://a.org/b''", ["https://a.org/b"]),
        ("at https://a.org/b{https://a.org/b}.", ["https://a.org/b"]),
        ("at\nhttps://en.wikipedia.org/wiki/A_(b)).", ["https://en.wikipedia.org/wiki/A_(b)"]),
    ],
)
def test_links_are_found_in_what_is_shown(text: str, urls: list[str]) -> None:
    assert list(dict.fromkeys(link.url for link in links_at(readable(text)))) == urls


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "https://",
                    "a.org",
                    "/b",
                    "_(c)",
                    ")",
                    "(",
                    ".",
                    ", ",
                    " ",
                    "[",
                    "]",
                    "\\_",
                    "é",
                ),
                *("arXiv:", "2401.01234", "10.1000/", "x", "doi.org/", "\u202e"),
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_links_stand_apart_in_order_and_are_openable(text: str) -> None:
    links = links_at(text)
    assert all(openable(link.url) for link in links)
    ends = [0, *(link.end for link in links)]
    starts = [*(link.start for link in links), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert {link.number for link in links} == set(range(1, len({link.url for link in links}) + 1))
    assert links_in(text) == tuple(
        url for url in links_in(text) if url in {link.url for link in links}
    )


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://a.org", True),
        ("http://a.org:8080/x?y#z", True),
        ("HTTPS://A.ORG/%0d%0a", True),
        ("https://bücher.example/ä", True),
        ("http://[::1]:9/", True),
        ("https://user:word@a.org", True),
        ("", False),
        (" ", False),
        ("a.org", False),
        ("//a.org", False),
        ("https://", False),
        ("https:///path", False),
        ("https://:80/", False),
        ("https://a.org:0/", False),
        ("https://a.org:99999/", False),
        ("https://[::1/", False),
        ("https://$(id)/", False),
        ("https://`id`", False),
        ("https://-./", False),
        ("https://.../", False),
        ("ftp://a.org", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("smb://a/b", False),
        ("--help", False),
        ("https://a.org/ b", False),
        ("https://a.org/\tb", False),
        ("https://a.org/\r\nX: y", False),
        ("https://a.org/\x1b]0;x\x07", False),
        ("https://a.org/\u202egro.live", False),
        ("https://a.org\\b", False),
        ("\\\\host\\share", False),
    ],
)
def test_only_web_addresses_with_a_host_are_openable(url: str, allowed: bool) -> None:
    assert openable(url) is allowed


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://a.org/b@c", ""),
        ("https://a.org@b.org/c", "b.org"),
        ("https://user:word@b.org", "b.org"),
        ("https://аррӏе.com/x", "xn--80ak6aa92e.com"),
        ("https://bücher.example", "xn--bcher-kva.example"),
    ],
)
def test_a_host_that_looks_like_another_is_named(url: str, host: str) -> None:
    assert real_host(url) == host


@given(st.text(alphabet="htps:/.)(],a \\{\u202e\x1b", max_size=80))
def test_every_link_found_is_openable(text: str) -> None:
    assert all(map(openable, links_in(text)))


@pytest.mark.parametrize(
    "tail",
    [
        ")",
        ".",
        "https://",
        "(",
        "%",
        "\\_",
        " arXiv:",
        "10.1000/",
        "a-",
        ".com/",
        " www.a",
        "a/1234567",
        "'s",
    ],
)
def test_long_runs_take_no_long_time(tail: str) -> None:
    """Linear: with anything quadratic this would take minutes."""
    assert len(links_in("https://a.org/" + tail * 100_000)) <= 2
    assert len(links_at("https://a.org/" + tail * 100_000)) <= 100_000
