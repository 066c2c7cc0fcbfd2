"""The reader can be read under every theme, in sixteen colours and in none."""

from __future__ import annotations

import pytest
from textual.theme import BUILTIN_THEMES

from tests.tui.reader import SMALL, Reader


@pytest.mark.parametrize("theme", BUILTIN_THEMES)
async def test_every_theme_shows_the_reader(reader: Reader, theme: str) -> None:
    async with reader.opened(SMALL, theme=theme):
        assert reader.title_bar.startswith("paperreader  Inbox")
        papers = reader.screen.panes.papers
        (_, *cursor), (_, *other) = (list(papers.render_line(y)) for y in (0, 1))
        assert {part.style for part in cursor}.isdisjoint(part.style for part in other)


async def test_themes_change_while_one_reads(reader: Reader) -> None:
    async with reader.opened() as pilot:
        before = reader.screen.panes.papers.render_line(1)
        pilot.app.theme = "textual-light"
        await reader.settle()
        after = reader.screen.panes.papers.render_line(1)
        assert (before.text, list(before) == list(after)) == (after.text, False)


@pytest.mark.parametrize("theme", ["textual-dark", "ansi-light"])
async def test_without_colour_nothing_has_a_colour_and_the_cursor_is_seen(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader.opened(theme=theme):
        strips = reader.app.screen._compositor.render_strips()
        styles = {part.style for strip in strips for part in strip if part.style}
        filtered = {
            part.style
            for strip in strips
            for part in strip.apply_filter(reader.app._filters[-1], reader.screen.styles.background)
        }
        assert styles
        assert {style.color.name for style in filtered if style and style.color} <= {"default"}
        cursor = list(reader.screen.panes.papers.render_line(0))
        assert all(part.style and part.style.reverse for part in cursor)
