"""A complaint goes its steps at desk and unit; who may not, sees nothing and changes nothing."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from selaras.engine.tables.frozen import replace
from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.complaints.actions import (
    Registration,
    answer,
    ask,
    assign,
    finish,
    follow_up,
    register,
    reject,
    reopen,
    steps_of,
    verify,
)
from selaras.registers.complaints.models import Complaint, ComplaintStep
from tests.registers.conftest import Office

MONDAY = date(2025, 3, 3)
LAMP = Registration("counter", "other", MONDAY, "Lampu jalan di depan balai mati.")


def day(number: int) -> date:
    return date(2025, 3, number)


@pytest.fixture
def desk(office: Office) -> Scope:
    return office.scope("operator", office.agency)


@pytest.fixture
def made(office: Office, desk: Scope) -> Complaint:
    with acting(desk):
        return register(office.agency, LAMP)


def refused(step: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        step()
    return caught.value.sentence


def test_a_complaint_goes_from_the_desk_to_its_end(office: Office, desk: Scope, made: Complaint) -> None:
    with acting(desk):
        verify(made, on=day(4))
        assign(made, office.one, on=day(5))
    with acting(office.scope("operator", office.one)):
        follow_up(made, "Petugas memeriksa lampu.", on=day(6))
        answer(made, "Lampu sudah diganti.", on=day(7))
    with acting(desk):
        ended = finish(made, on=day(10))
        told = [(step.stage, step.on, step.text) for step in steps_of(made)]
    assert (ended.stage, ended.org_unit) == ("finished", office.one)
    assert (ended.verified_on, ended.answered_on, ended.finished_on) == (day(4), day(7), day(10))
    assert [(stage, text) for stage, _, text in told] == [
        ("sent", ""),
        ("verified", ""),
        ("assigned", "Diteruskan ke KELURAHAN SATU."),
        ("followed_up", "Petugas memeriksa lampu."),
        ("answered", "Lampu sudah diganti."),
        ("finished", ""),
    ]
    assert [on for _, on, _ in told][1:] == [day(4), day(5), day(6), day(7), day(10)]


def test_a_unit_sees_what_is_assigned_to_it_with_all_its_steps_and_nothing_else(
    office: Office, desk: Scope, made: Complaint
) -> None:
    with acting(desk):
        other = register(office.agency, LAMP)
        verify(made)
        assign(made, office.one)
    with acting(office.scope("operator", office.one)):
        assert list(Complaint.objects.all()) == [made]
        assert len(steps_of(made)) == 3
        with pytest.raises(Complaint.DoesNotExist):
            steps_of(other)
        with pytest.raises(Complaint.DoesNotExist):
            answer(other, "Bukan urusan saya.")
    with acting(office.scope("operator", office.ten)):
        assert not Complaint.objects.exists()
        assert not ComplaintStep.objects.exists()


def test_a_unit_does_not_do_the_work_of_the_desk(office: Office, desk: Scope, made: Complaint) -> None:
    with acting(desk):
        verify(made)
        assign(made, office.one)
    with acting(office.scope("operator", office.one)):
        assert refused(lambda: assign(made, office.ten)) == (
            "Anda tidak berwenang mengelola pengaduan KECAMATAN CONTOH. Mintalah kepada pejabat yang berwenang."
        )
        assert refused(lambda: register(office.agency, LAMP)).startswith("Anda tidak berwenang mencatat pengaduan")
    with acting(office.scope("inspectorate", office.agency)):
        assert refused(lambda: answer(made, "Sudah.")).startswith("Anda tidak berwenang menangani pengaduan")
    with acting(desk):
        assert refused(lambda: assign(made, office.neighbour)) == (
            "KECAMATAN SEBELAH bukan bagian dari KECAMATAN CONTOH. Pilih unit dari daftar."
        )


def test_a_step_out_of_turn_is_refused_and_changes_nothing(desk: Scope, made: Complaint) -> None:
    with acting(desk):
        assert refused(lambda: finish(made)) == (
            "Pengaduan ini berstatus “dikirim”, sehingga langkah “selesai” tidak dapat dilakukan. Muat ulang halaman."
        )
        reject(made, "Bukan kewenangan kecamatan.")
        assert refused(lambda: verify(made)).startswith("Pengaduan ini berstatus “ditolak”")
        assert [step.stage for step in steps_of(made)] == ["sent", "rejected"]


def test_what_waits_for_completion_can_still_be_verified(desk: Scope, made: Complaint) -> None:
    with acting(desk):
        assert ask(made, "Sebutkan nama jalannya.").stage == "waiting"
        assert verify(made).stage == "verified"


def test_reopening_takes_back_the_end_and_keeps_the_first_answer(office: Office, desk: Scope, made: Complaint) -> None:
    with acting(desk):
        verify(made, on=day(4))
        answer(made, "Sudah diganti.", on=day(5))
        finish(made, on=day(6))
        opened = reopen(made, "Lampu mati lagi.", on=day(10))
        assert (opened.stage, opened.finished_on, opened.last_answered_on) == ("reopened", None, None)
        assert assign(made, office.one, on=day(10)).stage == "reopened"
        again = answer(made, "Kabel diganti.", on=day(11))
    assert (again.answered_on, again.last_answered_on) == (day(5), day(11))


def test_days_follow_one_another_and_do_not_lie_ahead(desk: Scope, made: Complaint) -> None:
    with acting(desk):
        verify(made, on=day(5))
        assert refused(lambda: answer(made, "Sudah.", on=day(4))) == (
            "Tanggal 04-03-2025 mendahului langkah sebelumnya, 05-03-2025. Perbaiki tanggalnya."
        )
        assert refused(lambda: answer(made, "Sudah.", on=date(9999, 1, 1))) == (
            "Tanggal 01-01-9999 belum tiba. Perbaiki tanggalnya."
        )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (replace(LAMP, channel="merpati"), "Saluran pengaduan ini tidak dikenal."),
        (replace(LAMP, classification=""), "Klasifikasi pengaduan belum dipilih."),
        (replace(LAMP, received_on=date(9999, 1, 1)), "Tanggal diterima 01-01-9999 belum tiba."),
        (replace(LAMP, lapor_number="123"), "Nomor LAPOR diisi hanya, dan selalu, untuk pengaduan dari SP4N-LAPOR!."),
        (replace(LAMP, channel="lapor"), "Nomor LAPOR diisi hanya, dan selalu, untuk pengaduan dari SP4N-LAPOR!."),
        (replace(LAMP, channel="lapor", lapor_number="1\x002"), "Nomor LAPOR ini terlalu panjang atau memuat tanda"),
        (replace(LAMP, text=" \n"), "Isi pengaduan masih kosong."),
        (replace(LAMP, text="a\0"), "Isi pengaduan memuat tanda yang tidak dapat disimpan."),
        (replace(LAMP, text="x" * 4001), "Isi pengaduan terlalu panjang (4001 huruf)."),
    ],
)
def test_what_cannot_stand_is_answered_and_not_stored(
    office: Office, desk: Scope, given: Registration, sentence: str
) -> None:
    with acting(desk):
        assert refused(lambda: register(office.agency, given)).startswith(sentence)
        assert not Complaint.objects.exists()


def test_a_lapor_number_stands_once_in_an_agency(office: Office, desk: Scope) -> None:
    given = replace(LAMP, channel="lapor", lapor_number="7654321")
    with acting(desk):
        register(office.agency, given)
        assert refused(lambda: register(office.agency, given)) == (
            "Nomor LAPOR 7654321 sudah tercatat. Buka pengaduan itu dan lanjutkan di sana."
        )
    with acting(office.scope("operator", office.neighbour)):
        register(office.neighbour, given)
    with system("uji"):
        assert Complaint.objects.count() == 2


def test_a_script_is_kept_as_the_text_it_is(office: Office, desk: Scope) -> None:
    with acting(desk):
        made = register(office.agency, replace(LAMP, text="<script>alert(1)</script> Jalan rusak"))
        assert Complaint.objects.get(pk=made.pk).text == "<script>alert(1)</script> Jalan rusak"


def test_neither_text_nor_tracking_number_is_in_log_and_trail(desk: Scope, made: Complaint) -> None:
    with acting(desk):
        verify(made)
        answer(made, "Lampu sudah diganti.")
    with system("uji"):
        kept = repr([*TrailRow.objects.values(), *LogEntry.objects.values()])
        codes = list(LogEntry.objects.filter(subject=made.pk).order_by("id").values_list("code", flat=True))
    assert codes == ["complaint.registered", "complaint.verified", "complaint.answered"]
    assert made.pk in kept
    for secret in (made.tracking, "Lampu"):
        assert secret not in kept


def test_a_step_is_never_changed(desk: Scope, made: Complaint) -> None:
    with acting(desk), pytest.raises(IntegrityError, match="Langkah pengaduan"), transaction.atomic():
        ComplaintStep.objects.update(text="lain")
