"""What a paper is, and when two records are the same one.

Knows the fields of a paper, how a title is normalised and how a key is made of it. Does not know
where papers come from or where they are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias

Id: TypeAlias = tuple[str, str]
"""What several records may share that tell of one paper: `arxiv` or `doi`, and the id, in lower case."""

KEY_LENGTH = 12
"""Hexadecimal digits of a key: 48 bits, so that a million papers collide with a chance of one in
560.
"""

_NOTHING: Mapping[str, object] = MappingProxyType({})

_DOI_OF_ARXIV = "10.48550/arxiv."

_ARXIV_VERSION = re.compile(r"v\d+$")

_TOLD_VERSION = re.compile(r"v(\d{1,3})")
"""As what reads arXiv's formats keeps it in `extra`, by the name `version`."""

_OTHER_ASCII = bytes(code for code in range(128) if not chr(code).isalnum())
"""What is neither letter nor digit."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One work, as a digest tells of it or as several digests together do."""

    title: str
    """As the source writes it, made inert."""

    abstract: str = ""
    """Empty where the source gives none."""

    authors: tuple[str, ...] = ()
    """Full names, in the paper's order."""

    url: str = ""
    """Where the paper is to be read; http or https, or empty."""

    arxiv_id: str = ""
    """Without version and without the word arXiv: `2403.01234` or `math/0309136`."""

    doi: str = ""
    """Lower case, without resolver: `10.1000/182`."""

    published: str = ""
    """ISO 8601, as precise as the source: `2026`, `2026-05` or `2026-05-20`."""

    categories: tuple[str, ...] = ()
    """As the source names them: `cs.CL`."""

    links: tuple[str, ...] = ()
    """Further URLs: code, project pages, and those in the abstract."""

    upvotes: int | None = None
    """None where the source counts none."""

    extra: Mapping[str, object] = field(default_factory=lambda: _NOTHING, hash=False)
    """What the source said and no field holds: JSON values by the source's own names."""

    key: str = ""
    """The paper's name in the library; made of its own title until an earlier appearance gives
    another.
    """

    def __post_init__(self) -> None:
        if not self.key:
            object.__setattr__(self, "key", title_key(self.title))


class Named(Protocol):
    """What a paper is called: enough to know it again when all digests that list it are gone."""

    @property
    def title(self) -> str:
        """As the source writes it."""

    @property
    def arxiv_id(self) -> str:
        """Empty where none is known."""

    @property
    def doi(self) -> str:
        """Empty where none is known."""


Naming = Callable[[Sequence[str]], Mapping[str, Named]]
"""Tells what papers are called, by their keys; unknown ones are left out."""


def normalised_title(title: str) -> str:
    """The letters and digits of a title, decomposed (NFKD) and case-folded; equal ones are one title.

    A title without any (`???`) is its own normal form, so that it still has a key.
    """
    if title.isascii():  # as most are, which makes it six times as quick
        return title.lower().encode().translate(None, _OTHER_ASCII).decode() or title.strip()
    decomposed = unicodedata.normalize("NFKD", title).casefold()
    return "".join(filter(str.isalnum, decomposed)) or title.strip()


def title_key(title: str) -> str:
    """The key of a paper first met under this title: 12 hex digits of its normal form's BLAKE2b."""
    return _hex(normalised_title(title))


def disputed_key(key: str, id: str) -> str:
    """The key of a paper whose title another, different paper bears already: made of its id, too.

    Args:
        key: the key that its title makes.
        id: an arXiv id or a DOI.
    """
    return _hex(f"{key}\0{id}")


def normalised_arxiv_id(arxiv_id: str) -> str:
    """An arXiv id without its version: `2403.01234v2` -> `2403.01234`."""
    return _ARXIV_VERSION.sub("", arxiv_id.lower())


def ids_of(paper: Named) -> tuple[Id, ...]:
    """What other records may share with a paper that tell of it: its ids, each with its kind."""
    return told_ids(paper.arxiv_id, paper.doi)


def told_ids(arxiv_id: str, doi: str) -> tuple[Id, ...]:
    """The ids that a record tells, each with its kind; what is empty is left out.

    The DOI that arXiv itself gives a paper (10.48550/arXiv.2403.01234, since January 2022) is its arXiv id
    in other words, and says nothing against the one that a publisher gives it.
    """
    arxiv_id, doi = arxiv_id and normalised_arxiv_id(arxiv_id), doi.lower()
    if _is_arxivs(doi):
        arxiv_id, doi = arxiv_id or normalised_arxiv_id(doi.removeprefix(_DOI_OF_ARXIV)), ""
    told = ("arxiv", arxiv_id), ("doi", doi)
    return told if arxiv_id and doi else told[:1] if arxiv_id else told[1:] if doi else ()


def _is_arxivs(doi: str) -> bool:
    return doi.lower().startswith(_DOI_OF_ARXIV)


def _hex(text: str) -> str:
    # With OpenSSL behind it this costs 2 ms, and a reader that only reads makes no keys.
    from hashlib import blake2b

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_LENGTH // 2).hexdigest()


def merged(papers: Sequence[Paper]) -> Paper:
    """One paper out of what several digests tell of it, earliest first; at least one.

    What a later digest tells replaces what an earlier one told, and what it leaves out stays; the
    key is the first one's. Categories, links and extra fields add up. The DOI that arXiv gives a paper
    replaces none of a publisher's, for it tells no more than the arXiv id. A record of an earlier version
    on arXiv than one before it, such as a listing that is imported late, fills in what is missing only.
    """
    first = papers[0]
    if len(papers) == 1:
        return first
    told: dict[str, Any] = {}
    extra: dict[str, object] = {}
    newest = 0
    for paper in papers:
        version = _version(paper)
        outdated = 0 < version < newest
        newest = max(version, newest)
        kept = {"doi"} if _is_arxivs(paper.doi) and told.get("doi") else set()
        tells = {name: getattr(paper, name) for name in _REPLACED - kept if getattr(paper, name)}
        told = tells | told if outdated else told | tells
        extra = {**paper.extra, **extra} if outdated else {**extra, **paper.extra}
    upvotes = [paper.upvotes for paper in papers if paper.upvotes is not None]
    return replace(
        first,
        **told,
        upvotes=upvotes[-1] if upvotes else None,
        categories=_united(paper.categories for paper in papers),
        links=_united(paper.links for paper in papers),
        extra=extra,
    )


def _version(paper: Paper) -> int:
    """Which version on arXiv a record is of: 3 for `v3`; 0 where it does not tell."""
    told = _TOLD_VERSION.fullmatch(str(paper.extra.get("version", "")))
    return int(told[1]) if told else 0


_REPLACED = {"title", "abstract", "authors", "url", "arxiv_id", "doi", "published"}


def _united(several: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(several)))
