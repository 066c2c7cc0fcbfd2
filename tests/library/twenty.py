"""The same twenty papers as six services and programs tell of them, each in its own way.

Each tells what the others leave out: votes, an abstract, an id, a DOI, a journal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WORDS = (
    "Lanterns", "Compasses", "Sandcastles", "Ledgers", "Schedulers", "Moles", "Kettles", "Ferries", "Looms",
    "Attics", "Orchards", "Tides", "Whistles", "Ladders", "Mirrors", "Gardens", "Pebbles", "Stoves",
    "Umbrellas", "Windmills",
)  # fmt: skip


@dataclass(frozen=True)
class Work:
    """A paper, as it is in truth."""

    number: int
    title: str
    abstract: str
    arxiv_id: str
    doi: str
    authors: tuple[str, str] = ("Ida Möller", "Bao Nguyen")

    @property
    def tex_title(self) -> str:
        r"""The title as TeX wants it: `M\"obius`."""
        return self.title.replace("ö", r"\"o").replace("é", r"\'e").replace("&", r"\&")


def _work(number: int, word: str) -> Work:
    kinds = (
        f"On {word}: A Möbius View & its $O(n^{{2}})$ Cost",
        f"{word} in Café Networks, Part I",
        f"The Quiet Life of {word}",
        f"{word}, or: How to Wait?",
    )
    return Work(
        number=number,
        title=kinds[number % len(kinds)],
        abstract=f"We look at {word.lower()} with care, and find that they last. " * 6,
        arxiv_id=f"2605.{number:05}",
        doi=f"10.5555/twenty.{number}",
    )


TWENTY = tuple(_work(number, word) for number, word in enumerate(WORDS))


def huggingface_json(works: Sequence[Work]) -> str:
    """What the API answers: votes and addresses, no DOI."""
    papers = [
        {
            "paper": {
                "id": work.arxiv_id,
                "title": work.title,
                "summary": work.abstract,
                "authors": [{"name": name, "hidden": False} for name in work.authors],
                "publishedAt": "2026-05-02T00:00:00.000Z",
                "submittedOnDailyAt": "2026-05-20T00:00:00.000Z",
                "upvotes": work.number,
                "githubRepo": f"https://github.com/example/{work.number}",
            },
            "numComments": 2,
        }
        for work in works
    ]
    return json.dumps(papers)


def arxiv_atom(works: Sequence[Work]) -> str:
    """What the API of arXiv answers: categories and remarks."""
    entries = "".join(
        f"""<entry>
    <id>http://arxiv.org/abs/{work.arxiv_id}v2</id>
    <title>{escape(work.title).replace(" ", chr(10) + "  ", 2)}</title>
    <summary>{escape(work.abstract)}</summary>
    <published>2026-05-02T10:00:00Z</published>
    <link href="https://arxiv.org/abs/{work.arxiv_id}v2" rel="alternate" type="text/html"/>
    <category term="cs.HC" scheme="http://arxiv.org/schemas/atom"/>
    <arxiv:comment>{work.number} pages</arxiv:comment>
    {"".join(f"<author><name>{name}</name></author>" for name in work.authors)}
  </entry>"""
        for work in works
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id><title>arXiv Query</title><updated>2026-05-21T00:00:00Z</updated>
  {entries}</feed>"""


def arxiv_mail(works: Sequence[Work]) -> str:
    """A listing: replacements, without an abstract."""
    records = "".join(
        f"""{"-" * 78}
\\\\
arXiv:{work.arxiv_id}
replaced with revised version Wed, 20 May 2026 08:03:26 GMT   (25kb,D)

Title: {work.tex_title.replace(", ", "," + chr(10) + "  ")}
Authors: Ida M\\"oller and Bao Nguyen
Categories: cs.CY cs.HC
Report-no: R-{work.number}
\\\\ ( https://arxiv.org/abs/{work.arxiv_id} ,  25kb)
"""
        for work in works
    )
    rule = "%%--" * 19 + "%%"
    return f"received from  Tue 19 May 26 18:00:00 GMT  to  Wed 20 May 26 18:00:00 GMT\n{rule}\n{records}"


def bibtex(works: Sequence[Work]) -> str:
    """A bibliography: braces and accents, a DOI, a journal; of every second one the id."""
    return "\n".join(
        f"""@article{{moller2026{work.number},
  title = {{{{{work.tex_title}}}}},
  author = {{M{{\\"o}}ller, Ida and Nguyen, Bao}},
  year = 2026,
  journal = {{Journal of Slow Reading}},
  doi = {{{work.doi}}}{f", eprint = {{{work.arxiv_id}}}, archivePrefix = {{arXiv}}" * (work.number % 2)}
}}"""
        for work in works
    )


def ris(works: Sequence[Work]) -> str:
    """What a library exports: a DOI in capitals, keywords, no id."""
    return "".join(
        f"TY  - JOUR\nTI  - {work.title}\nAU  - Möller, Ida\nAU  - Nguyen, Bao\nPY  - 2026\n"
        f"DO  - {work.doi.upper()}\nKW  - slow\nKW  - reading\nER  - \n\n"
        for work in works
    )


def jsonl(works: Sequence[Work]) -> str:
    """What a crawler writes: a title, an address, little more."""
    return "".join(
        json.dumps({"title": work.title.upper(), "url": f"https://arxiv.org/pdf/{work.arxiv_id}v1"})
        + "\n"
        for work in works
    )


FORMATS: dict[str, Callable[[Sequence[Work]], str]] = {
    "huggingface-json": huggingface_json,
    "arxiv-atom": arxiv_atom,
    "arxiv-mail": arxiv_mail,
    "bibtex": bibtex,
    "ris": ris,
    "jsonl": jsonl,
}
"""Each format with what writes it."""
