"""What a PDF may not be or hold is said in one clear sentence, quickly; scanned pages are told from printed ones."""

import os
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from selaras.engine.readers.choices import NOTHING_CHOSEN, Choices
from selaras.engine.readers.pdf import limits
from selaras.engine.readers.pdf.scans import ranges
from selaras.engine.readers.source import Unreadable
from tests.typesetting import PAGE, drawn, opened, tables, texts, typeset

# A grey picture of 2 × 2 pixels over the whole page: what a scanner makes, but for the size.
SCAN = b"q 595 0 0 842 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x10\x80\x80\xf0 EI Q"


def refusal(content: bytes, choices: Choices = NOTHING_CHOSEN) -> str:
    with pytest.raises(Unreadable) as refused:
        opened(content, choices)
    assert refused.value.problem.unreadable
    assert refused.value.problem.hint
    return refused.value.problem.message


def test_a_locked_file_is_named() -> None:
    locked = drawn(b"BT ET", encryption=pikepdf.Encryption(user="rahasia", owner="rahasia"))
    assert refusal(locked) == "PDF ini dikunci dengan kata sandi, sehingga tidak dapat dibaca."


def test_a_file_locked_only_against_changes_is_read() -> None:
    with pikepdf.open(BytesIO(typeset(PAGE + "Isi."))) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="", owner="rahasia"))
    assert [said.text for said in opened(out.getvalue()).said] == ["Isi."]


@pytest.mark.parametrize("content", [b"%PDF-1.7 rusak", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF"])
def test_a_damaged_file_is_named(content: bytes) -> None:
    assert refusal(content) == "PDF ini rusak, sehingga tidak dapat dibaca."


def test_an_empty_page_is_named() -> None:
    assert refusal(drawn(b"")) == "PDF ini kosong."


def test_more_lines_than_any_document_draws_are_refused_before_they_are_read() -> None:
    content = drawn(b"0 0 m 10 10 l S\n" * 2_400_000, compress_streams=True)
    assert len(content) < 100_000
    assert "lebih dari 300.000 garis" in refusal(content)


def test_a_stream_that_swells_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_STREAM", 1_000_000)
    assert "mengembang" in refusal(drawn(b" " * 1_000_010, compress_streams=True))


def test_a_page_of_many_objects_is_refused_by_its_number() -> None:
    stream = b"0 0 1 1 re f\n" * 150_000
    assert refusal(drawn(stream)).startswith("Halaman 1 memuat lebih dari 100.000 garis")


def test_one_drawing_of_very_many_points_leaves_the_text_and_is_told() -> None:
    path = b"0 0 m " + b"9 9 l " * 120_000 + b"S BT /F 9 Tf 50 50 Td (Peta) Tj ET"
    material = opened(drawn(path))
    assert [said.text for said in material.said] == ["Peta"]
    [told] = [doubt for doubt in material.doubts if "rapat" in doubt.message]
    assert told.message == "Halaman 1 bergambar garis sangat rapat; tabel di halaman itu tidak dibaca."


def test_a_file_too_large_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST", 100)
    assert "paling besar 50 MB" in refusal(typeset(PAGE + "Isi."))


def test_more_pages_than_any_plan_are_refused() -> None:
    with pikepdf.new() as pdf:
        for _ in range(1_001):
            pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out)
    assert refusal(out.getvalue()) == "PDF ini mempunyai 1001 halaman, paling banyak 1000."


def test_reading_tells_how_far_it_is_and_can_be_stopped() -> None:
    content = typeset(PAGE + "Satu.\n#pagebreak()\nDua.\n#pagebreak()\nTiga.\n#pagebreak()\nEmpat.")
    told: list[float] = []
    opened(content, tell=told.append)
    assert told == [0.25, 0.5, 0.75, 1.0]

    def stop(part: float) -> None:
        if part >= 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        opened(content, tell=stop)


def test_scanned_pages_are_refused_where_there_is_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Unreadable) as refused:
        opened(drawn(SCAN), Choices(ocr=True))
    assert refused.value.problem.message == "PDF ini hasil pindai (gambar); tidak ada teks yang dapat dibaca."
    assert "apt install tesseract-ocr" in refused.value.problem.hint


def test_scanned_pages_among_others_are_told_by_their_numbers() -> None:
    with pikepdf.open(BytesIO(typeset(PAGE + "Isi halaman satu."))) as pdf:
        scanned = pikepdf.open(BytesIO(drawn(SCAN)))
        pdf.pages.extend([scanned.pages[0], scanned.pages[0]])
        out = BytesIO()
        pdf.save(out)
    material = opened(out.getvalue())
    assert [said.text for said in material.said] == ["Isi halaman satu."]
    [told] = [doubt for doubt in material.doubts if "hasil pindai" in doubt.message]
    assert (told.message, told.place.page) == ("Halaman 2–3 hasil pindai (gambar); isinya tidak dibaca.", 2)


def test_a_reading_of_ocr_is_a_doubt_in_every_cell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A stand-in for tesseract that sees two words on a page of 300 dpi, between rules that the page draws."""
    program = tmp_path / "tesseract"
    rows = [(5, 210, 300, 200, 40, "KODE"), (5, 700, 300, 300, 40, "URAIAN"), (5, 210, 600, 200, 40, "7.01")]
    table = "\\n".join(
        f"{level}\\t1\\t1\\t1\\t1\\t1\\t{x}\\t{y}\\t{w}\\t{h}\\t96\\t{word}" for level, x, y, w, h, word in rows
    )
    program.write_text(f'#!/bin/sh\n[ "$1" = --list-langs ] && echo ind && exit\nprintf "level\\n{table}\\n"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    content = drawn(_picture_of_a_table())
    assert "hasil pindai" in refusal(content)
    material = opened(content, Choices(ocr=True))
    [found] = tables(material)
    assert texts(found) == [["KODE", "URAIAN"], ["7.01", ""]]
    doubted = [doubt.value for doubt in material.doubts if "bacaan mesin (OCR)." in doubt.message]
    assert doubted == ["KODE", "URAIAN", "7.01"]


def _picture_of_a_table() -> bytes:
    """A page that is one picture: rules at 24, 120 and 300 points across, 700, 740 and 780 points up."""
    width, height = 595, 842
    pixels = bytearray(b"\xff" * (width * height))
    for y in (62, 102, 202):  # from the head down
        pixels[y * width + 24 : y * width + 301] = b"\0" * 277
    for x in (24, 120, 300):
        for y in range(62, 203):
            pixels[y * width + x] = 0
    packed = zlib.compress(bytes(pixels))
    head = b"q %d 0 0 %d 0 0 cm BI /W %d /H %d /BPC 8 /CS /G /F /Fl ID " % (width, height, width, height)
    return head + packed + b" EI Q"


def test_pages_are_told_in_runs() -> None:
    assert ranges([3, 4, 5, 9]) == "3–5, 9"
