"""How tests read: through the one door, with the day and the name that they do not care about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from paperreader.core.errors import DigestError
from paperreader.core.reading import Reading
from paperreader.formats.detect import readings

TODAY = date(2026, 6, 1)

SAMPLES = Path(__file__).parent / "samples"

DIGESTS = sorted(path for path in SAMPLES.iterdir() if path.stem != "opml")
"""The samples that hold papers."""


def outcomes(data: str | bytes, name: str = "a file") -> list[Reading | DigestError]:
    """All that a file gives."""
    bytes_ = data if isinstance(data, bytes) else data.encode()
    return [found.outcome for found in readings(bytes_, name=name, today=TODAY)]


def all_read(data: str | bytes, name: str = "a file") -> list[Reading]:
    """The digests of a file that holds nothing else."""
    found = outcomes(data, name)
    digests = [one for one in found if isinstance(one, Reading)]
    assert len(digests) == len(found), found
    return digests


def read(data: str | bytes, name: str = "a file") -> Reading:
    """The one digest of a file."""
    (reading,) = all_read(data, name)
    return reading


def refusal(data: str | bytes, name: str = "a file") -> str:
    """Why a file is refused."""
    (error,) = outcomes(data, name)
    assert isinstance(error, DigestError), error
    return str(error)


def told(reading: Reading) -> list[str]:
    """What a reading tells of skipped records and of oddities."""
    return [*map(str, reading.skipped), *map(str, reading.warnings)]
