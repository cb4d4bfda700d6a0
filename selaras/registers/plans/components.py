"""The verbs of a formula that is computed: its expression, its components, and what each was in a period."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
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
from selaras.registers.plans.editing import Change, Conflict, apply, differing, hold
from selaras.registers.plans.growing import exchange_rows
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load

REASON: Final = "rumus indikator disusun"
MOST: Final = 26
_TIMES: Final = re.compile(r"[xX][0-9]*")  # what formulas read as a times sign
_FIELDS: Final = ("name", "unit", "source", "role", "value")


class Wanted(Frozen):
    """One component as somebody writes it; ``value`` where it never changes within the plan, in ten-thousandths.
    ``id`` is that of the stored component that it was, empty for a new one."""

    symbol: str
    name: str
    unit: str = ""
    source: str = ""
    role: Literal["", "numerator", "denominator", "weight"] = ""
    value: int | None = None
    id: str = ""


def number(text: str, what: str) -> int | None:
    """A typed number in ten-thousandths; None for an empty one. Raises ``Refused`` for what is no number."""
    if not text.strip():
        return None
    try:
        read = decimal(text.strip(), counting=True)
    except NotANumber as error:
        raise Refused(f"{what}: {error}. Tulis misalnya 1.250 atau 12,5.") from error
    if read.doubt:
        raise Refused(f"{what}: {read.doubt}. Tulis misalnya 1.250 atau 12,5.")
    return read.value


def formula_seen(row: Indicator, components: Iterable[Component]) -> str:
    """What a page shows of a formula, by which it is known again: a digest of expression, cap and components."""
    told = [row.expression, row.cap, *([each.id, each.symbol, *_fields(each).values()] for each in components)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


@transaction.atomic
def write_formula(
    plan: Plan, indicator: str, expression: str, cap: int | None, wanted: Sequence[Wanted], shown: str | None = None
) -> None:
    """Gives an indicator its expression, its cap in ten-thousandths of a percent, and exactly these components, where
    ``shown`` is what the person saw (``formula_seen``; None asks nothing). A component keeps its values under another
    symbol.

    Raises ``Refused`` for an expression that cannot be read or that calls a component nobody has named, for a symbol
    that is none or is there twice, for a cap that lets nothing count, and for an indicator that is not there;
    ``Conflict`` where somebody else wrote the formula meanwhile.
    """
    hold(plan.pk)
    book = load(plan, [Indicator, Component])
    row = book.find(indicator)
    if not isinstance(row, Indicator):
        raise Refused("Indikator ini tidak ada lagi dalam rencana. Muat ulang halaman.")
    stored = [each for each in book.all(Component) if each.indicator == indicator]
    if shown is not None and shown != formula_seen(row, stored):
        told = f"sekarang “{row.expression}”" if row.expression else "sekarang tanpa rumus"
        raise Conflict(f"Rumus ini sudah diubah orang lain, {told}. Isian Anda masih di bawah.", row.expression)
    _demand_readable(expression, wanted)
    if cap is not None and cap <= 0:
        raise Refused("Batas capaian harus lebih dari nol persen, misalnya 120.")
    held = _known(stored, wanted)
    last = max((each.order for each in stored), default=0)
    new = [each for at, each in enumerate(wanted) if at not in held]
    rows = [
        Component(
            id=new_id(), document=row.document, organisation=row.organisation, period=row.period, place=Place(),
            indicator=indicator, order=last + at, **{"symbol": each.symbol, **_fields(each)},
        )
        for at, each in enumerate(new, start=1)
    ]  # fmt: skip
    stay = {each.id for each in held.values()}
    exchange_rows(plan, rows, Component, [each.id for each in stored if each.id not in stay], REASON)
    changes = [
        change
        for at, component in held.items()
        for change in differing(component, {"symbol": wanted[at].symbol, **_fields(wanted[at])})
    ]
    changes += differing(row, {"expression": expression.strip(), "cap": cap})
    if changes:
        apply(plan, changes, REASON)


def _known(stored: Sequence[Component], wanted: Sequence[Wanted]) -> dict[int, Component]:
    """The stored component that each wanted one is, by its place among them: the one it names, else one of its symbol
    that no other names."""
    by_id = {each.id: each for each in stored}
    found = {at: by_id[each.id] for at, each in enumerate(wanted) if each.id in by_id}
    named = {component.id for component in found.values()}
    by_symbol = {each.symbol.casefold(): each for each in stored if each.id not in named}
    for at, each in enumerate(wanted):
        if at not in found and (known := by_symbol.get(each.symbol.casefold())):
            found[at] = known
    return found


def _fields(of: Wanted | Component) -> dict[str, Any]:
    return {field: getattr(of, field) for field in _FIELDS}


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
        wrong = next((each for each in symbols if _TIMES.fullmatch(each) or not isinstance(parse(each), Symbol)), None)
        if wrong is not None:
            raise Refused(f"“{wrong}” bukan simbol. Pakai huruf selain x, misalnya A atau aduan_selesai.")
        if expression.strip():
            demand(parse(expression), symbols)
    except BadExpression as error:
        raise Refused(f"Rumus tidak dapat dibaca. {error}") from error


@transaction.atomic
def write_values(plan: Plan, indicator: str, typed: Mapping[tuple[str, str], tuple[str, str]]) -> int:
    """Writes what components were in periods: by component and period the text that was shown and the one that is
    typed. Where they are the same nothing is written; an emptied one is unknown again. How many were written.

    Raises ``Refused`` for what is no number and for a component of another indicator, and ``Conflict`` where somebody
    else wrote one of them meanwhile.
    """
    hold(plan.pk)
    book = load(plan, [Indicator, Component, ComponentValue])
    known = {each.id: each for each in book.all(Component) if each.indicator == indicator}
    held = {(each.component, each.period): each for each in book.all(ComponentValue)}
    new: list[ComponentValue] = []
    changes: list[Change] = []
    gone: list[str] = []
    for (component, period), (seen, text) in typed.items():
        if component not in known:
            raise Refused("Komponen ini tidak ada lagi. Muat ulang halaman.")
        if text.strip() == seen.strip():
            continue
        of, row = known[component], held.get((component, period))
        now = row.text if row else ""
        if now != seen:
            raise Conflict(
                f"{of.name} {period} sudah diisi orang lain: “{now or 'kosong'}”. Isian Anda masih di bawah.", now
            )
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
    exchange_rows(plan, new, ComponentValue, gone, REASON)
    if changes:
        apply(plan, changes, REASON)
    return len(new) + len(gone) + len({each.row for each in changes})
