"""Codes of last year's lines in the nomenclature that is in force when the new year begins."""

from datetime import date

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.official import mapped_code
from selaras.engine.law.law import Law
from selaras.engine.law.mapping import Mapped
from selaras.engine.law.nomenclature import Edition
from selaras.engine.tables.book import Book


class CodeSteps:
    """The steps of one plan's codes into the edition of its next year."""

    def __init__(self, law: Law, book: Book, year: int) -> None:
        self._law, self._scope = law, Facts(book, law, date(year, 1, 1)).scope
        self._used = (book.plan.edition if book.plan else "") or law.nomenclature.edition_on(date(year - 1, 1, 1)).id
        self.edition: Edition = law.nomenclature.edition_on(date(year, 1, 1))

    def of(self, code: str, name: str, edition: str = "") -> Mapped | None:
        """What becomes of a code with its name; None where it follows the new edition already."""
        used = edition or self._used
        if not code or used == self.edition.id:
            return None
        return mapped_code(self._law, code, name, self._scope, (used, self.edition.id))

    def title(self, edition: str) -> str:
        """The edition by its name; empty where it is unknown."""
        found = self._law.nomenclature.editions.get(edition)
        return found.title if found else ""
