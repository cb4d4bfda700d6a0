"""Levels of lines without a code: by indentation, bold, official names, sums and numbers."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import WorkItem
from tests.engine.readers.sheet_files import Bold, Content, Indented, Live, read_sheets

TITLE = "RENCANA KERJA KECAMATAN CONTOH TAHUN 2025"
HEAD: list[Content] = ["No", "Program/Kegiatan", "Indikator", "Target", "Pagu (Rp)"]


def sheet(*names: Content, money: tuple[Content, ...] = ()) -> Reading:
    amounts = money or tuple(10 for _ in names)
    rows: list[list[Content]] = [
        [n, name, "Jumlah", 1, amount] for n, (name, amount) in enumerate(zip(names, amounts, strict=True), 1)
    ]
    return read_sheets(Renja=[[TITLE], [], HEAD, *rows])


def levels(result: Reading) -> list[str]:
    return [item.level for item in result.book.all(WorkItem)]


def test_three_steps_of_indentation_are_three_levels() -> None:
    result = sheet(Indented("Pelayanan", 0), Indented("Loket", 1), Indented("Antrean", 2), Indented("Ruang", 1))
    assert levels(result) == ["program", "kegiatan", "sub_kegiatan", "kegiatan"]


def test_bold_lines_stand_over_plain_ones() -> None:
    assert levels(sheet(Bold("Pelayanan"), "Loket", Bold("Ketertiban"), "Ronda")) == [
        "program", "kegiatan", "program", "kegiatan",
    ]  # fmt: skip


def test_official_names_tell_their_level_and_that_of_what_stands_among_them() -> None:
    result = sheet(
        "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", "Administrasi Keuangan Perangkat Daerah",
        "Penyediaan Gaji dan Tunjangan ASN", "Administrasi Umum Perangkat Daerah", "Penyediaan Bahan Logistik Kantor",
    )  # fmt: skip
    assert levels(result) == ["program", "kegiatan", "sub_kegiatan", "kegiatan", "sub_kegiatan"]
    assert [problem.place.coordinate for problem in result.problems[1:]] == ["B6", "B8"]


def test_sums_tell_what_stands_below_what() -> None:
    money = (Live("=E5+E7", 30), Live("=SUM(E6)", 10), 10, Live("=SUM(E8)", 20), 20)
    result = sheet("Program Pelayanan", "Loket", "Antrean", "Ruang", "Kursi", money=money)
    assert levels(result) == ["program", "kegiatan", "sub_kegiatan", "kegiatan", "sub_kegiatan"]
    assert len(result.problems) == 1  # only that nothing is coded


def test_more_than_three_lines_told_by_their_place_are_one_doubt() -> None:
    money = (Live("=E5", 10), Live("=E6", 10), 10, 5, 5, 5, 5)
    result = sheet("Program Pelayanan", "Loket", "Antrean", "Ruang", "Kursi", "Meja", "Papan", money=money)
    assert levels(result)[3:] == ["sub_kegiatan"] * 4
    [_, problem] = result.problems
    assert problem.message == (
        "Tingkat “Ruang” dibaca sebagai sub kegiatan dari letaknya; tidak ada rumus atau nomenklatur yang menyebutnya. "
        "Demikian pula 3 baris lain."
    )


def test_numbers_tell_the_level_where_nothing_else_does() -> None:
    lines = "1\tProgram A\tx\t1\t1\n1\tLoket\tx\t1\t1\na\tAntrean\tx\t1\t1\n"
    text = f"{TITLE}\n\nNo\tProgram/Kegiatan\tIndikator\tTarget\tPagu\n{lines}"
    assert levels(read_bytes("a.txt", text.encode())) == ["program", "kegiatan", "sub_kegiatan"]


def under_no(*codes: Content) -> Reading:
    names = ("Program Penunjang Urusan", "Administrasi Keuangan Perangkat Daerah", "Penyediaan Gaji dan Tunjangan ASN")
    rows: list[list[Content]] = [
        [code, name, "Jumlah", 1, 10] for code, name in zip(codes, names[: len(codes)], strict=True)
    ]
    return read_sheets(Renja=[[TITLE], [], HEAD, *rows])


def test_codes_that_stand_under_no_are_read_as_codes() -> None:
    result = under_no("7.01.01", "7.01.01.2.02", "7.01.01.2.02.0001")
    assert [(item.code, item.level) for item in result.book.all(WorkItem)] == [
        ("7.01.01", "program"), ("7.01.01.2.02", "kegiatan"), ("7.01.01.2.02.0001", "sub_kegiatan"),
    ]  # fmt: skip
    assert result.problems == ()


def test_numbers_of_chapters_under_no_are_no_codes() -> None:
    result = under_no("1", "1.1", "1.1.1")
    assert [item.code for item in result.book.all(WorkItem)] == ["", "", ""]
    assert "tidak berkode" in result.problems[0].message
