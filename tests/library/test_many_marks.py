"""Whoever has marked thousands of papers finds at every start what one finds who looks at each mark."""

from __future__ import annotations

from pathlib import Path

from paperreader import Library
from paperreader.store.device_file import UNSETTLED_MARKS
from tests.digest_files import page_of

READ = UNSETTLED_MARKS + 1
"""So many that their marks settle."""

PAPERS = READ + 100

STARTS = 4
"""The first reads the marks, the second looks for their papers, the others need do neither."""


def test_the_unread_papers_are_the_same_at_every_start_whatever_was_decided_meanwhile(
    tmp_path: Path,
) -> None:
    file = tmp_path / "many.txt"
    file.write_bytes(page_of(PAPERS))
    home = tmp_path / "home"
    with Library.open(home) as library:
        library.import_source(file)
        keys = list(library.list().keys)
        library.mark(keys[:READ], read=True)
    unread = set(keys[READ:])
    for start in range(STARTS):
        with Library.open(home) as library:
            assert [view.unread for view in library.overview.views()][:4] == [
                len(unread),
                0,
                0,
                len(unread),
            ]
            now_unread, now_read = keys[start], keys[-1 - start]
            library.mark([now_unread], read=False)
            library.mark([now_read], read=True)
            unread = unread - {now_read} | {now_unread}
            assert set(library.list("is:unread").keys) == unread
            assert library.overview.views()[0].unread == len(unread)
    assert list((home / "cache" / "index").glob("rows-read"))
    file.write_bytes(page_of(10, subject="Others", day="May 21"))
    with Library.open(home) as library:
        library.import_source(file)
        assert len(library.list("is:unread")) == len(unread) + 10
