"""The lists in the prose as rows: legal basis, units, duties, vision and mission, goals, strategies."""

import re
from collections.abc import Callable, Iterator

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.work.codes import organisation_kind
from selaras.engine.tables.rows import Citation, Duty, Goal, Mission, Organisation, Paragraph, Section, Strategy, Vision
from selaras.engine.tables.wording import fold

_UNIT_KINDS = (
    (r"^sub ?bag(ian)?\b", "sub_bagian"),
    (r"^seksi\b", "seksi"),
    (r"^sekretari(at|s)\b", "sekretariat"),
    (r"^kelompok jabatan fungsional", "jabatan_fungsional"),
)
_ENDING = re.compile(r"[\s;:,.]*(?:\bdan)?[\s;:,.]*$")
_CARRYING = re.compile(r"\s+(?:membawahkan|membawahi|terdiri (?:dari|atas)).*$", re.IGNORECASE)


def read_lists(sections: list[Section], draft: Draft) -> None:
    """Adds the rows of every list the sections hold."""
    for section in sections:
        _read_citations(section, draft)
        subject = fold(section.heading)
        for words, read in _BY_HEADING:
            if re.search(words, subject):
                read(section, draft)
    _read_visions(sections, draft)


def _read_citations(section: Section, draft: Draft) -> None:
    for paragraph in section.paragraphs:
        for cited in draft.law.cited(paragraph.text):
            regulation = draft.law.find(cited)
            draft.add(
                Citation, paragraph.place.at_column((paragraph.place.column or 1) + cited.start), kind=cited.kind,
                number=cited.number, year=cited.year, about=cited.title, text=paragraph.text[cited.start : cited.end],
                regulation=regulation.id if regulation else "", section=section.id,
            )  # fmt: skip


def _items(section: Section) -> Iterator[Paragraph]:
    return (paragraph for paragraph in section.paragraphs if paragraph.kind == "item" and paragraph.marker)


def _bare(text: str) -> str:
    """A list item without the mark that separates it from the next."""
    return _ENDING.sub("", text)


def _read_units(section: Section, draft: Draft) -> None:
    parent = draft.agency
    for item in _items(section):
        name = _CARRYING.sub("", _bare(item.text))
        kind = next((kind for words, kind in _UNIT_KINDS if re.search(words, fold(name))), organisation_kind(name))
        if not kind:
            continue
        unit = draft.add(
            Organisation, item.place, level="unit", kind=kind, name=name, number=item.marker,
            parent=parent if item.indent else draft.agency,
        )  # fmt: skip
        if not item.indent:
            parent = unit.id


def _read_duties(section: Section, draft: Draft) -> None:
    for item in _items(section):
        draft.add(Duty, item.place, number=item.marker, text=_bare(item.text))


def _read_goals(section: Section, draft: Draft) -> None:
    """The items of a section on goals. Under a heading that names sasaran too, or below a sentence that announces
    them, only what is announced as tujuan is a goal."""
    mixed = "sasaran" in fold(section.heading)
    announced = not mixed
    for paragraph in section.paragraphs:
        words = set(fold(paragraph.text).split())
        if paragraph.kind == "item":
            if announced:
                draft.add(Goal, paragraph.place, number=paragraph.marker, text=_bare(paragraph.text))
        elif words & {"tujuan", "sasaran"}:
            announced = "sasaran" not in words if mixed else "tujuan" in words or "sasaran" not in words


def _read_strategies(section: Section, draft: Draft) -> None:
    """The items after a sentence that announces strategies, up to the first paragraph that is no item."""
    announced = False
    for paragraph in section.paragraphs:
        if paragraph.kind != "item":
            announced = bool(re.search(r"\bstrategi\b", fold(paragraph.text))) and paragraph.text.rstrip().endswith(":")
        elif announced:
            draft.add(Strategy, paragraph.place, number=paragraph.marker, text=_bare(paragraph.text))


def _read_visions(sections: list[Section], draft: Draft) -> None:
    """Visions and missions under their titles. The first vision is the region's, a second one the agency's own."""
    owner = ""
    for section in sections:
        title = ""
        for paragraph in section.paragraphs:
            word = fold(paragraph.text)
            if word in {"visi", "misi"} and paragraph.kind in ("title", "text"):
                title = word
                if word == "visi":
                    owner = "agency" if owner else "region"
            elif title == "visi" and paragraph.kind == "text":
                draft.add(Vision, paragraph.place, owner=owner, text=paragraph.text)
                title = ""
            elif title == "misi" and paragraph.kind == "item":
                draft.add(
                    Mission,
                    paragraph.place,
                    owner=owner or "region",
                    number=paragraph.marker,
                    text=_bare(paragraph.text),
                )
            elif title == "misi" and draft.all(Mission):
                title = ""


_BY_HEADING: tuple[tuple[str, Callable[[Section, Draft], None]], ...] = (
    (r"^(struktur|susunan) organisasi", _read_units),
    (r"tugas (pokok )?(dan|serta)? ?fungsi|^tugas", _read_duties),
    (r"^tujuan( dan sasaran)?$", _read_goals),
    (r"visi|strategi", _read_strategies),
)
