"""Scanned pages: how they are told from printed ones, and what is said about them."""

from selaras.engine.readers.pdf.paper import Paper
from selaras.engine.readers.source import Unreadable, refuse
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

_LETTERS = 60  # a scanned page holds no more: the stamp of a scanner, a page number
_COVERED = 0.45  # part of the page that pictures cover
_INSTALL = (
    "Untuk pengenalan tulisan (OCR), pasang tesseract dengan bahasa Indonesia di server "
    "(Debian: apt install tesseract-ocr tesseract-ocr-ind)."
)


def is_scanned(paper: Paper) -> bool:
    """Whether a page is a picture: hardly any letters, and pictures over a good part of it."""
    covered = paper.pictured >= _COVERED * paper.width * paper.height
    return covered and not paper.guessed and paper.letters < _LETTERS


def is_layered(paper: Paper) -> bool:
    """Whether the text of a page is a layer that OCR laid under the picture."""
    return paper.letters >= _LETTERS and paper.hidden > 0.8 * paper.letters


def refuse_scanned(name: str, pages: int, available: bool) -> Unreadable:
    """The refusal of a file that is pictures from first to last."""
    if available:
        other = "Bila tidak ada, minta pengenalan tulisan (OCR); setiap bacaannya harus diperiksa."
    else:
        other = _INSTALL
    return refuse(
        name,
        f"Semua {pages} halaman PDF ini hasil pindai (gambar); tidak ada teks yang dapat dibaca."
        if pages > 1
        else "PDF ini hasil pindai (gambar); tidak ada teks yang dapat dibaca.",
        f"Pakai berkas Word, Excel, atau PDF aslinya. {other}",
    )


def doubts(name: str, papers: list[Paper], broken: list[int], available: bool) -> list[Problem]:
    """What has to be said about pages that are damaged, that are pictures, or whose letters are unsure."""
    told = [
        (broken, "rusak; isinya tidak dibaca", "Cetak kembali berkas aslinya sebagai PDF, lalu unggah kembali."),
        ([p.number for p in papers if p.guessed], "berisi bacaan mesin (OCR) atas gambar, bukan teks dokumen",
         "Periksa setiap kata dan angka dengan gambarnya sebelum dipakai."),
        ([p.number for p in papers if is_scanned(p)], "hasil pindai (gambar); isinya tidak dibaca",
         "Pakai berkas aslinya." if available else f"Pakai berkas aslinya. {_INSTALL}"),
        ([p.number for p in papers if is_layered(p)], "hasil pindai dengan teks dari pengenalan tulisan (OCR)",
         "Bandingkan setiap angka dan kode dengan gambarnya."),
        ([p.number for p in papers if p.unmapped > max(20, p.letters // 5)], "berhuruf yang tidak dapat dikenali",
         "Cetak kembali berkas aslinya sebagai PDF, atau unggah berkas Word atau Excel-nya."),
        ([p.number for p in papers if p.crowded], "bergambar garis sangat rapat; tabel di halaman itu tidak dibaca",
         "Bila ada tabel di halaman itu, unggah tabelnya tersendiri."),
    ]  # fmt: skip
    return [
        Problem(f"Halaman {ranges(pages)} {what}.", hint, Place(name, page=pages[0]), value=ranges(pages)[:200])
        for pages, what, hint in told
        if pages
    ]


def ranges(pages: list[int]) -> str:
    """Page numbers as people write them: ``3–5, 9``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
