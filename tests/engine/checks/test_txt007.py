"""TXT-007."""

from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Objective, Organisation
from tests.judging import found, said
from tests.making import book, indicator, kelurahan, row, work_item
from tests.writing import item, section

OTHER = section("Tujuan", "Meningkatkan pelayanan yang efisien.", line=200)

PASSES = [book(section("Maksud", "Menerapkan cara yang efisien."), OTHER)]
FAILS = [book(section("Maksud", "Menerapkan prinsip Efesien."), OTHER)]


def test_the_spelling_that_is_not_standard_is_named_where_it_stands() -> None:
    (finding,) = found("TXT-007", FAILS[0])
    assert finding.message == "Dokumen ini menulis “efesien” dan “efisien”; ejaan yang baku efisien."
    assert (finding.place.line, finding.place.column) == (102, len("Menerapkan prinsip ") + 1)
    assert finding.severity == "note"


def test_one_spelling_alone_is_right() -> None:
    assert said("TXT-007", book(section("Maksud", "Efesien dan efesien."))) == []


def test_a_spelling_of_the_nomenclature_is_right_and_no_proof_against_another() -> None:
    program = work_item("7.01.04", "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM")
    text = section("Keadaan", "Ketenteraman terjaga; ketentraman meningkat; efektifitas dan efektivitas.")
    assert said("TXT-007", book(program, text)) == []


def test_the_words_of_an_official_name_are_no_proof_against_a_spelling() -> None:
    sub = work_item("7.01.05.2.01.01", "Fasilitasi Perizinan Terpadu")
    assert said("TXT-007", book(sub, section("Keadaan", "Fasilitasi Perizinan Terpadu melayani perijinan."))) == []


def test_names_and_indicators_of_sub_kegiatan_are_not_judged() -> None:
    output = work_item("7.01.02.2.01.02", "Peningkatan Efesien Kegiatan Pemerintahan")
    measure = indicator(output, "Jumlah Dokumen Peningkatan Efesien Kegiatan Pemerintahan")
    assert said("TXT-007", book(output, measure, OTHER)) == []


def test_the_name_of_a_unit_and_the_title_of_a_regulation_are_not_judged() -> None:
    unit = row(
        Organisation,
        level="unit",
        kind="seksi",
        name="Seksi Perijinan Umum",
        number="3.",
        place=Place("contoh.md", 98, 4),
    )
    structure = section("Struktur Organisasi", item("Seksi Perijinan Umum;", 98), line=96)
    own = section("Keadaan", "Pelayanan perizinan terjaga.", line=200)
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
