"""What the names of LaTeX stand for in Unicode.

Knows names and characters. Does not know where in a text they stand, nor what is done with what an
accent or a fraction is given.
"""

from __future__ import annotations


def _pairs(*rows: str) -> dict[str, str]:
    words = " ".join(rows).split()
    return dict(zip(words[::2], words[1::2], strict=True))


def names(*rows: str) -> frozenset[str]:
    """The words of these rows."""
    return frozenset(" ".join(rows).split())


LETTERS = _pairs(
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι",
    "kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς",
    "tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω eps ε",
    "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω",
    "ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ partial ∂ nabla ∇ infty ∞",
    "emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠",
    "degree ° deg ° prime ′ dagger † ddagger ‡ star ⋆ ast * bullet • checkmark ✓ cmark ✓ xmark ✗",
    "clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ sharp ♯ flat ♭ natural ♮",
    "triangle △ square □ Box □ blacksquare ■ diamond ⋄ Diamond ◇ lozenge ◊ bigcirc ○",
    "dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ colon : lbrack [ rbrack ]",
    "langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lvert | rvert | lVert ‖ rVert ‖",
    "vert | Vert ‖ lbrace { rbrace } backepsilon ϶ complement ∁ surd √",
    "R ℝ reals ℝ N ℕ Z ℤ Q ℚ E 𝔼 bigO O bigo O tO Õ Otil Õ bigOmega Ω bigomega Ω bigTheta Θ",
    "calo 𝒪 NP NP OPT OPT ALG ALG",
    # Those of the last two rows are what nearly every author calls them.
)
"""Letters and signs that stand close to what is around them."""

OPERATIONS = _pairs(
    "times × div ÷ pm ± mp ∓ cdot · cdotp · circ ∘ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙",
    "cup ∪ cap ∩ uplus ⊎ sqcup ⊔ sqcap ⊓ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ backslash ∖",
    "smallsetminus ∖ wr ≀ amalg ⨿ circledast ⊛ rtimes ⋊ ltimes ⋉ boxplus ⊞ boxtimes ⊠",
)
"""Between two operands, as far from them as the author put them."""

RELATIONS = _pairs(
    "leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ neq ≠ ne ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ lt < gt >",
    "lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ prec ≺ succ ≻ preceq ≼ succeq ≽",
    "approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ equiv ≡ asymp ≍ propto ∝ doteq ≐ triangleq ≜",
    "coloneqq ≔ coloneq ≔ eqqcolon ≕ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊",
    "supsetneq ⊋ nsubseteq ⊈ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ ni ∋ notin ∉ vdash ⊢ dashv ⊣",
    "models ⊨ vDash ⊨ Vdash ⊩ perp ⊥ parallel ∥ nparallel ∦ mid | nmid ∤ bowtie ⋈ implies ⟹ iff ⟺",
    "to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐",
    "Leftrightarrow ⇔ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ Longleftrightarrow ⟺",
    "longleftrightarrow ⟷ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩",
    "rightharpoonup ⇀ rightleftharpoons ⇌ rightsquigarrow ⇝ leadsto ⇝ nearrow ↗ searrow ↘",
    "twoheadrightarrow ↠ rightrightarrows ⇉",
)
"""Between two sides, with blanks on both."""

ARROWS = _pairs("uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nwarrow ↖ swarrow ↙")
"""Arrows that nothing stands on both sides of: better or worse, in most abstracts."""

FUNCTIONS = {
    name: name
    for name in names(
        "log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan min max",
        "inf sup lim liminf limsup arg argmin argmax det dim ker hom gcd Pr poly polylog diag",
        "rank softmax sgn sign tr Tr supp vol polylog",
    )
}
FUNCTIONS.update({"limsup": "lim sup", "liminf": "lim inf", "mod": "mod", "bmod": "mod"})
"""Names set upright, a blank away from what they are applied to."""

BIG_OPERATORS = _pairs(
    "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂",
    "bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ biguplus ⨄ bigodot ⨀",
)

SPACES = dict.fromkeys(names("quad qquad enspace enskip thinspace space nobreakspace"), " ")
"""Named blanks."""

DROPPED = names(
    "left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr Biggl Biggr",
    "limits nolimits displaystyle textstyle scriptstyle scriptscriptstyle mathstrut strut",
    "allowbreak nobreak nonumber negthinspace relax mathopen mathclose mathpunct protect",
)
"""What only the typesetter heeds, in a formula."""

SWITCHES = names(
    "em it sl bf tt sc sf rm bfseries itshape slshape scshape ttfamily sffamily rmfamily mdseries",
    "upshape normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge",
    "noindent indent centering raggedright boldmath unboldmath sloppy protect relax displaystyle",
    "smallskip medskip bigskip allowbreak xspace maketitle newblock",
)
"""What only the typesetter heeds, in prose."""

PLAIN = names(
    "textbf textit emph texttt textsc textsf textrm textsl textup textmd textnormal text mbox hbox",
    "fbox underline uline uuline ul textquote enquote hl texit mathrm mathit mathsf mathtt",
    "mathnormal operatorname operatornamewithlimits mathop mathrel mathbin mathord mathinner",
    "ensuremath smash boxed uppercase lowercase MakeUppercase MakeLowercase num",
)
"""Those of one argument that only change how it looks."""

PROSE_ARGUMENTS = names(
    "textbf textit emph texttt textsc textsf textrm textsl textup textmd textnormal text mbox hbox",
    "fbox underline uline enquote texit",
)
"""Those of them whose argument is prose even within a formula."""

FONT_NAMES = {
    **dict.fromkeys(["mathcal", "mathscr", "cal", "scr"], "script"),
    **dict.fromkeys(["mathbb", "mathbbm", "mathds", "Bbb", "bbbf"], "double"),
    **dict.fromkeys(["mathfrak", "frak"], "fraktur"),
    **dict.fromkeys(["mathbf", "bm", "boldsymbol", "pmb", "bf", "boldmath", "symbf"], "bold"),
}

_EARLY = _pairs(  # letters that Unicode had before the alphabets of mathematics, which leave a hole
    "script:B ℬ script:E ℰ script:F ℱ script:H ℋ script:I ℐ script:L ℒ script:M ℳ script:R ℛ",
    "script:e ℯ script:g ℊ script:o ℴ double:C ℂ double:H ℍ double:N ℕ double:P ℙ double:Q ℚ",
    "double:R ℝ double:Z ℤ fraktur:C ℭ fraktur:H ℌ fraktur:I ℑ fraktur:R ℜ fraktur:Z ℨ",
)

_STARTS = {  # of A, of a, of 0
    "script": (0x1D49C, 0x1D4B6, None),
    "double": (0x1D538, 0x1D552, 0x1D7D8),
    "fraktur": (0x1D504, 0x1D51E, None),
    "bold": (0x1D400, 0x1D41A, None),  # bold digits look like others, and nobody means them
}


def _font(name: str) -> dict[int, str]:
    table: dict[int, str] = {}
    for first, start, count in zip("Aa0", _STARTS[name], (26, 26, 10), strict=True):
        for offset in range(count if start else 0):
            letter = chr(ord(first) + offset)
            table[ord(letter)] = _EARLY.get(f"{name}:{letter}", chr((start or 0) + offset))
    if name == "bold":
        table.update({ord("Α") + offset: chr(0x1D6A8 + offset) for offset in range(17)})
        table.update({ord("Σ") + offset: chr(0x1D6BA + offset) for offset in range(7)})
        table.update({ord("α") + offset: chr(0x1D6C2 + offset) for offset in range(25)})
    return table


FONTS = {name: _font(name) for name in _STARTS}
"""For `str.translate`, by font."""

RAISED = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤∘*⋆†‡′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ°*⋆†‡′",
        strict=True,
    )
)
"""The characters that Unicode has a superscript of, and those that are one already."""

LOWERED = dict(
    zip(
        "0123456789+-=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
"""The characters that Unicode has a subscript of."""

ACCENTS = {
    **dict.fromkeys(["hat", "widehat", "Hat"], "\u0302"),
    **dict.fromkeys(["tilde", "widetilde", "Tilde"], "\u0303"),
    **dict.fromkeys(["bar", "overline", "Bar"], "\u0304"),
    **dict.fromkeys(["vec", "overrightarrow", "Vec"], "\u20d7"),
    **dict.fromkeys(["dot", "Dot"], "\u0307"),
    **dict.fromkeys(["ddot", "Ddot"], "\u0308"),
    **dict.fromkeys(["check", "widecheck", "Check"], "\u030c"),
    **dict.fromkeys(["breve", "Breve"], "\u0306"),
    **dict.fromkeys(["acute", "Acute"], "\u0301"),
    **dict.fromkeys(["grave", "Grave"], "\u0300"),
    "mathring": "\u030a",
}
"""Above a letter of a formula: the combining character."""

LETTER_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
}
"""Upon a letter of a name: the combining character."""

NAME_LETTERS = _pairs(
    "ss ß ae æ oe œ aa å o ø l ł i ı j ȷ dh ð th þ dj đ ng ŋ AE Æ OE Œ AA Å O Ø L Ł DH Ð TH Þ DJ Đ"
)
"""Letters of names; the short ones only where a word goes on beside them."""

PROSE_SIGNS = _pairs(
    "textdegree ° textpm ± texttimes × textmu µ textperthousand ‰ textpertenthousand ‱",
    "textregistered ® texttrademark ™ textcopyright © copyright © pounds £ textsterling £ euro €",
    "texteuro € textyen ¥ textsection § textparagraph ¶ textbullet • textdagger † textdaggerdbl ‡",
    "textemdash — textendash – textellipsis … textquoteleft ‘ textquoteright ’",
    "textquotedblleft “ textquotedblright ” textquotesingle ' textless < textgreater > textbar |",
    "textunderscore _ textasciitilde ∼ textasciicircum ^ textrightarrow → textleftarrow ←",
    "guillemotleft « guillemotright » glqq „ grqq “ lq ‘ rq ’ LaTeX LaTeX TeX TeX BibTeX BibTeX",
    "item • textbraceleft { textbraceright } textonehalf ½ textsuperscripttm ™",
)

UNITS = _pairs(
    "metre m meter m second s gram g kelvin K celsius °C degree ° percent % hertz Hz watt W volt V",
    "ampere A joule J newton N pascal Pa byte B bit bit hour h minute min litre L liter L",
    "nano n micro µ milli m centi c kilo k mega M giga G tera T per /",
)
"""What `siunitx` calls the units and their prefixes."""

DINGBATS = {
    **{str(number): chr(0x2460 + number - 172) for number in range(172, 182)},
    **{str(number): chr(0x2776 + number - 182) for number in range(182, 192)},
    **dict(zip(("51", "52", "55", "56"), "✓✔✗✘", strict=True)),
}
"""Of the font that `pifont` shows by number: counted circles, ticks and crosses."""

ABBREVIATIONS = _pairs(
    "eg e.g. ie i.e. cf cf. etc etc. vs vs. aka a.k.a. wrt w.r.t. iid i.i.d. resp resp. viz viz."
)
ABBREVIATIONS["etal"] = "et al."
"""The macros of conference styles."""
