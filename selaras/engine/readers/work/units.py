"""The organisations that a table of work names: the plan's own agency and its units."""

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.work.codes import is_code, organisation_kind, without_blanks
from selaras.engine.tables.rows import Organisation
from selaras.engine.tables.wording import fold


def read_title(name: Cell, draft: Draft) -> None:
    """A title over the lines of one organisation: ``7.01.1.03.0.00.17.0000 KECAMATAN SANGASANGA``."""
    code, _, title = name.text.partition(" ")
    agency = draft.rows[draft.agency]
    if isinstance(agency, Organisation) and is_code(code) and fold(title) == fold(agency.name):
        draft.change(agency, code_proposed=code)
    elif not is_code(code):
        draft.doubt(f"Baris judul “{name.text}” tidak dikenali.", "Abaikan bila hanya judul.", name.place)


def organisation_of(code: Cell, name: Cell, draft: Draft) -> str:
    """The id of the organisation whose line this is: the agency, one that another table already named, or a new
    unit."""
    agency = draft.rows[draft.agency]
    printed = without_blanks(code.text)
    kind = organisation_kind(name.text)
    if isinstance(agency, Organisation) and _is_agency(agency, printed, name.text):
        named = {} if agency.name else {"name": name.text, "kind": kind}
        return draft.change(agency, code=printed, **named).id
    known = draft.organisation_of(printed)
    if known is not None and known.place.part != code.place.part:
        return known.id
    unit = draft.add(
        Organisation, code.place, level="unit", kind=kind, code=printed, name=name.text,
        parent=draft.agency, supervised=kind == "desa",
    )  # fmt: skip
    return draft.change(unit, organisation=unit.id).id


def _is_agency(agency: Organisation, printed: str, name: str) -> bool:
    """Whether a line is the plan's own agency: by its name however spaced; else the first line of the same kind, or
    with the unit number 0000 that only an agency has, whose name has a word of the title's (a title may say Kantor
    Camat Contoh, the table Kecamatan Contoh). A line of quite another name is another office."""
    own, other = fold(agency.name), fold(name)
    if own.replace(" ", "") == other.replace(" ", ""):
        return True
    head = printed.endswith(".0000") or organisation_kind(name) == agency.kind != ""
    shared = {*own.split()[1:]} & {*other.split()[1:]}
    return not agency.code and head and (own == "" or bool(shared) or other.startswith(f"{own} "))
