"""RPT-001."""

from datetime import date

from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Severity
from tests.judging import found, reason
from tests.year import Paper, year


def dated(kind: str, day: date | None, version: str = "murni", stage: str = "") -> Book:
    return year(Paper(kind, version=version, signed_on=day, stage=stage))


PASSES = [
    dated("renja", date(2024, 7, 31)),
    dated("action_plan", date(2025, 1, 31)),
    dated("renja", date(2024, 3, 31), stage="rancangan_awal"),
]
FAILS = [
    dated("renja", date(2024, 8, 1)),
    dated("action_plan", date(2025, 2, 1)),
    dated("renja", date(2024, 4, 1), stage="rancangan_awal"),
]


def test_both_days_are_named_and_the_basis_is_told_to_be_unverified() -> None:
    (finding,) = found("RPT-001", FAILS[0])
    assert finding.message == "Renja KECAMATAN CONTOH bertanggal 1 Agustus 2024, sedangkan batasnya 31 Juli 2024."
    assert finding.severity is Severity.WARNING
    assert finding.hint.endswith("Dasar hukum catatan ini belum diverifikasi.")
    assert found("RPT-001", FAILS[1])[0].basis == "permenpanrb-88-2021#1c-4"


def test_a_version_of_change_and_a_plan_without_day_are_not_judged() -> None:
    assert reason("RPT-001", dated("renja", date(2025, 9, 1), "perubahan 1")) != ""
    assert reason("RPT-001", dated("renja", None)) == reason("RPT-001", dated("rkt", date(2025, 9, 1))) != ""
