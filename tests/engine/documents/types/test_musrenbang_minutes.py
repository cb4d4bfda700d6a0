"""The minutes of a musrenbang: what was agreed, and who signs, with dots where nobody is stored."""

from datetime import date
from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Document, Signature
from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from tests.engine.documents.plans import holder, settings
from tests.engine.documents.proposals import musrenbang, proposal, sample
from tests.engine.documents.transcript import row_texts, tables, texts, transcript

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "musrenbang-minutes.txt"


def drawn(book: Book, options: Options | None = None) -> Document:
    return find_type("musrenbang_minutes").content(book, load_law(), options or Options())


def signature(document: Document) -> Signature:
    (found,) = [block for part in document.sections for block in part.blocks if isinstance(block, Signature)]
    return found


def test_the_sample_gives_the_golden_text() -> None:
    assert transcript(drawn(sample())) == GOLDEN.read_text(encoding="utf-8")


def test_what_was_agreed_is_counted_without_the_desa() -> None:
    items = [line for line in texts(drawn(sample())) if line.startswith(("a.", "b."))]
    unpriced = "1 usulan tanpa perkiraan biaya tidak ikut dijumlahkan"
    assert items == [
        f"a. menerima 3 usulan dengan perkiraan biaya Rp255.000.000; {unpriced};",
        "b. tidak menerima 1 usulan dengan perkiraan biaya Rp40.000.000.",
    ]
    assert (175 + 80 + 40, 295) == (295, 295)  # millions: all of both kelurahan, the desa's 60 left out
    total = row_texts(tables(drawn(sample()))["Usulan"].total[0])
    assert total[:2] == ["Jumlah perkiraan biaya, tidak termasuk usulan desa", "295.000.000"]


def test_the_heads_of_all_who_proposed_sign_and_nobody_is_invented() -> None:
    found = signature(drawn(sample()))
    assert [(each.position, each.name, each.show_nip) for each in found.signers] == [
        ("Lurah Mawar", "", True), ("Lurah Kenanga", "", True), ("Kepala Desa Dahlia", "", False),
        ("Wakil Masyarakat Kecamatan Melati", "", False), ("Camat Melati", "", True),
    ]  # fmt: skip
    assert found.place_date == ".................., .................."


def test_who_is_stored_is_named() -> None:
    lurah = [
        replace(row, organisation="mawar")
        for row in holder("Lurah Mawar", "Contoh Mawar", "197001011990011001", "Penata")
    ]
    book = Book([*sample(), *lurah])
    options = replace(settings(), issue=replace(settings().issue, on=date(2025, 2, 20)))
    assert signature(drawn(book, options)).signers[0].name == "Contoh Mawar"


def test_without_a_proposal_nothing_is_drawn() -> None:
    with pytest.raises(NotDrawn, match="Belum ada usulan"):
        drawn(musrenbang())


def test_a_musrenbang_of_the_kecamatan_alone_has_no_other_head() -> None:
    found = signature(drawn(musrenbang(proposal(1, "agency", "Kantor", decision="accepted"))))
    assert [each.position for each in found.signers] == ["Wakil Masyarakat Kecamatan Melati", "Camat Melati"]
