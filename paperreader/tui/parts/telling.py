"""Telling what came of an import or a fetch, and keeping what went wrong to be read in full.

Does not know what was done.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperreader.tui.account import Account
from paperreader.tui.foot import Foot
from paperreader.tui.keys import KeyMap, shortcut
from paperreader.tui.outside import Outside


class Telling:
    """What went wrong in the last import or fetch.

    Args:
        foot: says a few words.
        outside: shows the rest.
        key_map: a person's own keys.
    """

    def __init__(self, foot: Foot, outside: Outside, key_map: KeyMap) -> None:
        self._foot = foot
        self._outside = outside
        self._failures: Sequence[str] = ()
        self.key = shortcut("failures", key_map)
        """The key that shows it."""

    def tell(self, account: Account) -> None:
        """Say what came of a work, and keep what went wrong in the place of what did before."""
        self._failures = account.failures
        self._foot.say(account.sentence, account.severity)

    async def read(self) -> None:
        """Show what went wrong."""
        from paperreader.tui.screens.failures import FailuresBox  # see Filtering.begin

        if self._failures:
            await self._outside.ask(FailuresBox(self._failures), lambda _: None)
        else:
            self._foot.say("Nothing went wrong in the last import or fetch.")
