"""What supposed changes of a plan touch: lines of its documents, and notes that come and go."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from selaras.engine.checks.run import run
from selaras.engine.documents.compared import Difference, differences, lines_of
from selaras.engine.documents.document import DocumentType, Issue, Options, document_types
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, values
from selaras.engine.tables.judgement import Finding, Severity
from selaras.registers.archive.refused import Refused
from selaras.registers.findings.actions import judge, judge_year
from selaras.registers.issuing.beside import with_plans_beside
from selaras.registers.organisations.document_settings import settings_of
from selaras.registers.organisations.units import agency_above
from selaras.registers.plans.editing import Change
from selaras.registers.plans.models import Plan
from selaras.registers.plans.people import peopled_book, with_people
from selaras.registers.plans.supposing import supposed
from selaras.registers.plans.years import plans_of_year, year_book

_LINES: Final = 200
"""Lines of one document that are kept; how many more there are is said."""


class Touched(Frozen):
    """What changes in one document: its title, and the lines before and after."""

    title: str
    lines: Sequence[Difference]
    more: int = 0


class Note(Frozen):
    """A note that would come or go: check, severity and message."""

    check: str
    severity: str
    message: str


class Effects(Frozen):
    """What the changes touch. ``failed`` is the sentence with which the plan would refuse them now."""

    papers: Sequence[Touched] = ()
    come: Sequence[Note] = ()
    gone: Sequence[Note] = ()
    failed: str = ""


def packed(effects: Effects) -> dict[str, Any]:
    """Effects as plain JSON."""
    return {
        "papers": [{"title": each.title, "lines": [values(line) for line in each.lines], "more": each.more}
                   for each in effects.papers],
        "come": [values(each) for each in effects.come], "gone": [values(each) for each in effects.gone],
        "failed": effects.failed,
    }  # fmt: skip


def unpacked(kept: Mapping[str, Any]) -> Effects:
    """The effects that ``packed`` made plain."""
    return Effects(
        [Touched(each["title"], [Difference(**line) for line in each["lines"]], each["more"])
         for each in kept.get("papers", ())],
        [Note(**each) for each in kept.get("come", ())],
        [Note(**each) for each in kept.get("gone", ())],
        kept.get("failed", ""),
    )  # fmt: skip


def effects(plan: Plan, changes: Sequence[Change], law: Law) -> Effects:
    """What these changes touch, judged and drawn by this law. Nothing is stored."""
    try:
        own = supposed(plan, changes)
    except Refused as refused:
        return Effects(failed=str(refused))
    before, after = peopled_book(plan), with_people(plan, own)
    plans = plans_of_year(plan.org_unit, plan.year)
    whole = year_book(plans).book
    beside = Book([*(own.find(row.id) or row for row in whole), *(row for row in own if whole.find(row.id) is None)])
    old = _notes([*judge(plan, law).findings, *judge_year(plans, law).findings])
    new = _notes([*run(after, law).findings, *run(beside, law, across=True).findings])
    return Effects(
        list(_papers(plan, before, after, law)),
        [note for note in new if note not in old],
        [note for note in old if note not in new],
    )


def _notes(findings: Iterable[Finding]) -> list[Note]:
    ranks = {severity: number for number, severity in enumerate(Severity)}
    ordered = sorted(findings, key=lambda each: ranks[each.severity])
    return list(dict.fromkeys(Note(each.check, each.severity.value, each.message) for each in ordered))


def _papers(plan: Plan, before: Book, after: Book, law: Law) -> Iterable[Touched]:
    for declared in document_types().values():
        if not (declared.plans and declared.printable(plan.kind) and declared.shelved):
            continue
        found = differences(_lines(plan, before, declared, law), _lines(plan, after, declared, law))
        if found:
            yield Touched(declared.title, found[:_LINES], max(0, len(found) - _LINES))


def _lines(plan: Plan, book: Book, declared: DocumentType, law: Law) -> list[Any]:
    """What the document says; nothing where it cannot be drawn from this plan."""
    whole, extra = with_plans_beside(plan, book, declared, plan.year)
    stored = settings_of(agency_above(plan.org_unit))
    options = Options(
        settings=stored.for_documents(), issue=Issue(draft=True), extra={**extra, **stored.chosen(declared)}
    )
    try:
        return list(lines_of(declared.content(whole, law, options)))
    except NotDrawn:
        return []
