"""The number of a final document by the pattern of its agency."""

import re
from datetime import date
from string import Formatter
from typing import Final

from selaras.engine.documents.document import DocumentType
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import AgencySettings

ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
SEQUENCE: Final = ("nomor", "urut", "sequence")
# The English words stand in patterns that were stored before the Indonesian ones.
PLACEHOLDERS: Final = (
    *SEQUENCE, "klasifikasi", "jenis", "unit", "bulan_romawi", "bulan_angka", "tahun", "type", "year",
)  # fmt: skip
_SPEC: Final = re.compile(r"0?\d{0,2}d?")


def asked_of(pattern: str) -> tuple[str, ...]:
    """The placeholders of a pattern. Raises ``Refused`` for one that is unknown, reached into, or not closed, and for
    a pattern without a running number."""
    try:
        parts = [(name, spec or "", conversion) for _, name, spec, conversion in Formatter().parse(pattern)]
    except ValueError as error:
        raise Refused("Kurung kurawal pada pola nomor tidak berpasangan.") from error
    asked = [(name, spec, conversion) for name, spec, conversion in parts if name is not None]
    for name, spec, conversion in asked:
        plain = not spec or (name in SEQUENCE and _SPEC.fullmatch(spec))
        if name not in PLACEHOLDERS or conversion or not plain:
            raise Refused(
                f"“{{{name}}}” tidak dikenal atau tidak lengkap. Pakai {{nomor}}, {{klasifikasi}}, {{jenis}}, "
                "{unit}, {bulan_romawi}, {bulan_angka}, dan {tahun}."
            )
    names = tuple(name for name, _, _ in asked)
    if not set(names) & set(SEQUENCE):
        raise Refused("Pola nomor harus memuat {nomor} supaya setiap nomor berbeda.")
    return names


def number(settings: AgencySettings, sequence: int, declared: DocumentType, year: int, on: date) -> str:
    """The number of this document. Raises ``Refused`` where the pattern cannot be used, or asks for a code that the
    settings do not hold: a number with a hole in it would be printed and could not be mended."""
    pattern = settings.number_pattern
    try:
        asked = asked_of(pattern)
    except Refused as error:
        raise Refused(f"Pola nomor “{pattern}” tidak dapat dipakai. {error}") from error
    codes = {
        "klasifikasi": (settings.classifications or {}).get(declared.id) or settings.classification,
        "unit": settings.unit_code,
    }
    words = {"klasifikasi": f"kode klasifikasi arsip {declared.title}", "unit": "kode unit"}
    for name, code in codes.items():
        if name in asked and not code:
            raise Refused(f"Pola nomor memakai {{{name}}}, tetapi {words[name]} belum diisi pada pengaturan dokumen.")
    kind = declared.file_name
    return pattern.format(
        nomor=sequence, urut=sequence, sequence=sequence, jenis=kind, type=kind, tahun=year, year=year,
        bulan_romawi=ROMAN[on.month - 1], bulan_angka=f"{on.month:02d}", **codes,
    )  # fmt: skip
