"""A Renstra that we issue reads back: goals, objectives, strategies, work, targets and money of every year.

T-C.23 and T-C.24 are views over the Renstra before: their rows are no rows of this plan. What else is not compared,
each with its reason, is all that ``IGNORED`` and ``left_out`` name.
"""

from collections import Counter
from functools import cache

import pytest

from selaras.engine.documents.document import FORMATS, Format, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import (
    Ceiling,
    Goal,
    Indicator,
    Mission,
    Objective,
    PolicyDirection,
    Row,
    Strategy,
    Target,
    Vision,
    WorkItem,
)
from tests.completeness import SHARED
from tests.engine.round_trip.issued import options
from tests.engine.round_trip.told import Told, differences, told
from tests.making import YEAR, book, ceiling, document, indicator, organisation, row, target, work_item

OUTLINES = ("renstra-2-2025", "renstra-86-2017")
IGNORED = {
    "*.id": "named anew by every reading",
    "*.place": "another file, other places",
    "*.organisation": "the cover prints the name of the agency in capitals",
    "*.period": "compared where it is a year; a goal is of the whole plan",
    "Ceiling.text": "money is printed in one way",
    "Target.text": "a bare number of another notation (95.5) is printed as ours",
    "Actual.text": "as a target's",
    "Strategy.number": "the form has no column for it",
    "WorkItem.order": "printed from the top down, also where the file lists one level after the other",
    "WorkItem.code_text": "the blanks inside a printed code are not printed again",
}
KINDS = (
    "Vision",
    "Mission",
    "Goal",
    "Objective",
    "Strategy",
    "PolicyDirection",
    "Indicator",
    "Target",
    "Actual",
    "WorkItem",
    "Ceiling",
)
PDF_DOUBT = "Berkas ini dibaca dari PDF; bandingkan isi yang terbaca dengan dokumennya."


@cache
def gambiran() -> Book:
    return read(SHARED / "samples" / "renstra-gambiran-2026-2030.md").book


@cache
def small() -> Book:
    """Two goals, strategies with directions, and a program by six years."""
    years = range(YEAR, YEAR + 6)
    program = work_item("7.01.02", "PROGRAM PELAYANAN", level="program", objective="o1", location="Kelurahan Satu")
    kegiatan = work_item("7.01.02.2.01", "Koordinasi", level="kegiatan", parent=program.id)
    goals = [row(Goal, id=f"g{n}", number=str(n), text=text) for n, text in ((1, "Layanan prima"), (2, "Warga aman"))]
    aims = [row(Objective, id=f"o{n}", number=f"{n}.1", text=f"Loket ke-{n} cepat", goal=f"g{n}") for n in (1, 2)]
    measured = [indicator(each, f"Indeks dari {each.id}", unit="Poin") for each in (*goals, *aims)]
    vision = row(Vision, owner="region", text="Daerah yang maju")
    mission = row(Mission, owner="region", number="1", text="Melayani warga")
    measured.append(indicator(program, "Jumlah layanan", unit="Layanan"))
    targets = [
        target(each, (80 + n + y) * 10_000, text=str(80 + n + y), unit=each.unit, period=str(year))
        for n, each in enumerate(measured)
        for y, year in enumerate(years)
    ]
    money = [
        ceiling(each, (1 + y) * 1_000_000_00, period=str(y + YEAR)) for each in (program, kegiatan) for y in range(6)
    ]
    ways = [row(Strategy, id=f"s{n}", number=str(n), text=f"Satu pintu nomor {n}", objective=f"o{n}") for n in (1, 2)]
    turns = [row(PolicyDirection, strategy="s1", text=f"Antrean daring {n}") for n in (1, 2)]
    head = document(kind="renstra", title="RENSTRA", first_year=YEAR, last_year=YEAR + 5, period=f"{YEAR}-{YEAR + 5}")
    return book(
        organisation(name="Kecamatan Contoh"), head, vision, mission, *goals, *aims, *measured, *targets, program,
        kegiatan, *money, *ways, *turns,
    )  # fmt: skip


def source(name: str) -> Book:
    return gambiran() if name == "gambiran" else small()


@cache
def read_back(name: str, outline: str, format_: Format) -> Reading:
    chosen = replace(options("contoh", "konsep"), extra={"renstra_outline": outline})
    file = render(find_type("renstra").content(source(name), load_law(), chosen), [format_])[format_]
    return read_file(f"renstra.{format_}", file)


def left_out(each: Row) -> bool:
    """The state at the end of the period is a sum or the last year once more; a kegiatan serves what its program does,
    which a file need not say."""
    whole = isinstance(each, Ceiling | Target) and Period.parse(each.period).first != Period.parse(each.period).last
    return whole or type(each).__name__ not in KINDS


def compared(given: Book) -> Counter[Told]:
    plain = Book(_plain(each) for each in given)
    return told([each for each in plain if not left_out(each)], plain, IGNORED)


def _plain(each: Row) -> Row:
    if isinstance(each, WorkItem) and each.level != "program":
        return replace(each, objective="")
    # The number of its goal or objective stands before an indicator in T-C.25, a strategy has none in T-C.26.
    return replace(each, number="") if isinstance(each, Indicator | Strategy) else each


def by_year(given: Book) -> Counter[tuple[str, str, int | None]]:
    """Money and targets with their years."""
    found: Counter[tuple[str, str, int | None]] = Counter()
    for each in given.all(Ceiling):
        if not left_out(each):
            found["money", each.period, each.amount] += 1
    for aim in given.all(Target):
        if not left_out(aim):
            found["target", aim.period, aim.value] += 1
    return found


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("name", [pytest.param("gambiran", marks=pytest.mark.shared), "small"])
def test_every_row_comes_back_with_its_values(name: str, outline: str, format_: Format) -> None:
    reading = read_back(name, outline, format_)
    assert (reading.kind, reading.sure) == ("renstra", "pasti")
    assert differences(compared(source(name)), compared(reading.book)) == []
    assert by_year(reading.book) == by_year(source(name))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", [pytest.param("gambiran", marks=pytest.mark.shared), "small"])
def test_nothing_is_doubted(name: str, format_: Format) -> None:
    messages = [problem.message for problem in read_back(name, OUTLINES[0], format_).problems]
    assert messages == ([PDF_DOUBT] if format_ == "pdf" else [])
