"""arXiv ids and DOIs as people and programs write them, brought to the one form that papers keep.

Knows how the two are made, and the addresses, prefixes and versions around them. Does not know which
papers they belong to, and looks nothing up.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

_SITES = (
    r"(?:[\w-]+\.)*arxiv\.org/(?:abs|pdf|html|src|format|e-print|list)/"
    r"|(?:www\.)?huggingface\.co/papers/"
    r"|(?:www\.)?alphaxiv\.org/(?:abs|pdf|overview)/"
)
"""Where an arXiv id stands in the address of a page."""

_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas"
    "|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex"
    "|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con"
)
"""All that there were when ids still began with one."""

_NUMBER = (
    r"(?P<new>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})"
    rf"|(?P<archive>{_ARCHIVES})(?:\.[a-z]{{2}})?/(?P<old>\d{{7}})"
)
"""From April 2007 a year, a month and a number; before, an archive and a number. A subject class
between the two (`math.GT/0309136`) is no part of the id."""

_END = r"(?:v\d{1,3})?(?:\.pdf)?(?![\w/])"

_ARXIV_ID = re.compile(
    rf"(?:https?://)?(?:(?:{_SITES})(?:arxiv:)?|(?:oai:)?arxiv(?:\.org)?:|(?:(?:dx\.)?doi\.org/)?10\.48550/arxiv\.)?"
    rf"\s?(?:{_NUMBER}){_END}",
    re.IGNORECASE,
)

_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s?|info:doi/)?(?P<doi>10\.\d{4,9}/\S+)",
    re.IGNORECASE,
)

_AROUND = re.compile(r"(?:[?#]\S*)?[.,;]?(?:\s*\[[\w.-]+\].*)?")
"""What is copied along behind an arXiv id: the rest of an address, a comma, and from a paper's first page
the category and the day."""

_LONGEST = 500
"""Characters that are looked at: no id, and no address of one, is as long."""


def arxiv_id_in(text: str) -> str:
    """The arXiv id that a text begins with, alone or in an address, without version; or empty.

    `https://arxiv.org/pdf/2403.01234v2.pdf`, `arXiv:2403.01234v2 [cs.CL]` and `2403.01234` are one
    id; `math.GT/0309136` is `math/0309136`.
    """
    match = _ARXIV_ID.match(text.strip()[:_LONGEST])
    if match is None:
        return ""
    return match["new"] or f"{match['archive'].lower()}/{match['old']}"


def doi_in(text: str) -> str:
    """The DOI that a text begins with, alone or behind a resolver, in lower case; or empty."""
    match = _DOI.match(text.strip()[:_LONGEST])
    if match is None:
        return ""
    doi = unquote(match["doi"]) if "doi.org/" in text.lower() else match["doi"]
    return "" if any(map(str.isspace, doi)) or not doi.isprintable() else doi.lower().rstrip(".,;")


def id_named(text: str) -> str:
    """The arXiv id or the DOI that all of a text is, alone or in an address, as papers keep it; or empty."""
    text = text.strip().rstrip("/")
    if len(text) > _LONGEST:
        return ""
    match = _ARXIV_ID.match(text)
    if match and _AROUND.fullmatch(text, match.end()):
        return arxiv_id_in(text)
    return doi_in(text) if _DOI.fullmatch(text) else ""


def arxiv_address(arxiv_id: str) -> str:
    """Where a paper of arXiv is to be read."""
    return f"https://arxiv.org/abs/{arxiv_id}"


def doi_address(doi: str) -> str:
    """Where a paper with a DOI is to be read, wherever its publisher keeps it."""
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}"
