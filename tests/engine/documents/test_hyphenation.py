"""Indonesian words divided between syllables, with at least three letters on each side."""

import pytest

from selaras.engine.documents.hyphenation import syllables


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("kelurahan", ["kelu", "ra", "han"]),
        ("PEMERINTAHAN", ["PEME", "RIN", "TA", "HAN"]),
        ("menyenangkan", ["menye", "nang", "kan"]),
        ("infrastruktur", ["infras", "truk", "tur"]),
        ("tanggung", ["tang", "gung"]),
        ("dana", ["dana"]),
        ("desa2025", ["desa2025"]),
        ("", [""]),
    ],
)
def test_words_are_divided_between_syllables(word: str, pieces: list[str]) -> None:
    assert syllables(word) == pieces


@pytest.mark.parametrize("word", ["penyelenggaraan", "pertanggungjawaban", "akhlak", "instansi", "bcdfgh"])
def test_the_pieces_are_the_word_and_none_is_too_short_or_without_a_vowel(word: str) -> None:
    pieces = syllables(word)
    assert "".join(pieces) == word
    assert len(pieces) == 1 or (len(pieces[0]) >= 3 and len(pieces[-1]) >= 3)
    assert len(pieces) == 1 or all(set(piece) & set("aeiou") for piece in pieces)
