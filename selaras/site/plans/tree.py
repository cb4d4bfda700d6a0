"""The plan as lines of a table: vision to objectives, then the work of each unit, every line with its notes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from selaras.engine.documents.measured import target_of
from selaras.engine.explanation.reference import Reference
from selaras.engine.formulas.budget_tree import Tree, shares, tree
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.called import aim_called
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.place import Place
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Goal,
    Indicator,
    Mission,
    Objective,
    Organisation,
    PlanDocument,
    Row,
    Target,
    Vision,
    WorkItem,
)
from selaras.registers.plans.mended import Mended
from selaras.site.base.notes import Note
from selaras.site.plans.realised import NOTHING, Realised, realised
from selaras.site.plans.work_figures import WorkFigures, figures_of

LEVELS: Final = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub kegiatan"}
_DEPTHS: Final = {"organisation": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}
_ORDER: Final = ("error", "warning", "note")


@dataclass(slots=True)
class Opened:
    """A note at the place where it opens, with the keys of its neighbours round the page."""

    note: Note
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Line:
    """One line of the table. ``marks`` are the cells that notes speak of, ``about`` all notes that speak of the line;
    of those ``notes`` open here, ``mentions`` at an earlier line of the page. ``tone`` tints the line.
    ``unknown_target`` is never set in a document that states no targets at all. ``mended`` are the texts that a cell
    had in the file before somebody corrected it, ``figures`` the references of the figures in its cells. ``carried`` is
    true where something of the line came from last year's plan and nobody has reviewed it.
    """

    id: str
    depth: int
    code: str = ""
    name: str = ""
    indicator: str = ""
    location: str = ""
    target: str = ""
    unknown_target: bool = False
    carried: bool = False
    amount: int | None = None
    has_amount: bool = False
    level: str = ""
    tone: str = ""
    realised: Realised = NOTHING
    mended: dict[str, list[str]] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    about: list[Note] = field(default_factory=list)
    notes: list[Opened] = field(default_factory=list)
    mentions: list[Note] = field(default_factory=list)


class Group(Frozen):
    """A heading with its lines: a part of the strategy, or one unit with its work."""

    id: str
    title: str
    source: str
    lines: list[Line]


class Totals(Frozen):
    """Pagu in sen of the agency itself, of its units and of both; None is unknown. ``work`` is what is there below,
    ``plan`` the document whose sums they are."""

    own: int | None
    units: int | None
    both: int | None
    units_title: str
    has_units: bool
    work: WorkFigures | None
    plan: str = ""


class Filter(Frozen):
    """What part of the tree is wanted; empty means all."""

    unit: str = ""
    level: str = ""
    severity: str = ""
    noted: bool = False


class Drawn:
    """The lines of a Book while they are made: every row that has a line, so that its notes find it."""

    def __init__(self, book: Book, year: int) -> None:
        self.book, self.year = book, str(year)
        self.indicators = book.under(Indicator, "subject")
        self.targets = book.under(Target, "indicator")
        self.actuals = book.under(Actual, "indicator")
        self.spendings = book.under(Spending, "item")
        self.with_targets = {each.document for each in book.all(Target)}
        self.by_row: dict[str, tuple[Line, str]] = {}

    def lines(self, row: Row, depth: int, **values: object) -> Iterator[Line]:
        """The line of a row with its first indicator, and one line for each further indicator."""
        measured = self.indicators.get(row.id, ())
        first = self._line(row, depth, measured[0] if measured else None, **values)
        self.by_row[row.id] = (first, "row")
        yield first
        for indicator in measured[1:]:
            yield self._line(indicator, depth)

    def _line(self, row: Row, depth: int, indicator: Indicator | None = None, **values: object) -> Line:
        shown = row if isinstance(row, Indicator) else indicator
        line = Line(f"b-{row.id}", depth, **values)  # type: ignore[arg-type]  # the fields of Line
        actuals = self.actuals.get(shown.id, ()) if shown else ()
        spendings = self.spendings.get(row.id, ())
        line.realised = realised(int(self.year), shown, actuals, spendings)
        for cell, figures in (("reached", actuals), ("spent", spendings)):
            for figure in figures:
                self.by_row[figure.id] = (line, cell if figure.id in line.realised.shown else "times")
        line.carried = row.carried or line.carried
        if shown is None:
            return line
        targets = self.targets.get(shown.id, ())
        target = target_of(targets, self.year)
        line.indicator, line.target = shown.name, target_words(target, shown)
        line.carried = line.carried or shown.carried or (target is not None and target.carried)
        line.unknown_target = not line.target and shown.document in self.with_targets
        if target is not None:
            line.figures["target"] = str(Reference(shown.id, "target", target.period))
        if any(actual.period == self.year for actual in actuals):
            line.figures["reached"] = str(Reference(shown.id, "achievement", self.year))
        self.by_row[shown.id] = (line, "indicator")
        for each in targets:
            self.by_row[each.id] = (line, "target")
        return line


def target_words(target: Target | None, indicator: Indicator) -> str:
    """The target as printed, with its unit where the text does not name it; empty where it is unknown."""
    if target is None:
        return ""
    printed = target.text or (decimal_text(target.value) if target.value is not None else "")
    unit = target.unit or indicator.unit
    return printed if not printed or not unit or unit.casefold() in printed.casefold() else f"{printed} {unit}"


def groups(book: Book, year: int, notes: Sequence[Note], mended: Sequence[Mended] = ()) -> list[Group]:
    """The whole tree, every line with the notes about it and what the ``mended`` cells of the file said before."""
    drawn = Drawn(book, year)
    made = [group for group in (*_strategy(drawn), *_work(drawn)) if group.lines]
    for note in notes:
        _place(drawn, note)
    if mended:
        _put_mended(drawn, mended)
    return made


def elsewhere(made: Sequence[Group], notes: Iterable[Note]) -> int:
    """How many notes speak of no line of the tree: they are about texts, contents or the document."""
    placed = {note.key for group in made for line in group.lines for note in line.about}
    return sum(note.key not in placed for note in notes)


def chosen(made: Sequence[Group], wanted: Filter) -> tuple[list[Group], list[Opened]]:
    """The part of the tree that is wanted, and its notes in the order of the page.

    A note about several lines opens at the first of them that is shown; a group without a line left is left out.
    """
    found: list[Group] = []
    opened: dict[str, Opened] = {}
    for group in made:
        if wanted.unit and group.id != wanted.unit:
            continue
        lines = [line for line in group.lines if _wanted(line, wanted)]
        for line in lines:
            about = [note for note in line.about if wanted.severity in ("", note.severity)]
            line.notes = [Opened(note) for note in about if note.key not in opened]
            line.mentions = [note for note in about if note.key in opened]
            opened.update({each.note.key: each for each in line.notes})
            line.tone = _tone(line)
        if lines:
            found.append(Group(group.id, group.title, group.source, lines))
    order = list(opened.values())
    for at, each in enumerate(order):
        each.before, each.after = order[at - 1].note.key, order[(at + 1) % len(order)].note.key
    return found, order


def totals(book: Book) -> Totals | None:
    """What the document's ceilings add up to; None where it has no work."""
    plan = book.plan
    work = tree(book, plan.id) if plan else None
    if work is None or not work.items:
        return None
    divided = shares(book, work)
    own, units = work.sum(divided.own), work.sum(divided.of_units)
    both = None if own is None or (divided.units and units is None) else own + (units or 0)
    title = f"{len(divided.units)} {divided.units_word}" if divided.units else ""
    return Totals(own, units, both, title, bool(divided.units), figures_of(book, work), plan.id if plan else "")


# Strategy


def _strategy(drawn: Drawn) -> Iterator[Group]:
    book = drawn.book
    for owner, whose in (("region", "daerah"), ("agency", "perangkat daerah")):
        aims: list[tuple[Vision | Mission, str]] = [(row, "Visi") for row in book.all(Vision) if row.owner == owner]
        aims += [(row, f"Misi {row.number.rstrip('.')}") for row in book.all(Mission) if row.owner == owner]
        lines = [line for row, word in aims for line in drawn.lines(row, _aim_depth(row), code=word, name=row.text)]
        yield Group(f"visi-{owner}", f"Visi dan misi {whose}", "", lines)
    for document, title in _documents(book):
        rows = [*_aims_of(book, document)]
        lines = [line for row, depth in rows for line in _aim(drawn, row, depth)]
        source = rows[0][0].place.part if rows else ""
        yield Group(f"tujuan-{document}", title, source, lines)


def _aim_depth(row: Vision | Mission) -> int:
    return 0 if isinstance(row, Vision) else 1


def _documents(book: Book) -> list[tuple[str, str]]:
    """Each document of the Book that states goals or objectives, the Renstra first."""
    order = {"rpjmd": 0, "renstra": 1, "iku": 2}
    plans = sorted(book.all(PlanDocument), key=lambda row: order.get(row.kind, 3))
    named = [(row.id, f"Tujuan dan sasaran menurut {_document_name(row)}") for row in plans]
    return [*named, *((row.id, "Sasaran dalam Perjanjian Kinerja") for row in book.all(Agreement))]


def _document_name(row: PlanDocument) -> str:
    years = row.period.replace("-", "–")
    return f"{KIND_WORDS.get(row.kind, row.kind.upper())} {years}"


def _aims_of(book: Book, document: str) -> Iterator[tuple[Goal | Objective, int]]:
    """Goals with their objectives below, then the objectives that name no goal."""
    objectives = [row for row in book.all(Objective) if row.document == document]
    for goal in book.all(Goal):
        if goal.document != document:
            continue
        yield goal, 0
        yield from ((row, 1) for row in objectives if row.goal == goal.id)
    yield from ((row, 1) for row in objectives if not row.goal)


def _aim(drawn: Drawn, row: Goal | Objective, depth: int) -> Iterator[Line]:
    yield from drawn.lines(row, depth, code=aim_called(row), name=row.text)
    line = drawn.by_row[row.id][0]
    for promise in drawn.book.all(AgreementLine):
        if promise.objective == row.id:
            drawn.by_row[promise.id] = drawn.by_row.get(promise.indicator, (line, "row"))


# Work


def _work(drawn: Drawn) -> Iterator[Group]:
    book = drawn.book
    plan = book.plan
    work = tree(book, plan.id if plan else "")
    by_unit: dict[str, list[WorkItem]] = {}
    for item in work.items:
        by_unit.setdefault(item.organisation, []).append(item)
    ceilings = {item: row.id for item, row in book.ceilings.items()}
    for unit, items in by_unit.items():
        row = book.find(unit)
        title = row.name if isinstance(row, Organisation) else items[0].name
        if isinstance(row, Organisation) and row.supervised:
            title = f"{title}, dibina dan tidak ikut dijumlahkan"
        lines: list[Line] = []
        for item in items:
            lines += _item(drawn, item, work, ceilings)
        if isinstance(row, Organisation) and lines:
            drawn.by_row[row.id] = (lines[0], "row")
        yield Group(unit, title, items[0].place.part, lines)


def _item(drawn: Drawn, item: WorkItem, work: Tree, ceilings: Mapping[str, str]) -> list[Line]:
    lines = list(
        drawn.lines(
            item,
            _DEPTHS[item.level],
            code=item.code,
            name=item.name,
            location=item.location,
            amount=work.amount(item),
            has_amount=True,
            level=item.level,
        )
    )
    if item.id in ceilings:
        if lines[0].amount is not None:
            lines[0].figures["amount"] = str(Reference(item.id, "ceiling", drawn.year))
        drawn.by_row[ceilings[item.id]] = (lines[0], "amount")
        lines[0].carried = lines[0].carried or drawn.book.ceilings[item.id].carried
    return lines


# Notes


def _place(drawn: Drawn, note: Note) -> None:
    for finding in note.findings:
        line, cell = drawn.by_row.get(finding.row, (None, ""))
        if line is None:
            continue
        line.marks.add(_cell(cell, finding.field))
        if note not in line.about:
            line.about.append(note)


def _put_mended(drawn: Drawn, mended: Sequence[Mended]) -> None:
    """Each corrected cell at the value that was read from it; where no row has its place, at its line of the file."""
    exact: dict[Place, tuple[Line, str]] = {}
    lines: dict[Place, tuple[Line, str]] = {}
    for id, (line, cell) in drawn.by_row.items():
        row = drawn.book.find(id)
        if row is not None:
            exact.setdefault(_spot(row.place), (line, cell))
            lines.setdefault(_spot(row.place.at_column(None)), (line, "row"))
    for each in mended:
        found = exact.get(_spot(each.place)) or lines.get(_spot(each.place.at_column(None)))
        if found is not None:
            line, cell = found
            line.mended.setdefault(cell, []).append(each.before)


def _spot(place: Place) -> Place:
    """Where in the file, whatever its parts are called."""
    return Place(place.file, place.line, place.column, sheet=place.sheet, table=place.table, page=place.page)


def _tone(line: Line) -> str:
    """The heaviest note that opens here; of those that open elsewhere only errors tint the line again."""
    severities = {str(each.note.severity) for each in line.notes}
    severities |= {"error"} & {str(note.severity) for note in line.mentions}
    return min(severities, key=_ORDER.index, default="")


def _cell(cell: str, name: str) -> str:
    """Which cell of the line a field of a row is printed in."""
    if cell == "row":
        return {"code": "code", "name": "name", "text": "name", "location": "location", "ceiling": "amount"}.get(
            name, ""
        )
    if cell == "indicator":
        return "target" if name in ("target", "unit") else "indicator"
    return cell


def _wanted(line: Line, wanted: Filter) -> bool:
    if wanted.level and line.level and _DEPTHS[line.level] > _DEPTHS[wanted.level]:
        return False
    if wanted.severity:
        return any(note.severity == wanted.severity for note in line.about)
    return bool(line.about) or not wanted.noted
