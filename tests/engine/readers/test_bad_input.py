"""Files that are wrong: each gets a clear sentence with its place and what to do, and nothing of it is kept."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Ceiling, Section, Target, WorkItem
from selaras.engine.tables.wording import clean

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
SAMPLE = (ROOT / "samples" / "rkt-sangasanga-2025.md").read_text(encoding="utf-8")

HEAD = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n"
HEADER = "KODE\tProgram/Kegiatan/Sub Kegiatan\tIndikator Kinerja\tTarget\tLokasi\tPagu\n"
TREE = HEAD + (
    HEADER + "7.01.1.03.0.00.17.0000\tKecamatan Contoh\t\t\t\t30.000.000\n"
    "7.01.02\tPROGRAM PENYELENGGARAAN\tPersentase layanan\t100 Persen\t\t30.000.000\n"
)


def reading(text: str) -> Reading:
    return read_bytes("rencana.txt", text.encode())


def sentences(result: Reading) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in result.problems]


def refused(result: Reading) -> str:
    """The one sentence a refused file gets; its Book is empty."""
    assert result.refused
    assert len(result.book) == 0
    assert all(problem.hint for problem in result.problems)
    [sentence] = sentences(result)
    return sentence


def test_the_small_tree_of_these_tests_is_right() -> None:
    result = reading(TREE)
    assert result.problems == ()
    assert len(result.book.all(WorkItem)) == 2


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file(content: bytes) -> None:
    assert refused(read_bytes("a.txt", content)) == "a.txt: Berkas ini kosong."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04rest", "Berkas ini terpotong atau rusak. Namanya berakhir .txt, tetapi isinya arsip ZIP."),
        (b"%PDF-1.7", "Berkas ini terpotong atau rusak. Namanya berakhir .txt, tetapi isinya berkas PDF."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Isinya berkas Word atau Excel lama, bukan teks."),
        (b"\x89PNG\r\n", "Isinya gambar (foto atau hasil pindai); tidak ada teks yang dapat dibaca."),
        (b"\xff\xd8\xff\xe0", "Isinya gambar (foto atau hasil pindai); tidak ada teks yang dapat dibaca."),
        (b"II*\x00", "Isinya gambar (foto atau hasil pindai); tidak ada teks yang dapat dibaca."),
        (b"abc\x00def", "Berkas ini bukan teks: isinya biner."),
        (b"\xff\xfea", "Teks berkas ini rusak pada bita ke-3."),
        # What begins with the mark of a text may still hold a NUL, which PostgreSQL cannot store.
        (b"\xef\xbb\xbfabc\x00def", "Berkas ini bukan teks: isinya biner."),
        ("abc\x00def".encode("utf-16"), "Berkas ini bukan teks: isinya biner."),
        ("abc\x1bdef".encode("utf-16"), "Berkas ini bukan teks: isinya biner."),
    ],
)
def test_a_binary_file(content: bytes, message: str) -> None:
    assert refused(read_bytes("a.txt", content)) == f"a.txt: {message}"


def test_fifty_megabytes_of_text() -> None:
    sentence = refused(read_bytes("a.txt", b"a" * 50 * 1024 * 1024))
    assert sentence == "a.txt: Berkas berukuran 50 MB, sedangkan berkas teks paling besar 20 MB."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_and_line_ends_give_the_same_rows(encoding: str) -> None:
    text = TREE.replace("layanan", "layanan “prima” – penuh").replace("\n", "\r\n")
    result = read_bytes("rencana.txt", text.encode(encoding))
    assert result.book == reading(text.replace("\r\n", "\n")).book
    assert result.problems == ()


def test_a_table_without_its_pagu_column() -> None:
    text = TREE.replace("\tPagu\n", "\tCatatan\n")
    assert (
        refused(reading(text))
        == "rencana.txt:3:1: Tabel pada baris 3 (daftar program dan kegiatan) tidak mempunyai kolom Pagu."
    )


def test_a_table_without_its_code_column() -> None:
    text = "\n".join(line.partition("\t")[2] if "\t" in line else line for line in TREE.split("\n"))
    assert "tidak mempunyai kolom Kode" in refused(reading(text))


def test_a_table_with_two_header_rows_is_read() -> None:
    text = HEAD + (
        "NO\tTUJUAN\tSASARAN\tINDIKATOR\tSATUAN\tTARGET PADA TAHUN\t\t\n"
        "\t\t\t\t\t2024\t2025\t2026\n"
        "1\tMeningkatnya layanan\t\tIndeks layanan\tNilai\t80\t81\t82\n"
    )
    result = reading(text)
    assert result.problems == ()
    assert len(result.book) == 6 + 2 + 1  # rkt, agency, section, renstra, goal, indicator; and three targets


def test_a_code_in_the_wrong_column() -> None:
    text = TREE + "\t7.01.02.2.01\tKoordinasi\t1 Laporan\t\t5.000.000\n"
    sentence = "rencana.txt:6:2: Kode “7.01.02.2.01” berada di kolom 2, bukan di kolom Kode."
    assert refused(reading(text)) == sentence


@pytest.mark.parametrize(
    ("amount", "message"),
    [
        ("-5.000.000", "Pagu “-5.000.000” negatif."),
        ("(5.000.000)", "Pagu “(5.000.000)” negatif."),
        ("20.000.000.000.001", "Pagu “20.000.000.000.001” tidak masuk akal besarnya."),
    ],
)
def test_a_negative_or_absurd_budget(amount: str, message: str) -> None:
    result = reading(TREE + f"7.01.02.2.01\tKoordinasi\tJumlah laporan\t1 Laporan\t\t{amount}\n")
    assert refused(result).startswith(f"rencana.txt:6:6: {message}")


def test_a_budget_that_is_no_number_is_unknown_and_a_doubt() -> None:
    result = reading(TREE + "7.01.02.2.01\tKoordinasi\tJumlah laporan\t1 Laporan\t\tlihat DPA\n")
    assert not result.refused
    assert sentences(result) == ["rencana.txt:6:6: Pagu 7.01.02.2.01: “lihat DPA” bukan angka."]
    assert result.book.all(Ceiling)[-1].amount is None


@pytest.mark.parametrize("year", ["1825", "2925"])
def test_a_year_out_of_range(year: str) -> None:
    sentence = refused(reading(TREE.replace("2025", year)))
    assert sentence == f"rencana.txt:1:1: Tahun rencana {year} di luar jangkauan 1999–2100."


def test_a_plan_without_a_year() -> None:
    assert "Tahun rencana tidak disebut" in refused(reading(TREE.replace(" TAHUN 2025", "")))


def test_text_that_is_no_plan() -> None:
    assert "tidak menyebut dirinya rencana" in refused(reading("Yth. Bapak Camat,\n\nmohon izin.\n"))


def test_a_plan_without_any_table() -> None:
    assert "Tidak ada tabel rencana yang dikenali" in refused(reading(HEAD + "Isi.\n"))


def test_all_problems_of_a_file_are_named_at_once_in_their_order() -> None:
    text = TREE + (
        "7.01.02.2.01\tKoordinasi\tJumlah laporan\t1 Laporan\t\t-5\n"
        "\tTanpa kode\tJumlah dokumen\t1 Dokumen\t\t7.000.000\n"
        "9\tBukan kode\t\t\t\t1\n"
    )
    result = reading(text)
    assert [problem.place.line for problem in result.problems] == [6, 7, 8]
    assert len(result.book) == 0


def test_a_row_with_more_cells_than_the_table_has_columns() -> None:
    result = reading(TREE + "7.01.02.2.01\tKoordinasi\tJumlah\tlaporan\t1 Laporan\tKec.\t5.000.000\n")
    assert (
        refused(result)
        == "rencana.txt:6:1: Baris ini mempunyai 7 sel, sedangkan judul Tabel pada baris 3 hanya 6 kolom."
    )


@pytest.mark.parametrize(
    "gap",
    [
        "\n\n12\n\n",
        "\n\n\f\nHalaman 12\n\n",
        "\nTabel 2.6 (lanjutan)\n",
        "\nRKT Kecamatan Contoh, halaman 12\n\n" + HEADER,
    ],
)
def test_a_table_cut_by_a_page_is_one_table(gap: str) -> None:
    result = reading(TREE + gap + "7.01.02.2.01\tKoordinasi\tJumlah laporan\t1 Laporan\t\t30.000.000\n")
    program, kegiatan = result.book.all(WorkItem)[1:]
    assert result.problems == ()
    assert kegiatan.parent == program.id


def test_a_title_that_speaks_of_a_change_is_a_doubt() -> None:
    result = reading(TREE.replace("TAHUNAN KECAMATAN", "TAHUNAN PERUBAHAN KECAMATAN"))
    assert sentences(result) == [
        "rencana.txt:1:1: Judul menyebut perubahan, sedangkan berkas ini dibaca sebagai versi murni."
    ]


def test_a_row_for_the_total_is_no_work_item() -> None:
    result = reading(TREE + "\tJUMLAH\t\t\t\t30.000.000\n")
    assert result.problems == ()
    assert len(result.book.all(WorkItem)) == 2


def test_a_table_of_an_unknown_kind_is_a_doubt_and_the_rest_is_read() -> None:
    result = reading(TREE + "\nTeks.\n\nNama\tTempat\tCatatan\nA\tB\tC\n")
    assert [problem.message for problem in result.problems] == [
        "Tabel pada baris 9 tidak dikenali dari judul kolomnya; isinya tidak dipakai."
    ]
    assert len(result.book.all(WorkItem)) == 2


def test_a_refused_file_is_told_no_doubt_about_tables_that_may_only_look_unknown() -> None:
    text = TREE + "\t7.01.02.2.01\tKoordinasi\t1 Laporan\t\t5.000.000\n\nTeks.\n\nNama\tTempat\tCatatan\nA\tB\tC\n"
    assert refused(reading(text)) == "rencana.txt:6:2: Kode “7.01.02.2.01” berada di kolom 2, bukan di kolom Kode."


def test_what_refuses_a_file_is_told_before_its_doubts() -> None:
    doubtful = "7.01.02.2.01\tKoordinasi\tJumlah laporan\t1 Laporan\t\tlihat DPA\n"
    result = reading(TREE + doubtful + "\t7.01.02.2.02\tRapat\t1 Laporan\t\t5.000.000\n")
    assert [(problem.unreadable, problem.place.line) for problem in result.problems] == [(True, 7), (False, 6)]


def test_plain_text_without_markup_has_its_headings_too() -> None:
    text = "RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\nBAB I\nPENDAHULUAN\n\n1.1 Latar Belakang\n\nIsi.\n\n"
    result = reading(text + TREE.removeprefix(HEAD))
    headings = [(row.number, row.heading) for row in result.book.all(Section)]
    assert ("BAB I", "PENDAHULUAN") in headings
    assert ("1.1", "Latar Belakang") in headings


def demand_sound(result: Reading, lines: list[str]) -> None:
    """What holds of every reading: half a file is never read, every problem says what to do and where, and what is
    printed beside a figure is what stands in its cell."""
    assert len(result.book) == 0 if result.refused else len(result.book) > 0
    for problem in result.problems:
        assert problem.message.endswith(".")
        assert problem.hint
        assert problem.place.file == result.name
        assert problem.place.line is None or 1 <= problem.place.line <= len(lines)
    figures: list[Ceiling | Target] = [*result.book.all(Ceiling), *result.book.all(Target)]
    for row in figures:
        cells, column = lines[(row.place.line or 0) - 1].split("\t"), row.place.column or 0
        assert row.text == (clean(cells[column - 1]) if column <= len(cells) else "")  # a line that ends early
        assert isinstance(row, Target) or row.amount is None or row.amount >= 0
        if not re.search(r"\d", row.text):
            assert getattr(row, "amount", None) is None
            assert getattr(row, "value", None) is None


LINES = st.sampled_from([*SAMPLE.split("\n"), *TREE.split("\n"), "", "\t", "#", "**", "1.", "Tabel 9.9", "BAB X"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=60).map("\n".join) | st.text(max_size=400))
def test_any_text_gives_rows_or_problems_and_never_an_exception(text: str) -> None:
    result = reading(text)
    demand_sound(result, re.split(r"\r\n|[\r\n\f]", text))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_problems_and_never_an_exception(content: bytes) -> None:
    result = read_bytes("a.txt", content)
    assert len(result.book) > 0 or result.refused


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_sample_with_cells_changed_at_random_is_read_or_refused(data: st.DataObject) -> None:
    lines = SAMPLE.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        line = data.draw(st.integers(280, len(lines) - 1))
        cells = lines[line].split("\t")
        cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(
            st.text(max_size=20).filter(lambda t: "\n" not in t)
        )
        lines[line] = "\t".join(cells)
    text = "\n".join(lines)
    demand_sound(reading(text), re.split(r"\r\n|[\r\n\f]", text))
