"""Records of tagged lines, as PubMed, Web of Science and EndNote write them; RIS is their best known kin.

    PMID- 12345678                  PT J                      %0 Journal Article
    TI  - Harder Tasks Need         TI Harder Tasks Need      %T Harder Tasks Need More Experts
          More Experts                 More Experts           %A Doe, Jane
    FAU - Doe, Jane                 AF Doe, Jane              %D 2026
                                    ER

Knows the three dialects: how a line shows its tag, which tag begins a record, which lines go on with it,
and what tags mean (nlm.nih.gov/bsd/mms/medlineelements, Web of Science's field tags, refer). Knows nothing
else of these services.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from paperreader.core.ids import arxiv_id_in, doi_in
from paperreader.core.links import links_in
from paperreader.core.reading import Reading
from paperreader.formats.dates import iso_date
from paperreader.formats.decoding import decoded_lines
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.html_text import text_of
from paperreader.formats.names import person

NAME = "tagged"
"""What this format is called."""

SOURCE = "file"
"""Nothing tells where a bibliography comes from."""


@dataclass(frozen=True, slots=True)
class _Dialect:
    """One way to write records; tags for a field are those to ask, the surest first."""

    beginning: re.Pattern[str]
    """How a file begins, or a record at the beginning of a line."""

    line: re.Pattern[str]
    """A line with a tag, and what follows it."""

    first: str
    """The tag that begins a record."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    abstracts: tuple[str, ...]
    days: tuple[str, ...]
    dois: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    arxiv_ids: tuple[str, ...] = ()

    lists: tuple[str, ...] = ()
    """Tags of which each further line is a further value."""

    page: str = "{}"
    """The address of a record, by its first value."""


_DIALECTS = (
    _Dialect(
        beginning=re.compile(r"^PMID- ?\d{1,10}\n(?:[A-Z]{2,4} {0,2}- |\n)", re.MULTILINE),
        line=re.compile(r"(?P<tag>[A-Z]{2,4}) {0,2}-(?: (?P<text>.*)|)"),
        first="PMID",
        titles=("TI", "BTI", "TT"),
        authors=("FAU", "AU", "CN"),
        abstracts=("AB", "OAB"),
        days=("DP", "DEP"),
        dois=("LID", "AID", "SO"),
        page="https://pubmed.ncbi.nlm.nih.gov/{}/",
    ),
    _Dialect(
        beginning=re.compile(r"\A\s{0,9}(?:FN .{1,80}\nVR .{1,20}\n|PT [A-Z]\n[A-Z]{2} )"),
        line=re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: (?P<text>.*)|)"),
        first="PT",
        titles=("TI",),
        authors=("AF", "AU", "CA"),
        abstracts=("AB",),
        days=("PD", "PY", "EA"),
        dois=("DI",),
        arxiv_ids=("AR", "SO"),
        lists=("AU", "AF", "BA", "BF", "BE", "CA", "CR", "C1", "RI", "OI"),
    ),
    _Dialect(
        beginning=re.compile(r"^%0 [A-Z].{1,60}\n%[A-Z0-9@] ", re.MULTILINE),
        line=re.compile(r"%(?P<tag>[A-Z0-9@!?*#$^&+=()<>\[\]~])(?:\s(?P<text>.*)|)"),
        first="0",
        titles=("T",),
        authors=("A", "Q"),
        abstracts=("X",),
        days=("8", "D"),
        dois=("R", "U", "3"),
        addresses=("U", ">"),
        arxiv_ids=("U", "R", "J", "N"),
        lists=("K",),
    ),
)

_YEAR = re.compile(r"(?:19|20)\d\d")

_DOI_SIGN = " [doi]"
"""What PubMed has behind a DOI, and nothing behind other ids."""

_ARXIV = re.compile(r"arxiv\s*(?:preprint\s*)?(?:arxiv\s*)?[:\s]\s*(?P<id>[\w./-]{6,30})", re.I)

_LONGEST_PLACE = 500
"""Characters of a journal's name that are looked at."""


@dataclass(slots=True)
class _Written:
    """The values of a record by their tags, each by its lines."""

    line: int
    values: dict[str, list[list[str]]] = field(default_factory=dict)


def recognises(opening: str) -> bool:
    """Whether a text that begins so has a record of one of the three."""
    return _dialect(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The records of a file that have a title; raises DigestError where there is none."""
    lines, damage = decoded_lines(data, name)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    dialect = _dialect("\n".join(lines[:_LOOKED_AT]))
    if dialect is not None:
        for written in _records(lines, dialect):
            gathering.add(_record(written, dialect))
    return [gathering.reading(NAME, SOURCE)]


_LOOKED_AT = 2_000
"""Lines in which a file shows its dialect."""


def _dialect(opening: str) -> _Dialect | None:
    return next((each for each in _DIALECTS if each.beginning.search(opening)), None)


def _records(lines: Sequence[str], dialect: _Dialect) -> Iterator[_Written]:
    """The records; each ends where the next begins, and what stands before the first is about the file."""
    record: _Written | None = None
    tag = ""
    for number, line in enumerate(lines, start=1):
        match = dialect.line.fullmatch(line.rstrip())
        text = (match["text"] or "").strip() if match else line.strip()
        if match and match["tag"] == dialect.first:
            if record:
                yield record
            record = _Written(number)
        if record is None:
            continue
        if match:
            tag = match["tag"]
            record.values.setdefault(tag, []).append([text])
        elif text and tag in dialect.lists:
            record.values[tag].append([text])
        elif text and tag:
            record.values[tag][-1].append(text)
    if record:
        yield record


def _record(written: _Written, dialect: _Dialect) -> Record:
    fields: dict[str, list[str]] = {}
    for tag, values in written.values.items():
        glue = "\n" if tag in dialect.abstracts else " "
        fields[tag] = [text for lines in values if (text := glue.join(lines).strip())]
    title, abstract = _first_tag(fields, dialect.titles), _first_tag(fields, dialect.abstracts)
    authors = _first_tag(fields, dialect.authors)
    found = [url for value in _values(fields, dialect.addresses) for url in links_in(value)]
    if dialect.page != "{}":
        found.insert(0, dialect.page.format(next(_values(fields, (dialect.first,)), "")))
    held = {*found, published := _published(fields, dialect)}
    others = {tag: [value for value in fields[tag] if value not in held] for tag in fields}
    return Record(
        title=text_of(next(_values(fields, (title,)), "")),
        abstract=text_of(next(_values(fields, (abstract,)), "")),
        authors=[person(text_of(name)) for name in fields.get(authors, ())],
        url=next(iter(found), ""),
        arxiv_id=next(filter(None, map(_arxiv_id, _values(fields, dialect.arxiv_ids))), ""),
        doi=next(filter(None, map(_doi, _values(fields, dialect.dois))), ""),
        published=published,
        links=found[1:],
        extra={
            tag: values[0] if len(values) == 1 else values
            for tag, values in others.items()
            if values and not (tag == authors or (tag in (title, abstract) and len(values) == 1))
        },
        line=written.line,
    )


def _first_tag(fields: Mapping[str, list[str]], tags: Sequence[str]) -> str:
    """The surest tag that has a value."""
    return next((tag for tag in tags if fields.get(tag)), "")


def _values(fields: Mapping[str, list[str]], tags: Sequence[str]) -> Iterator[str]:
    return (value for tag in tags for value in fields.get(tag, ()))


def _published(fields: Mapping[str, list[str]], dialect: _Dialect) -> str:
    """The date, as precise as it is told; day and month may stand apart from the year."""
    told = list(_values(fields, dialect.days))
    years = [found for value in told for found in _YEAR.findall(value)[:1]]
    year = years[-1] if years else ""
    days = (iso_date(day) for value in told for day in (value, f"{value}, {year}"))
    return max((day for day in days if day.startswith(year)), key=len, default="") or year


def _doi(value: str) -> str:
    """A DOI in one of the places for ids; PubMed says behind each what it is."""
    _, sign, in_words = value.partition("doi: ")
    return doi_in(value.removesuffix(_DOI_SIGN)) or (doi_in(in_words.rstrip(".")) if sign else "")


def _arxiv_id(value: str) -> str:
    match = _ARXIV.search(value[:_LONGEST_PLACE])
    return arxiv_id_in(value) or (arxiv_id_in(match["id"]) if match else "")
