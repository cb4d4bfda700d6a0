"""Tables of a plan rebuilt from rows: which form a table takes, and how lines, years and merged cells come out."""

from selaras.engine.documents.blocks import Table
from selaras.engine.documents.plan_tables import parts, plan_table
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import PolicyDirection, Strategy
from tests.engine.documents.plans import (
    TYPED,
    agreement,
    at,
    goal,
    indicator,
    item,
    items,
    objective,
    plan,
    target,
)
from tests.engine.documents.transcript import row_texts


def drawn(book: Book, number: str) -> Table:
    found = plan_table(book, number, "Judul")
    assert found is not None
    return found.table


def strategy(id: str, text: str, line: int) -> Strategy:
    return Strategy(
        id=id, document="plan", organisation="agency", period="2025", place=at(line, "Tabel 2.2"), number=f"{line}.",
        text=text,
    )  # fmt: skip


def policy(id: str, of: str, text: str, line: int) -> PolicyDirection:
    return PolicyDirection(
        id=id,
        document="plan",
        organisation="agency",
        period="2025",
        place=at(line, "Tabel 2.2"),
        strategy=of,
        text=text,
    )


def test_a_table_without_rows_is_none() -> None:
    assert plan_table(plan(), "2.1", "Judul") is None


def test_the_caption_carries_the_number_of_the_table() -> None:
    table = drawn(plan(strategy("s1", "Satu", 1)), "2.2")
    assert (table.caption, table.name) == ("Tabel 2.2\nJudul", "Tabel 2.2")


def test_a_strategy_with_several_policies_is_one_cell_over_their_rows() -> None:
    book = plan(
        strategy("s1", "Satu", 1),
        policy("p1", "s1", "Arah a", 1),
        policy("p2", "s1", "Arah b", 2),
        strategy("s2", "Dua", 3),
    )
    body = drawn(book, "2.2").body
    assert [row_texts(row) for row in body] == [["1.", "Satu", "Arah a"], ["Arah b"], ["3.", "Dua", ""]]
    assert [cell.rowspan for cell in body[0].cells] == [2, 2, 1]


def yearly() -> Book:
    return plan(
        goal("g", "Tujuan", "Tabel 2.1", 11),
        objective("o", "Sasaran", "Tabel 2.1", 12, goal="g"),
        indicator("i1", "g", "Indeks", "Nilai", place=at(11, "Tabel 2.1"), number="1"),
        indicator("i2", "o", "Persentase satu", "Persen", place=at(12, "Tabel 2.1"), number="2"),
        indicator("i3", "o", "Persentase dua", "Persen", place=at(13, "Tabel 2.1"), number="3"),
        target("t1", "i1", "80,5", 805_000, year="2024", part="Tabel 2.1"),
        target("t2", "i1", "81", 810_000, year="2025", part="Tabel 2.1"),
        target("t3", "i2", "60", 600_000, year="2025", part="Tabel 2.1"),
    )


def test_targets_of_several_years_stand_under_their_years_and_unknown_ones_stay_empty() -> None:
    table = drawn(yearly(), "2.1")
    assert row_texts(table.head[1]) == ["2024", "2025"]
    assert [row_texts(row) for row in table.body] == [
        ["1", "Tujuan", "", "Indeks", "Nilai", "80,5", "81"],
        ["2", "", "Sasaran", "Persentase satu", "Persen", "", "60"],
        ["3", "Persentase dua", "Persen", "", ""],
    ]


def test_a_typed_objective_stands_under_its_goal() -> None:
    typed = replace(objective("o2", "Sasaran baru", "", 0, goal="g"), place=TYPED)
    measured = indicator("i4", "o2", "Jumlah baru", "Orang", place=TYPED, number="4")
    later = goal("g2", "Tujuan dua", "Tabel 2.1", 20)
    found = [row_texts(row) for row in drawn(Book([*yearly(), later, typed, measured]), "2.1").body]
    assert [next(text for text in row[1:] if text) for row in found] == [
        "Tujuan", "Sasaran baru", "Sasaran", "Persentase dua", "Tujuan dua",
    ]  # fmt: skip


def test_key_indicators_show_definition_formula_and_source_on_a_wide_page() -> None:
    measured = replace(
        indicator("i1", "o", "Indeks", "Nilai", place=at(11, "Tabel 2.3"), number="1"),
        is_key=True, definition="Ukuran.", formula="a / b", source="Laporan",
    )  # fmt: skip
    found = plan_table(plan(objective("o", "Sasaran", "Tabel 2.3", 11), measured), "2.3", "IKU")
    assert found is not None
    assert found.landscape
    assert row_texts(found.table.body[0]) == ["1", "Sasaran", "Indeks", "Nilai", "Ukuran.", "a / b", "Laporan"]


def test_a_reason_gets_its_column_only_where_an_indicator_tells_one() -> None:
    measured = replace(indicator("i1", "o", "Indeks", place=at(11, "Tabel 2.3")), is_key=True, reason="Sebab.")
    head = drawn(plan(objective("o", "Sasaran", "Tabel 2.3", 11), measured), "2.3").head[0]
    assert "ALASAN" in row_texts(head)
    assert "PENANGGUNG JAWAB" not in row_texts(head)


def test_objectives_without_goals_get_no_group_lines() -> None:
    book = plan(objective("o", "Sasaran", "Tabel 2.4", 11), indicator("i", "o", "Jumlah", "Orang"))
    assert [row_texts(row) for row in drawn(book, "2.4").body] == [["", "Sasaran", "Jumlah", "Orang", ""]]


def test_an_objective_without_indicator_keeps_its_line() -> None:
    assert [row_texts(row) for row in drawn(plan(objective("o", "Sasaran", "Tabel 2.4", 11)), "2.4").body] == [
        ["", "Sasaran", "", "", ""]
    ]


def test_an_agreement_keeps_the_order_of_its_lines_and_not_that_of_the_rows() -> None:
    book = plan(
        objective("o1", "Kedua", "Tabel 2.5", 12, document="agreement"),
        objective("o2", "Pertama", "Tabel 2.5", 11, document="agreement"),
        indicator("i1", "o1", "Jumlah dua"),
        indicator("i2", "o2", "Jumlah satu"),
        *agreement(("o2", "i2"), ("o1", "i1")),
    )
    assert [row_texts(row)[:3] for row in drawn(book, "2.5").body] == [
        ["1", "Pertama", "Jumlah satu"],
        ["2", "Kedua", "Jumlah dua"],
    ]


def test_work_items_make_the_tree_on_a_wide_page() -> None:
    found = plan_table(plan(*items(item("w1", "program", "7.01.01", 5))), "2.6", "Program")
    assert found is not None
    assert found.landscape
    assert row_texts(found.table.body[0])[0] == "7.01.01"


def test_parts_name_every_table_that_rows_were_read_from() -> None:
    assert parts(Book([*yearly(), strategy("s1", "Satu", 1)])) == ("2.1", "2.2")
