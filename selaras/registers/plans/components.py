"""The verbs of a formula that is computed: its expression, its components, and what each was in a period."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from django.db import transaction

from selaras.engine.formulas.expression import Symbol, demand, parse
from selaras.engine.formulas.tokens import BadExpression
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import NotANumber, decimal
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Indicator
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import Change, apply, differing
from selaras.registers.plans.growing import add_rows, retire_row
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load

REASON: Final = "rumus indikator disusun"
MOST: Final = 26
_FIELDS: Final = ("name", "unit", "source", "role", "value")


class Wanted(Frozen):
    """One component as somebody writes it; ``value`` where it never changes within the plan, in ten-thousandths."""

    symbol: str
    name: str
    unit: str = ""
    source: str = ""
    role: Literal["", "numerator", "denominator", "weight"] = ""
    value: int | None = None


def number(text: str, what: str) -> int | None:
    """A typed number in ten-thousandths; None for an empty one. Raises ``Refused`` for what is no number."""
    if not text.strip():
        return None
    try:
        return decimal(text.strip()).value
    except NotANumber as error:
        raise Refused(f"{what}: {error}. Tulis misalnya 1.250 atau 12,5.") from error


@transaction.atomic
def write_formula(plan: Plan, indicator: str, expression: str, cap: int | None, wanted: Sequence[Wanted]) -> None:
    """Gives an indicator its expression, its cap in ten-thousandths of a percent, and exactly these components.

    Raises ``Refused`` for an expression that cannot be read or that calls a component nobody has named, for a symbol
    that is none or is there twice, and for an indicator that is not there.
    """
    book = load(plan, [Indicator, Component])
    row = book.find(indicator)
    if not isinstance(row, Indicator):
        raise Refused("Indikator ini tidak ada lagi dalam rencana. Muat ulang halaman.")
    _demand_readable(expression, wanted)
    held = {each.symbol: each for each in book.all(Component) if each.indicator == indicator}
    last = max((each.order for each in held.values()), default=0)
    new = [each for each in wanted if each.symbol not in held]
    rows = [
        Component(
            id=new_id(), document=row.document, organisation=row.organisation, period=row.period, place=Place(),
            indicator=indicator, order=last + at, **{"symbol": each.symbol, **_fields(each)},
        )
        for at, each in enumerate(new, start=1)
    ]  # fmt: skip
    if rows:
        add_rows(plan, rows, REASON)
    for symbol in sorted(held.keys() - {each.symbol for each in wanted}):
        retire_row(plan, Component.__name__, held[symbol].id, REASON)
    known = [(held[each.symbol], each) for each in wanted if each.symbol in held]
    changes = [change for component, each in known for change in differing(component, _fields(each))]
    changes += differing(row, {"expression": expression.strip(), "cap": cap})
    if changes:
        apply(plan, changes, REASON)


def _fields(wanted: Wanted) -> dict[str, Any]:
    return {field: getattr(wanted, field) for field in _FIELDS}


def _demand_readable(expression: str, wanted: Sequence[Wanted]) -> None:
    symbols = [each.symbol for each in wanted]
    folded = [symbol.casefold() for symbol in symbols]
    if len(wanted) > MOST:
        raise Refused(f"Satu rumus memuat paling banyak {MOST} komponen.")
    twice = next((symbol for symbol in symbols if folded.count(symbol.casefold()) > 1), "")
    if twice:
        raise Refused(f"Simbol “{twice}” dipakai dua kali. Beri setiap komponen simbolnya sendiri.")
    unnamed = next((each.symbol for each in wanted if not each.name), "")
    if unnamed:
        raise Refused(f"Komponen {unnamed} belum bernama. Tulis apa yang dihitungnya.")
    try:
        wrong = next((symbol for symbol in symbols if not isinstance(parse(symbol), Symbol)), None)
        if wrong is not None:
            raise Refused(f"“{wrong}” bukan simbol. Pakai huruf, misalnya A atau aduan_selesai.")
        if expression.strip():
            demand(parse(expression), symbols)
    except BadExpression as error:
        raise Refused(f"Rumus tidak dapat dibaca. {error}") from error


@transaction.atomic
def write_values(plan: Plan, indicator: str, typed: Mapping[tuple[str, str], str]) -> int:
    """Writes what components were in periods, as typed by component and period; an emptied one is unknown again. How
    many differ from what stood there. Raises ``Refused`` for what is no number and for a component of another."""
    book = load(plan, [Indicator, Component, ComponentValue])
    known = {each.id: each for each in book.all(Component) if each.indicator == indicator}
    held = {(each.component, each.period): each for each in book.all(ComponentValue)}
    new: list[ComponentValue] = []
    changes: list[Change] = []
    gone: list[str] = []
    for (component, period), text in typed.items():
        if component not in known:
            raise Refused("Komponen ini tidak ada lagi. Muat ulang halaman.")
        of, row = known[component], held.get((component, period))
        value = number(text, f"{of.name} {period}")
        if row is None and value is not None:
            new.append(
                ComponentValue(
                    id=new_id(), document=of.document, organisation=of.organisation, period=period, place=Place(),
                    component=component, text=text.strip(), value=value,
                )
            )  # fmt: skip
        elif row is not None and value is None:
            gone.append(row.id)
        elif row is not None:
            changes += differing(row, {"text": text.strip(), "value": value})
    if new:
        add_rows(plan, new, REASON)
    for each in gone:
        retire_row(plan, ComponentValue.__name__, each, REASON)
    if changes:
        apply(plan, changes, REASON)
    return len(new) + len(gone) + len({each.row for each in changes})
