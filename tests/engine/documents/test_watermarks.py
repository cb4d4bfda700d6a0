"""The words across the pages of drafts are drawn in our own font."""

from pathlib import Path

import pytest

from scripts.watermark import watermark_svg
from selaras.engine.documents.describe import WATERMARKS
from selaras.engine.documents.document import DRAFT_MARK


def test_the_word_of_a_draft_is_there() -> None:
    assert (Path(WATERMARKS) / f"{DRAFT_MARK}.svg").is_file()


@pytest.mark.parametrize("path", sorted(Path(WATERMARKS).iterdir()), ids=lambda path: path.name)
def test_every_word_is_what_the_font_library_draws(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == watermark_svg(path.stem)
