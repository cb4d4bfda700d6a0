"""Answers on paper, typed by an officer: nine digits a line, and a form counts when it was typed twice alike."""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from django.db import transaction

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import EDIT
from selaras.registers.surveys.actions import Given, demand_open, held_wave, response_of
from selaras.registers.surveys.models import ELEMENTS, Keyed, Response, Wave, drawn

MOST: Final = 500
"""Lines of one sending."""
_LINE: Final = re.compile(r"(\d{1,6})[\s;,:]+([0-4]{9})")
_NAMED: Final = 5


class State(StrEnum):
    """What became of a line; the value is said to the officer."""

    FIRST = "diketik sekali, ketik lagi untuk memastikan"
    COUNTED = "sama, sudah dihitung"
    DIFFERENT = "berbeda dari ketikan sebelumnya; periksa lembarnya, lalu ketik lagi"
    THERE = "sudah dihitung sebelumnya"
    CONTRADICTS = "berbeda dari jawaban yang sudah dihitung; tidak diubah"


class Outcome(Frozen):
    """One paper form and what became of it."""

    serial: int
    state: State


@transaction.atomic
def key(wave: str, text: str, on: date) -> list[Outcome]:
    """Takes lines of a number and nine digits, 1 to 4 in the order U1 to U9, 0 for what was left out. A form counts
    once the last two times it was typed agree.

    Raises ``Refused`` for somebody who may not, for a closed wave, for a day outside it, for too many lines, and for
    lines that cannot be read: then nothing is stored.
    """
    held = held_wave(wave)
    require(current(), EDIT, held.org_unit, "mengetik jawaban survei")
    demand_open(held)
    if not held.since <= on <= held.until:
        raise Refused(f"Tanggal {on:%d-%m-%Y} di luar masa survei ini. Perbaiki tanggalnya.")
    lines = _read(text)
    waiting = {row.serial: row for row in Keyed.objects.filter(wave=held)}
    there = {row.serial: row for row in Response.objects.filter(wave=held, channel=Response.Channel.PAPER)}
    outcomes = [
        Outcome(serial, _typed(held, serial, digits, on, waiting.get(serial), there.get(_serial(serial))))
        for serial, digits in lines
    ]
    counted = sum(outcome.state is State.COUNTED for outcome in outcomes)
    log("survey.keyed", f"Mengetik {len(lines)} lembar {held.title}; {counted} dihitung.", unit=str(held.org_unit_id),
        subject=str(held.pk))  # fmt: skip
    return outcomes


def _typed(wave: Wave, serial: int, digits: str, on: date, before: Keyed | None, there: Response | None) -> State:
    if there is not None:
        said = "".join(str(getattr(there, name) or 0) for name in ELEMENTS)
        return State.THERE if said == digits else State.CONTRADICTS
    if before is None:
        Keyed.objects.create(
            org_unit=wave.org_unit, wave=wave, serial=serial, digits=digits, on=on, by_name=current().name
        )
        return State.FIRST
    if before.digits != digits:
        before.digits, before.on, before.by_name = digits, on, current().name
        before.save()
        return State.DIFFERENT
    elements = {name: int(digit) for name, digit in zip(ELEMENTS, digits, strict=True) if digit != "0"}
    paper = Response.Channel.PAPER
    response_of(wave, drawn(), Given(elements=elements), before.on, paper, _serial(serial)).save(force_insert=True)
    before.delete()
    return State.COUNTED


def _serial(number: int) -> str:
    return f"lembar {number}"


def _read(text: str) -> list[tuple[int, str]]:
    """The lines as typed; a form stands in them once."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise Refused("Ketik sedikitnya satu baris: nomor lembar, spasi, sembilan angka.")
    if len(lines) > MOST:
        raise Refused(f"Sekali kirim paling banyak {MOST} baris. Bagi menjadi beberapa bagian.")
    found = [_LINE.fullmatch(line) for line in lines]
    wrong = [line[:30] for line, match in zip(lines, found, strict=True) if match is None or match[2] == "0" * 9]
    if wrong:
        named = ", ".join(f"“{line}”" for line in wrong[:_NAMED])
        raise Refused(
            f"{len(wrong)} baris belum terbaca: {named}. Tulis nomor lembar, spasi, lalu sembilan angka 1 sampai 4; "
            "0 untuk yang tidak dijawab. Tidak ada yang disimpan."
        )
    read = [(int(match[1]), match[2]) for match in found if match is not None]
    twice = sorted({serial for serial, _ in read if [each for each, _ in read].count(serial) > 1})
    if twice:
        raise Refused(f"Lembar {twice[0]} tertulis dua kali dalam kiriman ini. Ketikan kedua dikirim tersendiri.")
    return read


def waiting(wave: Wave) -> list[int]:
    """The numbers of the forms that were typed once. One query."""
    return list(Keyed.objects.filter(wave=wave).values_list("serial", flat=True))
