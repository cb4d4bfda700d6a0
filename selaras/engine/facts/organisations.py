"""The view of organisations that stand in the budget table: their codes and the agency they belong to."""

import re
from collections.abc import Mapping

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NUMBER, TEXT, Fact, Record, Spot, view
from selaras.engine.tables.rows import Organisation, WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {
    "level": TEXT,
    "kind": TEXT,
    "name": TEXT,
    "code": TEXT,
    "code_proposed": TEXT,
    "code_is_valid": NUMBER,
    "pattern_example": TEXT,
    "agency_name": TEXT,
    "agency_code": TEXT,
    "under_agency": NUMBER,
    "twin_name": TEXT,
}


@view("organisations", COLUMNS)
def organisations(facts: Facts) -> list[Record]:
    """One line per organisation of the Book; a code stands where the budget table prints it."""
    printed = {item.organisation: item for item in facts.item_by_id.values() if item.level == "organisation"}
    rows = facts.book.all(Organisation)
    first: dict[str, Organisation] = {}
    for row in rows:
        first.setdefault(_whole(row), row)
    return [_record(facts, row, printed.get(row.id), first) for row in rows]


def _whole(row: Organisation) -> str:
    """The code as it should be, as far as known."""
    return row.code_proposed or row.code


def _record(facts: Facts, row: Organisation, item: WorkItem | None, first: Mapping[str, Organisation]) -> Record:
    pattern = facts.law.value("code.organisation_pattern", facts.on).text
    valid = re.fullmatch(pattern, row.code) is not None
    agency = facts.organisation_by_id.get(row.parent) if row.level == "unit" else None
    values: dict[str, Fact] = {
        "level": row.level,
        "kind": row.kind,
        "name": row.name,
        "code": row.code,
        "code_proposed": row.code_proposed or None,
        "code_is_valid": int(valid),
        "pattern_example": _example(facts),
        "agency_name": agency.name if agency else None,
        "agency_code": _whole(agency) if agency else None,
        "under_agency": _under(row, agency, pattern),
        "twin_name": _twin(row, first),
    }
    spots = {"code": Spot(item.id, item.place)} if item else {}
    return Record(row, f"{row.code} {row.name}".strip(), fold(row.name), values, spots)


def _example(facts: Facts) -> str:
    """The code of this plan's agency where it is whole: the nearest example there is."""
    agency = next((row for row in facts.organisation_by_id.values() if row.level == "agency"), None)
    return _whole(agency) if agency and _whole(agency) else "7.01.0.00.0.00.01.0000"


def _under(row: Organisation, agency: Organisation | None, pattern: str) -> int | None:
    if agency is None or not all(re.fullmatch(pattern, _whole(one)) for one in (row, agency)):
        return None
    return int(_whole(row).rpartition(".")[0] == _whole(agency).rpartition(".")[0])


def _twin(row: Organisation, first: Mapping[str, Organisation]) -> str | None:
    twin = first[_whole(row)]
    return twin.name if row.code and twin is not row else None
