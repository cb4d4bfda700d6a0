"""The regulations a plan cites: in its prose, and in the definitions and formulas of its indicators."""

from dataclasses import dataclass

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.law.regulation import Regulation
from selaras.engine.tables.rows import Citation, Indicator


@dataclass(frozen=True, slots=True)
class CitedRegulation:
    """A citation of a regulation the law has a record of, as printed."""

    regulation: Regulation
    text: str
    spot: Spot


def cited_regulations(facts: Facts) -> list[CitedRegulation]:
    """Every citation whose regulation is known; one in a cell stands at the cell of its indicator's row."""
    known = facts.law.regulations
    found = [
        CitedRegulation(known[row.regulation], row.text, Spot(row.id, row.place))
        for row in facts.book.all(Citation)
        if row.regulation in known
    ]
    cells = {(row.place.line, row.text) for row in facts.book.all(Citation)}
    for row in facts.book.all(Indicator):
        for field, text in (("definition", row.definition), ("formula", row.formula)):
            for cited in facts.law.cited(text) if text else ():
                printed = text[cited.start : cited.end]
                regulation = facts.law.find(cited)
                if regulation is not None and (row.place.line, printed) not in cells:
                    found.append(CitedRegulation(regulation, printed, Spot(row.id, row.place, field)))
    return found
