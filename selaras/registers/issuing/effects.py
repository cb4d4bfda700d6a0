"""What supposed steps in a plan touch: lines of documents, sums of pagu, and notes that come, go and change."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from selaras.engine.checks.run import run
from selaras.engine.documents.compared import Difference, differences, lines_of
from selaras.engine.documents.document import YEAR, DocumentType, Issue, Options, document_types
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.formulas.line_sums import WHOLE, priced_lines
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import EMPTY, Frozen, values
from selaras.engine.tables.judgement import Finding, Severity
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.rows import Row, WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.findings.actions import judge, judge_year
from selaras.registers.issuing.beside import with_plans_beside
from selaras.registers.organisations.document_settings import settings_of
from selaras.registers.organisations.units import agency_above
from selaras.registers.plans.editing import Change
from selaras.registers.plans.models import Plan
from selaras.registers.plans.people import peopled_book, with_people
from selaras.registers.plans.supposing import Step, supposed
from selaras.registers.plans.years import plans_of_year, year_book

T = TypeVar("T")
_LINES: Final = 200
"""Lines of one document that are kept; how many more there are is said."""


class Touched(Frozen):
    """What changes in one document: its title, and the lines before and after."""

    title: str
    lines: Sequence[Difference]
    more: int = 0


class Note(Frozen):
    """A note that would come or go: check, severity and message; ``row`` is the id of the row it is about."""

    check: str
    severity: str
    message: str
    row: str = ""

    @property
    def sentence(self) -> tuple[str, str]:
        """What it says, whichever row it is about."""
        return self.check, self.message


class Sum(Frozen):
    """A sum of pagu that would be another one: of what, in which period, before and after in sen (None: none).
    ``row`` is the id of what it is of, ``parts`` the lines that make the difference, each before and after; simulations
    kept before they were told have none."""

    of: str
    period: str
    before: int | None
    after: int | None
    row: str = ""
    parts: Sequence[tuple[str, int | None, int | None]] = ()


class Effects(Frozen):
    """What the steps touch. ``turned`` are notes about one row that say something else afterwards, before and after;
    ``same`` the documents that were looked at and say the same. ``failed`` is the sentence with which the plan would
    refuse the steps now."""

    papers: Sequence[Touched] = ()
    come: Sequence[Note] = ()
    gone: Sequence[Note] = ()
    turned: Sequence[tuple[Note, Note]] = ()
    sums: Sequence[Sum] = ()
    same: Sequence[str] = ()
    failed: str = ""


def packed(effects: Effects) -> dict[str, Any]:
    """Effects as plain JSON."""
    return {
        "papers": [{"title": each.title, "lines": [values(line) for line in each.lines], "more": each.more}
                   for each in effects.papers],
        "come": [values(each) for each in effects.come], "gone": [values(each) for each in effects.gone],
        "turned": [[values(note) for note in pair] for pair in effects.turned],
        "sums": [values(each) for each in effects.sums], "same": list(effects.same), "failed": effects.failed,
    }  # fmt: skip


def unpacked(kept: Mapping[str, Any]) -> Effects:
    """The effects that ``packed`` made plain."""
    return Effects(
        [Touched(each["title"], [Difference(**line) for line in each["lines"]], each["more"])
         for each in kept.get("papers", ())],
        [Note(**each) for each in kept.get("come", ())],
        [Note(**each) for each in kept.get("gone", ())],
        [(Note(**one), Note(**other)) for one, other in kept.get("turned", ())],
        [Sum(**each) for each in kept.get("sums", ())],
        kept.get("same", ()),
        kept.get("failed", ""),
    )  # fmt: skip


def effects(plan: Plan, steps: Sequence[Step], law: Law, year: int) -> Effects:
    """What these steps touch, judged and drawn by this law: in ``year``, and in each year that a step is about. Nothing
    is stored."""
    try:
        own = supposed(plan, steps)
    except Refused as refused:
        return Effects(failed=str(refused))
    years = _years(plan, steps, year)
    before, after = peopled_book(plan), with_people(plan, own)
    old, new = [*judge(plan, law).findings], [*run(after, law).findings]
    papers: dict[str, Sequence[Difference]] = {}
    for at in years:
        plans = plans_of_year(plan.org_unit, at)
        whole = year_book(plans).book
        beside = Book([*_stood_in(whole, before, own), *(row for row in own if whole.find(row.id) is None)])
        old += judge_year(plans, law).findings
        new += run(beside, law, across=True).findings
        papers |= _papers(plan, before, after, law, at, several=len(years) > 1)
        papers |= _papers_beside(plan, own, plans, law, at)
    come, gone, turned = _notes(old, new)
    touched = [Touched(title, lines[:_LINES], max(0, len(lines) - _LINES)) for title, lines in papers.items() if lines]
    same = [title for title, lines in papers.items() if not lines]
    return Effects(touched, come, gone, turned, _sums(before, after), same)


def _stood_in(whole: Book, before: Book, own: Book) -> Iterable[Row]:
    """The rows of a year with the supposed ones in the place of the stored ones; those that would go are left out."""
    for row in whole:
        supposed_row = own.find(row.id)
        if supposed_row is not None:
            yield supposed_row
        elif before.find(row.id) is None:
            yield row


def _years(plan: Plan, steps: Sequence[Step], year: int) -> list[int]:
    """The year of the page and those that the steps are about, as far as they are of the plan."""
    asked = {year, *(int(step.period[:4]) for step in steps if isinstance(step, Change) and step.period[:4].isdigit())}
    inside = sorted(each for each in asked if plan.year <= each <= (plan.last_year or plan.year))
    return inside or [plan.year]


def _notes(old: Iterable[Finding], new: Iterable[Finding]) -> tuple[list[Note], list[Note], list[tuple[Note, Note]]]:
    """The notes that come, those that go, and those of one check about one row that say something else; each said once,
    however many rows it is about."""
    before, after = _ordered(old), _ordered(new)
    gone = [note for note in before if note not in after]
    come = [note for note in after if note not in before]
    at = {(note.check, note.row): note for note in reversed(come) if note.row}
    turned = []
    for note in list(gone):
        now = at.pop((note.check, note.row), None)
        if now is not None:
            turned.append((note, now))
            gone.remove(note)
            come.remove(now)
    said = {note.sentence for pair in turned for note in pair}
    come, gone = ([note for note in notes if note.sentence not in said] for notes in (come, gone))
    once = _once(turned, lambda pair: (pair[0].sentence, pair[1].sentence))
    return _once(come, lambda note: note.sentence), _once(gone, lambda note: note.sentence), once


def _once(rows: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    """The first row of each key."""
    found: dict[Hashable, T] = {}
    for row in rows:
        found.setdefault(key(row), row)
    return [*found.values()]


def _ordered(findings: Iterable[Finding]) -> list[Note]:
    ranks = {severity: number for number, severity in enumerate(Severity)}
    ordered = sorted(findings, key=lambda each: ranks[each.severity])
    return list(dict.fromkeys(Note(each.check, each.severity.value, each.message, each.row) for each in ordered))


def _sums(before: Book, after: Book) -> list[Sum]:
    """The sums of the lowest lines that change, the plan's first."""
    old, new = priced_lines(before), priced_lines(after)
    names = {row.id: f"{row.code} {row.name}".strip() for book in (before, after) for row in book.all(WorkItem)}
    plan = before.plan.id if before.plan else ""
    found = []
    for of, period in sorted({*old, *new}, key=lambda key: (key[1], key[0] != WHOLE)):
        was, now = old.get((of, period), {}), new.get((of, period), {})
        one, other = (sum(lines.values()) if lines else None for lines in (was, now))
        if one != other:
            parts = [(names[line], before, after) for line, before, after in _turned(was, now)]
            found.append(Sum(names.get(of, "Seluruh rencana"), period, one, other, of or plan, parts))
    return found


def _turned(was: Mapping[str, int], now: Mapping[str, int]) -> Iterable[tuple[str, int | None, int | None]]:
    for line in dict.fromkeys((*was, *now)):
        if was.get(line) != now.get(line):
            yield line, was.get(line), now.get(line)


def _papers(
    plan: Plan, before: Book, after: Book, law: Law, year: int, *, several: bool
) -> dict[str, Sequence[Difference]]:
    """What differs in each document of the plan itself, by its title."""
    found = {}
    for declared in _types():
        if declared.plans and declared.printable(plan.kind):
            title = f"{declared.title} {year}" if several and declared.yearly else declared.title
            found[title] = _differing(plan, before, after, declared, law, year)
    return found


def _papers_beside(
    plan: Plan, own: Book, plans: Iterable[Plan], law: Law, year: int
) -> dict[str, Sequence[Difference]]:
    """What differs in the documents of the agency's other plans of a year that quote this one."""
    found = {}
    for other in plans:
        if other.pk == plan.pk or other.org_unit_id != plan.org_unit_id:
            continue
        for declared in _types():
            if plan.kind in declared.beside and declared.plans and declared.printable(other.kind):
                book = peopled_book(other)
                title = f"{declared.title}, {KIND_WORDS[other.kind]} {other.years}"
                found[title] = _differing(other, book, book, declared, law, year, {plan.pk: own})
    return found


def _types() -> list[DocumentType]:
    return [declared for declared in document_types().values() if declared.shelved]


def _differing(
    plan: Plan,
    before: Book,
    after: Book,
    declared: DocumentType,
    law: Law,
    year: int,
    instead: Mapping[str, Book] = EMPTY,
) -> Sequence[Difference]:
    old = _lines(plan, before, declared, law, year, EMPTY)
    return differences(old, _lines(plan, after, declared, law, year, instead))


def _lines(
    plan: Plan, book: Book, declared: DocumentType, law: Law, year: int, instead: Mapping[str, Book]
) -> list[Any]:
    """What the document says; nothing where it cannot be drawn from this plan."""
    whole, extra = with_plans_beside(plan, book, declared, year, instead)
    stored = settings_of(agency_above(plan.org_unit))
    extra = {**extra, **stored.chosen(declared), **({YEAR: str(year)} if declared.yearly else {})}
    options = Options(settings=stored.for_documents(), issue=Issue(draft=True), extra=extra)
    try:
        return list(lines_of(declared.content(whole, law, options)))
    except NotDrawn:
        return []
