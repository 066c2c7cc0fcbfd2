"""What XML cannot hold and feeds write all the same: named characters of HTML, bare ampersands.

Knows references to characters. Does not know elements.
"""

from __future__ import annotations

import html
import re

_REFERENCE = re.compile(
    r"(?P<raw><!\[CDATA\[.*?(?:\]\]>|\Z))"
    r"|&(?!(?:amp|lt|gt|quot|apos);)(?:#(?P<number>[xX]?[0-9a-fA-F]{1,20});|(?P<name>\w{1,40});|)",
    re.DOTALL,
)
"""What is no reference, and references but for the five that XML knows, too."""

_HIGHEST_CODE = 0x10FFFF


def mended(text: str) -> str:
    """XML with what HTML knows and XML does not written otherwise: named characters, bare ampersands."""
    return _REFERENCE.sub(_mended_reference, text) if "&" in text else text


def _mended_reference(match: re.Match[str]) -> str:
    if match["raw"]:
        return match.group()
    if digits := match["number"]:
        is_hex = digits[0] in "xX"
        try:
            code = int(digits[1:] if is_hex else digits, 16 if is_hex else 10)
        except ValueError:
            return f"&amp;{match.group()[1:]}"
        # What HTML makes of the number, which is a letter where Windows wrote one.
        return html.escape(html.unescape(f"&#{code};")) if 0 < code <= _HIGHEST_CODE else ""
    if match["name"]:
        known = html.unescape(match.group())
        return f"&amp;{match['name']};" if known == match.group() else html.escape(known)
    return "&amp;"
