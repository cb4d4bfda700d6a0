"""Findings as a correction sheet shows them: grouped by cause, with places, proposal and basis in words."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Finding, Severity
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import listed

_ORDER = {severity: index for index, severity in enumerate(Severity)}
_LISTED_PLACES = 10
_UNVERIFIED = "belum diverifikasi"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


class Cause(Frozen):
    """Findings that one decision settles, in the order of their places."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding whose sentences speak for all."""
        return self.findings[0]


def causes(findings: Iterable[Finding]) -> list[Cause]:
    """One entry per cause: the heaviest first, then those that stand in most places, then in the document's order."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.check, finding.cause), []).append(finding)
    found = [Cause(tuple(sorted(group, key=_position))) for group in groups.values()]
    return sorted(found, key=lambda cause: (_ORDER[cause.first.severity], -len(cause.findings), _position(cause.first)))


def _position(finding: Finding) -> tuple[tuple[float, ...], str]:
    return (finding.place.order, finding.check)


def places_words(places: Sequence[Place]) -> str:
    """One place in full, several by the part of the file they stand in: ``Tabel 2.6, baris 361, 378, dan 397``."""
    if len(places) == 1:
        return places[0].sentence()
    return _parts_words(places, _LISTED_PLACES)


def lines_words(findings: Sequence[Finding], most: int = _LISTED_PLACES) -> str:
    """The lines without their columns, for where there is little room: ``Tabel 2.6, baris 361, 378, dan 397``; past
    ``most`` of them only how many there are. A line alone tells nobody where to look: they begin anew in each table."""
    return _parts_words([finding.place for finding in findings], most) or places_words([findings[0].place])


def _parts_words(places: Iterable[Place], most: int) -> str:
    parts: dict[str, list[int]] = {}
    for place in places:
        lines = parts.setdefault(_part(place), [])
        if place.line is not None and place.line not in lines:
            lines.append(place.line)
    return "; ".join(filter(None, (_lines_words(part, lines, most) for part, lines in parts.items())))


def _part(place: Place) -> str:
    """What of the file a line is counted in: sheet, page and table."""
    if place.sheet:
        return f"lembar {place.sheet}"
    return ", ".join(filter(None, (f"halaman {place.page}" if place.page is not None else "", place.part)))


def _lines_words(part: str, lines: list[int], most: int) -> str:
    if len(lines) == 1 and part.endswith(f" baris {lines[0]}"):
        return part
    shown = [str(line) for line in sorted(lines)[:most]]
    if len(lines) > most:
        shown.append(f"{len(lines) - most} baris lain")
    return ", ".join(filter(None, (part, f"baris {listed(shown)}" if shown else "")))


def sentences(text: str) -> list[str]:
    """The sentences of a text; at least one, which may be empty."""
    return _SENTENCE_END.split(text.strip())


def common_hint(group: Sequence[Cause]) -> str:
    """The sentences with which the hints of all these causes begin: what is told of one row is not told of another."""
    told = [sentences(cause.first.hint) for cause in group]
    shared = takewhile(lambda same: len(set(same)) == 1, zip(*told, strict=False))
    return " ".join(same[0] for same in shared)


def change_words(book: Book, cause: Cause) -> str:
    """What a proposal would change, before and after; empty where nothing is proposed."""
    first = cause.first
    if first.proposal is None:
        return ""
    row = book.find(first.row)
    before = getattr(row, first.field, "") if row is not None and first.field else ""
    if isinstance(before, str) and before:
        return f"Ganti “{before}” menjadi “{first.proposal}”."
    return f"Isi dengan “{first.proposal}”."


def basis_words(law: Law, finding: Finding) -> str:
    """The article a finding rests on, or ``konsistensi``; says where the law is not verified and the hint does not."""
    if finding.basis.partition("#")[0] == CONSISTENCY:
        return CONSISTENCY
    words = law.citation(finding.basis)
    if law.mark(finding.basis).verified or _UNVERIFIED in finding.hint:
        return words
    return f"{words}; dasar belum diverifikasi"
