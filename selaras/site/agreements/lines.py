"""An agreement as its page shows it: lines with their fields, what differs from their source, what they lack."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from selaras.engine.documents.amendment import target_words
from selaras.engine.explanation.reference import Reference
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.nested import outermost, total
from selaras.engine.tables.rows import Agreement, AgreementLine, Goal, Indicator, Objective, Target
from selaras.registers.agreements.differences import Difference, budget_differences, line_differences
from selaras.registers.agreements.readiness import Gap
from selaras.registers.agreements.sources import Strategy
from selaras.registers.plans.values import How
from selaras.site.agreements.fields import Field

NOBODY: Final = "tidak melayani baris atasan"


class Line(Frozen):
    """One promised line. ``first`` is true of the first of its objective, which shows the objective's words; ``figure``
    is the reference of its target, empty where it has none."""

    id: str
    position: int
    first: bool
    is_goal: bool
    objective: Field | None
    indicator: Field
    unit: Field
    target: Field
    origin: Field
    basis: Field
    above: Field | None
    serves: str
    figure: str = ""
    differences: Sequence[Difference] = ()
    gaps: Sequence[Gap] = ()

    @property
    def fields(self) -> list[Field]:
        """All that can be written in it."""
        some = (self.objective, self.indicator, self.unit, self.target, self.origin, self.basis, self.above)
        return [field for field in some if field is not None]


class MoneyLine(Frozen):
    """One line of the list of money; ``outer`` where it lies in no other and is summed."""

    row: AgreementBudget
    outer: bool
    amount: Field
    note: Field
    difference: Difference | None

    @property
    def fields(self) -> list[Field]:
        """All that can be written in it."""
        return [self.amount, self.note]


class Sheet(Frozen):
    """The whole agreement: its own fields, its lines, its money and the total of that."""

    agreement: Agreement
    head: Sequence[Field]
    lines: Sequence[Line]
    money: Sequence[MoneyLine]
    money_total: int | None

    @property
    def fields(self) -> list[Field]:
        """All that can be written on the page."""
        in_lines = [field for line in self.lines for field in line.fields]
        return [*self.head, *in_lines, *(field for row in self.money for field in row.fields)]

    @property
    def differing(self) -> int:
        """How many values differ from their source."""
        return sum(len(line.differences) for line in self.lines) + sum(row.difference is not None for row in self.money)

    def again(self, given: Mapping[str, Field]) -> "Sheet":
        """The same with what was typed, for a form that is shown again."""

        def put(field: Field | None) -> Field | None:
            return given.get(field.name, field) if field else None

        names = ("objective", "indicator", "unit", "target", "origin", "basis", "above")
        lines = [replace(line, **{name: put(getattr(line, name)) for name in names}) for line in self.lines]
        money = [replace(row, amount=put(row.amount), note=put(row.note)) for row in self.money]
        return replace(self, head=[put(field) for field in self.head], lines=lines, money=money)


def sheet(book: Book, offered: Strategy | None, missing: Sequence[Gap], year: int) -> Sheet | None:
    """The agreement of a Book; None where it holds none. ``offered`` is None where nobody edits it: then nothing is
    compared."""
    agreement = next(iter(book.all(Agreement)), None)
    if agreement is None:
        return None
    sources = offered.by_id if offered else {}
    apart = line_differences(book, sources, year) if offered else {}
    above = _above(offered)
    lines: list[Line] = []
    last = ""
    for position, row in enumerate(sorted(book.all(AgreementLine), key=lambda row: row.order), start=1):
        own = [gap for gap in missing if gap.row == row.id]
        made = _line(book, row, position, row.objective != last, year, above)
        lines.append(replace(made, differences=apart.get(row.id, ()), gaps=own))
        last = row.objective
    rows = sorted(book.all(AgreementBudget), key=lambda row: row.order)
    tops = outermost(rows)
    differing = budget_differences(book, offered.by_code) if offered else {}
    money = [_money(row, row in tops, differing.get(row.id)) for row in rows]
    return Sheet(agreement, _head(agreement), lines, money, total(row.amount for row in tops))


def _above(offered: Strategy | None) -> dict[str, str]:
    """The superior's lines in words, by id."""
    lines = offered.superior if offered and offered.superior_unit else ()
    return {line.above: f"{number}. {line.indicator.name}" for number, line in enumerate(lines, start=1)}


def origins(year: int) -> dict[str, str]:
    """Where a line may come from, as the law of the year names it, and nothing said yet."""
    return {"": "belum dipilih", **load_law().value("agreement.origins", date(year, 1, 1)).table}


def grounds(year: int) -> dict[str, str]:
    """The lawful grounds of an amendment."""
    return dict(load_law().value("agreement.grounds", date(year, 1, 1)).table)


def _head(agreement: Agreement) -> list[Field]:
    one: dict[str, Any] = {"kind": "Agreement", "row": agreement.id}
    signed = agreement.signed_on.isoformat() if agreement.signed_on else None
    fields = [
        Field(**one, field="signed_on", label="Tanggal penandatanganan", before=signed, how=How.DATE),
        Field(**one, field="first_party", label="Jabatan pihak pertama, bila lain dari yang tercatat",
              before=agreement.first_party),
        Field(**one, field="second_party", label="Jabatan pihak kedua, bila lain dari yang tercatat",
              before=agreement.second_party),
    ]  # fmt: skip
    if agreement.replaces:
        choices = {"": "belum dipilih", **grounds(agreement.year)}
        fields.append(Field(**one, field="ground", label="Dasar perubahan", before=agreement.ground, choices=choices))
    return fields


def _line(book: Book, row: AgreementLine, position: int, first: bool, year: int, above: Mapping[str, str]) -> Line:
    subject, measured = book.find(row.objective), book.find(row.indicator)
    indicator = measured if isinstance(measured, Indicator) else None
    target = next((one for one in book.all(Target) if one.indicator == row.indicator and one.period == str(year)), None)
    one: dict[str, Any] = {"kind": "AgreementLine", "row": row.id}
    at = f"baris {position}"
    choices = {"": NOBODY, **above}
    if row.above and row.above not in above:
        choices[row.above] = "baris atasan yang sudah diganti"
    return Line(
        id=row.id,
        position=position,
        first=first,
        is_goal=isinstance(subject, Goal),
        objective=Field(type(subject).__name__, subject.id, "text", f"Sasaran {at}", subject.text, long=True)
        if first and isinstance(subject, Goal | Objective)
        else None,
        indicator=Field("Indicator", row.indicator, "name", f"Indikator {at}", indicator.name if indicator else "",
                        long=True),
        unit=Field("Indicator", row.indicator, "unit", f"Satuan {at}", indicator.unit if indicator else ""),
        target=_target(row.indicator, target, f"Target {at}", indicator),
        figure=str(Reference(row.indicator, "target", str(year))) if target and target.text else "",
        origin=Field(**one, field="origin", label=f"Asal {at}", before=row.origin, choices=origins(year)),
        basis=Field(**one, field="origin_basis", label=f"Keterangan asal {at}", before=row.origin_basis),
        above=Field(**one, field="above", label=f"Melayani, {at}", before=row.above, choices=choices)
        if above or row.above
        else None,
        serves=above.get(row.above, ""),
    )  # fmt: skip


def _target(indicator_id: str, target: Target | None, label: str, indicator: Indicator | None) -> Field:
    """A target that is not there yet is made when it is written; one that was typed as a number shows that number."""
    before = target.text if target else ""
    row: dict[str, Any] = {"row": target.id} if target else {"row": "", "of": indicator_id}
    return Field(
        "Target",
        field="text",
        label=label,
        before=before,
        how=How.TARGET,
        indicator=indicator,
        placeholder=target_words(target) if target else "",
        **row,
    )


def _money(row: AgreementBudget, outer: bool, difference: Difference | None) -> MoneyLine:
    one: dict[str, Any] = {"kind": "AgreementBudget", "row": row.id}
    return MoneyLine(
        row, outer, Field(**one, field="amount", label=f"Anggaran {row.name}", before=row.amount, how=How.MONEY),
        Field(**one, field="note", label=f"Keterangan {row.name}", before=row.note), difference,
    )  # fmt: skip
