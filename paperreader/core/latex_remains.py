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

Rule = tuple[str, re.Pattern[str], str]
"""What is quicker to look for, the remains, and what they were. Patterns begin with letters, for then they
are found quickest, and look back at what has to stand before them."""


def _rule(word: str, pattern: str, whole: str) -> Rule:
    return word, re.compile(pattern), whole


def _command(name: str, group: str, *, before: str = r"(?<![\\A-Za-z]{0})", lost: str = "") -> Rule:
    """A command whose group shows what it was, though its backslash, or more of it, is gone."""
    pattern = name + before.format(name) + rf"(?=\{{{group})"
    return _rule(f"{name}{{", pattern, rf"\\{lost}{name}")


_RULES: tuple[Rule, ...] = (
    _rule("times", r"times(?<=\dtimes)(?![a-z])", "×"),
    _rule(
        "sim",
        rf"sim(?<![\\\w]sim)(?:(?={_NUMBER}(?:[%×]|\\%))|(?=\d+\.\d|\d{{2,}}(?![\w-])))",
        "∼",
    ),
    _rule("epsilon", r"\((?:var)?epsilon, ?delta\)", "(ε,δ)"),
    _rule("varepsilon", r"varepsilon(?<![\\A-Za-z]varepsilon)(?![A-Za-z])", "ε"),
    _rule(
        "widetilde",
        r"widetilde(?<![\\A-Za-z]widetilde)(?= ?(?:\{?(?:O|Omega|Theta)\}?)\()",
        "tilde",
    ),
    _rule("tilde", r"tilde(?<![\\A-Za-z]tilde) ?(?:\{O\}|O)(?=\()", "Õ"),
    _rule("tilde", r"tilde(?<![\\A-Za-z]tilde) ?(?:\{Omega\}|Omega)(?=\()", "Ω̃"),
    _rule("tilde", r"tilde(?<![\\A-Za-z]tilde) ?(?:\{Theta\}|Theta)(?=\()", "Θ̃"),
    _rule("Omega(", r"Omega(?<![\\A-Za-z]Omega)(?=\()", "Ω"),
    _rule("Theta(", r"Theta(?<![\\A-Za-z]Theta)(?=\()", "Θ"),
    _rule("langle", r"langle(?<![\\A-Za-z]langle) (?=[^ ])", "⟨"),
    _rule("rangle", r" rangle(?<=[^ ] rangle)(?![A-Za-z])", "⟩"),
    _rule("circ", r"\^(?:\{circ\}|circ(?![A-Za-z]))", "°"),
    _rule("$sim", r"\$sim (?=\d)", "$∼"),
    _rule("^top", r"\^top(?![A-Za-z])", "ᵀ"),
    _rule("epsilon", r"epsilon(?<=[+*^{]epsilon)(?=[-+*/^()}_])", "ε"),
    # Quotation marks of two kinds, or the same one on both sides.
    _rule("''", r"\"(?<![^\s(\[]\")(?=\S)([^\"'\n]{1,120})''(?![\w'])", r"“\1”"),
    _rule('``"', r"``\"([^\"`\n]{1,120})\"(?!\w)", r"“\1”"),
    _rule("``", r"``(?<!```)(?=[^\s`])([^`'\n]{1,120})``(?![`\w])", r"“\1”"),
    _rule("`s", r"`s(?<=[a-z]`s)(?=[ .,;:)])", "'s"),
    # What a repository puts where a line ended.
    _rule(r"\ud", r"\\ud(?![A-Za-z])(?:\s*\\ud(?![A-Za-z]))*\s*", " "),
    _rule(" imes", r" imes(?<=\d imes)(?=[\s$])", "×"),
)

_RULES_WITH_BRACES: tuple[Rule, ...] = (
    _command("sqrt", r"[^{}]*\}(?!\{)"),
    _command("mathcal", r"[A-Z]\}"),
    _command("mathbb", r"[A-Z]\}"),
    _command("mathbf", r"[A-Za-z]\}"),
    *(_command(f"text{font}", "") for font in _FONTS),
    *(_command(name, "") for name in ("emph", "mbox", "cite", "url", "text")),
    # Somebody took `\t` for a tab, and then a tab for a blank.
    *(_command(f"ext{font}", "", before=r"(?<![^\s$]{0})", lost="t") for font in _FONTS),
    _command("extcolor", "", before=r"(?<![^\s$]{0})", lost="t"),
    _command("ootnote", "", lost="f"),
    _rule("{this https", r"\{this https?\s+URL\}", ""),
    _rule("{,}", r"\{,\}(?<=\d\{,\})(?=\d)", ","),
)

_BRACED = re.compile(r"\{(" + "|".join(_SIGNS) + r")\}")


def mended(text: str) -> str:
    """The text with certain remains of LaTeX made whole, as Unicode or as LaTeX."""
    rules = _RULES + _RULES_WITH_BRACES if "{" in text else _RULES
    for word, remains, whole in rules:
        if word in text:
            text = remains.sub(whole, text)
    if "{" in text:
        text = _BRACED.sub(lambda sign: _SIGNS[sign[1]], text)
    return text


def has_remains(text: str) -> bool:
    """Whether there are any that :func:`mended` would make whole, in a text without braces."""
    return any(word in text and remains.search(text) for word, remains, _ in _RULES)
