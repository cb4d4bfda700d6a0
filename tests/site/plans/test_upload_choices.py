"""The preview of a workbook: cells beside their meaning, choices and corrections that read it again, long readings."""

import html
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from selaras.engine.readers.apart.ending import Ending
from selaras.engine.readers.apart.job import USUAL
from selaras.engine.readers.door import Handle
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.book import Book
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import system
from selaras.registers.inbox import reading
from selaras.registers.inbox.models import Upload
from selaras.registers.plans.models import Plan, Target
from tests.site.people import Town
from tests.site.seen import unlinked
from tests.workbooks import LINES, long_workbook, workbook

HTMX = {"HX-Request": "true"}
ODD = re.compile(r'<td class="([^"]*)">Persentase layanan yang selesai')


@pytest.fixture
def planner(town: Town) -> Client:
    return town.client("planner")


def send(client: Client, town: Town, content: bytes, name: str = "rkt.xlsx") -> str:
    """The address of the preview of a file."""
    answer = client.post(
        reverse("plans:upload", args=[town.agency.pk]), {"file": SimpleUploadedFile(name, content)}, follow=True
    )
    assert answer.status_code == 200
    return str(answer.request["PATH_INFO"])


def page(client: Client, at: str) -> str:
    answer = client.get(at)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def post(client: Client, at: str, **fields: str) -> str:
    answer = client.post(at, fields, follow=True)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_the_file_is_shown_cell_by_cell_with_its_doubts_first(town: Town, planner: Client) -> None:
    told = page(planner, send(planner, town, workbook()))
    assert "Pratinjau RKT 2025" in told
    assert "dikenali (pasti) dari judul “RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025”" in told
    assert "1 program · 1 kegiatan · <b>1 sub kegiatan, Rp30.000.000</b>" in told
    assert told.index("Perlu dipastikan") < told.index("Isi berkas dan yang dipahami")
    assert "Kolom “ukuran” pada Tabel di lembar RKT tidak dikenali; isinya tidak dipakai." in told
    assert 'href="?tabel=1&hal=1&baris=2&kolom=4#baris-2"' in told
    assert ODD.search(told)[1] == "unread"  # type: ignore[index]  # it is there, or the test fails
    assert '<td class="doubted">12 Kali' in told
    assert 'aria-label="Arti kolom 3, ukuran"><option value="" selected>tidak dipakai</option>' in told
    assert '<span class="told-value">sub kegiatan</span>' in told


def test_a_column_chosen_reads_it_and_tells_what_changed(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    told = post(planner, f"{at}tabel/", tabel="1", layout="", **{"kolom-3": "indicator"})
    assert "4 keraguan hilang" in told
    assert "terbaca tanpa keraguan" in told
    assert '<option value="indicator" selected>Indikator Kinerja</option>' in told
    told = post(planner, f"{at}tabel/", tabel="1", layout="daftar program dan kegiatan", **{"kolom-3": "-"})
    assert "3 keraguan baru" in told  # the column is left out on purpose, so it is no doubt
    assert '<option value="-" selected>tidak dipakai</option>' in told


def test_one_meaning_for_two_columns_is_refused(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    answer = planner.post(f"{at}tabel/", {"tabel": "1", "kolom-3": "target", "kolom-4": "target"})
    assert answer.status_code == 409
    assert "“Target Capaian” dipilih untuk dua kolom." in html.unescape(answer.content.decode())


def test_a_table_can_be_left_out_and_taken_in_again(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    told = post(planner, f"{at}tabel/", tabel="1", layout="-")
    assert "rkt.xlsx belum dapat dibaca" in told
    assert "Tidak ada tabel rencana yang dikenali dalam berkas ini." in told
    assert "Pratinjau RKT 2025" in post(planner, f"{at}tabel/", tabel="1", layout="")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("tabel/", {"tabel": "9"}),
        ("tabel/", {"tabel": "1", "layout": "bukan"}),
        ("tabel/", {"tabel": "1", "kolom-3": "bukan"}),
        ("sel/", {"tabel": "1", "baris": "4", "sel-1": "x"}),
        ("sel/", {"tabel": "1", "baris": "99999999999"}),
    ],
)
def test_invented_choices_are_not_there(town: Town, planner: Client, path: str, fields: dict[str, str]) -> None:
    at = send(planner, town, workbook())
    assert planner.post(f"{at}{path}", fields).status_code == 404
    assert planner.get(f"{at}?tabel=zz&hal=-1&baris=99999999999999").status_code == 200


def test_a_cell_is_corrected_shown_and_taken_back(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    opened = page(planner, f"{at}?tabel=1&hal=1&baris=3")
    assert 'name="sel-5" value="30.000.000"' in opened
    fields = {f"sel-{n}": text for n, text in enumerate(LINES[2], start=1)} | {"sel-5": " 31.000.000 "}
    told = post(planner, f"{at}sel/", tabel="1", hal="1", baris="3", **fields)
    assert "<del>30.000.000</del> <ins>31.000.000</ins>" in told
    assert "Lembar RKT, sel E6" in told
    assert "1 sel diperbaiki" in told
    told = post(planner, f"{at}sel/", kembalikan="rkt.xlsx:RKT!E6")
    assert "<del>30.000.000</del>" not in told
    assert "sel diperbaiki" not in told


def test_one_cell_asked_for_opens_alone_with_what_is_said_of_it(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    opened = page(planner, f"{at}?tabel=1&hal=1&baris=2&kolom=4")
    assert re.findall(r'name="(sel-\d)"', opened) == ["sel-4"]
    form = opened[opened.index('<form class="mend"') :]
    assert form.index('class="doubt"') < form.index('name="sel-4"') < form.index("Perbaiki dan baca ulang")
    assert len(re.findall(r'name="sel-\d"', page(planner, f"{at}?tabel=1&hal=1&baris=2"))) == 5


def test_the_kind_and_year_can_be_told_where_the_file_does_not(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook(title=""))
    assert "Tahun rencana tidak disebut dalam berkas ini." in page(planner, at)
    assert "Tulis tahun dengan empat angka" in post(planner, f"{at}pilih/", kind="", year="dua ribu")
    told = post(planner, f"{at}pilih/", kind="dpa", year="2025")
    assert "Pratinjau DPA 2025" in told
    assert "dibaca sebagai rencana KECAMATAN CONTOH" in told


def test_what_was_chosen_is_used_again_until_it_is_forgotten(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    told = post(planner, f"{at}tabel/", tabel="1", layout="", **{"kolom-3": "indicator"})
    found = re.search(r'name="attempt" value="([^"]+)"', told)
    assert found is not None
    told = post(planner, f"{at}terima/", attempt=found[1], beside="")
    assert "RKT 2025 disimpan sebagai draf" in told
    with system("uji"):
        assert Target.objects.count() == 3
    again = send(planner, town, workbook(), "besok.xlsx")
    told = page(planner, again)
    assert re.search(
        r"Pilihan Perencana Contoh planner tanggal \d+ \w+ \d{4} untuk tabel seperti ini dipakai lagi", told
    )
    assert "Tidak ada yang perlu diterima: rencana yang tersimpan sudah sama dengan berkas ini." in told
    told = post(planner, f"{again}lupakan/")
    assert "Pilihan sebelumnya dilupakan" in told
    assert "4 keraguan baru" in told


def test_what_is_no_plan_is_judged_and_says_that_it_cannot_be_stored(town: Town, planner: Client) -> None:
    answers = "id,U1,U2,U3,U4,U5,U6,U7,U8,U9\n" + "".join(f"{n},3,4,3,4,3,4,3,4,3\n" for n in range(1, 8))
    told = page(planner, send(planner, town, answers.encode(), "skm.csv"))
    assert "Pratinjau Jawaban Survei Kepuasan Masyarakat" in told
    assert "belum dapat disimpan: sampai sekarang hanya rencana yang disimpan" in told
    assert "/terima/" not in told


def test_text_of_the_file_is_never_markup(town: Town, planner: Client) -> None:
    lines = [("7.01.02", "Program <script>alert(1)</script>", '"><b onclick=x>', "1 Kali", "1.000")]
    at = send(planner, town, workbook(lines))
    raw = planner.get(f"{at}?baris=1").content.decode()
    assert "<script>alert" not in raw
    assert "<b onclick" not in raw
    assert "Program &lt;script&gt;alert(1)&lt;/script&gt;" in raw


def test_a_long_table_is_leafed_through(town: Town, planner: Client) -> None:
    at = send(planner, town, long_workbook(250))
    told = page(planner, f"{at}?tabel=1&hal=3")
    assert "Baris 201–251 dari 251" in told
    assert "Sub kegiatan 249" in told
    assert "Sub kegiatan 100<" not in told
    assert told.count('id="baris-') == 51


def test_the_preview_of_a_long_table_asks_few_questions(town: Town, planner: Client) -> None:
    at = send(planner, town, long_workbook(250))
    with CaptureQueriesContext(connection) as asked:
        planner.get(at)
    assert len(asked) <= 25


def test_a_reading_under_way_shows_how_far_and_refreshes_itself(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    with system("uji"):
        Upload.objects.update(state="reading", progress=42, heartbeat=timezone.now())
    told = page(planner, at)
    assert 'value="42"' in told
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in told
    part = planner.get(at, headers=HTMX).content.decode()
    assert part.lstrip().startswith('<div class="card stack" id="jalan"')
    assert "42% terbaca" in part
    assert planner.post(f"{at}tabel/", {"tabel": "1"}).status_code == 409
    assert "Pembacaan rkt.xlsx dibatalkan" in post(planner, f"{at}batal/")
    assert "hx-get" not in planner.get(at, headers=HTMX).content.decode()
    assert "Pratinjau RKT 2025" in post(planner, f"{at}ulang/")
    assert planner.get(at, headers=HTMX).headers["HX-Refresh"] == "true"


def test_a_reading_whose_server_died_can_be_begun_again(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    with system("uji"):
        Upload.objects.update(state="reading", heartbeat=timezone.now() - timedelta(seconds=30))
    told = page(planner, at)
    assert "Pembacaan rkt.xlsx terhenti" in told
    assert "hx-get" not in told
    assert "Pratinjau RKT 2025" in post(planner, f"{at}ulang/")


def test_reading_again_leaves_a_living_one_alone(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    with system("uji"):
        Upload.objects.update(state="reading", progress=7, heartbeat=timezone.now())
    assert "7% terbaca" in post(planner, f"{at}ulang/")


def test_waiting_files_are_listed_and_can_be_discarded(town: Town, planner: Client) -> None:
    at = send(planner, town, workbook())
    told = page(planner, reverse("plans:upload", args=[town.agency.pk]))
    assert "Menunggu keputusan Anda" in told
    assert at in told
    assert told.index("<summary") < told.index("Buang berkas ini beserta perbaikannya?") < told.index("Ya, buang")
    assert "rkt.xlsx dibuang. Tidak ada yang disimpan." in post(planner, f"{at}buang/")
    with system("uji"):
        assert (Upload.objects.count(), Plan.objects.count()) == (0, 0)
        assert LogEntry.objects.filter(code="plan.accepted").count() == 0


def test_every_supported_file_is_offered_to_the_field(town: Town, planner: Client) -> None:
    told = page(planner, reverse("plans:upload", args=[town.agency.pk]))
    for end in (".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".docx", ".pdf", ".md", ".txt"):
        assert f"{end}," in told or f',{end}"' in told


def test_one_of_several_indicators_in_a_cell_is_corrected_in_its_cell(town: Town, planner: Client) -> None:
    head = ("Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja", "Target", "Pagu")
    lines = [(*LINES[0][:2], "Jumlah rapat\nJumlah laporan", "12 Kali\n4 Laporan", "30.000.000")]
    at = send(planner, town, workbook(lines, head=head))
    told = post(planner, f"{at}sel/", tabel="1", baris="2", **{"sel-4": "5 Laporan"})
    assert "<del>12 Kali\n4 Laporan</del>" in told
    assert "<ins>12 Kali\n5 Laporan</ins>" in told
    with system("uji"):
        assert Upload.objects.get().choices["cells"] == {"rkt.xlsx:RKT!D4": "12 Kali\n5 Laporan"}
    told = post(planner, f"{at}sel/", tabel="1", baris="1", **{"sel-2": "Program Lain"})
    assert "<ins>Program Lain</ins>" in told


def test_a_reading_that_ended_without_a_table_is_told_and_can_be_tried_again(
    town: Town, planner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = send(planner, town, workbook())
    busy = Reading("rkt.xlsx", Book(), (Ending("busy").problem("rkt.xlsx", USUAL),))
    with monkeypatch.context() as patch:
        patch.setattr(reading, "start", lambda *_: Handle.done_with(busy))
        told = post(planner, f"{at}tabel/", tabel="1", layout="", **{"kolom-3": "indicator"})
    assert "terlalu banyak berkas sedang dibaca." in told
    assert "Tunggu satu menit, lalu coba lagi." in told
    assert "Baca sekali lagi" in told
    assert "terbaca tanpa keraguan" in post(planner, f"{at}ulang/")


def test_a_file_that_names_no_agency_is_accepted_only_when_somebody_says_whose_it_is(
    town: Town, planner: Client
) -> None:
    at = send(planner, town, workbook(title="RENCANA KERJA TAHUNAN TAHUN 2025"))
    told = page(planner, at)
    assert "Saya memastikan isinya milik KECAMATAN CONTOH" in told
    hidden = dict(re.findall(r'name="(attempt|beside)" value="([^"]*)"', told))
    assert "Beri tanda bahwa berkas ini milik KECAMATAN CONTOH" in post(planner, f"{at}terima/", **hidden)
    assert "disimpan sebagai draf" in post(planner, f"{at}terima/", ours="ya", **hidden)


def test_after_acceptance_a_corrected_value_says_what_the_file_said(town: Town, planner: Client) -> None:
    lines = [[*LINES[0][:3], "sembilan puluh", LINES[0][4]], *LINES[1:]]
    at = send(planner, town, workbook(lines))
    fields = {f"sel-{n}": text for n, text in enumerate(lines[0], start=1)} | {"sel-4": "90 Persen"}
    told = post(planner, f"{at}sel/", tabel="1", hal="1", baris="1", **fields)
    choose = {"kolom-3": "indicator", "tabel": "1", "hal": "1", "layout": ""}
    told = post(planner, f"{at}tabel/", **choose)
    hidden = dict(re.findall(r'name="(attempt|beside)" value="([^"]*)"', told))
    told = post(planner, f"{at}terima/", **hidden)
    assert '90 Persen<span class="was">dibetulkan saat unggah: semula “sembilan puluh”</span>' in unlinked(told)
    with system("uji"):
        (plan,) = Plan.objects.all()
    assert plan.mended == [
        {"place": {"file": "rkt.xlsx", "line": 4, "column": 4, "part": "Tabel di lembar RKT", "sheet": "RKT"},
         "before": "sembilan puluh", "after": "90 Persen"},
    ]  # fmt: skip


def test_doubts_are_folded_by_kind_and_the_first_lies_open(town: Town, planner: Client) -> None:
    told = page(planner, send(planner, town, workbook()))
    folds = re.findall(r'<li class="doubt"><details( open)?>', told)
    assert folds == [" open", *[""] * (len(folds) - 1)]
    assert len(folds) > 1


PROMISE = """PERJANJIAN KINERJA TAHUN 2025

KECAMATAN CONTOH

Nama\t:\tCONTOH LURAH
Jabatan\t:\tLurah {lurah}

selanjutnya disebut PIHAK PERTAMA

Nama : CONTOH CAMAT

Jabatan : Camat Contoh

selanjutnya disebut PIHAK KEDUA

No\tSasaran\tIndikator\tTarget
1\tLayanan kelurahan yang cepat\tPersentase surat yang selesai di hari yang sama\t90 %
"""


def test_the_agreement_of_a_lurah_goes_to_the_kelurahan_that_the_file_or_a_person_names(
    town: Town, planner: Client
) -> None:
    at = send(planner, town, PROMISE.format(lurah="Satu").encode(), "pk-satu.txt")
    told = page(planner, at)
    assert "Disimpan pada <b>KELURAHAN SATU</b>." in told
    assert '<option value="" selected>menurut isi berkas (Kelurahan Satu)</option>' in told
    told = post(planner, f"{at}terima/", attempt=waiting().attempt, beside="")
    assert "Perjanjian Kinerja 2025 KELURAHAN SATU disimpan sebagai draf" in told
    assert "Persentase surat yang selesai di hari yang sama" in told
    with system("uji"):
        assert [(plan.kind, plan.org_unit) for plan in Plan.objects.all()] == [("pk", town.one)]


def test_a_unit_that_the_file_calls_otherwise_is_chosen_by_a_person(town: Town, planner: Client) -> None:
    at = send(planner, town, PROMISE.format(lurah="Duwa").encode(), "pk-dua.txt")
    told = page(planner, at)
    assert "Perjanjian Kinerja ini milik Kelurahan Duwa, yang tidak ada di antara unit KECAMATAN CONTOH." in told
    assert "terima/" not in told
    told = post(planner, f"{at}pilih/", kind="", year="", unit="KELURAHAN DUA")
    assert "Disimpan pada <b>KELURAHAN DUA</b>." in told
    assert '<option value="KELURAHAN DUA" selected>' in told
    assert "Unit ini tidak ada lagi. Muat ulang halaman." in post(planner, f"{at}pilih/", unit="KELURAHAN TIGA")
    post(planner, f"{at}terima/", attempt=waiting().attempt, beside="")
    with system("uji"):
        assert [(plan.kind, plan.org_unit) for plan in Plan.objects.all()] == [("pk", town.two)]


def waiting() -> Upload:
    with system("uji"):
        return Upload.objects.get()
