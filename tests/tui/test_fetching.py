"""`R` fetches beside the reading, says what came and what failed, and can be stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from paperreader import Library
from tests.played import blog
from tests.service import Reply, Service, running_service
from tests.tui.reader import SMALL, Reader


@pytest.fixture
def service() -> Iterator[Service]:
    with running_service() as running:
        yield running


@pytest.fixture
def fed(library: Library, service: Service) -> Library:
    """A library that is subscribed to a feed."""
    config = library.places.config_file
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(service.config)
    service.pages["/feed"] = blog("One of the blog", "Two of the blog")
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    return library


async def test_what_is_new_comes_in_beside_the_reading(fed: Library) -> None:
    reader = Reader(fed)
    async with reader.opened():
        await reader.press("R")
        assert reader.said.endswith("1 digest fetched: 2 new papers.")
        assert "209 unread of 209" in reader.title_bar
        await reader.press("R")
        assert reader.said.endswith("There is nothing new.")
        assert reader.screen.parts.works.doing is None


@pytest.mark.parametrize(
    ("failing", "told"),
    [
        (1, "2 new papers; 1 of 2 sources failed; ! says why."),
        (5, "2 new papers; 5 of 6 sources failed; ! says why."),
    ],
)
async def test_what_fails_is_told_and_the_rest_comes(
    fed: Library, service: Service, failing: int, told: str
) -> None:
    for number in range(failing):
        fed.subscriptions.subscribe(f"gone {number}", f"{service.url}/gone/{number}")
    reader = Reader(fed)
    async with reader.opened((100, 30)):
        await reader.press("!")
        assert reader.said == "Nothing went wrong in the last import or fetch."
        await reader.press("R")
        headline, *failures = reader.said.splitlines()
        assert headline == told
        assert "! 2 new papers" in reader.text  # the sign of a warning
        await reader.press("!")
        shown = " ".join(reader.text.replace("│", " ").split())
        for number in range(failing):
            url = f"{service.url}/gone/{number}"
            told = f"gone {number} ({url}): 127.0.0.1 answered 404 Not Found."
            assert told in shown
            assert (told in failures) is (failing == 1)
        await reader.press("escape")


async def test_where_all_fail_it_is_an_error(library: Library, service: Service) -> None:
    library.places.config_file.parent.mkdir(parents=True, exist_ok=True)
    library.places.config_file.write_text(service.config)
    for number in range(3):
        library.subscriptions.subscribe(f"gone {number}", f"{service.url}/gone/{number}")
    reader = Reader(library)
    async with reader.opened():
        await reader.press("R")
        assert "✗ All 3 sources failed; ! says why." in reader.text


async def test_without_subscriptions_it_says_how_to_begin(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("R")
        assert "paperreader subscribe hf huggingface" in reader.said


async def test_a_fetch_is_stopped_by_escape(fed: Library, service: Service) -> None:
    service.pages["/feed"] = Reply(headers={"Content-Length": "1000000"}, drip=True)
    reader = Reader(fed)
    async with reader.opened(SMALL):
        reader.post("R")
        await reader.until(lambda: "fetching" in reader.title_bar)
        assert "Esc stops" in reader.title_bar
        reader.post("R")
        await reader.until(lambda: "A fetch is under way; Esc stops it." in reader.said)
        reader.post("escape")
        await reader.settle()
        assert reader.said.endswith("It was stopped; what was finished stays.")
        assert reader.library.size == 207
        assert reader.screen.parts.works.doing is None
