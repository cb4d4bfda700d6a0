"""Judges an uploaded logo by its bytes: a PNG or SVG that every renderer can draw and that can do no harm."""

import re
import struct
import zlib
from typing import Literal

from lxml import etree

LARGEST = 500 * 1024
LARGEST_SIDE = 3000
_PNG = b"\x89PNG\r\n\x1a\n"
_DAMAGED = "Gambar PNG ini rusak atau tidak lengkap. Simpan ulang dari aslinya."
_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = {
    f"{_SVG}{name}" for name in ("script", "foreignObject", "handler", "iframe", "animate", "set", "image", "use")
}
_ADDRESS = re.compile(r"@import|url\(\s*['\"]?(?!#)", re.IGNORECASE)
_LINKS = {"href", "{http://www.w3.org/1999/xlink}href", "src"}


class NotALogo(ValueError):
    """Says in Indonesian why the file cannot be the logo, and what to do."""


def logo_format(content: bytes) -> Literal["png", "svg"]:
    """The format of a picture that may be the logo. Raises ``NotALogo``."""
    if len(content) > LARGEST:
        raise NotALogo(
            f"Lambang berukuran {len(content) // 1024} KB, paling besar {LARGEST // 1024} KB. Perkecil gambarnya."
        )
    if content.startswith(_PNG):
        _demand_png(content)
        return "png"
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<svg", b"<!--")):
        _demand_svg(content)
        return "svg"
    raise NotALogo("Isi berkas ini bukan gambar PNG atau SVG. Simpan lambang sebagai PNG, lalu coba lagi.")


def _demand_png(content: bytes) -> None:
    """Walks the chunks and inflates the picture, never to more than its own header promises."""
    chunks = _chunks(content)
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":
        raise NotALogo(_DAMAGED)
    width, height, depth, colour = struct.unpack(">IIBB", chunks[0][1][:10])
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise NotALogo(f"Lambang berukuran {width} × {height} piksel, paling besar {LARGEST_SIDE} × {LARGEST_SIDE}.")
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colour)
    if samples is None or depth not in (1, 2, 4, 8, 16):
        raise NotALogo(_DAMAGED)
    # Interlaced pictures have a few more line starts; twice the height covers them.
    bound = (width * samples * depth // 8 + 2) * height + 2 * height + 64
    inflate = zlib.decompressobj()
    try:
        drawn = inflate.decompress(b"".join(body for name, body in chunks if name == b"IDAT"), bound)
    except zlib.error as error:
        raise NotALogo(_DAMAGED) from error
    if not drawn or not inflate.eof:
        raise NotALogo(_DAMAGED)


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    found = []
    at = len(_PNG)
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        check = content[at + 8 + length : at + 12 + length]
        if len(body) != length or check != struct.pack(">I", zlib.crc32(name + body)):
            raise NotALogo(_DAMAGED)
        found.append((name, body))
        at += 12 + length
    return found


def _demand_svg(content: bytes) -> None:
    """Plain shapes only: nothing that runs, loads from elsewhere or unfolds itself."""
    if b"<!DOCTYPE" in content.upper() or b"<!ENTITY" in content.upper():
        raise NotALogo("SVG ini memuat DOCTYPE. Simpan ulang sebagai “plain SVG”, atau pakai PNG.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise NotALogo("SVG ini rusak. Simpan ulang dari aslinya, atau pakai PNG.") from error
    if root.tag != f"{_SVG}svg":
        raise NotALogo("Berkas ini bukan gambar SVG. Simpan lambang sebagai PNG, lalu coba lagi.")
    if any(_reaches_out(element) for element in root.iter("*")):
        raise NotALogo("SVG ini memuat skrip, gambar, atau tautan. Simpan ulang sebagai bentuk saja, atau pakai PNG.")


def _reaches_out(element: etree._Element) -> bool:
    """True for an element that runs, shows another file or names an address; a ``#name`` of the picture is none."""
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    return (
        element.tag in _ACTIVE
        or any(name.lower().startswith("on") for name in attributes)
        or any(not attributes.get(name, "#").startswith("#") for name in _LINKS)
        or any(_ADDRESS.search(text) is not None for text in (*attributes.values(), element.text or ""))
    )
