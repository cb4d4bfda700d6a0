"""Lists of proposals: the form T-C.32, and the registers that kelurahan and kecamatan keep, by what their columns mean.

No real list is among the samples, so the lines are invented; the headings are those of Permendagri 86/2017 and of
registers as offices print them.
"""

import pytest

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation, WorkItem

TITLE = "USULAN MUSRENBANG KECAMATAN CONTOH TAHUN 2026"
HEAD = (
    "No\tKelurahan/Desa\tUsulan\tPermasalahan\tLokasi\tVolume\tSatuan\tPerkiraan Biaya (Rp)\tPengusul\t"
    "Perangkat Daerah Tujuan\tPrioritas\tKeputusan\tAlasan"
)
LINE = (
    "1\tKelurahan Satu\tSemenisasi gang\tBecek\tRT 3\t1.200\tm\t175.000.000\tLPM\tDinas PU\t2\tDitolak\t"
    "bukan kewenangan"
)


def reading(*lines: str, title: str = TITLE, head: str = HEAD) -> Reading:
    return read_bytes("usulan.txt", "\n".join([title, "", head, *lines, ""]).encode())


def only(found: Reading) -> Proposal:
    (row,) = found.book.all(Proposal)
    return row


def units(found: Reading) -> list[tuple[str, bool]]:
    return [(row.name, row.supervised) for row in found.book.all(Organisation) if row.level == "unit"]


def test_every_column_of_a_register_is_read() -> None:
    found = reading(LINE)
    row = only(found)
    assert (found.kind, found.sure, found.problems) == ("musrenbang", "pasti", ())
    assert found.reasons[-1] == "pembacaan jenis ini belum diuji pada berkas nyata"
    assert (row.number, row.order, row.name, row.problem, row.location) == ("1", 1, "Semenisasi gang", "Becek", "RT 3")
    assert (row.volume_text, row.volume, row.unit) == ("1.200", 12_000_000, "m")
    assert (row.amount, row.text) == (175_000_000_00, "175.000.000")
    assert (row.proposer, row.agency_asked, row.priority) == ("LPM", "Dinas PU", 2)
    assert (row.decision, row.reason) == ("refused", "bukan kewenangan")
    assert units(found) == [("KELURAHAN SATU", False)]
    assert row.place.line == 4


def test_the_form_of_the_regulation_is_read_under_the_unit_that_a_line_names() -> None:
    head = "No\tProgram/Kegiatan\tLokasi\tIndikator Kinerja\tBesaran/Volume\tCatatan"
    lines = (
        "Desa Tiga\t\t\t\t\t",
        "1\tJalan\tDusun I\tPanjang jalan\t2 km\tDiterima: diutamakan",
        "2\tPosyandu\t-\t\t\tlihat usulan 1",
    )
    found = reading(
        *lines,
        title="USULAN PROGRAM DAN KEGIATAN DARI PARA PEMANGKU KEPENTINGAN KECAMATAN CONTOH TAHUN 2026",
        head=head,
    )
    first, second = found.book.all(Proposal)
    assert (first.name, first.indicator_text, first.volume, first.unit) == ("Jalan", "Panjang jalan", 20_000, "km")
    assert (first.decision, first.reason) == ("accepted", "diutamakan")
    assert (second.decision, second.reason, second.location, second.volume) == ("", "lihat usulan 1", "", None)
    assert units(found) == [("DESA TIGA", True)]


def test_in_a_renja_the_form_stands_beside_its_work() -> None:
    text = (
        "RENCANA KERJA KECAMATAN CONTOH TAHUN 2025\n\n"
        "Kode\tProgram/Kegiatan\tIndikator\tTarget\tPagu\n7.01.02\tPROGRAM A\tPersentase\t90 %\t1.000\n\nTeks.\n\n"
        "No\tProgram/Kegiatan\tLokasi\tIndikator Kinerja\tBesaran/Volume\tCatatan\n"
        "1\tJalan\tDusun I\tPanjang\t2 km\t-\n"
    )
    found = read_bytes("renja.txt", text.encode())
    assert found.kind == "renja"
    assert [table.layout for table in found.tables] == ["daftar program dan kegiatan", "usulan musrenbang"]
    assert [row.name for row in found.book.all(WorkItem)] == ["PROGRAM A"]
    assert only(found).name == "Jalan"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("No\tUsulan Kegiatan\tLokasi\tVolume\tAnggaran", "1\tJalan\tRT 1\t200 m\t5.000.000"),
        ("No\tNama Kegiatan\tLokus\tVol\tSatuan\tKebutuhan Dana\tOPD", "1\tJalan\tRT 1\t200\tm\t5.000.000\tPU"),
        ("No\tJenis Pekerjaan\tAlamat\tBesaran\tRp\tSkala Prioritas", "1\tJalan\tRT 1\t200 m\t5.000.000\t1"),
        ("Nomor Urut\tUraian\tLokasi\tVolume\tSatuan\tPagu\tPengusul", "1\tJalan\tRT 1\t200\tm\t5.000.000\tLPM"),
    ],
)
def test_headings_go_by_their_meaning(head: str, line: str) -> None:
    found = reading(line, head=head)
    row = only(found)
    assert [table.layout for table in found.tables] == ["usulan musrenbang"]
    assert (row.name, row.location, row.volume, row.unit, row.amount) == ("Jalan", "RT 1", 2_000_000, "m", 5_000_000_00)


def test_the_unit_in_the_title_proposes_what_no_line_says_otherwise() -> None:
    head = "No\tUsulan Kegiatan\tLokasi\tVolume\tAnggaran"
    found = reading(
        "1\tJalan\tRT 1\t200 m\t-",
        title="DAFTAR USULAN MUSRENBANG KELURAHAN JAWA KECAMATAN CONTOH 2026",
        head=head,
    )
    row = only(found)
    assert units(found) == [("KELURAHAN JAWA", False)]
    assert found.book.get(Organisation, row.organisation).name == "KELURAHAN JAWA"
    assert row.amount is None


@pytest.mark.parametrize(
    ("words", "decision", "reason"),
    [
        ("Diterima", "accepted", ""), ("DITERIMA, masuk Renja", "accepted", "masuk Renja"),
        ("Disetujui", "accepted", ""), ("Diakomodir", "accepted", ""), ("Ditolak: mahal", "refused", "mahal"),
        ("Tidak disetujui", "refused", ""), ("Tidak layak", "refused", ""), ("Di tolak", "refused", ""),
        ("Ditunda", "postponed", ""), ("tahun depan", "postponed", ""), ("Belum dibahas", "", "Belum dibahas"),
        ("-", "", ""),
    ],
)  # fmt: skip
def test_decisions_are_told_from_their_words(words: str, decision: str, reason: str) -> None:
    line = LINE.replace("Ditolak", words).replace("\tbukan kewenangan", "\t")
    row = only(reading(line))
    assert (row.decision, row.reason) == (decision, reason)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1.200", "3 sampai 5", "Semenisasi gang: volume “3 sampai 5” memuat rentang."),
        ("175.000.000", "mahal", "Semenisasi gang: “mahal” bukan angka."),
        ("\t2\t", "\tpertama\t", "Semenisasi gang: prioritas “pertama” tidak dikenali."),
        ("Kelurahan Satu", "Satu", "“Satu” dibaca sebagai kelurahan."),
    ],
)
def test_what_is_unclear_is_a_doubt_at_its_cell(old: str, new: str, message: str) -> None:
    (problem,) = reading(LINE.replace(old, new)).problems
    assert problem.message == message
    assert not problem.unreadable


def test_a_number_of_a_private_person_is_not_kept_and_not_repeated() -> None:
    found = reading(LINE.replace("LPM", "Ketua RT 4 (6472050505800001, 0812-3456-7890)"))
    (problem,) = found.problems
    assert only(found).proposer == "Ketua RT 4"
    assert "NIK atau telepon; nomor itu tidak disimpan" in problem.message
    assert "6472" not in repr(found.problems)
    assert "0812" not in repr(found.problems)


def test_sums_and_empty_lines_are_no_proposals() -> None:
    found = reading(LINE, "", "\t\tJumlah\t\t\t\t\t175.000.000")
    assert only(found).name == "Semenisasi gang"


def test_a_line_without_a_proposal_is_told() -> None:
    found = reading(LINE, "2\tKelurahan Satu\t\t\tRT 9\t\t\t1.000.000\t\t\t\t\t")
    assert only(found).name == "Semenisasi gang"
    assert [problem.message for problem in found.problems] == [
        "Baris tanpa usulan pada Tabel pada baris 3 tidak dipakai."
    ]


def test_the_same_line_twice_is_read_once_and_told() -> None:
    found = reading(LINE, LINE.replace("1\t", "2\t", 1))
    assert only(found).name == "Semenisasi gang"
    assert "tertulis dua kali" in found.problems[0].message


def test_a_list_of_all_units_and_the_list_of_each_say_one_thing() -> None:
    each = "No\tUsulan\tLokasi\tVolume\tSatuan\n1\tSemenisasi gang\tRT 3\t1.200\tm\n2\tDrainase gang\tRT 3\t5\tm"
    title = "USULAN MUSRENBANG KELURAHAN SATU KECAMATAN CONTOH TAHUN 2026"
    text = f"{title}\n\n{HEAD}\n{LINE}\n\nTeks.\n\n{each}\n"
    found = read_bytes("usulan.txt", text.encode())
    assert [row.name for row in found.book.all(Proposal)] == ["Semenisasi gang", "Drainase gang"]
    assert found.problems == ()


def test_money_in_thousands_is_read_as_such() -> None:
    head = HEAD.replace("Perkiraan Biaya (Rp)", "Perkiraan Biaya (Rp ribu)")
    assert only(reading(LINE.replace("175.000.000", "175.000"), head=head)).amount == 175_000_000_00


def test_thousand_lines_are_read_in_one_go() -> None:
    lines = [LINE.replace("1\t", f"{n}\t", 1).replace("RT 3", f"RT {n}") for n in range(1, 1001)]
    assert len(reading(*lines).book.all(Proposal)) == 1000


def test_a_list_in_csv_is_read_like_any_other() -> None:
    text = f"{TITLE}\n{HEAD}\n{LINE}\n".replace("\t", ";")
    found = read_bytes("usulan.csv", text.encode())
    row = only(found)
    assert (found.kind, row.name, row.amount, row.decision) == (
        "musrenbang", "Semenisasi gang", 175_000_000_00, "refused",
    )  # fmt: skip
