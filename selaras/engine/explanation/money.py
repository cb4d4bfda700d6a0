"""Explains money: the pagu of a work item, and the totals of a plan and of one unit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from selaras.engine.explanation.explanation import UNKNOWN, Explanation, Input, Rule, rule
from selaras.engine.explanation.reference import Reference
from selaras.engine.formulas.budget_tree import Shares, Tree, shares, tree
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.nested import total
from selaras.engine.tables.number import rupiah_in_text
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Organisation, PlanDocument, WorkItem

_SUM: Final = f"{CONSISTENCY}#jumlah"
_LEVELS: Final = {
    "organisation": "perangkat daerah", "program": "program", "kegiatan": "kegiatan", "sub_kegiatan": "sub kegiatan"
}  # fmt: skip
_SUPERVISED: Final = "Desa dibina dan tidak dijumlahkan."


def explain_ceiling(law: Law, book: Book, item: WorkItem, period: str, on: date) -> Explanation:
    """The pagu of a line: as it is printed, and what the lines below it come to."""
    work = _of_period(tree(book, item.document), period)
    amount = work.amount(item)
    rows = [row for row in work.ceilings.get(item.id, ()) if row.period == work.period]
    parts, formula = _parts(book, work, item, amount)
    printed = tuple(
        Input(f"Pagu tertulis ({row.version})", _money(row.amount), row.place, item.fund_source, row=row.id)
        for row in rows
    )
    return Explanation(
        Reference(item.id, "ceiling", work.period),
        f"Pagu {_words(work.period)}: {_called(item)}",
        _money(amount),
        amount,
        formula,
        _added(work, parts) if formula else "",
        (*printed, *_inputs(work, parts)),
        (*_document_rule(law, book, item, on), *((rule(law, _SUM),) if parts else ())),
        tuple(_treatment(work, item, parts, formula, len(rows))),
        ("Pagu baris ini belum diisi.",) if amount is None else (),
    )


def explain_total(law: Law, book: Book, plan: PlanDocument, which: str, period: str) -> Explanation:
    """A total of a plan: of the agency's ``own`` programs, of its ``units``, or ``total``, which is both together."""
    work = _of_period(tree(book, plan.id), period)
    divided = shares(book, work)
    who = book.agency.name if book.agency else "perangkat daerah"
    unit = f"{len(divided.units)} {divided.units_word}"
    own, units = work.sum(divided.own), work.sum(divided.of_units) if divided.units else 0
    told = {"own": f"{who} sendiri", "units": unit, "total": f"{who} dan {unit}" if divided.units else who}[which]
    if which == "total" and divided.units:
        inputs: tuple[Input, ...] = (
            Input(f"Jumlah {who} sendiri", _money(own), reference=str(_of(plan, "own", period))),
            Input(f"Jumlah {unit}", _money(units), reference=str(_of(plan, "units", period))),
        )
        amounts: Sequence[int | None] = (own, units)
        lacking: Sequence[WorkItem] = (*divided.own, *divided.of_units)
    else:
        lacking = divided.of_units if which == "units" else divided.own
        inputs = _inputs(work, lacking, _names(book) if which == "units" else None)
        amounts = [work.amount(item) for item in lacking]
    amount = total(amounts) if amounts or which != "units" else 0
    return Explanation(
        _of(plan, which, period),
        f"Jumlah pagu {_words(work.period)}: {told}",
        _money(amount),
        amount,
        _total_formula(which, divided),
        " + ".join(map(_bare, amounts)),
        inputs,
        (rule(law, _SUM),),
        _supervised(book, work),
        _lacks(work, lacking, amount),
    )


def explain_unit_total(law: Law, book: Book, unit: Organisation, period: str) -> Explanation | None:
    """What one organisation spends in its plan: its programs, or its own line where it lists none. None where the Book
    has no line of it."""
    document = next((item.document for item in book.all(WorkItem) if item.organisation == unit.id), None)
    if document is None:
        return None
    work = _of_period(tree(book, document), period)
    of_unit = [item for item in work.items if item.organisation == unit.id]
    items = [item for item in of_unit if item.level == "program"] or [
        item for item in of_unit if item.level == "organisation"
    ]
    amounts = [work.amount(item) for item in items]
    amount = total(amounts)
    return Explanation(
        Reference(unit.id, "total", period),
        f"Jumlah pagu {_words(work.period)}: {unit.name}",
        _money(amount),
        amount,
        f"Jumlah pagu {len(items)} {_LEVELS[items[0].level]}" if items else "",
        " + ".join(map(_bare, amounts)),
        _inputs(work, items),
        (rule(law, _SUM),),
        (_SUPERVISED,) if unit.supervised else (),
        _lacks(work, items, amount),
    )


def _of(plan: PlanDocument, which: str, period: str) -> Reference:
    return Reference(plan.id, which, period)  # type: ignore[arg-type]  # one of own, units, total


def _of_period(work: Tree, period: str) -> Tree:
    return replace(work, period=period) if period else work


def _parts(book: Book, work: Tree, item: WorkItem, amount: int | None) -> tuple[tuple[WorkItem, ...], str]:
    """The lines that a line is the sum of and that in words; the words are empty where they come to something else."""
    children = work.children.get(item.id, ())
    if not children:
        return (), ""
    words = f"Jumlah pagu {len(children)} {_LEVELS[children[0].level]} di bawahnya"
    if amount is not None and work.sum(children) == amount:
        return children, words
    if item.level == "organisation" and book.agency is not None and item.organisation == book.agency.id:
        divided = shares(book, work)
        both = (*children, *divided.of_units)
        if divided.units and amount is not None and work.sum(both) == amount:
            return both, f"{words} dan {len(divided.of_units)} baris dari {len(divided.units)} {divided.units_word}"
    return children, ""


def _treatment(work: Tree, item: WorkItem, parts: Sequence[WorkItem], formula: str, versions: int) -> Iterable[str]:
    yield "Pagu dipakai sebagaimana tertulis pada sumbernya."
    if versions > 1:
        yield f"Ada {versions} versi; yang dipakai adalah yang terakhir."
    if parts and not formula:
        below, amount = work.sum(parts), work.amount(item)
        if below is None:
            yield "Jumlah baris di bawahnya belum diketahui, karena ada pagu yang belum diisi."
        elif amount is not None:
            yield (
                f"Jumlah baris di bawahnya {rupiah_in_text(below)}, berbeda {rupiah_in_text(abs(amount - below))} "
                "dari yang tertulis."
            )
    elif parts:
        yield "Yang tertulis sama dengan jumlah baris di bawahnya."


def _added(work: Tree, parts: Iterable[WorkItem]) -> str:
    return " + ".join(_bare(work.amount(item)) for item in parts)


def _inputs(work: Tree, items: Iterable[WorkItem], units: Mapping[str, str] | None = None) -> tuple[Input, ...]:
    """The pagu of each line, with the name of its unit where lines of several units stand together."""
    found = []
    for item in items:
        row = next((row for row in reversed(work.ceilings.get(item.id, ())) if row.period == work.period), None)
        reference = str(Reference(item.id, "ceiling", work.period))
        place, id = (row.place, row.id) if row else (item.place, item.id)
        unit = (units or {}).get(item.organisation, "")
        name = f"{unit}: {_called(item)}" if unit else _called(item)
        found.append(Input(name, _money(row.amount if row else None), place, "", reference, id))
    return tuple(found)


def _names(book: Book) -> Mapping[str, str]:
    return {row.id: row.name for row in book.all(Organisation)}


def _total_formula(which: str, divided: Shares) -> str:
    if which == "total" and divided.units:
        return f"Jumlah perangkat daerah sendiri + jumlah {len(divided.units)} {divided.units_word}"
    items = divided.of_units if which == "units" else divided.own
    if not items:
        return "Tidak ada baris yang dijumlahkan"
    lines = "program" if all(item.level == "program" for item in items) else "baris"
    return f"Jumlah pagu {len(items)} {lines}"


def _lacks(work: Tree, items: Iterable[WorkItem], amount: int | None) -> tuple[str, ...]:
    if amount is not None:
        return ()
    missing = [_called(item) for item in items if work.amount(item) is None]
    return tuple(f"Pagu {name} belum diisi, sehingga jumlahnya belum diketahui." for name in missing) or (
        "Rencana ini belum memuat baris yang berpagu.",
    )


def _supervised(book: Book, work: Tree) -> tuple[str, ...]:
    with_lines = {item.organisation for item in work.items}
    supervised = (row.supervised for row in book.all(Organisation) if row.id in with_lines)
    return (_SUPERVISED,) if any(supervised) else ()


def _document_rule(law: Law, book: Book, item: WorkItem, on: date) -> tuple[Rule, ...]:
    plan = book.find(item.document)
    bases = law.value("explanation.ceiling", on).table
    basis = bases.get(plan.kind) if isinstance(plan, PlanDocument) else None
    return (rule(law, str(basis)),) if basis else ()


def _called(item: WorkItem) -> str:
    return f"{item.code} {item.name}".strip()


def _money(amount: int | None) -> str:
    return UNKNOWN if amount is None else rupiah_in_text(amount)


def _bare(amount: int | None) -> str:
    return f"({UNKNOWN})" if amount is None else rupiah_in_text(amount).removeprefix("Rp")


def _words(period: str) -> str:
    return Period.parse(period).words() if period else ""
