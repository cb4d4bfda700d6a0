"""Which pictures may be a logo: told by their bytes, not by their names."""

import io
import struct
import zlib

import pytest
from PIL import Image

from selaras.site.documents.logo import LARGEST, NotALogo, logo_format

NO_PICTURE = "Isi berkas ini bukan gambar PNG atau SVG. Simpan lambang sebagai PNG, lalu coba lagi."
SHIELD = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48"><path d="M2 2H38V30L20 46L2 30Z"/></svg>'


def png(width: int = 4, height: int = 6, mode: str = "RGBA", *, interlace: bool = False) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG", interlace=interlace)
    return out.getvalue()


def svg(inside: str) -> bytes:
    start = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    return f"{start}{inside}</svg>".encode()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb() -> bytes:
    """A PNG whose header promises four pixels and whose data unfold to ten megabytes."""
    head = struct.pack(">IIBBBBB", 2, 2, 8, 6, 0, 0, 0)
    body = zlib.compress(bytes(10_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_of_every_colour_type_is_a_logo(mode: str) -> None:
    assert logo_format(png(31, 17, mode)) == "png"


def test_a_large_png_is_a_logo_as_long_as_its_file_is_small() -> None:
    assert logo_format(png(2000, 2000)) == "png"


@pytest.mark.parametrize(
    "start", [b"", b"\xef\xbb\xbf", b'<?xml version="1.0" encoding="UTF-8"?>\n', b"<!-- lambang -->"]
)
def test_plain_shapes_in_svg_are_a_logo(start: bytes) -> None:
    assert logo_format(start + SHIELD) == "svg"


def test_a_colour_run_inside_the_svg_may_be_named() -> None:
    inside = '<linearGradient id="a"/><linearGradient id="b" xlink:href="#a"/><path fill="url(#b)" d="M0 0H9V9Z"/>'
    assert logo_format(svg(inside)) == "svg"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", NO_PICTURE),
        (b"\xff\xd8\xff\xe0JPEG", NO_PICTURE),
        (png()[:-20], "Gambar PNG ini rusak atau tidak lengkap. Simpan ulang dari aslinya."),
        (png()[:-30] + bytes(30), "Gambar PNG ini rusak atau tidak lengkap. Simpan ulang dari aslinya."),
        (bomb(), "Gambar PNG ini rusak atau tidak lengkap. Simpan ulang dari aslinya."),
        (png(3001, 1), "Lambang berukuran 3001 × 1 piksel, paling besar 3000 × 3000."),
        (bytes(LARGEST + 1024), "Lambang berukuran 501 KB, paling besar 500 KB. Perkecil gambarnya."),
        (SHIELD[:-8], "SVG ini rusak. Simpan ulang dari aslinya, atau pakai PNG."),
        (b"<?xml version='1.0'?><html/>", "Berkas ini bukan gambar SVG. Simpan lambang sebagai PNG, lalu coba lagi."),
        (
            b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
            "SVG ini memuat DOCTYPE. Simpan ulang sebagai “plain SVG”, atau pakai PNG.",
        ),
    ],
)  # fmt: skip
def test_other_files_are_refused_with_a_way_out(content: bytes, sentence: str) -> None:
    with pytest.raises(NotALogo) as refused:
        logo_format(content)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onload="alert(1)" d="M0 0"/>',
        '<path ONCLICK="alert(1)" d="M0 0"/>',
        "<foreignObject><p>halo</p></foreignObject>",
        '<image href="https://contoh.invalid/a.png"/>',
        '<a href="https://contoh.invalid/"><path d="M0 0"/></a>',
        '<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>',
        "<style>@import url(https://contoh.invalid/a.css);</style>",
        '<path style="fill:url(https://contoh.invalid/a.svg#x)" d="M0 0"/>',
        '<path fill="url(https://contoh.invalid/a.svg#x)" d="M0 0"/>',
    ],
)
def test_an_svg_that_runs_or_loads_something_is_refused(inside: str) -> None:
    with pytest.raises(NotALogo, match="memuat skrip, gambar, atau tautan"):
        logo_format(svg(inside))
