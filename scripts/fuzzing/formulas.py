"""Writes formulas at random, right and wrong ones, and computes them until its time is over; prints figures.

    FORMULA_SECONDS=10 FUZZ_SEED=1 python -m scripts.fuzzing.formulas

Ends with 1 when anything but a value or a sentence came back, a value differs from what was worked out beside it, a
formula reached for the machine (a file, an import, code that is run), or one took too long.
"""

import os
import random
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from selaras.engine.formulas.computing import Outcome, compute
from selaras.engine.formulas.expression import parse
from selaras.engine.formulas.proposing import NoFormula, propose
from selaras.engine.formulas.tokens import LONGEST, BadExpression
from selaras.engine.formulas.worded import in_symbols, in_values, in_words
from selaras.engine.tables.number import LARGEST, SCALE
from selaras.engine.tables.wording import fold

LONGEST_SECONDS = 0.5
"""That one formula may take, on a machine where others work too; the usual one takes less than a thousandth of it."""
_WARMING = 20
"""Formulas before those that count, so that every module is imported by then."""
NAMES = {"A": "Jumlah keluhan ditindaklanjuti", "b": "Total keluhan", "n_1": "bobot", "x": "isian"}
_REACHING = ("open", "exec", "compile", "import", "os.", "subprocess.", "socket.", "ctypes.", "marshal.", "pickle.")
_OWN = "frozen.py"
"""The one module that makes code of its own: the ``__init__`` of a class of frozen values, of names of fields only."""
_PIECES = (
    *"+-*/:×÷−–()%;,.=", "A", "b", "n_1", "x", "X", "0", "1", "100", "2,5", "1.000", "95.5", "1e9", "9" * 40,
    "min(", "maks(", "rata-rata(", "jumlah(", "tertimbang(", "persen(", "persen",
    " ", "\t", "\n", "\u00a0", "\u202e", "١٢", "½", "é", "𝟙", "\x00",
    "__import__", "().__class__", "lambda", "eval(", "os.system('id')", "{A}", "${A}", "**", "//", "<<", "\\", "'", '"',
    "A.b",
)  # fmt: skip
_WORDS = (
    "Jumlah kasus", "total kasus", "dibagi", "dibagi dengan", "dikali", "dikalikan", "x 100", "x", "× 100%",
    "ditambah", "dikurangi", "/", ":", "=", "(", ")", "-----", "(PNS dan PPPK)", "seratus persen", "kemudian", "Rumus:",
    "100", ".", ",", "–",
)  # fmt: skip


@dataclass(slots=True)
class Figures:
    """What came of all formulas."""

    tried: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    escaped: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")

    @property
    def failed(self) -> bool:
        """Whether what must never happen has happened."""
        return bool(self.wrong or self.escaped or self.reached or self.slowest[0] > LONGEST_SECONDS)

    def lines(self) -> list[str]:
        """The figures for people."""
        return [
            f"formulas tried: {self.tried.total()} ({_listed(self.tried)})",
            f"came to: {_listed(self.outcomes)}",
            f"values that differ from what was worked out beside them: {len(self.wrong)}",
            *(f"  {each!r}" for each in self.wrong[:5]),
            f"exceptions that reached the caller: {_listed(self.escaped)}",
            f"reached for the machine: {_listed(self.reached)}",
            f"slowest: {self.slowest[0] * 1000:.1f} ms ({self.slowest[1][:60]!r})",
        ]


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.most_common()) or "0"


class Watch:
    """Counts what a formula asks of the machine while it is on. Python keeps a hook for good, so there is one."""

    def __init__(self) -> None:
        self.figures: Figures | None = None
        self.thread = threading.get_ident()
        sys.addaudithook(self._hook)

    def _hook(self, event: str, told: tuple[object, ...]) -> None:
        if self.figures is None or not event.startswith(_REACHING) or threading.get_ident() != self.thread:
            return
        if Path(sys._getframe(1).f_code.co_filename).name != _OWN:
            self.figures.reached[f"{event} {told[0]}"[:80] if told else event] += 1


def fuzz(seconds: float, seed: str, watch: Watch | None = None) -> Figures:
    """Tries formulas for so long; the same seed gives the same formulas in the same order."""
    figures = Figures()
    for number in range(_WARMING):
        one(random.Random(f"warm:{number}"), figures)
    fold("é")  # imports its table of letters
    figures = Figures()
    watch = watch or Watch()
    until = time.monotonic() + seconds
    number = 0
    while time.monotonic() < until:
        chance = random.Random(f"{seed}:{number}")
        number += 1
        watch.figures = figures
        begun = time.perf_counter()
        text = one(chance, figures)
        figures.slowest = max(figures.slowest, (time.perf_counter() - begun, text))
        watch.figures = None
    return figures


def one(chance: random.Random, figures: Figures) -> str:
    """Makes one formula of one kind, tries it, and gives it back."""
    kind = chance.choice(("right", "changed", "soup", "prose"))
    figures.tried[kind] += 1
    values = {symbol: _figure(chance) for symbol in NAMES}
    if kind == "prose":
        text = " ".join(chance.choices(_WORDS, k=chance.randint(1, 60)))
        _propose(text, figures)
    elif kind == "soup":
        text = "".join(chance.choices(_PIECES, k=chance.randint(1, 260)))
        _try(text, figures, values)
    else:
        text, expected = write(chance, values, chance.randint(0, 5))
        if kind == "right":
            _try(text, figures, values, expected=(expected,))
        else:
            text = _changed(text, chance)
            _try(text, figures, values)
    return text


def write(chance: random.Random, values: Mapping[str, int | None], depth: int) -> tuple[str, Fraction | None]:
    """A formula and what it comes to, worked out while it is written; None where it has no value."""
    if depth == 0:
        if chance.random() < 0.5:
            symbol = chance.choice(tuple(NAMES))
            value = values[symbol]
            return symbol, None if value is None else Fraction(value, SCALE)
        whole = chance.randint(0, 999)
        return chance.choice(((str(whole), Fraction(whole)), (f"{whole},25", whole + Fraction(1, 4))))
    left, one = write(chance, values, depth - 1)
    right, other = write(chance, values, chance.randint(0, depth - 1))
    sign = chance.choice("+-×/mM")
    known = one is not None and other is not None
    if sign in "mM":
        name, pick = ("min", min) if sign == "m" else ("maks", max)
        return f"{name}({left}; {right})", pick(one, other) if one is not None and other is not None else None
    text = f"({left}) {sign} ({right})"
    if not known or one is None or other is None:
        return text, None
    if sign == "/":
        return text, one / other if other else None
    return text, one + other if sign == "+" else one - other if sign == "-" else one * other


def _figure(chance: random.Random) -> int | None:
    return chance.choice((None, 0, 0, 1, SCALE, 180_000, -25_000, LARGEST, -LARGEST, chance.randint(-(10**9), 10**9)))


def _changed(text: str, chance: random.Random) -> str:
    signs = list(text)
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(0, len(signs))
        signs[place : place + chance.randint(0, 2)] = chance.choice(_PIECES)
    return "".join(signs)


def _try(
    text: str, figures: Figures, values: Mapping[str, int | None], expected: tuple[Fraction | None, ...] = ()
) -> None:
    try:
        node = parse(text)
        again = in_symbols(node)
        if len(again) <= LONGEST and in_symbols(parse(again)) != again:
            figures.wrong.append(f"{text} → {again}")
        in_words(node, NAMES)
        in_values(node, values)
        found = compute(node, values, NAMES)
    except BadExpression as error:
        figures.outcomes["sentence"] += 1
        if expected or not (1 <= error.at <= len(text) + 1 and str(error).endswith(".")):
            figures.wrong.append(text)
        return
    except Exception as error:  # whatever it is, it is counted: none may come here
        _escape(figures, error)
        return
    figures.outcomes[found.lack or "value"] += 1
    if not _sound(found) or (expected and not _same(found, expected[0])):
        figures.wrong.append(text)


def _sound(found: Outcome) -> bool:
    if found.value is None:
        return bool(found.lack and found.reason.endswith("."))
    return not found.lack and abs(found.value) <= LARGEST


def _same(found: Outcome, expected: Fraction | None) -> bool:
    """Whether it is what was worked out: to half of a ten-thousandth, and no value where there is none."""
    if found.lack == "too_large":
        return expected is None or abs(expected) * SCALE * 2 > LARGEST
    if expected is None or found.value is None:
        return expected is None and found.value is None
    return abs(Fraction(found.value, SCALE) - expected) * SCALE * 2 <= 1


def _propose(text: str, figures: Figures) -> None:
    try:
        found = propose(text)
        parse(found.expression)
    except NoFormula as error:
        figures.outcomes["no formula"] += 1
        if not str(error).endswith("."):
            figures.wrong.append(text)
    except Exception as error:  # as above
        _escape(figures, error)
    else:
        figures.outcomes["proposal"] += 1


def _escape(figures: Figures, error: Exception) -> None:
    last = traceback.extract_tb(error.__traceback__)[-1]
    figures.escaped[f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"] += 1
    if figures.escaped.total() <= 3:
        traceback.print_exception(error)


def main() -> int:
    """Runs, prints and says whether all is well."""
    figures = fuzz(float(os.environ.get("FORMULA_SECONDS") or 10), os.environ.get("FUZZ_SEED") or "1")
    sys.stdout.write("\n".join(figures.lines()) + "\n")
    return 1 if figures.failed else 0


if __name__ == "__main__":
    sys.exit(main())
