"""How checks are run: dates, marks, causes, and rules that break."""

import gc
import sqlite3
import threading
from datetime import date
from typing import Any

import pytest

from selaras.engine.checks import run as running
from selaras.engine.checks.check import Check, Fault, NotConcerned, NothingToJudge, checks
from selaras.engine.checks.run import in_memory, run
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot, load
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Severity
from tests.judging import LAW, budget
from tests.making import book, document, kelurahan

ROWS = budget(("program", "7.01.02", "PROGRAM A", 300), ("kegiatan", "7.01.02.2.01", "Koordinasi", 200))


def declared(**fields: Any) -> Check:
    """A check that is not registered."""
    defaults = {
        "id": "BUD-999", "title": "Judul.", "explanation": "Keterangan.", "severity": Severity.ERROR,
        "basis": "konsistensi#jumlah", "message": "Pagu {name}.", "hint": "Periksa.", "nothing": "Tidak ada.",
        "over": "items", "where": "1 = 1", "fails": "level = 'program'",
    }  # fmt: skip
    return Check(**(defaults | fields))


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes the given checks the only ones."""

    def use(*some: Check) -> None:
        monkeypatch.setattr(running, "checks", lambda: {check.id: check for check in some})

    return use


def test_the_plans_own_year_is_the_day_a_check_is_asked_for(only: Any) -> None:
    only(declared())
    assert run(book(), LAW).on == date(2025, 1, 1)
    assert run(book(document(signed_on=date(2025, 3, 4))), LAW).on == date(2025, 3, 4)
    assert run(book(), LAW, date(2024, 5, 6)).on == date(2024, 5, 6)


def test_a_check_holds_from_its_first_day_until_the_day_before_its_end(only: Any) -> None:
    only(declared(since=date(2024, 1, 1), until=date(2025, 1, 1)))
    assert len(run(book(*ROWS), LAW, date(2024, 1, 1)).findings) == 1
    assert len(run(book(*ROWS), LAW, date(2024, 12, 31)).findings) == 1
    before, after = run(book(*ROWS), LAW, date(2023, 12, 31)), run(book(*ROWS), LAW, date(2025, 1, 1))
    assert before.findings == after.findings == ()
    assert before.not_applicable["BUD-999"] == (
        "Aturan ini berlaku sejak 1 Januari 2024; dokumen ini dinilai per 31 Desember 2023."
    )
    assert after.not_applicable["BUD-999"] == (
        "Aturan ini berlaku sampai sebelum 1 Januari 2025; dokumen ini dinilai per 1 Januari 2025."
    )


def test_a_basis_that_was_not_yet_in_force_judges_nothing(only: Any) -> None:
    only(declared(basis="permenpanrb-88-2021#1b-5"))
    before = run(book(*ROWS), LAW, date(2021, 11, 30))
    assert before.findings == ()
    assert before.not_applicable["BUD-999"] == (
        "Dasarnya berlaku sejak 1 Desember 2021; dokumen ini dinilai per 30 November 2021."
    )
    assert len(run(book(*ROWS), LAW, date(2021, 12, 1)).findings) == 1


def test_of_a_basis_only_its_year_is_told_where_only_that_is_known(only: Any) -> None:
    only(declared(basis="permendagri-86-2017#t-c-27"))
    reasons = run(book(*ROWS), LAW, date(2016, 12, 31)).not_applicable
    assert reasons["BUD-999"] == "Dasarnya berlaku sejak tahun 2017; dokumen ini dinilai per 31 Desember 2016."


def test_the_first_day_of_a_check_goes_before_that_of_its_basis(only: Any) -> None:
    only(declared(basis="permenpanrb-88-2021#1b-5", since=date(2015, 1, 1)))
    assert len(run(book(*ROWS), LAW, date(2017, 1, 1)).findings) == 1


def test_consistency_holds_on_every_day(only: Any) -> None:
    only(declared())
    assert len(run(book(*ROWS), LAW, date(1999, 1, 1)).findings) == 1


def test_a_plan_of_several_years_is_judged_by_what_came_into_force_in_them(only: Any) -> None:
    only(declared(basis="permendagri-90-2019#kode"))
    assert len(run(book(document(first_year=2019, last_year=2024), *ROWS), LAW).findings) == 1
    old = run(book(document(first_year=2014, last_year=2019), *ROWS), LAW)
    assert old.not_applicable["BUD-999"] == (
        "Dasarnya berlaku sejak 18 Oktober 2019; dokumen ini dinilai per 1 Januari 2014."
    )


def test_what_a_file_need_not_have_is_told_no_date(only: Any) -> None:
    def judge(facts: Facts) -> list[Fault]:
        raise NotConcerned

    only(
        declared(over="", judge=judge, since=date(2024, 1, 1)), declared(id="BUD-998", over="formulas", since=date.max)
    )
    judgement = run(book(*ROWS), LAW, date(2023, 1, 1))
    assert judgement.not_applicable == {}
    assert set(judgement.absent) == {"BUD-998", "BUD-999"}


def test_an_unverified_basis_lowers_an_error_and_says_so(only: Any) -> None:
    only(declared(basis="permenpanrb-53-2014#lampiran-1"))
    (finding,) = run(book(*ROWS), LAW).findings
    assert finding.severity is Severity.WARNING
    assert finding.hint == "Periksa. Dasar hukum catatan ini belum diverifikasi."


def test_an_unverified_basis_leaves_a_note_a_note(only: Any) -> None:
    only(declared(basis="permenpanrb-53-2014#lampiran-1", severity=Severity.NOTE))
    assert run(book(*ROWS), LAW).findings[0].severity is Severity.NOTE


def test_a_predicate_that_does_not_run_is_a_finding_and_the_others_still_speak(
    only: Any, caplog: pytest.LogCaptureFixture
) -> None:
    only(declared(id="BUD-998", fails="no_such_column = 1"), declared())
    found = {finding.check: finding for finding in run(book(*ROWS), LAW).findings}
    broken = found["BUD-998"]
    assert found["BUD-999"].message == "Pagu PROGRAM A."
    assert broken.severity is Severity.ERROR
    assert broken.message == "Pemeriksaan BUD-998 gagal dijalankan, sehingga hasilnya tidak diketahui."
    assert "no_such_column" in broken.values["exception"]
    assert "check BUD-998 failed" in caplog.text


def test_a_sentence_that_cannot_be_filled_is_a_finding(only: Any) -> None:
    only(declared(message="{no_such_field}"))
    (broken,) = run(book(*ROWS), LAW).findings
    assert broken.values["exception"] == "KeyError: 'no_such_field'"


def test_a_basis_that_does_not_exist_is_a_finding(only: Any) -> None:
    only(declared(basis="uu-0-1900"))
    (broken,) = run(book(*ROWS), LAW).findings
    assert "uu-0-1900" in broken.values["exception"]


def test_a_text_check_that_breaks_is_a_finding(only: Any) -> None:
    def judge(facts: Facts) -> list[Fault]:
        raise ZeroDivisionError("by zero")

    only(declared(over="", judge=judge))
    (broken,) = run(book(*ROWS), LAW).findings
    assert broken.values["exception"] == "ZeroDivisionError: by zero"


def test_a_text_check_may_have_nothing_to_judge(only: Any) -> None:
    def judge(facts: Facts) -> list[Fault]:
        raise NothingToJudge

    only(declared(over="", judge=judge))
    judgement = run(book(*ROWS), LAW)
    assert judgement.findings == ()
    assert judgement.not_applicable == {"BUD-999": "Tidak ada."}


def test_findings_come_in_the_order_of_their_places(only: Any) -> None:
    def judge(facts: Facts) -> list[Fault]:
        return [Fault(Spot(row.id, row.place), "x", row.id, {"name": row.id}) for row in reversed(ROWS)]

    only(declared(over="", judge=judge))
    lines = [finding.place.line for finding in run(book(*ROWS), LAW).findings]
    assert lines == sorted(lines, key=lambda line: line or 0)


def test_the_same_cause_names_the_places_of_the_others(only: Any) -> None:
    only(declared(cause="{code}"))
    unit = budget(("program", "7.01.02", "PROGRAM A", 300), unit="kelurahan-1")
    one, other = run(book(kelurahan(1, "KELURAHAN MAWAR"), *ROWS, *unit), LAW).findings
    assert one.cause == other.cause == "BUD-999|7.01.02"
    assert one.values["others"] == [str(other.place)]
    assert other.values["others"] == [str(one.place)]


def test_a_cause_alone_has_no_others(only: Any) -> None:
    only(declared())
    (finding,) = run(book(*ROWS), LAW).findings
    assert "others" not in finding.values


def test_an_unknown_answer_is_no_fault_and_no_pass(only: Any) -> None:
    only(declared(fails="width > 3"))  # a program has no width
    judgement = run(book(*ROWS), LAW)
    assert judgement.findings == ()
    assert judgement.passed == {}
    assert judgement.not_applicable == {"BUD-999": "Tidak ada."}


def test_passes_are_counted(only: Any) -> None:
    only(declared())
    assert run(book(*ROWS), LAW).passed == {"BUD-999": 1}


def test_a_proposal_is_made_only_when_everything_in_it_is_known(only: Any) -> None:
    only(declared(proposal=("code", "{code_proposed}")))
    (finding,) = run(book(*ROWS), LAW).findings
    assert finding.proposal is None


def test_an_unknown_check_is_refused() -> None:
    with pytest.raises(KeyError):
        run(Book(), LAW, ids=["BUD-000"])


def test_the_cause_of_a_finding_is_the_same_after_reading_again() -> None:
    negative = [("program", "7.01.02", "PROGRAM A", -1)]
    first, again = (run(book(*budget(*negative)), LAW, ids=["BUD-004"]).findings[0] for _ in range(2))
    assert first.row != again.row
    assert first.cause == again.cause


def test_at_least_twenty_five_checks_are_found() -> None:
    assert len(checks()) >= 25


def test_rows_alike_in_what_is_asked_are_each_judged(only: Any) -> None:
    only(declared(fails="level = 'kegiatan'"))
    alike = budget(("program", "7.01.02", "PROGRAM A", 300), ("kegiatan", "7.01.02.2.01", "Satu", 200))
    more = budget(("kegiatan", "7.01.02.2.02", "Dua", 100), unit="kelurahan-1")
    judgement = run(book(kelurahan(1, "KELURAHAN MAWAR"), *alike, *more), LAW)
    assert [finding.message for finding in judgement.findings] == ["Pagu Satu.", "Pagu Dua."]
    assert judgement.passed == {"BUD-999": 1}


def test_nothing_is_left_of_the_plan_before(only: Any) -> None:
    only(declared())
    assert len(run(book(*ROWS), LAW).findings) == 1
    assert run(book(), LAW).not_applicable == {"BUD-999": "Tidak ada."}


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each query was asked over; nothing is remembered from before."""
    met: list[int] = []

    def counted(connection: Any, view: Any, columns: Any, rows: Any) -> None:
        met.append(len(rows))
        load(connection, view, columns, rows)

    monkeypatch.setattr(running, "load", counted)
    monkeypatch.setattr(running._OWN, "remembered", {})
    return met


def test_verdicts_on_rows_without_amounts_are_remembered(only: Any, loaded: list[int]) -> None:
    only(declared())
    first = run(book(*ROWS), LAW)
    more = budget(("sub_kegiatan", "7.01.02.2.01.01", "Rapat", 200))
    second = run(book(*ROWS, *more), LAW)
    assert loaded == [2, 1]
    assert [finding.message for finding in first.findings] == [finding.message for finding in second.findings]
    assert (first.passed, second.passed) == ({"BUD-999": 1}, {"BUD-999": 2})


def test_verdicts_on_amounts_are_not_remembered(only: Any, loaded: list[int]) -> None:
    only(declared(fails="ceiling > 250"))
    run(book(*ROWS), LAW)
    run(book(document(signed_on=date(2025, 3, 4)), *ROWS), LAW)
    assert loaded == [2, 2]


def test_another_predicate_is_asked_anew(only: Any, loaded: list[int]) -> None:
    only(declared())
    assert len(run(book(*ROWS), LAW).findings) == 1
    only(declared(fails="level = 'kegiatan' OR level = 'program'"))
    assert len(run(book(*ROWS), LAW).findings) == 2
    assert loaded == [2, 2]


def test_no_more_is_remembered_than_fits(only: Any, loaded: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    only(declared())
    monkeypatch.setattr(running, "_MOST_ROWS", 1)
    monkeypatch.setattr(running, "_MOST_QUERIES", 1)
    assert [len(run(book(*ROWS), LAW).findings) for _ in range(3)] == [1, 1, 1]
    assert len(running._OWN.remembered) == 1
    assert loaded == [2, 2, 2]


def test_each_thread_has_its_own_database_which_is_closed_with_it() -> None:
    met: list[sqlite3.Connection] = []
    thread = threading.Thread(target=lambda: met.append(in_memory()))
    thread.start()
    thread.join()
    assert met[0] is not in_memory()
    del thread
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError):
        met[0].execute("SELECT 1")
