"""The tag box: what a paper shall be called, completed from the tags there are.

Does not know which paper it is for.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static

from paperreader.core.decision import tag_name
from paperreader.core.inert import inert_line
from paperreader.core.latex import shown
from paperreader.tui.roles import LOOKS
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.entry_field import CompletingField

SHOWN = 8
"""Tags offered below the field: one line at eighty columns."""


def completed(text: str, tags: Iterable[str]) -> str | None:
    """The text with its last tag written out as the first of `tags` that begins so; None if none does."""
    done, comma, rest = text.rpartition(",")
    begun = rest.lstrip(" #")
    start = rest[: len(rest) - len(begun)]
    full = next((tag for tag in tags if begun and tag.startswith(begun.casefold())), None)
    return None if full is None else f"{done}{comma}{start}{begun}{full[len(begun) :]}"


def offered(text: str, tags: Mapping[str, int]) -> Sequence[str]:
    """The tags that the last word typed could become, the most used first."""
    begun = text.rpartition(",")[2].lstrip(" #").casefold()
    return [tag for tag in tags if tag.startswith(begun)][:SHOWN]


def remarks(text: str, tags: Container[str], borne: Container[str]) -> Iterator[str]:
    """What is to know of the tags that were typed: which are new, or borne already, or called otherwise.

    Args:
        text: what was typed.
        tags: the tags there are beside those that the paper bears.
        borne: the tags that the paper bears.
    """
    typed = {name: part for part in text.split(",") if (name := tag_name(part))}
    for name, part in typed.items():
        plain = inert_line(part).removeprefix("#").strip()
        is_new = name not in tags and name not in borne
        if plain.casefold().replace(" ", "-") != name:
            yield f"“{plain}” becomes #{name}{', a new tag' if is_new else ''}"
        elif is_new:
            yield f"#{name} is a new tag"
        elif name in borne:
            yield f"#{name} is on it already"


class TagSuggester(Suggester):
    """Completes the tag that is being typed."""

    def __init__(self, tags: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tuple(tags)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole text with its last tag completed."""
        return completed(value, self._tags)


class TagBox(Box[tuple[str, ...]]):
    """Asks for tags; answers with their names.

    Args:
        title: the paper's.
        borne: the tags it bears already.
        tags: all tags with the number of their papers, the most used first.
    """

    DEFAULT_CSS = """
    TagBox .about { height: auto; max-height: 2; color: $foreground-muted; }
    TagBox CompletingField { margin: 1 0; }
    """

    def __init__(self, title: str, borne: Iterable[str], tags: Mapping[str, int]) -> None:
        super().__init__()
        self._title = inert_line(shown(title))
        self._borne = frozenset(borne)
        self._tags = {tag: count for tag, count in tags.items() if tag not in self._borne}
        self._offered = Static(self._offer(""))

    def compose(self) -> ComposeResult:
        """The paper, an entry field, and the tags that could be meant."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Tag"
            frame.border_subtitle = "Tab completes · Enter adds · Esc closes"
            yield Static(Content(self._title), classes="about")
            yield CompletingField(
                hint="a tag, or several with commas", suggester=TagSuggester(self._tags)
            )
            yield self._offered

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._offered.update(self._offer(event.value))

    def _offer(self, text: str) -> Content:
        """The tags that could be meant, with the number of their papers, and what is to know of others."""
        told = [
            Content.assemble(
                (f"#{inert_line(tag)}", LOOKS["tag"]), (f" {self._tags[tag]}", LOOKS["muted"])
            )
            for tag in offered(text, self._tags)
        ]
        # The last word is still being typed where it could become one of these.
        settled = text.rpartition(",")[0] if told else text
        remarked = " · ".join(remarks(settled, self._tags, self._borne))
        if not told and not remarked:
            remarked = "no other tags yet"
        lines = (Content("  ").join(told), Content.styled(remarked, LOOKS["muted"]))
        return Content("\n").join(filter(None, lines))

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        names = tuple(filter(None, map(tag_name, event.value.split(","))))
        self.dismiss(names or None)
