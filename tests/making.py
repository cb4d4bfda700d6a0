"""Small Books for tests: every row has defaults for what the case is not about."""

from collections.abc import Iterable
from itertools import count
from typing import Any, TypeVar

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import (
    Ceiling,
    Indicator,
    Organisation,
    PlanDocument,
    Row,
    Target,
    WorkItem,
)

R = TypeVar("R", bound=Row)

YEAR = 2025
DOCUMENT = "plan"
AGENCY = "agency"
AGENCY_CODE = "7.01.1.03.0.00.17.0000"
AGENCY_NAME = "KECAMATAN CONTOH"
_numbers = count(1)


def row(kind: type[R], /, **fields: Any) -> R:
    """A row of the plan ``document()`` and the agency ``organisation()`` unless said otherwise."""
    number = next(_numbers)
    common: dict[str, Any] = {
        "id": f"{kind.__name__}-{number}",
        "document": DOCUMENT,
        "organisation": AGENCY,
        "period": str(YEAR),
        "place": Place("contoh.md", number, 1, "Tabel 2.6"),
    }
    return kind(**(common | fields))


def document(**fields: Any) -> PlanDocument:
    """The RKT of the year."""
    defaults = {"id": DOCUMENT, "kind": "rkt", "title": "RENCANA KERJA TAHUNAN", "first_year": YEAR, "last_year": YEAR}
    return row(PlanDocument, **(defaults | fields))


def organisation(**fields: Any) -> Organisation:
    """The agency of the plan."""
    defaults = {"id": AGENCY, "level": "agency", "kind": "kecamatan", "code": AGENCY_CODE, "name": AGENCY_NAME}
    return row(Organisation, **(defaults | fields))


def kelurahan(number: int, name: str, **fields: Any) -> Organisation:
    """A kelurahan of the agency; its id is ``kelurahan-<number>``."""
    id = f"kelurahan-{number}"
    code = f"{AGENCY_CODE[:-4]}{number:04d}"
    defaults = {"id": id, "organisation": id, "level": "unit", "kind": "kelurahan", "code": code, "parent": AGENCY}
    return row(Organisation, name=name, **(defaults | fields))


def work_item(code: str, name: str = "", **fields: Any) -> WorkItem:
    """A line of the budget tree; its level follows from the number of groups in the code."""
    level = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}.get(code.count(".") + 1, "organisation")
    return row(WorkItem, **({"order": next(_numbers), "level": level, "code": code, "name": name or code} | fields))


def ceiling(item: WorkItem, amount: int | None, **fields: Any) -> Ceiling:
    """The pagu of a work item in sen."""
    return row(Ceiling, item=item.id, amount=amount, **({"organisation": item.organisation, "text": ""} | fields))


def indicator(subject: Row, name: str, **fields: Any) -> Indicator:
    """An indicator of a row."""
    return row(Indicator, subject=subject.id, name=name, **({"organisation": subject.organisation} | fields))


def target(of: Indicator, value: int | None, **fields: Any) -> Target:
    """A target in ten-thousandths."""
    return row(Target, indicator=of.id, value=value, **({"organisation": of.organisation, "text": ""} | fields))


def book(*rows: Row) -> Book:
    """A Book with the plan and its agency before the given rows, unless they are among them."""
    given = {found.id for found in rows}
    head = [made for made in (document(), organisation()) if made.id not in given]
    return Book([*head, *rows])


def changed(of: Book, row_id: str, **fields: Any) -> Book:
    """The Book with other fields in one row."""
    return Book(replace(found, **fields) if found.id == row_id else found for found in of)


def without(of: Book, row_ids: Iterable[str]) -> Book:
    """The Book without some rows."""
    gone = set(row_ids)
    return Book(found for found in of if found.id not in gone)
