"""Pohon Kinerja of an agency in one year: its picture on A3, in parts where one sheet is too small, and its table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Image,
    Paragraph,
    Picture,
    Row,
    Section,
    Signature,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.document import Options, document_type, dressed, year_asked
from selaras.engine.documents.page import BOTTOM, LEFT, POINTS, RIGHT, TOP, size
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head, place_date
from selaras.engine.documents.tree_boxes import LACKS, Boxes, link_words, measured_words
from selaras.engine.documents.tree_drawing import Node, draw
from selaras.engine.documents.tree_drawing import Picture as Drawn
from selaras.engine.formulas.performance_tree import Condition, PerformanceTree, performance_tree
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.called import subject_called
from selaras.engine.tables.frozen import replace

SMALLEST: Final = 0.68
"""How far a picture may shrink before it is divided: its text of 8.5 points is then smaller than six."""
_COLUMN: Final = 4
_LEAST = 2  # levels on a sheet, however small they become
_ABOVE = 30.0  # millimetres of the sheet that heading and legend take
_LEGEND = (
    "Warna menurut capaian tahun {year} dari indikator terlemah yang diketahui: hijau tinggi, kuning sedang, merah "
    "rendah, abu-abu belum ada capaian. Garis putus-putus: kondisi yang menopang lebih dari satu kondisi. Tidak ada "
    "nilai yang dirata-ratakan sepanjang garis."
)
_EMPTY = "Pohon kinerja ini belum memuat kondisi. Susun dahulu pada halaman Pohon kinerja."
_HEADS = (
    "NO", "JENIS", "KONDISI", "MENOPANG", "INDIKATOR DAN TARGET {year}", "PENGAMPU", "PADANAN DALAM RENCANA",
    "DUKUNGAN UNIT LAIN", "YANG BELUM ADA",
)  # fmt: skip
_WIDTHS = (0.5, 1.2, 3.2, 1.2, 3.6, 2.0, 1.8, 2.2, 1.6)


@document_type(
    "performance_tree", "Pohon Kinerja", ("permenpanrb-89-2021",), plans=("performance_tree",),
    file_name="POHON-KINERJA", official=True, beside=("rpjmd", "renstra", "renja", "rkt"), yearly=True,
    measured=True,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The tree of the Book in the year that ``options.extra`` names, else in its first.

    Raises ``NotDrawn`` for a tree without conditions.
    """
    plan = book.plan
    if plan is None:
        raise NotDrawn(_EMPTY)
    year = year_asked(plan, options)
    tree = performance_tree(book, year)
    if not tree.conditions:
        raise NotDrawn(_EMPTY)
    boxes = Boxes(book, law, tree, year)
    on = options.issue.on
    signature = Signature(place_date(options, on), (head(book, on).signer(),))
    heading = Heading(1, f"DAFTAR KONDISI\nTAHUN {year}", in_contents=False)
    return dressed(
        options,
        title=f"Pohon Kinerja {agency_name(book)} Tahun {year}",
        subject="Kondisi yang hendak dicapai dan yang menopangnya (PermenPANRB 89/2021)",
        author=agency_name(book),
        sections=(
            *(Section(tuple(part), landscape=True, numbering="") for part in _pictures(book, boxes, options, year)),
            Section((heading, _table(boxes, year), signature), landscape=True, numbering=""),
        ),
        paper="A3",
    )


def _pictures(book: Book, boxes: Boxes, options: Options, year: int) -> Iterator[list[Block]]:
    """A sheet for each part, all with the same heading; the legend stands below the first."""
    nodes = boxes.nodes()
    parts = list(_parts(nodes, boxes.tree, options))
    for number, (drawn, alt) in enumerate(parts, start=1):
        of = f"\nLEMBAR {number} DARI {len(parts)}" if len(parts) > 1 else ""
        made: list[Block] = [
            Heading(1, f"POHON KINERJA {agency_name(book).upper()}\nTAHUN {year}{of}", in_contents=False),
            Picture(Image(drawn.svg.encode(), alt, "svg", round(drawn.width * _share(drawn) / POINTS, 1))),
        ]
        if number == 1:
            made.append(Paragraph(_LEGEND.format(year=year), align="left"))
        yield made


def _parts(nodes: Mapping[str, Node], tree: PerformanceTree, options: Options) -> Iterator[tuple[Drawn, str]]:
    """The whole where it fits; else each tree by itself, and of one that is too large its upper part first, then what
    was cut off below."""
    whole = _drawn(nodes, tree.roots, tree, options)
    if _share(whole) >= SMALLEST or (len(tree.roots) == 1 and not tree.below):
        yield whole, _alt(nodes, tree.roots)
        return
    waiting = list(tree.roots)
    while waiting:
        root = waiting.pop(0)
        drawn, cut = _upper(nodes, root, tree, options)
        yield drawn, _alt(nodes, [root])
        waiting = [*cut, *waiting]


def _upper(nodes: Mapping[str, Node], root: str, tree: PerformanceTree, options: Options) -> tuple[Drawn, list[str]]:
    """As many levels of a tree as fit one sheet, at least two, and the conditions whose lower part is left for sheets
    of their own."""
    levels = [[root]]
    while below := [child for id_ in levels[-1] for child in nodes[id_].below]:
        levels.append(below)
    best = _down_to(levels[:_LEAST][-1], nodes, root, tree, options)
    for lowest in levels[_LEAST:]:  # from the top: the more levels, the less of them fits
        deeper = _down_to(lowest, nodes, root, tree, options)
        if _share(deeper[0]) < SMALLEST:
            break
        best = deeper
    return best


def _down_to(
    lowest: Sequence[str], nodes: Mapping[str, Node], root: str, tree: PerformanceTree, options: Options
) -> tuple[Drawn, list[str]]:
    cut = [id_ for id_ in lowest if nodes[id_].below]
    shown = {**nodes, **{id_: replace(nodes[id_], below=()) for id_ in cut}}
    return _drawn(shown, [root], tree, options), cut


def _drawn(nodes: Mapping[str, Node], roots: Sequence[str], tree: PerformanceTree, options: Options) -> Drawn:
    return draw(nodes, roots, _alt(nodes, roots), across=tree.across, font=options.settings.font, column=_COLUMN)


def _alt(nodes: Mapping[str, Node], roots: Sequence[str]) -> str:
    named = "; ".join(text.text for id_ in roots for text in nodes[id_].texts if text.style == "head")
    return f"Pohon kinerja: {named}. Isinya ada dalam daftar kondisi."


def _share(drawn: Drawn) -> float:
    """How far a picture must shrink to fit the sheet, 1 where it need not."""
    broad, high = size("A3", landscape=True)
    room = (broad - LEFT - RIGHT) * POINTS, (high - TOP - BOTTOM - _ABOVE) * POINTS
    return min(1.0, room[0] / drawn.width, room[1] / drawn.height)


def _table(boxes: Boxes, year: int) -> Table:
    tree = boxes.tree
    order = [id_ for root in tree.roots for id_ in tree.under(root)]
    number = {id_: at for at, id_ in enumerate(order, start=1)}
    body = tuple(_line(boxes, tree.conditions[id_], number) for id_ in order)
    keys = ("number", "kind", "text", "above", "measures", "owner", "subjects", "links", "lacks")
    columns = tuple(Column(key, wide) for key, wide in zip(keys, _WIDTHS, strict=True))
    heads = head_row(*(text.format(year=year) for text in _HEADS))
    return Table(columns, (heads,), body, "Daftar Kondisi", numbers=numbered(len(columns)))


def _line(boxes: Boxes, each: Condition, number: Mapping[str, int]) -> Row:
    states = boxes.states(each)
    measures = dict.fromkeys(
        measured_words(row, each.targets.get(row.id)) + (f" ({states[row.id].words})" if row.id in states else "")
        for row in each.indicators
    )
    owner = each.owner
    return Row(
        (
            Cell(number[each.node.id], "count"),
            Cell(boxes.law.term(f"node.{each.node.kind}").capitalize()),
            Cell(each.node.text),
            Cell(", ".join(str(number[id_]) for id_ in each.parents), align="center"),
            Cell("\n".join(measures)),
            Cell(", ".join(filter(None, (owner.position, owner.unit_name))) if owner else ""),
            Cell("\n".join(dict.fromkeys(subject_called(row) for row in each.subjects))),
            Cell("\n".join(link_words(link) for link in each.links)),
            Cell("; ".join(LACKS[lack].removeprefix("belum ada ") for lack in each.lacks)),
        )
    )
