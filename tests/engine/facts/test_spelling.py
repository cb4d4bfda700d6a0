"""Words and names spelled in several ways."""

import pytest

from selaras.engine.facts.spelling import found_words, is_quoted, other_spellings, own_phrases, place_name


def test_the_name_of_a_place_comes_without_its_kind() -> None:
    assert place_name("KECAMATAN SANGASANGA") == "SANGASANGA"
    assert place_name("Kantor Camat Loa Kulu") == "Loa Kulu"


@pytest.mark.parametrize("text", ["Sanga-Sanga", "SANGA SANGA", "Sanga - Sanga", "sanga–sanga"])
def test_blanks_and_hyphens_make_another_spelling(text: str) -> None:
    assert other_spellings(("SANGASANGA",))(f"Kec. {text}, ya") == (("SANGASANGA", text, 5),)


@pytest.mark.parametrize("text", ["Sangasanga", "SANGASANGA", "sanga@sanga.id", "Sangasangata", "a.sanga-sanga.go.id"])
def test_case_and_addresses_make_none(text: str) -> None:
    assert other_spellings(("SANGASANGA",))(text) == ()


def test_words_are_found_whole_and_in_any_case() -> None:
    words = frozenset({"efektifitas", "efektivitas"})
    assert found_words(words)("Efektifitas dan keefektifitasan") == (("efektifitas", 0),)


def test_a_word_inside_a_quoted_name_is_not_the_texts_own() -> None:
    phrases = own_phrases(["PROGRAM KOORDINASI KETENTRAMAN UMUM"], frozenset({"ketentraman"}))["ketentraman"]
    text = "Koordinasi Ketentraman, Umum demi ketentraman"
    assert is_quoted(text, text.index("Ketentraman"), phrases)
    assert not is_quoted(text, text.index("ketentraman"), phrases)


def test_a_name_of_one_word_quotes_nothing() -> None:
    assert own_phrases(["Kecamatan"], frozenset({"kecamatan"})) == {}
