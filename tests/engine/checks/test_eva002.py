"""EVA-002."""

from collections.abc import Mapping
from datetime import date

from selaras.engine.tables.book import Book
from selaras.engine.tables.evaluation import Criterion
from tests.judging import found, judged, reason
from tests.making import book, row

LAWFUL = {"Perencanaan Kinerja": (6, 9, 15), "Evaluasi Akuntabilitas Kinerja Internal": (5, 7.5, 12.5)}
LOCAL = {"Evaluasi Akuntabilitas Kinerja Internal": (5, 7.5, 5, 7.5)}


def sheet(parts: Mapping[str, tuple[float, ...]]) -> Book:
    rows = []
    names = ("Keberadaan", "Kualitas", "Pemanfaatan", "Capaian")
    for name, weights in parts.items():
        above = row(Criterion, number="", order=1, level="component", name=name, weight=round(sum(weights) * 10_000))
        rows.append(above)
        for part, weight in zip(names, weights, strict=False):
            rows.append(
                row(
                    Criterion, number="", order=2, level="sub_component", name=part, parent=above.id,
                    weight=round(weight * 10_000),
                )
            )  # fmt: skip
    return book(*rows)


PASSES = [sheet(LAWFUL)]
FAILS = [sheet(LOCAL), sheet({"Pengukuran Kinerja": (5, 10, 10)})]


def test_a_local_division_is_a_note_with_both() -> None:
    (finding,) = found("EVA-002", FAILS[0])
    assert finding.message == (
        "Bobot lembar kerja ini berbeda dari PermenPANRB 88/2021: Evaluasi Akuntabilitas Kinerja Internal dibagi "
        "menjadi Keberadaan 5, Kualitas 7,5, Pemanfaatan 5, dan Capaian 7,5, bukan 5, 7,5, dan 12,5."
    )
    assert finding.severity == "note"


def test_a_component_of_another_weight_is_said_once() -> None:
    (finding,) = found("EVA-002", FAILS[1])
    assert finding.message == (
        "Bobot lembar kerja ini berbeda dari PermenPANRB 88/2021: Pengukuran Kinerja 25, bukan 30."
    )


def test_a_sheet_of_other_components_is_not_judged() -> None:
    assert reason("EVA-002", sheet({"Manajemen Risiko": (40, 60)})) != ""


def test_the_day_before_the_regulation_it_does_not_hold() -> None:
    assert judged("EVA-002", FAILS[0], on=date(2021, 11, 30)).findings == ()
    assert judged("EVA-002", FAILS[0], on=date(2021, 12, 1)).findings != ()
