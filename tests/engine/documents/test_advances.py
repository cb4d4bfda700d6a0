"""The widths read from our font files are those a full font library reads."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from selaras.engine.documents.advances import Advances
from selaras.engine.documents.measure import FONTS


@pytest.mark.parametrize("path", sorted(Path(FONTS).glob("*.[to]tf")), ids=lambda path: path.name)
def test_every_character_advances_as_the_font_library_says(path: Path) -> None:
    with TTFont(path) as face:
        known = face.getBestCmap()
        expected = {
            code: face["hmtx"][glyph][0] / face["head"].unitsPerEm for code, glyph in known.items() if code < 0xFFFF
        }
    found = Advances(path.read_bytes(), 1)
    assert {code for code in range(0x11000) if found.has(code)} == expected.keys()
    assert all(found[code] == pytest.approx(expected[code]) for code in expected)


def test_a_character_the_font_lacks_is_one_em_wide() -> None:
    assert Advances((Path(FONTS) / "LiberationSans-Regular.ttf").read_bytes(), 1000)[ord("漢")] == 1000
