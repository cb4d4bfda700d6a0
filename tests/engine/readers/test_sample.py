"""The sample plan, row by row, against what stands in the document (see expected/README.md)."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Ceiling,
    Citation,
    ContentsEntry,
    Duty,
    Goal,
    Indicator,
    Mission,
    Objective,
    Organisation,
    PlanDocument,
    PolicyDirection,
    Section,
    Strategy,
    Target,
    Vision,
    WorkItem,
)

ROOT = Path(__file__).parents[3]
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(ROOT / "samples" / "rkt-sangasanga-2025.md")


def expected(name: str) -> list[dict[str, str]]:
    with (EXPECTED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_nothing_of_the_sample_is_unclear(reading: Reading) -> None:
    assert reading.problems == ()
    assert reading.kind == "rkt"


def test_every_work_item_stands_as_printed(reading: Reading) -> None:
    book = reading.book
    units = {unit.id: unit for unit in book.all(WorkItem) if unit.level == "organisation"}
    names = {unit.organisation: unit.name for unit in units.values()}
    ceilings = {ceiling.item: ceiling for ceiling in book.all(Ceiling)}
    read_rows = [
        {
            "line": str(item.place.line),
            "level": item.level,
            "unit": names[item.organisation],
            "code": item.code,
            "name": item.name,
            "location": item.location,
            "budget": str((ceilings[item.id].amount or 0) // 100),
        }
        for item in book.all(WorkItem)
    ]
    assert read_rows == expected("work_items.tsv")


def test_every_indicator_of_the_work_items_stands_as_printed(reading: Reading) -> None:
    book = reading.book
    targets = {target.indicator: target for target in book.all(Target)}
    read_rows = [
        {
            "line": str(indicator.place.line),
            "indicator": indicator.name,
            "target": targets[indicator.id].text if indicator.id in targets else "",
        }
        for indicator in book.all(Indicator)
        if indicator.subject.startswith("WorkItem")
    ]
    assert read_rows == expected("work_item_indicators.tsv")


def test_tabel_2_6_holds_six_organisations_fifteen_programs_forty_one_kegiatan_and_eighty_sub_kegiatan(
    reading: Reading,
) -> None:
    levels = Counter(item.level for item in reading.book.all(WorkItem))
    assert levels == {"organisation": 6, "program": 15, "kegiatan": 41, "sub_kegiatan": 80}


def test_the_second_indicator_of_7_01_02_is_no_work_item(reading: Reading) -> None:
    [second] = [i for i in reading.book.all(Indicator) if i.name == "Tingkat Aksebilitas Wilayah Kecamatan"]
    assert (second.place.line, second.place.column) == (335, 3)
    subject = reading.book.get(WorkItem, second.subject)
    assert (subject.code, subject.name) == ("7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK")


def test_the_money_of_the_six_organisations_is_in_sen(reading: Reading) -> None:
    ceilings = {ceiling.item: ceiling.amount for ceiling in reading.book.all(Ceiling)}
    amounts = {item.name: ceilings[item.id] for item in reading.book.all(WorkItem) if item.level == "organisation"}
    assert amounts == {
        "Kecamatan Sanga Sanga": 4_589_368_901_300,
        "KELURAHAN JAWA": 153_000_000_000,
        "KELURAHAN PENDINGIN": 168_000_000_000,
        "KELURAHAN SANGASANGA DALAM": 228_000_000_000,
        "KELURAHAN SANGASANGA MUARA": 163_000_000_000,
        "KELURAHAN SARIJAYA": 158_000_000_000,
    }


@pytest.mark.parametrize(
    ("line", "code", "printed", "proposed"),
    [
        (296, "7.01.1.03.0.00.17", "", "7.01.1.03.0.00.17.0000"),
        (305, "7.01.01.2.01.010", "", "7.01.01.2.01.10"),
        (325, "7.01.01.2.06.10", "", ""),
        (319, "7.01.01.2.05.0011", "", ""),
        (360, "7.01.1.03.00.17.0001", "", "7.01.1.03.0.00.17.0001"),
        (396, "7.01.1.03.0.00.17.0003", "7.01.1.03.0.00. 17.0003", ""),
        (375, "7.01.03.2", "", "7.01.03.2.03"),
        (444, "7.01.03.2", "", "7.01.03.2.03"),
    ],
)
def test_a_code_stays_as_printed_beside_its_repair(
    reading: Reading, line: int, code: str, printed: str, proposed: str
) -> None:
    [item] = [item for item in reading.book.all(WorkItem) if item.place.line == line]
    assert (item.code, item.code_text, item.code_proposed) == (code, printed, proposed)


def test_the_parent_is_the_nearest_row_above_of_the_next_level_in_the_same_unit(reading: Reading) -> None:
    book = reading.book
    lines = {item.place.line: item for item in book.all(WorkItem)}
    pairs = {297: 296, 298: 297, 299: 298, 307: 297, 336: 334, 361: 360, 362: 361, 364: 362, 376: 375, 375: 371}
    assert {line: book.get(WorkItem, lines[line].parent).place.line for line in pairs} == pairs
    assert lines[296].parent == lines[360].parent == ""


def test_the_agency_and_its_kelurahan_are_organisations_beside_the_units_of_1_4(reading: Reading) -> None:
    book = reading.book
    [agency] = [row for row in book.all(Organisation) if row.level == "agency"]
    assert (agency.name, agency.kind) == ("KECAMATAN SANGASANGA", "kecamatan")
    coded = [(row.kind, row.code) for row in book.all(Organisation) if row.level == "unit" and row.code]
    assert coded == [
        ("kelurahan", "7.01.1.03.00.17.0001"),
        ("kelurahan", "7.01.1.03.00.17.0002"),
        ("kelurahan", "7.01.1.03.0.00.17.0003"),
        ("kelurahan", "7.01.1.03.00.17.0004"),
        ("kelurahan", "7.01.1.03.0.00.17.0005"),
    ]
    structure = [(row.place.line, row.kind, row.name) for row in book.all(Organisation) if row.number]
    assert structure == [
        (94, "sekretariat", "Sekretariat"),
        (95, "sub_bagian", "Sub Bagian Umum, Ketatalaksanaan dan Kepegawaian"),
        (96, "sub_bagian", "Sub Bagian Penyusunan Program dan Keuangan"),
        (97, "seksi", "Seksi Pemerintahan"),
        (98, "seksi", "Seksi Ketentraman dan Ketertiban Umum dan Perlindungan Masyarakat"),
        (99, "seksi", "Seksi Pemberdayaan Masyarakat Desa"),
        (100, "seksi", "Seksi Kesejahteraan Sosial"),
        (101, "seksi", "Seksi Pelayanan Umum"),
        (102, "jabatan_fungsional", "Kelompok Jabatan Fungsional"),
        (103, "kelurahan", "Kelurahan"),
        (104, "sekretariat", "Sekretaris"),
        (105, "seksi", "Seksi Pemerintahan"),
        (106, "seksi", "Seksi Pembangunan"),
        (107, "seksi", "Seksi Sosial"),
    ]


def test_targets_of_tabel_2_1_are_by_year(reading: Reading) -> None:
    book = reading.book
    index, complaints, order = [i for i in book.all(Indicator) if i.place.part == "Tabel 2.1"]
    years = {
        i.id: [(t.period, t.value) for t in book.all(Target) if t.indicator == i.id] for i in (index, complaints, order)
    }
    assert years[index.id] == [
        ("2022", 887_300), ("2023", 889_300), ("2024", 890_700), ("2025", 891_700), ("2026", 893_700),
    ]  # fmt: skip
    rising = [("2022", 600_000), ("2023", 700_000), ("2024", 800_000), ("2025", 900_000), ("2026", 1_000_000)]
    assert years[complaints.id] == years[order.id] == rising
    assert (index.unit, complaints.unit) == ("Nilai", "Perse")
    assert book.get(Goal, index.subject).place.line == 201
    assert book.get(Objective, complaints.subject).place.line == book.get(Objective, order.subject).place.line == 202


def test_a_grade_word_stands_apart_from_its_number(reading: Reading) -> None:
    graded = [(t.place.line, t.text, t.value, t.grade) for t in reading.book.all(Target) if t.grade]
    assert graded == [
        (253, "Baik (89,17)", 891_700, "Baik"),
        (270, "Baik (89,17)", 891_700, "Baik"),
        (275, "88,30 (Baik)", 883_000, "Baik"),
    ]


def test_the_agreement_has_thirteen_lines_and_its_day(reading: Reading) -> None:
    book = reading.book
    [agreement] = book.all(Agreement)
    assert (agreement.year, agreement.signed_on) == (2025, date(2025, 1, 20))
    targets = {target.indicator: target.text for target in book.all(Target)}
    lines = [
        (line.number, line.place.line, book.get(Indicator, line.indicator).unit, targets[line.indicator])
        for line in book.all(AgreementLine)
    ]
    assert lines == [
        ("", 270, "Nilai", "Baik (89,17)"),
        ("1", 272, "Persen", "90"),
        ("", 273, "Persen", "90"),
        ("2", 274, "Persen", "100"),
        ("3", 275, "Poin", "88,30 (Baik)"),
        ("4", 276, "Persen", "100"),
        ("5", 277, "Level", "3"),
        ("6", 278, "Inovasi", "1"),
        ("7", 279, "Persen", "100"),
        ("8", 280, "Persen", "100"),
        ("9", 281, "Laporan", "48"),
        ("10", 282, "Nilai", "77"),
        ("11", 283, "Nilai", "65"),
    ]


def test_iku_carry_definition_formula_and_source(reading: Reading) -> None:
    keys = [row for row in reading.book.all(Indicator) if row.is_key]
    assert [row.place.line for row in keys] == [239, 240, 241]
    assert [row.source for row in keys] == [
        "Hasil Survey Nilai Indeks Kepuasan Masyarakat (IKM) Kecamatan Sangasanga",
        "Laporan Pelayanan Terpadu Kecamatan (PATEN) Kecamatan Sangasanga",
        "Laporan Seksi Ketenteraman dan Ketertiban Umum Kecamatan Sangasanga",
    ]
    assert (
        keys[2].formula
        == "Jumlah kasus yang ditangani dibagi total kasus Ketenteraman dan Ketertiban Umum di Kecamatan x 100"
    )
    assert all(row.definition for row in keys)


def test_goals_objectives_and_strategies_keep_every_wording(reading: Reading) -> None:
    book = reading.book
    goals = sorted((row.place.line, row.number) for row in book.all(Goal))
    assert goals == [(186, "1."), (187, "2."), (188, "3."), (201, "1"), (239, "1"), (253, "1"), (270, "")]
    objectives = sorted((row.place.line or 0, row.number) for row in book.all(Objective))
    assert objectives[:3] == [(202, "2"), (240, ""), (255, "2")]
    assert [line for line, _ in objectives[3:]] == list(range(272, 273)) + list(range(274, 284))
    strategies = sorted((row.place.line or 0) for row in book.all(Strategy))
    assert strategies == [175, 176, 177, 178, 209, 210, 211, 212, 220, 224, 225, 227, 228, 229]
    directions = [(row.place.line, book.get(Strategy, row.strategy).number) for row in book.all(PolicyDirection)]
    assert directions == [
        (220, "1."), (221, "1."), (222, "1."), (223, "1."), (224, "2."), (225, "3."), (226, "3."), (227, "4."),
        (228, "5."), (229, "6."),
    ]  # fmt: skip


def test_visions_and_missions_of_region_and_agency(reading: Reading) -> None:
    book = reading.book
    assert [(row.owner, row.place.line) for row in book.all(Vision)] == [("region", 144), ("agency", 163)]
    assert book.all(Vision)[0].text == "Mewujudkan Masyarakat Kutai Kartanegara yang Sejahtera dan Berbahagia"
    missions = [(row.owner, row.place.line) for row in book.all(Mission)]
    assert missions == [("region", line) for line in range(153, 158)] + [("agency", line) for line in range(169, 172)]


def test_nine_duties_and_nineteen_lines_of_contents(reading: Reading) -> None:
    book = reading.book
    assert [row.place.line for row in book.all(Duty)] == [115, 116, *range(118, 125)]
    entries = [(row.number, row.title, row.page) for row in book.all(ContentsEntry)]
    assert len(entries) == 19
    assert entries[8] == ("BAB II", "EVALUASI RENJA SAMPAI DENGAN TRIWULAN II TAHUN 2024", "6")
    assert entries[17:] == [("BAB IV", "PENUTUP", "23"), ("", "LAMPIRAN", "")]


def test_every_heading_is_a_section_with_its_prose(reading: Reading) -> None:
    sections = [(row.place.line, row.number, row.heading) for row in reading.book.all(Section)]
    assert sections == [
        (3, "", "RENCANA KERJA TAHUNAN KECAMATAN SANGASANGA TAHUN 2025"),
        (13, "", "KATA PENGANTAR"),
        (23, "", "DAFTAR ISI"),
        (45, "BAB I", "PENDAHULUAN"),
        (51, "1.1", "Latar Belakang"),
        (59, "1.2", "Landasan Hukum"),
        (71, "1.3", "Maksud dan Tujuan"),
        (82, "1.4", "Struktur Organisasi"),
        (109, "1.5", "Tugas Pokok dan Fungsi"),
        (126, "BAB II", "PERENCANAAN KINERJA"),
        (134, "2.1", "Telaahan Visi, Misi dan Program"),
        (180, "2.2", "Tujuan."),
        (190, "2.3", "Sasaran"),
        (205, "2.4", "Strategi dan Kebijakan"),
        (231, "2.5", "Indikator Kinerja Utama"),
        (243, "2.6", "Rencana Kerja Tahunan 2025"),
        (258, "2.7", "Perjanjian Kinerja Tahun 2025"),
        (285, "2.8", "Program dan Kegiatan Tahun 2025"),
        (447, "BAB III", "PENUTUP"),
    ]


def test_every_line_of_prose_is_in_a_section(reading: Reading) -> None:
    """No sentence of the document is lost: each line that is not a table, heading or contents stands in a paragraph."""
    lines = (ROOT / "samples" / "rkt-sangasanga-2025.md").read_text(encoding="utf-8").split("\n")
    kept = {p.place.line for row in reading.book.all(Section) for p in row.paragraphs}
    prose = {
        n for n, line in enumerate(lines, start=1)
        if line.strip() and "\t" not in line and not line.startswith(("## ", "# ", "#### ", "---", "**Tabel"))
    }  # fmt: skip
    headings = {47, 71, 128, 449}  # written with three signs; the other "### " lines title a list
    captions = {195, 196, 197, 217, 218, 236, 248, 249, 265, 266, 290, 291, 292} & prose
    second_lines = {145}  # the region's vision stands on two lines, 144 and 145
    assert prose - kept - headings - captions - second_lines == set()


def test_the_legal_basis_is_five_regulations_one_of_them_replaced(reading: Reading) -> None:
    book = reading.book
    basis = next(row for row in book.all(Section) if row.number == "1.2")
    cited = [(row.place.line, row.regulation) for row in book.all(Citation) if row.section == basis.id]
    assert cited == [
        (63, "perpres-29-2014"),
        (66, "permenpanrb-53-2014"),
        (67, "permenpanrb-12-2015"),
        (68, "permenpan-9-2007"),
        (69, "permenpan-20-2008"),
    ]


def test_the_documents_quoted_in_the_plan_are_rows_of_their_own(reading: Reading) -> None:
    plans = {row.kind: Period(row.first_year, row.last_year) for row in reading.book.all(PlanDocument)}
    assert plans == {"rkt": Period(2025, 2025), "renstra": Period(2021, 2026), "iku": Period(2025, 2025)}
    assert reading.book.plan is not None
    assert reading.book.plan.edition == "kepmendagri-050-5889-2021"
