"""AGR-001."""

from typing import Literal

from selaras.engine.tables.rows import Agreement, AgreementLine, Objective, PlanDocument, Row
from tests.judging import found, reason
from tests.making import book, indicator, row

RENSTRA = row(
    PlanDocument, id="renstra", document="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2026
)
PLANNED = row(Objective, document="renstra", number="1", text="Meningkatnya kualitas pelayanan publik")
FIRST = indicator(PLANNED, "Persentase keluhan", document="renstra")
AGREEMENT = row(Agreement, id="pk", document="pk", title="Perjanjian Kinerja Tahun 2025", year=2025)


def line(number: int, text: str, name: str, origin: Literal["", "assignment"] = "") -> list[Row]:
    objective = row(Objective, document="pk", number=str(number), text=text)
    measure = indicator(objective, name, document="pk")
    fields = {"objective": objective.id, "indicator": measure.id, "order": number, "number": str(number)}
    return [objective, measure, row(AgreementLine, document="pk", origin=origin, **fields)]


KNOWN = line(1, "Meningkatnya kualitas pelayanan publik", "Percentase Keluhan")
UNKNOWN = line(2, "Maturitas SPIP", "Nilai Maturitas SPIP")

PASSES = [
    book(RENSTRA, PLANNED, FIRST, AGREEMENT, *KNOWN),
    book(RENSTRA, PLANNED, FIRST, AGREEMENT, *KNOWN, *line(2, "Maturitas SPIP", "Nilai Maturitas SPIP", "assignment")),
]
FAILS = [book(RENSTRA, PLANNED, FIRST, AGREEMENT, *KNOWN, *UNKNOWN, *line(3, "Inovasi", "Jumlah Inovasi"))]


def test_all_lines_without_a_plan_are_one_note_that_asks_for_their_basis() -> None:
    (finding,) = found("AGR-001", FAILS[0])
    assert finding.message == (
        "Dari 3 baris Perjanjian Kinerja Tahun 2025, 2 baris tidak ada dalam Renstra, IKU, atau rencana tahunan: Nilai "
        "Maturitas SPIP; Jumlah Inovasi."
    )
    assert finding.severity == "note"
    assert finding.place == AGREEMENT.place
    assert [entry["indicator"] for entry in finding.values["unplanned_lines"]] == [
        "Nilai Maturitas SPIP",
        "Jumlah Inovasi",
    ]


def test_a_line_whose_origin_was_given_needs_nothing_more() -> None:
    assert found("AGR-001", PASSES[1]) == []


def test_an_agreement_without_any_plan_beside_it_is_not_judged() -> None:
    assert reason("AGR-001", book(AGREEMENT, *UNKNOWN)) != ""
