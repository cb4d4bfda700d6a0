"""What a PDF may hold at most, looked at before PDFium sees it: its size, and what its streams unpack to."""

import re
import zlib
from collections.abc import Iterator

from selaras.engine.readers.source import Unreadable, refuse

LARGEST = 50 * 1024 * 1024
MOST_PAGES = 1_000
# PDFium needs 3 µs and 340 bytes for a line (2.4 million: 8 s, 817 MB); a whole plan of 90 pages draws some 20,000.
MOST_LINES = 300_000
LARGEST_STREAM = 64 * 1024 * 1024
LARGEST_OF_ALL = 400 * 1024 * 1024
_CHUNK = 1 << 18
_DICTIONARY = 1024  # bytes before a stream in which its dictionary begins
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DRAWN = tuple(b" " + word + end for word in (b"l", b"re") for end in (b" ", b"\n", b"\r"))
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f\x80-\xff]")


def demand_bounds(name: str, content: bytes) -> None:
    """Raises ``Unreadable`` for a file out of all proportion."""
    if len(content) > LARGEST:
        raise refuse(
            name,
            f"Berkas berukuran {len(content) / 1024**2:.0f} MB, sedangkan PDF paling besar 50 MB.",
            "Pisahkan dokumen, atau simpan kembali dengan gambar yang diperkecil, lalu coba lagi.",
        )
    unpacked = drawn = 0
    for stream in _streams(content):
        size = lines = 0
        for chunk in stream:
            size += len(chunk)
            lines += _lines(chunk)
            if size > LARGEST_STREAM or unpacked + size > LARGEST_OF_ALL:
                raise _swelling(name)
            if lines > MOST_LINES or drawn + lines > 10 * MOST_LINES:
                raise _crowded(name)
        unpacked += size
        drawn += lines


def demand_pages(name: str, count: int) -> None:
    """Raises ``Unreadable`` for more pages than any plan has."""
    if count > MOST_PAGES:
        raise refuse(
            name,
            f"PDF ini mempunyai {count} halaman, paling banyak {MOST_PAGES}.",
            "Pisahkan bagian yang memuat rencana, lalu unggah bagian itu.",
        )


def _swelling(name: str) -> Unreadable:
    return refuse(
        name,
        "Isi PDF ini mengembang jauh melebihi ukuran berkasnya, sehingga tidak dibuka.",
        "Buka berkasnya, cetak kembali sebagai PDF, lalu coba lagi.",
    )


def _crowded(name: str) -> Unreadable:
    return refuse(
        name,
        "PDF ini memuat halaman dengan lebih dari 300.000 garis, sehingga tidak dibuka.",
        "Mungkin ada peta atau gambar teknik. Hapus halaman itu dari PDF, lalu coba lagi.",
    )


def _streams(content: bytes) -> Iterator[Iterator[bytes]]:
    """What each stream unpacks to, piece by piece, so that a bomb is seen before it is unpacked; pictures left out."""
    end = 0
    for found in _STREAM.finditer(content):
        if found.start() < end:
            continue
        dictionary = content[max(0, found.start() - _DICTIONARY) : found.start()]
        dictionary = dictionary[dictionary.rfind(b" obj") + 1 :]
        if b"/Image" in dictionary:
            continue
        if b"FlateDecode" in dictionary or b"/Fl " in dictionary:
            yield _inflated(content, found.end())
        elif b"/Filter" not in dictionary:
            end = content.find(b"endstream", found.end())
            end = len(content) if end < 0 else end
            yield iter(content[at : min(at + _CHUNK, end)] for at in range(found.end(), end, _CHUNK))


def _inflated(content: bytes, at: int) -> Iterator[bytes]:
    unpacking = zlib.decompressobj()
    waiting = b""
    while not unpacking.eof and (waiting or at < len(content)):
        if not waiting:
            waiting, at = content[at : at + _CHUNK], at + _CHUNK
        try:
            chunk = unpacking.decompress(waiting, _CHUNK)
        except zlib.error:
            return  # encrypted or damaged: PDFium says what it is
        waiting = unpacking.unconsumed_tail
        if chunk:
            yield chunk


def _lines(chunk: bytes) -> int:
    """How many lines a piece of a page draws; none where it is a font, a profile or an index."""
    return 0 if _BINARY.search(chunk[:4096]) else sum(chunk.count(word) for word in _DRAWN)
