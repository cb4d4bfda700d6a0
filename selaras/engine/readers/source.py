"""The bytes of a text file as numbered lines, or one clear sentence why not."""

import codecs

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

LARGEST = 20 * 1024 * 1024
# No plan comes near these; beyond them a file is a picture or a database set as text, and would hold a worker for
# minutes. A paragraph of three pages has some 10,000 characters, the widest table of the sample 8 columns.
MOST_LINES = 100_000
LONGEST_LINE = 20_000
MOST_CELLS = 200
MOST_CELLS_OF_ALL = 1_000_000
_BINARY = {
    b"PK\x03\x04": "berkas Word, Excel, atau ZIP",
    b"%PDF": "berkas PDF",
    b"\xd0\xcf\x11\xe0": "berkas Word atau Excel lama",
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_AS_TEXT = "Simpan dokumen sebagai teks (.txt atau .md), Word (.docx), Excel (.xlsx), atau PDF."
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = bytes({*range(32)} - {9, 10, 12, 13})


class Unreadable(Exception):
    """The file is refused; ``problem`` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def refuse(name: str, message: str, hint: str) -> Unreadable:
    """The refusal of a whole file, to be raised."""
    return Unreadable(Problem(message, hint, Place(name), unreadable=True))


class Source(Frozen):
    """A file as lines without their ends; line n of the file is ``lines[n - 1]``."""

    name: str
    lines: tuple[str, ...]


def decode(name: str, content: bytes) -> Source:
    """Lines of UTF-8, UTF-16 with its mark, or Windows-1252. Raises ``Unreadable``: empty, binary, over 20 MB."""
    if len(content) > LARGEST:
        raise refuse(
            name,
            f"Berkas berukuran {len(content) / 1024**2:.0f} MB, sedangkan berkas teks paling besar 20 MB.",
            "Pisahkan dokumen atau hapus lampiran yang bukan bagian rencana, lalu coba lagi.",
        )
    if content.startswith(_PICTURES):
        raise refuse(
            name,
            "Isinya gambar (foto atau hasil pindai); tidak ada teks yang dapat dibaca.",
            "Pakai berkas Word, Excel, atau PDF aslinya.",
        )
    for magic, kind in _BINARY.items():
        if content.startswith(magic):
            raise refuse(name, f"Isinya {kind}, bukan teks.", _AS_TEXT)
    text = _text(name, content)
    if not text.strip():
        raise refuse(name, "Berkas ini kosong.", "Pilih berkas yang memuat rencana.")
    source = Source(name, tuple(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")))
    _demand_bounds(source)
    return source


def _demand_bounds(source: Source) -> None:
    """Raises ``Unreadable`` for a text out of all proportion, at the line where it is."""
    if len(source.lines) > MOST_LINES:
        raise refuse(
            source.name,
            f"Berkas ini mempunyai {dotted(len(source.lines))} baris, paling banyak {dotted(MOST_LINES)}.",
            "Pisahkan dokumen, atau hapus baris kosong dan lampiran yang bukan bagian rencana.",
        )
    cells = 0
    for number, line in enumerate(source.lines, start=1):
        if len(line) > LONGEST_LINE:
            message = f"Baris ini panjangnya {dotted(len(line))} huruf, paling panjang {dotted(LONGEST_LINE)}."
            hint = "Mungkin ada gambar yang tersimpan sebagai teks. Hapus, atau pecah barisnya, lalu unggah kembali."
            raise Unreadable(Problem(message, hint, Place(source.name, number, 1), unreadable=True))
        in_line = max(line.count("\t"), line.count("|") - 1) + 1
        if in_line > MOST_CELLS:
            message = f"Baris ini terbagi menjadi {dotted(in_line)} kolom, paling banyak {MOST_CELLS}."
            hint = "Hapus tab atau garis tegak yang berlebih pada baris ini, lalu unggah kembali."
            raise Unreadable(Problem(message, hint, Place(source.name, number, 1), unreadable=True))
        cells += in_line if in_line > 1 else 0
    if cells > MOST_CELLS_OF_ALL:
        raise refuse(
            source.name,
            f"Tabel-tabel dalam berkas ini mempunyai {dotted(cells)} sel, paling banyak {dotted(MOST_CELLS_OF_ALL)}.",
            "Pisahkan dokumen, atau hapus tabel yang bukan bagian rencana.",
        )


def dotted(count: int) -> str:
    """A count with the points of Indonesian: 1.000.000."""
    return f"{count:,}".replace(",", ".")


def _text(name: str, content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _strict(name, content, encoding)
            if set(_CONTROL) & set(map(ord, text)):
                raise _binary(name)
            return text
    if len(content.translate(None, _CONTROL)) < len(content):
        raise _binary(name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(name, content, "cp1252")


def _binary(name: str) -> Unreadable:
    return refuse(name, "Berkas ini bukan teks: isinya biner.", _AS_TEXT)


def _strict(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise refuse(
            name,
            f"Teks berkas ini rusak pada bita ke-{error.start + 1}.",
            "Buka dokumen di pengolah kata, lalu simpan kembali sebagai teks UTF-8.",
        ) from error
