"""The signature below the text of a plan: what is one, what it tells, and what stays text."""

from datetime import date

import pytest

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.readers.signing_lines import Kind, kind_of_line
from selaras.engine.tables.rows import Appointment, Official, Position, Section

PLAN = (
    "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n## KATA PENGANTAR\n\nPuji syukur.\n\n{foreword}\n\n"
    "## BAB I PENDAHULUAN\n\nKode\tProgram\tPagu\n7.01.02\tPROGRAM A\t1.000\n\n## PENUTUP\n\nDemikian rencana ini "
    "disusun.\n\n{end}\n"
)
SIGNED = (
    "Contoh, 6 Januari 2025\nPlt. Camat Contoh,\n\nContoh Bunga, S.Sos.,M.Si.\nPembina Tk. I (IV/b)\n"
    "NIP. 19700101 199001 1 001"
)


def read(end: str, foreword: str = "") -> Reading:
    return read_bytes("rkt.md", PLAN.format(end=end, foreword=foreword).encode())


def text_of(reading: Reading, heading: str) -> list[str]:
    return [p.text for row in reading.book.all(Section) if row.heading == heading for p in row.paragraphs]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sangasanga, 20 Januari 2025", "day"),
        ("Lubuk Pakam, Desember 2025", "day"),
        ("Bandung, ............... 2017", "day"),
        ("Ditetapkan di Contoh", "day"),
        ("PIHAK KEDUA, PIHAK KESATU,", "party"),
        ("Mengetahui,", "party"),
        ("a.n. BUPATI CONTOH", "office"),
        ("KEPALA BADAN PERENCANAAN PEMBANGUNAN", "office"),
        ("KABUPATEN DELI SERDANG", "of"),
        ("PEMBINA UTAMA MUDA", "rank"),
        ("Pembina Tk. I (IV/b)", "rank"),
        ("NIP. 19000101 192001 1 999", "nip"),
        ("NIP ....................................", "nip"),
        ("(..................)", "dots"),
        ("Contoh Bunga, S.Sos.,M.Si.", "name"),
        ("Nomor verifikasi dokumen: K7Q2-M4XD", "verified"),
        ("Demikian rencana ini disusun.", ""),
        ("PIHAK PERTAMA berjanji akan mewujudkan target kinerja.", ""),
        ("LAMPIRAN PERJANJIAN KINERJA", ""),
        ("Camat melaksanakan tugas dan fungsi:", ""),
        ("Pagu tahun 2025 naik, lihat Tabel 2.6", ""),
        ("A" * 80, ""),
    ],
)
def test_a_line_is_known_by_its_words(text: str, kind: Kind) -> None:
    assert kind_of_line(text) == kind


def test_the_signature_at_the_end_leaves_the_text_and_its_signer_becomes_rows() -> None:
    reading = read(SIGNED)
    assert text_of(reading, "PENUTUP") == ["Demikian rencana ini disusun."]
    assert [row.name for row in reading.book.all(Position)] == ["Camat Contoh"]
    (person,) = reading.book.all(Official)
    assert (person.name, person.rank, person.nip) == (
        "Contoh Bunga, S.Sos.,M.Si.", "Pembina Tk. I (IV/b)", "197001011990011001",
    )  # fmt: skip
    (held,) = reading.book.all(Appointment)
    assert (held.kind, held.since, held.until) == ("plt", date(2025, 1, 6), date(2025, 1, 6))
    assert (held.position, held.official) == (reading.book.all(Position)[0].id, person.id)
    (told,) = reading.left_out
    assert str(told.place).startswith("rkt.md:18:1")


def test_two_signers_side_by_side_are_read_column_by_column() -> None:
    end = (
        "Mengetahui,\tContoh, 6 Januari 2025\nBupati Taman,\tCamat Contoh,\nContoh Taman\tContoh Bunga\n"
        "\tNIP. 197001011990011001"
    )
    reading = read(end)
    assert [row.name for row in reading.book.all(Position)] == ["Bupati Taman", "Camat Contoh"]
    assert [(row.name, row.nip) for row in reading.book.all(Official)] == [
        ("Contoh Taman", ""), ("Contoh Bunga", "197001011990011001"),
    ]  # fmt: skip
    assert len(reading.left_out) == 1
    assert not [problem for problem in reading.problems if "belum dikenali" in problem.message]


def test_an_office_of_several_lines_is_one_post() -> None:
    end = (
        "Contoh, Januari 2025\nKEPALA BADAN PERENCANAAN\nDAERAH, PENELITIAN DAN PENGEMBANGAN\nKABUPATEN CONTOH\n"
        "Contoh Bunga\nPEMBINA\nNIP. ...."
    )
    reading = read(end)
    assert [row.name for row in reading.book.all(Position)] == [
        "KEPALA BADAN PERENCANAAN DAERAH, PENELITIAN DAN PENGEMBANGAN KABUPATEN CONTOH"
    ]
    assert [row.name for row in reading.book.all(Official)] == ["Contoh Bunga"]
    assert reading.book.all(Appointment) == ()  # a month alone is no day


def test_the_signature_of_the_foreword_is_text_of_the_plan() -> None:
    reading = read("", foreword=SIGNED)
    assert "Plt. Camat Contoh," in " ".join(text_of(reading, "KATA PENGANTAR"))
    assert reading.left_out == ()
    assert reading.book.all(Position) == ()


@pytest.mark.parametrize(
    "end", ["Camat Contoh", "Contoh, 6 Januari 2025", "Kepala Seksi\nContoh Bunga", "- Camat\n- NIP"]
)
def test_what_is_no_whole_signature_stays_text(end: str) -> None:
    reading = read(end)
    assert end.partition("\n")[0].strip("- ") in " ".join(text_of(reading, "PENUTUP"))
    assert reading.left_out == ()
