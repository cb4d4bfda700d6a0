"""The Lembar Koreksi: causes as cards, the heaviest first, the others in a table, and what was not judged."""

from datetime import date
from typing import Any

from selaras.engine.documents.blocks import Document, Fields, Note
from selaras.engine.documents.correction import places_words
from selaras.engine.documents.document import Issue, Options, find_type
from selaras.engine.documents.types.lembar_koreksi import FEWEST, MOST
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Finding, Problem, Severity
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, WorkItem
from tests.engine.documents.plans import at, item, items, plan
from tests.engine.documents.transcript import row_texts, tables, texts

BOOK = plan(*items(item("w1", "program", "7.01.03.2", 2_000), item("w2", "program", "7.01.02", 3_000)))


def finding(line: int, **fields: Any) -> Finding:
    """A finding on one line; its cause is its line unless it is named."""
    usual: dict[str, Any] = {
        "check": "COD-002", "severity": Severity.WARNING, "message": f"Pesan {line}.", "hint": "Perbaiki.",
        "basis": "konsistensi#susunan", "place": at(line), "subject": f"baris ke-{line}", "cause": str(line),
    }  # fmt: skip
    return Finding(**(usual | fields))


def drawn(*findings: Finding, book: Book = BOOK, **options: Any) -> Document:
    made = Options(findings=findings, issue=Issue(on=date(2026, 11, 23)), **options)
    return find_type("lembar_koreksi").content(book, load_law(), made)


def cards(document: Document) -> list[Note]:
    return [block for part in document.sections for block in part.blocks if isinstance(block, Note)]


def facts(document: Document) -> dict[str, str]:
    return dict(next(block for block in document.sections[0].blocks if isinstance(block, Fields)).rows)


def test_the_head_tells_the_file_the_day_what_was_read_and_what_was_found() -> None:
    sheet = drawn(
        finding(11, severity=Severity.ERROR), finding(12), finding(13, cause="12"), finding(14, severity=Severity.NOTE)
    )
    assert facts(sheet) == {
        "Berkas": "rencana.md",
        "Diperiksa": "23 November 2026",
        "Terbaca": "2 baris program dan kegiatan",
        "Hasil": "1 wajib diperbaiki, 1 perlu diperiksa, dan 1 saran, pada 4 tempat",
    }


def test_a_file_named_by_whoever_stored_it_comes_first() -> None:
    assert facts(drawn(extra={"file": "kiriman.md"}))["Berkas"] == "kiriman.md"


def test_one_cause_is_one_card_with_all_its_places() -> None:
    sheet = drawn(*(finding(line, cause="cut", place=at(line)) for line in (31, 11, 21)))
    (card,) = cards(sheet)
    assert card.place == "Tabel 2.6, baris 11, 21, dan 31"
    assert card.message == "Pesan 11. Hal yang sama terdapat di 3 tempat."


def each_other_check(*findings: Finding) -> list[Finding]:
    """The findings as of different checks, so that each gets a card."""
    return [made._replace(check=f"COD-{number:03d}") for number, made in enumerate(findings, start=1)]


def test_errors_come_first_then_the_order_of_the_document() -> None:
    sheet = drawn(
        *each_other_check(
            finding(11), finding(12, severity=Severity.NOTE), finding(13, severity=Severity.ERROR), finding(10)
        )
    )
    assert [card.message for card in cards(sheet)] == ["Pesan 13.", "Pesan 10.", "Pesan 11.", "Pesan 12."]
    assert [card.tone for card in cards(sheet)] == ["error", "warning", "warning", "note"]


def test_among_equals_the_cause_that_stands_in_most_places_comes_first() -> None:
    lone, first, second = each_other_check(finding(10), finding(11, cause="twice"), finding(12, cause="twice"))
    sheet = drawn(lone, first, second._replace(check=first.check))
    assert [card.message for card in cards(sheet)] == ["Pesan 11. Hal yang sama terdapat di 2 tempat.", "Pesan 10."]


def test_a_card_says_what_to_do_with_the_value_before_and_after() -> None:
    (card,) = cards(drawn(finding(11, row="w1", field="code", proposal="7.01.03.2.03", hint="Lengkapi kodenya.")))
    assert card.proposal == "Ganti “7.01.03.2” menjadi “7.01.03.2.03”. Lengkapi kodenya."


def test_a_card_names_the_check_by_its_title_and_its_severity_in_words() -> None:
    (card,) = cards(drawn(finding(11), check_titles={"COD-002": "Kode kegiatan terpotong."}))
    assert (card.title, card.severity) == ("Kode kegiatan terpotong (COD-002)", "perlu diperiksa")


def test_a_card_names_its_basis_as_article_or_as_consistency() -> None:
    sheet = drawn(
        *each_other_check(
            finding(11), finding(12, basis="uu-23-2014#273"), finding(13, basis="permenpanrb-53-2014#lampiran-1")
        )
    )
    assert [card.basis for card in cards(sheet)] == [
        "konsistensi",
        "Pasal 273 UU 23/2014",
        "PermenPANRB 53/2014 (perjanjian kinerja); dasar belum diverifikasi",
    ]


def test_a_hint_that_says_the_basis_is_not_verified_is_not_repeated() -> None:
    told = finding(
        11, basis="permenpanrb-53-2014#lampiran-1", hint="Periksa. Dasar hukum catatan ini belum diverifikasi."
    )
    (card,) = cards(drawn(told))
    assert card.basis == "PermenPANRB 53/2014 (perjanjian kinerja)"


def rest(sheet: Document) -> list[list[str]]:
    return [row_texts(row) for row in tables(sheet)["Catatan lain"].body]


def test_a_check_gets_one_card_and_its_other_causes_a_row_in_the_table() -> None:
    sheet = drawn(finding(11), finding(12), finding(13))
    assert [card.message for card in cards(sheet)] == ["Pesan 11."]
    assert rest(sheet) == [
        ["Perlu diperiksa"],
        ["COD-002", "baris ke-12 (Tabel 2.6, baris 12); baris ke-13 (Tabel 2.6, baris 13)", "Perbaiki."],
    ]


def test_causes_past_the_cards_stand_in_the_table_under_their_severity() -> None:
    many = each_other_check(*(finding(line, severity=Severity.ERROR) for line in range(11, 11 + MOST)))
    late = finding(61, check="LAW-001", basis="uu-23-2014#273")
    sheet = drawn(*many, late, finding(62, check="TXT-001", severity=Severity.NOTE))
    assert len(cards(sheet)) == MOST
    assert rest(sheet) == [
        ["Perlu diperiksa"],
        ["LAW-001. Dasar: Pasal 273 UU 23/2014", "baris ke-61 (Tabel 2.6, baris 61)", "Perbaiki."],
        ["Saran"],
        ["TXT-001", "baris ke-62 (Tabel 2.6, baris 62)", "Perbaiki."],
    ]


def test_where_many_causes_are_left_fewer_get_a_card() -> None:
    many = each_other_check(*(finding(line, message="Uraian. " * 40) for line in range(11, 80)))
    sheet = drawn(*many)
    assert len(cards(sheet)) == FEWEST
    assert len(rest(sheet)) == 1 + len(many) - FEWEST


def test_of_many_causes_in_one_row_the_lines_are_told() -> None:
    sheet = drawn(*(finding(line) for line in (15, 11, 12, 13, 14)))
    assert rest(sheet)[1] == ["COD-002", "Tabel 2.6, baris 12, 13, 14, dan 15", "Perbaiki."]


def test_causes_with_another_thing_to_do_get_a_row_of_their_own() -> None:
    sheet = drawn(finding(11), finding(12, hint="Rujuk aturan baru."), finding(13, hint="Rujuk aturan lain."))
    assert [row[2] for row in rest(sheet)[1:]] == ["Rujuk aturan baru.", "Rujuk aturan lain."]


def test_a_row_of_several_causes_says_only_what_holds_for_all_of_them() -> None:
    sheet = drawn(
        finding(11), finding(12, hint="Perbaiki. Lihat baris 5."), finding(13, hint="Perbaiki. Lihat baris 6.")
    )
    assert [row[2] for row in rest(sheet)[1:]] == ["Perbaiki."]


def test_a_long_name_is_shortened_in_the_table() -> None:
    sheet = drawn(finding(11), finding(12, subject="Pengadaan Peralatan dan Mesin Lainnya di Kecamatan"))
    assert rest(sheet)[1][1] == "Pengadaan Peralatan dan Mesin Lainny… (Tabel 2.6, baris 12)"


def asked(*problems: Problem) -> list[list[str]]:
    return [row_texts(row) for row in tables(drawn(problems=problems))["Perlu dipastikan"].body]


def test_doubts_of_reading_are_a_table_of_their_own() -> None:
    doubt = Problem("Target “1.038” dapat berarti 1038 atau 1,038.", "Tulis satu angka.", at(14))
    assert facts(drawn(problems=(doubt,)))["Perlu dipastikan"] == "1 keraguan pembacaan"
    assert asked(doubt) == [
        ["Target “1.038” dapat berarti 1038 atau 1,038.", "Tabel 2.6, baris 14, kolom 1", "Tulis satu angka."]
    ]
    assert "Perlu dipastikan" not in tables(drawn())


def test_doubts_with_the_same_thing_to_do_share_a_row() -> None:
    doubts = [Problem(f"Sel {line} kosong.", "Isi selnya.", at(line)) for line in (3, 4, 5, 6, 7)]
    assert asked(*doubts, Problem("Kode ganda.", "Hapus satu.", at(8))) == [
        ["Sel 3 kosong. Sel 4 kosong. Sel 5 kosong. Demikian pula di 2 tempat lain.",
         "Tabel 2.6, baris 3, 4, 5, 6, dan 7", "Isi selnya."],
        ["Kode ganda.", "Tabel 2.6, baris 8, kolom 1", "Hapus satu."],
    ]  # fmt: skip


def test_rows_of_one_check_follow_each_other() -> None:
    many = [
        finding(11), finding(21, check="COD-003"), finding(12), finding(22, check="COD-003"),
        finding(13, hint="Lain."),
    ]  # fmt: skip
    assert [row[0] for row in rest(drawn(*many))] == ["Perlu diperiksa", "COD-002", "COD-002", "COD-003"]


def test_nothing_in_the_sheet_is_smaller_than_nine_points() -> None:
    sheet = drawn(
        finding(11), finding(12), problems=(Problem("Kosong.", "Isi.", at(3)),), not_applicable={"TGT-002": "Tidak."}
    )
    assert {table.size for table in tables(sheet).values()} == {9.0}


def test_checks_that_had_nothing_to_judge_are_named_with_their_reason() -> None:
    reasons = {
        "IND-004": "Daftar resmi belum dimuat.",
        "COD-009": "Daftar resmi belum dimuat.",
        "TGT-002": "Tidak ada target.",
    }
    sheet = drawn(not_applicable=reasons)
    assert [row_texts(row) for row in tables(sheet)["Tidak dinilai"].body] == [
        ["IND-004, COD-009", "Daftar resmi belum dimuat."],
        ["TGT-002", "Tidak ada target."],
    ]


def test_checks_that_had_nothing_to_judge_join_the_table_of_the_others() -> None:
    sheet = drawn(finding(11), finding(12), not_applicable={"TGT-002": "Tidak ada target."})
    assert rest(sheet)[2:] == [["Tidak dinilai"], ["TGT-002", "Tidak ada target."]]
    assert "Tidak dinilai" not in tables(sheet)


def test_of_many_checks_without_anything_to_judge_only_their_number_is_told() -> None:
    told = (
        "Tidak dinilai: 6 pemeriksaan, karena berkas ini tidak memuat isinya atau aturannya belum berlaku. Alasan "
        "setiap pemeriksaan ada pada halaman hasil pemeriksaan."
    )
    reasons = {f"TGT-00{number}": f"Alasan {number}." for number in range(6)}
    alone = drawn(not_applicable=reasons)
    assert told in texts(alone)
    assert "Tidak dinilai" not in tables(alone)
    assert rest(drawn(finding(11), finding(12), not_applicable=reasons))[2:] == [[told]]


def test_lines_are_told_with_the_table_page_or_sheet_they_are_counted_in() -> None:
    places = [
        at(5, "Tabel 2.4"), at(7, "Tabel 2.4"), at(9), Place("a.pdf", 4, 1, "Tabel 1", page=3),
        Place("a.xlsx", 8, 2, sheet="PK"), Place("a.docx", 4, 1, "Tabel pada baris 4"),
    ]  # fmt: skip
    assert places_words(places) == (
        "Tabel 2.4, baris 5 dan 7; Tabel 2.6, baris 9; halaman 3, Tabel 1, baris 4; lembar PK, baris 8; "
        "Tabel pada baris 4"
    )


def test_a_file_without_faults_gets_a_sheet_that_says_so() -> None:
    sheet = drawn()
    assert facts(sheet)["Hasil"] == "tidak ada catatan"
    assert "Tidak ada catatan: semua yang diperiksa sesuai." in texts(sheet)


def test_an_empty_book_gets_a_sheet_too() -> None:
    assert facts(drawn(book=Book()))["Terbaca"] == "tidak ada baris"


def test_the_sheet_is_no_draft_of_anything_and_carries_no_watermark() -> None:
    assert drawn(finding(11)).watermark == ""


def test_what_was_copied_from_last_year_and_not_reviewed_is_counted_by_group() -> None:
    carried = Book(replace(row, carried=isinstance(row, WorkItem | Ceiling)) for row in BOOK)
    told = " ".join(texts(drawn(book=carried)))
    assert "Belum ditinjau" in told
    assert "4 isian disalin dari tahun sebelumnya dan belum diubah atau dipastikan." in told
    assert "Program dan kegiatan: 2 isian" in told
    assert "Pagu: 2 isian" in told
    assert "Belum ditinjau" not in " ".join(texts(drawn()))
