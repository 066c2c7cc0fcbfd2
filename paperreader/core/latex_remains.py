r"""What is left of LaTeX when a service has taken backslashes away: `2times`, `sim0.6`, `mathcal{O}`.

Knows the remains that nothing else can be. `switching times`, `sim2real` and `approximate` are words.
"""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:\.\d+)?"

_SIGNS = {
    "times": "×",
    "approx": "≈",
    "sim": "∼",
    "deg": "°",
    "circ": "°",
    "pm": "±",
    "geq": "≥",
    "leq": "≤",
    "cdot": "·",
    "rightarrow": "→",
    "uparrow": "↑",
    "downarrow": "↓",
    "infty": "∞",
    "varepsilon": "ε",
    "varphi": "φ",
    "vartheta": "ϑ",
}

_RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("times", re.compile(r"(?<=\d)times(?![a-z])"), "×"),
    ("sim", re.compile(rf"(?<![\\\w])sim(?={_NUMBER}(?:[%×]|\\%))"), "∼"),
    ("sim", re.compile(r"(?<![\\\w])sim(?=\d+\.\d|\d{2,}(?![\w-]))"), "∼"),
    ("epsilon", re.compile(r"\((?:var)?epsilon, ?delta\)"), "(ε,δ)"),
    ("varepsilon", re.compile(r"(?<![\\A-Za-z])varepsilon(?![A-Za-z])"), "ε"),
    ("tilde", re.compile(r"(?<![\\A-Za-z])(?:wide)?tilde ?(?:\{O\}|O)(?=\()"), "Õ"),
    ("tilde", re.compile(r"(?<![\\A-Za-z])(?:wide)?tilde ?(?:\{Omega\}|Omega)(?=\()"), "Ω̃"),
    ("tilde", re.compile(r"(?<![\\A-Za-z])(?:wide)?tilde ?(?:\{Theta\}|Theta)(?=\()"), "Θ̃"),
    ("Omega(", re.compile(r"(?<![\\A-Za-z])Omega(?=\()"), "Ω"),
    ("Theta(", re.compile(r"(?<![\\A-Za-z])Theta(?=\()"), "Θ"),
    ("langle", re.compile(r"(?<![\\A-Za-z])langle (?=[^ ])"), "⟨"),
    ("rangle", re.compile(r"(?<=[^ ]) rangle(?![A-Za-z])"), "⟩"),
    ("^{circ}", re.compile(r"\^\{circ\}"), "°"),
    ("mathcal", re.compile(r"(?<![\\A-Za-z])(?=mathcal\{[A-Z]\})"), r"\\"),
    ("mathbb", re.compile(r"(?<![\\A-Za-z])(?=mathbb\{[A-Z]\})"), r"\\"),
    ("mathbf", re.compile(r"(?<![\\A-Za-z])(?=mathbf\{[A-Za-z]\})"), r"\\"),
    # A tab and what comes after it were a backslash and a t.
    ("text", re.compile(r"(?<![\\A-Za-z])(?=text(?:bf|it|tt|sc|rm)\{)"), r"\\"),
    ("ext", re.compile(r"(?<![^\s$])ext(?=(?:bf|it|tt|sc|rm)\{)"), r"\\text"),
    ("imes$", re.compile(r"(?<=\d)[ \t]imes(?=\$)"), "×"),
    ("{this https", re.compile(r"\{this https?\s+URL\}"), ""),
)
"""A word that is quicker to look for, the remains, and what they were."""

_BRACED = re.compile(r"\{(" + "|".join(_SIGNS) + r")\}")
_BRACED_COMMA = re.compile(r"(?<=\d)\{,\}(?=\d)")


def mended(text: str) -> str:
    """The text with certain remains of LaTeX made whole, as Unicode or as LaTeX."""
    for word, remains, whole in _RULES:
        if word in text:
            text = remains.sub(whole, text)
    if "{" in text:
        text = _BRACED.sub(lambda sign: _SIGNS[sign[1]], text)
        text = _BRACED_COMMA.sub(",", text)
    return text
