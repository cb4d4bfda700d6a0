"""The fuzz run of formulas: it is repeatable, sees what must never happen, and what it tries holds for any text."""

import random
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scripts.fuzzing.formulas import LONGEST_SECONDS, Figures, Watch, fuzz, one, write
from selaras.engine.formulas.computing import compute
from selaras.engine.formulas.expression import Node, parse, symbols
from selaras.engine.formulas.proposing import NoFormula, propose
from selaras.engine.formulas.tokens import BadExpression
from selaras.engine.tables.number import LARGEST

WATCH = Watch()


def read(text: str) -> Node | BadExpression:
    try:
        return parse(text)
    except BadExpression as error:
        return error


def test_the_same_seed_gives_the_same_formulas_and_another_one_others() -> None:
    def made(seed: str) -> list[str]:
        return [one(random.Random(f"{seed}:{number}"), Figures()) for number in range(50)]

    assert made("1") == made("1")
    assert made("1") != made("2")


def test_a_formula_is_written_with_what_it_comes_to() -> None:
    text, expected = write(random.Random(4), {"A": 20_000, "b": 40_000, "n_1": 10_000, "x": 5_000}, 3)
    assert isinstance(expected, Fraction)
    found = compute(parse(text), {"A": 20_000, "b": 40_000, "n_1": 10_000, "x": 5_000})
    assert found.exact == expected


def test_a_short_run_finds_nothing_that_must_never_happen() -> None:
    figures = fuzz(1.0, "tests", WATCH)
    assert figures.tried.total() > 100
    assert {"value", "sentence", "unknown", "no formula"} <= set(figures.outcomes)
    assert (figures.wrong, figures.escaped, figures.reached) == ([], {}, {})  # how long it took is for make fuzz


def test_what_must_never_happen_ends_the_run_with_an_error() -> None:
    assert not Figures().failed
    assert Figures(wrong=["A"]).failed
    assert Figures(slowest=(LONGEST_SECONDS + 1, "A")).failed
    for name in ("escaped", "reached"):
        bad = Figures()
        getattr(bad, name)["open"] += 1
        assert bad.failed


def test_a_formula_that_opens_a_file_would_be_seen() -> None:
    figures = Figures()
    WATCH.figures = figures
    size = len(Path(__file__).read_bytes())
    assert eval("1 + 1") == 2
    WATCH.figures = None
    assert size > 0
    assert {event.split(" ")[0] for event in figures.reached} >= {"open", "compile", "exec"}


@given(st.text(max_size=600), st.lists(st.one_of(st.none(), st.integers(-LARGEST, LARGEST)), min_size=9, max_size=9))
def test_any_text_is_a_value_or_a_sentence(text: str, values: list[int | None]) -> None:
    node = read(text)
    if isinstance(node, BadExpression):
        assert 1 <= node.at <= len(text) + 1
        return
    names = symbols(node)
    found = compute(node, dict(zip(names, values * 60, strict=False)))
    assert (found.value is None) == bool(found.lack)


@given(st.text(alphabet="AB12,.;()+-*/:×÷%x ", max_size=120), st.integers(-LARGEST, LARGEST), st.integers(-9, 9))
def test_any_mixture_of_signs_is_a_value_or_a_sentence(text: str, one: int, other: int) -> None:
    node = read(text)
    if isinstance(node, BadExpression) or not set(symbols(node)) <= {"A", "B", "x"}:
        return
    found = compute(node, {"A": one, "B": other, "x": 1})
    assert found.value is None or abs(found.value) <= LARGEST


@given(st.text(max_size=300))
def test_any_prose_is_a_proposal_that_can_be_read_or_a_sentence(text: str) -> None:
    told: NoFormula | None = None
    try:
        found = symbols(parse(propose(text).expression))
    except NoFormula as error:
        found, told = (), error
    assert bool(found) is (told is None)
    assert told is None or str(told).endswith(".")
