"""The pane in which one paper is read, with the papers that are like it below.

Knows which paper is shown, and which of those below has the cursor. Does not know which paper comes next, nor
how a link is opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from paperreader.core.digest import Digest
from paperreader.core.listing import Entry, Row
from paperreader.tui.keys import PANE
from paperreader.tui.nearby import Nearby
from paperreader.tui.page import Page, Paragraph, links_of, page
from paperreader.tui.widgets.text_pane import TextPane

STEP = 1
"""Lines that one key press scrolls."""

RAW_TITLE = "Abstract, as it came"
"""What the pane is called while it shows what is stored."""


class AbstractPane(TextPane, can_focus=True, inherit_bindings=False):
    """One paper."""

    BORDER_TITLE = "Abstract"
    BINDINGS: ClassVar[list[BindingType]] = [*PANE]

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

    def __init__(self, *, id: str, today: date) -> None:
        super().__init__(id=id)
        self.page = Page()
        self._today = today
        self._of_now: tuple[Entry | None, Mapping[str, Digest]] = (None, {})
        self._raw = False
        self._nearby = Nearby()
        self._key = ""
        self._links = ""
        self._emptiness: Sequence[str] = ()
        self._alone = False

    def show(self, entry: Entry | None, digests: Mapping[str, Digest]) -> None:
        """Show a paper, or nothing; another paper is shown from its beginning.

        What is shown already costs nothing, as when the paper is starred.
        """
        self._of_now = entry, digests
        shown = page(entry, digests, self._today, raw=self._raw) if entry else Page()
        links = _links_told(entry)
        if links != self._links:
            self._links = links
            self.border_subtitle = Content(links)
        key = entry.paper.key if entry else ""
        if key != self._key:
            self._nearby = Nearby()
        if shown != self.page:
            self.page = shown
            self.wrap()
        if key != self._key:
            self._key = key
            self.scroll_home(animate=False)

    def explain(self, emptiness: Sequence[str]) -> None:
        """Say, line by line, why there is no paper, where the list does not stand beside it and say so."""
        if emptiness != self._emptiness:
            self._emptiness = emptiness
            self.wrap()

    def stand(self, *, alone: bool) -> None:
        """Take notice of whether the list stands beside it."""
        if alone is not self._alone:
            self._alone = alone
            self.wrap()

    def turn(self, today: date) -> None:
        """Tell of a day who is snoozed and who is back."""
        self._today = today
        self.show(*self._of_now)
        self.wrap()

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
            self.wrap()

    # How it is drawn.

    def paragraphs(self, width: int) -> Sequence[Paragraph]:
        """The page, and the similar papers; or if there is none, and nobody else says so, why."""
        if self._alone and not self.page.paragraphs:
            roles = chain(("strong",), repeat("muted"))
            lines = zip(self._emptiness, roles, strict=False)
            return [Paragraph((part,)) for part in lines]
        return (*self.page.paragraphs, *self._nearby.paragraphs(width, self._today))

    def press(self, paragraph: Paragraph, character: int) -> str:
        """A press on a link opens it, one on a similar paper goes there."""
        if paragraph.similar is not None:
            return f"press_similar({paragraph.similar})"
        link = paragraph.link_at(character)
        return "" if link is None else f"press_link({link})"

    def is_chosen(self, paragraph: Paragraph) -> bool:
        """Whether it is the similar paper that has the cursor."""
        return paragraph.similar is not None and paragraph.similar == self._nearby.chosen

    def fit(self) -> None:
        """Fit the page to the width of now, with what is chosen in sight."""
        super().fit()
        self._see_chosen()

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
            line = self.count - len(self._nearby.rows) + self._nearby.chosen
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
