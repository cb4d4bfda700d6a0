"""The Perjanjian Kinerja: wording, parties, promises and money, with the sample's figures worked out by hand."""

from datetime import date
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from selaras.engine.documents.blocks import Document, Fields, PageBreak, Signature
from selaras.engine.documents.document import AgencySettings, Issue, Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Agreement, Ceiling, Organisation, Row
from tests.engine.documents.plans import (
    TYPED,
    agreement,
    goal,
    holder,
    indicator,
    item,
    items,
    objective,
    organisation,
    plan,
    settings,
    target,
)
from tests.engine.documents.promises import made, section
from tests.engine.documents.transcript import row_texts, tables, texts, transcript

ROOT = Path(__file__).resolve().parents[4]
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "pk-sangasanga-2025.txt"
NIP = "190001011920011999"  # no month of service could be so long ago


@cache
def sample() -> Book:
    return read(ROOT / "samples" / "rkt-sangasanga-2025.md").book


def drawn(book: Book, options: Options | None = None) -> Document:
    return find_type("pk").content(book, load_law(), options or Options())


def promised(*more: Row, version: str = "murni", signed_on: date | None = None) -> Book:
    """A plan with one goal and one objective promised, each with an indicator and its target."""
    return plan(
        goal("g", "Tujuan satu", "Tabel 2.5", 31, document="agreement"),
        objective("o", "Sasaran satu", "Tabel 2.5", 32, document="agreement"),
        indicator("i1", "g", "Indeks layanan", "Nilai"),
        indicator("i2", "o", "Persentase layanan", "Persen"),
        target("t1", "i1", "Baik (80,5)", 805_000, "Nilai"),
        target("t2", "i2", "", 950_000, "Persen"),
        *agreement(("g", "i1"), ("o", "i2"), version=version, signed_on=signed_on),
        *more,
    )


def signatures(document: Document) -> list[Signature]:
    return [block for part in document.sections for block in part.blocks if isinstance(block, Signature)]


def test_one_who_only_acts_is_named_so_under_the_position_that_the_agreement_prints() -> None:
    acting = holder("Camat Melati", "CONTOH PLT", kind="plt")
    rows = [
        replace(row, first_party="CAMAT MELATI") if isinstance(row, Agreement) else row for row in promised(*acting)
    ]
    first = signatures(drawn(Book(rows)))[0].signers[1]
    assert (first.position, first.name) == ("Plt. CAMAT MELATI", "CONTOH PLT")


def budget(book: Book) -> list[list[str]]:
    table = tables(drawn(book))["Program dan Anggaran"]
    return [row_texts(row) for row in (*table.body, *table.total)]


def test_the_sample_gives_the_golden_text() -> None:
    assert transcript(drawn(sample())) == GOLDEN.read_text(encoding="utf-8")


def test_the_samples_programs_are_summed_by_hand() -> None:
    kelurahan = [130_000_000] * 5
    empowerment = [1_400_000_000, 1_550_000_000, 2_150_000_000, 1_500_000_000, 1_450_000_000]
    assert (sum(kelurahan), sum(empowerment)) == (650_000_000, 8_050_000_000)
    assert [row[2:5] for row in budget(sample())[:-1]] == [
        ["11.433.673.013", "650.000.000", "12.083.673.013"],
        ["29.578.616.000", "–", "29.578.616.000"],
        ["3.856.400.000", "8.050.000.000", "11.906.400.000"],
        ["175.000.000", "–", "175.000.000"],
        ["850.000.000", "–", "850.000.000"],
    ]


def test_the_samples_totals_are_those_of_the_plan() -> None:
    assert budget(sample())[-1] == ["JUMLAH", "45.893.689.013", "8.700.000.000", "54.593.689.013", ""]


def test_the_sample_was_signed_on_the_day_its_text_names() -> None:
    later = Options(settings=AgencySettings(place_of_signing="Sangasanga"), issue=Issue(on=date(2026, 11, 23)))
    assert {block.place_date for block in signatures(drawn(sample(), later))} == {"Sangasanga, 20 Januari 2025"}


def test_the_statement_has_its_sentences_in_their_order() -> None:
    opening, first, second, promise, counter_promise = texts(drawn(promised()))[1:6]
    assert opening.startswith("Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel")
    assert first == "selanjutnya disebut PIHAK PERTAMA."
    assert second == "selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA."
    assert promise.startswith("PIHAK PERTAMA berjanji akan mewujudkan target kinerja yang seharusnya")
    assert counter_promise.startswith("PIHAK KEDUA akan melakukan supervisi yang diperlukan")


def test_the_statement_is_worded_as_a_real_agreement_is(shared_folder: Path) -> None:
    real = docx.Document(str(shared_folder / "samples" / "pk-dispora-jabar-2017.docx"))
    printed = " ".join("".join(node.text or "" for node in real.element.body.iter(qn("w:t"))).split())
    for sentence in texts(drawn(promised()))[1:6]:
        assert sentence.rstrip(".:").casefold() in printed.casefold()


def test_the_label_of_the_first_party_is_a_setting() -> None:
    options = Options(settings=AgencySettings(first_party="PIHAK KESATU"))
    told = transcript(drawn(promised(), options))
    assert "selanjutnya disebut PIHAK KESATU." in told
    assert "PIHAK PERTAMA" not in told


def test_the_superior_signs_left_and_the_head_right_under_statement_and_annex() -> None:
    region = organisation("region", "PEMERINTAH KABUPATEN MAWAR", "kabupaten", level="government")
    found = signatures(drawn(promised(region)))
    assert len(found) == 2
    for block in found:
        assert [(signer.label, signer.position) for signer in block.signers] == [
            ("PIHAK KEDUA,", "Bupati Mawar"),
            ("PIHAK PERTAMA,", "Camat Melati"),
        ]


def test_officials_who_are_stored_are_named_with_rank_and_nip() -> None:
    book = promised(*holder("Camat Melati", "CONTOH PEJABAT", NIP, "Pembina, IV/a"))
    camat = signatures(drawn(book, settings()))[0].signers[1]
    assert (camat.name, camat.rank, camat.nip) == ("CONTOH PEJABAT", "Pembina, IV/a", "19000101 192001 1 999")
    assert "Nama: CONTOH PEJABAT" in transcript(drawn(book, settings()))


def test_officials_nobody_stored_are_dotted() -> None:
    parties = [block for part in drawn(promised()).sections for block in part.blocks if isinstance(block, Fields)]
    assert [dict(block.rows)["Nama"].strip(".") for block in parties] == ["", ""]


def test_an_elected_head_of_region_signs_without_nip() -> None:
    bupati, camat = signatures(drawn(promised()))[0].signers
    assert (bupati.show_nip, camat.show_nip) == (False, True)


def test_the_annex_groups_goals_and_objectives_and_prints_targets_as_the_plan_does() -> None:
    table = tables(drawn(promised()))["Sasaran dan Target"]
    assert [row_texts(row) for row in table.body] == [
        ["", "TUJUAN"],
        ["1", "Tujuan satu", "Indeks layanan", "Nilai", "Baik (80,5)"],
        ["", "SASARAN"],
        ["2", "Sasaran satu", "Persentase layanan", "Persen", "95"],
    ]


def test_an_agency_without_units_has_one_column_of_money() -> None:
    book = promised(*items(item("w1", "program", "7.01.01", 2_000), item("w2", "program", "7.01.02", 3_000)))
    assert budget(book) == [
        ["1", "7.01.01 program 7.01.01", "2.000", ""],
        ["2", "7.01.02 program 7.01.02", "3.000", ""],
        ["JUMLAH", "5.000", ""],
    ]
    assert "kelurahan" not in transcript(drawn(book))


def test_a_supervised_village_is_never_added_to_the_agencys_money() -> None:
    book = promised(
        organisation("desa", "DESA KENANGA", "desa", supervised=True),
        *items(item("w1", "program", "7.01.01", 2_000), item("w2", "program", "7.01.01", 9_000, of="desa")),
    )
    assert budget(book)[-1] == ["JUMLAH", "2.000", ""]


def test_a_program_only_a_kelurahan_has_is_listed_with_a_dash_for_the_kecamatan() -> None:
    book = promised(
        organisation("k1", "KELURAHAN ANGGREK", "kelurahan"),
        *items(item("w1", "program", "7.01.01", 2_000), item("w2", "program", "7.01.03", 9_000, of="k1")),
    )
    assert budget(book)[1] == ["2", "7.01.03 program 7.01.03", "–", "9.000", "9.000", ""]


def test_an_unknown_ceiling_makes_its_sums_unknown_and_never_zero() -> None:
    book = promised(*items(item("w1", "program", "7.01.01", None), item("w2", "program", "7.01.02", 3_000)))
    assert budget(book) == [
        ["1", "7.01.01 program 7.01.01", "belum diisi", ""],
        ["2", "7.01.02 program 7.01.02", "3.000", ""],
        ["JUMLAH", "belum diisi", ""],
    ]


def test_the_budget_stays_beside_the_promises_while_there_is_room() -> None:
    few = promised(*items(item("w1", "program", "7.01.01", 2_000)))
    assert not any(isinstance(block, PageBreak) for block in drawn(few).sections[1].blocks)
    assert any(isinstance(block, PageBreak) for block in drawn(sample()).sections[1].blocks)


def test_the_kelurahan_column_cites_the_article_that_puts_its_money_into_the_kecamatan() -> None:
    assert "Anggaran kelurahan masuk ke dalam anggaran kecamatan (Pasal 30 PP 17/2018)." in texts(drawn(sample()))


def test_a_changed_agreement_says_so_in_its_title() -> None:
    assert "# PERUBAHAN PERJANJIAN KINERJA TAHUN 2025" in texts(drawn(promised(version="perubahan 1")))


def test_a_final_issue_prints_its_number_under_the_title() -> None:
    assert "# PERJANJIAN KINERJA TAHUN 2025 / NOMOR 7/RKT/2025" in texts(drawn(promised(), settings()))


def test_a_draft_carries_the_word_konsep_and_no_number() -> None:
    draft = drawn(promised(), Options(issue=Issue(draft=True, number="7/PK/2025")))
    assert (draft.watermark, draft.footer) == ("KONSEP", "")
    assert "NOMOR" not in transcript(draft)


def test_a_position_the_agreement_prints_is_kept() -> None:
    rows = [
        replace(row, second_party="Wali Kota Mawar", place=TYPED) if isinstance(row, Agreement) else row
        for row in promised()
    ]
    assert signatures(drawn(Book(rows)))[0].signers[0].position == "Wali Kota Mawar"


@pytest.mark.parametrize("book", [plan(), plan(*agreement())], ids=["no agreement", "no lines"])
def test_a_plan_without_promises_is_refused_with_what_to_do(book: Book) -> None:
    with pytest.raises(NotDrawn, match=r"tidak memuat baris Perjanjian Kinerja\. Tambahkan tabel Perjanjian Kinerja"):
        drawn(book)


def test_a_changed_ceiling_changes_the_list_of_programs() -> None:
    rows = [
        replace(row, amount=1_00) if isinstance(row, Ceiling) and row.id == "Ceiling-2" else row for row in sample()
    ]
    assert budget(Book(rows))[0][2:5] == ["1", "650.000.000", "650.000.001"]


def test_a_sections_agreement_gives_the_golden_text() -> None:
    golden = GOLDEN.with_name("pk-seksi-2025.txt")
    assert transcript(drawn(section(), settings())) == golden.read_text(encoding="utf-8")


def test_the_head_of_a_unit_promises_to_the_superior_of_the_day() -> None:
    acting = holder("Camat Melati", "CONTOH PELAKSANA", kind="plt", since=date(2025, 1, 10))
    rows = [row for row in acting if row.id != "post Camat Melati"]
    block = signatures(drawn(section(*rows)))[0]
    assert [(signer.position, signer.name) for signer in block.signers] == [
        ("Plt. Camat Melati", "CONTOH PELAKSANA"),
        ("Kepala Seksi Ketenteraman dan Ketertiban Umum", "CONTOH KEPALA SEKSI, S.AP."),
    ]


def test_a_sub_section_promises_to_the_secretary_it_stands_under() -> None:
    secretariat = made(
        Organisation, "secretariat", level="unit", kind="sekretariat", name="SEKRETARIAT", parent="agency"
    )
    sub = made(Organisation, "section", level="unit", kind="sub_bagian", name="SUB BAGIAN UMUM", parent="secretariat")
    book = Book([secretariat, *(sub if row.id == "section" else row for row in section() if row.id[:4] != "post")])
    assert [signer.position for signer in signatures(drawn(book))[0].signers] == [
        "Sekretaris Kecamatan Melati",
        "Kepala Sub Bagian Umum",
    ]


def test_a_lurah_promises_to_the_camat() -> None:
    lurah = made(Organisation, "section", level="unit", kind="kelurahan", name="KELURAHAN ANGGREK", parent="agency")
    book = Book([lurah if row.id == "section" else row for row in section() if row.id[:4] != "post"])
    assert [signer.position for signer in signatures(drawn(book))[0].signers] == ["Camat Melati", "Lurah Anggrek"]


def test_a_unit_without_money_has_no_second_list_and_never_that_of_the_agency() -> None:
    rows = items(item("w1", "program", "7.01.01", 2_000))
    book = Book([*(row for row in section() if not isinstance(row, AgreementBudget)), *rows])
    assert list(tables(drawn(book))) == ["Sasaran dan Target"]
