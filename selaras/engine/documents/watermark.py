"""The word across the pages of a draft, drawn as outlines so that it is seen and never extracted as text."""

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from selaras.engine.documents.measure import FONTS

_GREY = "#e6e6e6"  # light enough to read through, dark enough to survive a photocopy


def watermark_svg(word: str) -> bytes:
    """The word set diagonally in light grey as one SVG path; letters our font lacks are left out."""
    with TTFont(FONTS / "LiberationSans-Bold.ttf", lazy=True) as face:
        glyphs, characters, height = face.getGlyphSet(), face.getBestCmap(), face["head"].unitsPerEm
        pen = SVGPathPen(glyphs)
        offset = 0
        for character in word:
            if ord(character) in characters:
                glyph = glyphs[characters[ord(character)]]
                glyph.draw(TransformPen(pen, (1, 0, 0, -1, offset, 0)))
                offset += glyph.width
    middle = offset / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {offset} {offset}">'
        f'<g transform="translate({middle} {middle}) rotate(-45) translate({-middle} {height * 0.36:.0f})">'
        f'<path fill="{_GREY}" d="{pen.getCommands()}"/></g></svg>'
    ).encode()
