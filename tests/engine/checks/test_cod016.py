"""COD-016."""

from selaras.engine.checks.run import run
from selaras.engine.law.law import load_law
from tests.judging import budget, found
from tests.making import book, document

WITHOUT = [("program", "", "PROGRAM A", None), ("kegiatan", "", "Koordinasi", None)]

PASSES = [book(*budget(("program", "7.01.02", "PROGRAM A", None), ("kegiatan", "", "Koordinasi", None)))]
FAILS = [book(*budget(*WITHOUT))]


def test_a_plan_without_any_code_is_named_once() -> None:
    (finding,) = found("COD-016", FAILS[0])
    assert finding.message == "Tidak satu pun dari 2 baris program, kegiatan, dan sub kegiatan mempunyai kode."
    assert found("COD-013", FAILS[0]) == []


def test_the_form_of_an_evaluation_has_no_codes() -> None:
    evaluation = book(document(kind="renja_evaluation"), *budget(*WITHOUT))
    judgement = run(evaluation, load_law(), ids=["COD-016"])
    assert not judgement.findings
    assert "COD-016" in judgement.not_applicable
