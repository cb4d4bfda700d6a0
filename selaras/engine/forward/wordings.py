"""The words of a plan with the plan's own year one later, and a list of every year that was left for a person."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from selaras.engine.forward.told import Moved
from selaras.engine.forward.years import Fate, around, moved, year_words
from selaras.engine.law.law import Law
from selaras.engine.tables import rows
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.engine.tables.planning import ActionPlan
from selaras.engine.tables.rows import Paragraph, Row, Section

_TITLES: Final[Mapping[type[Row], tuple[str, ...]]] = MappingProxyType(
    {
        rows.PlanDocument: ("title",),
        rows.Agreement: ("title",),
        Section: ("heading",),
        rows.ContentsEntry: ("title",),
    }
)
# The name of a work item is the official list's, so its years are not looked at.
_PROSE: Final[Mapping[type[Row], tuple[str, ...]]] = MappingProxyType(
    {
        rows.Duty: ("text",), rows.Vision: ("text",), rows.Mission: ("text",), rows.Goal: ("text",),
        rows.Objective: ("text",), rows.Strategy: ("text",), rows.PolicyDirection: ("text",),
        rows.Indicator: ("name", "definition", "reason", "formula", "source"), rows.WorkItem: ("result", "note"),
        rows.PlanDocument: ("basis",), ActionPlan: ("text",), AgreementBudget: ("note",),
    }
)  # fmt: skip
_NOW: Final = "Ganti dengan {} bila yang dimaksud tahun rencana ini; biarkan bila memang tahun itu."
_OTHER: Final = "Ganti dengan {} bila yang dimaksud tahun rencana ini, dengan {} bila yang dimaksud tahun {}nya."


class Wordings:
    """Reads the texts of the plan of ``year`` row by row, and tells what moved and what is to be looked at."""

    def __init__(self, year: int, law: Law) -> None:
        self._year, self._citations = year, law.citations
        self.moved: list[Moved] = []
        self.doubts: list[Problem] = []

    def row(self, row: Row, *, own: bool) -> Row:
        """The row with its years moved. Texts of a plan for several years (not ``own``) stay as they are; of a section
        each paragraph is carried by itself."""
        kind = type(row)
        if isinstance(row, Section):
            parts = (self._paragraph(row, at, part, own) for at, part in enumerate(row.paragraphs))
            row = replace(row, paragraphs=tuple(parts))
        if not own:
            return row
        changed: dict[str, Any] = {}
        for field in (*_TITLES.get(kind, ()), *_PROSE.get(kind, ())):
            text = getattr(row, field)
            said = self._said(text, row, field, row.place, titled=field in _TITLES.get(kind, ()))
            if said != text:
                changed[field] = said
        return replace(row, **changed) if changed else row

    def _paragraph(self, section: Section, at: int, part: Paragraph, own: bool) -> Paragraph:
        text = part.text
        if own:
            text = self._said(text, section, "paragraphs", part.place, titled=part.kind == "title", paragraph=at)
        return replace(part, text=text, carried=True)

    def _said(
        self, text: str, row: Row, field: str, place: Place, *, titled: bool, paragraph: int | None = None
    ) -> str:
        words = year_words(text, self._year, self._citations, titled=titled)
        after = moved(text, words)
        for word in words:
            if word.fate is Fate.MOVED:
                before, now = around(text, word), around(after, word)
                self.moved.append(Moved("year", row.id, field, before, now, "tahun rencana", paragraph))
            elif word.fate is Fate.UNCLEAR:
                message = f"Tahun {word.year} pada “{around(after, word)}” dibiarkan: {word.why}."
                self.doubts.append(
                    Problem(message, self._hint(word.year), place, row=row.id, field=field, value=str(word.year))
                )
        return after

    def _hint(self, said: int) -> str:
        """What to write instead, by how far the year is from that of the old plan."""
        if said == self._year:
            return _NOW.format(said + 1)
        return _OTHER.format(self._year + 1, said + 1, "sebelum" if said < self._year else "sesudah")
