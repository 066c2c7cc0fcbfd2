"""The roles that parts of a line play, and how a line of parts becomes what Textual draws.

Knows the names of the roles; `roles.tcss` says what each looks like. Does not know which part plays which.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from paperreader.tui.cells import Part

ROLES = frozenset(
    {
        "accent",  # what can be pressed
        "bar",
        "cursor",  # lies beneath the row of the cursor, in the pane that has the focus
        "cursor-blurred",  # the same in the other panes
        "heading",
        "matched",  # the letters of a title that a jump matched
        "muted",
        "plain",
        "read",  # the title of a paper that was read
        "star",
        "strong",
        "tag",
        "unread",
        "warning",
    }
)

COMPONENT_CLASSES = frozenset(f"role--{role}" for role in ROLES)
"""What a widget that draws parts declares as its component classes."""


def strip_of(widget: Widget, parts: Iterable[Part], beneath: str | None = None) -> Strip:
    """A line of parts in a widget's colours, over the style of the role `beneath`, if one is given."""
    return Strip([Segment(text, style_of(widget, role, beneath)) for text, role in parts])


def style_of(widget: Widget, role: str, beneath: str | None = None) -> RichStyle:
    """What a role looks like in a widget, over the style of the role `beneath`."""
    if beneath is None:
        return widget.get_visual_style(f"role--{role}").rich_style
    roles = (beneath,) if _hides_colours(widget, beneath) else (beneath, role)
    style = widget.get_visual_style(*(f"role--{name}" for name in roles))
    return (style + Style(reverse=_is_reversed(widget, beneath))).rich_style


def _hides_colours(widget: Widget, beneath: str) -> bool:
    """Whether a coloured text could be the very colour of the row: sixteen colours have no shades."""
    return beneath == "cursor" and widget.app.native_ansi_color


def _is_reversed(widget: Widget, role: str) -> bool | None:
    """Whether a role is drawn in reverse, which the style that Textual computes leaves out."""
    return widget.get_component_styles(f"role--{role}").text_style.reverse
