"""A PDF before any parser sees it: its size, and what its packed streams unpack to."""

import re
import zlib

from selaras.engine.readers.preflight_zip import broken
from selaras.engine.readers.source import refuse

LARGEST_STREAM = 30 * 1024**2
LARGEST_WHOLE = 150 * 1024**2
"""Of everything but pictures; the sample's 90 pages have 3 MB."""
_STEEPEST = 1032
"""Deflate cannot pack tighter, so a short stream need not be unpacked to be judged."""
_HARMLESS = 16 * 1024**2 // _STEEPEST
_STREAM = re.compile(rb"stream\r?\n")
_LOOK_BACK = 600
_PIECE = 32 * 1024
_OUT = 1024**2


def demand(name: str, content: bytes) -> None:
    """Raises ``Unreadable`` for a file cut short, or whose pages unpack to a size out of all proportion."""
    if len(content) < 64 or (b"startxref" not in content[-65536:] and b"%%EOF" not in content[-65536:]):
        raise broken(name)
    whole = 0
    end = 0
    for found in _STREAM.finditer(content):
        if found.start() < end or content[found.start() - 3 : found.start()] == b"end":
            continue
        told = content[max(0, found.start() - _LOOK_BACK) : found.start()]
        told = told[told.rfind(b" obj") + 1 :]
        end = content.find(b"endstream", found.end())
        end = len(content) if end < 0 else end
        if end - found.end() <= _HARMLESS or b"/Image" in told or not _is_packed(content, found.end()):
            continue
        size = _unpacked(memoryview(content)[found.end() : end])
        whole += size
        if size > LARGEST_STREAM or whole > LARGEST_WHOLE:
            raise refuse(
                name,
                "Satu halaman PDF ini berisi gambar garis atau teks yang tidak ada habisnya.",
                "Cetak kembali halaman tabelnya saja sebagai PDF, lalu unggah berkas yang baru.",
            )


def _is_packed(content: bytes, at: int) -> bool:
    head = content[at : at + 2]
    return len(head) == 2 and head[0] & 15 == 8 and (head[0] * 256 + head[1]) % 31 == 0


def _unpacked(packed: memoryview) -> int:
    """How many bytes come out, counted no further than the largest allowed."""
    unpack = zlib.decompressobj()
    size = 0
    try:
        for begin in range(0, len(packed), _PIECE):
            rest: bytes | memoryview = packed[begin : begin + _PIECE]
            while rest and not unpack.eof and size <= LARGEST_STREAM:
                size += len(unpack.decompress(rest, _OUT))
                rest = unpack.unconsumed_tail
            if unpack.eof or size > LARGEST_STREAM:
                break
    except zlib.error:
        return size  # damaged, or encrypted: the reader of PDF says so
    return size
