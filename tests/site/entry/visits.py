"""The addresses of entry with every person; what is stored there is in the tests beside this file."""

import json
from typing import Any

from selaras.engine.tables.rows import Ceiling, WorkItem
from selaras.registers.archive.scope import system
from selaras.registers.plans.store import load
from tests.site.visiting import EDITORS, GONE, OK, REFUSED, THERE, Case, Visit, answers, here

WRITERS = answers(GONE, own=OK, planner=OK, camat=OK)


def item(case: Case) -> WorkItem:
    """The sub kegiatan of the first kelurahan."""
    with system("uji"):
        book = load(case.plan)
    units = {row.id for row in book if getattr(row, "name", "") == "KELURAHAN SATU"}
    return next(row for row in book.all(WorkItem) if row.organisation in units and row.level == "sub_kegiatan")


def pagu(case: Case) -> int | None:
    with system("uji"):
        return next(row.amount for row in load(case.plan).all(Ceiling) if row.item == item(case).id)


def at_item(case: Case) -> list[Any]:
    return [*here(case), item(case).id]


def written(case: Case) -> dict[str, str]:
    name = f"pagu.{item(case).id}"
    return {"baris": item(case).code, name: "500", f"semula.{name}": json.dumps(pagu(case))}


def filled(case: Case) -> dict[str, str]:
    name = f"{item(case).id}.ceiling"
    return {name: "500", f"tampil.{name}": "400", f"semula.{name}": json.dumps(pagu(case))}


VISITS = [
    Visit("entry:grid", answers(OK), here),
    Visit("entry:remarks", answers(REFUSED), here),
    Visit("entry:save", answers(REFUSED), here, lambda case: {"bukan": "json"}),
    Visit("entry:undo", answers(REFUSED), here, lambda case: {"bukan": "json"}),
    Visit("entry:add_up", answers(REFUSED), here, lambda case: {}),
    Visit("entry:row", EDITORS, at_item, filled),
    Visit("entry:suppose", answers(REFUSED, planner=THERE, camat=THERE), at_item, filled),
    Visit("entry:suppose_removal", answers(REFUSED, planner=THERE, camat=THERE), at_item, lambda case: {}),
    Visit("entry:turned", answers(REFUSED), at_item, lambda case: {"change": "stopped", "reason": "x"}),
    Visit("entry:formula", answers(GONE), at_item),
    Visit("entry:values", answers(GONE), at_item, lambda case: {}),
    Visit("entry:indicator", answers(REFUSED), at_item, lambda case: {"name": "Jumlah rapat", "unit": "Kali"}),
    Visit("entry:retire", EDITORS, here, lambda case: {"item": item(case).id, "reason": "tidak dianggarkan"}),
    Visit("entry:choose", WRITERS, here),
    Visit("entry:take", WRITERS, lambda case: [*here(case), case.town.one.pk, "7.01.04"]),
    Visit("entry:matrix", answers(OK), here),
    Visit("entry:fill_matrix", EDITORS, here, written),
]
