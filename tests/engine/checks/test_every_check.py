"""What holds for every check: its test, its names, its rule, its sentences, and both engines."""

import importlib
from pathlib import Path

import pytest

from selaras.engine.checks.check import Check, checks
from selaras.engine.checks.run import run
from selaras.engine.checks.sentence import fields_of
from selaras.engine.facts.facts import views
from selaras.engine.law.law import Law, load_law
from selaras.engine.tables.book import Book
from tests.judging import ENGINES

ALL = list(checks().values())
FOLDER = Path(__file__).parent


def cases(check: Check) -> tuple[list[Book], list[Book], Law]:
    """The passing and failing Books of a check's own test, and the law they are judged by."""
    name = f"tests.engine.checks.test_{check.id.lower().replace('-', '')}"
    module = importlib.import_module(name)
    return list(module.PASSES), list(module.FAILS), getattr(module, "LAW", load_law())


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.id)
def test_a_check_stands_in_a_file_of_its_name(check: Check) -> None:
    name = check.module.rpartition(".")[2]
    assert name.startswith(f"{check.id.lower().replace('-', '')}_")


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.id)
def test_a_check_tells_officers_what_it_wants(check: Check) -> None:
    assert check.title.endswith(".")
    assert check.explanation
    assert check.hint.endswith(".")
    assert check.message
    assert check.nothing.endswith(".")


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.id)
def test_the_basis_of_a_check_is_in_the_law(check: Check) -> None:
    law = load_law()
    assert law.regulation(check.basis).until is None
    article = check.basis.partition("#")[2]
    assert not article or law.article(check.basis) is not None


@pytest.mark.parametrize("check", [check for check in ALL if check.over], ids=lambda check: check.id)
def test_predicates_and_sentences_use_columns_of_the_view(check: Check) -> None:
    columns = set(views()[check.over].columns)
    sentences = (check.message, check.hint, check.cause, check.proposal[1] if check.proposal else "")
    assert check.columns <= columns
    assert {name for sentence in sentences for name in fields_of(sentence)} <= columns


@pytest.mark.parametrize(
    "engine", [pytest.param(each, marks=[] if each == "sqlite" else [pytest.mark.long]) for each in ENGINES]
)
@pytest.mark.parametrize("check", ALL, ids=lambda check: check.id)
def test_a_check_passes_and_fails_alike_on_both_engines(check: Check, engine: str) -> None:
    passes, fails, law = cases(check)
    assert passes
    assert fails
    for book in passes:
        judgement = run(book, law, ids=[check.id], connect=ENGINES[engine])
        assert not judgement.findings
        assert check.id not in {*judgement.not_applicable, *judgement.absent}
    for book in fails:
        findings = run(book, law, ids=[check.id], connect=ENGINES[engine]).findings
        assert findings
        assert all("gagal dijalankan" not in finding.message for finding in findings)


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.id)
def test_a_check_says_why_it_does_not_judge_an_empty_book(check: Check) -> None:
    judgement = run(Book(), load_law(), ids=[check.id])
    assert not judgement.findings
    reason = {**judgement.not_applicable, **judgement.absent}[check.id]
    assert reason.endswith(".")
    assert "{" not in reason


def test_every_test_of_a_check_belongs_to_a_check() -> None:
    tested = {path.stem.removeprefix("test_") for path in FOLDER.glob("test_???[0-9][0-9][0-9].py")}
    assert tested == {check.id.lower().replace("-", "") for check in ALL}
