"""Where a library lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperreader.store.places import Places


@pytest.fixture(autouse=True)
def _no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAPERREADER_HOME", raising=False)


@pytest.mark.parametrize(
    ("place", "within_home"),
    [
        ("data", "data"),
        ("cache", "cache"),
        ("config", "config"),
        ("digests", "data/digests"),
        ("marks", "data/marks"),
        ("backups", "data/backups"),
        ("index", "cache/index"),
        ("settled_marks", "cache/marks"),
        ("arxiv_calls", "cache/calls/arxiv"),
        ("config_file", "config/config.toml"),
    ],
)
def test_a_home_holds_everything(tmp_path: Path, place: str, within_home: str) -> None:
    assert getattr(Places.at(tmp_path), place) == tmp_path / within_home


def test_a_home_may_begin_with_a_tilde_or_be_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert Places.at("~/papers") == Places.at("papers") == Places.at(tmp_path / "papers")


def test_the_environment_names_a_home_where_nobody_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERREADER_HOME", str(tmp_path))
    assert Places.at() == Places.at(tmp_path)
    assert Places.at(tmp_path / "other").data == tmp_path / "other" / "data"


@pytest.mark.parametrize("set_to_nothing", [False, True])
def test_without_a_home_the_platform_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_to_nothing: bool
) -> None:
    if set_to_nothing:
        monkeypatch.setenv("PAPERREADER_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    places = Places.at()
    roots = {places.data, places.cache, places.config}
    assert len(roots) == 3
    assert all(root.is_relative_to(tmp_path) and "paperreader" in root.parts for root in roots)


def test_naming_places_makes_none(tmp_path: Path) -> None:
    assert not Places.at(tmp_path / "home").data.parent.exists()
