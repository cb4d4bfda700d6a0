"""Keputusan penetapan Indikator Kinerja Utama: the decree in full, its annex in the columns the region uses."""

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.decree import THEREFORE, Annex, Decree, decree_document
from selaras.engine.documents.document import Choice, Options, document_type
from selaras.engine.documents.key_indicators import VARIANTS, indicator_table, key_indicators, untold
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book

COLUMNS = Choice(
    "iku_columns", "Kolom lampiran keputusan IKU", VARIANTS, "Bentuknya berbeda antar daerah; ikuti contoh Bagian "
    "Organisasi.",
)  # fmt: skip
_NONE = (
    "Rencana ini tidak memuat Indikator Kinerja Utama. Tambahkan tabel IKU (sasaran, indikator, formulasi, sumber "
    "data) ke dalam rencana, lalu cetak lagi."
)
_LANDSCAPE_FROM = 8  # columns


def lacking(book: Book, options: Options) -> tuple[str, ...]:
    """Formulas and sources that key indicators do not tell."""
    return untold(key_indicators(book))


@document_type(
    "iku_decree", "Keputusan Indikator Kinerja Utama", ("permenpan-9-2007", "permenpan-20-2008"), official=True,
    file_name="SK-IKU", plans=("iku", "renstra", "rkt", "renja"), choices=(COLUMNS,), lacking=lacking, order=40,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The decree that sets the key indicators of the agency. Raises ``NotDrawn`` when the Book holds none."""
    measured = key_indicators(book)
    if not measured:
        raise NotDrawn(_NONE)
    name = agency_name(book)
    table = indicator_table(measured, COLUMNS.chosen(options))
    decree = Decree(
        type_id="iku_decree",
        about=f"Penetapan Indikator Kinerja Utama {name}",
        considering=(
            (
                "bahwa untuk mengukur keberhasilan pencapaian tujuan dan sasaran strategis perlu ditetapkan indikator "
                "kinerja utama"
            ),
            (
                "bahwa indikator kinerja utama dipakai untuk menyusun rencana kinerja tahunan, rencana kerja dan "
                "anggaran, perjanjian kinerja, laporan kinerja, serta evaluasi kinerja"
            ),
            f"{THEREFORE} penetapan indikator kinerja utama {name}",
        ),
        decided=(
            (
                f"Menetapkan Indikator Kinerja Utama {name} sebagaimana tercantum dalam Lampiran yang merupakan bagian "
                "tidak terpisahkan dari keputusan ini."
            ),
            (
                "Indikator Kinerja Utama sebagaimana dimaksud dalam diktum KESATU dipakai untuk menetapkan rencana "
                "kinerja tahunan, menyampaikan rencana kerja dan anggaran, menyusun perjanjian kinerja, menyusun "
                "laporan kinerja, dan mengevaluasi pencapaian kinerja sesuai dengan rencana strategis."
            ),
            "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        ),
        annexes=(
            Annex(
                f"INDIKATOR KINERJA UTAMA\n{name.upper()}", (table,), landscape=len(table.columns) >= _LANDSCAPE_FROM
            ),
        ),
    )
    return decree_document(book, law, options, decree)
