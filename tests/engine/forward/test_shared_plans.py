"""Real plans of others carried into their next year: a Renja with forward estimates, a PK in Word, a Renstra asked."""

import pytest

from selaras.engine.forward.carry import carry
from selaras.engine.law.law import load_law
from selaras.engine.law.nomenclature_file import read_nomenclature
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Ceiling, Objective, Section, Target, WorkItem
from tests.completeness import SHARED
from tests.engine.readers.test_bpmpd import PROGRAMS
from tests.making import book, document, indicator, row, target, work_item

pytestmark = pytest.mark.shared
MILLION = 1_000_000_00
FORESEEN = sum(kegiatan[3] for found in PROGRAMS.values() for kegiatan in found)


def sample(name: str) -> Book:
    return read(SHARED / "samples" / name).book


def test_the_printed_forward_estimates_of_a_renja_become_its_pagu() -> None:
    """Each of the 28 kegiatan of the Renja 2016 prints what it is to cost in 2017."""
    done = carry(sample("renja-bpmpd-jabar-2016.pdf"), 2017, load_law())
    after = Book(done.rows)
    kegiatan = [item.id for item in after.all(WorkItem) if item.level == "kegiatan"]
    amounts = {money.item: money.amount for money in after.all(Ceiling)}
    assert len(kegiatan) == 28
    assert sum(amounts[item] or 0 for item in kegiatan) == FORESEEN * MILLION
    assert {money.period for money in after.all(Ceiling)} == {"2017"}
    assert (done.count("ceiling"), done.left["Ceiling"]) == (28, 28)
    first = next(each for each in done.moved if each.matter == "ceiling")
    assert (first.before, first.after) == ("350.000.000", "385.000.000")


def test_the_title_of_that_renja_moves_and_the_year_it_foresees_is_told() -> None:
    done = carry(sample("renja-bpmpd-jabar-2016.pdf"), 2017, load_law())
    plan = Book(done.rows).plan
    assert plan is not None
    assert plan.title == "Rumusan Rencana program dan Kegiatan OPD Tahun 2017"
    (told,) = [doubt for doubt in done.doubts if doubt.message.startswith("Tahun 2017")]
    assert told.hint == (
        "Ganti dengan 2017 bila yang dimaksud tahun rencana ini, dengan 2018 bila yang dimaksud tahun sesudahnya."
    )


def test_a_word_agreement_keeps_its_lines_and_leaves_its_signature_behind() -> None:
    given = sample("pk-dispora-jabar-2017.docx")
    done = carry(given, 2018, load_law())
    after = Book(done.rows)
    assert [line.text for line in after.all(Target)] == [line.text for line in given.all(Target)]
    assert {line.period for line in after.all(Target)} == {"2018"}
    words = [part.text for section in after.all(Section) for part in section.paragraphs]
    assert "PERJANJIAN KINERJA TAHUN 2018" in words
    assert not any("Bandung," in text for text in words)  # place and day of signing are no text of a plan
    assert done.doubts == ()


def test_the_targets_of_a_real_renstra_are_found_by_name_and_by_code() -> None:
    """Renstra Gambiran for 2027: IKM 92 (row S1), penunjang 96 (program 7.01.01), pengaduan 94 (program 7.01.04)."""
    goal = row(Objective, number="1", text="Meningkatnya Kualitas Layanan Administrasi", id="goal", period="2026")
    support, order = work_item("7.01.01", id="support", period="2026"), work_item("7.01.04", id="order", period="2026")
    measured = [
        indicator(goal, "Indeks Kepuasan Masyarakat (IKM) Kecamatan", id="a", unit="Indeks"),
        indicator(support, "Persentase pemenuhan kebutuhan penunjang Perangkat Daerah", id="b", unit="%"),
        indicator(order, "Persentase Penyelesaian Pengaduan Masyarakat", id="c", unit="%"),
        indicator(support, "Persentase Penyelesaian Pengaduan Masyarakat", id="d", unit="%"),
    ]
    values = zip(measured, (910_000, 955_000, 920_000, 500_000), strict=True)
    aims = [target(of, value, text="", period="2026") for of, value in values]
    plan = document(first_year=2026, last_year=2026, period="2026")
    done = carry(
        book(plan, goal, support, order, *measured, *aims), 2027, load_law(), [sample("renstra-gambiran-2026-2030.md")]
    )
    found = {each.indicator: each.value for each in Book(done.rows).all(Target)}
    assert found == {"a": 920_000, "b": 960_000, "c": 940_000, "d": 500_000}


def test_with_the_official_lists_the_codes_of_the_sample_get_four_digits() -> None:
    """Of 80 sub kegiatan 72 carry over, one of which has four digits already. Eight do not: six stand under another
    code by their name, one is worded otherwise, one is damaged; nor do five kegiatan of the same kind as the six."""
    law = load_law()
    lists = [SHARED / "reference" / f"nomenclature_{name}.csv" for name in ("900_2023_kabkota", "sipd_2027")]
    law = law.with_nomenclature(
        row for file in lists for row in read_nomenclature(file, law.nomenclature.editions).rows
    )
    done = carry(read(SHARED / "samples" / "rkt-sangasanga-2025.md").book, 2026, law)
    codes = [each for each in done.moved if each.matter == "code"]
    assert sum(each.field == "code" for each in codes) == 71
    assert (codes[0].before, codes[0].after) == ("7.01.01.2.01.01", "7.01.01.2.01.0001")
    assert [(each.before, each.after) for each in codes if each.field == "edition"] == [
        ("Kepmendagri 050-5889/2021", "Kepmendagri 900.1-2850/2025")
    ]
    editions = [row.edition for row in done.rows if isinstance(row, WorkItem) and row.level == "sub_kegiatan"]
    assert (editions.count("kepmendagri-900-2850-2025"), len(editions)) == (72, 80)
    doubts = [doubt for doubt in done.doubts if doubt.field == "code"]
    assert sum("7.01.03.2.03.0001 Penyelenggaraan Lembaga Kemasyarakatan" in doubt.hint for doubt in doubts) == 6
    assert sum("7.01.01.2.02 Administrasi Keuangan" in doubt.hint for doubt in doubts) == 5
    assert sum("namanya berbeda" in doubt.message for doubt in doubts) == 1
    assert len(doubts) == 12
