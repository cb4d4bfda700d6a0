"""What a unit of a kecamatan promises reads back from every format: its agreement, plan of action and roles.

The Books are invented and written by hand in ``tests/engine/documents/promises.py``.
"""

from collections import Counter
from functools import cache

import pytest

from selaras.engine.documents.document import Format, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.planning import ActionPlan, RoleResult
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Indicator,
    Objective,
    Organisation,
    Row,
    Target,
)
from tests.engine.documents.promises import actions, roles, section
from tests.engine.round_trip.issued import options
from tests.engine.round_trip.told import Told, differences, told

FORMATS: tuple[Format, ...] = ("docx", "xlsx", "pdf")
PROMISED: tuple[type[Row], ...] = (Objective, Indicator, Target, AgreementLine)
IGNORED = {
    "*.id": "named anew by every reading",
    "*.place": "another file, other places",
    "*.document": "compared by hand",
    "*.organisation": "compared by hand",
    "AgreementLine.origin": "not printed: the form of the law has no column for it",
    "AgreementBudget.text": "typed amounts have no text, read ones do",
}
BOOKS = {"pk": section(), "rencana_aksi": actions(), "matriks_peran_hasil": roles()}
ONLY_FROM_PDF = ["Berkas ini dibaca dari PDF; bandingkan isi yang terbaca dengan dokumennya."]


@cache
def back(kind: str, format_: Format) -> Reading:
    """The document as issued with letterhead and number, as the door reads it."""
    book = BOOKS[kind]
    issued = options("melati", "final", "7/PK/2025")
    files = render(find_type(kind).content(book, load_law(), issued), (format_,))
    return read_file(f"{kind}.{format_}", files[format_])


def cells(book: Book) -> list[tuple[int, str, str, str]]:
    """Each role by its position, the name of the result it serves, and its words."""
    named = {row.id: row.name for row in book.all(Indicator)}
    return [(row.order, row.position, named.get(row.indicator, ""), row.text) for row in book.all(RoleResult)]


def rows(book: Book, kinds: tuple[type[Row], ...]) -> Counter[Told]:
    return told([row for kind in kinds for row in book.all(kind)], book, IGNORED)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_agreement_of_a_section_comes_back(format_: Format) -> None:
    found = back("pk", format_).book
    kinds: tuple[type[Row], ...] = (*PROMISED, AgreementBudget)
    assert differences(rows(section(), kinds), rows(found, kinds)) == []
    (agreement,) = found.all(Agreement)
    assert agreement.first_party == "Kepala Seksi Ketenteraman dan Ketertiban Umum"
    assert agreement.second_party == "Camat Melati"
    assert [(row.kind, row.name) for row in found.all(Organisation)] == [
        ("kecamatan", "KECAMATAN MELATI"),
        ("seksi", "Seksi Ketenteraman dan Ketertiban Umum"),
    ]
    assert agreement.organisation == found.all(Organisation)[1].id


@pytest.mark.parametrize("format_", FORMATS)
def test_the_total_of_kegiatan_and_sub_kegiatan_is_that_of_the_kegiatan(format_: Format) -> None:
    (total,) = back("pk", format_).book.all(PrintedSum)
    named = {row.id: row.code for row in back("pk", format_).book.all(AgreementBudget)}
    assert (total.value, [named[term] for term in total.terms]) == (9_500_000_000, ["7.01.04.2.01", "7.01.04.2.02"])


@pytest.mark.parametrize("format_", FORMATS)
def test_the_plan_of_action_comes_back_with_quarters_and_steps(format_: Format) -> None:
    found = back("rencana_aksi", format_).book
    kinds: tuple[type[Row], ...] = (*PROMISED, ActionPlan)
    assert differences(rows(actions(), kinds), rows(found, kinds)) == []
    assert [row.quarters for row in found.all(Agreement)] == ["single"]
    assert {row.period for row in found.all(Target)} == {"2025", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"}


@pytest.mark.parametrize("format_", FORMATS)
def test_the_roles_come_back_with_the_results_they_serve(format_: Format) -> None:
    found = back("matriks_peran_hasil", format_).book
    assert cells(found) == cells(roles())
    unit = next(row for row in found.all(Organisation) if row.level == "unit")
    assert {row.organisation for row in found.all(RoleResult)} == {unit.id}
    assert [row.name for row in found.all(Indicator)] == [row.name for row in actions().all(Indicator)]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("kind", ["pk", "rencana_aksi", "matriks_peran_hasil"])
def test_nothing_is_doubted(kind: str, format_: Format) -> None:
    reading = back(kind, format_)
    assert [problem.message for problem in reading.problems] == (ONLY_FROM_PDF if format_ == "pdf" else [])
    assert (reading.kind, reading.sure) == ("pk" if kind == "pk" else "action_plan", "pasti")
