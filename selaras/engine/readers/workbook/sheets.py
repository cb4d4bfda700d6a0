"""All sheets of a workbook as material: which are read, what is hidden, and how much is too much."""

from collections.abc import Iterable, Sequence

from selaras.engine.readers.blocks import Block, Heading, Tabbed, Text
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.material import Material, Said
from selaras.engine.readers.source import LONGEST_LINE, MOST_CELLS_OF_ALL, MOST_LINES, Unreadable, refuse
from selaras.engine.readers.workbook.sheet import Sheet, sheet_blocks
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place, column_letters
from selaras.engine.tables.wording import listed

_NAMED = 10  # rows, columns or sheets that a sentence names before it only counts


def wanted(names: Sequence[tuple[str, bool]], choices: Choices) -> list[str]:
    """The sheets to read of all names (with whether each is hidden): the chosen ones, else all that are seen."""
    if choices.sheets:
        return [name for name, _ in names if name in choices.sheets]
    return [name for name, hidden in names if not hidden]


def sheets_material(
    name: str, format_: str, sheets: Sequence[Sheet], names: Sequence[tuple[str, bool]], choices: Choices,
    doubts: Iterable[Problem] = (),
) -> Material:  # fmt: skip
    """The material of the sheets that were read; ``names`` are those of all, with whether each is hidden.

    Raises ``Unreadable`` where nothing stands in them, or out of all proportion.
    """
    _demand_chosen(name, names, choices)
    _demand_bounds(name, sheets)
    if not any(sheet.cells for sheet in sheets):
        raise refuse(name, "Berkas ini kosong: tidak ada isi pada lembar yang terlihat.", "Pilih berkas yang berisi.")
    problems = [*doubts, *_left_out(name, names, choices)]
    blocks: list[Block] = []
    said: list[Said] = []
    for sheet in sheets:
        hidden = _hidden(sheet)
        found, more = sheet_blocks(sheet)
        blocks += _headed(sheet, found)
        said += [each for block in found for each in _said(block)]
        problems += [*more, *hidden]
    titled = {each.text for each in said}
    said += [Said(sheet.name, sheet.start) for sheet in sheets if sheet.name and sheet.name not in titled]
    return Material(
        name, format_, tuple(blocks), tuple(said), tuple(each for each, _ in names if each), tuple(problems)
    )


def _said(block: Block) -> list[Said]:
    """The texts of a block; of a table those rows that only name something: ``Perangkat Daerah : Dinas …``."""
    if isinstance(block, Heading | Text):
        return [Said(block.text, block.place)]
    if not isinstance(block, Tabbed):
        return []
    filled = ([cell for cell in line if cell.text] for line in block.lines)
    return [Said(cells[0].text, cells[0].place) for cells in filled if len(cells) == 1 and ":" in cells[0].text]


def _headed(sheet: Sheet, blocks: list[Block]) -> list[Block]:
    """The blocks of a sheet under a heading: its first title, or its name where a table comes first."""
    if not blocks or not sheet.name or isinstance(blocks[0], Heading):
        return blocks
    return [Heading(1, sheet.name, sheet.start), *blocks]


def _demand_chosen(name: str, names: Sequence[tuple[str, bool]], choices: Choices) -> None:
    missing = [each for each in choices.sheets if each not in [known for known, _ in names]]
    if missing:
        raise refuse(
            name,
            f"Lembar {listed([f'“{each}”' for each in missing[:_NAMED]])} tidak ada dalam berkas ini.",
            f"Pilih dari lembar yang ada: {', '.join(known for known, _ in names)[:200]}.",
        )


def _demand_bounds(name: str, sheets: Sequence[Sheet]) -> None:
    if sum(len(sheet.cells) for sheet in sheets) > MOST_CELLS_OF_ALL:
        raise too_many_cells(name)
    for sheet in sheets:
        if len(sheet.cells.rows) > MOST_LINES:
            raise too_many_rows(name, sheet.name)
        cells = (cell for row in sheet.cells.rows.values() for cell in row.values())
        long = next((cell for cell in cells if len(cell.text) > LONGEST_LINE), None)
        if long is not None:
            raise Unreadable(
                Problem(
                    f"Sel ini berisi lebih dari {LONGEST_LINE // 1000}.000 huruf.",
                    "Pecah isinya ke beberapa sel, atau hapus bila bukan bagian rencana, lalu unggah kembali.",
                    long.place, unreadable=True,
                )
            )  # fmt: skip


def too_many_rows(name: str, sheet: str) -> Unreadable:
    """The refusal of a sheet out of all proportion, to be raised as soon as that is seen."""
    return refuse(
        name,
        f"Lembar {sheet or name} mempunyai lebih dari {MOST_LINES // 1000}.000 baris.",
        "Pisahkan dokumen, atau hapus lembar yang bukan bagian rencana.",
    )


def too_many_cells(name: str) -> Unreadable:
    """The refusal of a workbook out of all proportion, to be raised as soon as that is seen."""
    return refuse(
        name,
        f"Berkas ini mempunyai lebih dari {MOST_CELLS_OF_ALL // 1_000_000}.000.000 sel berisi.",
        "Pisahkan dokumen, atau hapus lembar yang bukan bagian rencana.",
    )


def _left_out(name: str, names: Sequence[tuple[str, bool]], choices: Choices) -> list[Problem]:
    hidden = [each for each, unseen in names if unseen and each not in choices.sheets]
    if not hidden or choices.sheets:
        return []
    shown = listed([f"“{each}”" for each in hidden[:_NAMED]])
    return [
        Problem(
            f"Lembar tersembunyi {shown} tidak dibaca.",
            "Bila isinya bagian rencana, tampilkan lembar itu di Excel atau pilih lembarnya saat mengunggah.",
            Place(name, sheet=hidden[0]), value=", ".join(hidden)[:200],
        )
    ]  # fmt: skip


def _hidden(sheet: Sheet) -> list[Problem]:
    """One doubt for the hidden rows of a sheet and one for its hidden columns, where something stands in them."""
    rows = sorted(row for row in sheet.cells.rows if row in sheet.hidden_rows)
    filled = {column for row in sheet.cells.rows.values() for column in row} if sheet.hidden_columns else set()
    columns = sorted(filled & sheet.hidden_columns)
    problems = []
    for word, hidden, shown, place in (
        ("Baris", rows, [str(row) for row in rows], {"line": rows[0] if rows else None, "column": 1}),
        ("Kolom", columns, [column_letters(n) for n in columns], {"line": 1, "column": columns[0] if columns else 1}),
    ):
        if hidden:
            few = len(shown) <= _NAMED * 2  # of more the list is the value beside the sentence, and said once
            names = f"{word} {listed(shown)}" if few else f"{len(shown)} {word.lower()}"
            problems.append(
                Problem(
                    f"{names} pada lembar {sheet.name} disembunyikan; isinya ikut dibaca.",
                    f"Bila sudah tidak berlaku, hapus {word.lower()} yang disembunyikan itu, lalu unggah kembali.",
                    replace(sheet.start, **place), value="" if few else ", ".join(shown)[:200],
                )
            )  # fmt: skip
    return problems
