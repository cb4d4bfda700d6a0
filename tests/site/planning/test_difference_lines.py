"""A difference as lines: values as people read them, and of long texts only the words that differ."""

from datetime import date

from selaras.engine.facts.described import TITLES
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, Paragraph, Row, Section
from selaras.registers.plans.difference import difference
from selaras.site.planning.difference_lines import Line, Piece, Wanted, lines_of
from tests.making import book, ceiling, changed, document, indicator, row, target, work_item

ITEM = work_item("7.01.01", "Program", id="item")


def told(before: Book, after: Book) -> list[Line]:
    return lines_of(difference(after, {each.id: each for each in before}), before, after, load_law())


def fields(lines: list[Line]) -> list[tuple[str, str, str]]:
    return [(line.field, line.before, line.after) for line in lines]


def test_an_unknown_pagu_is_empty_and_has_no_difference() -> None:
    before = book(ITEM, ceiling(ITEM, None, id="money"))
    (line,) = told(before, changed(before, "money", amount=0))
    assert (line.before, line.after, line.amount) == ("(kosong)", "Rp0", None)


def test_a_target_is_told_by_its_text_alone() -> None:
    measured = indicator(ITEM, "Jumlah dokumen", id="measured")
    before = book(ITEM, measured, target(measured, 20_000, id="aim", text="2 dokumen", unit="dokumen"))
    after = changed(before, "aim", text="3 laporan", value=30_000, unit="laporan")
    assert [(line.before, line.after) for line in told(before, after)] == [("2 dokumen", "3 laporan")]


def test_a_target_without_text_is_told_by_its_number() -> None:
    measured = indicator(ITEM, "Jumlah dokumen", id="measured")
    before = book(ITEM, measured, target(measured, 25_000, id="aim"))
    assert [(line.before, line.after) for line in told(before, changed(before, "aim", value=30_000))] == [("2,5", "3")]


def test_a_reference_is_told_by_name_and_a_date_and_a_choice_by_words() -> None:
    other = work_item("7.01.02", "Program Dua", id="other")
    low = work_item("7.01.01.2.01", "Kegiatan", id="low", parent="item")
    measured = indicator(low, "Jumlah", id="measured", is_key=False)
    promise = row(Agreement, id="pk", document="pk", title="PK", year=2025, signed_on=date(2025, 1, 20))
    before = book(promise, ITEM, other, low, measured)
    after = changed(changed(changed(before, "low", parent="other"), "measured", is_key=True), "pk", signed_on=None)
    pairs = {(line.before, line.after) for line in told(before, after)}
    assert pairs == {("7.01.01 Program", "7.01.02 Program Dua"), ("tidak", "ya"), ("20 Januari 2025", "(kosong)")}


def test_paragraphs_are_told_one_by_one() -> None:
    def section(*texts: str) -> Row:
        return row(
            Section, id="s", number="1", heading="Latar", level=1, order=1,
            paragraphs=tuple(Paragraph(text, Place()) for text in texts),
        )  # fmt: skip

    lines = told(book(section("Satu.", "Dua.", "Tiga.")), book(section("Satu.", "Dua baru.", "Tiga.", "Empat.")))
    assert fields(lines) == [("paragraf", "Dua.", "Dua baru."), ("paragraf", "(kosong)", "Empat.")]


def test_of_a_long_text_only_the_words_that_differ_are_marked() -> None:
    words = [f"kata{number}" for number in range(40)]
    before, after = " ".join(words), " ".join([*words[:20], "lain", *words[21:]])
    left, right = Line("changed", "text", "", "Latar", "paragraf", before, after).sides
    assert [piece for piece in left if piece.differs] == [Piece("kata20", True)]
    assert [piece for piece in right if piece.differs] == [Piece("lain", True)]
    assert left[0].text == "kata0 kata1 kata2 kata3 kata4 kata5 … kata14 kata15 kata16 kata17 kata18 kata19"


def test_a_short_text_is_marked_whole() -> None:
    left, right = Line("changed", "work", "", "", "nama", "Program A", "Program B").sides
    assert (left, right) == ([Piece("Program A", True)], [Piece("Program B", True)])


def test_new_and_retired_rows_say_what_they_are() -> None:
    money = ceiling(ITEM, 5_00, id="money")
    lines = told(book(ITEM), book(ITEM, money))
    assert [(line.tone, line.title, line.before, line.after) for line in lines] == [
        ("new", "7.01.01 Program", "", "pagu 2025: Rp5")
    ]
    lines = told(book(ITEM, money), book(ITEM))
    assert [(line.word, line.before, line.after) for line in lines] == [("tidak dipakai lagi", "pagu 2025: Rp5", "")]


def test_lines_stand_in_the_order_of_the_groups_and_are_filtered() -> None:
    lines = [Line("new", group, unit, "", "", "", "") for group in reversed(list(TITLES)) for unit in ("A", "B")]
    assert [line.group for line in Wanted(unit="A", group="work").of(lines)] == ["work"]
    assert len(Wanted(tone="changed").of(lines)) == 0
    assert len(Wanted().of(lines)) == 2 * len(TITLES)


def test_an_edition_is_told_by_its_title() -> None:
    before = book(document(edition="kepmendagri-050-5889-2021"))
    (line,) = told(before, changed(before, "plan", edition="kepmendagri-900-2850-2025"))
    assert (line.before, line.after) == ("Kepmendagri 050-5889/2021", "Kepmendagri 900.1-2850/2025")


def test_an_indicator_that_came_is_named() -> None:
    measured = indicator(ITEM, "Jumlah dokumen", id="measured")
    aim = target(measured, 20_000, id="aim", text="2 dokumen")
    lines = told(book(ITEM), book(ITEM, measured, aim))
    assert {line.title for line in lines} == {"Jumlah dokumen"}
