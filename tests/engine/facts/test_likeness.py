"""How much two phrases have in common."""

from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.facts.likeness import content_words, likeness


def test_function_words_and_measures_carry_no_meaning() -> None:
    assert content_words("Jumlah Barang yang Disediakan di Kantor") == {"barang", "disediakan", "kantor"}


def test_likeness_is_the_share_of_common_words() -> None:
    assert likeness("Jumlah Barang Milik Daerah", "barang milik daerah") == 100
    assert likeness("Barang Kantor", "Barang Rumah") == 50
    assert likeness("Barang", "Orang") == 0
    assert likeness("", "") == 0


@given(st.text(), st.text())
def test_likeness_is_the_same_both_ways_and_a_percentage(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 100
