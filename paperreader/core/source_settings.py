"""How the services are reached that are fetched from, as a person may set it.

Values only. Does not know where they are written, nor who asks the services.
"""

from __future__ import annotations

from typing import NamedTuple


class SourceSettings(NamedTuple):
    """How the services are reached; the default is how the world has them."""

    huggingface: str = "https://huggingface.co"
    """Where the Hugging Face API is: also a mirror that answers alike."""

    arxiv: str = "https://export.arxiv.org"
    """Where the arXiv API is."""

    arxiv_rss: str = "https://rss.arxiv.org"
    """Where arXiv announces what is new today."""

    private: tuple[str, ...] = ()
    """Hosts, with or without a port, that may be of this machine or of a private network."""

    pauses: tuple[float, ...] = (2.0, 8.0, 30.0)
    """Seconds to wait before each further attempt, of which there are so many."""

    arxiv_pause: float = 3.0
    """Seconds between two calls to arXiv, which asks for that many."""

    seconds: float = 30.0
    """Seconds that an answer may take in all, from the search for the address to its last byte."""

    written_in: str = "config.toml"
    """The file in which a person writes all these, for advice; no setting itself."""
