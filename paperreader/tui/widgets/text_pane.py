"""A pane of paragraphs, wrapped for reading, in which the mouse selects text and presses what can be pressed.

A text is broken into lines once, of which those in sight are drawn. Does not know what the text is about:
whoever inherits says what a press means, and which paragraph lies under a cursor.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from paperreader.tui.cells import broken, stretch_of
from paperreader.tui.page import Paragraph
from paperreader.tui.widgets.line_view import LineView

MEASURE = 90
"""Cells of the longest line: of longer ones one loses the beginning of the next."""

GAP = 1
"""Blanks between the lines and the scrollbar."""


class _Line(NamedTuple):
    """A line as it was broken."""

    paragraph: int
    start: int
    end: int
    """The characters of the paragraph that stand on it."""


class TextPane(LineView, inherit_bindings=False):
    """A text, scrolled when it is longer than the pane."""

    DEFAULT_CSS = """
    TextPane { padding: 0 1; link-color: $foreground; link-style: none; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._paragraphs: Sequence[Paragraph] = ()
        self._lines: Sequence[_Line] = ()
        self._pressed: dict[str, Style] = {}
        self._selection: Selection | None = None

    # What whoever inherits says.

    @abstractmethod
    def paragraphs(self, width: int) -> Sequence[Paragraph]:
        """The text, for lines of so many cells."""

    @abstractmethod
    def press(self, paragraph: Paragraph, character: int) -> str:
        """The action of this widget that a press on a character does; empty where it does none."""

    @abstractmethod
    def is_chosen(self, paragraph: Paragraph) -> bool:
        """Whether the cursor lies on a paragraph."""

    # How it is drawn.

    def wrap(self) -> None:
        """Break the text into lines, for the width of now."""
        width = self._measure(self.size.width)
        if width > 0:
            self._paragraphs = self.paragraphs(width)
            self._lines = [
                _Line(number, start, end)
                for number, paragraph in enumerate(self._paragraphs)
                for start, end in broken(paragraph.text, width)
            ]
            self.lines_changed(len(self._lines))

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def _measure(self, room: int) -> int:
        return min(room - GAP, MEASURE)

    def _indent(self, room: int) -> int:
        return (room - GAP - self._measure(room)) // 2

    def line(self, number: int, width: int) -> Strip:
        """A line of the text."""
        if number >= len(self._lines):
            return self.looks.strip([(" " * width, "plain")])
        at = self._lines[number]
        paragraph = self._paragraphs[at.paragraph]
        indent = self._indent(width)
        # For a moment the lines are those of another width, and no strip may be longer than it says.
        taken = indent + cell_len(paragraph.text[at.start : at.end])
        first, last = self._selected(at)
        beneath = "cursor" if self.is_chosen(paragraph) else None
        return Strip(
            [
                *self.looks.segments([(" " * indent, "plain")]),
                *self._told(paragraph, at.start, first, beneath),
                *self._told(paragraph, first, last, beneath="selected"),
                *self._told(paragraph, last, at.end, beneath),
                *self.looks.segments([(" " * (width - taken), "plain")]),
            ],
            max(width, taken),
        )

    def _told(
        self, paragraph: Paragraph, start: int, end: int, beneath: str | None = None
    ) -> Iterator[Segment]:
        """A stretch of a paragraph; a press on it is told."""
        for part in stretch_of(paragraph.parts, start, end):
            segments = self.looks.segments([part], beneath)
            if action := self.press(paragraph, start):
                yield from Segment.apply_style(segments, post_style=self._pressable(action))
            else:
                yield from segments
            start += len(part[0])

    def _pressable(self, action: str) -> Style:
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
        """The line, with what the mouse has to know: where in the text each character stands."""
        line, number = super().render_line(y), self.scroll_offset.y + y
        if number >= len(self._lines):
            return line
        at, indent = self._lines[number], self._indent(self.size.width)
        margin, told = line.crop(0, indent), line.crop(indent)
        return Strip.join([margin, told.apply_offsets(at.start, at.paragraph)])

    def on_resize(self) -> None:
        """Fit the text to the new width."""
        self.fit()

    def fit(self) -> None:
        """Fit the text to the width of now."""
        self.wrap()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse has selected, and what ends it."""
        plain = "\n".join(paragraph.text.rstrip() for paragraph in self._paragraphs)
        return selection.extract(plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what the mouse has selected."""
        self._selection = selection
        super().selection_updated(selection)
