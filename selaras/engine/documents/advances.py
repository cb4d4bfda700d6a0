"""How far each character of a font file advances the pen, read straight from its tables.

A full font library takes 60 ms to start, more than a short document; and of the thousands of characters a document has
some eighty, so each is looked up when it is first asked for.
The layout is that of the OpenType specification: head, hhea, hmtx, and cmap format 4.
"""

import struct
from bisect import bisect_left

_WINDOWS_UNICODE = (3, 1)


class Advances(dict[int, float]):
    """The advance of each character in ``units`` an em, by its code; one em for a character that the font lacks.

    Raises ``ValueError`` for a font without a cmap of format 4.
    """

    def __init__(self, content: bytes, units: int) -> None:
        super().__init__()
        tables = _tables(content)
        counted = struct.unpack_from(">H", content, tables[b"hhea"] + 34)[0]
        self._units = units
        self._scale = units / struct.unpack_from(">H", content, tables[b"head"] + 18)[0]
        self._widths = struct.unpack_from(f">{counted * 2}H", content, tables[b"hmtx"])[::2]
        self._glyphs = _Glyphs(content, tables[b"cmap"])

    def __missing__(self, character: int) -> float:
        glyph = self._glyphs.of(character)
        advance = self._widths[min(glyph, len(self._widths) - 1)] * self._scale if glyph else float(self._units)
        self[character] = advance
        return advance

    def has(self, character: int) -> bool:
        """Whether the font can draw the character."""
        return self._glyphs.of(character) != 0


def _tables(content: bytes) -> dict[bytes, int]:
    count = struct.unpack_from(">H", content, 4)[0]
    records = struct.iter_unpack(">4s4xL4x", content[12 : 12 + 16 * count])
    return dict(records)


class _Glyphs:
    """The glyph of each character by the segments of a cmap of format 4."""

    def __init__(self, content: bytes, cmap: int) -> None:
        self._content = content
        table = _format_4(content, cmap)
        count = struct.unpack_from(">H", content, table + 6)[0] // 2
        shape = f">{count}H"
        self._ranges_at = table + 16 + 6 * count
        self._ends = struct.unpack_from(shape, content, table + 14)
        self._starts = struct.unpack_from(shape, content, table + 16 + 2 * count)
        self._deltas = struct.unpack_from(shape, content, table + 16 + 4 * count)
        self._offsets = struct.unpack_from(shape, content, self._ranges_at)

    def of(self, character: int) -> int:
        """The glyph of a character, 0 where the font has none."""
        if character >= 0xFFFF:
            return 0
        index = bisect_left(self._ends, character)
        if character < self._starts[index]:
            return 0
        glyph, offset = character, self._offsets[index]
        if offset:
            at = self._ranges_at + 2 * index + offset + 2 * (character - self._starts[index])
            glyph = struct.unpack_from(">H", self._content, at)[0]
            if glyph == 0:
                return 0
        return int(glyph + self._deltas[index]) & 0xFFFF


def _format_4(content: bytes, cmap: int) -> int:
    """Where the font's table of Unicode characters begins."""
    records = content[cmap + 4 : cmap + 4 + 8 * struct.unpack_from(">H", content, cmap + 2)[0]]
    for platform, encoding, offset in struct.iter_unpack(">HHL", records):
        table: int = cmap + offset
        if (platform, encoding) == _WINDOWS_UNICODE and struct.unpack_from(">H", content, table)[0] == 4:
            return table
    raise ValueError("the font has no Unicode cmap of format 4")
