"""What can be subscribed to, by what a person writes: a row for each kind.

A new source is a module beside this one and a row here. Does not know how any is fetched.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from paperreader.core.errors import SubscriptionError
from paperreader.core.links import openable
from paperreader.sources import arxiv, arxiv_search, huggingface
from paperreader.sources.arxiv import ArxivCategories
from paperreader.sources.arxiv_search import ArxivSearch, BadSearch
from paperreader.sources.feeds import Feed
from paperreader.sources.huggingface import HuggingFace
from paperreader.sources.source import Source

THERE_ARE = "huggingface, arxiv:cs.LG+cs.CL, arxiv?search_query=..., or the https address of a feed"
"""The kinds, for people."""


def source_of(what: str) -> Source:
    """The source that a person's words name.

    Raises:
        SubscriptionError: they name none.
    """
    if what == huggingface.WHAT:
        return HuggingFace()
    if what.startswith(arxiv.BEGINNING):
        categories = what.removeprefix(arxiv.BEGINNING)
        if not arxiv.CATEGORIES.fullmatch(categories):
            raise SubscriptionError(what, "names no categories, such as arxiv:cs.LG+cs.CL")
        return ArxivCategories(categories)
    if what.startswith(arxiv_search.BEGINNING):
        try:
            return ArxivSearch(what.removeprefix(arxiv_search.BEGINNING))
        except BadSearch as error:
            raise SubscriptionError(what, str(error)) from error
    if openable(what):
        if "@" in urlsplit(what).netloc:
            raise SubscriptionError(what, "holds a password, which would be kept for all to read")
        return Feed(what)
    raise SubscriptionError(what, f"is nothing to subscribe to; there is {THERE_ARE}")
