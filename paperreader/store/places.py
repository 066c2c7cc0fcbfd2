"""Where a library lies, three roots and what is in each of them, and where the sample digests do.

Knows the names of files and directories, and who may say where they are. Makes none of them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "PAPERREADER_HOME"
"""The environment variable that puts a whole library into one directory."""

_PROGRAM = "paperreader"


@dataclass(frozen=True, slots=True)
class Places:
    """The roots of one library."""

    data: Path
    """What cannot be had again: digests, marks and their backups."""

    cache: Path
    """What is made anew whenever it is missing."""

    config: Path
    """What a person sets."""

    @classmethod
    def at(cls, home: str | os.PathLike[str] | None = None) -> Places:
        """The places of the library in `home`; None asks PAPERREADER_HOME, then the platform."""
        home = home or os.environ.get(HOME_VARIABLE)
        return _of_the_platform() if home is None or home == "" else _within(Path(home))

    @property
    def digests(self) -> Path:
        """The directory of the digest files."""
        return self.data / "digests"

    @property
    def marks(self) -> Path:
        """The directory of the marks files, of this and of other devices."""
        return self.data / "marks"

    @property
    def backups(self) -> Path:
        """The directory of earlier marks files."""
        return self.data / "backups"

    @property
    def typed(self) -> Path:
        """The directory of what was typed into the reader's boxes, a file a device."""
        return self.data / "typed"

    @property
    def index(self) -> Path:
        """The directory of the search index."""
        return self.cache / "index"

    @property
    def settled_marks(self) -> Path:
        """The directory of the copies of settled marks."""
        return self.cache / "marks"

    @property
    def arxiv_calls(self) -> Path:
        """The file by which programs keep their pauses between calls to arXiv."""
        return self.cache / "calls" / "arxiv"

    @property
    def config_file(self) -> Path:
        """The settings."""
        return self.config / "config.toml"

    @property
    def samples(self) -> Path:
        """The folder of the sample digests, which come with the program, in it or beside it."""
        package = Path(__file__).parent.parent
        carried = package / "seeds"
        return carried if carried.is_dir() else package.parent / "seeds"


def _within(home: Path) -> Places:
    root = home.expanduser().absolute()
    return Places(root / "data", root / "cache", root / "config")


def _of_the_platform() -> Places:
    # Costs 19 ms, and whoever names a home does without.
    from platformdirs import PlatformDirs

    directories = PlatformDirs(_PROGRAM, appauthor=False)
    return Places(
        directories.user_data_path, directories.user_cache_path, directories.user_config_path
    )
