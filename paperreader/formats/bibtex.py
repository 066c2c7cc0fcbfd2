"""BibTeX, as bibliographies and reference managers write it.

    @misc{harder2026experts,
      title = {Harder Tasks Need More {Experts}},
      author = {Doe, Jane and Roe, Richard},
      year = {2026}, eprint = {2605.01234}, archivePrefix = {arXiv}, primaryClass = {cs.CL},
    }

Knows what the fields of an entry mean. Titles and names are shown as they are printed, for nothing else
would be the same paper in another format; abstracts stay as they came. Does not know how entries are
written: that is told by :mod:`paperreader.formats.bibtex_entries`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from paperreader.core.ids import arxiv_id_in, doi_in
from paperreader.core.inert import inert_line
from paperreader.core.links import links_in
from paperreader.core.reading import Reading
from paperreader.formats.bibtex_entries import Entry, entries
from paperreader.formats.bibtex_names import people, printed
from paperreader.formats.bibtex_own import is_own, own
from paperreader.formats.bibtex_scanner import BOUNDARY, BRACED
from paperreader.formats.decoding import decode
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.html_text import text_of

NAME = "bibtex"
"""What this format is called."""

SOURCE = "file"
"""Nothing tells where a bibliography comes from."""

_OTHER = re.compile(r"^\s{0,20}[<\[{]|^\s{0,3}(?:#{1,6} |[-*+] |```|\\\\|TY  - )", re.MULTILINE)
"""What stands before the first entry where it is an example, or a word, in something else."""

MOST_BEFORE = 10_000
"""Characters before the first entry, which are a comment whatever they are."""

_ARXIV = re.compile(
    r"arxiv\s*(?:preprint\s*)?(?:arxiv\s*)?[:/\s]\s*(?:abs/)?(?P<id>[\w./-]{6,30})", re.I
)
"""`arXiv preprint arXiv:2605.01234`, in a journal or a note."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_URL_COMMAND = re.compile(r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")

_ESCAPED = re.compile(r"\{?\\([_%&#~$])\}?(?:\{\})?")

_DIGITS = re.compile(r"\d{1,2}")

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?!\d)")
"""A year among what styles want to see beside it: `{\\noopsort{1973b}}1973`, `[1868] 2003`."""

_UNCERTAIN = "?~%"
"""What biblatex has behind a date that is not certain."""

_HELD = ("title", "authors", "author", "abstract", "primaryclass", "eprintclass")
"""Fields of an entry that a paper has fields for."""

_MORE_ADDRESSES = ("howpublished", "link", "ee", "note", "adsurl", "pdf")
"""Where else the address of something stands that has no other."""

_PLACES = ("journal", "note", "howpublished", "journaltitle", "number", "volume", "series")
"""Where else the id of arXiv is written."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so has entries, and before the first nothing but comments."""
    match = BOUNDARY.search(f"\n{opening}")
    is_near = match is not None and match.start() <= MOST_BEFORE
    return match is not None and is_near and _OTHER.search(opening, 0, match.start()) is None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The entries of a file that have a title; raises DigestError where there is none."""
    text, damage = decode(data, name)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    for entry in entries(text, gathering):
        gathering.add(_record(entry))
    return [gathering.reading(NAME, SOURCE)]


def _record(entry: Entry) -> Record:
    fields: dict[str, str] = {}
    for name, value in entry.fields.items():
        fields.setdefault(name.lower(), value)
    title = printed(fields.get("title", ""))
    if subtitle := printed(fields.get("subtitle", "")):
        title = f"{title}: {subtitle}" if title else subtitle
    url, links, is_url_held = _addresses(fields.get("url", ""))
    published = _published(fields)
    arxiv_id = _arxiv_id(fields)
    doi = _address(fields.get("doi", ""))
    if not (url or doi or arxiv_id):
        places = (links_in(_address(fields.get(name, ""))) for name in _MORE_ADDRESSES)
        url = next((found[0] for found in places if found), "")
    held = _held(fields, published, arxiv_id, doi, has_title=bool(title))
    held |= {"url"} if is_url_held else set()
    classes = fields.get("primaryclass") or fields.get("eprintclass") or ""
    record = Record(
        title=title,
        abstract=fields.get("abstract", ""),
        authors=people(fields.get("author") or fields.get("authors") or ""),
        url=url,
        arxiv_id=arxiv_id,
        doi=doi,
        published=published,
        categories=[inert_line(classes)],
        links=links,
        extra={
            **{name: value for name, value in entry.fields.items() if name.lower() not in held},
            "ENTRYTYPE": entry.type,
            "ID": entry.key,
        },
        line=entry.line,
    )
    if is_own(fields):
        return own(record, fields)
    return replace(record, title=text_of(title), abstract=_unbraced(record.abstract))


def _held(
    fields: Mapping[str, str], published: str, arxiv_id: str, doi: str, *, has_title: bool
) -> set[str]:
    """The fields, by their small names, that say nothing beyond what a paper's own fields hold."""
    held = set(_HELD)
    if has_title:
        held.add("subtitle")
    if not doi or doi_in(doi) == doi.lower():
        held.add("doi")
    if arxiv_id and arxiv_id == fields.get("eprint"):
        held |= {"eprint", "archiveprefix", "eprinttype"}
    if published:
        held |= {name for name in ("year", "date") if fields.get(name) == published}
        if len(published) > len("2026") and fields.get("year", "") == published[:4]:
            held |= {"year", "month", *(("day",) if len(published) > len("2026-05") else ())}
    if fields.get("author", "").rstrip("} \n").endswith(" others"):
        held.discard("author")
    return held


def _unbraced(text: str) -> str:
    """A text without braces around all of it, which ADS and others write within the quotes."""
    match = BRACED.fullmatch(text)
    return match[1].strip() if match else text


def _addresses(written: str) -> tuple[str, list[str], bool]:
    """An address, further ones, for Mendeley puts several into one field, and whether that is all."""
    address = _address(written)
    parts = address.split()
    if len(parts) < 2:
        return address, [], True
    first, *others = links_in(address) or (address,)
    return first, others, parts == [first, *others]


def _address(written: str) -> str:
    """An address as it is: without what TeX asks to be written around its signs."""
    text = _URL_COMMAND.sub(lambda match: match[1] or match[2] or "", written)
    return _ESCAPED.sub(r"\1", text).strip("{} \n<>")


def _arxiv_id(fields: Mapping[str, str]) -> str:
    """The id of arXiv, where a field has it for certain."""
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").lower()
    if archive == "arxiv":
        for name in ("eprint", "arxivid", "arxiv"):
            if id := arxiv_id_in(_address(fields.get(name, ""))):
                return id
    for name in _PLACES:
        match = _ARXIV.search(fields.get(name, "")[:_LONGEST_PLACE])
        if match and (id := arxiv_id_in(match["id"].rstrip("."))):
            return id
    return ""


_LONGEST_PLACE = 500
"""Characters of a journal's name or a note that are looked at."""


def _published(fields: Mapping[str, str]) -> str:
    """The date, as precise as it is told: by biblatex whole, by BibTeX in parts."""
    if whole := fields.get("date", "").strip("{} "):
        return whole.partition("/")[0].rstrip(_UNCERTAIN)
    year = fields.get("year", "").strip("{} ")
    if not year.isdecimal() and (found := _YEAR.findall(year)):
        year = found[-1]
    month = fields.get("month", "").strip("{}. ").lower()
    day = fields.get("day", "").strip("{} ")
    number = _month(month)
    if not number or not year.isdecimal():
        return year
    if not _DIGITS.fullmatch(day):
        in_month = _DIGITS.search(month) if not month.isdecimal() else None
        day = in_month.group() if in_month else ""
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"


def _month(written: str) -> int:
    """The number of a month; 0 for none."""
    if written.isdecimal() and len(written) <= 2:
        return int(written) if 1 <= int(written) <= 12 else 0
    letters = "".join(filter(str.isalpha, written))[:3]
    return _MONTHS.index(letters) + 1 if letters in _MONTHS else 0
