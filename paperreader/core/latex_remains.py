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

_FONTS = ("bf", "it", "tt", "sc", "rm")

_RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("times", re.compile(r"times(?<=\dtimes)(?![a-z])"), "×"),
    ("sim", re.compile(rf"sim(?<![\\\w]sim)(?={_NUMBER}(?:[%×]|\\%))"), "∼"),
    ("sim", re.compile(r"sim(?<![\\\w]sim)(?=\d+\.\d|\d{2,}(?![\w-]))"), "∼"),
    ("epsilon", re.compile(r"\((?:var)?epsilon, ?delta\)"), "(ε,δ)"),
    ("varepsilon", re.compile(r"varepsilon(?<![\\A-Za-z]varepsilon)(?![A-Za-z])"), "ε"),
    ("tilde", re.compile(r"(?<![\\A-Za-z])(?:wide)?tilde ?(?:\{O\}|O)(?=\()"), "Õ"),
    ("tilde", re.compile(r"(?<![\\A-Za-z])(?:wide)?tilde ?(?:\{Omega\}|Omega)(?=\()"), "Ω̃"),
    ("tilde", re.compile(r"(?<![\\A-Za-z])(?:wide)?tilde ?(?:\{Theta\}|Theta)(?=\()"), "Θ̃"),
    ("Omega(", re.compile(r"Omega(?<![\\A-Za-z]Omega)(?=\()"), "Ω"),
    ("Theta(", re.compile(r"Theta(?<![\\A-Za-z]Theta)(?=\()"), "Θ"),
    ("langle", re.compile(r"langle(?<![\\A-Za-z]langle) (?=[^ ])"), "⟨"),
    ("rangle", re.compile(r" rangle(?<=[^ ] rangle)(?![A-Za-z])"), "⟩"),
    ("circ", re.compile(r"\^(?:\{circ\}|circ(?![A-Za-z]))"), "°"),
    ("$sim", re.compile(r"\$sim (?=\d)"), "$∼"),
    ("sqrt{", re.compile(r"(?<![\\A-Za-z])(?=sqrt\{[^{}]*\}(?!\{))"), r"\\"),
    ("mathcal{", re.compile(r"(?<![\\A-Za-z])(?=mathcal\{[A-Z]\})"), r"\\"),
    ("mathbb{", re.compile(r"(?<![\\A-Za-z])(?=mathbb\{[A-Z]\})"), r"\\"),
    ("mathbf{", re.compile(r"(?<![\\A-Za-z])(?=mathbf\{[A-Za-z]\})"), r"\\"),
    *(
        (f"text{font}{{", re.compile(rf"(?<![\\A-Za-z])(?=text{font}\{{)"), r"\\")
        for font in _FONTS
    ),
    # Somebody took `\t` for a tab, and then a tab for a blank.
    *((f"ext{font}{{", re.compile(rf"(?<![^\s$])(?=ext{font}\{{)"), r"\\t") for font in _FONTS),
    ("ootnote{", re.compile(r"ootnote\{(?<=\sootnote\{)"), r"\\footnote{"),
    (" imes", re.compile(r" imes(?<=\d imes)(?=[\s$])"), "×"),
    ("{this https", re.compile(r"\{this https?\s+URL\}"), ""),
    ("{,}", re.compile(r"\{,\}(?<=\d\{,\})(?=\d)"), ","),
)
"""What is quicker to look for, the remains, and what they were. Patterns begin with letters where they
can, for then they are found quickest."""

_BRACED = re.compile(r"\{(" + "|".join(_SIGNS) + r")\}")


def mended(text: str) -> str:
    """The text with certain remains of LaTeX made whole, as Unicode or as LaTeX."""
    for word, remains, whole in _RULES:
        if word in text:
            text = remains.sub(whole, text)
    if "{" in text:
        text = _BRACED.sub(lambda sign: _SIGNS[sign[1]], text)
    return text
