"""The QR code of a verify address."""

from io import BytesIO

import segno

from selaras.engine.documents.blocks import Image

WIDTH = 16.0
"""Millimetres; a 41-character address is readable at this size from a 200 dpi scan (documents.md, PAdES and QR)."""


def qr_image(url: str) -> Image:
    """The address as a QR code in SVG, error level Q, with the quiet zone scanners need."""
    drawn = BytesIO()
    segno.make(url, error="q", micro=False).save(drawn, kind="svg", border=2, xmldecl=False, svgns=True, scale=4)
    return Image(drawn.getvalue(), f"Kode QR ke {url}", "svg", WIDTH)


def qr_drawing(url: str) -> str:
    """The same as a drawing without a size of its own, for a page that is to be printed large."""
    return str(segno.make(url, error="q", micro=False).svg_inline(border=2, omitsize=True))
