"""A scan is told by its bytes: whole files are taken, liars and mixtures refused in a sentence."""

import pytest

from selaras.registers.archive.scans import LARGEST, NotAScan, scan_format, too_large
from tests.scans import chunk, jpeg, pdf, png

ZIP = b"PK\x03\x04" + b"\x00" * 26 + b"a" + b"PK\x05\x06" + b"\x00" * 18
MIXED = "di dalamnya ada berkas jenis lain"
BROKEN = "rusak atau tidak lengkap"
STRANGE = "bukan PDF, JPG, atau PNG, apa pun nama berkasnya"


@pytest.mark.parametrize(
    ("content", "known"),
    [(pdf(), "pdf"), (pdf() + b"\r\n\x00", "pdf"), (png(), "png"), (jpeg(), "jpg"), (jpeg(jpeg()), "jpg")],
)
def test_a_whole_scan_is_known_by_its_bytes(content: bytes, known: str) -> None:
    assert scan_format(content) == known


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas ini kosong"),
        (ZIP, STRANGE),
        (b"MZ\x90\x00" + b"\x00" * 200, STRANGE),
        (b"<html><script>alert(1)</script>", STRANGE),
        (b"\x00" + pdf(), STRANGE),
        (b"%PDF-1.7\n" + b"x" * 3000, BROKEN),
        (pdf()[:-200], BROKEN),
        (pdf() + b"<script>alert(1)</script>", MIXED),
        (pdf() + ZIP, MIXED),
        (b"%PDF-1.7\n<html>" + pdf()[9:], MIXED),
        (pdf().replace(b"/Type", b"/JavaScript (app.alert(1)) /Type", 1), "memuat skrip"),
        (pdf().replace(b"/Type", b"/EmbeddedFiles 1 0 R /Type", 1), "memuat skrip"),
        (png()[:-4], BROKEN),
        (png()[:-12], BROKEN),
        (png() + ZIP, MIXED),
        (png() + b"<html>", MIXED),
        (png().replace(b"IHDR", b"IHDX"), BROKEN),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\x00" * 13) + chunk(b"IEND", b""), BROKEN),
        (jpeg()[:-2], BROKEN),
        (b"\xff\xd8\xff\xe0\x00\x00", BROKEN),
        (b"\xff\xd8\xff" + b"\x00" * 40, BROKEN),
        (jpeg(ZIP), MIXED),
        (jpeg(b"<script>alert(1)</script>"), MIXED),
        (jpeg(pdf()), MIXED),
    ],
)
def test_what_is_no_whole_scan_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(NotAScan, match=sentence):
        scan_format(content)


def test_forty_megabytes_are_refused_with_what_to_do() -> None:
    assert too_large(40 * 1024**2) == (
        "Berkas berukuran 40 MB, paling besar 20 MB. Pindai dengan 200 dpi hitam putih atau abu-abu, atau bagi per "
        "dokumen, lalu unggah lagi."
    )
    assert too_large(LARGEST) == ""
    with pytest.raises(NotAScan, match="paling besar 20 MB"):
        scan_format(b"%PDF-" + bytes(LARGEST))


def test_every_place_a_png_can_be_cut_at_is_refused() -> None:
    whole = png()
    for end in range(8, len(whole)):
        with pytest.raises(NotAScan):
            scan_format(whole[:end])
