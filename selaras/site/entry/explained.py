"""The figures of one line of a plan, each with the reference by which it is explained."""

from collections.abc import Sequence

from selaras.engine.explanation.explain import explainer
from selaras.engine.explanation.reference import Reference, What
from selaras.engine.formulas.figures import Figures
from selaras.engine.formulas.line_sums import Amounts, LineSums
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Ceiling, Indicator, Row, WorkItem

_MEASURED: Sequence[tuple[What, str]] = (("target", "target"), ("value", "realisasi"), ("achievement", "capaian"))


def figures_of(book: Book, line: Row, indicators: Sequence[Indicator]) -> list[tuple[str, list[tuple[str, str]]]]:
    """By what they are of, the figures in words with their references: pagu of a line of work in each period, then what
    each indicator is to reach and has reached."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    if isinstance(line, WorkItem):
        periods = dict.fromkeys(row.period for row in book.under(Ceiling, "item").get(line.id, ()))
        found.append(("Pagu", [(_words(each), str(Reference(line.id, "ceiling", each))) for each in periods]))
    figures = Figures(book)
    found += [(row.name, [*_of_indicator(figures, row)]) for row in indicators]
    return [(name, links) for name, links in found if links]


def _of_indicator(figures: Figures, row: Indicator) -> Sequence[tuple[str, str]]:
    """Target and what was reached in each period of which anything is known; the achievement where both are."""
    links = []
    for period in figures.periods.get(row.id, ()):
        target, reached = figures.target(row.id, period), figures.reached(row, period).actual
        known = {"target": target, "value": reached, "achievement": target and reached}
        links += [
            (f"{word} {_words(period)}", str(Reference(row.id, what, period)))
            for what, word in _MEASURED
            if known[what]
        ]
    return links


def _words(period: str) -> str:
    return Period.parse(period).words() if period else ""


def _kinds(sums: LineSums) -> Sequence[tuple[str, What, What, Amounts]]:
    return (
        ("own", "own", "own_lines", sums.own),
        ("units", "units", "unit_lines", sums.units),
        ("all", "total", "lines", sums.all),
    )


def sum_figures(book: Book, law: Law, sums: LineSums) -> dict[str, str]:
    """The references of the sums of the lowest lines, of the agency itself, of its units and of both: the plan's own
    totals where they come to the same, for those say more; else the sums themselves."""
    plan = book.plan
    if plan is None or not book.under(WorkItem, "document").get(plan.id):
        return {}
    explains = explainer(book, law)
    found = {}
    for name, what, lines, amounts in _kinds(sums):
        total = Reference(plan.id, what)
        if explains.explain(total).value == amounts.total:
            found[name] = str(total)
        elif amounts.total is not None:
            found[name] = str(Reference(plan.id, lines))
    return found
