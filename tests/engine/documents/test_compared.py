"""Which lines of two states of one document differ."""

from datetime import UTC, datetime

from selaras.engine.documents.blocks import (
    Cell,
    Column,
    Document,
    Heading,
    Item,
    ListItems,
    Paragraph,
    Row,
    Section,
    Table,
    head_row,
)
from selaras.engine.documents.compared import Difference, Line, differences, lines_of


def document(*amounts: int, words: str = "Uraian") -> Document:
    body = tuple(Row((Cell(f"7.01.0{n}", "code"), Cell(amount, "money"))) for n, amount in enumerate(amounts, start=1))
    total = Row((Cell("Jumlah"), Cell(sum(amounts), "money")))
    table = Table((Column("a"), Column("b")), (head_row("Kode", "Pagu"),), body, "Tabel 2.6", total=(total,))
    blocks = (Heading(2, "Pagu", "2.6"), Paragraph(words), ListItems((Item("butir", "1."),)), table)
    return Document(title="Rencana", sections=(Section(blocks),), created=datetime(2025, 1, 1, tzinfo=UTC))


def test_every_line_is_told_with_its_table_or_the_heading_above() -> None:
    assert lines_of(document(100_00)) == [
        Line("2.6 Pagu", "Uraian"), Line("2.6 Pagu", "1. butir"), Line("Tabel 2.6", "7.01.01 | 100"),
        Line("Tabel 2.6", "Jumlah | 100"),
    ]  # fmt: skip


def test_a_changed_line_and_the_total_it_changes_are_told_and_nothing_else() -> None:
    before, after = lines_of(document(100_00, 200_00)), lines_of(document(100_00, 250_00))
    assert differences(before, after) == [
        Difference("Tabel 2.6", "7.01.02 | 200", "7.01.02 | 250"),
        Difference("Tabel 2.6", "Jumlah | 300", "Jumlah | 350"),
    ]
    assert differences(before, before) == []


def test_lines_that_come_or_go_have_nothing_beside_them() -> None:
    before, after = lines_of(document(100_00)), lines_of(document(100_00, 0))
    assert differences(before, after) == [Difference("Tabel 2.6", "", "7.01.02 | 0")]
    assert differences(after, before) == [Difference("Tabel 2.6", "7.01.02 | 0", "")]
