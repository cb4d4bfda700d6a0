"""Begins a Renstra that has no file: from what an annual plan quotes of it, or empty."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from selaras.engine.formulas.cascade import Cascade
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import (
    Goal,
    Indicator,
    Mission,
    Objective,
    PolicyDirection,
    Row,
    Strategy,
    Target,
    Vision,
    WorkItem,
)
from selaras.engine.tables.wording import fold
from selaras.registers.archive.identity import new_id
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.lasting import begin_lasting
from selaras.registers.plans.models import Plan
from selaras.registers.plans.references import readdressed
from selaras.registers.plans.store import book_of

KIND: Final = "renstra"
_LEVELS: Final = ("organisation", "program", "kegiatan", "sub_kegiatan")
R = TypeVar("R", bound=Row)


def begin_renstra(agency: Unit, first: int, last: int, source: Plan | None) -> Plan:
    """The draft of a Renstra of an agency for some years. With an annual plan as ``source``, it begins with vision,
    missions, goals, objectives, strategies and indicators that this plan quotes of its Renstra (else its own), and with
    the targets of those years; then with the plan's programs, kegiatan and sub kegiatan and how they are measured, each
    once though several units do it, without target and pagu, which are those of a year. Each row keeps its place in the
    file of that plan. Raises ``Refused`` as ``begin_lasting`` does; a Renstra holds two years or more."""
    years = range(first, last + 1)
    return begin_lasting(
        agency, KIND, (first, last), lambda common: _quoted(book_of(source), common, years) if source else (),
        source=source, shortest=2,
    )  # fmt: skip


def _quoted(book: Book, common: Mapping[str, Any], years: range) -> list[Row]:
    """The strategic rows of the Book under new ids, each as a row of the new plan."""
    cascade = Cascade(book)
    document = cascade.strategic.id if cascade.strategic else ""
    aims = [row for kind in (Goal, Objective) for row in book.all(kind) if row.document == document]
    known = {row.id for row in aims}
    measured = [row for row in book.all(Indicator) if row.subject in known]
    targets = [row for each in measured for row in book.under(Target, "indicator").get(each.id, ()) if _of(row, years)]
    ways = _fullest(book)
    chosen = {row.id for row in ways}
    turns = [row for row in book.all(PolicyDirection) if row.strategy in chosen]
    opening = [*_once(book.all(Vision)), *_once(book.all(Mission))]
    same = _work(book)
    work = [item for item in book.all(WorkItem) if same.get(item.id) == item.id]
    done = [row for row in book.all(Indicator) if same.get(row.subject) == row.subject]
    found: list[Row] = [*opening, *aims, *ways, *turns, *measured, *targets, *work, *done]
    ids = {row.id: new_id() for row in found}
    made = []
    for row in found:
        moved = readdressed(row, lambda id_: ids.get(same.get(id_, id_), ""))
        period = row.period if isinstance(row, Target) else common["period"]
        told = {**common, "period": period, "place": row.place, "version": "murni", "carried": False}
        made.append(replace(moved, **told))
    return made


def _work(book: Book) -> dict[str, str]:
    """By the id of each line of work of the plan the first line that says the same: of one level and code, or under one
    line above by the same name."""
    plan = book.plan
    first: dict[tuple[str, ...], str] = {}
    same: dict[str, str] = {}
    for item in sorted(book.all(WorkItem), key=lambda row: (_LEVELS.index(row.level), row.order)):
        if plan is None or item.document != plan.id or item.level == "organisation":
            continue
        code = item.code_proposed or item.code
        keys: list[tuple[str, ...]] = [("name", item.level, same.get(item.parent, ""), fold(item.name))]
        keys += [("code", item.level, code)] if code else []
        same[item.id] = next((first[key] for key in keys if key in first), item.id)
        for key in keys:
            first.setdefault(key, same[item.id])
    return same


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
