"""A section as plain text and back: nothing is lost on the way, and what is typed over is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.readers.reader import read as read_file
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Figure, Paragraph, Section
from selaras.engine.tables.typed_text import LONGEST, Lost, Typed, Wrong, read, written

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"
OLD, NEW = Place("rkt.md", 3), Place(by="Perencana Contoh", at="03-03-2025 10.30")
KEY = "k3x9a2bf"
PAGU = {KEY: ("row", "amount", "25.000.000")}


def key(_: Figure) -> str:
    return KEY


def typed(text: str, *before: Paragraph, figures: dict[str, tuple[str, str, str]] | None = None) -> Typed:
    return read(text, before, PAGU if figures is None else figures, NEW, key)


def shape(found: Typed) -> list[tuple[str, str, int, str]]:
    return [(each.kind, each.marker, each.indent, each.text) for each in found.paragraphs]


def with_pagu(text: str = "Pagu Rp25.000.000 saja.") -> Paragraph:
    start = text.index("25.000.000")
    return Paragraph(text, OLD, figures=(Figure(start, start + 10, "row", "amount"),))


def test_every_section_of_the_sample_comes_back_as_it_was() -> None:
    sections = read_file(SAMPLE).book.all(Section)
    assert len(sections) == 19
    for section in sections:
        assert typed(written(section.paragraphs, key), *section.paragraphs).paragraphs == section.paragraphs


def test_lines_become_paragraphs_titles_and_items() -> None:
    text = "# Judul\n\nSatu.\nDua.\n1. butir\n  a. dalam\n    - lebih dalam\n2) lain\n(3) tiga\n1.2. empat\n• lima"
    assert shape(typed(text)) == [
        ("title", "", 0, "Judul"), ("text", "", 0, "Satu."), ("text", "", 0, "Dua."), ("item", "1.", 0, "butir"),
        ("item", "a.", 1, "dalam"), ("item", "-", 2, "lebih dalam"), ("item", "2)", 0, "lain"),
        ("item", "(3)", 0, "tiga"), ("item", "1.2.", 0, "empat"), ("item", "•", 0, "lima"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["1. bukan butir", "# bukan judul", "- bukan butir", "\\ garis", "[[tabel 1]] x", " spasi"]
)
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    paragraph = Paragraph(text, OLD)
    assert typed(written([paragraph], key), paragraph).paragraphs == (paragraph,)


def test_a_break_inside_a_paragraph_is_kept() -> None:
    paragraph = Paragraph("RENCANA KERJA\nTAHUN 2025", OLD, kind="title")
    assert written([paragraph], key) == "# RENCANA KERJA\\\nTAHUN 2025"
    assert typed("# RENCANA KERJA\\\nTAHUN 2025", paragraph).paragraphs == (paragraph,)


def test_what_is_unchanged_keeps_its_place_and_review_and_the_rest_is_typed_now() -> None:
    kept = Paragraph("Tetap.", OLD, carried=True)
    found = typed("Baru.\nTetap.", kept, Paragraph("Lama.", OLD))
    assert found.paragraphs == (Paragraph("Baru.", NEW), kept)


def test_equal_paragraphs_are_kept_in_their_order() -> None:
    first, second = Paragraph("Sama.", Place("rkt.md", 1)), Paragraph("Sama.", Place("rkt.md", 2))
    assert typed("Sama.\nSama.\nSama.", first, second).paragraphs == (first, second, Paragraph("Sama.", NEW))


def test_a_figure_comes_back_at_its_characters() -> None:
    paragraph = with_pagu()
    text = written([paragraph], key)
    assert text == f"Pagu Rp[[25.000.000|{KEY}]] saja."
    assert typed(text, paragraph).paragraphs == (paragraph,)
    (moved,) = typed(f"Tahun ini pagu Rp[[25.000.000|{KEY}]].", paragraph).paragraphs
    assert [moved.text[each.start : each.end] for each in moved.figures] == ["25.000.000"]


def test_a_figure_typed_over_becomes_text_and_is_told() -> None:
    found = typed(f"Pagu Rp[[26.000.000|{KEY}]] saja.", with_pagu())
    assert found.paragraphs == (Paragraph("Pagu Rp26.000.000 saja.", NEW),)
    assert found.lost == (Lost("25.000.000", "26.000.000"),)


def test_a_figure_taken_out_is_told() -> None:
    assert typed("Pagu saja.", with_pagu()).lost == (Lost("25.000.000"),)


def test_an_old_figure_stays_one_until_it_is_brought_up() -> None:
    now = {KEY: ("row", "amount", "30.000.000")}
    paragraph = with_pagu()
    assert typed(written([paragraph], key), paragraph, figures=now).paragraphs == (paragraph,)
    (newer,) = typed(f"Pagu Rp[[30.000.000|{KEY}]] saja.", paragraph, figures=now).paragraphs
    assert len(newer.figures) == 1


def test_a_figure_whose_row_is_gone_becomes_text_and_is_told_only_when_it_is_touched() -> None:
    found = typed(f"Pagu Rp[[25.000.000|{KEY}]] saja.", with_pagu(), figures={})
    assert found.lost == (Lost("25.000.000", "25.000.000"),)
    assert found.wrong == ()


def test_a_figure_of_no_row_is_refused_with_its_line() -> None:
    found = typed("Satu.\n\nPagu [[1|zzzzzzzz]].")
    assert found.wrong == (Wrong(3, "Angka rujukan “1” tidak dikenal. Pilih angkanya sekali lagi dari daftar."),)


def test_a_table_of_the_section_moves_and_one_of_nowhere_is_refused() -> None:
    table = Paragraph("Pagu", OLD, kind="table", table="2.1")
    assert typed("[[tabel 2.1]] Pagu\nTeks.", table).paragraphs[0].table == "2.1"
    (wrong,) = typed("[[tabel 7]] Karangan", table).wrong
    assert wrong.sentence.startswith("Tabel 7 tidak ada pada bagian ini. Tabel dicetak dari baris rencana")


def test_more_than_a_section_holds_is_refused() -> None:
    (wrong,) = typed("x" * (LONGEST + 1)).wrong
    assert (
        wrong.sentence
        == "Naskah ini 200.001 huruf; satu bagian paling banyak 200.000. Bagilah menjadi beberapa bagian."
    )


def test_ends_of_lines_of_every_machine_and_of_word_are_known() -> None:
    assert [each.text for each in typed("a\r\nb\rc\x0bd\u2028e").paragraphs] == list("abcde")


def test_a_stroke_that_hides_nothing_is_no_paragraph() -> None:
    assert typed("\\").paragraphs == ()
    assert [each.text for each in typed("a\n\\\nb").paragraphs] == ["a", "b"]


_LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


@given(st.lists(_LINES, max_size=8))
def test_whatever_is_typed_comes_back_the_same_the_second_time(lines: list[str]) -> None:
    first = typed("\n".join(lines))
    again = typed(written(first.paragraphs, key), *first.paragraphs)
    assert again.paragraphs == first.paragraphs or bool(first.wrong)
