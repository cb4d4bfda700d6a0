"""TXT-007."""

from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Objective, Organisation
from tests.judging import found, said
from tests.making import book, indicator, kelurahan, row, work_item
from tests.writing import item, section

OTHER = section("Tujuan", "Meningkatkan efektivitas pelayanan.", line=200)

PASSES = [book(section("Maksud", "Menerapkan efektivitas."), OTHER)]
FAILS = [book(section("Maksud", "Menerapkan prinsip Efektifitas."), OTHER)]


def test_the_spelling_that_is_not_standard_is_named_where_it_stands() -> None:
    (finding,) = found("TXT-007", FAILS[0])
    assert finding.message == "Dokumen ini menulis “efektifitas” dan “efektivitas”; ejaan yang baku efektivitas."
    assert (finding.place.line, finding.place.column) == (102, len("Menerapkan prinsip ") + 1)
    assert finding.severity == "note"


def test_one_spelling_alone_is_right() -> None:
    assert said("TXT-007", book(section("Maksud", "Efektifitas dan efektifitas."))) == []


def test_the_spelling_of_an_official_name_is_right() -> None:
    program = work_item("7.01.04", "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM")
    text = section("Program", "Program Koordinasi Ketentraman dan Ketertiban Umum dilaksanakan.")
    own = section("Keadaan", "Ketenteraman masyarakat terjaga.", line=200)
    assert said("TXT-007", book(program, text, own)) == []
    both = "Koordinasi Ketentraman dan Ketertiban Umum membawa ketentraman."
    (finding,) = found("TXT-007", book(program, text, own, section("Lain", both, line=300)))
    assert (finding.place.line, finding.place.column) == (302, both.index("ketentraman") + 1)


def test_an_official_name_is_no_proof_against_a_spelling() -> None:
    kegiatan = work_item("7.01.04.2.01", "Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum")
    text = "Upaya Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum, hidup penuh ketentraman."
    assert said("TXT-007", book(kegiatan, section("Keadaan", text))) == []


def test_names_and_indicators_of_sub_kegiatan_are_not_judged() -> None:
    output = work_item("7.01.02.2.01.02", "Peningkatan Efektifitas Kegiatan Pemerintahan")
    measure = indicator(output, "Jumlah Dokumen Peningkatan Efektifitas Kegiatan Pemerintahan")
    assert said("TXT-007", book(output, measure, OTHER)) == []


def test_the_name_of_a_unit_and_the_title_of_a_regulation_are_not_judged() -> None:
    unit = row(
        Organisation,
        level="unit",
        kind="seksi",
        name="Seksi Ketentraman Umum",
        number="3.",
        place=Place("contoh.md", 98, 4),
    )
    structure = section("Struktur Organisasi", item("Seksi Ketentraman Umum;", 98), line=96)
    own = section("Keadaan", "Ketenteraman masyarakat terjaga.", line=200)
    assert said("TXT-007", book(unit, structure, own)) == []
    title = "Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik"
    assert said("TXT-007", book(section("Dasar", f"Survey dilaksanakan menurut {title}."))) == []


def test_cells_are_judged_and_one_word_is_one_cause() -> None:
    goal = row(Objective, number="1", text="Meningkatnya pelayanan")
    slips = [indicator(goal, "Percentase keluhan"), indicator(goal, "Percentase laporan")]
    findings = found(
        "TXT-007", book(goal, *slips, indicator(goal, "Persentase kasus"), kelurahan(1, "KELURAHAN MAWAR"))
    )
    assert [finding.place for finding in findings] == [slip.place for slip in slips]
    assert len({finding.cause for finding in findings}) == 1
