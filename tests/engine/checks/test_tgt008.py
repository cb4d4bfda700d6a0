"""TGT-008."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, Objective
from tests.judging import found, reason
from tests.making import book, document, indicator, row, target

PK = row(Agreement, id="pk", document="pk", title="Perjanjian Kinerja", year=2025)
FIRST = row(Objective, number="1", text="Meningkatnya pelayanan")
SECOND = row(Objective, number="1", text="Meningkatnya pelayanan", document="pk")


def twice(
    one: int | None,
    two: int | None,
    units: tuple[str, str] = ("Indeks", "Indeks"),
    names: tuple[str, str] = ("IKM", "IKM"),
) -> Book:
    measures = [
        indicator(FIRST, names[0], unit=units[0]),
        indicator(SECOND, names[1], unit=units[1], document="pk"),
    ]
    places = [Place("contoh.md", 10, 4, "Tabel 2.4"), Place("contoh.md", 50, 4, "Tabel 2.5")]
    return book(
        PK, FIRST, SECOND, *measures,
        target(measures[0], one, text=str(one), place=places[0], unit=units[0]),
        target(measures[1], two, text=str(two), place=places[1], unit=units[1], document="pk"),
    )  # fmt: skip


PASSES = [twice(850_000, 850_000)]
FAILS = [twice(850_000, 860_000), twice(850_000, 860_000, units=("", "Indeks"))]


def test_one_target_with_two_values_is_named_at_the_second_place() -> None:
    (finding,) = found("TGT-008", FAILS[0])
    assert finding.message == (
        "Target 2025 indikator “IKM” di sini 860000, sedangkan di Tabel 2.4, baris 10, kolom 4 850000."
    )
    assert finding.place.line == 50
    assert finding.severity == "warning"


def test_another_unit_and_another_name_are_another_thing() -> None:
    assert reason("TGT-008", twice(850_000, 860_000, units=("Indeks", "Persen"))) != ""
    assert reason("TGT-008", twice(850_000, 860_000, names=("IKM", "Indeks kepuasan ASN"))) != ""


def test_an_unknown_target_says_nothing() -> None:
    assert reason("TGT-008", twice(850_000, None)) == "Tidak ada target yang dicantumkan dalam dua tabel."


def test_what_the_renstra_says_is_compared_elsewhere() -> None:
    rows = list(FAILS[0])
    renstra = document(kind="renstra")
    assert reason("TGT-008", book(renstra, *(r for r in rows if r.id not in (renstra.id, "agency")))) != ""
