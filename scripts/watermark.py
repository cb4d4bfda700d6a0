"""Draws a word in the outlines of our bold font, for the pages of a draft: ``python -m scripts.watermark KONSEP``.

Drawn once and kept with the documents, because the font library would take a fresh process longer than the pages.
"""

import sys
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from selaras.engine.documents.describe import WATERMARKS
from selaras.engine.documents.measure import FONTS

_GREY = "#e6e6e6"  # light enough to read through, dark enough to survive a photocopy


def watermark_svg(word: str) -> str:
    """The word set diagonally in light grey as one SVG path. Raises ``KeyError`` for a letter our font lacks."""
    with TTFont(Path(FONTS) / "LiberationSans-Bold.ttf", lazy=True) as face:
        glyphs, characters, height = face.getGlyphSet(), face.getBestCmap(), face["head"].unitsPerEm
        pen = SVGPathPen(glyphs)
        offset = 0
        for character in word:
            glyph = glyphs[characters[ord(character)]]
            glyph.draw(TransformPen(pen, (1, 0, 0, -1, offset, 0)))
            offset += glyph.width
    middle = offset / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {offset} {offset}">'
        f'<g transform="translate({middle} {middle}) rotate(-45) translate({-middle} {height * 0.36:.0f})">'
        f'<path fill="{_GREY}" d="{pen.getCommands()}"/></g></svg>\n'
    )


if __name__ == "__main__":
    for word in sys.argv[1:]:
        (Path(WATERMARKS) / f"{word}.svg").write_text(watermark_svg(word), encoding="utf-8")
