"""What a paper has, beside its title, of all that a source may tell.

Knows which fields and links count as what. Does not know who asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from urllib.parse import urlsplit

from paperreader.core.links import links_in
from paperreader.core.paper import Paper

CODE_HOSTS = frozenset(
    {
        "bitbucket.org",
        "codeberg.org",
        "git.sr.ht",
        "gitee.com",
        "github.com",
        "gitlab.com",
        "huggingface.co",
        "kaggle.com",
        "modelscope.cn",
        "zenodo.org",
    }
)
"""Where programs, models and data are kept."""

PAPER_HOSTS = frozenset(
    {"aclanthology.org", "arxiv.org", "doi.org", "dx.doi.org", "openreview.net"}
)
"""Where papers are: a link there is neither code nor a page of the paper's own."""

PAPER_PAGES = "huggingface.co/papers/"
"""Papers where otherwise models are."""


class Given(Enum):
    """What a paper can have or lack. Tags and notes it has too: see :class:`Flag`."""

    ABSTRACT = "abstract"
    AUTHORS = "authors"
    CATEGORIES = "categories"
    UPVOTES = "upvotes"
    ARXIV = "arxiv"
    DOI = "doi"

    URL = "url"
    """Where it is to be read."""

    LINK = "link"
    """Any further one."""

    CODE = "code"
    """A link to a place that programs, models or data are kept at."""

    PROJECT = "project"
    """A link to a page of its own."""


def given_by(paper: Paper) -> Iterator[Given]:
    """All that a paper has; nothing twice."""
    told = (
        (Given.ABSTRACT, paper.abstract),
        (Given.AUTHORS, paper.authors),
        (Given.CATEGORIES, paper.categories),
        (Given.UPVOTES, paper.upvotes is not None),
        (Given.ARXIV, paper.arxiv_id),
        (Given.DOI, paper.doi),
        (Given.URL, paper.url),
    )
    for given, value in told:
        if value:
            yield given
    if not (paper.links or "://" in paper.abstract):  # as in most, and every import looks at all
        return
    if links := {*paper.links, *links_in(paper.abstract)} - {paper.url}:
        yield Given.LINK
        yield from {kind for kind in map(_kind, links) if kind}


def _kind(link: str) -> Given | None:
    try:
        parts = urlsplit(link.lower())
    except ValueError:  # what looks like an IPv6 address and is none
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if host in PAPER_HOSTS or f"{host}{parts.path}".startswith(PAPER_PAGES):
        return None
    return Given.CODE if host in CODE_HOSTS else Given.PROJECT
