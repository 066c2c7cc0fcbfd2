"""What the page about sources shows is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paperreader.config import read_settings
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.subscribable import source_of

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


def test_the_settings_shown_are_all_and_the_usual_ones(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "config.toml").write_text(shown, encoding="utf-8")
    settings = read_settings(tmp_path / "config.toml").sources
    assert settings._replace(private=()) == SourceSettings()
    names = {*SourceSettings._fields} - {"written_in"}
    assert all(f"\n{name} = " in shown for name in names)


@pytest.mark.parametrize("what", re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE))
def test_what_is_shown_can_be_subscribed_to(what: str) -> None:
    assert source_of(what.replace("...", "blog.test/feed")) is not None
