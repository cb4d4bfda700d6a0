"""What the checks ask for, in words: the page of all checks and the explanation of one."""

import re
from collections.abc import Iterator
from itertools import groupby

from selaras.engine.checks.check import Check, checks
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.period import long_date

# The order of the page: who, strategy, measures, work and money, promise, law, text.
_GROUPS = {
    "ORG": "Perangkat daerah dan unit",
    "STR": "Tujuan, sasaran, dan strategi",
    "IND": "Indikator",
    "TGT": "Target",
    "COD": "Kode dan nomenklatur",
    "BUD": "Pagu",
    "AGR": "Perjanjian Kinerja",
    "LAW": "Peraturan yang dirujuk",
    "TXT": "Teks",
    "MSR": "Pengukuran",
    "SRV": "Survei",
    "CMP": "Pengaduan",
    "EVA": "Evaluasi",
    "RPT": "Laporan",
}
_FIELD = re.compile(r"\{[^}]*\}")
_INTRODUCTION = """\
# Pemeriksaan

Halaman ini dibuat dari berkas pemeriksaan dengan `make pages`. Setiap catatan menyebut kode pemeriksaannya, dan
kode itu dapat dijelaskan di baris perintah: `selaras explain BUD-001`.

Beratnya catatan mengikuti bunyi aturan: *{error}*, *{warning}*, atau *{note}*. Pemeriksaan yang dasarnya belum
diverifikasi paling berat *{warning}*. Yang tidak dapat dinilai disebut beserta alasannya, dan tidak dianggap benar.
"""


def checks_page(law: Law) -> str:
    """The page of all checks, as Markdown."""
    parts = [_INTRODUCTION.format(**{severity.value: _word(severity, law) for severity in Severity})]
    ordered = sorted(checks().values(), key=lambda check: (list(_GROUPS).index(check.id[:3]), check.id))
    for prefix, group in groupby(ordered, key=lambda check: check.id[:3]):
        parts.append(f"## {_GROUPS[prefix]}\n")
        parts.extend(_section(check, law) for check in group)
    return "\n".join(parts)


def explain(check_id: str, law: Law) -> str:
    """One check in plain text: what must hold, how heavy, by which rule, since when, and what to do.

    Raises ``KeyError`` for an unknown id.
    """
    check = checks()[check_id]
    lines = [f"{check.id}  {check.title}", "", check.explanation, ""]
    return "\n".join([*lines, *(f"{label}: {text}" for label, text in _facts(check, law))])


def _section(check: Check, law: Law) -> str:
    facts = "\n".join(f"* {label}: {text}" for label, text in _facts(check, law))
    return f"### {check.id} {check.title.removesuffix('.')}\n\n{check.explanation}\n\n{facts}\n"


def _facts(check: Check, law: Law) -> Iterator[tuple[str, str]]:
    yield "Berat", _weight(check, law)
    yield "Dasar", _basis(check, law)
    if check.since is not None:
        yield "Berlaku sejak", long_date(check.since)
    if check.until is not None:
        yield "Tidak berlaku lagi sejak", long_date(check.until)
    yield "Yang dilakukan", _FIELD.sub("…", check.hint)


def _weight(check: Check, law: Law) -> str:
    lowered = check.severity is Severity.ERROR and not _verified(check, law)
    return _word(Severity.WARNING if lowered else check.severity, law)


def _word(severity: Severity, law: Law) -> str:
    return law.term(f"severity.{severity.value}")


def _verified(check: Check, law: Law) -> bool:
    return check.basis.partition("#")[0] == CONSISTENCY or law.mark(check.basis).verified


def _basis(check: Check, law: Law) -> str:
    regulation, article = law.regulation(check.basis), law.article(check.basis)
    if article is None:
        told = f"{regulation.short} tentang {regulation.title}"
    elif regulation.id == CONSISTENCY:
        told = f"{regulation.short}, {article.title}: {article.text}"
    else:
        told = f"{law.citation(check.basis)}: {article.text}"
    return told if _verified(check, law) else f"{told} (dasar belum diverifikasi)"
