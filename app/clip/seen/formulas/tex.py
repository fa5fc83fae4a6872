"""A formula in TeX comes in, the same in plain letters as far as that goes goes out."""

from __future__ import annotations

import re

from app.clip.seen.signs import index, power

_FRAME = re.compile(
    r"^\s*(?:\$\$?|\\\(|\\\[)|(?:\$\$?|\\\)|\\\])\s*$|\\(?:display|text|script)style\b|\\(?:left|right|big|Big)\b\s*\.?"
)
_FRACTION = re.compile(r"\\[dtc]?frac\s*(?:\{([^{}]*)\}\s*\{([^{}]*)\}|(\d)\s*(\d))")
_ROOT = re.compile(r"\\sqrt\s*(?:\[([^\]]*)\])?\s*\{([^{}]*)\}")
_WORDS = re.compile(
    r"\\(?:text|mathrm|mathbf|mathit|mathsf|operatorname|mbox|boldsymbol|mathcal|mathbb)\s*\{([^{}]*)\}"
)
_HIGH = re.compile(r"\s*\^\s*(?:\{([^{}]*)\}|([^\s{}\\]))")
_LOW = re.compile(r"\s*_\s*(?:\{([^{}]*)\}|([^\s{}\\]))")
_SPACE = re.compile(r"\\[,;:! ]|\\q?quad\b|~")
_SIGNS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "approx": "≈", "leq": "≤", "le": "≤", "geq": "≥",
    "ge": "≥", "neq": "≠", "ne": "≠", "infty": "∞", "sum": "∑", "prod": "∏", "int": "∫", "partial": "∂", "circ": "°",
    "degree": "°", "to": "→", "rightarrow": "→", "ldots": "…", "dots": "…", "cdots": "…", "alpha": "α", "beta": "β",
    "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "euro": "€", "prime": "′", "sim": "∼", "propto": "∝",
}  # fmt: skip
_BETWEEN = frozenset("×÷±∓≈≤≥≠→∼∝")
_NAME = re.compile(r"\\([A-Za-z]+)\s?")
_ROUNDS = 6


def plain(tex: str) -> str:
    """The formula without commands: fractions with a bar, powers raised or behind a caret."""
    text = _SPACE.sub(" ", _FRAME.sub("", tex))
    for _ in range(_ROUNDS):
        before = text
        text = _WORDS.sub(r"\1", text)
        text = _HIGH.sub(lambda found: power(_named(found[1] or found[2] or "")), text)
        text = _LOW.sub(lambda found: index(_named(found[1] or found[2] or "")), text)
        text = _ROOT.sub(lambda found: f"{power(found[1]) if found[1] else ''}√({found[2]})", text)
        text = _FRACTION.sub(
            lambda found: _fraction(found[1] or found[3] or "", found[2] or found[4] or ""), text
        )
        if text == before:
            break
    return " ".join(re.sub(r"[{}]|\\(?=[%$&#_])", "", _named(text)).split())


def _named(text: str) -> str:
    return _NAME.sub(lambda found: _sign(found[1]), text)


def _sign(name: str) -> str:
    sign = _SIGNS.get(name, name if name in _FUNCTIONS else "")
    return f" {sign} " if sign in _BETWEEN else sign


_FUNCTIONS = frozenset(["sin", "cos", "tan", "log", "ln", "exp", "max", "min", "lim"])


def _fraction(top: str, bottom: str) -> str:
    return "/".join(part if part.strip().isalnum() else f"({part})" for part in (top, bottom))
