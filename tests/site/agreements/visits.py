"""Who gets which answer from the pages of agreements."""

from typing import Any

from selaras.engine.tables.rows import Agreement
from selaras.registers.agreements.actions import start
from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR
from tests.site.visiting import EDITORS, GONE, OK, REFUSED, Case, Visit, answers, here


def at_one(case: Case) -> list[Any]:
    """The first kelurahan, whose head and operator are among the people."""
    return [case.town.agency.pk, YEAR, case.town.one.pk]


def begun(case: Case) -> list[Any]:
    """The same once its agreement is begun."""
    with system("uji"):
        if not Plan.objects.filter(org_unit=case.town.one, kind="pk").exists():
            start(case.town.one, YEAR)
    return at_one(case)


def party(case: Case) -> dict[str, str]:
    """The form with another first party."""
    with system("uji"):
        agreement = load(Plan.objects.get(org_unit=case.town.one, kind="pk")).all(Agreement)[0]
    name = f"v.Agreement.{agreement.id}.first_party"
    return {name: "Lurah Satu", f"s.{name}": '""'}


def own_line(case: Case) -> dict[str, str]:
    return {"sasaran": "Tertib arsip", "indikator": "Jumlah arsip", "satuan": "Berkas", "target": "10", "asal": ""}


NOT_YET = answers(REFUSED)
VISITS = [
    Visit("agreements:list", answers(OK), here),
    Visit("agreements:edit", answers(OK), at_one),
    Visit("agreements:start", EDITORS, at_one, lambda case: {}),
    Visit("agreements:save", EDITORS, begun, party),
    Visit("agreements:add", EDITORS, begun, own_line),
    Visit("agreements:approve", NOT_YET, begun, lambda case: {}),
    Visit("agreements:amend", NOT_YET, begun, lambda case: {"dasar": "official"}),
    Visit("agreements:compare", answers(GONE), begun),
    Visit("agreements:history", answers(OK), begun),
    Visit("agreements:undo", answers(GONE), begun, lambda case: {"edit": "tidak-ada"}),
    Visit("agreements:issue", answers(GONE), lambda case: [*begun(case), "tidak-ada"], lambda case: {}),
    Visit("agreements:actions", answers(OK), begun),
    Visit("agreements:actions_make", NOT_YET, begun, lambda case: {}),
    Visit("agreements:actions_save", NOT_YET, begun, lambda case: {}),
    Visit("agreements:actions_step", NOT_YET, begun, lambda case: {"langkah": "Rapat"}),
    Visit("agreements:actions_approve", NOT_YET, begun, lambda case: {}),
    Visit("agreements:actions_amend", NOT_YET, begun, lambda case: {}),
    Visit("agreements:roles", answers(OK), begun),
    Visit("agreements:roles_save", NOT_YET, begun, lambda case: {}),
    Visit("agreements:roles_position", NOT_YET, begun, lambda case: {"jabatan": "Pengelola Data"}),
]
