"""Markdown with titles and links: reading lists, rendered digests, tables of papers, copied pages.

    ### [Sparse Routing, Revisited](https://arxiv.org/abs/2601.01234)
    *Jane Doe, Richard Roe*

    Abstract: We ...

    - [Another Paper of Note](https://arxiv.org/abs/2601.04321), a remark

Knows which words of an entry are title, authors and abstract. Does not know how a document falls apart
into entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from paperreader.core.ids import arxiv_id_in
from paperreader.core.inert import inert_line
from paperreader.core.reading import Reading
from paperreader.formats.dates import whole_day
from paperreader.formats.decoding import decoded_lines
from paperreader.formats.field_names import ABSTRACTS, AUTHORS, KNOWN, TITLES
from paperreader.formats.field_values import plain
from paperreader.formats.fields import record_of
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.huggingface_days import day_of, is_day
from paperreader.formats.markdown_entries import (
    Entry,
    Kind,
    entries,
    is_generic,
    is_paper_page,
    is_title,
)
from paperreader.formats.markdown_own import is_own, own_records
from paperreader.formats.markdown_text import (
    emphasised,
    labelled,
    links_of,
    shown,
    strong,
    without_links,
)
from paperreader.formats.names import people

NAME = "markdown"
"""What this format is called."""

SOURCES = (("huggingface.co/papers", "huggingface"),)
"""Where a document comes from most of whose titles lead there; it says so nowhere else."""

SOURCE = "file"
"""Where others come from: nothing tells."""

SHORTEST_ABSTRACT = 200
"""Characters: a shorter paragraph that nothing labels is a remark, the name of a group, a date."""

MOST_PROSE = 5
"""Lines of prose that a list of unknown addresses may have before it; a manual has more."""

_VOTES = re.compile(r"\[(\d{1,6}|-)\]\(https://huggingface\.co/login\S*\)")
"""What a copied Hugging Face page has above a title: votes, and where to give one."""

_TAG = re.compile(r"(?:\[[^\[\]]{1,40}\](?!\()|`[^`]{1,40}`|【[^】]{1,40}】)\s+(?=\S)")
"""What lists have before a title: `[NeurIPS 2025]`, `` `2025.04` ``."""

_EMPTY = re.compile(r"[\[({]\W{0,20}?[\])}]")
"""Brackets from which a link was taken."""

_DATED = re.compile(r"\W*(?:date|day|retrieved|updated)\W*:\W*(\d.*?)\W*", re.IGNORECASE)
"""A line that gives the day of a document, in its front matter or below its heading."""

_CONTENTS = re.compile(r"(?:table of )?contents", re.IGNORECASE)
"""A heading that names no document."""

_ENDING = " \t.,;:–—-|()[]"
"""What stands between a title and what follows it."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is Markdown with titles that lead somewhere.

    They lead to papers; or else the text is a list and nothing else, and its titles are of some words.
    """
    if is_own(opening):
        return True
    if "://" not in opening and "arXiv:" not in opening:
        return False
    before, found = entries(opening.split("\n"))
    papers = sum(_leads_to_paper(entry) for entry in found)
    if papers:
        return papers * 2 >= len(found) or papers >= 5
    prose = [line for line in before if line.strip() and not line.startswith(("#", "-", "["))]
    titles = [
        entry
        for entry in found
        if len(_title(entry).split()) > 2 and entry.text.lstrip("*_").startswith("[")
    ]
    return len(titles) * 2 > len(found) and len(prose) <= MOST_PROSE


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The papers of a file; raises DigestError where there is none."""
    lines, damage = decoded_lines(data, name)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    if any(map(is_own, lines)):
        for record in own_records(lines):
            gathering.add(record)
        return [gathering.reading(NAME, SOURCE)]
    before, found = entries(lines)
    votes = _votes(before)
    for entry in found:
        next_votes = _votes(entry.body)
        record = _of_row(entry) if entry.kind is Kind.ROW else _of_entry(entry)
        record.line, record.upvotes = entry.line, votes or record.upvotes
        gathering.add(record)
        votes = next_votes
    day, is_assumed = _day(before, today)
    headings = (shown(line.lstrip("# ")) for line in before if _is_heading(line))
    title = next((text for text in headings if not _CONTENTS.fullmatch(text)), "")
    source = _source(found)
    return [gathering.reading(NAME, source, title=title, date=day, date_assumed=is_assumed)]


def _leads_to_paper(entry: Entry) -> bool:
    cells = (entry.text, *entry.cells.values(), *entry.body)
    return any(is_paper_page(link.url) for link in links_of("\n".join(cells)))


def _source(found: Sequence[Entry]) -> str:
    """Where the titles of a document lead, most of them."""
    for address, source in SOURCES:
        if sum(address in entry.text for entry in found) * 2 > len(found):
            return source
    return SOURCE


def _day(before: Sequence[str], today: date) -> tuple[date | None, bool]:
    """The day in what stands before the first title, and whether its year was concluded."""
    days = (whole_day(match[1]) for match in map(_DATED.fullmatch, before) if match)
    if day := next(filter(None, days), None):
        return day, False
    texts = (shown(line.lstrip("#> ")) for line in before)
    return next((day_of(text, today) for text in texts if is_day(text)), (None, False))


def _is_heading(line: str) -> bool:
    """Whether a line can name the document: what holds a link names a section."""
    return line.startswith("# ") and "](" not in line


def _votes(lines: list[str]) -> str:
    """The votes that stand last in some lines, and belong to the title below; they are taken away."""
    while lines and not lines[-1].strip():
        lines.pop()
    match = _VOTES.fullmatch(lines[-1].strip()) if lines else None
    if match is None:
        return ""
    lines.pop()
    return match[1]


def _title(entry: Entry) -> str:
    if link := entry.title_link:
        return link.text
    text = _TAG.sub("", entry.text)
    if entry.kind is Kind.ITEM and (bold := strong(text)) and is_title(bold):
        return bold.rstrip(_ENDING)
    first = next(iter(links_of(text)), None)
    if first and text.startswith("[") and "://" not in first.text and not is_generic(first.text):
        return _shortened(shown(text.replace(first.url, "", 1).replace("]()", "", 1)[1:]))
    return _shortened(shown(without_links(text)))


def _shortened(title: str) -> str:
    """A title without what stands between it and what follows, but with brackets that it opens."""
    text = title.strip(_ENDING)
    for opening, closing in ("()", "[]"):
        if text.count(opening) == text.count(closing) + 1:
            text += closing
    return text


def _of_entry(entry: Entry) -> Record:
    """The record of a heading or an item and what stands below it."""
    title, link = _title(entry), entry.title_link
    fields: dict[str, list[str]] = {}
    prose: list[str] = []
    for paragraph in (*_rest(entry, title), *_paragraphs(entry.body)):
        if (names := emphasised(paragraph)) and "Authors" not in fields and len(names) < 5_000:
            fields["Authors"] = [", ".join(people(inert_line(names)))]
        elif label := labelled(paragraph):
            fields.setdefault(label[0], []).append(shown(label[1]))
        elif not is_generic(text := shown(paragraph)):
            prose.append(text)
    return _record(entry, title, link.url if link else "", fields, prose)


def _record(
    entry: Entry, title: str, url: str, fields: dict[str, list[str]], prose: Sequence[str]
) -> Record:
    record = record_of({name: "\n".join(texts) for name, texts in fields.items()})
    extra = dict(record.extra)
    long = [text for text in prose if len(text) >= SHORTEST_ABSTRACT]
    short = [text for text in prose if len(text) < SHORTEST_ABSTRACT]
    if not record.abstract and long:
        record.abstract, long = "\n\n".join(long), []
    if not record.abstract:  # the parts of an abstract that has headings of its own
        parts = {name: text for name, text in extra.items() if plain(name) not in KNOWN}
        whole = "\n\n".join(f"{name}: {text}" for name, text in parts.items())
        are_sentences = all(str(text).rstrip().endswith((".", "。")) for text in parts.values())
        if are_sentences or len(whole) >= SHORTEST_ABSTRACT:
            record.abstract = whole
            extra = {name: text for name, text in extra.items() if name not in parts}
    if remarks := [*long, *short]:
        extra["text"] = "\n".join(remarks)
    if entry.section:
        extra["section"] = entry.section
    addresses = [found.url for found in links_of("\n".join((entry.text, *entry.body)))]
    pages = [address for address in addresses if is_paper_page(address)]
    record.title, record.extra = title, extra
    record.url = url or next(iter(pages), record.url)
    record.arxiv_id = record.arxiv_id or next(filter(None, map(arxiv_id_in, pages[:1])), "")
    own_page = f"{record.url}#"
    record.links = [*record.links, *(one for one in addresses if not one.startswith(own_page))]
    return record


def _rest(entry: Entry, title: str) -> Iterator[str]:
    """What stands before the title in its own line, such as `[NeurIPS 2025]` or authors, and behind it."""
    if tag := _TAG.match(entry.text):
        yield shown(tag.group().strip(" `[]【】"))
    if entry.kind is Kind.HEADING:
        return
    text = _TAG.sub("", entry.text)
    for link in links_of(text):
        if is_generic(link.text):
            text = text.replace(f"[{link.text}]({link.url})", "").replace(link.url, "")
    before, _, behind = inert_line(shown(text)).partition(title)
    is_apart = bool(behind or inert_line(shown(text)).endswith(title))
    for part in (before, behind) if is_apart else ():
        if (rest := _EMPTY.sub("", part).strip(_ENDING)) and any(map(str.isalnum, rest)):
            yield rest


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """The lines by paragraphs; a labelled line, or one that is emphasised, begins another."""
    paragraph: list[str] = []
    for line in (*lines, ""):
        text = line.strip()
        if paragraph and (not text or labelled(text) or emphasised(paragraph[-1])):
            yield "\n".join(paragraph)
            paragraph = []
        if text:
            paragraph.append(text)


def _of_row(entry: Entry) -> Record:
    """The record of a table's row: by the headings of its columns, or by what its cells look like."""
    cells: dict[str, object] = {}
    title, url = "", ""
    for column, cell in entry.cells.items():
        links = links_of(cell)
        name = inert_line(shown(column))
        is_place = plain(name) not in (*TITLES, *ABSTRACTS, *AUTHORS) and links
        cells[name] = links[0].url if is_place and len(links) == 1 else shown(cell)
        if plain(name) in TITLES or (not title and links and is_title(links[0].text)):
            title = (links[0].text if links and is_title(links[0].text) else "") or shown(cell)
        url = url or next((link.url for link in links if is_paper_page(link.url)), "")
    record = record_of(cells)
    addresses = [link.url for cell in entry.cells.values() for link in links_of(cell)]
    record.title = record.title or title
    record.url = url or record.url or next(iter(addresses), "")
    record.arxiv_id = record.arxiv_id or arxiv_id_in(url)
    record.links = [*record.links, *addresses]
    record.extra = {name: value for name, value in record.extra.items() if value != record.url}
    if entry.section:
        record.extra = {**record.extra, "section": entry.section}
    return record
