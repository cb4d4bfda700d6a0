"""Whose a Perjanjian Kinerja or plan of action is: the kelurahan of a lurah, the section or sub-section of its head,
the secretariat of a secretary; and the kecamatan that the posts of both parties name where the title names none."""

import re
from collections.abc import Sequence

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.material import Said
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, Appointment, Official, Organisation, Position
from selaras.engine.tables.wording import fold

_END = r"(?=\s*(?:[,;(]|\b(?:kelurahan|kecamatan|kabupaten|kota|provinsi|tahun|(?:19|20)\d\d)\b|$))"
_ACTING = r"^\s*(?:(?:plt|plh|pj|pjs)\.?\s+)?"
_LURAH = re.compile(rf"{_ACTING}lurah\b\s*(?:kelurahan\s+)?(.*?){_END}", re.IGNORECASE)
_CAMAT = re.compile(rf"{_ACTING}camat\s+(?:kecamatan\s+)?(\S.*?){_END}", re.IGNORECASE)
_SECTION = re.compile(
    rf"{_ACTING}(?:kepala\s+(?:(?P<seksi>seksi)|sub\s?bagian)|(?P<kasi>kasi)|kasub\.?\s?bag(?:ian)?\.?)\s+"
    rf"(?P<name>\S.*?){_END}",
    re.IGNORECASE,
)
_SECRETARY = re.compile(rf"{_ACTING}sekretaris\s+(?P<name>(?:kecamatan|kelurahan)\s+\S.*?){_END}", re.IGNORECASE)
_KELURAHAN = re.compile(rf"\b(?:kelurahan|lurah)\s+(\S.*?){_END}", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:^|\btahun (?:19|20)\d\d\s+)"
    rf"((?:seksi|sub\s?bagian|sekretariat(?!\s+(?:daerah|dewan|dprd)\b)|kelurahan)\s+\S.*?){_END}",
    re.IGNORECASE,
)
_COVER = 60  # characters; longer lines are prose
_HEAD = 6  # lines among which a title stands
_KINDS = {"sub_bagian": r"sub\s?bag", "seksi": r"seksi\b", "sekretariat": r"sekretariat\b", "kelurahan": r"kelurahan\b"}
_PEOPLE = (Organisation, Position, Official, Appointment)


def name_unit(agreement: Agreement, lines: Sequence[tuple[str, Place]], draft: Draft) -> None:
    """Adds the unit whose head promises, and names the agency by its camat; an agency that nothing names is a doubt."""
    agency = draft.rows[draft.agency]
    if not isinstance(agency, Organisation):
        return
    posts = [agreement.first_party, agreement.second_party]
    if not agency.name and (found := next(filter(None, map(_CAMAT.match, posts)), None)):
        agency = draft.change(agency, name=f"Kecamatan {found[1].strip()}", kind="kecamatan")
    if not agency.name:
        draft.doubt(
            "Nama perangkat daerah tidak disebut dalam perjanjian ini.",
            "Tulis namanya di bawah judul, misalnya “Kecamatan Contoh”, atau pilih perangkat daerahnya.",
            agency.place, agency.id, "name",
        )  # fmt: skip
    kind, name, place = _chosen(draft) or _unit(agreement, lines, draft)
    if name:
        unit = _own(draft, kind, name, place)
        for post in draft.all(Position):
            if agreement.first_party.endswith(post.name):
                draft.change(post, organisation=unit.id)


def own_actions(said: Sequence[Said], draft: Draft) -> None:
    """Gives a plan of action to the unit that its title names among the first lines, or that a person said it is of."""
    titled = ((found[1].strip(), each.place) for each in said[:_HEAD] if (found := _TITLED.search(each.text)))
    name, place = next(titled, ("", Place()))
    kind, name, place = _chosen(draft) or (_kind(name), name, place)
    if name:
        _own(draft, kind, name, place)


def _own(draft: Draft, kind: str, name: str, place: Place) -> Organisation:
    """The unit as a row, to which everything but the people of others belongs."""
    known = next((row for row in draft.all(Organisation) if row.level == "unit" and fold(row.name) == fold(name)), None)
    unit = known or draft.add(Organisation, place, level="unit", kind=kind, name=name, parent=draft.agency)
    unit = draft.change(unit, organisation=unit.id)
    for row in list(draft.rows.values()):
        if row.organisation == draft.agency and not isinstance(row, _PEOPLE):
            draft.change(row, organisation=unit.id)
    return unit


def _chosen(draft: Draft) -> tuple[str, str, Place] | None:
    """The unit that a person said, no name for the agency itself; None where nobody said anything."""
    if not draft.unit:
        return None
    agency = draft.rows[draft.agency]
    name = "" if fold(getattr(agency, "name", "")) == fold(draft.unit) else draft.unit
    return _kind(name), name, agency.place


def _kind(name: str) -> str:
    """The kind of unit that a name begins with, ``unit`` for another."""
    return next((kind for kind, word in _KINDS.items() if re.match(word, name, re.IGNORECASE)), "unit")


def _unit(agreement: Agreement, lines: Sequence[tuple[str, Place]], draft: Draft) -> tuple[str, str, Place]:
    """The kind and name of the unit that promises, and where it stands; no name for one of the agency."""
    post = next((row.place for row in draft.all(Position) if row.name == agreement.first_party), agreement.place)
    if found := _SECTION.match(agreement.first_party):
        kind = "seksi" if found["seksi"] or found["kasi"] else "sub_bagian"
        return kind, f"{'Seksi' if kind == 'seksi' else 'Sub Bagian'} {found['name'].strip()}", post
    if found := _SECRETARY.match(agreement.first_party):
        return "sekretariat", f"Sekretariat {found['name'].strip()}", post
    name, place = _kelurahan(agreement, lines, draft)
    return "kelurahan", f"Kelurahan {name}" if name else "", place


def _kelurahan(agreement: Agreement, lines: Sequence[tuple[str, Place]], draft: Draft) -> tuple[str, Place]:
    """The name of the kelurahan and where it stands; empty for an agreement of anybody else."""
    party = _LURAH.match(agreement.first_party)
    if agreement.first_party and party is None:
        return "", agreement.place
    if party is not None and party[1].strip():
        place = next(
            (row.place for row in draft.all(Position) if agreement.first_party.endswith(row.name)), agreement.place
        )
        return party[1].strip(), place
    for text, place in lines:
        if len(text) <= _COVER and (found := _KELURAHAN.search(text)) and fold(found[1]):
            return found[1].strip(), place
    return "", agreement.place
