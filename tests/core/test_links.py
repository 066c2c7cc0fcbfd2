"""Where URLs in prose end, and which of them may be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.links import links_in, openable


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


@given(st.text(alphabet="htps:/.)(],a \\{\u202e\x1b", max_size=80))
def test_every_link_found_is_openable(text: str) -> None:
    assert all(map(openable, links_in(text)))


@pytest.mark.parametrize("tail", [")", ".", "https://", "(", "%", "\\_"])
def test_long_runs_take_no_long_time(tail: str) -> None:
    """Linear: with anything quadratic this would take minutes."""
    assert len(links_in("https://a.org/" + tail * 100_000)) <= 2
