"""Opening a link in the person's browser.

Knows which links may be opened, and that some browsers need the terminal to themselves. Never runs a shell.
"""

from __future__ import annotations

import subprocess
import webbrowser
from collections.abc import Callable, Sequence

from paperreader.core.links import openable

NO_LINK = "This paper names no link."

NO_BROWSER = "No browser could be opened; yank (y) takes the link along."

Visit = Callable[[], bool]
"""Opens a link and waits until the browser is left; whether that went well."""


def follow(links: Sequence[str], number: int, lend_terminal: Callable[[Visit], bool]) -> str:
    """Open one of a paper's links, and say what came of it. Takes as long as the browser likes.

    Args:
        links: the paper's.
        number: which of them, counted from 0.
        lend_terminal: makes a visit with the terminal in other hands.
    """
    if number >= len(links):
        return NO_LINK
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return NO_BROWSER
    return (
        f"Opened {links[number]}" if _opened(browser, links[number], lend_terminal) else NO_BROWSER
    )


def _opened(
    browser: webbrowser.BaseBrowser, link: str, lend_terminal: Callable[[Visit], bool]
) -> bool:
    if not openable(link):
        return False
    if isinstance(browser, webbrowser.BackgroundBrowser):
        return _started(browser, link)
    if isinstance(browser, webbrowser.GenericBrowser):  # w3m, lynx: it draws on the terminal itself
        return lend_terminal(lambda: browser.open(link))
    return browser.open(link)


def _started(browser: webbrowser.BackgroundBrowser, link: str) -> bool:
    """Start a program as webbrowser does, but away from the terminal, where its words would be drawn."""
    arguments = [argument.replace("%s", link) for argument in browser.args]
    try:
        process = subprocess.Popen(
            [browser.name, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return process.poll() in (None, 0)
