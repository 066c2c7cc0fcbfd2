"""TinyDB's files, written by us."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from paperreader.core.errors import StoreDamaged, StoreError
from paperreader.store.durable_storage import DurableStorage
from paperreader.store.layout import Tables, dumped, parse, rows_by_line, rows_of, serialise

text = st.text(st.characters(codec="utf-8"), max_size=20)
value = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)
document = st.dictionaries(text, value, max_size=4)
table = st.dictionaries(st.integers(0, 10**6).map(str), document, max_size=4)
tables_of_any_name = st.dictionaries(text, table, max_size=3)


@given(tables_of_any_name)
def test_what_is_written_is_read_back(tables: Tables) -> None:
    assert parse(serialise(tables)) == tables


@given(st.dictionaries(text, table, min_size=1, max_size=3))
def test_rows_are_found_by_line_just_as_by_reading_everything(tables: Tables) -> None:
    assert rows_by_line(serialise(tables)) == rows_of(tables)


def test_a_file_has_a_line_for_each_document() -> None:
    tables: Tables = {"schema": {"1": {"version": 1}}, "marks": {"1": {"a": "\n"}, "2": {}}}
    assert serialise(tables).decode().splitlines() == [
        "{",
        '"schema": {',
        '"1": {"version":1}',
        "},",
        '"marks": {',
        '"1": {"a":"\\n"},',
        '"2": {}',
        "}",
        "}",
    ]


def test_documents_that_are_json_already_are_written_as_they_are() -> None:
    assert parse(serialise({"marks": {"1": dumped({"a": 1})}})) == {"marks": {"1": {"a": 1}}}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b'{"marks": {"1": {}}}',
        b'{\n"marks": {\n"1": {}\n}\n}',
        b'{\n"marks": {\n"1": {}\n}\n}\n\n',
        b'{\n"marks": {\n1: {}\n}\n}\n',
        b'{\n"marks": {\n"1": {}\n}\n"more": {\n"1": {}\n}\n}\n',
        b'{\n  "marks": {\n    "1": {}\n  }\n}\n',
        b"\0" * 64,
    ],
)
def test_rows_are_found_by_line_in_our_own_layout_only(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        rows_by_line(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "is damaged"),
        (b"\0" * 4096, "is damaged"),
        (b"[]", "is damaged (it holds no tables)"),
        (b'"text"', "is damaged (it holds no tables)"),
        (b'{"marks": []}', "is damaged (it holds no tables)"),
        (b'{"marks": {}}}', "is damaged"),
        ("{}".encode("utf-16"), "is damaged"),
        (b"\xff\xfe\xfd", "is damaged"),
        (b"[" * 100_000, "is damaged"),
    ],
)
def test_what_holds_no_tables_is_damaged(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(StoreDamaged) as caught:
        DurableStorage(path).read()
    assert caught.value.path == path
    assert str(caught.value).startswith(f"{path}: {reason}")
    assert path.read_bytes() == data


def test_a_byte_order_mark_that_an_editor_left_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'\xef\xbb\xbf{"marks": {"1": {}}}')
    assert DurableStorage(path).read() == {"marks": {"1": {}}}


@pytest.mark.parametrize("content", [None, b""])
def test_no_file_and_an_empty_one_hold_nothing(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.json"
    if content is not None:
        path.write_bytes(content)
    assert DurableStorage(path).read() is None


@pytest.mark.parametrize("unfit", [{"a": {1, 2}}, {"a": "\ud800"}, {"a": 2**64}])
def test_what_json_cannot_hold_is_refused_and_the_file_stays(
    tmp_path: Path, unfit: dict[str, Any]
) -> None:
    storage = DurableStorage(tmp_path / "a.json")
    storage.write({"marks": {"1": {"a": 1}}})
    with pytest.raises(StoreError, match="as JSON"):
        storage.write({"marks": {"1": unfit}})
    assert storage.read() == {"marks": {"1": {"a": 1}}}


def test_tinydb_works_on_the_storage_and_opens_its_files_without_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with TinyDB(path, storage=DurableStorage) as database:
        numbers = database.table("marks").insert_multiple([{"key": "a"}, {"key": "b"}])
        database.table("marks").update({"read": True}, doc_ids=[2])
        assert numbers == [1, 2]
    with TinyDB(path) as plain:
        assert plain.table("marks").all() == [{"key": "a"}, {"key": "b", "read": True}]
        plain.table("marks").insert({"key": "c"})
    with TinyDB(path, storage=DurableStorage) as database:
        assert [found["key"] for found in database.table("marks")] == ["a", "b", "c"]


@given(value)
def test_json_to_keep_tells_the_value(kept: object) -> None:
    assert orjson.loads(dumped(kept)) == kept
