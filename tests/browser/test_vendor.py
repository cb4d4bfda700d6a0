"""The checker of accessibility is the file that was published."""

import hashlib
from pathlib import Path

VENDOR = Path(__file__).parent / "vendor"


def test_every_file_of_others_is_as_it_was_published() -> None:
    lines = [line.split("  ") for line in (VENDOR / "SHA256SUMS").read_text().splitlines()]
    told = {name: digest for digest, name in lines}
    found = {
        str(file.relative_to(VENDOR)): hashlib.sha256(file.read_bytes()).hexdigest() for file in VENDOR.glob("*/*")
    }
    assert found == told


def test_the_version_is_the_one_the_table_names() -> None:
    start = (VENDOR / "axe-core" / "axe.min.js").read_text(encoding="utf-8")[:200]
    version = start.partition("axe v")[2].split()[0]
    assert f"`npm pack axe-core@{version}`" in (VENDOR / "README.md").read_text()
