"""The verbs of a complaint: register, ask, verify, reject, assign, follow up, answer, finish, reopen."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.formulas.complaints import STAGE_WORDS, Stage
from selaras.engine.tables.frozen import Frozen, replace
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current, system
from selaras.registers.complaints.models import Complaint, ComplaintStep
from selaras.registers.organisations.access import may, require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT

MOST_LETTERS: Final = 4000
_CLASSES: Final = ("supervision", "other", "information", "aspiration")
_UNVERIFIED: Final[tuple[Stage, ...]] = ("sent", "waiting")
_OPEN: Final[tuple[Stage, ...]] = ("verified", "assigned", "followed_up", "reopened")


class _Way(Frozen):
    """From which stages a step leads on, and whether the desk does it or whoever handles the complaint."""

    before: tuple[Stage, ...]
    at_desk: bool = True


_WAYS: Final[Mapping[Stage, _Way]] = {
    "waiting": _Way(("sent",)),
    "verified": _Way(_UNVERIFIED),
    "rejected": _Way(_UNVERIFIED),
    "assigned": _Way(_OPEN),
    "followed_up": _Way(_OPEN, at_desk=False),
    "answered": _Way(_OPEN, at_desk=False),
    "finished": _Way(("answered",)),
    "reopened": _Way(("answered", "finished", "closed_by_system")),
}


class Registration(Frozen):
    """What the desk writes down. ``channel`` and ``classification`` are ids; ``lapor_number`` is of LAPOR alone."""

    channel: str
    classification: str
    received_on: date
    text: str
    lapor_number: str = ""


@transaction.atomic
def register(agency: Unit, given: Registration, *, today: date | None = None) -> Complaint:
    """A new complaint at the desk of the agency, with its first step.

    Raises ``Refused`` for a channel, class, day, number or text that cannot stand, and for a LAPOR number that is
    there already.
    """
    require(current(), EDIT, agency, "mencatat pengaduan")
    today = today or timezone.localdate()
    text, number = _said(given.text, "Isi pengaduan"), given.lapor_number.strip()
    _check(given, number, today)
    Unit.objects.select_for_update(no_key=True).get(pk=agency.pk)  # two desks do not write one LAPOR number at once
    if number and Complaint.objects.filter(agency=agency, lapor_number=number).exists():
        raise Refused(f"Nomor LAPOR {number} sudah tercatat. Buka pengaduan itu dan lanjutkan di sana.")
    made = Complaint.objects.create(
        agency=agency, org_unit=agency, channel=given.channel, classification=given.classification, text=text,
        received_on=given.received_on, lapor_number=number, stage="sent", at=timezone.now(), by_name=_name(),
    )  # fmt: skip
    _step(made, "", today)
    log("complaint.registered", f"Mencatat pengaduan lewat {made.get_channel_display()}.", unit=str(agency.pk),
        subject=str(made.pk))  # fmt: skip
    return made


def _check(given: Registration, number: str, today: date) -> None:
    if given.channel not in Complaint.Channel.values:
        raise Refused("Saluran pengaduan ini tidak dikenal. Pilih loket, surat, WhatsApp, atau SP4N-LAPOR!.")
    if given.classification not in _CLASSES:
        raise Refused("Klasifikasi pengaduan belum dipilih. Pilih salah satu dari daftar.")
    if given.received_on > today:
        raise Refused(f"Tanggal diterima {given.received_on:%d-%m-%Y} belum tiba. Perbaiki tanggalnya.")
    if (given.channel == Complaint.Channel.LAPOR) != bool(number):
        raise Refused("Nomor LAPOR diisi hanya, dan selalu, untuk pengaduan dari SP4N-LAPOR!.")
    if len(number) > 40 or not number.isascii() or not number.isprintable():
        raise Refused("Nomor LAPOR ini terlalu panjang atau memuat tanda yang tidak biasa. Periksa nomornya.")


def ask(complaint: Complaint, text: str, *, on: date | None = None) -> Complaint:
    """The desk asks for what is missing; the complaint waits for it."""
    return _moved(complaint, "waiting", _said(text, "Yang perlu dilengkapi"), on)


def verify(complaint: Complaint, *, on: date | None = None) -> Complaint:
    """The desk finds it complete and within its duty."""
    return _moved(complaint, "verified", "", on)


def reject(complaint: Complaint, reason: str, *, on: date | None = None) -> Complaint:
    """The desk does not take it, for a reason; it leaves what the rates count."""
    return _moved(complaint, "rejected", _said(reason, "Alasan penolakan"), on)


def assign(complaint: Complaint, unit: Unit, *, on: date | None = None) -> Complaint:
    """The desk hands it to a unit of the agency. What was followed up before stays so."""
    if not unit.path.startswith(complaint.agency.path):
        raise Refused(f"{unit.name} bukan bagian dari {complaint.agency.name}. Pilih unit dari daftar.")
    return _moved(complaint, "assigned", f"Diteruskan ke {unit.name}.", on, unit)


def follow_up(complaint: Complaint, text: str, *, on: date | None = None) -> Complaint:
    """Who handles it says what is being done."""
    return _moved(complaint, "followed_up", _said(text, "Tindak lanjut"), on)


def answer(complaint: Complaint, text: str, *, on: date | None = None) -> Complaint:
    """Who handles it answers."""
    return _moved(complaint, "answered", _said(text, "Jawaban"), on)


def finish(complaint: Complaint, *, on: date | None = None) -> Complaint:
    """The desk ends what was answered."""
    return _moved(complaint, "finished", "", on)


def reopen(complaint: Complaint, reason: str, *, on: date | None = None) -> Complaint:
    """The desk opens it again, for a reason; it is not finished until it is answered and finished again."""
    return _moved(complaint, "reopened", _said(reason, "Alasan membuka kembali"), on)


def steps_of(complaint: Complaint) -> list[ComplaintStep]:
    """Every step of a complaint that the one who acts may see, also those made before it was handed to their unit.

    Raises ``Complaint.DoesNotExist`` where they may not see it.
    """
    seen = Complaint.objects.get(pk=complaint.pk)
    with acting(replace(current(), everything=True)):
        return list(ComplaintStep.objects.filter(complaint=seen))


class Followed(Frozen):
    """What whoever has the tracking number is told: the stage, and each step with its day and words; no officer."""

    stage: str
    received_on: date
    steps: tuple[tuple[str, date, str], ...]


def followed(tracking: str) -> Followed | None:
    """The complaint of this tracking number, for anybody who has it; None where there is none."""
    with system("mengikuti pengaduan dengan nomornya"):
        row = Complaint.objects.filter(tracking=tracking.strip().lower()).first()
        if row is None:
            return None
        steps = ComplaintStep.objects.filter(complaint=row)
        told = tuple((str(step.get_stage_display()), step.on, step.text) for step in steps)
        return Followed(str(row.get_stage_display()), row.received_on, told)


def steps_open(complaint: Complaint) -> list[Stage]:
    """The steps that the one who acts may do now."""
    return [
        stage
        for stage, way in _WAYS.items()
        if complaint.stage in way.before and may(current(), EDIT, _place(complaint, way))
    ]


def _place(complaint: Complaint, way: _Way) -> Unit:
    return complaint.agency if way.at_desk else complaint.org_unit


@transaction.atomic
def _moved(complaint: Complaint, stage: Stage, text: str, on: date | None, unit: Unit | None = None) -> Complaint:
    """The complaint one step further, as it stands now: what somebody else did meanwhile is not overwritten, and who
    handles it now decides who may. Raises ``Complaint.DoesNotExist`` where the one who acts may not see it."""
    held = Complaint.objects.select_for_update(no_key=True).get(pk=complaint.pk)
    way, on = _WAYS[stage], on or timezone.localdate()
    doing = "mengelola pengaduan" if way.at_desk else "menangani pengaduan"
    require(current(), EDIT, _place(held, way), doing)
    if held.stage not in way.before:
        raise Refused(
            f"Pengaduan ini berstatus “{held.get_stage_display()}”, sehingga langkah “{STAGE_WORDS[stage]}” tidak dapat"
            " dilakukan. Muat ulang halaman."
        )
    _check_day(held, on)
    keeps = unit is not None and held.stage in ("followed_up", "reopened")
    held.stage = held.stage if keeps else stage
    held.org_unit = unit or held.org_unit
    _dated(held, stage, on)
    held.save()
    _step(held, text, on)
    log(f"complaint.{stage}", f"Pengaduan {STAGE_WORDS[stage]}.", unit=str(held.org_unit_id), subject=str(held.pk))
    return held


def _check_day(held: Complaint, on: date) -> None:
    days = (held.received_on, held.verified_on, held.answered_on, held.last_answered_on, held.finished_on)
    if on < (last := max(day for day in days if day)):
        raise Refused(f"Tanggal {on:%d-%m-%Y} mendahului langkah sebelumnya, {last:%d-%m-%Y}. Perbaiki tanggalnya.")
    if on > timezone.localdate():
        raise Refused(f"Tanggal {on:%d-%m-%Y} belum tiba. Perbaiki tanggalnya.")


def _dated(held: Complaint, stage: Stage, on: date) -> None:
    if stage == "verified":
        held.verified_on = on
    if stage == "answered":
        held.answered_on, held.last_answered_on = held.answered_on or on, on
    if stage == "finished":
        held.finished_on = on
    if stage == "reopened":
        held.last_answered_on = held.finished_on = None


def _step(held: Complaint, text: str, on: date) -> None:
    ComplaintStep.objects.create(
        org_unit=held.org_unit, complaint=held, stage=held.stage, text=text, on=on, at=timezone.now(), by_name=_name()
    )


def _said(text: str, what: str) -> str:
    """The text as it is kept, signs and all; a page shows it as text, so that nothing in it runs."""
    kept = text.strip()
    if not kept:
        raise Refused(f"{what} masih kosong. Tulis dengan kalimat singkat.")
    if "\0" in kept:
        raise Refused(f"{what} memuat tanda yang tidak dapat disimpan. Ketik ulang.")
    if len(kept) > MOST_LETTERS:
        raise Refused(f"{what} terlalu panjang ({len(kept)} huruf). Ringkas sampai {MOST_LETTERS} huruf.")
    return kept


def _name() -> str:
    return current().name or current().actor
