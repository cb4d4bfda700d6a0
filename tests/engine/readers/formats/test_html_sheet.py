"""HTML that calls itself .xls, as it comes from web applications."""

import pytest

from selaras.engine.readers.format import format_of
from tests.engine.readers.formats.opened import at, body, messages, opened, refusal, tables

EXPORT = """<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<h3>PERJANJIAN KINERJA TAHUN 2025</h3><p>Kecamatan Contoh</p>
<table border=1><tr><th rowspan=2>No<th rowspan=2>Sasaran<th rowspan=2>Indikator Kinerja<th colspan=2>Target</tr>
<tr><th>Triwulan I<th>Triwulan II</tr>
<tr><td rowspan=2>1<td rowspan=2>Layanan&nbsp;baik<td>Indeks<br>SKM</td><td>88,5</td><td>90</td></tr>
<tr><td>Jumlah
    laporan<td>1<td>2</tr></table>
<p>Mengetahui<br>CAMAT CONTOH
"""


def test_spans_headings_and_texts_around_the_table() -> None:
    material = opened("pk.xls", EXPORT.encode())
    (table,) = tables(material)
    assert table.headings == ("no", "sasaran", "indikator kinerja", "target triwulan i", "target triwulan ii")
    assert [line[-2:] for line in body(table)] == [["88,5", "90"], ["1", "2"]]
    assert [at(material, each).text for each in ("A6", "B6", "C6", "A7", "B7", "C7")] == [
        "1", "Layanan baik", "Indeks\nSKM", "", "", "Jumlah laporan",
    ]  # fmt: skip
    assert [said.text for said in material.said] == [
        "PERJANJIAN KINERJA TAHUN 2025", "Kecamatan Contoh", "Mengetahui", "CAMAT CONTOH", "pk",
    ]  # fmt: skip
    assert str(table.body[1][2].place) == "pk.xls:pk!C7"


def test_the_name_that_lies_is_a_doubt() -> None:
    assert messages(opened("pk.xls", EXPORT.encode())) == [
        "Nama berkas berakhiran .xls, sedangkan isinya halaman HTML; berkas dibaca menurut isinya."
    ]
    assert messages(opened("pk.html", EXPORT.encode())) == []


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "utf-8"), ("cp1252", "windows-1252"), ("utf-16", "utf-16"), ("cp1252", "bukan-nama")],
)
def test_encodings(encoding: str, said: str) -> None:
    rows = "<tr><td>No<td>Program<td>Pagu<tr><td>1<td>é – “a”<td>2"
    text = f'<html><head><meta charset="{said}"></head><table>{rows}</table>'
    assert body(tables(opened("a.xls", text.encode(encoding)))[0]) == [["1", "é – “a”", "2"]]


def test_a_table_that_only_lays_out_the_page_gives_way_to_the_one_inside() -> None:
    text = (
        "<html><body><table><tr><td>RENJA TAHUN 2025</td></tr><tr><td>"
        "<table><tr><td>Kode<td>Program<td>Pagu</tr><tr><td>7.01<td>A<td>1</tr></table>"
        "</td></tr><tr><td>Halaman akhir</td></tr></table></body></html>"
    )
    material = opened("a.xls", text.encode())
    assert [body(table) for table in tables(material)] == [[["7.01", "A", "1"]]]
    assert [said.text for said in material.said] == ["RENJA TAHUN 2025", "Halaman akhir", "a"]


def test_numbers_beside_the_text_and_hidden_rows() -> None:
    text = (
        "<table><tr><td>Kode<td>Program<td>Pagu</tr>"
        '<tr><td>7.01<td><b>A</b><td sdval="4500000">4,500,000</tr>'
        '<tr style="display:none"><td>7.02<td>B<td x:num="0.5">50.0%</tr></table>'
    )
    material = opened("a.html", text.encode())
    assert (at(material, "C2").text, at(material, "C2").value, at(material, "B2").bold) == (
        "4.500.000",
        4_500_000,
        True,
    )
    assert (at(material, "C3").text, at(material, "C3").value) == ("50,0%", 0.5)
    assert messages(material) == ["A3 Baris 3 pada lembar a disembunyikan; isinya ikut dibaca."]


def test_a_script_and_the_title_of_the_page_are_no_text() -> None:
    head = "<head><title>x</title><script>var a</script></head>"
    text = f"<html>{head}<body><script>b</script><table><tr><td>No<td>Pagu</table>"
    assert [said.text for said in opened("a.html", text.encode()).said] == ["a"]


@pytest.mark.parametrize(
    "text", ["MIME-Version: 1.0\nContent-Type: multipart/related; type=text/html\n", "<html><frameset>"]
)
def test_a_page_in_pieces_is_refused_with_what_to_do(text: str) -> None:
    problem = refusal("a.xls", text.encode())
    assert problem.hint == "Buka di Excel, simpan sebagai .xlsx, lalu unggah kembali."


def test_spans_without_end_are_refused_and_no_flood() -> None:
    row = "<tr>" + "<td rowspan=1000 colspan=1000>x" * 20 + "</tr>"
    assert refusal("a.xls", f"<table>{row * 20}</table>".encode()).unreadable


def test_prose_and_markdown_stay_text() -> None:
    assert format_of("a.md", b"# Judul\n<b>tebal</b>\n").name == "teks"
