"""What a PDF may hold at most, looked at before PDFium sees it."""

from selaras.engine.readers.source import refuse

LARGEST = 50 * 1024 * 1024
MOST_PAGES = 1_000
MOST_OBJECTS = 100_000
"""Objects and points on one page; the busiest page of the samples has 1,100."""


def demand_bounds(name: str, content: bytes) -> None:
    """Raises ``Unreadable`` for a file out of all proportion."""
    if len(content) > LARGEST:
        raise refuse(
            name,
            f"Berkas berukuran {len(content) / 1024**2:.0f} MB, sedangkan PDF paling besar 50 MB.",
            "Pisahkan dokumen, atau simpan kembali dengan gambar yang diperkecil, lalu coba lagi.",
        )
