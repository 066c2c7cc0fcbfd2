"""The reader can be read under every theme, in sixteen colours and in none."""

from __future__ import annotations

import pytest
from textual.theme import BUILTIN_THEMES

from tests.tui.reader import SMALL, Reader


async def test_every_theme_shows_the_reader_and_its_cursor(reader: Reader) -> None:
    async with reader.opened(SMALL) as pilot:
        papers = reader.screen.parts.panes.papers
        looks = set()
        for theme in BUILTIN_THEMES:
            pilot.app.theme = theme
            await reader.settle()
            assert reader.title_bar.startswith("paperreader  Inbox")
            cursor, other = papers.render_line(0), papers.render_line(1)
            assert {part.style for part in cursor}.isdisjoint(part.style for part in other)
            looks.add(tuple(cursor))
        assert len(looks) == len(BUILTIN_THEMES)


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
        cursor = list(reader.screen.parts.panes.papers.render_line(0))
        assert all(part.style and part.style.reverse for part in cursor)
