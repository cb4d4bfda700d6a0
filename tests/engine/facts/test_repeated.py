"""Paragraphs that say again what an earlier one said."""

from selaras.engine.facts.repeated import repeats

LONG = " ".join(f"kata{number}" for number in range(30))


def test_a_long_paragraph_said_again_is_found_with_the_first() -> None:
    assert repeats((LONG, "lain", LONG + " tambahan", LONG)) == ((2, 0), (3, 0))


def test_a_paragraph_with_a_word_of_its_own_says_something_else() -> None:
    assert repeats((LONG, LONG.replace("kata7", "mawar"))) == ()


def test_short_paragraphs_are_not_compared() -> None:
    assert repeats(("Camat bertugas:", "Camat bertugas:")) == ()


def test_the_same_words_in_another_order_are_no_repetition() -> None:
    assert repeats((LONG, " ".join(reversed(LONG.split())))) == ()
