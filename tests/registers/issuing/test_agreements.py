"""All agreements of an agency: every unit in the list, who signs, what is missing, one PDF and one ZIP."""

import zipfile
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.jsonl import dump
from selaras.engine.tables.rows import Row
from selaras.registers.archive.actions import Draft, keep
from selaras.registers.archive.identity import new_document_id
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.proof import keep_scan
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.issuing.agreements import covered, merged_pdf, zip_file
from selaras.registers.organisations.models import Unit
from tests.engine.documents.plans import agreement, holder, plan
from tests.registers.conftest import Office
from tests.scans import pdf, png

AT = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)


def promised(*people: Row, agency: str = "KECAMATAN CONTOH", first: str = "", second: str = "") -> Book:
    """The Book behind an agreement with these officials; its parties as it prints them."""
    rows = agreement(signed_on=date(2025, 1, 20))
    rows[0] = replace(rows[0], first_party=first, second_party=second)
    return plan(*people, *rows, agency=agency)


def keep_agreement(unit: Unit, book: Book, status: str = "final", text: str = "PK") -> IssuedDocument:
    final = status == "final"
    draft = Draft(
        id=new_document_id(), agency=str(unit.pk), type="pk", title="Perjanjian Kinerja 2025", year=2025, status=status,
        source_digest="", book=dump(book), issued_at=AT, dated=date(2025, 1, 20), sequence=1 if final else None,
        number=f"1/PK/{unit.name[-4:]}" if final else "",
    )  # fmt: skip
    return keep(draft, {"pdf": pdf(text)})


CAMAT = holder("Camat Contoh", "Contoh Bunga, S.Sos.", "197001011990011001")
BUPATI = holder("Bupati Contoh", "Contoh Taman")


def test_every_unit_stands_in_the_list_the_agency_first(office: Office) -> None:
    with system("uji"):
        Unit.objects.create(
            level="unit", kind="desa", code="x", name="DESA CONTOH", parent=office.agency, supervised=True
        )
        found = covered(office.agency, 2025)
    assert [each.unit.name for each in found] == ["KECAMATAN CONTOH", "KELURAHAN SATU", "KELURAHAN SEPULUH"]
    assert {each.missing for each in found} == {("belum ada Perjanjian Kinerja",)}


def test_who_signs_is_told_from_the_book_behind_the_agreement(office: Office) -> None:
    with system("uji"):
        document = keep_agreement(office.agency, promised(*CAMAT, *BUPATI))
        keep_scan(document, png(), AT)
        lurah = holder("Lurah Satu", "Contoh Dahlia", "198001012005012001")
        keep_agreement(office.one, promised(*lurah, *CAMAT, first="Lurah Satu", second="Camat Contoh"))
        found = covered(office.agency, 2025)
    assert [(each.official, each.nip, each.superior, each.missing) for each in found[:2]] == [
        ("Contoh Bunga, S.Sos.", "19700101 199001 1 001", "Contoh Taman", ()),
        ("Contoh Dahlia", "19800101 200501 2 001", "Contoh Bunga, S.Sos.", ("pindaian bertanda tangan",)),
    ]
    assert found[0].line.split("\t")[-1] == "lengkap"


def test_what_is_missing_is_named_and_never_guessed(office: Office) -> None:
    with system("uji"):
        keep_agreement(office.agency, promised(*holder("Camat Contoh", "Contoh Bunga")))
        keep_agreement(office.one, promised(), status="konsep")
        found = covered(office.agency, 2025)
    assert found[0].missing == ("NIP", "nama atasan", "pindaian bertanda tangan")
    assert found[1].missing == ("masih konsep", "nama pejabat", "nama atasan")


def test_a_final_stands_before_a_later_draft(office: Office) -> None:
    with system("uji"):
        final = keep_agreement(office.agency, promised())
        keep_agreement(office.agency, promised(*CAMAT), status="konsep")
        found = covered(office.agency, 2025)[0]
    assert found.document is not None
    assert found.document.pk == final.pk


def test_the_merged_pdf_begins_with_the_check_list_and_holds_every_agreement(office: Office) -> None:
    with system("uji"):
        keep_agreement(office.agency, promised(*CAMAT), text="Perjanjian camat")
        keep_agreement(office.one, promised(), text="Perjanjian lurah")
        content = merged_pdf(office.agency, 2025, covered(office.agency, 2025))
    told = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    assert "DAFTAR PERIKSA PERJANJIAN KINERJA TAHUN 2025" in told[0]
    assert "KELURAHAN SEPULUH" in told[0]
    assert [text.splitlines()[0] for text in told[1:]] == ["Perjanjian camat", "Perjanjian lurah"]


def test_the_zip_holds_the_files_as_issued_the_newest_scan_and_the_list(office: Office) -> None:
    with system("uji"):
        document = keep_agreement(office.agency, promised(*CAMAT), text="Perjanjian camat")
        keep_scan(document, pdf("lama"), AT)
        keep_scan(document, png(), AT)
        with zip_file(office.agency, 2025, covered(office.agency, 2025)) as file, zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            assert archive.read("01-pk-kecamatan-contoh.pdf") == pdf("Perjanjian camat")
            assert archive.read("pindaian/01-pk-kecamatan-contoh.png") == png()
    assert names == [
        "00-daftar-periksa.pdf", "00-daftar-periksa.xlsx", "01-pk-kecamatan-contoh.pdf",
        "pindaian/01-pk-kecamatan-contoh.png",
    ]  # fmt: skip


def test_without_any_agreement_there_is_nothing_to_bundle(office: Office) -> None:
    with system("uji"):
        units = covered(office.agency, 2025)
        for bundle in (merged_pdf, zip_file):
            with pytest.raises(Refused, match="Belum ada Perjanjian Kinerja yang terbit"):
                bundle(office.agency, 2025, units)
