"""Scans made in memory for tests: whole ones, and ones that lie about what they are."""

import struct
import zlib
from functools import cache

from selaras.engine.documents.blocks import Document, Paragraph, Section
from selaras.engine.documents.pdf import render_pdf
from tests.engine.documents.synthetic import CREATED


@cache
def pdf(text: str = "Naskah bertanda tangan") -> bytes:
    """A whole PDF of one page."""
    return render_pdf(Document(title=text, sections=(Section((Paragraph(text),)),), created=CREATED))


def chunk(name: bytes, body: bytes) -> bytes:
    """One chunk of a PNG with its check sum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(side: int = 4) -> bytes:
    """A whole grey PNG."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    lines = zlib.compress(b"".join(b"\x00" + b"\x80" * side for _ in range(side)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def jpeg(behind: bytes = b"") -> bytes:
    """The bones of a JPEG: its start, one segment, a picture, its end; what is put behind it follows."""
    application = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00"
    return b"\xff\xd8" + application + scan + b"\x12\x34\x56" + b"\xff\xd9" + behind
