"""What was measured, joined with the rows of the plans it is about: the Book that pages, checks and documents read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from django.utils import timezone

from selaras.engine.formulas.same_measure import SameMeasure
from selaras.engine.tables.actuals import Actual, ActualState, NoteKind, ProgressNote, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.nested import total
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.period import Period
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, Indicator, Row, WorkItem
from selaras.registers.measurements.models import Measurement, Remark
from selaras.registers.measurements.typed import WORDS
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.linking import successors

_KINDS: tuple[tuple[str, type[Row]], ...] = (("indicator", Indicator), ("item", WorkItem))


def measurements_of(agency: Unit, years: Iterable[int], book: Book) -> dict[tuple[str, str], Measurement]:
    """The figures of an agency in these years that the one who acts may see, by the row of the Book that each is of and
    its period: the row it was measured on, the one that follows it, or one of the same measure in another document.
    One query where the Book has the rows they were measured on."""
    found = list(Measurement.objects.filter(agency=agency, year__in=tuple(years)))
    led: dict[str, str] = {}
    for kind, row in _KINDS:
        led |= successors((each.subject for each in found if each.kind == kind), row, book)
    same = SameMeasure(book)
    rows = {each.subject: led.get(each.subject, each.subject) for each in found}
    return {
        (rows[each.subject] if book.find(rows[each.subject]) else same.by_text.get(each.key, ""), each.period): each
        for each in found
    }


def with_measurements(book: Book, agency: Unit, years: Iterable[int]) -> Book:
    """The Book with what was measured in these years behind its own rows, where it is said by every indicator that is
    the same measure; what a person measured stands behind what a document says of the same period, so that it counts.
    """
    figures = measurements_of(agency, years, book)
    if not figures:
        return book
    same = SameMeasure(book)
    running = {row.document for row in book.all(Agreement) if row.quarters == "cumulative"}
    rows = (row for (subject, _), each in figures.items() for row in _rows(book, same, subject, each))
    return Book([*book, *(_run_up(row, book, figures) if row.document in running else row for row in rows)])


def _run_up(row: Row, book: Book, figures: Mapping[tuple[str, str], Measurement]) -> Row:
    """A figure as a document reads it whose quarters run up from the beginning of the year: what is added up is the sum
    of the quarters until then, unknown as soon as one of them is. What people measure is the quarter alone."""
    period = Period.parse(row.period)
    if not isinstance(row, Actual) or period.quarter is None:
        return row
    if book.get(Indicator, row.indicator).accumulation != "sum":
        return row
    of = row.id.partition("/")[0]
    subject = next(subject for (subject, _), each in figures.items() if each.pk == of)
    quarters = [figures.get((subject, f"{period.first}-Q{number}")) for number in range(1, period.quarter + 1)]
    value = total(each.value if each else None for each in quarters)
    return replace(row, value=value, text="" if value is None else decimal_text(value), numerator=None,
                   denominator=None, state="unknown" if value is None else "")  # fmt: skip


def with_remarks(book: Book, agency: Unit, years: Iterable[int]) -> Book:
    """The Book with what was said of whole periods of these years, as rows about its plan."""
    said = Remark.objects.filter(org_unit=agency, year__in=tuple(years)).exclude(text="")
    plan = book.plan
    rows = [_note(each.pk, plan, each.period, _place(each), each.kind, each.text) for each in said] if plan else []
    return Book([*book, *rows]) if rows else book


def _rows(book: Book, same: SameMeasure, subject: str, of: Measurement) -> Iterator[Row]:
    row, place = book.find(subject), _place(of)
    if isinstance(row, Indicator):
        for count, each in enumerate(same.same(row)):
            yield Actual(
                id=f"{of.pk}/{count}", document=each.document, organisation=each.organisation, period=of.period,
                place=place, indicator=each.id, text=of.text, value=of.value, unit=of.unit, grade=of.grade,
                state=cast("ActualState", of.state), numerator=of.numerator, denominator=of.denominator,
                source=of.source,
            )  # fmt: skip
    elif isinstance(row, WorkItem):
        yield Spending(id=of.pk, document=row.document, organisation=row.organisation, period=of.period, place=place,
                       item=row.id, amount=of.amount, text="")  # fmt: skip
    if row is not None:
        said = ((kind, getattr(of, kind)) for kind in WORDS)
        yield from (_note(f"{of.pk}/{kind}", row, of.period, place, kind, text) for kind, text in said if text)


def _note(id: str, of: Row, period: str, place: Place, kind: str, text: str) -> ProgressNote:
    return ProgressNote(
        id=id, document=of.document, organisation=of.organisation, period=period, place=place, subject=of.id,
        kind=cast("NoteKind", kind), text=text,
    )  # fmt: skip


def _place(of: Measurement | Remark) -> Place:
    return Place(by=of.by_name, at=f"{timezone.localtime(of.at):%d-%m-%Y %H.%M}")


def shown(of: Measurement | None) -> Mapping[str, object]:
    """What a figure says, as plain JSON: what a correction keeps of it."""
    if of is None:
        return {}
    names = ("text", "value", "unit", "grade", "state", "numerator", "denominator", "amount", *WORDS, "source")
    return {name: said for name in names if (said := getattr(of, name)) not in ("", None)}
