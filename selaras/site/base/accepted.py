"""Which files a page offers to take: for the field, and in words."""

from typing import Final

TEXTS: Final = (".md", ".txt", ".tsv", ".csv", ".html", ".htm")
_OTHERS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".docx", ".pdf", ".xml")
ACCEPTED: Final = ",".join((*_OTHERS, *TEXTS))
WORDS: Final = (
    "Excel (.xlsx, .xls, .xlsb), LibreOffice (.ods), Word (.docx), PDF, CSV, atau teks dengan tabel (.md, .txt); "
    "paling besar 50 MB, berkas teks 20 MB"
)
