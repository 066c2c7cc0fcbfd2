"""Libraries full of hostile text, come in by either door.

Through a file that is imported, where texts are made inert on the way; and through files in the
library's directory that some other program wrote, where nothing was done to them before they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from paperreader import Library, Paper
from paperreader.core.digest import Digest, digest_id, papers_fingerprint
from paperreader.core.mark import Edit
from paperreader.store.device import device_name
from paperreader.store.digests import DigestStore
from paperreader.store.marks import MarkStore
from paperreader.store.places import Places
from tests.end_to_end.hostile import ATTACKS, BREAKS, MARKUP

DAY = date(2026, 1, 7)
"""The day of the hostile digests."""

PROSE = "We study what strangers write, and propose to read it without doing what it says. " * 4
"""As much of an abstract as lets a file be recognised as a page of titles and abstracts."""

WINDOW_TITLE = ATTACKS["window title"]
"""An attack that a file name can hold, too."""

_IN_A_NAME = WINDOW_TITLE.replace("/", "")

NOT_IN_A_LINE = (*BREAKS, "\x00")
"""What no title in a text file can hold: it ends the line, or makes the file no text."""


def mark_of_abstract(number: int) -> str:
    """A word that stands in no other abstract, to know that this one is shown."""
    return f"abstract{number:02}"


def title_start(number: int) -> str:
    """How the title of a hostile paper begins."""
    return f"Hostile {number:02}"


def hostile_papers(texts: Iterable[str]) -> list[Paper]:
    """A paper for each text, which stands in all that is told of the paper."""
    return [
        Paper(
            title=f"{title_start(number)} {text} title",
            abstract=f"In {mark_of_abstract(number)} there is {text} within. {PROSE} {text}",
            authors=(f"Mallory {text}",),
            url=f"https://planted.example/{text}",
            links=(f"https://planted.example/code/{text}",),
            categories=(f"cs.{text}",),
        )
        for number, text in enumerate(texts, 1)
    ]


def page_text(papers: Iterable[Paper]) -> str:
    """A page of digest text, as saved from a browser, that holds these papers."""
    records = "\n\n".join(f"{paper.title}\n\n{paper.abstract}" for paper in papers)
    banner = "Get trending papers in your email inbox!"
    return f"new\n\n{banner}\n\nSubscribe\n\n{DAY:%b} {DAY.day}\n\n{records}"


def hostile_files(folder: Path) -> Path:
    """Fill a folder with files of hostile names that hold no digest; the folder."""
    folder.mkdir()
    for name in ("first", "second"):
        file = folder / f"{name} {_IN_A_NAME} [red] {name}.txt"
        file.write_text(f"{WINDOW_TITLE} is no digest")
    return folder


def import_hostile(home: Path, directory: Path) -> int:
    """Import a file of hostile papers, of a hostile name, by the front door; how many papers it has."""
    texts = [text for text in (*ATTACKS.values(), *MARKUP) if text not in NOT_IN_A_LINE]
    file = directory / f"digest {_IN_A_NAME} [red].txt"
    file.write_text(page_text(hostile_papers(texts)), newline="")
    with Library.open(home) as library:
        library.import_source(file)
        first = library.list(limit=1)[0].paper.key
        library.mark([first], tags=(*ATTACKS.values(), *MARKUP))
    return len(texts)


def plant_hostile(home: Path, directory: Path) -> int:
    """Write hostile papers and tags past the front door; how many papers there are."""
    del directory
    texts = [*ATTACKS.values(), *BREAKS, *MARKUP]
    papers = hostile_papers(texts)
    places = Places.at(home)
    DigestStore(places.digests).write(_hostile_digest(papers), papers)
    tags = [Edit(papers[0].key, f"tag:{text}", before=None, after=True) for text in texts]
    marks = MarkStore(places.marks, places.backups, device_name())
    marks.record(tags, f"tagged {WINDOW_TITLE}", {papers[0].key: papers[0]})
    marks.close()
    return len(papers)


def _hostile_digest(papers: Sequence[Paper]) -> Digest:
    return Digest(
        id=digest_id(DAY, "huggingface", papers_fingerprint(papers)),
        source="huggingface",
        title=f"A digest {WINDOW_TITLE}",
        date=DAY,
        date_assumed=False,
        imported=datetime(2026, 1, 7, 12, tzinfo=UTC),
        origin=f"digest {WINDOW_TITLE}.txt",
        format="huggingface-text",
        size=len(papers),
    )


DOORS: dict[str, Callable[[Path, Path], int]] = {
    "imported": import_hostile,
    "planted": plant_hostile,
}
"""How hostile text comes into the library at a home; given a directory for files, returns how many papers."""
