"""The vendored fonts are the files they say they are."""

import hashlib
from pathlib import Path

from selaras.engine.documents.measure import FONTS


def test_every_font_has_the_hash_that_is_written_down() -> None:
    lines = [line.split() for line in (Path(FONTS) / "SHA256SUMS").read_text().splitlines()]
    written = {name: digest for digest, name in lines}
    present = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(FONTS).glob("*.[to]tf")}
    assert len(present) == 8
    assert present == written
