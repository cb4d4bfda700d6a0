"""The goal and objective that the lines of a table of work serve, by its columns Tujuan and Sasaran."""

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.layout import Columns
from selaras.engine.tables.rows import Goal, Mission, Objective, Vision
from selaras.engine.tables.wording import fold

_FIELDS = {"vision", "mission", "goal", "objective"}
_LABEL = 6  # characters of a label (S1, SS.2, IKU-1) at the most; longer texts are the objective itself


class Served:
    """The objective of the lines read so far; an empty cell continues the one above."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.goal = ""
        self.objective = ""
        self._goals = _named(draft.all(Goal))
        self._objectives = _named(draft.all(Objective))

    def see(self, line: Line, columns: Columns) -> None:
        """Looks at the cells of one line."""
        if _FIELDS.isdisjoint(columns.numbers):
            return
        self._region(columns.cell(line, "vision"), columns.cell(line, "mission"))
        goal, objective = columns.cell(line, "goal"), columns.cell(line, "objective")
        if goal.text:
            self.goal = self._goal(goal)
        if objective.text:
            self.objective = self._objective(objective)

    def _region(self, vision: Cell, mission: Cell) -> None:
        """Vision and mission of the region, as some evaluations name them in front of their lines."""
        if vision.text and all(fold(row.text) != fold(vision.text) for row in self.draft.all(Vision)):
            self.draft.add(Vision, vision.place, owner="region", text=vision.text)
        if mission.text and all(fold(row.text) != fold(mission.text) for row in self.draft.all(Mission)):
            self.draft.add(Mission, mission.place, owner="region", number="", text=mission.text)

    def _goal(self, cell: Cell) -> str:
        wanted = fold(cell.text)
        if wanted not in self._goals:
            self._goals[wanted] = self.draft.add(Goal, cell.place, number="", text=cell.text).id
        return self._goals[wanted]

    def _objective(self, cell: Cell) -> str:
        wanted = fold(cell.text)
        if wanted in self._objectives:
            return self._objectives[wanted]
        if len(cell.text) <= _LABEL:
            self.draft.doubt(
                f"Sasaran “{cell.text}” tidak terdapat pada tabel tujuan dan sasaran dokumen ini.",
                "Tulis sasarannya, atau perbaiki nomornya.", cell.place, value=cell.text,
            )  # fmt: skip
            return ""
        self._objectives[wanted] = self.draft.add(Objective, cell.place, number="", text=cell.text, goal=self.goal).id
        return self._objectives[wanted]


def _named(rows: list[Goal] | list[Objective]) -> dict[str, str]:
    """The ids of rows by their folded wording and number; the first of several."""
    found: dict[str, str] = {}
    for row in rows:
        for name in filter(None, (fold(row.text), fold(row.number))):
            found.setdefault(name, row.id)
    return found
