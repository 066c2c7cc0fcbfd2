"""The digests on disk."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from paperreader.core.digest import Digest
from paperreader.core.errors import StoreDamaged, StoreError
from paperreader.core.paper import Paper
from paperreader.store.digest_documents import (
    digest_of_document,
    document_of_digest,
    document_of_paper,
    paper_of_document,
)
from paperreader.store.digests import PAPERS_IN_A_PART, DigestStore
from paperreader.store.layout import dumped, parse, serialise

ID = "2026-05-20-huggingface-3c29a9ea"
TWO_PARTS = PAPERS_IN_A_PART + 1

text = st.text(st.characters(codec="utf-8"), max_size=20)
texts = st.lists(text, max_size=3).map(tuple)


@st.composite
def any_paper(draw: st.DrawFn) -> Paper:
    return Paper(
        title=draw(text),
        abstract=draw(text),
        authors=draw(texts),
        url=draw(text),
        arxiv_id=draw(text),
        doi=draw(text),
        published=draw(text),
        categories=draw(texts),
        links=draw(texts),
        upvotes=draw(st.none() | st.integers(0, 10**6)),
        extra=draw(st.dictionaries(text, text | st.booleans() | st.lists(text), max_size=2)),
    )


def digest_of(size: int, id: str = ID) -> tuple[Digest, list[Paper]]:
    """A digest that lists so many papers, and they."""
    digest = Digest(
        id=id,
        source="huggingface",
        title="Hugging Face 20 May 2026",
        date=date(2026, 5, 20),
        date_assumed=True,
        imported=datetime(2026, 11, 22, 3, 14, tzinfo=UTC),
        origin="seeds/002.txt",
        format="huggingface-text",
        size=size,
    )
    return digest, [Paper(title=f"Paper {number}", abstract="x") for number in range(1, size + 1)]


@given(any_paper())
def test_a_paper_is_read_as_it_was_written(paper: Paper) -> None:
    kept = serialise({"papers": {"1": dumped(document_of_paper(paper))}})
    assert paper_of_document(parse(kept)["papers"]["1"]) == paper


def test_a_digest_is_read_as_it_was_written() -> None:
    digest, _ = digest_of(3)
    assert digest_of_document(document_of_digest(digest)) == digest


@pytest.mark.parametrize("size", [0, 1, 65, PAPERS_IN_A_PART, TWO_PARTS, 2 * PAPERS_IN_A_PART + 1])
def test_a_digest_is_kept_whole_whatever_its_size(tmp_path: Path, size: int) -> None:
    digest, papers = digest_of(size)
    assert DigestStore(tmp_path).write(digest, papers)
    store = DigestStore(tmp_path)
    assert store.ids() == (ID,)
    found, its_papers = store.read(ID)
    assert (found, len(its_papers)) == (digest, size)
    for _ in range(2):
        assert list(its_papers) == papers
    assert all(paper in its_papers for paper in papers[-1:])
    for position in {1, size // 2, size} & set(range(1, size + 1)):
        assert store.paper(ID, position) == papers[position - 1]


def test_the_same_digest_is_kept_once(tmp_path: Path) -> None:
    digest, papers = digest_of(2)
    store = DigestStore(tmp_path)
    assert store.write(digest, papers)
    before = (tmp_path / f"{ID}.json").read_bytes()
    assert not store.write(replace(digest, origin="again.txt"), papers)
    assert (tmp_path / f"{ID}.json").read_bytes() == before


def test_tinydb_opens_a_digest_and_finds_papers_by_position(tmp_path: Path) -> None:
    digest, papers = digest_of(TWO_PARTS)
    DigestStore(tmp_path).write(digest, papers)
    with TinyDB(tmp_path / f"{ID}.2.json") as part:
        assert part.tables() == {"digest", "papers"}
        found = part.table("papers").get(doc_id=TWO_PARTS)
        assert isinstance(found, dict)
        assert found["title"] == f"Paper {TWO_PARTS}"
        assert [document["id"] for document in part.table("digest")] == [ID]


def test_papers_keep_the_keys_that_the_library_gave_them(tmp_path: Path) -> None:
    digest, _ = digest_of(1)
    store = DigestStore(tmp_path)
    store.write(digest, [Paper(title="Later title", key="0123456789ab")])
    assert store.paper(ID, 1).key == "0123456789ab"


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        ([], ()),
        ([f"{ID}.json"], (ID,)),
        ([f"{ID}.2.json", f"{ID}.json"], (ID,)),
        ([f"{ID}.2.json"], ()),
        ([f"{ID}.json", f"{ID}.3.json"], ()),
        ([f"{ID}.json", "2026-05-19-arxiv-00000000.json"], ("2026-05-19-arxiv-00000000", ID)),
        (["2026-05-19-my feed-v2.0-00000000.json"], ("2026-05-19-my feed-v2.0-00000000",)),
        ([f"{ID}.json.damaged", f"{ID}.txt", "notes.json", ".lock", f"{ID} (1).json"], ()),
        (["2026-05-19-arxiv-XYZ.json", "arxiv-00000000.json", f"{ID}.0.json"], ()),
        ([f"{ID}.sync-conflict-20260520-101010-ABC.json"], ()),
    ],
)
def test_digests_are_known_by_their_file_names_alone(
    tmp_path: Path, names: list[str], ids: tuple[str, ...]
) -> None:
    for name in names:
        (tmp_path / name).touch()
    assert DigestStore(tmp_path).ids() == ids


def test_where_nothing_was_written_there_are_no_digests(tmp_path: Path) -> None:
    store = DigestStore(tmp_path / "none")
    assert store.ids() == ()
    with pytest.raises(StoreDamaged, match="is missing"):
        store.read(ID)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "2026-05-20-../x-00000000", "2026-05-20-a/b-00000000", "", "x" * 9]
)
def test_no_id_leads_out_of_the_directory(tmp_path: Path, id: str) -> None:
    digest, papers = digest_of(1, id)
    with pytest.raises(StoreError, match="no file can be named"):
        DigestStore(tmp_path / "digests").write(digest, papers)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\0\0\0",
        b"[]",
        b"{}",
        b'{"digest": {}, "papers": {}}',
        b'{"digest": {"1": []}, "papers": {}}',
        b'{"digest": {"1": {"id": 7}}, "papers": {}}',
    ],
)
def test_a_damaged_digest_is_named_and_the_others_are_read(tmp_path: Path, damage: bytes) -> None:
    other = "2026-05-21-arxiv-00000000"
    store = DigestStore(tmp_path)
    for id in (ID, other):
        store.write(*digest_of(2, id))
    path = tmp_path / f"{ID}.json"
    path.write_bytes(damage)
    for attempt in (lambda: store.read(ID), lambda: store.paper(ID, 1)):
        with pytest.raises(StoreDamaged, match="import it again") as caught:
            attempt()
        assert caught.value.path == path
    assert path.read_bytes() == damage
    assert store.read(other)[0].id == other


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", None),
        ("authors", [1]),
        ("authors", None),
        ("upvotes", "many"),
        ("extra", "x"),
        ("key", 5),
    ],
)
def test_a_paper_of_another_shape_is_damage(tmp_path: Path, key: str, value: object) -> None:
    store = DigestStore(tmp_path)
    store.write(*digest_of(2))
    path = tmp_path / f"{ID}.json"
    tables = parse(path.read_bytes())
    tables["papers"]["2"][key] = value
    path.write_bytes(serialise(tables))
    with pytest.raises(StoreDamaged, match="is damaged"):
        store.read(ID)
    with pytest.raises(StoreDamaged, match="is damaged"):
        store.paper(ID, 2)
    assert store.paper(ID, 1).title == "Paper 1"


def test_a_paper_is_found_however_an_editor_has_laid_out_the_file(tmp_path: Path) -> None:
    store = DigestStore(tmp_path)
    digest, papers = digest_of(12)
    store.write(digest, papers)
    path = tmp_path / f"{ID}.json"
    path.write_text(json.dumps(parse(path.read_bytes()), indent=4))
    assert [store.paper(ID, position) for position in range(1, 13)] == papers
    assert list(store.read(ID)[1]) == papers


def test_a_paper_or_a_part_that_is_missing_is_damage(tmp_path: Path) -> None:
    store = DigestStore(tmp_path)
    store.write(*digest_of(TWO_PARTS))
    for position in (0, -1, TWO_PARTS + 1, 10**9):
        with pytest.raises(StoreDamaged):
            store.paper(ID, position)
    (tmp_path / f"{ID}.2.json").unlink()
    with pytest.raises(StoreDamaged, match=r"\.2\.json: is missing"):
        store.read(ID)
    assert store.write(*digest_of(TWO_PARTS))
    assert len(store.read(ID)[1]) == TWO_PARTS


def test_what_a_killed_import_left_is_removed_after_a_week_and_no_whole_digest(
    tmp_path: Path,
) -> None:
    whole, unfinished = digest_of(TWO_PARTS), digest_of(TWO_PARTS, id=ID.replace("05-20", "05-21"))
    store = DigestStore(tmp_path)
    for digest, papers in (whole, unfinished):
        store.write(digest, papers)
    (tmp_path / f"{unfinished[0].id}.json").unlink()
    (tmp_path / "notes.2.json").write_text("a person's own")
    today = datetime.now().astimezone().date()
    store.remove_unfinished(today + timedelta(days=7))
    assert len(list(tmp_path.glob("*.json"))) == 4
    store.remove_unfinished(today + timedelta(days=8))
    kept = {file.name for file in tmp_path.glob("*.json")}
    assert kept == {f"{ID}.json", f"{ID}.2.json", "notes.2.json"}


def test_what_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no directory")
    store = DigestStore(tmp_path / "data" / "digests")
    with pytest.raises(StoreError, match="Not a directory"):
        store.write(*digest_of(1))
    with pytest.raises(StoreError, match="Not a directory"), store.locked():
        pass


def test_imports_hold_each_other_off(tmp_path: Path) -> None:
    store = DigestStore(tmp_path / "digests")
    with store.locked(), store.locked():
        assert store.ids() == ()
