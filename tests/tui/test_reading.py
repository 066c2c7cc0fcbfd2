"""One paper is read as it reads best or as it came, and its links are opened."""

from __future__ import annotations

import webbrowser

import pytest

from tests.tui.reader import SMALL, WIDE, Reader

SEVERAL_LINKS = "OpenELM"
ONE_LINK = "GraphFM"
CODE = ("https://github.com/apple/corenet", "https://huggingface.co/apple/OpenELM")


class Recorder(webbrowser.BaseBrowser):
    """A browser that only takes down what it was asked to open."""

    def __init__(self) -> None:
        super().__init__("recorder")
        self.opened: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002
        """Take it down."""
        self.opened.append(url)
        return True


RECORDER = Recorder()


@pytest.fixture
def opened() -> list[str]:
    """What the browser was asked to open."""
    webbrowser.register(RECORDER.name, None, RECORDER, preferred=True)
    RECORDER.opened.clear()
    return RECORDER.opened


async def go_to(reader: Reader, title: str) -> None:
    """To a title."""
    await reader.press("f")
    await reader.type(title)
    await reader.press("enter")


@pytest.mark.parametrize("size", [WIDE, SMALL])
@pytest.mark.parametrize(
    ("keys", "links"),
    [
        (("enter",), CODE[:1]),
        (("1",), CODE[:1]),
        (("2",), CODE[1:]),
        (("j", "enter"), CODE[1:]),
        (("3",), ()),
        (("escape",), ()),
    ],
)
async def test_of_several_links_one_is_chosen(
    reader: Reader,
    opened: list[str],
    size: tuple[int, int],
    keys: tuple[str, ...],
    links: tuple[str, ...],
) -> None:
    async with reader.opened(size):
        await go_to(reader, SEVERAL_LINKS)
        await reader.press("o")
        assert all(link in reader.text for link in CODE)
        assert not opened
        await reader.press(*keys)
        assert opened == [*links]


async def test_a_single_link_is_opened_at_once(reader: Reader, opened: list[str]) -> None:
    async with reader.opened():
        await go_to(reader, ONE_LINK)
        await reader.press("o")
        assert [f"Opened {link}" for link in opened] == [reader.said]


async def test_latex_is_shown_as_it_reads_and_by_a_key_as_it_came(reader: Reader) -> None:
    async with reader.opened():
        await go_to(reader, "provable advantage of unsupervised pretraining")
        assert "𝒪(" in reader.abstract
        await reader.press("backslash")
        assert "mathcal{O}(mathcal" in reader.abstract
        assert "Abstract, as it came" in reader.text
        await reader.press("j", "k", "backslash")
        assert "𝒪(" in reader.abstract
        assert "as it came" not in reader.text
