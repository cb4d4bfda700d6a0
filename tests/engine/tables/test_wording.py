"""How printed texts are compared, and words in a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.tables.wording import clean, fold, fold_letters, listed


@pytest.mark.parametrize(
    "text", ["Sanga - Sanga", "SANGA SANGA", " sanga,  sanga ", "Sanga\u00a0Sanga", "**Sanga** Sanga"]
)
def test_case_spacing_and_punctuation_do_not_count(text: str) -> None:
    assert fold(text) == "sanga sanga"


def test_slips_of_typists_are_folded_apart_from_real_differences() -> None:
    assert fold_letters("Percentase lembaga") == fold_letters("Persentase Lembaga")
    assert fold_letters("Efektivitas") == fold_letters("Efektifitas")
    assert fold_letters("Laporan") != fold_letters("Dokumen")
    assert fold_letters("Level 11") != fold_letters("Level 1")


def test_markup_is_dropped_and_words_are_kept() -> None:
    assert clean("<b>7.01 KECAMATAN</b>") == "7.01 KECAMATAN"
    assert clean("Email : [a@b.id](mailto:a@b.id)") == "Email : a@b.id"
    assert clean("nilai < 5 dan > 3") == "nilai < 5 dan > 3"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")]
)
def test_words_in_a_row_read_as_a_sentence(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence
