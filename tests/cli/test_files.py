"""Commands on a file alone, as a script would call them."""

import csv
import io
import json
from pathlib import Path

import pytest

from selaras.cli import TABLES, main
from selaras.engine.tables.listing import columns_of
from tests.engine.readers import hostile_files

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "samples" / "rkt-sangasanga-2025.md")
Output = pytest.CaptureFixture[str]


def test_read_sums_up_what_was_understood(capsys: Output) -> None:
    assert main(["read", SAMPLE]) == 0
    out = capsys.readouterr().out
    assert "142 baris (6 organisasi, 15 program, 41 kegiatan, 80 sub kegiatan)" in out
    assert "Kecamatan Sanga Sanga: Rp45.893.689.013" in out


def test_read_says_the_kind_how_sure_it_is_and_why(capsys: Output) -> None:
    assert main(["read", SAMPLE]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("rkt-sangasanga-2025.md, teks: Rencana Kerja Tahunan, pasti (judul “")
    assert "belum diuji" not in first
    assert main(["read", SAMPLE, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["sure"], told["format"]) == ("rkt", "pasti", "teks")


def test_a_kind_without_a_sample_says_so(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "RENCANA AKSI KECAMATAN CONTOH TAHUN 2025\n\nSasaran\tIndikator\tTW I\tTW II\nLayanan\tAduan\t1\t2\n"
    )
    assert main(["read", str(file)]) == 0
    assert "pembacaan jenis ini belum diuji pada berkas nyata" in capsys.readouterr().out.splitlines()[0]


def test_figures_have_a_line_for_each_period(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "# RENSTRA KECAMATAN CONTOH 2026-2030\n\nKode\tProgram\tIndikator\t2026 Target\t2026 Rp\n"
        "7.01.02\tPROGRAM A\tAduan\t90\t1.000\n"
    )
    assert main(["read", str(file), "--table", "figures", "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "1,a.txt:4:4,target,7.01.02,PROGRAM A,Aduan,2026,90,90,",
        "2,a.txt:4:5,ceiling,7.01.02,PROGRAM A,,2026,1.000,1000,Rp",
    ]


EVALUATION = (
    "# EVALUASI HASIL RENJA KECAMATAN CONTOH TAHUN 2025\n\n"
    "Kode\tProgram\tIndikator\tSatuan\tTarget 2025\tPagu 2025\tRealisasi Triwulan I (K)\tRealisasi Triwulan I (%)"
    "\tRealisasi Triwulan I (Rp)\tRealisasi Triwulan II (K)\tRealisasi Triwulan II (Rp)\tRealisasi s.d. 2024 (Rp)\n"
    "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12=9+11\n"
    "7.01.02\tPROGRAM A\tAduan\tAduan\t90\t1.000\t10\t11\t100\t20\t200\t300\n"
)


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        (
            "actuals",
            [
                "seq,place,indicator,period,text,value,unit,percent,state",
                "1,a.txt:5:7,Aduan,2025-Q1,10,10,Aduan,11,", "2,a.txt:5:10,Aduan,2025-Q2,20,20,Aduan,,",
            ],
        ),
        (
            "spending",
            [
                "seq,place,code,name,period,text,amount", "1,a.txt:5:9,7.01.02,PROGRAM A,2025-Q1,100,100",
                "2,a.txt:5:11,7.01.02,PROGRAM A,2025-Q2,200,200", "3,a.txt:5:12,7.01.02,PROGRAM A,..2024,300,300",
            ],
        ),
        (
            "ceilings",
            [
                "seq,place,code,name,period,version,text,amount",
                "1,a.txt:5:6,7.01.02,PROGRAM A,2025,murni,1.000,1000",
            ],
        ),
        (
            "sums",
            [
                "seq,place,name,period,quantity,rule,text,value,terms_value,terms",
                "1,a.txt:5:12,PROGRAM A,..2024,money,12=9+11,300,300,300,2",
            ],
        ),
        ("formulas", ["seq,place,subject,period,quantity,function,formula,cells,unread"]),
    ],
)  # fmt: skip
def test_figures_and_their_evidence_have_tables_of_their_own(
    table: str, lines: list[str], tmp_path: Path, capsys: Output
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(EVALUATION)
    assert main(["read", str(file), "--table", table, "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines() == lines


def test_work_items_as_csv_have_the_columns_of_the_contract(capsys: Output) -> None:
    assert main(["read", SAMPLE, "--table", "work_items", "--format", "csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert ",".join(rows[0]) == "seq,place,organisation_code,organisation_name,level,code,name,location,budget"
    assert len(rows) == 143
    assert rows[34] == [  # line 331 is the 36th from 296, and two of them are blank
        "34", "rkt-sangasanga-2025.md:331:1", "7.01.1.03.0.00.17", "Kecamatan Sanga Sanga", "kegiatan", "7.01.01.2.09",
        "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah", "", "328910000",
    ]  # fmt: skip


def test_a_second_indicator_has_the_number_of_its_work_item(capsys: Output) -> None:
    assert main(["read", SAMPLE, "--table", "work_item_indicators", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 137
    program = [row for row in rows if row["seq"] == 37]
    assert [row["place"].rsplit(":", 2)[1] for row in program] == ["334", "335"]
    assert rows[0] == {
        "seq": 2, "place": "rkt-sangasanga-2025.md:297:3", "indicator": "Nilai SAKIP Perangkat Daerah",
        "target_text": "70 Nilai", "target_value": "70", "target_unit": "Nilai",
    }  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_every_table_comes_in_every_form(table: str, form: str, capsys: Output) -> None:
    assert main(["read", SAMPLE, "--table", table, "--format", form]) == 0
    out = capsys.readouterr().out
    if form == "json":
        assert all(tuple(row) == columns_of(table) for row in json.loads(out))
    else:
        assert out.startswith("seq")


def test_the_contract_page_names_every_table_with_its_columns() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for table in TABLES:
        assert f"`{','.join(columns_of(table)[2:])}`" in page, table


def test_a_refused_file_ends_with_code_two_and_every_reason(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"%PDF-1.7")
    assert main(["read", str(file)]) == 2
    assert (
        "Berkas ini terpotong atau rusak. Namanya berakhir .txt, tetapi isinya berkas PDF." in capsys.readouterr().out
    )
    assert main(["check", str(file)]) == 2
    assert (
        "Berkas ini terpotong atau rusak. Namanya berakhir .txt, tetapi isinya berkas PDF." in capsys.readouterr().err
    )
    assert main(["read", str(file), "--table", "work_items", "--format", "csv"]) == 2
    assert (
        "Berkas ini terpotong atau rusak. Namanya berakhir .txt, tetapi isinya berkas PDF." in capsys.readouterr().err
    )


def test_a_file_that_is_not_there(capsys: Output, tmp_path: Path) -> None:
    assert main(["read", str(tmp_path / "tidak-ada.txt")]) == 2
    assert "tidak ditemukan; periksa nama dan foldernya." in capsys.readouterr().err
    assert main(["read", str(tmp_path)]) == 2
    assert "adalah folder, bukan berkas." in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["baca"], ["read"], ["read", SAMPLE, "--table", "x"], ["check", SAMPLE, "--on", "x"]]
)
def test_a_command_that_is_not_understood(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "perintah tidak dipahami" in capsys.readouterr().err


def test_check_without_file_or_agency(capsys: Output) -> None:
    assert main(["check"]) == 2
    assert "sebutkan berkas, atau --agency dan --year." in capsys.readouterr().err


def test_formulas_in_a_cell_are_made_harmless(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "a.txt"
    title = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025"
    file.write_text(f"{title}\n\nKode\tProgram/Kegiatan\tPagu\n7.01.02\t=HYPERLINK(1)\t1\n")
    assert main(["read", str(file), "--table", "work_items", "--format", "csv"]) == 0
    assert ",'=HYPERLINK(1)," in capsys.readouterr().out


@pytest.mark.django_db  # checking asks the database for official lists where there is one
def test_a_workbook_is_read_and_checked_in_a_child(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "rencana.xlsx"
    file.write_bytes(hostile_files.xlsx())
    assert main(["read", str(file)]) == 0
    assert "pohon kerja: 2 baris (1 organisasi, 1 program" in capsys.readouterr().out
    assert main(["check", str(file), "--format", "json"]) in (0, 1)
    assert isinstance(json.loads(capsys.readouterr().out), list)


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_hostile_workbook_ends_with_code_two_and_its_sentence(command: str, tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "rencana.xlsx"
    file.write_bytes(hostile_files.xlsx(hostile_files.sheet("", before=hostile_files.LAUGHS)))
    assert main([command, str(file)]) == 2
    told = capsys.readouterr()
    assert "Bagian “xl/worksheets/sheet1.xml” berisi definisi (DOCTYPE atau ENTITY)" in told.out + told.err


UNDATED = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH\n\nKode\tProgram\tPagu\n7.01.02\tPROGRAM A\t1.000\n"


@pytest.mark.django_db  # checking asks the database for official lists where there is one
def test_a_file_without_a_year_is_read_and_checked_for_the_year_that_is_given(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "a.txt"
    file.write_text(UNDATED)
    assert main(["read", str(file)]) == 2
    assert "(pada baris perintah: --year)" in capsys.readouterr().out
    assert main(["read", str(file), "--year", "2027", "--table", "ceilings", "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "1,a.txt:4:3,7.01.02,PROGRAM A,2027,murni,1.000,1000"
    assert main(["check", str(file)]) == 2
    assert main(["check", str(file), "--year", "2027", "--checks", "BUD-001"]) in (0, 1)
    assert "Jumlah:" in capsys.readouterr().out


@pytest.mark.django_db  # checking asks the database for official lists where there is one
@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2026", "2026"),
        ("RENSTRA KECAMATAN CONTOH 2026-2030", "2026-2030"),
    ],
)
def test_another_year_than_the_file_says_is_wrong_use(
    command: str, title: str, own: str, tmp_path: Path, capsys: Output
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(UNDATED.replace("RENCANA KERJA TAHUNAN KECAMATAN CONTOH", title))
    assert main([command, str(file), "--year", "2025"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"Rencana ini untuk tahun {own}, bukan 2025." in told.err
    assert main([command, str(file), "--year", "2026"]) in (0, 1)


def test_a_year_out_of_reach_is_refused(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "a.txt"
    file.write_text(UNDATED)
    assert main(["read", str(file), "--year", "1800"]) == 2
    assert "Tahun rencana 1800 di luar jangkauan" in capsys.readouterr().out


def test_a_signature_below_a_plan_is_told_and_is_no_text_of_it(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{UNDATED}\n## PENUTUP\n\nDemikian.\n\nContoh, 5 Januari 2027\nCamat Contoh,\n\nNIP. ........\n")
    assert main(["read", str(file), "--year", "2027"]) == 0
    sentence = (
        "Tanda tangan, 3 baris mulai “Contoh, 5 Januari 2027”, tidak dibaca sebagai isi rencana; "
        "setiap terbitan memuat tanda tangannya sendiri."
    )
    assert f"baris 10, karakter 1: {sentence}" in capsys.readouterr().out
    assert main(["read", str(file), "--year", "2027", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["left_out"] == [{"place": "a.txt:10:1", "message": sentence}]
