"""The view of documents: one line per plan and agreement, for what is said once of a whole document."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.official import mapped_code
from selaras.engine.facts.view import NUMBER, TEXT, Fact, Record, view
from selaras.engine.law.mapping import Certainty
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


@view("documents", COLUMNS)
def documents(facts: Facts) -> list[Record]:
    """One line per plan document and per agreement of the Book."""
    plans = [_plan(facts, row) for row in facts.book.all(PlanDocument)]
    return plans + [_agreement(facts, row) for row in facts.book.all(Agreement)]


def _empty() -> dict[str, Fact]:
    return dict.fromkeys(COLUMNS)


def _signed(day: date | None) -> dict[str, Fact]:
    if day is None:
        return {}
    return {"signed_on": day.isoformat(), "signed_year": day.year, "signed_month": day.month}


def _plan(facts: Facts, row: PlanDocument) -> Record:
    edition, more = _edition(facts, row)
    values = _empty() | {
        "kind": row.kind,
        "title": row.title,
        "year": row.first_year if row.first_year == row.last_year else None,
        "first_year": row.first_year,
        "last_year": row.last_year,
        **_signed(row.signed_on),
        **edition,
    }
    return Record(row, row.title, f"{row.kind}/{fold(row.title)}", values, more=more)


def _edition(facts: Facts, row: PlanDocument) -> tuple[dict[str, Fact], dict[str, Any]]:
    """Whether the code edition of a document had been replaced on the plan's date, and what becomes of its codes."""
    lists = facts.law.nomenclature
    items = [item for item in facts.book.all(WorkItem) if item.document == row.id and item.level != "organisation"]
    if row.edition not in lists.editions or not items:
        return {}, {}
    now, used = lists.edition_on(facts.on), lists.edition(row.edition)
    replaced = used.from_ < now.from_
    facts_of: dict[str, Fact] = {
        "edition_title": used.title,
        "edition_now_title": now.title,
        "edition_now_from": now.from_.isoformat(),
        "edition_replaced": int(replaced),
    }
    if not replaced:
        return facts_of, {}
    pairs = dict.fromkeys((item.code, item.name) for item in items if lists.editions.get(item.edition, used) == used)
    mapped = [mapped_code(facts.law, code, name, facts.scope, (used.id, now.id)) for code, name in pairs]
    counts = Counter(step.certainty for step in mapped)
    facts_of |= {
        "codes": len(mapped),
        **{f"codes_{kind}": counts[kind] for kind in _BECOMES},
        "codes_told": listed([f"{counts[kind]} {becomes}" for kind, becomes in _BECOMES.items() if counts[kind]]),
    }
    steps = [
        {
            "old": s.old_code,
            "name": s.old_name,
            "certainty": s.certainty,
            "new": s.code,
            "new_name": s.name,
            "reason": s.reason,
        }
        for s in mapped
    ]
    return facts_of, {"mapping": steps}


def _agreement(facts: Facts, row: Agreement) -> Record:
    lines = [line for line in facts.records("agreement_lines") if line.row.document == row.document]
    judged = [line for line in lines if line.values["planned"] is not None]
    unplanned = [line for line in judged if not line.values["planned"] and not line.values["origin"]]
    listed = "; ".join(f"{line.values['indicator']}" for line in unplanned)
    values = _empty() | {
        "kind": "pk",
        "title": row.title,
        "year": row.year,
        "first_year": row.year,
        "last_year": row.year,
        **_signed(row.signed_on),
        "lines": len(judged),
        "unplanned": len(unplanned) if judged else None,
        "unplanned_list": listed or None,
    }
    more = {
        "unplanned_lines": [
            {"place": str(line.row.place), "objective": line.values["objective"], "indicator": line.values["indicator"]}
            for line in unplanned
        ]
    }
    return Record(row, row.title, f"pk/{fold(row.title)}", values, more=more if unplanned else {})
