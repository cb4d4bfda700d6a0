"""Columns hold their codes and amounts, and only words wider than their cell get soft hyphens."""

import pytest

from selaras.engine.documents.blocks import Cell, Column, Row, Table, head_row
from selaras.engine.documents.grid import grid
from selaras.engine.documents.measure import (
    INSET,
    SMALLEST,
    SOFT_HYPHEN,
    TooWide,
    fit,
    missing,
    softened,
    tokens,
    width,
)

CODE = "7.01.1.03.00.17.0001"


def coded(*codes: str, share: float = 0.1, size: float = 9.0) -> Table:
    """A table of one row whose columns ask for next to no width."""
    columns = (*(Column(f"c{index}", share) for index in range(len(codes))), Column("rest", 10))
    cells = (*(Cell(code, "code") for code in codes), Cell("Uraian"))
    return Table(columns, (head_row(*("K" for _ in codes), "U"),), (Row(cells),), "Tabel 2.6", size=size)


def test_width_grows_with_size_and_follows_the_published_advances_of_the_font() -> None:
    # Digits of Liberation Sans (as of Arial) are 1139/2048 em wide; two per cent are added for safety.
    assert width("00", "sans", 10) == pytest.approx(2 * 10 * 1139 / 2048 * 1.02)
    assert width("00", "sans", 20) == pytest.approx(2 * width("00", "sans", 10))


def test_a_column_is_widened_until_its_code_fits() -> None:
    table = coded(CODE)
    found = fit(table, grid(table), 400, "sans")
    assert found.size == 9
    assert found.widths[0] >= width(CODE, "sans", 9) + 2 * INSET
    assert sum(found.widths) == pytest.approx(400)


def test_text_shrinks_when_the_codes_fit_no_other_way() -> None:
    table = coded(*[CODE] * 5)
    needed = 5 * (width(CODE, "sans", 7) + 2 * INSET) + 60
    found = fit(table, grid(table), needed, "sans")
    assert SMALLEST < found.size < 9
    assert all(each >= width(CODE, "sans", found.size) + 2 * INSET for each in found.widths[:5])


def test_a_table_that_fits_in_no_size_is_refused_with_its_name_and_what_to_do() -> None:
    table = coded(*[CODE] * 12)
    with pytest.raises(TooWide, match=r"Tabel “Tabel 2\.6” tidak muat.*mendatar"):
        fit(table, grid(table), 300, "sans")


def test_an_amount_over_several_columns_widens_the_last_of_them() -> None:
    columns = (Column("a", 0.1), Column("b", 0.1), Column("c", 10))
    rows = (Row((Cell(4_589_368_901_300, "money", colspan=2, bold=True), Cell("x"))),)
    table = Table(columns, (head_row("A", "B", "C"),), rows, "Jumlah")
    found = fit(table, grid(table), 300, "sans")
    assert sum(found.widths[:2]) >= width("45.893.689.013", "sans", 9, bold=True) + 2 * INSET


def test_only_words_wider_than_their_room_get_soft_hyphens() -> None:
    shown = softened("di PEMERINTAHAN 7.01.01.2.01", "sans", 9, 40, bold=False)
    assert shown == f"di PEME{SOFT_HYPHEN}RIN{SOFT_HYPHEN}TA{SOFT_HYPHEN}HAN 7.01.01.2.01"
    assert softened("di PEMERINTAHAN", "sans", 9, 400, bold=False) == "di PEMERINTAHAN"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("RKA-SKPD", ["RKA-", "SKPD"]),
        ("Desa/Kelurahan dan", ["Desa/", "Kelurahan", "dan"]),
        ("050-3708/2020", ["050-3708/2020"]),
        (CODE, [CODE]),
    ],
)
def test_lines_may_break_after_slash_and_hyphen_but_never_before_a_digit(text: str, pieces: list[str]) -> None:
    assert tokens(text) == pieces


def test_characters_that_no_font_of_ours_has_are_known() -> None:
    assert missing("Kecamatan – “é” → 漢", "sans") == {"漢"}
    assert missing("→", "bookman") == set()


def test_an_endless_token_in_running_text_is_broken_rather_than_refused() -> None:
    address = "http://127.0.0.1/" + "a" * 200
    table = Table((Column("a"), Column("b")), (head_row("A", "B"),), (Row((Cell(address), Cell("x"))),), "T")
    found = fit(table, grid(table), 300, "sans")
    room = found.widths[0] - 2 * INSET
    pieces = softened(address, "sans", found.size, room, bold=False).split("\u200b")
    assert max(width(piece, "sans", found.size) for piece in pieces) <= room
    assert "".join(pieces).replace("\u00ad", "") == address


def test_a_number_keeps_its_unit_on_its_line_where_there_is_room() -> None:
    cell = Cell(120_000, "target", unit="Dokumen")
    table = Table((Column("a", 0.1), Column("b", 10)), (head_row("A", "B"),), (Row((cell, Cell("x"))),), "T")
    assert fit(table, grid(table), 300, "sans").widths[0] >= width("12 Dokumen", "sans", 9) + 2 * INSET
    assert fit(table, grid(table), 65, "sans").widths[0] < width("12 Dokumen", "sans", 9) + 2 * INSET
