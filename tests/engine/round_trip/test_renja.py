"""A Renja that we issue reads back: the plan's rows with the same values, in both outlines and every format.

T-C.29 to T-C.32 are views over other plans and proposals: their rows are no rows of this plan, so nothing of them is
read back. What else is not compared, each with its reason, is all that ``IGNORED`` and ``LEFT_OUT`` name.
"""

from collections import Counter
from functools import cache

import pytest

from selaras.engine.documents.document import FORMATS, Format, Options, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.number import SCALE, SEN
from selaras.engine.tables.row_types import EVIDENCE_ROWS
from selaras.engine.tables.rows import Ceiling, PlanDocument, Row, Section, Target, WorkItem
from tests.engine.round_trip.issued import options, source
from tests.engine.round_trip.told import Told, differences, told

CASES = (("sangasanga", "konsep"), ("melati", "final"))
SIX = {"renja_outline": "renja-14-2026"}
IGNORED = {
    "*.id": "named anew by every reading",
    "*.place": "another file, other places",
    "Ceiling.text": "money is printed in one way",
    "WorkItem.code_text": "the blanks inside a printed code are not printed again",
    "PlanDocument.title": "the cover says document, agency and year on lines of their own",
    "Citation.section": "the outline of the law numbers the sections",
}
LEFT_OUT = {
    "Section": "the outline of the law orders and numbers them; that no paragraph is lost is tested with the document",
    "ContentsEntry": "made anew for the pages of the document",
    "Position": "printed at the signature",
    "Official": "printed at the signature",
    "Appointment": "printed at the signature",
}
KNOWN = "dikenali sebagai T-C.30"
PDF_DOUBT = "Berkas ini dibaca dari PDF; bandingkan isi yang terbaca dengan dokumennya."


@cache
def renja(plan: str) -> Book:
    """The plan as a Renja, with a forward estimate for its first work items."""
    rows = [replace(r, kind="renja") if isinstance(r, PlanDocument) and r.kind == "rkt" else r for r in source(plan)]
    book = Book(rows)
    assert book.plan is not None
    year, ahead = book.plan.first_year, []
    targets = book.under(Target, "indicator")
    for number, item in enumerate(book.all(WorkItem)[1:4], start=1):
        ahead.append(Ceiling(id=f"maju-{number}", document=item.document, organisation=item.organisation,
                             period=str(year + 1), version=item.version, place=item.place, item=item.id,
                             amount=number * 1_000_000 * SEN, text=""))  # fmt: skip
    for found in list(targets.values())[-2:]:
        first = found[0]
        if first.document == book.plan.id and first.unit:
            ahead.append(replace(first, id=f"maju-{first.id}", period=str(year + 1), text=f"9 {first.unit}",
                                 value=9 * SCALE))  # type: ignore[arg-type]  # a target again  # fmt: skip
    return Book([*rows, *ahead])


@cache
def read_back(plan: str, state: str, outline: str, format_: Format) -> Reading:
    extra = SIX if outline == "enam" else {}
    chosen: Options = replace(options(plan, state, "7/RENJA/2025"), extra=extra)
    file = render(find_type("renja").content(renja(plan), load_law(), chosen), [format_])[format_]
    return read_file(f"renja.{format_}", file)


def compared(book: Book, *kinds: str) -> Counter[Told]:
    rows: list[Row] = [row for row in book if type(row).__name__ not in {*LEFT_OUT, *EVIDENCE_ROWS}]
    return told([row for row in rows if not kinds or type(row).__name__ in kinds], book, IGNORED)


def unspaced(counted: Counter[Told]) -> Counter[str]:
    """Rows as text without blanks: where a narrow cell breaks a line (Non Perizinan, Bulanan/ Triwulan), a PDF does
    not tell whether a blank stood there."""
    return Counter({str(row).replace(" ", ""): count for row, count in counted.items()})


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_every_row_comes_back_from_the_five_chapters(plan: str, state: str, format_: Format) -> None:
    wanted, found = compared(renja(plan)), compared(read_back(plan, state, "lima", format_).book)
    if format_ == "pdf":
        assert unspaced(wanted) == unspaced(found)
    else:
        assert differences(wanted, found) == []
    assert wanted.total() > 60


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_work_money_and_targets_come_back_from_tabel_4_1(plan: str, state: str, format_: Format) -> None:
    kinds = ("WorkItem", "Ceiling", "Target")
    wanted = compared(renja(plan), *kinds)
    found = compared(read_back(plan, state, "enam", format_).book, *kinds)
    assert unspaced(wanted) == unspaced(found)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_forward_estimate_comes_back_for_the_year_after(format_: Format) -> None:
    for outline in ("lima", "enam"):
        book = read_back("melati", "final", outline, format_).book
        ahead = [row.amount for row in book.all(Ceiling) if row.period == "2027"]
        assert ahead == [1_000_000 * SEN, 2_000_000 * SEN, 3_000_000 * SEN]
        assert all(row.period != "2027" for row in book.ceilings.values())


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_nothing_is_doubted_but_what_the_plan_itself_leaves_open(plan: str, state: str, format_: Format) -> None:
    reading = read_back(plan, state, "lima", format_)
    rest = [p.message for p in reading.problems if KNOWN not in p.message and p.message != PDF_DOUBT]
    changed = ["Judul menyebut perubahan, sedangkan berkas ini dibaca sebagai versi murni."] if plan == "melati" else []
    assert rest == changed
    assert (reading.kind, reading.sure) == ("renja", "pasti")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_paragraphs_come_back(format_: Format) -> None:
    found = read_back("sangasanga", "konsep", "lima", format_).book
    told_ = "\n".join(piece.text for row in found.all(Section) for piece in row.paragraphs).replace("/ ", "/")
    pieces = [p for row in renja("sangasanga").all(Section) if row.level for p in row.paragraphs if not p.table]
    lost = [piece.text for piece in pieces if piece.text.replace("/ ", "/") not in told_]
    assert lost == []
