"""One year's plan carried into the next: the real RKT 2025, and small plans for what it does not hold."""

from datetime import date
from functools import cache
from pathlib import Path

from selaras.engine.forward.carry import carry
from selaras.engine.forward.told import Forward
from selaras.engine.law.law import load_law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.readers.reader import read
from selaras.engine.tables.actuals import Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import ActionPlan, CashPlan
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Appointment,
    Ceiling,
    Objective,
    Official,
    Paragraph,
    PlanDocument,
    Position,
    Section,
    Target,
    WorkItem,
)
from tests.making import book, ceiling, document, indicator, row, target, work_item

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"


@cache
def sample() -> tuple[Book, Forward]:
    given = read(SAMPLE).book
    return given, carry(given, 2026, load_law())


def after(done: Forward) -> Book:
    return Book(done.rows)


def test_the_real_plan_is_carried_whole_and_every_row_and_paragraph_is_marked() -> None:
    given, done = sample()
    assert [row.id for row in done.rows] == [row.id for row in given]
    assert all(row.carried for row in done.rows)
    parts = [part for section in after(done).all(Section) for part in section.paragraphs]
    assert parts
    assert all(part.carried for part in parts)
    assert not any(row.carried for row in given)


def test_the_years_of_the_real_plan_move_where_they_mean_the_plan() -> None:
    """Counted by hand in the sample: 29 mean the plan's own year in title, headings, captions, contents and text."""
    _, done = sample()
    plan = after(done).plan
    assert plan is not None
    assert plan.title == "RENCANA KERJA TAHUNAN KECAMATAN SANGASANGA TAHUN 2026"
    assert (plan.first_year, plan.last_year, plan.period) == (2026, 2026, "2026")
    assert done.count("year") == 29
    headings = [section.heading for section in after(done).all(Section)]
    assert {"Rencana Kerja Tahunan 2026", "Perjanjian Kinerja Tahun 2026", "Program dan Kegiatan Tahun 2026"} <= set(
        headings
    )
    text = " ".join(part.text for section in after(done).all(Section) for part in section.paragraphs)
    assert "Nomor 29 Tahun 2014" in text
    assert "Renstra) Kecamatan Sangasanga Tahun 2021-2026" in text
    assert "dokumen Rencana Kerja (Renja) Tahun 2026, dan Dokumen Pelaksanaan Anggaran (DPA) Tahun 2026" in text


def test_six_years_of_the_real_plan_are_left_and_told_with_what_to_write() -> None:
    _, done = sample()
    years = [doubt for doubt in done.doubts if doubt.message.startswith("Tahun 20")]
    assert [(doubt.value, doubt.place.line) for doubt in years] == [
        ("2024", 33), ("2024", 61), ("2025", 78), ("2025", 262), ("2024", 451), ("2025", 457),
    ]  # fmt: skip
    assert years[1].message == (
        "Tahun 2024 pada “…Tahunan Kecamatan Sangasanga Tahun 2024 adalah sebagai berikut :” dibiarkan: "
        "tahun sebelum rencana lama."
    )
    assert years[1].hint == (
        "Ganti dengan 2026 bila yang dimaksud tahun rencana ini, dengan 2025 bila yang dimaksud tahun sebelumnya."
    )
    assert years[3].hint == "Ganti dengan 2026 bila yang dimaksud tahun rencana ini; biarkan bila memang tahun itu."


def test_the_targets_of_the_real_plan_are_those_of_its_renstra_table_for_2026() -> None:
    """Tabel 2.1 sets 89,37, 100 and 100 for 2026; the RKT (Tabel 2.4) and the PK (Tabel 2.5) each repeat all three."""
    given, done = sample()
    moved = [each for each in done.moved if each.matter == "target"]
    assert [(each.before, each.after) for each in moved] == [
        *[("Baik (89,17)", "89,37"), ("90", "100"), ("90", "100")] * 2,
    ]  # fmt: skip
    assert moved[0].why == "target Renstra 2026 (Tabel 2.1, baris 201, kolom 10)"
    first = after(done).get(Target, moved[0].row)
    assert (first.value, first.grade, first.unit, first.period) == (893_700, "", "Nilai", "2026")
    untouched = [row for row in given.all(Target) if row.document == "PlanDocument-2"]
    assert [(row.period, row.text) for row in untouched] == [
        (row.period, row.text) for row in after(done).all(Target) if row.document == "PlanDocument-2"
    ]


def test_the_pagu_of_the_real_plan_stays_and_that_is_said_once() -> None:
    given, done = sample()
    assert [row.amount for row in after(done).all(Ceiling)] == [row.amount for row in given.all(Ceiling)]
    assert {row.period for row in after(done).all(Ceiling)} == {"2026"}
    (told,) = [doubt for doubt in done.doubts if doubt.field == "ceiling"]
    assert told.message == "142 pagu dibawa dari 2025 tanpa perubahan, karena tidak ada prakiraan maju."


def test_the_agreement_of_the_real_plan_is_unsigned_in_the_new_year() -> None:
    _, done = sample()
    (agreement,) = after(done).all(Agreement)
    assert (agreement.year, agreement.signed_on, agreement.title) == (2026, None, "Perjanjian Kinerja Tahun 2026")
    (told,) = [each for each in done.moved if each.matter == "date"]
    assert (told.before, told.after) == ("20 Januari 2025", "(kosong)")


def test_codes_whose_name_stands_elsewhere_in_the_edition_in_force_are_doubts() -> None:
    """The five kelurahan print 7.01.01.2.01 for Administrasi Keuangan, which is 7.01.01.2.02 in the list."""
    _, done = sample()
    codes = [doubt for doubt in done.doubts if doubt.field == "code"]
    assert [doubt.place.line for doubt in codes] == [362, 379, 398, 415, 432]
    assert codes[0].hint.startswith("Yang mungkin: 7.01.01.2.02 Administrasi Keuangan Perangkat Daerah.")
    items = {item.id: item for item in after(done).all(WorkItem)}
    assert {items[doubt.row].code for doubt in codes} == {"7.01.01.2.01"}


def test_where_the_list_is_not_loaded_that_is_said_once() -> None:
    _, done = sample()
    (told,) = [doubt for doubt in done.doubts if doubt.field == "edition"]
    assert told.message.startswith("79 kode belum dapat dipindahkan, karena daftar resmi Kepmendagri 900.1-2850/2025")


def test_a_code_whose_name_is_official_in_the_edition_in_force_gets_its_four_digits() -> None:
    law = load_law().with_nomenclature(
        [
            OfficialRow("kepmendagri-900-2850-2025", "kabupaten_kota", "sub_kegiatan", code, name)
            for code, name in (("7.01.01.2.01.0001", "Penyusunan Dokumen"), ("7.01.01.2.01.0002", "Koordinasi RKA"))
        ]
    )
    old = "kepmendagri-050-5889-2021"
    same = work_item("7.01.01.2.01.01", "Penyusunan dokumen", id="same", edition=old)
    other = work_item("7.01.01.2.01.02", "Nama Lain", id="other", edition=old)
    damaged = work_item(
        "7.01.01.2.1", "Koordinasi", id="cut", edition=old, code_proposed="7.01.01.2.01", level="kegiatan"
    )
    done = carry(book(document(edition=old), same, other, damaged), 2026, law)
    items = {item.id: (item.code, item.edition) for item in after(done).all(WorkItem)}
    assert items == {
        "same": ("7.01.01.2.01.0001", "kepmendagri-900-2850-2025"),
        "other": ("7.01.01.2.01.02", old),
        "cut": ("7.01.01.2.1", old),
    }
    assert [(each.before, each.after) for each in done.moved if each.field == "code"] == [
        ("7.01.01.2.01.01", "7.01.01.2.01.0001")
    ]
    assert [doubt.row for doubt in done.doubts if doubt.field == "code"] == ["other"]


def test_the_forward_estimate_becomes_the_pagu_and_target_of_the_new_year() -> None:
    item = work_item("7.01.01", "Program", id="item")
    bare = work_item("7.01.02", "Tanpa prakiraan", id="bare")
    measured = indicator(item, "Jumlah dokumen", id="measured")
    given = book(
        item, bare, measured,
        ceiling(item, 100_00, id="now", text="100"), ceiling(item, 120_00, id="ahead", period="2026", text="120"),
        ceiling(bare, 70_00, id="only"),
        target(measured, 20_000, id="t-now", text="2 dokumen"),
        target(measured, 30_000, id="t-ahead", period="2026", text="3 dokumen"),
    )  # fmt: skip
    done = carry(given, 2026, load_law())
    assert {row.id: (row.amount, row.period, row.text) for row in after(done).all(Ceiling)} == {
        "now": (120_00, "2026", "120"), "only": (70_00, "2026", ""),
    }  # fmt: skip
    assert {row.id: (row.value, row.text) for row in after(done).all(Target)} == {"t-now": (30_000, "3 dokumen")}
    assert [(each.before, each.after) for each in done.moved] == [("100", "120"), ("2 dokumen", "3 dokumen")]
    assert {each.why for each in done.moved} == {"prakiraan maju dalam rencana 2025"}
    assert [doubt.message for doubt in done.doubts if doubt.field == "ceiling"] == [
        "1 pagu dibawa dari 2025 tanpa perubahan, karena tidak ada prakiraan maju."
    ]
    assert done.left == {"Ceiling": 1, "Target": 1}


def renstra_book(value: int, of: str, code: str = "") -> Book:
    plan = document(id="renstra", kind="renstra", title="Renstra", first_year=2025, last_year=2029, period="2025-2029")
    fields = {"document": "renstra", "period": "2025-2029"}
    subject = (
        work_item(code, id="r-item", **fields) if code else row(Objective, id="r-goal", number="1", text="S", **fields)
    )
    measured = indicator(subject, of, id="r-measured", **fields)
    return book(
        plan, subject, measured, target(measured, value, text=str(value // 10_000), document="renstra", period="2026")
    )


def test_a_stored_renstra_speaks_before_last_years_forward_estimate() -> None:
    goal = row(Objective, number="1", text="Sasaran", id="goal")
    measured = indicator(goal, "Indeks Layanan", id="measured")
    given = book(
        goal, measured, target(measured, 500_000, text="50"), target(measured, 600_000, text="60", period="2026")
    )
    done = carry(given, 2026, load_law(), [renstra_book(700_000, "Indeks layanan")])
    assert [(row.text, row.value) for row in after(done).all(Target)] == [("70", 700_000)]


def test_a_renstra_target_of_a_sub_kegiatan_is_that_of_its_code_alone() -> None:
    one, other = work_item("7.01.01.2.01.0001", id="one"), work_item("7.01.01.2.01.0002", id="other")
    first, second = indicator(one, "Jumlah dokumen", id="first"), indicator(other, "Jumlah dokumen", id="second")
    given = book(one, other, first, second, target(first, 10_000, text="1"), target(second, 10_000, text="1"))
    done = carry(given, 2026, load_law(), [renstra_book(40_000, "Jumlah dokumen", "7.01.01.2.01.0001")])
    assert [row.text for row in after(done).all(Target)] == ["4", "1"]


def test_a_renstra_that_ended_is_told() -> None:
    plan = document(id="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2025, period="2021-2025")
    done = carry(Book([document(), plan]), 2026, load_law())
    assert [doubt.message for doubt in done.doubts] == ["Renstra yang dikenal berakhir tahun 2025, sebelum 2026."]


def test_quarter_targets_move_with_the_year_and_are_told_when_the_year_target_changes() -> None:
    goal = row(Objective, number="1", text="Sasaran", id="goal")
    measured = indicator(goal, "Indeks Layanan", id="measured")
    given = book(
        goal, measured, target(measured, 500_000, text="50"),
        *(target(measured, 100_000 * n, text=str(10 * n), period=f"2025-Q{n}") for n in (1, 2, 3, 4)),
        row(ActionPlan, order=1, indicator="measured", text="Rapat koordinasi"),
    )  # fmt: skip
    done = carry(given, 2026, load_law(), [renstra_book(700_000, "Indeks Layanan")])
    assert [(row.period, row.text) for row in after(done).all(Target)] == [
        ("2026", "70"), ("2026-Q1", "10"), ("2026-Q2", "20"), ("2026-Q3", "30"), ("2026-Q4", "40"),
    ]  # fmt: skip
    assert [doubt.message for doubt in done.doubts] == [
        "Target triwulan “Indeks Layanan” masih mengikuti target 2025 (50)."
    ]


def test_results_spending_and_cash_of_the_old_year_stay_behind_and_are_counted() -> None:
    item = work_item("7.01.01", id="item")
    given = book(
        item,
        row(Spending, item="item", amount=1, text=""),
        row(CashPlan, item="item", amount=1, text="", period="2025-M01"),
    )
    done = carry(given, 2026, load_law())
    assert done.left == {"Spending": 1, "CashPlan": 1}
    assert {type(row).__name__ for row in done.rows} == {"PlanDocument", "Organisation", "WorkItem"}


def test_planned_days_and_appointments_that_ended_go_and_those_in_force_stay() -> None:
    item = work_item("7.01.01", id="item", begins=date(2025, 2, 1), ends=date(2025, 11, 30))
    post, old, new = (
        row(Position, id="post", name="Camat"),
        row(Official, id="old", name="A"),
        row(Official, id="new", name="B"),
    )
    given = book(
        item, post, old, new,
        row(Appointment, id="a", position="post", official="old", since=date(2020, 1, 1), until=date(2025, 6, 30)),
        row(Appointment, id="b", position="post", official="new", since=date(2025, 7, 1)),
    )  # fmt: skip
    done = carry(given, 2026, load_law(), on=date(2026, 1, 5))
    assert [row.id for row in after(done).all(Appointment)] == ["b"]
    assert [(item.begins, item.ends) for item in after(done).all(WorkItem)] == [(None, None)]
    assert [(each.before, each.why) for each in done.moved if each.matter == "official"] == [
        ("A, Camat", "masa jabatannya berakhir 30 Juni 2025")
    ]


def test_a_line_from_an_assignment_letter_is_told() -> None:
    goal = row(Objective, number="1", text="Sasaran", id="goal")
    measured = indicator(goal, "Laporan", id="measured")
    agreement = row(Agreement, id="pk", document="pk", title="Perjanjian Kinerja Tahun 2025", year=2025)
    line = row(
        AgreementLine, number="3", order=1, objective="goal", indicator="measured", document="pk",
        origin="assignment", origin_basis="Surat Bupati Nomor 7/2025",
    )  # fmt: skip
    done = carry(book(goal, measured, agreement, line), 2026, load_law())
    assert [doubt.message for doubt in done.doubts] == [
        "Baris perjanjian nomor 3 berasal dari surat penugasan tahun 2025."
    ]


def test_texts_of_a_plan_for_several_years_do_not_change() -> None:
    plan = PlanDocument(
        id="renstra", document="renstra", organisation="agency", period="2025-2029", place=document().place,
        kind="renstra", title="Renstra Tahun 2025", first_year=2025, last_year=2029,
    )  # fmt: skip
    text = row(Section, number="", heading="Tahun 2025", level=1, order=1, document="renstra", period="2025-2029",
               paragraphs=(Paragraph("RKT Tahun 2025", document().place),))  # fmt: skip
    done = carry(book(plan, text), 2026, load_law())
    section = after(done).all(Section)[0]
    assert (section.heading, section.paragraphs[0].text, section.period) == (
        "Tahun 2025",
        "RKT Tahun 2025",
        "2025-2029",
    )
    assert section.paragraphs[0].carried
