"""What the checks over formulas, sums, results, surveys and evaluation sheets find in real files, by hand."""

from collections import defaultdict
from collections.abc import Mapping

import pytest

from selaras.engine.checks.run import run
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Finding
from tests.completeness import SHARED
from tests.judging import LAW

pytestmark = [pytest.mark.shared, pytest.mark.long]

# The checks of files that are no plan: other checks over the same files are tested with the plan they were made for.
OURS = ("MSR", "SRV", "CMP", "EVA")
NUMBERED = {f"BUD-{n:03d}" for n in range(7, 21)} | {f"TGT-{n:03d}" for n in range(6, 10)} | {"COD-015", "AGR-003"}

# Evaluation of the Renja of Deli Serdang, by cell, from its formulas:
EVALUATION = {
    # K84 =SUM(K85:K88) ends before K89 (Rp39.430.349) and K90 (Rp46.485.856); K96 =SUM(K97) is without the second
    # program under it, K106. The same formula in other columns leaves out empty cells only.
    "BUD-007": ["K84", "K96"],
    # Row 12 adds 91 and 96 in the quarters (in the fourth 91 alone), and rows 11 and 113 add them once more.
    "BUD-008": ["R11", "U11", "X11", "AA11", "R113", "U113", "X113", "AA113"],
    "BUD-009": ["R12", "U12", "X12", "AA12"],
    # AE64 =M64+AF64 takes the percent beside the money
    "BUD-010": ["AE64"],
    # Five of six programs add up their kegiatan; K106 was typed
    "BUD-012": ["K106"],
    # Rp2.790.000 of Rp2.800.000 were spent on furniture, of which 0 was maintained, for AB51 is a typed zero
    "BUD-017": ["AC51"],
    # AVERAGE(Z48,Z50) takes a line of the next kegiatan; A:B:C is the whole range from A to C
    "MSR-001": ["Z45", "T55", "W55", "Z55", "T70", "W70", "Z70"],
    # AVERAGE over some of the lines below, while all others say 100 % too
    "MSR-002": ["Z30", "Z45", "Z49", "Z56"],
    # 0 in the year beside 0, 0, 0 and 35 in the quarters
    "MSR-003": ["AB51"],
    # Shares of 2024 and 2025 added up: at the first of them
    "MSR-005": ["AD22"],
    # 50 % of 2 documents with 0 documents
    "MSR-006": ["S74"],
}


def found(name: str) -> Mapping[str, list[Finding]]:
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in run(read(SHARED / "samples" / name).book, LAW).findings:
        assert "exception" not in finding.values
        if finding.check.startswith(OURS) or finding.check in NUMBERED:
            findings[finding.check].append(finding)
    return findings


def test_every_wrong_formula_and_figure_of_the_evaluation_of_a_renja_is_found_and_no_other() -> None:
    findings = found("evaluasi-renja-deliserdang-2025.xlsx")
    cells = {check: sorted(finding.place.coordinate for finding in each) for check, each in findings.items()}
    assert cells == {check: sorted(each) for check, each in EVALUATION.items()}
    (shares,) = findings["MSR-005"]
    assert shares.values["count"] == 16
    first = next(finding for finding in findings["BUD-008"] if finding.place.coordinate == "R11")
    assert "R91 dan R96 ikut dijumlah dua kali" in first.message


def test_the_evaluation_sheet_of_trenggalek_forgets_the_scores_of_two_parts() -> None:
    """The lines B.3 and C.3 of PENILAIAN have no sum, so that RESUME shows 0; O31 is worked out without its evidence;
    evaluation is divided into four parts; 26 Y/T and 17 A/B/C/D were left as they were."""
    findings = found("lke-trenggalek.xlsx")
    assert {check: [f.place.coordinate for f in each] for check, each in findings.items()} == {
        "EVA-002": ["D17"],
        "EVA-004": ["D11", "D15", "F31"],
        "EVA-006": ["G27"],
    }
    assert findings["EVA-006"][0].values["count"] == 43


def test_thirteen_of_twenty_answered_all_questions_alike() -> None:
    (finding,) = found("skm-kediri-answers.csv")["SRV-002"]
    assert (finding.values["count"], finding.values["respondents"]) == (13, 20)


def test_most_complaints_of_samarinda_were_closed_by_the_system() -> None:
    """155 closed and 7 archived by the system, of 240."""
    (finding,) = found("lapor-samarinda-2024-redacted.csv")["CMP-001"]
    assert (finding.values["count"], finding.values["complaints"]) == (162, 240)


@pytest.mark.parametrize("name", ["evaluasi-renja-deliserdang-2025.xlsx", "lke-trenggalek.xlsx"])
def test_whatever_kind_of_row_is_missing_the_rest_is_judged(name: str) -> None:
    rows = list(read(SHARED / "samples" / name).book)
    for kind in {type(one) for one in rows}:
        for some in (
            [one for one in rows if type(one) is not kind],
            [one for one in rows if type(one) is kind],
            [one for n, one in enumerate(rows) if type(one) is not kind or n % 2],
        ):
            assert [f.message for f in run(Book(some), LAW).findings if "exception" in f.values] == []


@pytest.mark.parametrize(
    "name",
    [
        "dpa-pasangkayu-2024.xlsx", "iku-bpkad-jabar-2017.docx", "pk-dispora-jabar-2017.docx",
        "renja-bpmpd-jabar-2016.pdf", "renstra-gambiran-2026-2030.md", "rkt-sangasanga-2025.md",
    ],
)  # fmt: skip
def test_plans_without_such_faults_have_no_such_findings(name: str) -> None:
    assert found(name) == {}
