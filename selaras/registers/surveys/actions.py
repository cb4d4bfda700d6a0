"""The verbs of surveys: open and change a wave, take an answer, take in a file or paper forms, close."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.services import SurveyAnswer, SurveyRespondent
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current, system
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.surveys.models import CODE_LENGTH, ELEMENTS, Response, Wave, drawn

_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another one on paper
_LONGEST: Final = {"title": 200, "services": 2000, "suggestion": 1000}
_LONGEST_CHOICE: Final = 120
MOST: Final = 20_000
"""Respondents of one file."""
PROFILE: Final = ("sex", "age", "education", "occupation", "service")


class Plan(Frozen, kw_only=True):
    """What is decided of a wave. ``services`` are the names that its form lets choose from."""

    title: str
    since: date
    until: date
    services: Sequence[str] = ()
    population: int | None = None


class Given(Frozen, kw_only=True):
    """One answer: the elements by their columns (``u1`` to ``u9``) with 1 to 4, what the person says of themselves, and
    what they suggest. What was left out is not in it."""

    elements: Mapping[str, int]
    profile: Mapping[str, str] = EMPTY
    suggestion: str = ""
    doubt: str = ""


@transaction.atomic
def open_wave(unit: Unit, plan: Plan, *, at: datetime | None = None) -> Wave:
    """Begins a wave of a unit. Raises ``Refused`` for somebody who may not, and for what is missing or contradicts."""
    require(current(), EDIT, unit, "membuka survei")
    fields = _fields(plan)
    moment = at or timezone.now()
    made = Wave.objects.create(
        org_unit=unit, code=_code(), at=moment, by_name=_name(), year=plan.since.year, **fields
    )  # fmt: skip
    log("survey.opened", f"Membuka survei {made.title}.", unit=str(unit.pk), subject=str(made.pk))
    return made


@transaction.atomic
def change_wave(wave: str, plan: Plan, revision: int, *, at: datetime | None = None) -> Wave:
    """Changes what is decided of a wave that is not closed. Raises ``Refused`` also where somebody changed it since it
    was seen, and where answers lie outside the new days."""
    held = held_wave(wave)
    require(current(), EDIT, held.org_unit, "mengubah survei")
    demand_open(held)
    if held.revision != revision:
        raise Refused(f"{held.by_name} sudah mengubah survei ini sejak halaman dibuka. Periksa isinya, lalu ubah lagi.")
    fields = _fields(plan)
    outside = _answers(held).exclude(answered_on__range=(plan.since, plan.until)).count()
    if outside:
        raise Refused(f"{outside} jawaban bertanggal di luar masa survei yang baru. Pilih masa yang memuatnya.")
    if all(getattr(held, name) == value for name, value in fields.items()):
        return held
    for name, value in fields.items():
        setattr(held, name, value)
    held.year, held.revision, held.at, held.by_name = plan.since.year, revision + 1, at or timezone.now(), _name()
    held.save()
    log("survey.changed", f"Mengubah survei {held.title}.", unit=str(held.org_unit_id), subject=str(held.pk))
    return held


@transaction.atomic
def close_wave(wave: str, *, at: datetime | None = None) -> Wave:
    """Closes a wave for good: its answers make its index from then on. Closing twice changes nothing. Raises
    ``Refused`` for somebody who may not, and where nobody answered."""
    held = held_wave(wave)
    require(current(), EDIT, held.org_unit, "menutup survei")
    if held.closed_at is not None:
        return held
    count = _answers(held).count()
    if not count:
        raise Refused("Survei ini belum mempunyai jawaban, sehingga belum dapat ditutup.")
    held.closed_at, held.closed_by = at or timezone.now(), _name()
    held.save()
    log("survey.closed", f"Menutup survei {held.title} dengan {count} jawaban.", unit=str(held.org_unit_id),
        subject=str(held.pk))  # fmt: skip
    return held


def answer(code: str, id: str, given: Given, on: date, *, channel: str = Response.Channel.LINK) -> bool:
    """Takes the answer of somebody who opened the form, without asking who it is; ``id`` is the one its form was handed
    out with. True where it is new, False where the same form was sent before: that is one answer.

    Nothing is logged, and the row leaves no trail: both would keep the moment, and so the person. Raises ``Refused``
    for an unknown form, for one that is closed on the day, and for answers that are none.
    """
    with system("jawaban survei"), transaction.atomic():
        held = Wave.objects.select_for_update(no_key=True).filter(code=code).first()
        if held is None:
            raise Refused("Survei ini tidak dikenal. Periksa kembali alamat atau kode QR-nya.")
        if _answers(held).filter(pk=id).exists():
            return False
        if not held.takes(on):
            raise Refused(_not_now(held, on))
        response_of(held, id, given, on, channel).save(force_insert=True)
    return True


def _not_now(wave: Wave, on: date) -> str:
    if wave.closed_at is None and on < wave.since:
        return f"Survei ini dibuka mulai {wave.since:%d-%m-%Y}. Jawaban Anda belum disimpan."
    return "Survei ini sudah ditutup. Jawaban Anda tidak disimpan. Terima kasih atas kesediaan Anda."


def response_of(wave: Wave, id: str, given: Given, on: date, channel: str, serial: str | None = None) -> Response:
    """The row of an answer, not stored yet. Raises ``Refused`` for what is no answer."""
    elements = {name: given.elements.get(name) for name in ELEMENTS}
    if not any(elements.values()):
        raise Refused("Pilih jawaban untuk sedikitnya satu pertanyaan.")
    if any(value is not None and value not in (1, 2, 3, 4) for value in elements.values()):
        raise Refused("Ada jawaban di luar pilihan 1 sampai 4. Pilih salah satu jawaban yang tersedia.")
    profile = {name: _line(given.profile.get(name, ""))[:_LONGEST_CHOICE] for name in PROFILE}
    return Response(
        id=id, org_unit_id=wave.org_unit_id, wave=wave, channel=channel, serial=serial, answered_on=on,
        suggestion=_line(given.suggestion)[: _LONGEST["suggestion"]], doubt=given.doubt, **elements, **profile,
    )  # fmt: skip


@transaction.atomic
def take_in(
    wave: str, answers: Iterable[SurveyAnswer], respondents: Iterable[SurveyRespondent], source: str
) -> tuple[int, int]:
    """Takes in the answers of a file: how many respondents are new, and how many were there already by their number.

    Raises ``Refused`` for somebody who may not, for a closed wave, for a respondent who answered an element twice, for
    a day outside the wave, and for too many. All or nothing.
    """
    held = held_wave(wave)
    require(current(), EDIT, held.org_unit, "memasukkan jawaban survei")
    demand_open(held)
    found = _of_file(held, answers)
    if len(found) > MOST:
        raise Refused(f"Sekali impor paling banyak {MOST} responden; berkas ini memuat {len(found)}. Bagi berkasnya.")
    if not found:
        raise Refused("Berkas ini tidak memuat jawaban survei yang dikenali. Tidak ada yang disimpan.")
    said = {row.respondent: row for row in respondents}
    known = set(_answers(held).filter(channel=Response.Channel.FILE).values_list("serial", flat=True))
    made = [
        response_of(
            held, drawn(), Given(elements=elements, profile=_profile(said.get(number))), on, Response.Channel.FILE,
            serial,
        )
        for number, (elements, on) in found.items()
        if (serial := f"berkas {number}") not in known and elements
    ]  # fmt: skip
    Response.objects.bulk_create(made)
    if made:
        log("survey.imported", f"Memasukkan {len(made)} jawaban {held.title} dari {source}.",
            unit=str(held.org_unit_id), subject=str(held.pk))  # fmt: skip
    return len(made), len(found) - len(made)


def _of_file(wave: Wave, answers: Iterable[SurveyAnswer]) -> dict[str, tuple[dict[str, int], date]]:
    found: dict[str, tuple[dict[str, int], date]] = {}
    seen: set[tuple[str, str]] = set()
    for each in answers:
        if (each.respondent, each.element) in seen:
            raise Refused(f"Responden {each.respondent} menjawab {each.element} lebih dari sekali ({each.place}). "
                          "Perbaiki berkasnya; tidak ada yang disimpan.")  # fmt: skip
        seen.add((each.respondent, each.element))
        on = each.answered_on or wave.until
        if not wave.since <= on <= wave.until:
            raise Refused(f"Responden {each.respondent} menjawab pada {on:%d-%m-%Y}, di luar masa survei ini "
                          f"({each.place}). Tidak ada yang disimpan.")  # fmt: skip
        elements, _ = found.setdefault(each.respondent, ({}, on))
        if each.value is not None:
            elements[each.element.lower()] = each.value
    return found


def _profile(of: SurveyRespondent | None) -> Mapping[str, str]:
    return {} if of is None else {name: str(getattr(of, name)) for name in PROFILE}


def _fields(plan: Plan) -> dict[str, Any]:
    """The columns of a plan, read and judged."""
    title = _line(plan.title)
    services = "\n".join(dict.fromkeys(found for each in plan.services if (found := _line(each))))
    if not title:
        raise Refused("Beri survei ini nama, misalnya SKM Pelayanan Kecamatan semester I.")
    if len(title) > _LONGEST["title"] or len(services) > _LONGEST["services"]:
        raise Refused("Nama survei atau daftar layanannya terlalu panjang. Ringkaslah.")
    if plan.until < plan.since:
        raise Refused("Tanggal selesai mendahului tanggal mulai. Perbaiki salah satunya.")
    if plan.population is not None and not 1 <= plan.population <= 100_000_000:
        raise Refused("Jumlah pengguna layanan harus sedikitnya 1. Kosongkan bila belum diketahui.")
    return {"title": title, "services": services, "since": plan.since, "until": plan.until,
            "population": plan.population}  # fmt: skip


def held_wave(wave: str) -> Wave:
    """The wave, locked until the transaction ends: answers and its closing wait for each other."""
    held = Wave.objects.select_for_update(no_key=True, of=("self",)).select_related("org_unit").filter(pk=wave).first()
    if held is None:
        raise Refused("Survei ini tidak ditemukan. Muat ulang halaman.")
    return held


def _answers(wave: Wave) -> "QuerySet[Response]":
    return Response.objects.filter(wave=wave)


def demand_open(wave: Wave) -> None:
    if wave.closed_at is not None:
        raise Refused("Survei ini sudah ditutup dan tidak berubah lagi. Buatlah survei baru.")


def _code() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(CODE_LENGTH))


def _line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())


def _name() -> str:
    return current().name or current().actor
