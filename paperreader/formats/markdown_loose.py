"""Lines of Markdown put as entries are looked for: addresses beside their text, a sign before a heading.

    [Harder Tasks][1]           [Harder Tasks](https://arxiv.org/abs/2605.01234)
    Harder Tasks                ## Harder Tasks
    ============
    **Harder Tasks**            ###### Harder Tasks
    https://arxiv.org/...       https://arxiv.org/...

Knows definitions of links, underlined headings, and titles with their address below. Every line stays at its
number. Does not know what an entry is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_DEFINITION = re.compile(
    r"\s{0,3}\[(?P<name>[^\[\]^][^\[\]]{0,200})\]:\s{1,9}<?(?P<url>https?://[^\s<>]{1,4000})>?(?:\s.*)?"
)
"""`[1]: https://arxiv.org/abs/2605.01234 "A title"`."""

_REFERENCE = re.compile(
    r"(?<![\]\\])\[(?P<text>(?:[^\[\]]|\[[^\[\]]{0,100}\]){1,500}+)\](?:\s?\[(?P<name>[^\[\]]{0,200})\])?(?![\[(:])"
)

_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{3,})\s*")

_OTHER_SIGN = re.compile(r"\s*(?:[#>|<`]|[-*+•]\s|\d{1,4}[.)]\s|https?://|\[)")
"""How a line begins that is no title by itself."""

_BOLD = re.compile(r"\s*(\*\*|__)(?P<text>[^*_].{0,1000}?)\1[\s:]*")

_LINK = re.compile(r"\W{0,3}(?:\[[^\[\]]{1,200}\]\()?<?https?://")
"""How a line begins that leads somewhere; a word that names the link may stand before it."""

_LABELLED_LINK = re.compile(r"\s*[A-Za-z ]{2,20}:\s*\W{0,3}https?://")

_ARXIV = re.compile(
    r"(?<![\w/.])arXiv:\s?(?P<id>\d{4}\.\d{4,5}(?:v\d{1,2})?)(?!\w)(?:\s\[[\w.-]{2,20}\])?",
    re.IGNORECASE,
)

LONGEST_TITLE = 300
"""Characters of a line that can be a title with an address below."""


def linked(lines: Sequence[str]) -> Sequence[str]:
    """The lines, with the address of each link where its text is."""
    defined = [match for line in lines if (match := _DEFINITION.fullmatch(line))]
    addresses = {_folded(match["name"]): match["url"] for match in defined}
    if not addresses:
        return lines

    def put(match: re.Match[str]) -> str:
        url = addresses.get(_folded(match["name"] or match["text"]))
        return f"[{match['text']}]({url})" if url else match.group()

    return [
        "" if _DEFINITION.fullmatch(line) else _REFERENCE.sub(put, line) if "[" in line else line
        for line in lines
    ]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def marked(lines: Sequence[str], is_title: Callable[[str], bool]) -> list[str]:
    """The lines, with a heading's sign before what is a title by its place or its look.

    Args:
        lines: of a document in which no title is marked or linked.
        is_title: whether words can be one.
    """
    found = [_ARXIV.sub(r"https://arxiv.org/abs/\g<id>", line) for line in lines]
    for number, line in enumerate(found[:-1]):
        bold = _BOLD.fullmatch(line)
        text = bold["text"] if bold else line.strip()
        if len(text) > LONGEST_TITLE or not is_title(text):
            continue
        is_first = number == 0 or not found[number - 1].strip()
        below = found[number + 1]
        if not bold and (_OTHER_SIGN.match(line) or not is_first):
            continue
        if _UNDERLINE.fullmatch(below):
            found[number], found[number + 1] = f"## {text}", ""
        elif bold or _LINK.match(below) or _LABELLED_LINK.match(below):
            found[number] = f"###### {text}"
    return found
