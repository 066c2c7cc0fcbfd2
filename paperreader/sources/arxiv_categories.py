"""The categories that arXiv sorts papers into, to tell a slip of the pen.

From arXiv's category taxonomy (https://arxiv.org/category_taxonomy). arXiv may add to it, so what is not here
is worth a word and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from paperreader.sources.arxiv import BEGINNING

_SUBJECTS = {
    "astro-ph": "CO EP GA HE IM SR",
    "cond-mat": "dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con",
    "cs": "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH"
    " OS PF PL RO SC SD SE SI SY",
    "econ": "EM GN TH",
    "eess": "AS IV SP SY",
    "gr-qc": "",
    "hep-ex": "",
    "hep-lat": "",
    "hep-ph": "",
    "hep-th": "",
    "math": "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG"
    " SP ST",
    "math-ph": "",
    "nlin": "AO CD CG PS SI",
    "nucl-ex": "",
    "nucl-th": "",
    "physics": "acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph"
    " flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph",
    "q-bio": "BM CB GN MN NC OT PE QM SC TO",
    "q-fin": "CP EC GN MF PM PR RM ST TR",
    "quant-ph": "",
    "stat": "AP CO ME ML OT TH",
}
"""The subjects of each archive."""

CATEGORIES = frozenset(
    (
        *_SUBJECTS,
        *(f"{archive}.{one}" for archive, names in _SUBJECTS.items() for one in names.split()),
    )
)
"""Archives, each of which can be subscribed to as a whole, and their subjects."""


def unknown_categories(what: str) -> Iterator[tuple[str, str]]:
    """The categories of a subscription that are not arXiv's, each with the one that may be meant, if any."""
    if not what.strip().startswith(BEGINNING):
        return
    by_folded = {category.casefold(): category for category in CATEGORIES}
    for category in what.strip().removeprefix(BEGINNING).split("+"):
        if category not in CATEGORIES:
            alike = get_close_matches(category.casefold(), by_folded, 1, _ALIKE)
            yield category, by_folded[alike[0]] if alike else ""


_ALIKE = 0.85
"""How alike two categories have to be: `cs.lg` and `cs.LG` are, `cs.QQ` is like none more than another."""
