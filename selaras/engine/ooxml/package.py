"""The parts of an OOXML package and what they refer to, parsed without entities, network or limits lifted."""

import posixpath
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from selaras.engine.tables.frozen import Frozen

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
# A plan of 90 pages has 4 MB of markup in 200,000 tags, a sheet of 100,000 rows
# some 60 MB. lxml takes 100 to 500 bytes a tag, the child process has 1 GB.
LARGEST_PART = 128 * 1024 * 1024
MOST_TAGS = 1_500_000
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


class Damaged(Exception):
    """The package cannot be opened, or is out of all proportion; the message says so in Indonesian."""


class Relation(Frozen):
    """What one part refers to: ``kind`` is the last word of its type, ``target`` the name of the part or an address."""

    id: str
    kind: str
    target: str
    external: bool = False


class Package:
    """A DOCX or XLSX, opened. Raises ``Damaged`` from every method that reads."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        try:
            self._zip = ZipFile(BytesIO(content))
            # Some writers separate folders like Windows does.
            self._names = {name.replace("\\", "/").casefold(): name for name in self._zip.namelist()}
        except _BROKEN as error:
            raise Damaged("Berkas ini rusak atau terpotong.") from error

    def has(self, name: str) -> bool:
        """Whether there is a part of this name; capitals do not count."""
        return name.casefold() in self._names

    def named(self, name: str) -> str:
        """The name of a part as the package writes it."""
        return self._names.get(name.casefold(), name)

    def entries(self) -> list[ZipInfo]:
        """The entries of the package in their order; of two with one name the last, which is the one that is read."""
        return list({entry.filename: entry for entry in self._zip.infolist()}.values())

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            entry = self._zip.getinfo(self.named(name))
            if entry.file_size > LARGEST_PART:
                raise Damaged(f"Bagian {name} dalam berkas ini berukuran {entry.file_size / 1024**2:.0f} MB.")
            return self._zip.read(entry)
        except _BROKEN as error:
            raise Damaged(f"Bagian {name} dalam berkas ini rusak atau tidak ada.") from error

    def root(self, name: str) -> etree._Element:
        """The markup of a part."""
        content = self.read(name)
        if content.count(b"<") > MOST_TAGS:
            raise Damaged(f"Bagian {name} dalam berkas ini terlalu besar.")
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        return parse(content, name)

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to; the package itself is the part of the empty name."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(name):
            return []
        found = []
        for element in self.root(name).iter(_RELATIONSHIP):
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            kind = element.get("Type", "").rpartition("/")[2]
            where = target if external else resolved(folder, target)
            found.append(Relation(element.get("Id", ""), kind, where, external))
        return found

    def related(self, part: str, kind: str) -> str:
        """The part of a kind that a part refers to, empty where there is none."""
        fitting = (each.target for each in self.relations(part) if each.kind == kind and not each.external)
        return next((target for target in fitting if self.has(target)), "")

    def main(self) -> str:
        """The part that holds the document or the workbook, empty where there is none."""
        return self.related("", "officeDocument")


def resolved(folder: str, target: str) -> str:
    """The name of a part that a part in this folder refers to."""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


def parse(content: bytes, name: str, *, whole: bool = False) -> etree._Element:
    """The markup of bytes; ``whole`` keeps what only matters when it is written again.

    Raises ``Damaged`` where it is none, or declares a document type.
    """
    if b"<!DOCTYPE" in content:
        raise Damaged(f"Bagian {name} dalam berkas ini memuat deklarasi yang tidak aman (DOCTYPE).")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=not whole, remove_pis=not whole, strip_cdata=not whole,
    )  # fmt: skip
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged(f"Bagian {name} dalam berkas ini rusak.") from error
