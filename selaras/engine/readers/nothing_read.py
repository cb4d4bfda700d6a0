"""What is said of a file that gives nothing: no table, none that is known, or none with a line in it."""

import re
from collections.abc import Collection, Iterable

from selaras.engine.readers.forms import is_about_the_past
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.material import Material
from selaras.engine.readers.source import Unreadable, refuse
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold

_REPORT = re.compile(r"\b(?:laporan (?:akuntabilitas )?kinerja|lkjip|lakip|lkip)\b")
_FIRST = 40  # texts from the start among which a report names itself
_TITLE = 120  # characters; longer texts are prose
_TREE = (
    "Berkas ini pohon kinerja, bukan rencana.",
    "Kondisi, pengampu, dan hubungannya diisi di halaman Pohon kinerja.",
)
# Headings of the tables below a picture, which may be all that a PDF tells of it, and the two sentences of refusal.
_OF_PICTURES = (
    (
        {"unit kerja", "jabatan", "eselon", "pejabat"}, "Berkas ini bagan organisasi, bukan rencana.",
        "Unit, jabatan, dan pejabat diubah di halaman Unit dan orang.",
    ),
    ({"kondisi", "menopang", "pengampu"}, *_TREE),
)  # fmt: skip
_HINTS = {
    "teks": "Pastikan tabelnya bertab (salin dari Word atau Excel sebagai teks) dan mempunyai judul kolom.",
    "dokumen Word": "Pastikan rencananya berupa tabel Word (bukan gambar) dan baris pertamanya memuat judul kolom.",
    "PDF": "Pastikan tabelnya bergaris dan memuat judul kolom; bila ada, unggah berkas Word atau Excel asalnya.",
}
_SHEETS = "Pastikan judul kolom (Kode, Program/Kegiatan, Indikator, Target, Pagu) berada tepat di atas isi tabelnya."


def no_known_table(material: Material, tables: Collection[Grid]) -> Unreadable:
    """The refusal of a file none of whose tables is one of a plan. A report on what was reached is told as one, and so
    is the organisation chart that Selaras itself prints."""
    for headings, message, hint in _OF_PICTURES:
        if any(set(table.headings) >= headings for table in tables):
            return refuse(material.name, message, hint)
    if _is_report(material, tables):
        return refuse(
            material.name,
            "Ini tampaknya laporan kinerja; yang dibaca di sini berkas rencana.",
            "Pilih RKT, Renja, Renstra, Perjanjian Kinerja, IKU, DPA, Rencana Aksi, atau evaluasi Renja.",
        )
    return refuse(
        material.name, "Tidak ada tabel rencana yang dikenali dalam berkas ini.",
        _HINTS.get(material.format, _SHEETS),
    )  # fmt: skip


def no_table(material: Material) -> Unreadable:
    """The refusal of a file without any table that does not call itself a plan."""
    return refuse(
        material.name,
        "Berkas ini tidak menyebut dirinya rencana (RKT, Renja, atau Renstra) dan tidak memuat tabel.",
        "Pilih berkas rencana, atau tambahkan judul dokumen pada baris pertama.",
    )


def no_line(material: Material) -> Unreadable:
    """The refusal of a file whose tables are known and hold nothing."""
    return refuse(
        material.name,
        "Tabel dalam berkas ini dikenali, tetapi tidak ada baris yang terbaca.",
        "Pastikan tabelnya berisi, dan judul kolomnya berada di baris pertama tabel.",
    )


def _is_report(material: Material, tables: Iterable[Grid]) -> bool:
    texts = [said.text for said in material.said if said.text.strip()][:_FIRST]
    named = any(len(text) <= _TITLE and _REPORT.search(fold(text)) for text in texts)
    return named or any(is_about_the_past(table) for table in tables)


class _Paper(Frozen):
    """A paper that Selaras prints and that holds no rows of a plan: the folded words of one of its first ``within``
    texts, and the refusal's two sentences."""

    words: str
    within: int
    message: str
    hint: str


_UPLOAD = "Unggah berkas rencananya."
# The papers declared to carry no plan: what they tell is made from plans, and would be read back as another plan.
_PAPERS = (
    _Paper(
        r"^lembar koreksi$", 4,
        "Berkas ini Lembar Koreksi, yaitu catatan Selaras atas sebuah rencana, bukan rencana itu sendiri.",
        "Unggah berkas rencana yang sudah diperbaiki menurut lembar ini.",
    ),
    _Paper(
        r"^(tentang )?pembentukan tim penyusun\b", 8,
        "Berkas ini keputusan pembentukan tim penyusun, bukan rencana.", _UPLOAD,
    ),
    _Paper(
        r"^berita acara verifikasi\b", 8,
        "Berkas ini berita acara verifikasi, yaitu hasil pemeriksaan atas sebuah rencana, bukan rencana itu sendiri.",
        _UPLOAD,
    ),
    _Paper(
        r"^standar operasional prosedur\b", 8,
        "Berkas ini SOP, yaitu prosedur kerja, bukan rencana.", _UPLOAD,
    ),
    _Paper(
        r"^daftar periksa perjanjian kinerja\b", 8,
        "Berkas ini daftar periksa Perjanjian Kinerja, bukan perjanjiannya sendiri.",
        "Unggah Perjanjian Kinerja setiap unit.",
    ),
    _Paper(r"^pohon kinerja\b", 4, *_TREE),
    _Paper(
        r"^matriks cascading\b", 4,
        "Berkas ini matriks cascading, yang dibuat dari rencana, bukan rencana itu sendiri.", _UPLOAD,
    ),
    _Paper(
        r"^tabel keselarasan\b", 4,
        "Berkas ini tabel keselarasan, yang dibuat dari rencana, bukan rencana itu sendiri.", _UPLOAD,
    ),
    _Paper(
        r"^bersama surat ini disampaikan dokumen\b", 20,
        "Berkas ini surat pengantar, bukan dokumen yang diantarnya.", "Unggah dokumennya.",
    ),
)  # fmt: skip


def paper_without_plan(material: Material) -> Unreadable | None:
    """The refusal of a paper that Selaras itself prints and that holds no plan; None for any other file."""
    said = [fold(each.text) for each in material.said if each.text.strip()][: max(paper.within for paper in _PAPERS)]
    for paper in _PAPERS:
        if any(re.search(paper.words, words) for words in said[: paper.within]):
            return refuse(material.name, paper.message, paper.hint)
    return None
