"""The widths read from our font files are those a full font library reads."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from selaras.engine.documents.advances import advances
from selaras.engine.documents.measure import FONTS


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.[to]tf")), ids=lambda path: path.name)
def test_every_character_advances_as_the_font_library_says(path: Path) -> None:
    with TTFont(path) as face:
        known = face.getBestCmap()
        expected = {
            code: face["hmtx"][glyph][0] / face["head"].unitsPerEm for code, glyph in known.items() if code < 0xFFFF
        }
    found = advances(path, 1)
    assert found.keys() == expected.keys()
    assert all(found[code] == pytest.approx(expected[code]) for code in expected)
