"""The view of documents: one line per plan and agreement, for what is said once of a whole document."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.official import mapped_code
from selaras.engine.facts.view import NUMBER, TEXT, Fact, Lines, Told, view
from selaras.engine.law.law import Law
from selaras.engine.law.mapping import Certainty, Mapped
from selaras.engine.tables.rows import Agreement, PlanDocument, WorkItem
from selaras.engine.tables.wording import fold, listed

COLUMNS = {
    "kind": TEXT,
    "title": TEXT,
    "year": NUMBER,
    "first_year": NUMBER,
    "last_year": NUMBER,
    "signed_on": TEXT,
    "signed_year": NUMBER,
    "signed_month": NUMBER,
    "edition_title": TEXT,
    "edition_now_title": TEXT,
    "edition_now_from": TEXT,
    "edition_replaced": NUMBER,
    "codes": NUMBER,
    "codes_certain": NUMBER,
    "codes_doubtful": NUMBER,
    "codes_none": NUMBER,
    "codes_not_loaded": NUMBER,
    "codes_told": TEXT,
    "lines": NUMBER,
    "unplanned": NUMBER,
    "unplanned_list": TEXT,
}

# What becomes of a code in the new edition, by how certain that is.
_BECOMES: Mapping[Certainty, str] = {
    "certain": "mempunyai padanan pasti",
    "doubtful": "perlu diperiksa",
    "none": "tidak mempunyai padanan",
    "not_loaded": "belum dapat dipadankan karena daftarnya belum dimuat",
}


class _Line(NamedTuple):
    """A document with its columns, and what is told besides: the steps of its codes, or its lines without a plan."""

    row: PlanDocument | Agreement
    kind: str
    values: Mapping[str, Fact]
    steps: Sequence[Mapped] = ()
    unplanned: Sequence[Mapping[str, Fact]] = ()


@view("documents", COLUMNS)
def documents(facts: Facts) -> Lines:
    """One line per plan document and per agreement of the Book."""
    lines = [_plan(facts, row) for row in facts.book.all(PlanDocument)]
    lines += [_agreement(facts, row) for row in facts.book.all(Agreement)]
    columns = {name: [line.values.get(name) for line in lines] for name in COLUMNS}
    return Lines(columns, lambda line: _told(lines[line]))


def _told(line: _Line) -> Told:
    more: dict[str, Any] = {}
    if line.steps:
        more["mapping"] = [
            {
                "old": step.old_code,
                "name": step.old_name,
                "certainty": step.certainty,
                "new": step.code,
                "new_name": step.name,
                "reason": step.reason,
            }
            for step in line.steps
        ]
    if line.unplanned:
        more["unplanned_lines"] = line.unplanned
    return Told(line.row, line.row.title, f"{line.kind}/{fold(line.row.title)}", more=more)


def _signed(day: date | None) -> dict[str, Fact]:
    if day is None:
        return {}
    return {"signed_on": day.isoformat(), "signed_year": day.year, "signed_month": day.month}


def _plan(facts: Facts, row: PlanDocument) -> _Line:
    edition, steps = _edition(facts, row)
    values = {
        "kind": row.kind,
        "title": row.title,
        "year": row.first_year if row.first_year == row.last_year else None,
        "first_year": row.first_year,
        "last_year": row.last_year,
        **_signed(row.signed_on),
        **edition,
    }
    return _Line(row, row.kind, values, steps)


def _edition(facts: Facts, row: PlanDocument) -> tuple[Mapping[str, Fact], Sequence[Mapped]]:
    """Whether the code edition of a document had been replaced on the plan's date, and what becomes of its codes."""
    lists = facts.law.nomenclature
    if row.edition not in lists.editions:
        return {}, []
    items = [item for item in facts.book.all(WorkItem) if item.document == row.id and item.level != "organisation"]
    if not items:
        return {}, []
    now, used = lists.edition_on(facts.on), lists.edition(row.edition)
    replaced = used.from_ < now.from_
    values: dict[str, Fact] = {
        "edition_title": used.title,
        "edition_now_title": now.title,
        "edition_now_from": now.from_.isoformat(),
        "edition_replaced": int(replaced),
    }
    if not replaced:
        return values, []
    pairs = dict.fromkeys(
        (item.code, item.name) for item in items if lists.editions.get(item.edition, used).id == used.id
    )
    mapped, told = _mapped(facts.law, tuple(pairs), facts.scope, (used.id, now.id))
    return {**values, **told}, mapped


@lru_cache(maxsize=64)  # a plan keeps its codes from edit to edit
def _mapped(
    law: Law, pairs: tuple[tuple[str, str], ...], scope: str, editions: tuple[str, str]
) -> tuple[Sequence[Mapped], Mapping[str, Fact]]:
    """What becomes of codes with their names, and how many of each kind that are."""
    mapped = [mapped_code(law, code, name, scope, editions) for code, name in pairs]
    counts = Counter(step.certainty for step in mapped)
    told: dict[str, Fact] = {f"codes_{kind}": counts[kind] for kind in _BECOMES}
    words = listed([f"{counts[kind]} {becomes}" for kind, becomes in _BECOMES.items() if counts[kind]])
    return mapped, {"codes": len(mapped), **told, "codes_told": words}


def _agreement(facts: Facts, row: Agreement) -> _Line:
    lines = facts.lines("agreement_lines")
    planned, origin = lines.column("planned"), lines.column("origin")
    own = [line for line in range(len(lines)) if lines.told(line).row.document == row.document]
    judged = [line for line in own if planned[line] is not None]
    unplanned: list[dict[str, Fact]] = [
        {"place": str(lines.told(line).row.place), **lines.values(line, ("objective", "indicator"))}
        for line in judged
        if not planned[line] and not origin[line]
    ]
    values: dict[str, Fact] = {
        "kind": "pk",
        "title": row.title,
        "year": row.year,
        "first_year": row.year,
        "last_year": row.year,
        **_signed(row.signed_on),
        "lines": len(judged),
        "unplanned": len(unplanned) if judged else None,
        "unplanned_list": "; ".join(str(line["indicator"]) for line in unplanned) or None,
    }
    return _Line(row, "pk", values, unplanned=unplanned)
