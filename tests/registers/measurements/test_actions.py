"""Measuring: what fits is stored, what does not is answered, closed periods change by corrections alone."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from selaras.engine.formulas.figures import Figures
from selaras.engine.tables.actuals import Actual, ProgressNote, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Indicator, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.measurements.actions import MOST, close, correct, record, remark
from selaras.registers.measurements.measured import with_measurements, with_remarks
from selaras.registers.measurements.models import Correction, Measurement
from selaras.registers.measurements.typed import Typed
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.entering import State
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from tests.making import YEAR, book, ceiling, indicator, kelurahan, target, work_item
from tests.registers.conftest import Office

Q1, Q2 = f"{YEAR}-Q1", f"{YEAR}-Q2"
APRIL = datetime(YEAR, 4, 20, 2, tzinfo=UTC)


@pytest.fixture
def plan(office: Office) -> Plan:
    """The agency counts reports and handles complaints; a kelurahan meets."""
    item, of_one = work_item("7.01.02.2.01.0001", "Sub A"), work_item("7.01.03", "Program", organisation="kelurahan-1")
    counted = indicator(item, "Jumlah laporan", unit="Laporan", accumulation="sum")
    share = indicator(item, "Persentase pengaduan selesai", unit="Persen")
    met = indicator(of_one, "Jumlah rapat", unit="Kali")
    rows = (item, ceiling(item, 100_00), of_one, counted, target(counted, 120_000, text="12 Laporan"), share, met)
    with acting(office.scope("planner", office.agency)):
        done = accept(book(kelurahan(1, "KELURAHAN SATU"), *rows), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def named(plan: Plan, name: str) -> str:
    with system("uji"):
        rows: list[Any] = [*book_of(plan).all(Indicator), *book_of(plan).all(WorkItem)]
        return str(next(row.id for row in rows if row.name == name))


def measured(office: Office, plan: Plan) -> Book:
    with system("uji"):
        return with_remarks(with_measurements(book_of(plan), office.agency, [YEAR]), office.agency, [YEAR])


def put(office: Office, plan: Plan, *typed: Typed, role: str = "planner", unit: Any = None) -> list[State]:
    with acting(office.scope(role, unit or office.agency)):
        return [each.state for each in record(office.agency, book_of(plan), typed, at=APRIL)]


def sentences(office: Office, plan: Plan, *typed: Typed) -> list[str]:
    with acting(office.scope("planner", office.agency)):
        return [each.sentence for each in record(office.agency, book_of(plan), typed, at=APRIL)]


def test_values_counts_and_money_are_stored_by_one_decision(office: Office, plan: Plan) -> None:
    reports, share, line = (named(plan, name) for name in ("Jumlah laporan", "Persentase pengaduan selesai", "Sub A"))
    states = put(office, plan, Typed(reports, Q1, 0, "3 laporan", texts={"obstacle": "Banjir."}),
                 Typed(share, Q1, 0, numerator="18", denominator="20"), Typed(line, Q1, 0, "1.250.000"))  # fmt: skip
    assert states == [State.SAVED] * 3
    found = measured(office, plan)
    values = {row.indicator: (row.value, row.unit, row.numerator, row.denominator) for row in found.all(Actual)}
    assert values == {reports: (3_0000, "laporan", None, None), share: (90_0000, "Persen", 18_0000, 20_0000)}
    assert [(row.item, row.amount) for row in found.all(Spending)] == [(line, 1_250_000_00)]
    assert [(row.kind, row.text, row.subject) for row in found.all(ProgressNote)] == [("obstacle", "Banjir.", reports)]
    with system("uji"):
        said = LogEntry.objects.filter(code="measurement.recorded").values_list("sentence", flat=True)
        assert list(said) == ["Mengisi 3 realisasi Triwulan I 2025."]


def test_nothing_of_nothing_is_no_case_and_a_state_is_stored(office: Office, plan: Plan) -> None:
    reports, share = named(plan, "Jumlah laporan"), named(plan, "Persentase pengaduan selesai")
    put(office, plan, Typed(share, Q1, 0, numerator="0", denominator="0"), Typed(reports, Q1, 0, state="not_due"))
    states = {row.indicator: (row.value, row.state) for row in measured(office, plan).all(Actual)}
    assert states == {share: (None, "no_case"), reports: (None, "not_due")}


def test_what_cannot_be_read_is_answered_and_the_rest_is_stored(office: Office, plan: Plan) -> None:
    reports, share, line = (named(plan, name) for name in ("Jumlah laporan", "Persentase pengaduan selesai", "Sub A"))
    told = sentences(
        office, plan, Typed(reports, Q1, 0, "tiga"), Typed(share, Q1, 0, numerator="18"),
        Typed(share, Q2, 0, "85", numerator="18", denominator="20"), Typed(reports, Q2, 0, "3", state="no_case"),
        Typed(line, Q1, 0, "banyak"), Typed(line, Q2, 0, "500"), Typed("0" * 32, Q1, 0, "1"),
        Typed(reports, f"{YEAR}-M01", 0, numerator="1", denominator="2"),
    )  # fmt: skip
    assert told == [
        "Realisasi “tiga” tidak memuat angka. Tulis satu angka dengan satuannya, misalnya 12 laporan.",
        "Pembilang dan penyebut harus diisi keduanya, misalnya 18 dari 20.",
        "Nilai yang diketik berbeda dari pembilang dibagi penyebut. Kosongkan nilainya atau perbaiki.",
        "Nilai dan keadaan “tidak ada kasus” tidak dapat berlaku bersama. Kosongkan salah satunya.",
        "“banyak” bukan angka. Tulis rupiah dengan angka, misalnya 25.000.000.",
        "",
        "Baris ini tidak ada lagi dalam rencana yang berlaku. Muat ulang halaman.",
        "Pembilang dan penyebut hanya untuk indikator bersatuan persen; satuan indikator ini Laporan.",
    ]
    assert [(row.period, row.amount) for row in measured(office, plan).all(Spending)] == [(Q2, 500_00)]


def test_signs_that_no_database_keeps_and_endless_texts_are_answered_too(office: Office, plan: Plan) -> None:
    reports = named(plan, "Jumlah laporan")
    words = [{"cause": "a\0"}, {"cause": "x" * 4001}]
    bad = [Typed(reports, Q1, 0, text) for text in ("9\0", "9" * 201)]
    told = sentences(office, plan, bad[0], Typed(reports, Q1, 0, "9", texts=words[0]), bad[1],
                     Typed(reports, Q1, 0, "9", texts=words[1]))  # fmt: skip
    assert told == [
        "Isian ini memuat tanda yang tidak dapat disimpan. Ketik ulang.",
        "Isian ini memuat tanda yang tidak dapat disimpan. Ketik ulang.",
        "Nilai terlalu panjang (201 huruf). Tulis satu angka dengan satuannya.",
        "Keterangan terlalu panjang (4001 huruf). Ringkas sampai 4000 huruf.",
    ]


def test_money_is_recorded_on_the_lowest_lines_alone(office: Office) -> None:
    program = work_item("7.01.02", "Program", id="p")
    sub = work_item("7.01.02.2.01.0001", "Sub", parent="p")
    with acting(office.scope("planner", office.agency)):
        done = accept(book(program, sub, ceiling(program, 1), ceiling(sub, 1)), (), office.agency, YEAR)
    assert done.plan is not None
    lines = [Typed(named(done.plan, name), Q1, 0, "5") for name in ("Program", "Sub")]
    assert put(office, done.plan, *lines) == [State.REFUSED, State.SAVED]


def test_what_somebody_else_changed_meanwhile_is_a_conflict_and_the_same_again_is_none(
    office: Office, plan: Plan
) -> None:
    reports = named(plan, "Jumlah laporan")
    assert put(office, plan, Typed(reports, Q1, 0, "3")) == [State.SAVED]
    assert put(office, plan, Typed(reports, Q1, 0, "3")) == [State.SAME]
    assert put(office, plan, Typed(reports, Q1, 0, "4")) == [State.CONFLICT]
    assert put(office, plan, Typed(reports, Q1, 1, "4")) == [State.SAVED]
    assert put(office, plan, Typed(reports, Q1, 2, "")) == [State.SAVED]  # emptied again
    assert Figures(measured(office, plan)).reached(_indicator(plan, reports), Q1).actual is None


def _indicator(plan: Plan, id: str) -> Indicator:
    with system("uji"):
        return book_of(plan).get(Indicator, id)


def test_a_kelurahan_fills_its_own_rows_alone(office: Office, plan: Plan) -> None:
    met, reports = named(plan, "Jumlah rapat"), named(plan, "Jumlah laporan")
    with system("uji"):
        whole = book_of(plan)
    typed = [Typed(met, Q1, 0, "2"), Typed(reports, Q1, 0, "1")]
    with acting(office.scope("operator", office.one)):
        states = [each.state for each in record(office.agency, whole, typed)]
        seen = with_measurements(book_of(plan), office.agency, [YEAR])
    assert states == [State.SAVED, State.REFUSED]
    assert [row.indicator for row in seen.all(Actual)] == [met]


def test_a_closed_period_changes_by_a_correction_that_keeps_what_stood_there(office: Office, plan: Plan) -> None:
    reports = named(plan, "Jumlah laporan")
    put(office, plan, Typed(reports, Q1, 0, "3"))
    with acting(office.scope("camat", office.agency)):
        close(office.agency, Q1, at=APRIL)
        close(office.agency, Q1, at=APRIL)
    assert put(office, plan, Typed(reports, Q1, 1, "4")) == [State.REFUSED]
    with system("uji"), pytest.raises(IntegrityError, match="ditutup"), transaction.atomic():
        Measurement.objects.filter(subject=reports).update(value=1)
    with acting(office.scope("planner", office.agency)):
        for reason, ground, words in (("", "", "Tulis alasan"), ("salah hitung", "", "Tulis alasan")):
            with pytest.raises(Refused, match=words):
                correct(office.agency, book_of(plan), Typed(reports, Q1, 1, "4"), reason, ground)
        correct(office.agency, book_of(plan), Typed(reports, Q1, 1, "4"), "Satu laporan terlewat", "BA Nomor 3/2025")
        correct(office.agency, book_of(plan), Typed(reports, Q1, 2, "5"), "Dua laporan terlewat", "BA Nomor 4/2025")
        with pytest.raises(Refused, match="sudah diubah"):
            correct(office.agency, book_of(plan), Typed(reports, Q1, 1, "6"), "Salah hitung lagi", "BA Nomor 5/2025")
    with system("uji"):
        kept = [(each.revision, each.before["text"], each.after["text"]) for each in Correction.objects.all()]
        assert kept == [(1, "3", "4"), (2, "4", "5")]
        with pytest.raises(IntegrityError, match="Koreksi"), transaction.atomic():
            Correction.objects.update(reason="lain")


def test_what_was_never_filled_is_filled_after_closing_by_a_correction(office: Office, plan: Plan) -> None:
    reports = named(plan, "Jumlah laporan")
    with acting(office.scope("camat", office.agency)):
        close(office.agency, Q1, at=APRIL)
        made = correct(office.agency, book_of(plan), Typed(reports, Q1, 0, "3"), "Terlambat dilaporkan", "Surat 7/2025")
        assert [(each.measurement, each.before) for each in Correction.objects.all()] == [(made.pk, {})]


def test_only_who_approves_closes_and_only_what_has_ended(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="Anda tidak berwenang menutup"):
        close(office.agency, Q1, at=APRIL)
    with acting(office.scope("camat", office.agency)), pytest.raises(Refused, match="Triwulan II 2025 belum berakhir"):
        close(office.agency, Q2, at=APRIL)


def test_figures_follow_their_row_into_the_next_version_of_the_plan(office: Office, plan: Plan) -> None:
    reports = named(plan, "Jumlah laporan")
    put(office, plan, Typed(reports, Q1, 0, "3"))
    with acting(office.scope("camat", office.agency)):
        approve(plan, on=APRIL)
    with acting(office.scope("planner", office.agency)):
        later = open_version(plan, "perubahan")
    now = named(later, "Jumlah laporan")
    assert now != reports
    assert [(row.indicator, row.value) for row in measured(office, later).all(Actual)] == [(now, 3_0000)]
    assert put(office, later, Typed(now, Q1, 1, "4")) == [State.SAVED]
    with system("uji"):
        assert Measurement.objects.count() == 1


def test_a_period_has_its_own_words(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        remark(office.agency, Q1, "driver", " Kerja  sama \n dengan kelurahan ", at=APRIL)
        with pytest.raises(Refused, match="tidak dikenal"):
            remark(office.agency, Q1, "lain", "x")
    said = [(row.kind, row.text, row.period) for row in measured(office, plan).all(ProgressNote)]
    assert said == [("driver", "Kerja sama\ndengan kelurahan", Q1)]


def test_too_many_at_once_are_refused(office: Office, plan: Plan) -> None:
    reports = named(plan, "Jumlah laporan")
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="paling banyak 500"):
        record(office.agency, book_of(plan), [Typed(reports, Q1, 0, "1")] * (MOST + 1))
