"""The view of officials: whether their NIP can be one."""

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, TEXT, Column, Fact, Lines, Spot, Told, view
from selaras.engine.law.nip import read_nip
from selaras.engine.tables.rows import Official
from selaras.engine.tables.wording import fold

COLUMNS = {"nip": TEXT, "fault": TEXT, "name": TEXT}


@view("officials", COLUMNS, beside=True)
def officials(facts: Facts) -> Lines:
    """One line per official with a NIP; ``fault`` says why it can be none, and is unknown where it can."""
    rows = [row for row in facts.book.all(Official) if row.nip]
    if not rows:
        return NO_LINES
    faults = [" ".join(read_nip(row.nip, facts.law, facts.on).faults) or None for row in rows]
    columns: dict[str, Column] = {"nip": [row.nip for row in rows], "fault": list(faults)}

    def told(at: int) -> Told:
        row = rows[at]
        values: dict[str, Fact] = {"name": row.name}
        spots = {"nip": Spot(row.id, row.place)}
        return Told(row, row.name, f"{fold(facts.unit_name(row.organisation))}/{fold(row.name)}", values, spots)

    return Lines(columns, told)
