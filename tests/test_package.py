"""What the package names is there, under that name and no other."""

from __future__ import annotations

import pytest

import paperreader


@pytest.mark.parametrize("name", paperreader.__all__)
def test_what_is_named_is_there(name: str) -> None:
    assert hasattr(paperreader, name)


def test_what_is_not_named_is_not_there() -> None:
    with pytest.raises(AttributeError, match="Reader"):
        paperreader.Reader  # type: ignore[attr-defined]  # noqa: B018


def test_the_names_are_in_order() -> None:
    assert paperreader.__all__ == sorted(paperreader.__all__)
