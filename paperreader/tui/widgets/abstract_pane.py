"""The pane in which one paper is read, wrapped for reading.

A page is broken into lines once, of which those in sight are drawn. Does not know which paper comes next,
nor how a link is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from paperreader.core.digest import Digest
from paperreader.core.listing import Entry, Row
from paperreader.tui.cells import broken, stretch_of
from paperreader.tui.keys import PANE
from paperreader.tui.nearby import Nearby
from paperreader.tui.page import Page, Paragraph, links_of, page
from paperreader.tui.widgets.line_view import LineView

STEP = 1
"""Lines that one key press scrolls."""

MEASURE = 90
"""Cells of the longest line: of longer ones one loses the beginning of the next."""

RAW_TITLE = "Abstract, as it came"
"""What the pane is called while it shows what is stored."""

GAP = 1
"""Blanks between the lines and the scrollbar."""


class _Line(NamedTuple):
    """A line as it was broken."""

    paragraph: int
    start: int
    end: int
    """The characters of the paragraph that stand on it."""


class AbstractPane(LineView, can_focus=True, inherit_bindings=False):
    """One paper, scrolled when it is longer than the pane; the mouse selects text and presses links."""

    BORDER_TITLE = "Abstract"
    BINDINGS: ClassVar[list[BindingType]] = [*PANE]
    DEFAULT_CSS = """
    AbstractPane { padding: 0 1; link-color: $foreground; link-style: none; }
    """

    class Chosen(Message):
        """Enter was pressed."""

    @dataclass
    class LinkPressed(Message):
        """A link was pressed with the mouse."""

        number: int
        """Which of the page's links, counted from 0."""

    @dataclass
    class SimilarChosen(Message):
        """One of the similar papers below the page was chosen, by Enter or with the mouse."""

        key: str

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.page = Page()
        self._of_now: tuple[Entry | None, Mapping[str, Digest]] = (None, {})
        self._raw = False
        self._nearby = Nearby()
        self._paragraphs: Sequence[Paragraph] = ()
        self._key = ""
        self._links = ""
        self._lines: Sequence[_Line] = ()
        self._pressed: dict[str, Style] = {}
        self._selection: Selection | None = None

    def show(self, entry: Entry | None, digests: Mapping[str, Digest]) -> None:
        """Show a paper, or nothing; another paper is shown from its beginning.

        What is shown already costs nothing, as when the paper is starred.
        """
        self._of_now = entry, digests
        shown = page(entry, digests, raw=self._raw) if entry else Page()
        links = _links_told(entry)
        if links != self._links:
            self._links = links
            self.border_subtitle = Content(links)
        key = entry.paper.key if entry else ""
        if key != self._key:
            self._nearby = Nearby()
        if shown != self.page:
            self.page = shown
            self._wrap()
        if key != self._key:
            self._key = key
            self.scroll_home(animate=False)

    def toggle_raw(self) -> None:
        """Show title and abstract as they came, or as they read best again."""
        self._raw = not self._raw
        self.border_title = RAW_TITLE if self._raw else self.BORDER_TITLE
        self.show(*self._of_now)

    def show_similar(self, rows: tuple[Row, ...]) -> None:
        """Show the papers that are like it below its page."""
        if rows != self._nearby.rows:
            same = [row.key for row in rows] == [row.key for row in self._nearby.rows]
            self._nearby = Nearby(rows, self._nearby.chosen if same else None)
            self._wrap()

    # How it is drawn.

    def _wrap(self) -> None:
        """Break the page into lines, for the width of now."""
        width = self._measure(self.size.width)
        if width > 0:
            self._paragraphs = (*self.page.paragraphs, *self._nearby.paragraphs(width))
            self._lines = [
                _Line(number, start, end)
                for number, paragraph in enumerate(self._paragraphs)
                for start, end in broken(paragraph.text, width)
            ]
            self.lines_changed(len(self._lines))

    def _measure(self, room: int) -> int:
        return min(room - GAP, MEASURE)

    def _indent(self, room: int) -> int:
        return (room - GAP - self._measure(room)) // 2

    def line(self, number: int, width: int) -> Strip:
        """A line of the page."""
        if number >= len(self._lines):
            return self.looks.strip([(" " * width, "plain")])
        at = self._lines[number]
        paragraph = self._paragraphs[at.paragraph]
        indent = self._indent(width)
        rest = width - indent - cell_len(paragraph.text[at.start : at.end])
        first, last = self._selected(at)
        chosen = paragraph.similar is not None and paragraph.similar == self._nearby.chosen
        beneath = "cursor" if chosen else None
        return Strip(
            [
                *self.looks.segments([(" " * indent, "plain")]),
                *self._told(paragraph, at.start, first, beneath),
                *self._told(paragraph, first, last, beneath="selected"),
                *self._told(paragraph, last, at.end, beneath),
                *self.looks.segments([(" " * rest, "plain")]),
            ],
            width,
        )

    def _told(
        self, paragraph: Paragraph, start: int, end: int, beneath: str | None = None
    ) -> Iterator[Segment]:
        """A stretch of a paragraph; a press on a link in it is told."""
        for part in stretch_of(paragraph.parts, start, end):
            segments = self.looks.segments([part], beneath)
            link = paragraph.link_at(start) if part[1] == "link" else None
            start += len(part[0])
            if link is not None:
                press = self._press(f"press_link({link})")
                yield from Segment.apply_style(segments, post_style=press)
            elif paragraph.similar is not None:
                press = self._press(f"press_similar({paragraph.similar})")
                yield from Segment.apply_style(segments, post_style=press)
            else:
                yield from segments

    def _press(self, action: str) -> Style:
        """What makes a text a link, the same for all lines on which it stands."""
        if action not in self._pressed:
            self._pressed[action] = Style.from_meta({"@click": action})
        return self._pressed[action]

    def _selected(self, at: _Line) -> tuple[int, int]:
        """The characters of a line that the mouse has selected."""
        span = self._selection.get_span(at.paragraph) if self._selection is not None else None
        if span is None:
            return at.end, at.end
        first, last = span[0], span[1] if span[1] >= 0 else at.end
        return min(max(first, at.start), at.end), min(max(last, at.start), at.end)

    def render_line(self, y: int) -> Strip:
        """The line, with what the mouse has to know: where on the page each character stands."""
        line, number = super().render_line(y), self.scroll_offset.y + y
        if number >= len(self._lines):
            return line
        at, indent = self._lines[number], self._indent(self.size.width)
        margin, told = line.crop(0, indent), line.crop(indent)
        return Strip.join([margin, told.apply_offsets(at.start, at.paragraph)])

    def on_resize(self) -> None:
        """Fit the page to the new width."""
        self._wrap()
        self._see_chosen()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse has selected, and what ends it."""
        plain = "\n".join(paragraph.text.rstrip() for paragraph in self._paragraphs)
        return selection.extract(plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what the mouse has selected."""
        self._selection = selection
        super().selection_updated(selection)

    def action_press_link(self, number: int) -> None:
        """Say that a link was pressed."""
        self.post_message(self.LinkPressed(number))

    # The similar papers below the page.

    def enter_similar(self) -> None:
        """Put the cursor on the first of the similar papers, or if it is on one on the next."""
        self._choose_similar(self._nearby.moved(1).entered())

    def _choose_similar(self, nearby: Nearby) -> None:
        self._nearby = nearby
        self.refresh()
        self._see_chosen()

    def _see_chosen(self) -> None:
        """Bring all similar papers into sight, or if they do not fit the one that is chosen."""
        if self._nearby.chosen is not None:
            line = len(self._lines) - len(self._nearby.rows) + self._nearby.chosen
            self.scroll_to(y=min(self.max_scroll_y, line), animate=False)

    def action_press_similar(self, number: int) -> None:
        """Say that a similar paper was pressed."""
        self.post_message(self.SimilarChosen(self._nearby.rows[number].key))

    def _leave_similar(self) -> None:
        if self._nearby.chosen is not None:
            self._choose_similar(self._nearby.left())

    def on_blur(self) -> None:
        """Forget which similar paper had the cursor."""
        self._leave_similar()

    # Keys.

    def scroll_lines(self, lines: int) -> None:
        """Scroll down by so many lines, up where they are negative."""
        self._leave_similar()
        self.scroll_relative(y=lines, animate=False)

    def action_down(self) -> None:
        """One line down; behind the last, into the similar papers."""
        if self._nearby.chosen is not None or self.scroll_offset.y >= self.max_scroll_y:
            self.enter_similar()
        else:
            self.scroll_lines(STEP)

    def action_up(self) -> None:
        """One line up, also from the similar papers."""
        if self._nearby.chosen is not None:
            self._choose_similar(self._nearby.moved(-1))
        else:
            self.scroll_lines(-STEP)

    def action_first(self) -> None:
        """To the beginning."""
        self._leave_similar()
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self._leave_similar()
        self.scroll_end(animate=False)

    def action_page_down(self) -> None:
        """A screenful down."""
        self.scroll_lines(self.screenful)

    def action_page_up(self) -> None:
        """A screenful up."""
        self.scroll_lines(-self.screenful)

    def action_half_page_down(self) -> None:
        """Half a screenful down."""
        self.scroll_lines(self.screenful // 2)

    def action_half_page_up(self) -> None:
        """Half a screenful up."""
        self.scroll_lines(-(self.screenful // 2))

    def action_choose(self) -> None:
        """Say that Enter was pressed, and on which of the similar papers if it was on one."""
        key = self._nearby.key
        self.post_message(self.SimilarChosen(key) if key else self.Chosen())

    @property
    def screenful(self) -> int:
        """Lines in a screenful, but for one that stays in sight."""
        return max(1, self.size.height - 1)


def _links_told(entry: Entry | None) -> str:
    count = len(links_of(entry)) if entry else 0
    return f"{count} link{'s' if count > 1 else ''} · o opens" if count else ""
