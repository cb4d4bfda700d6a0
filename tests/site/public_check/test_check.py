"""The check without an account: what the page says, what it gives back, and that nothing of it stays."""

import html
import logging
import re
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from selaras.engine.checks.check import checks
from selaras.engine.examination.examine import examine
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.tables.frozen import replace
from selaras.registers.archive.limits import count
from selaras.registers.archive.models import Attempts
from selaras.registers.archive.scope import system
from selaras.registers.law.actions import load_nomenclature
from selaras.site.base.limits import PUBLIC_CHECK, PUBLIC_DOWNLOAD
from selaras.site.public_check import room, views
from selaras.site.public_check.sending import LARGEST
from tests.engine.readers import hostile_files as files

SAMPLE = Path(__file__).parents[3] / "samples" / "rkt-sangasanga-2025.md"
CHECK, SHEET, COMMENTED = "/periksa/", "/periksa/lembar-koreksi/", "/periksa/berkas-dengan-catatan/"
WRONG_SUM = "Pagu Kecamatan Contoh Rp40.000.000 tidak sama dengan jumlah pagu programnya, Rp30.000.000."
SURVEY = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n" + "3,3,4,3,3,4,3,3,4\n" * 5


def send(client: Client, name: str, content: bytes, **more: Any) -> HttpResponse:
    return client.post(CHECK, {"file": SimpleUploadedFile(name, content)}, **more)  # type: ignore[return-value]


def text(answer: Any) -> str:
    """What a person reads of a page: without markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def carried(answer: HttpResponse, address: str) -> str:
    """The hidden field of the form that goes to an address; empty where there is no such form."""
    form = re.search(rf'action="{address}"[^>]*>.*?name="carried" value="([^"]*)"', answer.content.decode(), re.DOTALL)
    return form[1] if form else ""


def test_the_page_says_what_happens_and_what_is_kept(client: Client, db: None) -> None:
    answer = client.get(CHECK)
    said = text(answer)
    assert answer.status_code == 200
    assert "Periksa berkas tanpa akun" in said
    assert "Tidak ada yang disimpan" in said
    assert "paling besar 5\N{NO-BREAK SPACE}MB" in answer.content.decode().replace("&nbsp;", "\N{NO-BREAK SPACE}")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.has_header("X-Robots-Tag")


def test_a_plan_is_recognised_and_its_notes_have_place_rule_and_remedy(client: Client, db: None) -> None:
    answer = send(client, SAMPLE.name, SAMPLE.read_bytes())
    said = text(answer)
    assert answer.status_code == 200
    assert "Rencana Kerja Tahunan 2025" in said
    assert "Teks, pasti Rencana Kerja Tahunan: judul “RENCANA KERJA TAHUNAN KECAMATAN SANGASANGA TAHUN 2025”" in said
    assert "15 program, 41 kegiatan, 80 sub kegiatan" in said
    assert "Rp45.893.689.013" in said
    assert "terbaca tanpa keraguan" in said
    assert re.search(r"\d+ wajib diperbaiki \d+ perlu diperiksa \d+ saran", said)
    assert "Kode 7.01.1.03.0.00.17 untuk KECAMATAN SANGASANGA tidak lengkap" in said
    assert 'href="/aturan/ORG-001/"' in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert carried(answer, SHEET)
    assert carried(answer, COMMENTED) == ""  # a text takes no comments


def test_a_workbook_comes_back_with_its_comments(client: Client, db: None, workbook: bytes) -> None:
    answer = send(client, "pagu kami.xlsx", workbook)
    assert WRONG_SUM in text(answer)
    assert "Lembar RKT, sel F3" in text(answer)
    given = client.post(COMMENTED, {"carried": carried(answer, COMMENTED)})
    assert given.status_code == 200
    assert given["Content-Disposition"] == 'attachment; filename="pagu_kami-catatan.xlsx"'
    assert given["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert given["Cache-Control"] == "no-store"
    assert given["X-Robots-Tag"] == "noindex"
    with ZipFile(BytesIO(given.content)) as package, ZipFile(BytesIO(workbook)) as before:
        assert WRONG_SUM in package.read("xl/comments1.xml").decode()
        assert package.read("xl/workbook.xml") == before.read("xl/workbook.xml")


def test_a_document_of_word_comes_back_with_its_comments(client: Client, db: None) -> None:
    rows = [*files.PLAN[1:2], [*files.PLAN[2][:5], "40.000.000"], files.PLAN[3]]
    body = f"<w:p><w:r><w:t>{files.PLAN[0][0]}</w:t></w:r></w:p>{files.table(rows)}"
    answer = send(client, "rkt.docx", files.docx(body))
    given = client.post(COMMENTED, {"carried": carried(answer, COMMENTED)})
    assert given["Content-Disposition"] == 'attachment; filename="rkt-catatan.docx"'
    with ZipFile(BytesIO(given.content)) as package:
        assert WRONG_SUM in package.read("word/comments.xml").decode()


def test_the_correction_sheet_comes_as_pdf(client: Client, db: None, workbook: bytes) -> None:
    answer = send(client, "pagu.xlsx", workbook)
    given = client.post(SHEET, {"carried": carried(answer, SHEET)})
    assert given.status_code == 200
    assert given.content.startswith(b"%PDF-")
    assert given["Content-Disposition"] == 'attachment; filename="Lembar-Koreksi-pagu.pdf"'
    assert given["Cache-Control"] == "no-store"
    assert given["X-Robots-Tag"] == "noindex"


def test_data_that_is_no_plan_is_told_with_its_counts(client: Client, db: None) -> None:
    answer = send(client, "jawaban.csv", SURVEY.encode())
    said = text(answer)
    assert "Jawaban Survei Kepuasan Masyarakat" in said
    assert "5 jawaban survei" in said
    assert "Jenis ini data, bukan rencana." in said


def test_a_file_about_which_nothing_was_judged_is_not_called_good(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = examine("jawaban.csv", SURVEY.encode())
    nothing = dict.fromkeys(checks(), "Tidak ada yang dapat dinilai.")
    options = replace(known.drawing.options, findings=(), not_applicable=nothing)
    silent = replace(known, drawing=replace(known.drawing, options=options))
    monkeypatch.setattr(views, "examine", lambda *_: silent)
    said = text(send(client, "jawaban.csv", b""))
    assert "tidak ada aturan yang menilai isinya" in said
    assert "tidak ada catatan" not in said


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("kosong.xlsx", b"", "Berkas ini kosong."),
        ("bom.xlsx", files.xlsx(more={"xl/bom.xml": b"\0" * 120_000_000}), "belum dapat diperiksa"),
        ("xxe.docx", files.docx(before=files.ENTITY), "belum dapat diperiksa"),
        (
            "tertawa.xlsx",
            files.xlsx(more={"xl/a.xml": files.HEAD + files.LAUGHS + "<x>&h;</x>"}),
            "belum dapat diperiksa",
        ),
        ("pagu.xlsx", b"%PDF-1.7 rusak", "belum dapat diperiksa"),
        ("foto.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "belum dapat diperiksa"),
    ],
)
def test_a_refused_file_has_its_sentence(client: Client, db: None, name: str, content: bytes, says: str) -> None:
    answer = send(client, name, content)
    assert answer.status_code == 422
    assert says in text(answer)
    assert f"{name} belum dapat diperiksa" in text(answer)
    assert answer["X-Robots-Tag"] == "noindex"


def test_a_name_cannot_lead_anywhere(client: Client, db: None, workbook: bytes) -> None:
    answer = send(client, "../../etc/<script>pa'gu\".xlsx", workbook)
    assert "<script>pa" not in answer.content.decode()
    given = client.post(SHEET, {"carried": carried(answer, SHEET)})
    assert ".." not in given["Content-Disposition"]
    assert "/" not in given["Content-Disposition"]


# What is kept: nothing


def rows() -> dict[str, int]:
    """How many rows every table has, but for counts of attempts, which hold no address and no file."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - {Attempts._meta.db_table}
        found = {}
        for table in tables:
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found


def files_of(folder: Path) -> set[tuple[str, int]]:
    return {(str(each), each.stat().st_size) for each in folder.rglob("*") if each.is_file()}


@pytest.fixture
def own_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_nothing_is_stored_and_nothing_is_logged(
    client: Client, db: None, workbook: bytes, own_temporary: Path, caplog: pytest.LogCaptureFixture
) -> None:
    large = files.xlsx(more={"xl/media/a.png": bytes(range(256)) * 16_000})  # over what Django keeps in memory itself
    assert client.get(CHECK).status_code == 200
    before, on_disk = rows(), files_of(configured.DATA)
    assert {model._meta.db_table for model in apps.get_models()} - {Attempts._meta.db_table} <= set(before)
    with caplog.at_level(logging.DEBUG):
        answer = send(client, "rahasia-kantor.xlsx", workbook)
        assert answer.status_code == 200
        assert client.post(SHEET, {"carried": carried(answer, SHEET)}).status_code == 200
        assert client.post(COMMENTED, {"carried": carried(answer, COMMENTED)}).status_code == 200
        assert send(client, "rahasia-kantor.md", SAMPLE.read_bytes()).status_code == 200
        assert send(client, "rahasia-kantor.pdf", b"%PDF-1.7 rusak").status_code == 422
        send(client, "rahasia-kantor.xlsx", large)
    assert rows() == before
    assert files_of(configured.DATA) == on_disk
    assert files_of(own_temporary) == set()
    assert "rahasia" not in caplog.text
    assert "Kecamatan Contoh" not in caplog.text
    assert set(client.cookies) == {"csrftoken"}


def test_what_is_counted_holds_no_address_and_no_file(client: Client, db: None, workbook: bytes) -> None:
    send(client, "pagu.xlsx", workbook)
    [attempt] = Attempts.objects.all()
    assert re.fullmatch(r"[0-9a-f]{64}", attempt.pk)


def test_nothing_of_a_file_is_parsed_or_drawn_in_the_web_process(
    client: Client, db: None, workbook: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("a stranger's file was opened in the web process")

    for module, name in (
        ("selaras.engine.examination.work", "read_bytes"), ("selaras.engine.examination.work", "run"),
        ("selaras.engine.examination.work", "annotate"), ("selaras.engine.examination.work", "render_job"),
        ("selaras.engine.ooxml.package", "ZipFile"),
    ):  # fmt: skip
        monkeypatch.setattr(f"{module}.{name}", never)
    answer = send(client, "pagu.xlsx", workbook)
    assert client.post(SHEET, {"carried": carried(answer, SHEET)}).content.startswith(b"%PDF-")
    assert client.post(COMMENTED, {"carried": carried(answer, COMMENTED)}).content.startswith(b"PK")


def test_a_mistake_of_ours_tells_the_log_its_line_alone(
    client: Client, db: None, workbook: bytes, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong(*_: Any) -> None:
        raise ValueError("isi rahasia dari berkas")

    monkeypatch.setattr(views, "result_of", wrong)
    answer = send(client, "pagu.xlsx", workbook)
    assert answer.status_code == 500
    assert answer["Cache-Control"] == "no-store"
    assert "ValueError, public_check/test_check.py:" in caplog.text
    assert "rahasia" not in caplog.text


# Bounds


def test_a_file_over_five_megabytes_is_refused(client: Client, db: None) -> None:
    answer = send(client, "besar.xlsx", b"x" * (LARGEST + 1))
    assert answer.status_code == 422
    assert "Berkas ini 5.120 kB. Tanpa akun, berkas paling besar 5 MB." in text(answer)


def test_a_sending_far_too_large_is_not_even_read(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "examine", None)
    answer = send(client, "besar.xlsx", b"x" * (LARGEST + 200_000))
    assert answer.status_code == 413
    assert "Tanpa akun, berkas paling besar 5 MB." in text(answer)
    assert client.post(SHEET, {"carried": "x" * 9_000_000}).status_code == 413
    assert Attempts.objects.count() == 0


def test_no_file_and_a_long_name_are_told_at_the_field(client: Client, db: None) -> None:
    answer = client.post(CHECK)
    assert answer.status_code == 422
    assert "Pilih dahulu berkasnya." in text(answer)
    assert 'aria-invalid="true"' in answer.content.decode()
    assert "Nama berkas terlalu panjang" in text(send(client, f"{'a' * 210}.md", b"# RKT"))


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (b"--x\r\nrusak", "multipart/form-data"),
        (b"--x\r\nrusak", "multipart/form-data; boundary=" + "x" * 300),
        (b"&".join(b"a%d=1" % n for n in range(1_100)), "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_that_is_no_form_is_a_bad_request(client: Client, db: None, body: bytes, type_: str) -> None:
    assert client.generic("POST", CHECK, body, type_).status_code == 400


def test_too_many_checks_and_downloads_of_one_address_wait(client: Client, db: None) -> None:
    for limit, address in ((PUBLIC_CHECK, CHECK), (PUBLIC_DOWNLOAD, SHEET)):
        for _ in range(limit.most):
            count(limit, "127.0.0.1")
        answer = client.post(address, {})
        assert answer.status_code == 429
        assert int(answer["Retry-After"]) > 0
        assert client.post(address, {}, REMOTE_ADDR="10.0.0.9").status_code != 429


@pytest.fixture
def full() -> Iterator[None]:
    for _ in range(room.MOST):
        assert room._seats.acquire(blocking=False)
    yield
    room._seats.release(room.MOST)


def test_when_all_seats_are_taken_the_next_is_asked_to_come_again(
    client: Client, db: None, full: None, workbook: bytes
) -> None:
    answer = send(client, "pagu.xlsx", workbook)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "Sedang banyak berkas diperiksa." in text(answer)


def test_what_is_to_be_expected_leaves_the_log_of_errors_alone(
    db: None, full: None, workbook: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert send(Client(), "rahasia.xlsx", workbook).status_code == 503
        assert send(Client(enforce_csrf_checks=True), "rahasia.xlsx", workbook).status_code == 403
    assert [(each.levelname, each.getMessage()) for each in caplog.records] == [
        ("INFO", "the check without an account answered 503"),
        ("INFO", "the check without an account answered 403"),
    ]


def test_a_foreign_form_elsewhere_is_still_told(db: None, caplog: pytest.LogCaptureFixture) -> None:
    assert Client(enforce_csrf_checks=True).post(reverse("account_login"), {}).status_code == 403
    assert [each.levelname for each in caplog.records] == ["WARNING"]


def test_a_seat_is_free_again_whatever_happened(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: Any) -> None:
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr(views, "examine", wrong)
        for _ in range(room.MOST + 1):
            assert send(client, "a.md", b"# RKT").status_code == 500
    assert send(client, SAMPLE.name, SAMPLE.read_bytes()).status_code == 200


def test_a_form_of_another_site_is_not_taken(db: None, workbook: bytes) -> None:
    client = Client(enforce_csrf_checks=True)
    assert send(client, "pagu.xlsx", workbook).status_code == 403
    page = client.get(CHECK).content.decode()
    [secret] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    given = {"file": SimpleUploadedFile("pagu.xlsx", workbook), "csrfmiddlewaretoken": secret}
    assert client.post(CHECK, given).status_code == 200
    assert client.post(CHECK, given, headers={"origin": "https://lain.example"}).status_code == 403


# Tampering


@pytest.mark.parametrize("address", [SHEET, COMMENTED])
def test_what_was_changed_on_the_way_is_not_taken(client: Client, db: None, workbook: bytes, address: str) -> None:
    answer = send(client, "pagu.xlsx", workbook)
    field, other = carried(answer, address), carried(answer, COMMENTED if address == SHEET else SHEET)
    assert client.post(address, {"carried": field}).status_code == 200
    middle = len(field) // 2
    flipped = field[:middle] + ("A" if field[middle] != "A" else "B") + field[middle + 1 :]
    for wrong in ("", "rusak", flipped, field[:-1], other, f"{field}:x"):
        refused = client.post(address, {"carried": wrong})
        assert refused.status_code == 409
        assert "Hasil pemeriksaan ini tidak berlaku lagi. Pilih berkasnya sekali lagi." in text(refused)


def test_a_result_is_good_for_four_hours(
    client: Client, db: None, workbook: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    field, now = carried(send(client, "pagu.xlsx", workbook), SHEET), time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 4 * 3600 - 60)
    assert client.post(SHEET, {"carried": field}).status_code == 200
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 4 * 3600 + 60)
    assert client.post(SHEET, {"carried": field}).status_code == 409


def test_downloads_opened_as_pages_lead_back(client: Client, db: None) -> None:
    for address in (SHEET, COMMENTED):
        assert client.get(address)["Location"] == CHECK


# The switch and the doors


def test_an_administrator_can_close_it(client: Client, db: None, settings: Any, workbook: bytes) -> None:
    settings.SELARAS_PUBLIC_CHECK = False
    for address in (CHECK, SHEET, COMMENTED):
        for answer in (client.get(address), client.post(address, {"carried": "x"})):
            assert answer.status_code == 404
            assert "Pemeriksaan tanpa akun tidak dibuka di sini" in text(answer)
    for door in ("/", reverse("account_login")):
        assert "Periksa berkas tanpa akun" not in client.get(door).content.decode()


def test_the_doors_lead_to_it(client: Client, db: None) -> None:
    for door in ("/", reverse("account_login")):
        assert f'href="{CHECK}"' in client.get(door).content.decode()


def test_it_is_judged_by_the_lists_of_the_database(client: Client, db: None) -> None:
    name = "Nama Lain Sama Sekali"
    key = ("kepmendagri-050-5889-2021", "kabupaten_kota", "sub_kegiatan", "7.01.01.2.01.01")
    assert name not in text(send(client, SAMPLE.name, SAMPLE.read_bytes()))
    with system("uji"):
        load_nomenclature([OfficialRow(*key, name)])
    assert f"sedangkan nama resminya {name}" in text(send(client, SAMPLE.name, SAMPLE.read_bytes()))
