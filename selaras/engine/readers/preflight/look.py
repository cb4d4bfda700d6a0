"""The look at a file before any parser sees it: what would hurt is refused in a sentence, what is left out is said.

Ordinary files pass in a millisecond a megabyte. The limits of the child (``apart/``) stand behind this; here it is that
an officer learns what is the matter and what to do.
"""

import re
from collections.abc import Iterator

from selaras.engine.readers.preflight.archive import broken, locked, parts
from selaras.engine.readers.preflight.markup import (
    demand_measure,
    demand_no_entity,
    demand_no_entity_outside,
    demand_plain,
)
from selaras.engine.readers.source import refuse
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

LARGEST = 50 * 1024**2
LARGEST_MARKUP = 20 * 1024**2
_TAIL = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = (".xml", ".rels", ".vml", ".rdf", ".xhtml", ".html")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_EXTERNAL = re.compile(rb"\bTargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
_TYPE = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/([A-Za-z]+)[\"']")
_NOT_FETCHED = {
    "attachedTemplate": "templat dari luar",
    "externalLinkPath": "tautan ke buku kerja lain",
    "image": "gambar dari luar",
    "oleObject": "objek dari luar",
    "frame": "halaman dari luar",
    "subDocument": "dokumen dari luar",
}
_XLSX = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xlam")
_DOCX = (".docx", ".docm", ".dotx", ".dotm")
_ODF = (".ods", ".odt", ".ots", ".ott")
_KINDS = {
    "zip-xlsx": ("berkas Excel", _XLSX),
    "zip-docx": ("berkas Word", _DOCX),
    "zip-odf": ("berkas OpenDocument", _ODF),
    "zip": ("arsip ZIP", (".zip", *_XLSX, *_DOCX, *_ODF)),  # one that could not be opened may have been any of them
    "pdf": ("berkas PDF", (".pdf",)),
    "ole": ("berkas Word atau Excel lama", (".xls", ".doc", ".xlt", ".dot", ".wps", ".et")),
}
_TELLING = (".zip", *_XLSX, *_DOCX, *_ODF, ".pdf", ".doc", ".dot", ".wps")


class Looked(Frozen):
    """``doubts`` say what of the file is left out; ``lie`` says, in a sentence, that the name tells another format."""

    doubts: tuple[Problem, ...] = ()
    lie: str = ""


def look(name: str, content: bytes) -> Looked:
    """Looks at a file. Raises ``Unreadable`` for one that no reader should be handed."""
    if len(content) > LARGEST:
        raise refuse(
            name,
            f"Berkas berukuran {len(content) / 1024**2:.0f} MB, paling besar {LARGEST // 1024**2} MB.",
            "Hapus gambar dan lampiran yang bukan bagian rencana, simpan kembali, lalu unggah.",
        )
    kind = kind_of(content)
    if kind == "zip":
        return _look_at_zip(name, content)
    if kind == "pdf":
        _demand_end(name, content)
    elif kind == "ole":
        _demand_open_ole(name, content)
    elif kind == "markup":
        _demand_markup(name, content)
    return Looked(lie=lie(name, kind) if content else "")


def kind_of(content: bytes) -> str:
    """``zip``, ``pdf``, ``ole``, ``markup`` (XML or HTML), or nothing for all else."""
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return "zip"
    if content.startswith(_OLE):
        return "ole"
    if b"%PDF-" in content[:1024]:
        return "pdf"
    head = content[:256].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return "markup" if head[:1] == b"<" else ""


def lie(name: str, kind: str) -> str:
    """“Namanya berakhir .xlsx, tetapi isinya berkas PDF.”, or nothing where name and content agree.

    Web applications export HTML, SpreadsheetML and CSV under .xls: that name tells nothing.
    """
    end = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    what, ends = _KINDS.get(kind, ("bukan", ()))
    if not end or end in ends or (not ends and end not in _TELLING):
        return ""
    if ends:
        return f"Namanya berakhir {end}, tetapi isinya {what}."
    told = next(told for told, known in _KINDS.values() if end in known)
    return f"Namanya berakhir {end}, tetapi isinya bukan {told}."


def _look_at_zip(name: str, content: bytes) -> Looked:
    names, unpacked = parts(name, content)
    kind = _package(name, names)
    # Of a workbook its own reader says so.
    doubts = list(_macros(name)) if kind != "zip-xlsx" and any(_is_macro(each) for each in names) else []
    outside: set[str] = set()
    for what, part in unpacked:
        outside.update(_look_at_part(name, what, part))
    if outside:
        doubts.append(_not_fetched(name, sorted(outside)))
    return Looked(tuple(doubts), lie(name, kind))


def _look_at_part(name: str, what: str, part: bytes) -> Iterator[str]:
    """Judges one part; gives what it would have fetched from elsewhere."""
    lower = what.lower()
    if lower.endswith(".svg"):
        demand_no_entity_outside(name, part, what)
        return
    # A part is XML by what is in it as much as by its name: the package may call any name a sheet.
    if not lower.endswith(_XML) and part[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] != b"<":
        return
    plain = demand_plain(name, part, what)
    demand_measure(name, plain, what)
    if lower == "meta-inf/manifest.xml" and b"encryption-data" in plain:
        raise locked(name)
    if lower.endswith(".rels"):
        for relation in _RELATION.findall(plain):
            kind = _TYPE.search(relation)
            if kind and _EXTERNAL.search(relation) and kind[1].decode() in _NOT_FETCHED:
                yield _NOT_FETCHED[kind[1].decode()]


def _package(name: str, names: list[str]) -> str:
    if "[Content_Types].xml" in names:
        if any(each.startswith("xl/") for each in names):
            return "zip-xlsx"
        if any(each.startswith("ppt/") for each in names):
            raise refuse(
                name, "Isinya salindia (presentasi).", "Unggah berkas Word, Excel, atau PDF yang memuat rencana."
            )
        return "zip-docx"
    if "content.xml" in names and "mimetype" in names:
        return "zip-odf"
    raise refuse(
        name,
        f"Isinya arsip ZIP ({len(names)} berkas), bukan satu dokumen.",
        "Ekstrak dahulu, lalu unggah berkas rencana yang ada di dalamnya.",
    )


def _is_macro(part: str) -> bool:
    return part.lower().endswith("vbaproject.bin") or part.startswith(("Basic/", "Scripts/"))


def _macros(name: str) -> tuple[Problem, ...]:
    return (
        Problem(
            "Berkas ini memuat makro. Makro tidak dijalankan; hanya isinya yang dibaca.",
            "Jika ada angka yang diisi oleh makro, pastikan angka itu sudah tersimpan dalam berkas.",
            Place(name),
        ),
    )


def _not_fetched(name: str, what: list[str]) -> Problem:
    return Problem(
        f"Berkas ini merujuk {', '.join(what)}. Rujukan itu tidak dibuka; yang dibaca hanya yang tersimpan di sini.",
        "Pastikan angka dan teks yang berasal dari luar sudah tersimpan dalam berkas ini.",
        Place(name),
    )


def _demand_end(name: str, content: bytes) -> None:
    """A PDF that was cut short may show its first pages: half a plan. What it unpacks to, its own reader looks at."""
    if b"startxref" not in content[-_TAIL:] and b"%%EOF" not in content[-_TAIL:]:
        raise broken(name)


def _demand_open_ole(name: str, content: bytes) -> None:
    """An encrypted DOCX or XLSX is wrapped in the old format; an encrypted XLS says so in its first records."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise locked(name)
    at = content.find(b"\x09\x08\x10\x00\x00\x06")  # the beginning of a workbook of Excel 97 and later
    if at > 0 and at % 512 == 0 and content[at + 20 : at + 22] == b"\x2f\x00":
        raise locked(name)


def _demand_markup(name: str, content: bytes) -> None:
    if len(content) > LARGEST_MARKUP:
        raise refuse(
            name,
            f"Berkas berukuran {len(content) / 1024**2:.0f} MB, paling besar {LARGEST_MARKUP // 1024**2} MB.",
            "Hapus bagian yang bukan rencana, simpan kembali, lalu unggah.",
        )
    head = content[:4096].replace(b"\0", b"").lower()
    if b"<html" in head or b"<!doctype html" in head or (b"<table" in head and b"<?xml" not in head):
        demand_no_entity(name, content, name)  # its DOCTYPE is as it should be
        return
    if b"<svg" in head:
        raise refuse(name, "Isinya gambar SVG.", "Unggah berkas Word, Excel, atau PDF yang memuat rencana.")
    if b"<?xml" in head:
        demand_measure(name, demand_plain(name, content, name), name)
