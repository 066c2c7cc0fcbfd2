"""The roles that parts of a line play, what each looks like, and how a line becomes what Textual draws.

Colours are variables of the theme, and nothing is told by colour alone. Does not know which part plays
which role.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from paperreader.tui.cells import Part

LOOKS: Mapping[str, str] = {
    "plain": "",
    "strong": "bold",
    "muted": "dim",
    "read": "dim",
    "bar": "dim",
    "heading": "dim italic",
    "accent": "bold $text-accent",
    "matched": "bold underline $text-accent",
    "star": "$text-warning",
    "watched": "$text-accent",
    "tag": "$text-success",
    "unread": "$text-primary",
    "warning": "$text-warning",
    "misread": "underline $text-warning",
    "chosen": "bold reverse",
    "error": "bold $text-error",
    "link": "",
    "selected": "on $screen-selection-background",
    "scrollbar": "$scrollbar",
    "scrollbar-full": "$scrollbar on $scrollbar",
    "picked": "on $accent 14%",
    "cursor": "bold on $primary 45%",
    "cursor-blurred": "on $primary 18%",
}
"""A role -> its look; a look lies over the widget's own, and a cursor's beneath those of its row."""

SIXTEEN_COLOURS: Mapping[str, str] = {
    "cursor": "bold $block-cursor-foreground on $block-cursor-background",
    "cursor-blurred": "bold",
    "picked": "",
    "selected": "$screen-selection-foreground on $screen-selection-background",
}
"""What looks otherwise in a terminal's own colours, of which there is no half."""

NO_COLOUR: Mapping[str, str] = {"cursor": "bold reverse", "selected": "reverse"}
"""What looks otherwise where a person wants no colours."""

ONE_LOOK = frozenset({"cursor", "selected"})
"""What lies over the looks of its parts in a terminal's own colours: a text in one of them could be that
colour on itself.
"""


class Looks:
    """What the roles look like on one widget, worked out anew when the widget looks otherwise."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._base: Style | None = None
        self._styles: dict[tuple[str | None, str], RichStyle] = {}

    def strip(self, parts: Iterable[Part], beneath: str | None = None) -> Strip:
        """A line of parts in the widget's colours, over the look of the role `beneath`, if one is given."""
        return Strip(self.segments(parts, beneath))

    def segments(self, parts: Iterable[Part], beneath: str | None = None) -> list[Segment]:
        """What such a line is made of; parts that look the same are one."""
        if self._base is not self._widget.visual_style:
            self._base = self._widget.visual_style
            self._styles.clear()
        segments: list[Segment] = []
        begun, looks = "", None
        for text, role in parts:
            style = self._styles.get((beneath, role)) or self._rich_style(role, beneath)
            # A margin stays apart: some who draw a picture of the screen leave out blanks that begin a text.
            if style is looks and not begun.isspace():
                begun += text
                continue
            if begun:
                segments.append(Segment(begun, looks))
            begun, looks = text, style
        if begun:
            segments.append(Segment(begun, looks))
        return segments

    def _rich_style(self, role: str, beneath: str | None) -> RichStyle:
        widget = self._widget
        row = (
            widget.visual_style if beneath is None else widget.visual_style + look(widget, beneath)
        )
        one_look = beneath in ONE_LOOK and widget.app.native_ansi_color
        style = (row if one_look else row + look(widget, role)).rich_style
        # Roles that look the same share one style, so that what they say becomes one segment.
        alike = next((known for known in self._styles.values() if known == style), style)
        return self._styles.setdefault((beneath, role), alike)


def look(widget: Widget, role: str) -> Style:
    """What a role looks like under the theme of a widget's app."""
    app = widget.app
    others: Mapping[str, str] = {}
    if app.native_ansi_color:
        others = {**SIXTEEN_COLOURS, **NO_COLOUR} if app.no_color else SIXTEEN_COLOURS
    return app.stylesheet.parse_style(others.get(role, LOOKS[role]))
