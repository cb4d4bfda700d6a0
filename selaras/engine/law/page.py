"""The page of official terms, generated from the glossary."""

from selaras.engine.law.glossary import Term
from selaras.engine.law.law import Law

_HEAD = """# Daftar istilah

Nama dalam kode, istilah resminya, artinya, dan sumbernya. Halaman ini dibuat dari `selaras/engine/law/glossary.yaml`
dengan `make pages`.

| nama dalam kode | istilah | arti | sumber |
| --- | --- | --- | --- |
"""


def glossary_page(law: Law) -> str:
    """The glossary as a Markdown table, in the order of its file."""
    return _HEAD + "".join(_line(identifier, term) for identifier, term in law.glossary.items())


def _line(identifier: str, term: Term) -> str:
    cells = (f"`{identifier}`", term.term, term.meaning, term.source)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
