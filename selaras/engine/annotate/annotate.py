"""The one way in: a file and notes, and the same file with the notes as comments."""

from collections.abc import Sequence

from lxml import etree

from selaras.engine.annotate.excel import annotate_workbook
from selaras.engine.annotate.note import Note
from selaras.engine.annotate.word import annotate_document
from selaras.engine.ooxml.package import Damaged, Package

_ONLY = "Catatan hanya dapat ditulis ke dalam dokumen Word (.docx) dan buku kerja Excel (.xlsx)."
_OTHERS = (
    (b"%PDF", "PDF", "Periksa berkas Word atau Excel asalnya."),
    (
        b"\xd0\xcf\x11\xe0",
        "Word atau Excel lama, atau bersandi",
        "Simpan sebagai .docx atau .xlsx tanpa sandi, lalu coba lagi.",
    ),
)


class NotAnnotated(Exception):
    """The file takes no comments; the message says why and which files do."""


def annotate(name: str, content: bytes, notes: Sequence[Note]) -> bytes:
    """The file with one comment for each note at its place; content, styles and formulas as they were.

    Raises ``NotAnnotated`` for files of other formats and for damaged ones.
    """
    if not content.startswith(b"PK\x03\x04"):
        raise NotAnnotated(_refusal(name, content))
    try:
        package = Package(content)
        if package.has("mimetype"):
            raise NotAnnotated(f"{name} berkas OpenDocument (.ods atau .odt). {_ONLY} Simpan sebagai .docx atau .xlsx.")
        main = package.main()
        if main.casefold().endswith(".bin"):
            raise NotAnnotated(f"{name} buku kerja biner (.xlsb). {_ONLY} Simpan sebagai .xlsx, lalu coba lagi.")
        if not main:
            raise NotAnnotated(f"{name} bukan dokumen Word atau Excel. {_ONLY}")
        kind = etree.QName(package.root(main)).localname
        if kind == "document":
            return annotate_document(package, main, notes)
        if kind == "workbook":
            return annotate_workbook(package, main, notes)
    except Damaged as error:
        raise NotAnnotated(f"{name} tidak dapat diberi catatan. {error}") from error
    raise NotAnnotated(f"{name} bukan dokumen Word atau Excel. {_ONLY}")


def _refusal(name: str, content: bytes) -> str:
    for magic, kind, advice in _OTHERS:
        if content.startswith(magic):
            return f"{name} berkas {kind}. {_ONLY} {advice}"
    return f"{name} berkas teks. {_ONLY} Periksa berkas Word atau Excel asalnya."
