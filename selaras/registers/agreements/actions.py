"""The verbs of agreements: begin one, choose its lines and money, approve it, amend it. Each is one log entry."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from selaras.engine.documents.signing import head_of
from selaras.engine.law.law import load_law
from selaras.engine.readers.quoted import TITLES
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.planning import ActionPlan, RoleResult
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Appointment,
    Goal,
    Indicator,
    Objective,
    Official,
    Organisation,
    PlanDocument,
    Position,
    Row,
    Target,
)
from selaras.engine.tables.target import read_target
from selaras.engine.tables.wording import fold
from selaras.registers.agreements.offices import ACTIONS, AGREEMENT, chain
from selaras.registers.agreements.readiness import gaps
from selaras.registers.agreements.sources import Money, Source
from selaras.registers.agreements.writing import GONE, Writer, hold, retire
from selaras.registers.archive.actions import log
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current, system
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Position as PostRecord
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.organisations.staff import Window, staff_rows
from selaras.registers.plans.actions import approve, open_version, plan_of_year
from selaras.registers.plans.models import Agreement as AgreementRecord
from selaras.registers.plans.models import Organisation as OrganisationRecord
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of, load

_SUBJECT = "perjanjian kinerja"
_READING = "membaca pejabat untuk perjanjian kinerja"
_Held = tuple[Position, list[tuple[Official, Appointment]]]


class OwnLine(Frozen):
    """A line that somebody writes: what it promises, and where it comes from."""

    objective: str
    indicator: str
    unit: str
    target: str
    origin: str
    origin_basis: str = ""
    above: str = ""


@transaction.atomic
def start(unit: Unit, year: int, *, on: datetime | None = None) -> Plan:
    """The draft agreement of a unit's head for a year, empty but for the offices and the people in their posts.

    Raises ``Refused`` for a supervised unit (a desa promises nothing to the camat), where there is one already, and for
    somebody who may not.
    """
    plan, writer, _ = begin(unit, year, AGREEMENT, TITLES["pk"], on)
    writer.add(Agreement, title=f"{TITLES['pk']} Tahun {year}", year=year)
    writer.done()
    _log("agreement.started", f"Memulai Perjanjian Kinerja {year} {unit.name}.", plan)
    return plan


def begin(unit: Unit, year: int, kind: str, title: str, on: datetime | None) -> tuple[Plan, Writer, str]:
    """A new plan of a unit of this kind with its document, its offices and their people; what is written next goes
    through the writer. Also returns the id of the unit's own organisation row."""
    require(current(), EDIT, unit, f"menyusun {_SUBJECT}")
    if unit.supervised or unit.level == Unit.Level.GOVERNMENT:
        raise Refused(f"{unit.name} tidak menandatangani Perjanjian Kinerja dalam perangkat daerah ini.")
    try:
        with transaction.atomic():
            plan = Plan.objects.create(org_unit=unit, kind=kind, year=year, title=f"{title} Tahun {year}")
    except IntegrityError as error:
        raise Refused(f"{title} {year} {unit.name} sudah ada. Muat ulang halaman.") from error
    writer = Writer(plan, new_id(), new_id(), on)
    offices = chain(unit)
    agency = next(one for one in offices if one.level == Unit.Level.AGENCY)
    document = writer.add(PlanDocument, id=writer.common["document"], kind=kind, title=plan.title, first_year=year,
                          last_year=year)  # fmt: skip
    above = ""
    for office in offices:
        row_id = writer.common["organisation"] if office.pk == unit.pk else new_id()
        writer.add(
            Organisation, id=row_id, document=document.id, organisation=row_id, level=office.level, kind=office.kind,
            code="" if office.level == Unit.Level.GOVERNMENT else office.code, name=office.name, parent=above,
        )  # fmt: skip
        _add_people(writer, office, row_id, agency, year)
        above = row_id
    return plan, writer, writer.common["organisation"]


def _add_people(writer: Writer, office: Unit, organisation: str, agency: Unit, year: int) -> None:
    """The posts of one office with the people in them, as the agency's annual plan of the year has them.

    An office whose posts stand in the register of people gets none: the register's are joined to the Book whenever it
    is read, so that they are those of the day (docs/decisions/0031).
    """
    if PostRecord.objects.filter(org_unit=office, retired_on__isnull=True).exists():
        return
    for post, held in _of_annual_plan(office, agency, year):
        made = writer.copy(post, organisation=organisation)
        for official, appointment in held:
            person = writer.copy(official, organisation=organisation)
            writer.copy(appointment, organisation=organisation, position=made.id, official=person.id)


def _of_annual_plan(office: Unit, agency: Unit, year: int) -> list[_Held]:
    """The posts of an office with who holds them, as the agency's annual plan names them."""
    with system(_READING):
        plan = plan_of_year(agency, year)
        if plan is None:
            return []
        book = book_of(plan)
        rows = OrganisationRecord.objects.filter(plan=plan, org_unit=office, retired=False)
        own = {str(pk) for pk in rows.values_list("pk", flat=True)}
    held = book.under(Appointment, "position")
    return [
        (post, [(book.get(Official, row.official), row) for row in held.get(post.id, ())])
        for post in book.all(Position)
        if post.organisation in own
    ]


def holder_now(office: Unit, agency: Unit, year: int, on: date) -> str:
    """Who holds the post of the head of an office on a day: as the register of people has it, else as the annual plan
    names them; empty where nobody is stored."""
    with system(_READING):
        staff = Book(staff_rows(agency, Window(on, on)) if agency.people_revision else ())
    if any(post.organisation == office.pk for post in staff.all(Position)):
        return head_of(staff, office.pk, on).name
    rows: list[Row] = [Organisation(
        id="office", document="", organisation="office", period=str(year), place=Place(), level="unit",
        kind=office.kind, name=office.name,
    )]  # fmt: skip
    for post, held in _of_annual_plan(office, agency, year):
        rows.append(replace(post, organisation="office"))
        rows += [row for pair in held for row in pair]
    return head_of(Book(rows), "office", on).name


@transaction.atomic
def add_lines(plan: Plan, chosen: Sequence[Source], *, on: datetime | None = None) -> Plan:
    """Promise what stands in the chosen sources; one that is promised already is left as it is.

    An objective that several of them share becomes one row. Raises ``Refused`` where nothing new is chosen.
    """
    held = hold(plan, f"mengubah {_SUBJECT}")
    book = load(held)
    there = {row.source for row in book.all(AgreementLine)}
    fresh = [source for source in {each.id: each for each in chosen}.values() if source.id not in there]
    if not fresh:
        raise Refused("Belum ada baris baru yang dipilih.")
    writer = _writer(held, book, on)
    for order, source in enumerate(fresh, start=_last_order(book) + 1):
        _promise(writer, _objective(writer, book, source.objective, is_goal=source.is_goal), source, order)
    writer.grown("baris dipilih dari sumbernya", on)
    _log("agreement.lines_added", f"Menambahkan {len(fresh)} baris pada {_named(held)}.", held)
    return held


@transaction.atomic
def add_own_line(plan: Plan, line: OwnLine, *, on: datetime | None = None) -> Plan:
    """Promise something that stands in no source, with the basis it has. Raises ``Refused`` where a part is missing."""
    held = hold(plan, f"mengubah {_SUBJECT}")
    if not (line.objective.strip() and line.indicator.strip()):
        raise Refused("Tuliskan sasaran dan indikatornya.")
    book = load(held)
    writer, order = _writer(held, book, on), _last_order(book) + 1
    objective = _objective(writer, book, line.objective.strip())
    indicator = writer.add(Indicator, subject=objective.id, name=line.indicator.strip(), unit=line.unit.strip())
    read = read_target(line.target, indicator.unit)
    if line.target.strip():
        writer.add(Target, indicator=indicator.id, text=line.target.strip(), value=read.value,
                   unit=read.unit or indicator.unit, grade=read.grade)  # fmt: skip
    writer.add(
        AgreementLine, number=objective.number, order=order, objective=objective.id, indicator=indicator.id,
        origin=line.origin, origin_basis=line.origin_basis.strip(), above=line.above,
    )  # fmt: skip
    writer.grown("baris ditulis sendiri", on)
    _log("agreement.lines_added", f"Menambahkan baris “{indicator.name}” pada {_named(held)}.", held)
    return held


def _writer(plan: Plan, book: Book, on: datetime | None) -> Writer:
    agreement = next(iter(book.all(Agreement)), None)
    if agreement is None:
        raise Refused(GONE)
    return Writer(plan, agreement.document, agreement.organisation, on)


def _last_order(book: Book) -> int:
    return max((row.order for row in book.all(AgreementLine)), default=0)


def _objective(writer: Writer, book: Book, text: str, *, is_goal: bool = False) -> Objective | Goal:
    """The goal or objective of this wording that the agreement has, else a new one; objectives are numbered."""
    kind: type[Objective | Goal] = Goal if is_goal else Objective
    known: list[Objective | Goal] = [row for row in (*book.all(kind), *writer.rows) if isinstance(row, kind)]
    same = next((row for row in known if fold(row.text) == fold(text)), None)
    return same or writer.add(kind, number="" if is_goal else str(len(known) + 1), text=text)


def _promise(writer: Writer, objective: Objective | Goal, source: Source, order: int) -> None:
    unit = source.indicator.unit or (source.target.unit if source.target else "")
    indicator = writer.copy(source.indicator, subject=objective.id, number=objective.number, unit=unit)
    if source.target is not None:
        writer.copy(source.target, indicator=indicator.id)
    writer.add(
        AgreementLine, number=objective.number, order=order, objective=objective.id, indicator=indicator.id,
        origin=source.origin, origin_basis=source.origin_basis, above=source.above, source=source.id,
    )  # fmt: skip


@transaction.atomic
def remove_line(plan: Plan, line_id: str) -> Plan:
    """Promise a line no longer: it goes with its indicator and targets, and with its objective where that has no other.

    Raises ``Refused`` where the line is gone already.
    """
    held = hold(plan, f"mengubah {_SUBJECT}")
    book = load(held)
    line = book.find(line_id)
    if not isinstance(line, AgreementLine):
        raise Refused(GONE)
    gone: list[Row] = [line, *measured(book, line)]
    if not any(row.objective == line.objective and row.id != line.id for row in book.all(AgreementLine)):
        gone += [row for row in [book.find(line.objective)] if row is not None]
    retire(held, gone, "baris dihapus")
    name = next((row.name for row in gone if isinstance(row, Indicator)), "")
    _log("agreement.line_removed", f"Menghapus baris “{name}” dari {_named(held)}.", held)
    return held


def measured(book: Book, line: AgreementLine) -> list[Row]:
    """The indicator of a line with all that speaks of it: its targets, the steps to it, and the roles in it."""
    indicator = book.find(line.indicator)
    kinds: tuple[type[Target | ActionPlan | RoleResult], ...] = (Target, ActionPlan, RoleResult)
    of_it: Iterable[Row] = (row for kind in kinds for row in book.all(kind) if row.indicator == line.indicator)
    return [*([indicator] if indicator is not None else []), *of_it]


@transaction.atomic
def add_money(plan: Plan, chosen: Sequence[Money], *, on: datetime | None = None) -> Plan:
    """Put lines of work with their pagu into the list of money, in the order of their codes; those that are listed
    already stay as they are. Raises ``Refused`` where nothing new is chosen."""
    held = hold(plan, f"mengubah {_SUBJECT}")
    book = load(held)
    listed = {row.code for row in book.all(AgreementBudget)}
    fresh = [money for money in {each.code: each for each in chosen}.values() if money.code not in listed]
    if not fresh:
        raise Refused("Belum ada baris anggaran baru yang dipilih.")
    writer = _writer(held, book, on)
    last = max((row.order for row in book.all(AgreementBudget)), default=0)
    for order, money in enumerate(fresh, start=last + 1):
        writer.add(
            AgreementBudget, number=str(order), order=order, code=money.code, name=money.name, amount=money.amount,
            text="", note=money.fund_source,
        )  # fmt: skip
    writer.grown("anggaran dipilih dari rencana", on)
    _log("agreement.money_added", f"Menambahkan {len(fresh)} baris anggaran pada {_named(held)}.", held)
    return held


@transaction.atomic
def remove_money(plan: Plan, row_id: str) -> Plan:
    """Take one line out of the list of money. Raises ``Refused`` where it is gone already."""
    held = hold(plan, f"mengubah {_SUBJECT}")
    row = load(held).find(row_id)
    if not isinstance(row, AgreementBudget):
        raise Refused(GONE)
    retire(held, [row], "baris anggaran dihapus")
    _log("agreement.money_removed", f"Menghapus anggaran “{row.name}” dari {_named(held)}.", held)
    return held


@transaction.atomic
def approve_agreement(plan: Plan, *, on: datetime | None = None) -> Plan:
    """Freeze an agreement. Raises ``Refused`` while something stands in the way, with all of it in one sentence."""
    held = Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    missing = [gap.message for gap in gaps(load(held), below=False) if gap.blocks]
    if missing:
        raise Refused(f"Perjanjian Kinerja ini belum dapat ditetapkan. {' '.join(missing)}")
    return approve(held, on=on)


@transaction.atomic
def amend(plan: Plan, ground: str) -> Plan:
    """The draft that amends an approved agreement on a lawful ground; the first stays as it is, beside it.

    The day of signing is open again. Raises ``Refused`` for another ground, a draft, an agreement that was amended
    already, and for somebody who may not.
    """
    require(current(), EDIT, plan.org_unit, f"mengubah {_SUBJECT}")
    grounds = load_law().value("agreement.grounds", date(plan.year, 1, 1)).table
    if ground not in grounds:
        raise Refused(f"Pilih dasar perubahan: {'; '.join(map(str, grounds.values()))}.")
    first = AgreementRecord.objects.filter(plan=plan, retired=False).first()
    if first is None:
        raise Refused(GONE)
    versions = Plan.objects.filter(org_unit=plan.org_unit_id, kind=plan.kind, year=plan.year)
    number = 1 + versions.filter(version__startswith="perubahan").count()
    because = str(grounds[ground])
    # Whoever may edit the unit's agreement may open its amendment, though they take no plans in.
    with acting(replace(current(), everything=True)):
        made = open_version(plan, f"perubahan {number}", because=because[:1].lower() + because[1:])
        AgreementRecord.objects.filter(plan=made).update(replaces=first.pk, ground=ground, signed_on=None)
    return made


def _named(plan: Plan) -> str:
    what = "Rencana Aksi" if plan.kind == ACTIONS else "Perjanjian Kinerja"
    version = "" if plan.version == "murni" else f" {plan.version}"
    return f"{what} {plan.year}{version} {plan.org_unit.name}"


def _log(code: str, sentence: str, plan: Plan) -> None:
    log(code, sentence, unit=str(plan.org_unit_id), subject=str(plan.pk))
