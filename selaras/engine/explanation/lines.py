"""Explains what the lowest lines of a plan add up to, whatever is printed on the lines above them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from selaras.engine.explanation.explanation import UNKNOWN, Explanation, Input, rule
from selaras.engine.explanation.reference import Reference, What
from selaras.engine.formulas.line_sums import amounts, lowest
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import rupiah_in_text
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import PlanDocument, WorkItem

OF_LINES: Final[Sequence[What]] = ("own_lines", "unit_lines", "lines")
_SUM: Final = f"{CONSISTENCY}#jumlah"
_DOWN: Final = "Dijumlahkan dari baris yang tidak mempunyai rincian di bawahnya, bukan dari yang tertulis di atasnya."
_BESIDE: Final = "Desa dibina dan tidak dijumlahkan."


class _Part(Frozen):
    """One figure that a sum is made of: its name, the figure that explains it, and the lowest lines it holds."""

    name: str
    reference: str
    lines: Sequence[WorkItem]


def explain_lines(law: Law, book: Book, of: PlanDocument | WorkItem, what: What, period: str) -> Explanation | None:
    """The sum of the lowest lines in a period: of a plan the agency's own, those of its units, or both; of a line those
    below it. None where there are none."""
    looked = _Lines(book, period)
    parts = looked.of_line(of) if isinstance(of, WorkItem) else looked.of_plan(of, what)
    lines = [line for part in parts for line in part.lines]
    if not lines:
        return None
    whole = amounts(book, lines, period)
    each = [(part, amounts(book, part.lines, period).total) for part in parts]
    known = [amount for _, amount in each if amount is not None]
    missing = f"{whole.unpriced} dari {whole.lines} baris belum berpagu dan tidak ikut dijumlahkan."
    unpriced = (missing,) if whole.unpriced else ()
    when = f" {Period.parse(period).words()}" if period else ""
    return Explanation(
        Reference(of.id, what, period),
        f"Jumlah pagu baris terendah{when}: {_whose(book, of, what)}",
        _money(whole.total),
        whole.total,
        f"Jumlah {len(known)} bagian dari {whole.lines} baris terendah",
        " + ".join(map(rupiah_in_text, known)),
        tuple(Input(part.name, _money(amount), reference=part.reference) for part, amount in each),
        (rule(law, _SUM),),
        (_DOWN, *((_BESIDE,) if isinstance(of, PlanDocument) else ()), *(unpriced if whole.total is not None else ())),
        unpriced if whole.total is None else (),
    )


class _Lines:
    """The lines of a Book with what stands below each; looked up once for all parts of a sum."""

    def __init__(self, book: Book, period: str) -> None:
        self.book, self.period = book, period
        self.children = book.under(WorkItem, "parent")

    def of_plan(self, plan: PlanDocument, what: What) -> list[_Part]:
        """The parts of a sum over the plan: the agency and its units where it is both, else the topmost lines."""
        found = lowest(self.book)
        if what == "lines" and found.own and found.units:
            own, units = (str(Reference(plan.id, each, self.period)) for each in ("own_lines", "unit_lines"))
            return [
                _Part("Perangkat daerah sendiri", own, found.own),
                _Part("Kelurahan dan unit", units, found.units),
            ]
        held = {line.id for line in {"own_lines": found.own, "unit_lines": found.units, "lines": found.all}[what]}
        items = [row for row in self.book.all(WorkItem) if row.document == plan.id]
        known = {row.id for row in items}
        tops = [row for row in items if row.parent not in known]
        return self._parts((top, [line for line in self.under(top) if line.id in held]) for top in tops)

    def of_line(self, item: WorkItem) -> list[_Part]:
        """The parts of a sum over what stands below a line."""
        return self._parts((child, [*self.under(child)]) for child in self.children.get(item.id, ()))

    def under(self, item: WorkItem) -> Iterator[WorkItem]:
        """The lowest lines below a line, or the line itself where it has none."""
        waiting, seen = [item], {item.id}
        while waiting:
            at = waiting.pop()
            below = [child for child in self.children.get(at.id, ()) if child.id not in seen]
            seen |= {child.id for child in below}
            waiting += reversed(below)
            if not self.children.get(at.id) and at.level != "organisation":
                yield at

    def _explained(self, item: WorkItem, held: Sequence[WorkItem]) -> str:
        """What explains the part that a line has in a sum; nothing where the line holds more than counts here."""
        if len(held) < sum(1 for _ in self.under(item)):
            return ""
        return str(Reference(item.id, "ceiling" if list(held) == [item] else "lines", self.period))

    def _parts(self, lines: Iterable[tuple[WorkItem, Sequence[WorkItem]]]) -> list[_Part]:
        return [
            _Part(
                f"{item.code} {item.name}".strip(),
                self._explained(item, held),
                held,
            )
            for item, held in lines
            if held
        ]


def _whose(book: Book, of: PlanDocument | WorkItem, what: What) -> str:
    if isinstance(of, WorkItem):
        return f"{of.code} {of.name}".strip()
    agency = book.agency.name if book.agency else "perangkat daerah"
    told = {"own_lines": f"{agency} sendiri", "unit_lines": "kelurahan dan unit", "lines": "seluruh rencana"}
    return told[what]


def _money(amount: int | None) -> str:
    return UNKNOWN if amount is None else rupiah_in_text(amount)
