"""The covering letter: the layout of correspondence, the documents it carries, and what it is called."""

import pytest

from selaras.engine.documents.blocks import Clauses
from selaras.engine.documents.document import AgencySettings, Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.types.surat_pengantar import DOCUMENTS, PLACE, RECIPIENT, SUBJECT, line
from selaras.engine.law.law import load_law
from selaras.engine.tables.frozen import replace
from tests.engine.documents.plans import FINAL, plan
from tests.engine.documents.transcript import row_texts, tables, transcript

LETTER = {
    DOCUMENTS: "\n".join([line("Rencana Kerja 2025", "7/RENJA/2025", "6 Januari 2025"), line("PK\t2025", "", "")]),
    RECIPIENT: "Kepala Bappeda", PLACE: "Tenggarong", SUBJECT: "Penyampaian Renja",
}  # fmt: skip
GOLDEN = """\
[Surat Pengantar Kecamatan Melati]

[tegak -]
PEMERINTAH KABUPATEN CONTOH
KECAMATAN MELATI
Melati, 6 Januari 2025
Nomor: 12/SP/2025
Sifat: Biasa
Lampiran: 2 berkas
Hal: Penyampaian Renja
Yth. Kepala Bappeda
di Tenggarong
Bersama surat ini disampaikan dokumen Kecamatan Melati sebagai berikut:

| NO | DOKUMEN | NOMOR | TANGGAL | BANYAKNYA |
| 1 | 2 | 3 | 4 | 5 |
| 1 | Rencana Kerja 2025 | 7/RENJA/2025 | 6 Januari 2025 | 1 berkas |
| 2 | PK 2025 | tanpa nomor |  | 1 berkas |
Demikian disampaikan untuk dipergunakan sebagaimana mestinya.

Camat Melati:
Diterima tanggal ……………………
Penerima,



……………………………………
NIP
"""


def drawn(extra: dict[str, str]) -> str:
    settings = AgencySettings(place_of_signing="Melati", letterhead=("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN MELATI"))
    options = Options(settings=settings, issue=replace(FINAL, number="12/SP/2025"), extra=extra)
    return transcript(find_type("surat_pengantar").content(plan(), load_law(), options))


def test_the_whole_letter() -> None:
    assert drawn(LETTER) == GOLDEN


def test_number_nature_enclosures_and_subject_stand_under_each_other() -> None:
    document = find_type("surat_pengantar").content(plan(), load_law(), Options(extra=LETTER))
    (clauses,) = [b for b in document.sections[0].blocks if isinstance(b, Clauses)]
    assert [label for label, _, _ in clauses.rows] == ["Nomor", "Sifat", "Lampiran", "Hal"]
    assert len(tables(document)["Dokumen"].body) == 2
    assert row_texts(tables(document)["Dokumen"].body[1])[2] == "tanpa nomor"


def test_a_letter_that_carries_nothing_is_refused() -> None:
    with pytest.raises(NotDrawn, match="Pilih paling sedikit satu dokumen"):
        drawn({})
