"""XML of strangers, read piece by piece: no entities, no network, no document type, and never a whole tree at once."""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from selaras.engine.readers.source import Unreadable, refuse

_FORGOTTEN = {"table-row", "row", "style", "table-column", "column"}
LARGEST_PART = 250 * 1024 * 1024
"""Bytes of one part of a file, unpacked; 100,000 rows of a real plan have some 60 MB."""


@contextmanager
def unzipped(name: str, content: bytes) -> Iterator[ZipFile]:
    """A zipped file, opened. Raises ``Unreadable`` where it, or what is read of it, is broken."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except (BadZipFile, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise broken(name) from error


def elements(name: str, part: IO[bytes], *tags: str) -> Iterator[Any]:
    """The elements of these local names, each complete when it is given and forgotten after it.

    Raises ``Unreadable`` for a part that is no XML, or has a document type.
    """
    events = etree.iterparse(
        part, events=("end",), tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    first = True
    try:
        for _, element in events:
            if first:
                _demand_no_doctype(name, element)
                first = False
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise broken(name) from error


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def part_of(name: str, archive: ZipFile, path: str) -> IO[bytes]:
    """A part of a zipped file, opened. Raises ``Unreadable`` where it is missing, encrypted or too large."""
    try:
        if archive.getinfo(path).file_size > LARGEST_PART:
            raise refuse(name, "Berkas ini terlalu besar setelah dibuka.", "Pisahkan dokumen, lalu coba lagi.")
        return archive.open(path)
    except (KeyError, RuntimeError, NotImplementedError, ValueError) as error:
        # missing, encrypted, packed in a strange way, or said to lie before the beginning of the file
        raise broken(name) from error


def broken(name: str) -> Unreadable:
    """The refusal of a file whose insides are not as they should be."""
    return refuse(name, "Berkas ini rusak.", "Buka di Excel, simpan kembali, lalu coba lagi.")


def walk(name: str, part: IO[bytes]) -> Iterator[tuple[bool, Any]]:
    """Every element as it begins (False) and ends (True); one that is no part of a row is forgotten after its end."""
    events = etree.iterparse(
        part, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    first = True
    try:
        for event, element in events:
            if first:
                _demand_no_doctype(name, element)
                first = False
            yield event == "end", element
            if event == "end" and local(element).casefold() in _FORGOTTEN:
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise broken(name) from error


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without its namespace; empty where there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _demand_no_doctype(name: str, element: Any) -> None:
    if element.getroottree().docinfo.doctype:
        raise refuse(name, "Berkas ini memuat DOCTYPE, yang tidak dipakai buku kerja biasa.", "Simpan ulang di Excel.")
