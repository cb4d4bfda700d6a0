"""All pages of a PDF taken apart one after the other, scanned ones by OCR where that is asked for."""

from typing import Any

from selaras.engine.readers.material import Tell
from selaras.engine.readers.pdf import ocr
from selaras.engine.readers.pdf.paper import Paper, TooMuch, paper
from selaras.engine.readers.pdf.scans import doubts, is_scanned, refuse_scanned
from selaras.engine.readers.pdf.side import Side, taken_apart
from selaras.engine.readers.source import refuse
from selaras.engine.tables.judgement import Problem


def pages(name: str, document: Any, by_ocr: bool, tell: Tell) -> tuple[list[Side], list[Problem]]:
    """Every page that can be read, and what has to be said about pages that cannot, or not surely.

    Raises ``Unreadable`` where no page holds text, or one holds more than any document does.
    """
    sides: list[Side] = []
    broken: list[int] = []
    can: bool | None = None  # asked once, at the first scanned page
    guessed = 0
    count = len(document)
    for number in range(1, count + 1):
        read = _page(name, document, number)
        if read is None:
            broken.append(number)
            continue
        if is_scanned(read):
            can = ocr.available() if can is None else can
            if by_ocr and can and guessed < ocr.MOST_PAGES:
                ocr.guess(document.raw, read)
                guessed += 1
        sides.append(taken_apart(read))
        read.forget()
        tell(number / count)
    _demand_text(name, [side.paper for side in sides], bool(can))
    return sides, doubts(name, [side.paper for side in sides], broken, bool(can))


def _page(name: str, document: Any, number: int) -> Paper | None:
    try:
        return paper(document.raw, number - 1)
    except TooMuch as error:
        raise refuse(
            name,
            f"Halaman {error.page} memuat lebih dari 100.000 garis, gambar, atau huruf.",
            "Mungkin ada peta atau gambar teknik. Hapus halaman itu dari PDF, lalu coba lagi.",
        ) from error


def _demand_text(name: str, papers: list[Paper], can: bool) -> None:
    if not papers:
        raise refuse(
            name,
            "PDF ini rusak, sehingga tidak dapat dibaca.",
            "Buka berkasnya, simpan atau cetak kembali sebagai PDF, lalu coba lagi.",
        )
    if any(paper.letters for paper in papers if not is_scanned(paper)):
        return
    if any(is_scanned(paper) for paper in papers):
        raise refuse_scanned(name, len(papers), can)
    raise refuse(name, "PDF ini kosong.", "Pilih berkas yang memuat rencana.")
