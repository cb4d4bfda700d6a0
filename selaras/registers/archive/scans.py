"""Judges the scan of a signed paper by its bytes: a whole PDF, JPEG or PNG that is nothing else besides."""

import re
import struct
import zlib
from typing import Final, Literal

from selaras.registers.archive.refused import Refused

LARGEST: Final = 20 * 1024 * 1024
ScanFormat = Literal["pdf", "jpg", "png"]
_PDF: Final = b"%PDF-"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_TAIL = 1024  # where a PDF must end
_ZIP_END: Final = b"PK\x05\x06"
_ZIP_REACH = 65_557  # the end record of a zip and its longest comment
# What runs, starts something or carries other files. Compressed parts are not looked into: nothing here is ever
# executed by us, and a download is an attachment.
_ACTIVE: Final = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z])")
_MARKUP: Final = re.compile(rb"<\s*(?:!doctype\s+html|html|script|svg)", re.IGNORECASE)
_BROKEN = "Berkas {kind} ini rusak atau tidak lengkap. Pindai atau simpan sekali lagi, lalu unggah."
_MIXED = (
    "Berkas ini gambar atau PDF yang di dalamnya ada berkas jenis lain. Buka, simpan ulang sebagai PDF biasa, lalu "
    "unggah lagi."
)


class NotAScan(Refused):
    """Says in Indonesian why the file cannot be kept as a scan, and what to do."""


def too_large(size: int) -> str:
    """The sentence for a file of this many bytes, or nothing where it fits."""
    if size <= LARGEST:
        return ""
    return (
        f"Berkas berukuran {size / 1024**2:.0f} MB, paling besar {LARGEST // 1024**2} MB. Pindai dengan 200 dpi hitam "
        "putih atau abu-abu, atau bagi per dokumen, lalu unggah lagi."
    )


def scan_format(content: bytes) -> ScanFormat:
    """What the file is, by its bytes. Raises ``NotAScan`` for anything that is not wholly one PDF, JPEG or PNG."""
    if sentence := too_large(len(content)):
        raise NotAScan(sentence)
    if content.startswith(_PDF):
        _demand_pdf(content)
        return "pdf"
    if content.startswith(_PNG):
        _demand_png(content)
        return "png"
    if content.startswith(_JPEG):
        _demand_jpeg(content)
        return "jpg"
    if not content:
        raise NotAScan("Berkas ini kosong. Pilih berkas hasil pindaian.")
    raise NotAScan(
        "Isi berkas ini bukan PDF, JPG, atau PNG, apa pun nama berkasnya. Simpan pindaian sebagai PDF, "
        "lalu unggah lagi."
    )


def _demand_pdf(content: bytes) -> None:
    end = content.rfind(b"%%EOF", -_TAIL)
    if end < 0 or b"startxref" not in content[-2 * _TAIL :]:
        raise NotAScan(_BROKEN.format(kind="PDF"))
    if content[end + 5 :].strip(b"\x00\r\n\t ") or _ZIP_END in content[-_ZIP_REACH:] or _MARKUP.search(content[:_TAIL]):
        raise NotAScan(_MIXED)
    if _ACTIVE.search(content):
        raise NotAScan(
            "PDF ini memuat skrip, lampiran, atau formulir aktif. Cetak ke PDF (Print to PDF), lalu unggah hasilnya."
        )


def _demand_png(content: bytes) -> None:
    """Walks the chunks to the end of the picture; nothing may follow it."""
    at = len(_PNG)
    first, drawn = True, False
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name, after = content[at + 4 : at + 8], at + 12 + length
        sum_ = content[after - 4 : after]
        if after > len(content) or sum_ != struct.pack(">I", zlib.crc32(content[at + 4 : after - 4])):
            break
        if first and (name != b"IHDR" or length != 13):
            break
        first, drawn = False, drawn or name == b"IDAT"
        at = after
        if name == b"IEND":
            if at != len(content):
                raise NotAScan(_MIXED)
            if drawn:
                return
            break
    raise NotAScan(_BROKEN.format(kind="PNG"))


def _demand_jpeg(content: bytes) -> None:
    """Walks the segments to the picture and finds its end. Telephones put further pictures behind the first; those
    may follow, a zip, a PDF or a page may not."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            raise NotAScan(_BROKEN.format(kind="JPG"))
        kind = content[at + 1]
        if kind == 0xFF:  # filling
            at += 1
            continue
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        if length < 2:
            raise NotAScan(_BROKEN.format(kind="JPG"))
        at += 2 + length
        if kind == 0xDA:  # the picture itself follows
            break
    else:
        raise NotAScan(_BROKEN.format(kind="JPG"))
    end = content.find(b"\xff\xd9", at)
    if end < 0:
        raise NotAScan(_BROKEN.format(kind="JPG"))
    behind = content[end + 2 :]
    if _ZIP_END in content[-_ZIP_REACH:] or _PDF in behind or _MARKUP.search(behind):
        raise NotAScan(_MIXED)
