"""Records of PubMed, Web of Science and EndNote are read, each in its own writing."""

from __future__ import annotations

import pytest

from tests.formats.reading import SAMPLES, read, told

WEB_OF_SCIENCE = """\ufeffFN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Moller, I
   Tide, T
AF Moller, Ida
   Tide, Tom, Jr.
TI Slow Reading of Dense
   Proofs
SO JOURNAL OF SLOW READING
DE proofs; lamps
AB We hang lanterns.
PD MAY 20
PY 2026
DI 10.5555/lantern.9
UT WOS:0001
ER

PT J
AU Novak, K
TI Two
PD MAY-JUN
PY 2025
ER

EF
"""

END_NOTE = """%0 Journal Article
%T Slow Reading of Dense Proofs
%A Moller, Ida
%A Tide, Tom, Jr.
%J Journal of Slow Reading
%D 2026
%8 May 20
%R 10.5555/lantern.9
%U https://example.org/lanterns
%X We hang
lanterns.
%K proofs
lamps

%0 Generic
%T Two
%A Novak, K
%J arXiv preprint arXiv:2605.01234
%D 2025
"""


def test_records_of_pubmed_are_read_in_full() -> None:
    reading = read((SAMPLES / "tagged.nbib").read_bytes())
    assert (reading.format, reading.source, reading.date) == ("tagged", "file", None)
    slow, lamps = reading.papers
    assert slow.title == (
        "Slow Reading of Dense Proofs: A Randomised Trial in Forty Reading Rooms."
    )
    assert slow.authors == ("Ida Möller", "Tom Tide, Jr.")
    assert slow.abstract.startswith("BACKGROUND: Proofs are read too fast.")
    assert (slow.doi, slow.published, slow.arxiv_id) == ("10.5555/lantern.9", "2026-05-20", "")
    assert slow.url == "https://pubmed.ncbi.nlm.nih.gov/41234567/"
    kept = {name: slow.extra[name] for name in ("PMID", "JT", "MH", "AU", "AID")}
    assert kept == {
        "PMID": "41234567",
        "JT": "Journal of Slow Reading",
        "MH": ["*Reading", "Light"],
        "AU": ["Möller I", "Tide T Jr"],
        "AID": ["10.5555/lantern.9 [doi]", "41-2026 [pii]"],
    }
    assert (lamps.authors, lamps.doi) == (("The Lamp Group",), "10.5555/lamps.1")
    assert told(reading) == ["a file:30: skipped, a record without a title"]


@pytest.mark.parametrize(
    ("text", "names", "url", "second", "keywords"),
    [
        (
            WEB_OF_SCIENCE,
            {"PT", "AU", "SO", "DE", "PD", "PY", "DI", "UT"},
            "https://doi.org/10.5555/lantern.9",
            ("Two", ("K Novak",), "2025", ""),
            ("DE", "proofs; lamps"),
        ),
        (
            END_NOTE,
            {"0", "J", "D", "8", "R", "K"},
            "https://example.org/lanterns",
            ("Two", ("K Novak",), "2025", "2605.01234"),
            ("K", ["proofs", "lamps"]),
        ),
    ],
)
def test_records_of_others_are_read_in_full(
    text: str,
    names: set[str],
    url: str,
    second: tuple[str, tuple[str, ...], str, str],
    keywords: tuple[str, object],
) -> None:
    reading = read(text.replace("\n", "\r\n"))
    one, two = reading.papers
    assert (one.title, one.authors) == (
        "Slow Reading of Dense Proofs",
        ("Ida Moller", "Tom Tide, Jr."),
    )
    assert (one.abstract.split(), one.doi) == (["We", "hang", "lanterns."], "10.5555/lantern.9")
    assert (one.published, one.url, set(one.extra)) == ("2026-05-20", url, names)
    assert one.extra[keywords[0]] == keywords[1]
    assert (two.title, two.authors, two.published, two.arxiv_id) == second
    assert told(reading) == []
