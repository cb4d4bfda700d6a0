"""The shapes that Excel draws comments in. Markup of 1998 (VML), which Excel still demands for every comment."""

import re
from collections.abc import Iterator, Sequence

from selaras.engine.ooxml.package import Damaged
from selaras.engine.tables.frozen import Frozen

_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_IDS = 1024  # shapes of a drawing are numbered in blocks of so many
_BLOCKS = re.compile(r'(<(?:\w+:)?idmap\b[^>]*\bdata=")([\d,\s]*)(")')
_NUMBER = re.compile(r'"_x0000_s(\d{1,9})"')
_DRAWN = re.compile(r"<(?:\w+:)?Row>\s*(\d+)\s*</(?:\w+:)?Row>\s*<(?:\w+:)?Column>\s*(\d+)\s*<")


class Box(Frozen):
    """Where a comment is drawn: the row and column of its cell, and from where to where in Excel's own words (column,
    points of light in it, row, points of light in it; twice), all from 0."""

    row: int
    column: int
    anchor: tuple[int, int, int, int, int, int, int, int]


def drawn(content: bytes) -> set[tuple[int, int]]:
    """The cells, from 0, whose comments have a shape in a drawing."""
    return {(int(row), int(column)) for row, column in _DRAWN.findall(_decoded(content))}


def highest_block(content: bytes) -> int:
    """The highest block of numbers that a drawing has or uses, 0 for none."""
    text = _decoded(content)
    had = (int(found) for match in _BLOCKS.finditer(text) for found in re.findall(r"\d{1,6}", match[2]))
    used = (int(found) // _IDS for found in _NUMBER.findall(text))
    return max((*had, *used), default=0)


def blocks_of(boxes: Sequence[Box]) -> int:
    """How many blocks of numbers so many shapes take."""
    return (len(boxes) + _IDS - 2) // (_IDS - 1)


def drawing(boxes: Sequence[Box], block: int) -> bytes:
    """A new drawing with these shapes, numbered from a block that no other drawing uses."""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _SPACES.items())
    return f"<xml {spaces}>{_layout(_blocks(boxes, block))}{_KIND}{''.join(_shapes(boxes, block))}</xml>".encode()


def drawing_with(content: bytes, boxes: Sequence[Box], block: int) -> bytes:
    """A drawing with further shapes; what is in it keeps every byte, because not all of it is well-formed markup.

    Raises ``Damaged`` where the drawing has no end.
    """
    text = _decoded(content)
    start, end = re.search(r"<xml\b[^>]*", text), text.rfind("</xml>")
    if start is None or end < start.end():
        raise Damaged("Gambar pada lembar ini, tempat catatan ditulis, rusak.")
    known = _BLOCKS.search(text)
    kind = "" if 'id="_x0000_t202"' in text else _KIND
    layout = "" if known else _layout(_blocks(boxes, block))
    text = f"{text[:end]}{layout}{kind}{''.join(_shapes(boxes, block))}{text[end:]}"
    if known:
        text = f"{text[: known.end(2)]},{_blocks(boxes, block)}{text[known.end(2) :]}"
    declared = start[0]
    spaces = (f' xmlns:{name}="{address}"' for name, address in _SPACES.items() if f"xmlns:{name}=" not in declared)
    return f"{text[: start.end()]}{''.join(spaces)}{text[start.end() :]}".encode("utf-8", "surrogateescape")


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _blocks(boxes: Sequence[Box], block: int) -> str:
    return ",".join(str(block + n) for n in range(blocks_of(boxes)))


def _layout(blocks: str) -> str:
    return f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'


def _shapes(boxes: Sequence[Box], block: int) -> Iterator[str]:
    for number, box in enumerate(boxes):
        beyond, within = divmod(number, _IDS - 1)
        yield (
            f'<v:shape id="_x0000_s{(block + beyond) * _IDS + within + 1}" type="#_x0000_t202" '
            'style="position:absolute;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
            '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
            '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
            '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{', '.join(map(str, box.anchor))}</x:Anchor><x:AutoFill>False</x:AutoFill>"
            f"<x:Row>{box.row}</x:Row><x:Column>{box.column}</x:Column></x:ClientData></v:shape>"
        )
