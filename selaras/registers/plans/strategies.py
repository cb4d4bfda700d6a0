"""Begins a Renstra that has no file: from what an annual plan quotes of it, or empty."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeVar

from django.db import transaction

from selaras.engine.formulas.cascade import Cascade
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import (
    Goal,
    Indicator,
    Mission,
    Objective,
    Organisation,
    PlanDocument,
    PolicyDirection,
    Row,
    Strategy,
    Target,
    Vision,
)
from selaras.engine.tables.wording import fold
from selaras.registers.archive.actions import log
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.models import Plan
from selaras.registers.plans.references import readdressed
from selaras.registers.plans.stages import first_stage
from selaras.registers.plans.store import book_of, insert
from selaras.registers.plans.typed_place import typed_place

KIND: Final = "renstra"
R = TypeVar("R", bound=Row)


@transaction.atomic
def begin_renstra(agency: Unit, first: int, last: int, source: Plan | None) -> Plan:
    """The draft of a Renstra of an agency for some years. With an annual plan as ``source``, it begins with vision,
    missions, goals, objectives, strategies and indicators that this plan quotes of its Renstra (else its own), and with
    the targets of those years.

    Raises ``Refused`` for years that are none or one year only, where a Renstra holds in one of them already, and for
    somebody who may not.
    """
    require(current(), ACCEPT, agency, "memulai Renstra")
    if not 2000 <= first < last <= first + 9:
        raise Refused(
            "Tahun Renstra tidak masuk akal. Isi tahun awal dan tahun akhir; lamanya dua sampai sepuluh tahun."
        )
    Unit.objects.select_for_update(no_key=True).get(pk=agency.pk)  # two beginnings wait for each other
    held = Plan.objects.filter(org_unit=agency, kind=KIND, year__lte=last, last_year__gte=first).first()
    if held is not None:
        raise Refused(f"{held} {agency.name} sudah ada. Lanjutkan yang itu.")
    title = f"RENCANA STRATEGIS {agency.name} TAHUN {first}-{last}"
    plan = Plan.objects.create(
        org_unit=agency, kind=KIND, year=first, last_year=last, title=title, stage=first_stage(KIND),
        source_file=str(source) if source else "",
    )  # fmt: skip
    document, office = new_id(), new_id()
    common: dict[str, Any] = {
        "document": document, "organisation": office, "period": f"{first}-{last}", "place": typed_place(),
    }  # fmt: skip
    head = PlanDocument(id=document, kind=KIND, title=title, first_year=first, last_year=last, **common)
    own = Organisation(id=office, level="agency", kind=agency.kind, code=agency.code, name=agency.name, **common)
    rows: list[Row] = [head, own]
    if source is not None:
        rows += _quoted(book_of(source), common, range(first, last + 1))
    insert(enumerate(rows), plan, lambda _: str(agency.pk))
    told = f" dari {source} dengan {len(rows) - 2} baris" if source else ""
    log("plan.begun", f"Memulai {plan} {agency.name}{told}.", unit=str(agency.pk), subject=str(plan.pk))
    return plan


def _quoted(book: Book, common: dict[str, Any], years: range) -> list[Row]:
    """The strategic rows of the Book under new ids, each as a row of the new plan."""
    cascade = Cascade(book)
    if cascade.strategic is None:
        return []
    document = cascade.strategic.id
    aims = [row for kind in (Goal, Objective) for row in book.all(kind) if row.document == document]
    known = {row.id for row in aims}
    measured = [row for row in book.all(Indicator) if row.subject in known]
    targets = [row for each in measured for row in book.under(Target, "indicator").get(each.id, ()) if _of(row, years)]
    ways = _fullest(book)
    chosen = {row.id for row in ways}
    turns = [row for row in book.all(PolicyDirection) if row.strategy in chosen]
    opening = [*_once(book.all(Vision)), *_once(book.all(Mission))]
    found: list[Row] = [*opening, *aims, *ways, *turns, *measured, *targets]
    ids = {row.id: new_id() for row in found}
    made = []
    for row in found:
        moved = readdressed(row, lambda id_: ids.get(id_, ""))
        told = {**common, "period": row.period if isinstance(row, Target) else common["period"]}
        made.append(replace(moved, **told, version="murni", carried=False))
    return made


def _of(target: Target, years: range) -> bool:
    """Whether it is the target of one of these years."""
    period = Period.parse(target.period)
    return not period.within_year and period.first == period.last and period.first in years


def _once(rows: Sequence[R]) -> Iterator[R]:
    """Each wording once: a plan repeats its vision and missions in several places."""
    told: set[str] = set()
    for row in rows:
        words = fold(str(getattr(row, "text", "")))
        if words not in told:
            told.add(words)
            yield row


def _fullest(book: Book) -> list[Strategy]:
    """The strategies of the list or table that says most: a plan lists them in its text and once more in a table."""
    directions = book.under(PolicyDirection, "strategy")
    lists: dict[str, list[Strategy]] = {}
    for row in book.all(Strategy):
        lists.setdefault(row.place.part, []).append(row)
    return max(
        lists.values(), key=lambda rows: (sum(len(directions.get(r.id, ())) for r in rows), len(rows)), default=[]
    )
