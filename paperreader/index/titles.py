"""Papers by their titles, in the order of a dictionary.

Knows what comes first in such an order. Does not know why these papers are wanted.
"""

from __future__ import annotations

from array import array

from paperreader.index.found import InOrder, Numbers
from paperreader.index.keys import NUMBERS, key_of, number_of
from paperreader.index.lookup import names
from paperreader.index.state import State


def by_title(state: State, numbers: Numbers) -> InOrder:
    """Some papers by title, capital or small; of one title as they came."""
    keys = [key_of(number) for number in numbers.between(0, len(numbers))]
    titles = {key: name.title.casefold() for key, name in names(state, keys).items()}
    named = sorted(filter(titles.__contains__, keys), key=titles.__getitem__)
    return InOrder(array(NUMBERS, map(number_of, named)))
