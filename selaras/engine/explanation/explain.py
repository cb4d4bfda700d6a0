"""Finds the figure that a reference names and explains it."""

from collections.abc import Iterable
from datetime import date

from selaras.engine.explanation.explanation import Explanation
from selaras.engine.explanation.lines import OF_LINES, explain_lines
from selaras.engine.explanation.measures import explain_achievement, explain_target, explain_value
from selaras.engine.explanation.money import explain_ceiling, explain_total, explain_unit_total
from selaras.engine.explanation.proposed import explain_cost, explain_proposed
from selaras.engine.explanation.reference import NoFigure, Reference
from selaras.engine.formulas.figures import Figures
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import Period
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Indicator, Organisation, PlanDocument, Row, WorkItem

_MEASURED = {"target": explain_target, "value": explain_value, "achievement": explain_achievement}


class Explainer(Frozen, eq=False):
    """Explains the figures of one Book; what many of them need is looked up once."""

    book: Book
    law: Law
    figures: Figures

    def explain(self, reference: Reference, on: date | None = None) -> Explanation:
        """Everything about one figure, by the rules of the first day of its year or of another day.

        Raises ``NoFigure`` for a row that the Book does not have, and for what such a row has no figure of.
        """
        row = self.book.find(reference.row)
        if row is None:
            raise NoFigure(f"Baris “{reference.row}” tidak ada. Periksa rujukannya.")
        period = reference.period or self._own_period(row)
        found = self._found(row, reference, period, on or _first_day(period))
        if found is None:
            raise NoFigure(f"Baris “{reference.row}” tidak mempunyai angka “{reference.what}”. Periksa rujukannya.")
        return found

    def _found(self, row: Row, reference: Reference, period: str, on: date) -> Explanation | None:
        what = reference.what
        if isinstance(row, Indicator) and what in _MEASURED:
            if not period:
                raise NoFigure("Sebutkan periodenya, misalnya ID-INDIKATOR@2025:achievement.")
            return _MEASURED[what](self.law, self.figures, row, period, on)
        if isinstance(row, WorkItem) and what == "ceiling":
            return explain_ceiling(self.law, self.book, row, period, on)
        if what in OF_LINES:
            return self._of_lines(row, reference, period)
        if isinstance(row, PlanDocument) and what in ("own", "units", "total"):
            return explain_total(self.law, self.book, row, what, reference.period)
        if isinstance(row, Organisation) and what == "total":
            return explain_unit_total(self.law, self.book, row, reference.period)
        if isinstance(row, Proposal) and what == "cost":
            return explain_cost(row)
        if isinstance(row, PlanDocument | Organisation) and what == "proposed":
            return explain_proposed(self.law, self.book, row)
        return None

    def _of_lines(self, row: Row, reference: Reference, period: str) -> Explanation | None:
        """The sum of the lowest lines of the Book's own plan, or of a line: a plan that another one quotes has none."""
        if row is self.book.plan or (isinstance(row, WorkItem) and reference.what == "lines"):
            return explain_lines(self.law, self.book, row, reference.what, period)
        return None

    def _own_period(self, row: Row) -> str:
        plan = row if isinstance(row, PlanDocument) else self.book.find(row.document)
        if isinstance(plan, PlanDocument):
            return self.book.own_period(plan)
        return row.period


def explainer(book: Book, law: Law) -> Explainer:
    """What explains the figures of a Book."""
    return Explainer(book, law, Figures(book))


def as_text(explanation: Explanation) -> str:
    """An explanation for a terminal: a label, then its texts."""
    return "\n".join(_lines(explanation.lines()))


def _lines(pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
    before = ""
    for label, text in pairs:
        yield f"{label}: {text}" if label != before else f"  {text}"
        before = label


def _first_day(period: str) -> date:
    try:
        return date(Period.parse(period).last, 1, 1)
    except ValueError:  # a row without any year of its own is judged by the rules of the first ones
        return date(1999, 1, 1)
