"""Lines that fit a box."""

from selaras.engine.documents.measure import width
from selaras.engine.documents.wrapping import wrapped


def test_every_line_fits_and_no_word_is_lost() -> None:
    text = "Meningkatnya kualitas pelayanan publik kecamatan yang cepat, mudah, dan memuaskan"
    lines = wrapped(text, 120, "sans", 8.5, bold=True)
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert all(width(line, "sans", 8.5, bold=True) <= 120 for line in lines)


def test_a_word_wider_than_the_room_is_cut_and_goes_on_with_what_follows() -> None:
    lines = wrapped("x " + "y" * 40 + " z", 60, "sans", 8.5)
    assert "".join(lines).replace(" ", "") == "x" + "y" * 40 + "z"
    assert all(width(line, "sans", 8.5) <= 60 for line in lines)


def test_nothing_is_no_line() -> None:
    assert wrapped("  ", 60, "sans", 8.5) == []
