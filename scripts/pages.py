"""Writes the generated pages, docs/checks.md and docs/glossary.md: ``make pages``."""

from pathlib import Path

from selaras.engine.checks.page import checks_page
from selaras.engine.law.law import load_law
from selaras.engine.law.page import glossary_page

DOCS = Path(__file__).resolve().parents[1] / "docs"


def pages() -> dict[str, str]:
    """File name under docs/ → its text."""
    law = load_law()
    return {"checks.md": checks_page(law), "glossary.md": glossary_page(law)}


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
