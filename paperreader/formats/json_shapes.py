"""Objects of well-known services made as flat as other objects are that tell of a paper.

    {"title": ["One"], "externalIds": {"ArXiv": "2605.01234"}, "abstract_inverted_index": {"We": [0]}}

Knows where Crossref, Semantic Scholar, OpenAlex, OpenReview, INSPIRE, DataCite and the arXiv dump put what
others have in a field of its own. What is found there is added under a name that everybody knows; where
it was it stays, unless nothing else is said there. Does not know what fields mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from paperreader.formats.field_values import date_of_parts, plain, text_of

_INNER = (
    "paper", "row", "content", "metadata", "attributes", "data", "info", "_source", "citingPaper",
    "citedPaper", "article", "work",
)  # fmt: skip
"""What an object calls the one in it that tells of the paper; only `paper` may be in one with a title."""

_LISTED = {
    "title": "title",
    "titles": "title",
    "doi": "doi",
    "dois": "doi",
    "abstracts": "abstract",
}
"""Fields that services have as lists, by their plain names, and what each is called that has one value."""

_PARTS = ("title", "value", "description", "text")
"""What holds the text in an item of such a list."""

_TITLES = ("title", "titles", "displayname", "papertitle")

LONGEST_ABSTRACT = 50_000
"""Words of an abstract that is told by the places of its words."""


def flat(source: Mapping[str, object]) -> Mapping[str, object]:
    """An object with what is in others within it; what two of them say, and not alike, stays."""
    whole = _with_inner(source)
    for name, shape in _shapes(tuple(whole)):
        whole = shape(whole, name)
    return whole


def _with_inner(source: Mapping[str, object]) -> Mapping[str, object]:
    """An object with the one in it that tells of the same paper.

    `{"paper": {"id": ..., "title": ...}, "title": ..., "numComments": 3}` is a paper and its listing.
    """
    has_title = any(name in source for name in _TITLES)
    for key in _INNER[:1] if has_title else _INNER:
        inner = source.get(key)
        if isinstance(inner, Mapping) and (key == "paper" or any(map(inner.get, _TITLES))):
            outer = {name: value for name, value in source.items() if name != key}
            paper = {name: _bare(value) for name, value in inner.items() if value not in (None, "")}
            listing = {
                name: value for name, value in outer.items() if paper.get(name, value) != value
            }
            return {**outer, **paper, **({"listing": listing} if listing else {})}
    return source


def _bare(value: object) -> object:
    """A value of OpenReview without what it is wrapped in: `{"value": "One"}`."""
    return value["value"] if isinstance(value, Mapping) and value.keys() == {"value"} else value


def _listed(whole: Mapping[str, object], name: str) -> Mapping[str, object]:
    """With the first of a list of titles, DOIs or abstracts under the name of one."""
    values = whole[name]
    if not isinstance(values, list):
        return whole
    one = _LISTED[plain(name)]
    texts = list(_texts(values))
    if not texts or (plain(name) != one and whole.get(one)):
        return whole
    is_all = len(values) == 1 and isinstance(values[0], str)
    others = {key: value for key, value in whole.items() if key != name}
    return {**others, one: texts[0], **({} if is_all else {f"{one}s": values})}


def _texts(values: list[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            value = next(filter(None, map(value.get, _PARTS)), "")
        if isinstance(value, str) and value.strip():
            yield value


def _identified(whole: Mapping[str, object], name: str) -> Mapping[str, object]:
    """With the ids of arXiv and the DOI out of an object of ids."""
    ids = whole[name]
    if not isinstance(ids, Mapping):
        return whole
    by_plain = {plain(key): value for key, value in ids.items()}
    found = {key: text_of(by_plain.get(key.replace("_id", ""))) for key in ("arxiv_id", "doi")}
    return {**{key: value for key, value in found.items() if value and not whole.get(key)}, **whole}


def _told_by_places(whole: Mapping[str, object], name: str) -> Mapping[str, object]:
    """With the abstract that is told by the places of its words: `{"We": [0], "show": [1]}`."""
    index = whole[name]
    if not isinstance(index, Mapping) or whole.get("abstract"):
        return whole
    words = [
        (place, word)
        for word, places in index.items()
        for place in (places if isinstance(places, list) else ())
        if isinstance(place, int)
    ]
    abstract = " ".join(word for _, word in sorted(words[:LONGEST_ABSTRACT]))
    others = {key: value for key, value in whole.items() if key != name}
    return {**others, "abstract": abstract} if abstract else whole


def _dated(whole: Mapping[str, object], name: str) -> Mapping[str, object]:
    """With the day of the first version, or of what bibliographies call the issue."""
    value = whole[name]
    first = value[0] if isinstance(value, list) and value else None
    created = first.get("created") if isinstance(first, Mapping) else None
    day = text_of(created) or date_of_parts(value)
    return {"published": day, **whole} if day else whole


def _eprints(whole: Mapping[str, object], name: str) -> Mapping[str, object]:
    values = whole[name]
    texts = list(_texts(values)) if isinstance(values, list) else []
    return {"arxiv_id": texts[0], **whole} if texts else whole


def _on_its_page(whole: Mapping[str, object], name: str) -> Mapping[str, object]:
    """With the address of a paper's page on OpenReview, which is made of the name of its forum."""
    forum = text_of(whole[name])
    is_one = 5 < len(forum) < 20 and forum.replace("-", "").replace("_", "").isalnum()
    return {"url": f"https://openreview.net/forum?id={forum}", **whole} if is_one else whole


def _described(whole: Mapping[str, object], name: str) -> Mapping[str, object]:
    """With the description that is an abstract."""
    values = whole[name]
    for value in values if isinstance(values, list) else ():
        if isinstance(value, Mapping) and value.get("descriptionType") == "Abstract":
            return {"abstract": text_of(value.get("description")), **whole}
    return whole


_Shape = Callable[[Mapping[str, object], str], Mapping[str, object]]

_SHAPES: Mapping[str, _Shape] = {
    **dict.fromkeys(_LISTED, _listed),
    "externalids": _identified,
    "abstractinvertedindex": _told_by_places,
    "versions": _dated,
    "issued": _dated,
    "arxiveprints": _eprints,
    "descriptions": _described,
    "forum": _on_its_page,
}
"""What is done where a field of that plain name is."""


@lru_cache(maxsize=1024)  # the records of a file have the same names, one after the other
def _shapes(names: tuple[str, ...]) -> tuple[tuple[str, _Shape], ...]:
    """What is to be done with an object of such names, and with which field."""
    by_plain = {plain(name): name for name in names}
    return tuple((by_plain[name], shape) for name, shape in _SHAPES.items() if name in by_plain)
