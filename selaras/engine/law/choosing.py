"""Choosing work from the official lists: what an organisation may plan in a year, found by code or by words."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from selaras.engine.law.law import Law
from selaras.engine.law.nomenclature import NotLoaded, OfficialRow, bidang_of, same_name
from selaras.engine.law.nomenclature_file import parent_code
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.rows import WorkItem
from selaras.engine.tables.wording import fold

SCOPE: Final = "kabupaten_kota"
_SCOPE_WORDS: Final = "kabupaten/kota"
_LEVELS: Final = ("program", "kegiatan", "sub_kegiatan")
_SLOTS: Final = ((0, 2), (2, 4), (4, 6))  # an organisation's code names up to three bidang in its first six groups


class Offer(Frozen):
    """What may be chosen: the rows of the edition in force, with the organisation's own bidang in their codes.

    ``missing`` says for each level whose list is not here why it cannot be offered.
    """

    edition: str
    title: str
    rows: tuple[OfficialRow, ...]
    missing: tuple[NotLoaded, ...] = ()

    def find(self, code: str) -> OfficialRow | None:
        """The row of this code, or None."""
        return next((row for row in self.rows if row.code == code), None)

    def above(self, code: str) -> tuple[OfficialRow, ...]:
        """The program and kegiatan that a code stands under, the program first."""
        found: list[OfficialRow] = []
        while (code := parent_code(code)) and (row := self.find(code)):
            found.append(row)
        return tuple(reversed(found))

    def search(self, typed: str) -> tuple[OfficialRow, ...]:
        """The rows in which every word typed occurs, in any order, in the name, the indicator or the code; those whose
        code begins with what was typed first, then in the order of the list. Nothing typed: all of them."""
        words = typed.casefold().split()
        codes = [word for word in words if word[0].isdigit() and "." in word]
        folded = [fold(word) for word in words if word not in codes]
        hits = [row for row in self.rows if _has(row, codes, [word for word in folded if word])]
        return tuple(sorted(hits, key=lambda row: not all(row.code.startswith(code) for code in codes)))


def offer(law: Law, year: int, organisation_code: str) -> Offer:
    """What an organisation with this code may plan for a year, by the edition in force on its first day."""
    return _offer(law, year, bidang_codes(organisation_code, law, year))


def bidang_codes(organisation_code: str, law: Law, year: int) -> tuple[str, ...]:
    """The bidang an organisation's code names, its own first; unused slots are left out. A code that names none is that
    of a kecamatan."""
    on = date(year, 1, 1)
    groups = organisation_code.split(".")
    named = (".".join(groups[first:last]) for first, last in _SLOTS if len(groups) >= last)
    empty = law.value("code.organisation_empty_slot", on).text
    found = tuple(dict.fromkeys(bidang for bidang in named if bidang != empty and bidang_of(bidang) == bidang))
    return found or (law.value("code.kecamatan_bidang", on).text,)


@lru_cache(maxsize=32)
def _offer(law: Law, year: int, bidang: Sequence[str]) -> Offer:
    on = date(year, 1, 1)
    edition = law.nomenclature.edition_on(on)
    support = law.value("code.support_program", on).text
    digits = {digit for digit, scope in law.value("code.scope_digits", on).table.items() if scope == _SCOPE_WORDS}
    rows: dict[str, OfficialRow] = {}
    for asked in (edition.id, *edition.falls_back):
        if law.nomenclature.edition(asked).width != edition.width:
            continue
        for row in law.nomenclature.rows.values():
            if row.edition == asked and row.scope == SCOPE and row.level in _LEVELS:
                own = row.code.replace(support, f"{bidang[0]}.01", 1) if row.code.startswith(support) else row.code
                if bidang_of(own) in bidang and _of_scope(own, digits):
                    rows.setdefault(own, replace(row, code=own))
    found = tuple(rows[code] for code in sorted(rows, key=lambda code: (bidang.index(bidang_of(code)), code)))
    there = {row.level for row in found}
    missing = tuple(NotLoaded(edition.id, SCOPE, level, edition.title) for level in _LEVELS if level not in there)
    return Offer(edition.id, edition.title, found, missing)


def same_work(item: WorkItem, row: OfficialRow) -> bool:
    """Whether a line of a plan is this row: by its code, or under the same parent by its name, because a plan of an
    older edition writes its sub kegiatan with two digits."""
    if row.code in (item.code, item.code_proposed):
        return True
    above = {code.rpartition(".")[0] for code in (item.code, item.code_proposed) if code}
    return item.level == row.level and row.code.rpartition(".")[0] in above and same_name(item.name, row.name)


def _of_scope(code: str, digits: Iterable[str]) -> bool:
    """Whether the number of its kegiatan is one of the government's scope; a program has none."""
    groups = code.split(".")
    return len(groups) < 4 or groups[3] in digits


def _has(row: OfficialRow, codes: Sequence[str], words: Sequence[str]) -> bool:
    text = f"{fold(row.name)} {fold(row.indicator)}"
    return all(code in row.code for code in codes) and all(word in text or word in row.code for word in words)
