"""The view of organisations that stand in the budget table: their codes and the agency they belong to."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Spot, Told, view
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
def organisations(facts: Facts) -> Lines:
    """One line per organisation of the Book; a code stands where the budget table prints it."""
    rows = facts.book.all(Organisation)
    if not rows:
        return NO_LINES
    pattern = _pattern(facts)
    agencies = [facts.organisation_by_id.get(row.parent) if row.level == "unit" else None for row in rows]
    first: dict[str, Organisation] = {}
    for row in rows:
        first.setdefault(_whole(row), row)
    columns: dict[str, Column] = {
        "level": [row.level for row in rows],
        "code": [row.code for row in rows],
        "code_is_valid": [int(_fits(pattern, row.code)) if pattern else None for row in rows],
        "under_agency": [_under(row, agency, pattern) for row, agency in zip(rows, agencies, strict=True)],
        "twin_name": [_twin(row, first) for row in rows],
    }
    printed = {item.organisation: item for item in facts.book.all(WorkItem) if item.level == "organisation"}
    return Lines(columns, partial(_told, facts, rows, agencies, printed))


def _pattern(facts: Facts) -> str | None:
    """How codes of organisations are written on the day of the plan; None before there was a rule for the whole
    country (2019)."""
    parameter = facts.law.parameters["code.organisation_pattern"]
    return parameter.on(facts.on).text if parameter.values[0].from_ <= facts.on else None


@lru_cache(maxsize=4096)
def _fits(pattern: str, code: str) -> bool:
    return re.fullmatch(pattern, code) is not None


def _whole(row: Organisation) -> str:
    """The code as it should be, as far as known."""
    return row.code_proposed or row.code


def _told(
    facts: Facts,
    rows: Sequence[Organisation],
    agencies: Sequence[Organisation | None],
    printed: Mapping[str, WorkItem],
    line: int,
) -> Told:
    row, agency = rows[line], agencies[line]
    values: dict[str, Fact] = {
        "kind": row.kind,
        "name": row.name,
        "code_proposed": row.code_proposed or None,
        "pattern_example": _example(facts),
        "agency_name": agency.name if agency else None,
        "agency_code": _whole(agency) if agency else None,
    }
    item = printed.get(row.id)
    spots = {"code": Spot(item.id, item.place)} if item else {}
    return Told(row, f"{row.code} {row.name}".strip(), fold(row.name), values, spots)


def _example(facts: Facts) -> str:
    """The code of this plan's agency where it is whole: the nearest example there is."""
    agency = next((row for row in facts.organisation_by_id.values() if row.level == "agency"), None)
    return _whole(agency) if agency and _whole(agency) else "7.01.0.00.0.00.01.0000"


def _under(row: Organisation, agency: Organisation | None, pattern: str | None) -> int | None:
    if agency is None or pattern is None or not all(_fits(pattern, _whole(one)) for one in (row, agency)):
        return None
    return int(_whole(row).rpartition(".")[0] == _whole(agency).rpartition(".")[0])


def _twin(row: Organisation, first: Mapping[str, Organisation]) -> str | None:
    twin = first[_whole(row)]
    return twin.name if row.code and twin is not row else None
