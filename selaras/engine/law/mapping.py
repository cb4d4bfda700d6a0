"""Carries codes from one edition of the code lists to another, and says how sure each step is."""

from collections.abc import Iterable
from typing import Literal

from selaras.engine.law.nomenclature import (
    Edition,
    Nomenclature,
    NotLoaded,
    OfficialRow,
    bidang_of,
    generic,
    level_of,
    same_name,
)
from selaras.engine.tables.frozen import Frozen

Certainty = Literal["certain", "doubtful", "none", "not_loaded"]


class Mapped(Frozen):
    """One code of the old edition and what becomes of it. `code` is the best candidate, "" where there is none."""

    old_code: str
    old_name: str
    certainty: Certainty
    code: str = ""
    name: str = ""
    reason: str = ""  # Indonesian; empty where the step is certain


def map_codes(
    nomenclature: Nomenclature, pairs: Iterable[tuple[str, str]], scope: str, old: str, new: str
) -> list[Mapped]:
    """Each (code, name) of edition `old` in edition `new`.

    certain: the zero-padded code has the same name. doubtful: it has another name, or the name stands under another
    code of the same bidang, or the old code had to be mended first. none: neither is found. not_loaded: the list that
    would tell is not here.
    """
    mapping = _Mapping(nomenclature, scope, nomenclature.edition(old), nomenclature.edition(new))
    return [mapping.of(code, name) for code, name in pairs]


class _Mapping(Frozen):
    """The two editions of one call."""

    nomenclature: Nomenclature
    scope: str
    old: Edition
    new: Edition

    def of(self, code: str, name: str) -> Mapped:
        candidate = None if self._rebuilt(code) else padded(code, self.new.width)
        row = self.nomenclature.official(candidate, self.scope, self.new.id) if candidate else None
        if isinstance(row, OfficialRow) and same_name(row.name, name):
            if level_of(code) is not None:
                return Mapped(code, name, "certain", row.code, row.name)
            return Mapped(code, name, "doubtful", row.code, row.name, "Nama sama, tetapi kode lama salah tulis.")
        elsewhere = self.nomenclature.named(name, self.scope, self.new.id, bidang_of(code))
        if len(elsewhere) == 1:
            other = elsewhere[0]
            return Mapped(code, name, "doubtful", other.code, other.name, "Nama itu berada di bawah kode lain.")
        if isinstance(row, NotLoaded):
            return Mapped(code, name, "not_loaded", candidate or "", "", row.reason)
        if row is not None:
            return Mapped(code, name, "doubtful", row.code, row.name, "Kode itu ada, tetapi namanya berbeda.")
        return Mapped(code, name, "none", "", "", f"Tidak ada padanannya pada {self.new.title}.")

    def _rebuilt(self, code: str) -> bool:
        """True where the old program was rebuilt, so that its codes mean other things now."""
        own, shared = code.split("."), (generic(code) or "").split(".")
        return any(".".join(parts[:3]) in self.old.rebuilt for parts in (own, shared))


def padded(code: str, width: int) -> str | None:
    """The code with the last group of a sub kegiatan filled with zeros to `width`; None where it cannot be.

    Three digits are never valid; "010" is filled like "10", and the mapping says that it was mended.
    """
    head, _, last = code.rpartition(".")
    if level_of(head) == "kegiatan" and last.isdecimal():
        digits = last.lstrip("0").rjust(width, "0") if len(last) > width else last.rjust(width, "0")
        return f"{head}.{digits}" if len(digits) == width else None
    return code if level_of(code) is not None else None
