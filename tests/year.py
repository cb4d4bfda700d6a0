"""Small Books of a whole year for tests: several documents of one agency together, each with rows of its own."""

from datetime import date
from typing import Any

from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Appointment,
    Ceiling,
    Indicator,
    Objective,
    Official,
    Organisation,
    PlanDocument,
    Position,
    Row,
    Target,
    WorkItem,
)
from tests.making import AGENCY_NAME, YEAR, row

OFFICES = {
    AGENCY_NAME: ("agency", "kecamatan"),
    "SEKSI PELAYANAN": ("unit", "seksi"),
    "KELURAHAN SATU": ("unit", "kelurahan"),
    "KELURAHAN DUA": ("unit", "kelurahan"),
    "KELURAHAN TIGA": ("unit", "kelurahan"),
}


class Paper:
    """One document of the year; what is added stands in it, in the unit it is about unless said otherwise."""

    def __init__(self, kind: str, unit: str = AGENCY_NAME, version: str = "murni", **fields: Any) -> None:
        self.name = f"{kind}-{unit}-{version}".replace(" ", "-").lower()
        self.version = version
        self.rows: list[Row] = []
        self.unit = self.office(unit)
        self.add(PlanDocument, id=self.name, kind=kind, title=f"{kind.upper()} {unit}", first_year=YEAR,
                 last_year=YEAR, **fields)  # fmt: skip

    def office(self, unit: str) -> str:
        """The row of a unit in this document."""
        id = f"{self.name}/{unit}"
        if id not in {made.id for made in self.rows}:
            level, kind = OFFICES[unit]
            self.rows.append(
                row(Organisation, id=id, document=self.name, organisation=id, level=level, kind=kind, name=unit)
            )
        return id

    def add(self, kind: type[Any], /, *, at: str = "", **fields: Any) -> Any:
        """A row of this document."""
        office = self.office(at) if at else self.unit
        made = row(kind, **{"document": self.name, "organisation": office, "version": self.version} | fields)
        self.rows.append(made)
        return made

    def work(self, code: str, rupiah: int | None, *, unit: str = "", target: str = "", **fields: Any) -> WorkItem:
        """A line of work with its pagu, and with a target in documents where a text is given."""
        level = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}[code.count(".") + 1]
        named: dict[str, Any] = {
            "order": len(self.rows),
            "level": level,
            "code": code,
            "name": f"Pekerjaan {code}",
        } | fields
        item: WorkItem = self.add(WorkItem, at=unit, **named)
        if rupiah is not None:
            self.add(Ceiling, at=unit, item=item.id, amount=rupiah * 100, text="")
        if target:
            measured = self.add(Indicator, at=unit, subject=item.id, name="Jumlah dokumen")
            number, _, word = target.partition(" ")
            self.add(Target, at=unit, indicator=measured.id, value=int(number) * 10_000, text=target, unit=word)
        return item

    def promise(self, name: str, value: int | None, text: str = "", **fields: Any) -> AgreementLine:
        """A line of the annex with its objective, indicator and target."""
        aim = self.add(Objective, number="1", text="Pelayanan yang baik")
        measured = self.add(Indicator, subject=aim.id, name=name)
        if value is not None:
            self.add(Target, indicator=measured.id, value=value * 10_000, text=text or str(value))
        named = {"number": "1", "order": len(self.rows), "objective": aim.id, "indicator": measured.id}
        made: AgreementLine = self.add(AgreementLine, **named | fields)
        return made

    def measured(self, name: str, value: int, text: str = "", **fields: Any) -> Indicator:
        """An objective of a plan with an indicator and its target of the year."""
        aim = self.add(Objective, number="1", text="Pelayanan yang baik")
        made: Indicator = self.add(Indicator, subject=aim.id, name=name, **fields)
        self.add(Target, indicator=made.id, value=value * 10_000, text=text or str(value))
        return made

    def signed(self, day: date | None = None, **fields: Any) -> Agreement:
        """The agreement of this document."""
        named: dict[str, Any] = {"title": "PERJANJIAN KINERJA", "year": YEAR, "signed_on": day}
        made: Agreement = self.add(Agreement, **named | fields)
        return made

    def money(self, code: str, rupiah: int | None) -> AgreementBudget:
        """A line of the list of money of an agreement."""
        sen = None if rupiah is None else rupiah * 100
        named: dict[str, Any] = {"number": "1", "order": len(self.rows), "code": code, "name": f"Pekerjaan {code}"}
        made: AgreementBudget = self.add(AgreementBudget, **named, amount=sen, text="")
        return made

    def official(self, since: date, until: date | None = None, nip: str = "") -> Official:
        """Somebody who holds the post of the document's unit."""
        post = self.add(Position, name="Kepala")
        person: Official = self.add(Official, name="Rahmat Contoh", nip=nip)
        self.add(Appointment, position=post.id, official=person.id, since=since, until=until)
        return person


def year(*papers: Paper) -> Book:
    """The documents together, in the order in which they speak for the year."""
    return Book(made for paper in papers for made in paper.rows)
