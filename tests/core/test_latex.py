r"""LaTeX is shown as Unicode where that is certain, and left as it came where it is not."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperreader.core.inert import inert
from paperreader.core.latex import shown

FORMULAS = [
    (r"in $\mathcal{O}(n^2)$ time", "in 𝒪(n²) time"),
    (r"in $O(n^2)$ time", "in O(n²) time"),
    (r"in $\tilde{O}(\sqrt{T})$", "in Õ(√T)"),
    (r"in $\widetilde{\mathcal{O}}(\sqrt{dT})$", "in 𝒪̃(√(dT))"),
    (r"a $k$-means step", "a k-means step"),
    (r"$x \in \mathbb{R}^{d}$", "x ∈ ℝᵈ"),
    (r"$x\in\mathbb R^d$", "x ∈ ℝᵈ"),
    (r"$A\in\mathbb{R}^{m\times n}$", "A ∈ ℝ^(m×n)"),
    (r"the $\ell_2$-norm and $\ell_\infty$", "the ℓ₂-norm and ℓ_∞"),
    (r"$\varepsilon$-greedy, $(\epsilon, \delta)$-private", "ε-greedy, (ε, δ)-private"),
    (r"$\alpha\beta$ and $\alpha T$", "αβ and αT"),
    (r"$\Gamma$, $\Omega(n)$, $\vartheta$", "Γ, Ω(n), ϑ"),
    (r"$\frac{1}{2}$ of it", "1/2 of it"),
    (r"$\frac{a+b}{2n}$", "(a+b)/(2n)"),
    (r"$\frac{\log n}{n}$", "(log n)/n"),
    (r"$\frac12 n$", "(1/2) n"),
    (r"$2\frac{1}{2}$", "2(1/2)"),
    (r"$O(\frac{1}{\sqrt{T}})$", "O(1/√T)"),
    (r"$n^{\frac{1}{3}}$", "n^(1/3)"),
    (r"$\frac{1}{t(\log t)^2}$", "1/(t(log t)²)"),
    (r"$\sqrt{n+1}$ and $\sqrt[3]{n}$", "√(n+1) and ∛n"),
    (r"$x_{ij}$ and $x_{model}$", "xᵢⱼ and x_model"),
    (r"$P_{Y \mid X}$", "P_(Y|X)"),
    (r"$ICL_{LLM}$", "ICL_LLM"),
    (r"$x_i^2$ and $x^2_i$", "xᵢ² and xᵢ²"),
    (r"$\pi_{0.5}$ and $f'(x)$", "π_0.5 and f′(x)"),
    (r"$\pi^*$ and $A^\top$", "π* and Aᵀ"),
    (r"$10^{-16}$", "10⁻¹⁶"),
    (r"$90^\circ$ and $90^{\circ}$C", "90° and 90°C"),
    (r"the 20$^{th}$ and $5^{\text{th}}$", "the 20th and 5th"),
    (r"CO$_2$ and E$^3$", "CO₂ and E³"),
    (r"12$\times$ faster, $1.5\times$", "12× faster, 1.5×"),
    (r"$256\times256$ and $N \times N$", "256×256 and N × N"),
    (r"$\sim$100 and $\approx 7$", "∼100 and ≈7"),
    (r"$9.5 \pm 0.1$", "9.5 ± 0.1"),
    (r"$k\ll n$, $a\le b$, $a\neq b$", "k ≪ n, a ≤ b, a ≠ b"),
    (r"$\ell > 2$ and $n>2$", "ℓ > 2 and n>2"),
    (r"$k \log k$, $\log\log n$, $\log(n)$", "k log k, log log n, log(n)"),
    (r"$\min_{x\in X}f(x)$", "min_(x∈X) f(x)"),
    (r"$\sum_{i=1}^{k} x_i$", "∑ᵢ₌₁ᵏ xᵢ"),
    (r"$\exp\left(-O(\sqrt{n} \log n) \right)$", "exp(-O(√n log n))"),
    (r"$\left.x\right|_{y}$", "x|_y"),
    (r"$\{1, 2, \ldots, n\}$", "{1, 2, …, n}"),
    (r"$\lfloor x \rfloor$, $\langle x, y\rangle$", "⌊x⌋, ⟨x, y⟩"),
    (r"$\|x\|_2$ and $\norm{x}$", "‖x‖₂ and ‖x‖"),
    (r"$\mathbf{x}$, $\bm{W}$, $\boldsymbol{\theta}$", "𝐱, 𝐖, 𝛉"),
    (r"$\mathfrak{g}$, $\mathbb{E}[X]$, $\mathcal{L}$", "𝔤, 𝔼[X], ℒ"),
    (r"$\hat{x}_i$, $\bar{X}$, $\hat x$", "x̂ᵢ, X̄, x̂"),
    (r"$\widetilde{OPT}$", "widetilde(OPT)"),
    (r"$\operatorname{rank}(A)$, $\operatorname{tr} A$", "rank(A), tr A"),
    (r"$\mathrm{OPT}$ and $\text{step size}$", "OPT and step size"),
    (r"$\binom{n}{k}$", "(n choose k)"),
    (r"$a \not\in B$", "a ∉ B"),
    (r"$100,\!000$ and $6{,}000$", "100,000 and 6,000"),
    (r"\(x^2\) and \[y_1 = 2\]", "x² and y₁ = 2"),
    (r"so $$x = y$$ holds", "so x = y holds"),
    (r"\begin{equation}a=b\end{equation}", " a=b "),
    (r"$4\%$ and $\%$", "4% and %"),
    (r"$\unicode{x2013}$", "–"),
    (r"$\mathbbR^n$ and $\sqrtT$", "ℝⁿ and √T"),
    (r"$\texttt{$Flora$}$", "Flora"),
    (r"$(k+1)$st, $-5.3$pp, $k$NN", "(k+1)st, -5.3pp, kNN"),
    (r"$\frac{1}{q}(a+b)$", "(1/q)(a+b)"),
    (r"$k (\ll d)$", "k (≪ d)"),
    (r"$P(A \text{ is } B)$, $C\text{ is MDS }$", "P(A is B), C is MDS "),
    (r"$2^{\textrm{poly}(d)}$, $f^{(n)}$", "2^(poly(d)), f⁽ⁿ⁾"),
    (r"a $\mathbf{C}$omprehensive hum$\mathbf{A}$n", "a Comprehensive humAn"),
    (r"$\calO(n)$, $\calo(n)$, $\tO(n)$, \tildeO(n)", "𝒪(n), 𝒪(n), Õ(n), Õ(n)"),
    (r"$\vec{v}$, $\overline{x}$, $\sum_{i=1}^{n} x'$", "v⃗, x̄, ∑ᵢ₌₁ⁿ x′"),
    (r"$a\,b\;c\quad d$, $x^{q}$, $x^{y^2}$", "a b c d, x^q, x^(y²)"),
    (r"$x^{2q}$, $2^{2^k}$, $x_{2q}$, $x_{t_1}$", "x^(2q), 2^(2ᵏ), x_2q, x_(t₁)"),
]

PROSE = [
    (r"50\% of \#1 \& \_x\_ for \$5", "50% of #1 & _x_ for $5"),
    (r"T\"ulu, Poincar\'e, Erd\H{o}s", "Tülu, Poincaré, Erdős"),
    (r"Gr\"{o}wall, na\"{\i}ve, Fran\c{c}ois", "Gröwall, naïve, François"),
    (r"\v{C}ech, S\o ren, Stra\ss e, {\L}ukasz", "Čech, Søren, Straße, Łukasz"),
    (r"don\'t, model\'s", "don't, model's"),
    (r"a \"quoted\" word", 'a \\"quoted\\" word'),
    ("a ``quoted'' word", "a “quoted” word"),
    ("a `quoted' word", "a ‘quoted’ word"),
    ("a ''quoted'' word", "a “quoted” word"),
    ('a ``quoted" word', "a “quoted” word"),
    ("in 1914--1916 -- or later---so", "in 1914–1916 – or later—so"),
    ("Stage~1 of models~(LMs), Opus~4", "Stage 1 of models (LMs), Opus 4"),
    (r"\textbf{W}ord \textit{of} \emph{a \textsc{kind}}", "Word of a kind"),
    (r"{\em old} {\bf styles}", "old styles"),
    (r"\textcolor{red}{red} $\underline{\textbf{u}}$p", "red up"),
    (r"cut off in \textbf{bold", "cut off in bold"),
    (r"at \url{https://a.org/x\_y}.", "at https://a.org/x_y."),
    (r"\href{https://a.org}{page}", "page (https://a.org)"),
    (r"\href{https://a.org/}{https://a.org/}", "https://a.org/"),
    (r"\href{https://a.org/b}{a.org/b}", "https://a.org/b"),
    ("https://a.org/b{https://a.org/b}.", "https://a.org/b."),
    ("at {https://a.org}.", "at https://a.org."),
    (r"as known~\cite{a2020} since", "as known since"),
    (r"as shown by \citet{a2020}", "as shown by [a2020]"),
    (r"work of \cite{a, b}", "work of [a, b]"),
    (r"data\footnote{At https://a.org} are", "data (At https://a.org) are"),
    (r"(\eg, this, \ie, that, \etc.)", "(e.g., this, i.e., that, etc.)"),
    (r"\mathcal{L}_recon in \mathbb{R}^d, \alpha_i", "ℒ_recon in ℝᵈ, αᵢ"),
    (r"2.4\times faster, \sim5, \rho", "2.4× faster, ∼5, ρ"),
    (r"360{\deg}, {\Psi}, ${\sim}9$", "360°, Ψ, ∼9"),
    (r"e.g.\ this, \LaTeX{} too", "e.g. this, LaTeX too"),
    (r"in R^{d} or O(n^2) or 10^-15 or d^{1/3}", "in Rᵈ or O(n²) or 10⁻¹⁵ or d^(1/3)"),
    ("P{ó}lya, {B}ayes, R^2{=}0.8, 1{,}000", "Pólya, Bayes, R²=0.8, 1,000"),
    (r"line one \\ line two", "line one line two"),
    (r"\textcolor{red}NB, one\ud \ud two, REVEAL{} is", "NB, one two, REVEAL is"),
    (r"\SI{1.9}{m}, \SI{105}{\micro\metre}, \ding{182} this", "1.9 m, 105 µm, ❶ this"),
    (r"German\leftrightarrowEnglish (BC)\citeA,B are", "German↔English (BC) are"),
    (r"O(d\log n), a note\footnote{cut off", "O(d log n), a note (cut off"),
    ('a "quoted\'\' word, ``"another" one, ``code``', "a “quoted” word, “another” one, “code”"),
    ("O(2^n), R^d, 10^-3. E^2RAG", "O(2ⁿ), Rᵈ, 10⁻³. E²RAG"),
    (
        "at https://a.org/b{this page}. Bench{https://a.org}",
        "at https://a.org/b (this page). Bench (https://a.org)",
    ),
]

REMAINS = [
    ("2times fewer and 4.31times", "2× fewer and 4.31×"),
    ("a 5times5 grid on 8timesH100", "a 5×5 grid on 8×H100"),
    ("a merely sim0.6 point drop, sim90% of it", "a merely ∼0.6 point drop, ∼90% of it"),
    ("mathcal{O}(n) and sqrt{n}", "𝒪(n) and √n"),
    ("R^3 {times} S^2 {approx} {sim}1", "R³ × S² ≈ ∼1"),
    ("(varepsilon,delta)-private", "(ε,δ)-private"),
    ("tilde Omega(T^{1/3}) times", "Ω̃(T^(1/3)) times"),
    ("a triple langle P, Q rangle here", "a triple ⟨P, Q⟩ here"),
    ("$10 imes$ and extit{this}", "10× and this"),
    ("$360^circ$", "360°"),
    ("UV^top, T^{1/(1+epsilon)}", "UVᵀ, T^(1/(1+ε))"),
    ("emph{i.e.}, our.ootnote{At extcolor{blue}{a}}", "i.e., our. (At a)"),
    ("the model`s mbox{ImageNet} cite{a}", "the model's ImageNet"),
]

SURVIVING = [
    "costs $5 and $10",
    "from $5M to $10M, under $1,000 a year",
    "raised US$3, then CA$4 and $0.50.",
    "a ($250) arm and a ($1.33M) one",
    "echo $HOME/$USER and $PATH",
    "switching times, sometimes, 3 times",
    "sim2real and Sim(3), similar",
    "approximate, tilde, epsilon and delta",
    "snake_case, file_name.txt, __init__, x_1",
    r"C:\new\alpha\times and D:\temp",
    r"prints \n and \t and \d+ in code",
    r"a \modelname of \ours{} and \method",
    r"$O(\numact(G_T)/T)$ stays",
    r"unknown {\pegasos} stays",
    r"\begin{tabular}{ll} a & b \end{tabular}",
    "run --verbose --dry-run, <!-- this -->",
    "home ~/x, about ~70, 10~20, 1M~60M, a ~ b",
    "En-{De, Zh, Ja} and {unseen} classes",
    "`code` and ```fences``` and it's",
    "5'10'' tall and '' empty",
    "https://a.org/~me/a--b_{c}^2",
    "AP^b, ^_^, a ^ b, S^q, x^{",
    r"\textbackslash alpha",
    r"$\unicode{x1b}$ and $\unicode{x202e}$",
    r"\char27 and \symbol{27}",
    "$ and $ and $",
    r"¯\_(ツ)_/¯ and ^o^",
    "US$3.5B, $100K and $200K, a $5 to $10 range, $3-$4",
    "d^6.05, R^n*n, k=o(d^p/2), python^3.11.2, a^",
    "f(){} and {}, dict{}x",
    "Obig(1{n}+sqrt{d}{n}big)",
]


@pytest.mark.parametrize(("text", "reads"), FORMULAS + PROSE + REMAINS)
def test_latex_is_shown_as_it_reads(text: str, reads: str) -> None:
    assert shown(text) == reads


@pytest.mark.parametrize("text", SURVIVING)
def test_what_is_not_certain_stays_as_it_came(text: str) -> None:
    assert shown(text) == text


def test_the_seeds_are_shown_as_they_read() -> None:
    assert (
        shown(r"(MoLA)} for \model, T\"ulu 3, {\rho}, ~10\%")
        == "(MoLA)} for \\model, Tülu 3, ρ, ~10%"
    )


PIECES = [
    *("\\", "$", "$$", "{", "}", "^", "_", "~", "--", "---", "``", "''", "'", "`", '"', " ", "\n"),
    *("a", "B", "1", "25", "é", "\u0302", "(", ")", "[", "]", ",", ".", "=", "-", "|", "%", "&"),
    *(r"\frac", r"\sqrt", r"\mathbb", r"\alpha", r"\in", r"\times", r"\log", r"\textbf", r"\em"),
    *(r"\cite", r"\href", r"\url", r"\left", r"\right", r"\hat", r"\(", r"\)", r"\[", r"\]"),
    *(r"\begin{equation}", r"\end{equation}", r"\unicode{x1b}", r"\{", r"\}", r"\$", r"\%"),
    *(r"\"", r"\'", r"\v", r"\not", r"\cal", r"\footnote", r"\textasciicircum", r"\\", r"\ss "),
    *("sim0.6", "2times", "mathcal{O}", "https://a.org/b", ":\\", "{times}", "tilde O(", "langle "),
    *("\x1b", "\u202e", "\x9b", "\U000e0041"),
]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60))
def test_whatever_comes_in_comes_out_inert_and_no_longer_and_is_shown_the_same_again(
    text: str,
) -> None:
    reads = shown(text)
    assert shown(reads) == reads
    assert inert(reads) == reads
    assert len(reads) <= 3 * len(text)


@pytest.mark.parametrize("row", [text for text, _ in FORMULAS + PROSE + REMAINS] + SURVIVING)
def test_every_row_is_shown_the_same_again(row: str) -> None:
    assert shown(shown(row)) == shown(row)


@settings(max_examples=300)
@given(
    st.sampled_from([text for text, _ in FORMULAS + PROSE]),
    st.integers(0, 60),
    st.sampled_from(PIECES),
)
def test_a_text_with_something_in_it_is_shown_the_same_again(
    text: str, place: int, piece: str
) -> None:
    reads = shown(text[:place] + piece + text[place:])
    assert shown(reads) == reads


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "{",
            "}",
            "$",
            "$1 ",
            "$x$",
            "\\",
            "\\(",
            "\\[",
            "^{",
            "_{",
            "``",
            "`a",
            "''",
            "~",
            "---",
        ),
        *(
            r"\frac",
            r"\frac{",
            r"\sqrt",
            r"\sqrt{",
            r"\textbf{",
            r"{\em ",
            r"\hat",
            r"x^",
            r"\left(",
        ),
        *(
            r"\href{",
            r"\cite{",
            r"\cite[",
            r"\begin{equation}",
            r"\not",
            "$+1",
            "$a{",
            '\\"',
            "\\'",
        ),
        *("https://", "a_", "2times", "sim", "{ext", "-", "(epsilon", r"\unicode{x2013}", "$\\bf "),
    ],
)
def test_long_runs_and_deep_nesting_take_no_long_time(piece: str) -> None:
    """Linear: with anything quadratic this would take minutes."""
    text = piece * (50_000 // len(piece))
    reads = shown(text)
    assert len(reads) <= 3 * len(text)
    closed = text + "}" * text.count("{")
    assert len(shown(closed)) <= 3 * len(closed)


def test_tables_and_patterns_are_loaded_only_with_a_text_that_needs_them() -> None:
    program = (
        "import sys; from paperreader.core.latex import shown; shown('plain, sometimes'); "
        "print('paperreader.core.latex_tables' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"
