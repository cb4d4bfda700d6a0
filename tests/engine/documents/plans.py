"""Small invented plans as Books, for the tests of documents: only what a case needs is named."""

from datetime import UTC, date, datetime
from typing import Any, Literal

from selaras.engine.documents.document import AgencySettings, Issue, Options
from selaras.engine.tables.book import Book
from selaras.engine.tables.number import SEN
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Appointment,
    Ceiling,
    Goal,
    Indicator,
    Objective,
    Official,
    Organisation,
    Paragraph,
    PlanDocument,
    Position,
    Row,
    Section,
    Target,
    WorkItem,
    WorkLevel,
)

TYPED = Place(by="perencana", at="2025-02-01 09.00")
FINAL = Issue(created=datetime(2025, 1, 6, tzinfo=UTC), draft=False, number="7/RKT/2025", on=date(2025, 1, 6))


def at(line: int, part: str = "Tabel 2.6") -> Place:
    """A place in the invented file."""
    return Place("rencana.md", line, 1, part)


def plan(*rows: Row, agency: str = "KECAMATAN MELATI") -> Book:
    """A Book of a plan of 2025 with its agency and these rows."""
    first = PlanDocument(
        id="plan", document="plan", organisation="agency", period="2025", place=at(1, ""), kind="rkt",
        title=f"RENCANA KERJA TAHUNAN {agency} TAHUN 2025", first_year=2025, last_year=2025,
    )  # fmt: skip
    kind = agency.split(maxsplit=1)[0].lower()
    return Book((first, organisation("agency", agency, kind, level="agency"), *rows))


def organisation(
    id: str, name: str, kind: str, *, level: Literal["government", "agency", "unit"] = "unit", supervised: bool = False
) -> Organisation:
    """An organisation of the plan; a unit stands under the agency."""
    return Organisation(
        id=id, document="plan", organisation=id, period="2025", place=at(2, ""), kind=kind, name=name,
        level=level, parent="agency" if level == "unit" else "", supervised=supervised,
    )  # fmt: skip


def item(
    id: str,
    level: WorkLevel,
    code: str,
    rupiah: int | None,
    *,
    parent: str = "",
    of: str = "agency",
    place: Place | None = None,
) -> tuple[WorkItem, Ceiling]:
    """A work item named after its level with its ceiling in rupiah."""
    order = int("".join(digit for digit in id if digit.isdigit()) or 0)
    where = place or at(10 + order)
    return (
        WorkItem(
            id=id, document="plan", organisation=of, period="2025", place=where, order=order, level=level,
            code=code, name=f"{level} {code}", parent=parent,
        ),
        Ceiling(
            id=f"{id}-pagu", document="plan", organisation=of, period="2025", place=where, item=id,
            amount=None if rupiah is None else rupiah * SEN, text="",
        ),
    )  # fmt: skip


def items(*made: tuple[WorkItem, Ceiling]) -> list[Row]:
    """The rows of work items made with ``item``."""
    return [row for pair in made for row in pair]


def objective(id: str, text: str, part: str, line: int, *, document: str = "plan", goal: str = "") -> Objective:
    """An objective as a table words it."""
    return Objective(
        id=id,
        document=document,
        organisation="agency",
        period="2025",
        place=at(line, part),
        number="",
        text=text,
        goal=goal,
    )


def goal(id: str, text: str, part: str, line: int, *, document: str = "plan") -> Goal:
    """A goal as a table words it."""
    return Goal(
        id=id, document=document, organisation="agency", period="2025", place=at(line, part), number="", text=text
    )


def indicator(
    id: str, subject: str, name: str, unit: str = "", *, place: Place | None = None, number: str = ""
) -> Indicator:
    """An indicator of a goal, an objective or a work item."""
    return Indicator(
        id=id, document="plan", organisation="agency", period="2025", place=place or at(20, "Tabel 2.4"),
        subject=subject, name=name, unit=unit, number=number,
    )  # fmt: skip


def target(
    id: str, of: str, text: str, value: int | None, unit: str = "", *, year: str = "2025", part: str = "Tabel 2.4"
) -> Target:
    """A target of an indicator; ``value`` in ten-thousandths."""
    return Target(
        id=id, document="plan", organisation="agency", period=year, place=at(20, part), indicator=of, text=text,
        value=value, unit=unit,
    )  # fmt: skip


def section(order: int, number: str, heading: str, *paragraphs: Paragraph, level: int = 1) -> Section:
    """A section of the plan's text."""
    return Section(
        id=f"section-{order}", document="plan", organisation="agency", period="2025", place=at(order, ""),
        number=number, heading=heading, level=level, order=order, paragraphs=paragraphs,
    )  # fmt: skip


def table_here(number: str, caption: str = "") -> Paragraph:
    """The mark in the text where a table stands."""
    return Paragraph(caption, at(1, ""), kind="table", table=number)


def agreement(*lines: tuple[str, str], version: str = "murni", signed_on: date | None = None) -> list[Row]:
    """An agreement of 2025 whose lines are pairs of the ids of an objective and an indicator."""
    common: dict[str, Any] = {"document": "agreement", "organisation": "agency", "period": "2025", "version": version}
    promise = Agreement(id="agreement", place=at(30, "Tabel 2.5"), title="", year=2025, signed_on=signed_on, **common)
    return [
        promise,
        *(
            AgreementLine(
                id=f"line-{order}", place=at(30 + order, "Tabel 2.5"), number=str(order), order=order,
                objective=subject, indicator=measured, **common,
            )
            for order, (subject, measured) in enumerate(lines, start=1)
        ),
    ]  # fmt: skip


def holder(
    post: str,
    name: str,
    nip: str = "",
    rank: str = "",
    *,
    kind: Literal["definitive", "plt", "plh", "pj"] = "definitive",
    since: date = date(2024, 1, 1),
    until: date | None = None,
) -> list[Row]:
    """A position of the agency with the official who holds it. The people are invented and look it."""
    common: dict[str, Any] = {"document": "plan", "organisation": "agency", "period": "2025", "place": TYPED}
    return [
        Position(id=f"post {post}", name=post, **common),
        Official(id=f"official {name}", name=name, nip=nip, rank=rank, **common),
        Appointment(
            id=f"appointment {name}", position=f"post {post}", official=f"official {name}", kind=kind, since=since,
            until=until, **common,
        ),
    ]  # fmt: skip


def settings(place: str = "Melati") -> Options:
    """Options of a final issue signed in this place."""
    return Options(settings=AgencySettings(place_of_signing=place), issue=FINAL)
