"""The duties as a calendar file (RFC 5545): whole days with alarms. It names offices and documents, never people."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from selaras.engine.law.law import load_law
from selaras.engine.tables.period import long_date
from selaras.registers.plans.agenda import Task
from selaras.registers.plans.reminding import reminder_days

_ENDS: Final = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WIDE: Final = 75
"""Bytes of a line, its end not counted."""


def calendar(agency: str, agency_id: str, tasks: Iterable[Task], now: datetime) -> bytes:
    """The file. ``agency_id`` makes the names of the events unique; ``now`` is when it was made."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Selaras//Tugas//ID", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(f'Tugas {agency}')}",
    ]  # fmt: skip
    for task in tasks:
        lines += _event(task, agency, agency_id, now)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(task: Task, agency: str, agency_id: str, now: datetime) -> list[str]:
    duty = task.duty
    basis = load_law().short(duty.basis)
    source = basis if duty.verified else f"{basis} (belum diverifikasi)"
    moved = f" Tenggat menurut aturan {long_date(duty.lawful)}; daerah menetapkan tanggal lain." if duty.moved else ""
    about = f"{task.word.capitalize()}. {task.missing} Penanggung jawab: {task.owner}. Dasar: {source}.{moved}"
    lines = [
        "BEGIN:VEVENT", f"UID:{agency_id}-{task.key}@selaras", f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{duty.due:%Y%m%d}", f"DTEND;VALUE=DATE:{duty.due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(f'{duty.title} · {agency}')}", f"DESCRIPTION:{_text(' '.join(about.split()))}",
        "TRANSP:TRANSPARENT",
    ]  # fmt: skip
    if not task.is_done:
        for days in sorted(reminder_days(duty.due), reverse=True):
            lines += [
                "BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{days}D", f"DESCRIPTION:{_text(duty.title)}", "END:VALARM"
            ]  # fmt: skip
    return [*lines, "END:VEVENT"]


def _text(words: str) -> str:
    """Words as a value: what separates values in the format is marked."""
    marked = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROLS.sub("", _ENDS.sub(r"\\n", marked))


def _folded(line: str) -> bytes:
    """A line of at most 75 bytes; what is longer goes on in the next one after a blank, never inside a letter."""
    parts: list[bytes] = []
    part = b""
    for letter in line:
        raw = letter.encode()
        if len(part) + len(raw) > _WIDE:
            parts.append(part)
            part = b" "
        part += raw
    return b"\r\n".join([*parts, part]) + b"\r\n"
