"""The settings a person writes are taken as they are, or refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperreader.config import Settings, read_settings
from paperreader.core.errors import ConfigError


def test_without_a_file_the_programs_own_taste_holds(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == Settings()


def test_a_theme_and_keys_are_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "nord"\n\n[keys]\nstar = "s,asterisk"\n')
    assert read_settings(file) == Settings("nord", {"star": "s,asterisk"})


def test_rules_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("mute = ['a \"b', 'is:(']\nwatch = []\n")
    assert read_settings(file) == Settings(mute=('a "b', "is:("))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("theme = ", "is no TOML"),
        ("colour = 'red'", "has no setting 'colour'"),
        ("theme = 7", 'theme must be a name in quotes: theme = "nord"'),
        ("mute = 'a'", "mute must be a list of queries"),
        ("watch = ['a', 7]", "watch must be a list of queries"),
        ("keys = 's'", r"\[keys\] must hold lines like"),
        ("[keys]\nstar = 5", r"\[keys\] must hold lines like"),
        ("theme = '\udcff'", "cannot be read, for it is not in UTF-8"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_its_file(
    tmp_path: Path, text: str, reason: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, errors="surrogateescape")
    with pytest.raises(ConfigError, match=rf"config\.toml: {reason}"):
        read_settings(file)
