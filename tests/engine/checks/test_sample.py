"""What the checks over rows find in the sample plan, by hand from the document: each check with its lines."""

from pathlib import Path

import pytest

from selaras.engine.checks.run import Judgement, run
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.judgement import Finding

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"

GOAL = "Meningkatkan Kualitas Pelayanan Kecamatan Yang Efektif, Efisien, Inovatif, Transparan dan Akuntabel"

# Line of the document → why it is wrong. Lines are counted in the file, the kelurahan in the order Jawa, Pendingin,
# Sangasanga Dalam, Sangasanga Muara, Sarijaya.
EXPECTED = {
    # Two-digit codes, in a plan of 2025: one finding for the whole document, at its title.
    "COD-011": [3],
    # 7.01.01.2.01.010
    "COD-003": [305],
    # 7.01.01.2.05.0011 among two-digit codes
    "COD-004": [319],
    # 7.01.03.2, cut, in all five kelurahan
    "COD-002": [375, 394, 411, 427, 444],
    # "7.01.1.03.0.00. 17.0003" and ".0005"
    "COD-014": [396, 430],
    # 7.01.01.2.01 is called Administrasi Keuangan there, which is the name of 2.02
    "COD-007": [362, 379, 398, 415, 432],
    # The kecamatan without its unit 0000; Jawa, Pendingin and Muara lost the group "0."; Dalam and Sarijaya are whole
    "ORG-001": [296, 360, 377, 413],
    # Goals of the list in 2.2 that Tabel 2.1 does not have
    "STR-004": [186, 188],
    # A goal without its second half; an objective with one word more in the PK
    "STR-001": [187, 272],
    # The row TUJUAN of Tabel 2.4 holds the objective
    "STR-002": [253],
    # Strategies 5 and 6 of Tabel 2.2 are in neither list
    "STR-003": [228, 229],
    # "Perse", twice
    "IND-007": [202, 203],
    # Lines of the PK that name no measure
    "IND-010": [276, 279],
    # 317 from 312; 318 from 319; 339 from 341; 340 from 342; the six rows 2.03.02 from 349; 389 from 2.07.06
    "IND-001": [317, 318, 339, 340, 352, 376, 389, 395, 412, 428, 445],
    # 7.01.04 from 7.01.03, "Percentase" for "Persentase"
    "IND-002": [353],
    # 7.01.05 has the indicator of 7.01.04
    "IND-011": [356],
    "IND-014": [239, 240, 241],
    # People in packages; institutions in activities, in the kecamatan and the five kelurahan
    "IND-005": [318, 351, 375, 394, 411, 427, 444],
    # "173 Jumlah"
    "IND-006": [324],
    # "Kepmen 050 5889" and "Kepmen 050/5889" behind the indicator
    "IND-009": [395, 412, 445],
    # 89,17 is Sangat Baik; 88,30 (Baik) in line 275 is right
    "TGT-002": [253, 270],
    # Kegiatan of the kelurahan with an empty target
    "TGT-001": [362, 365, 369, 379, 381, 386, 388, 398, 400, 404, 415, 417, 421, 432, 434, 438],
    # Lines 274 to 283 of the PK stand in no plan: one note for the whole agreement
    "AGR-001": [268],
}


@pytest.fixture(scope="module")
def judgement() -> Judgement:
    law = load_law()
    return run(read(SAMPLE, law).book, law)


def of(judgement: Judgement, check: str, line: int | None = None) -> list[Finding]:
    found = [finding for finding in judgement.findings if finding.check == check]
    return [finding for finding in found if line is None or finding.place.line == line]


def test_the_checks_over_rows_find_these_and_no_others(judgement: Judgement) -> None:
    found: dict[str, list[int | None]] = {}
    for finding in judgement.findings:
        if not finding.check.startswith(("TXT", "LAW")):
            found.setdefault(finding.check, []).append(finding.place.line)
    assert found == EXPECTED


def test_every_sum_of_the_document_agrees(judgement: Judgement) -> None:
    assert [finding for finding in judgement.findings if finding.check.startswith("BUD")] == []
    # 15 program and 41 kegiatan with children; the kecamatan and five kelurahan
    assert judgement.passed["BUD-001"] == 56
    assert judgement.passed["BUD-002"] == 6


def test_the_cut_code_in_five_kelurahan_is_one_cause_with_one_proposal(judgement: Judgement) -> None:
    cut = of(judgement, "COD-002")
    assert {finding.cause for finding in cut} == {cut[0].cause}
    assert {finding.proposal for finding in cut} == {"7.01.03.2.03"}
    assert cut[0].values["others"] == [f"rkt-sangasanga-2025.md:{line}:1" for line in (394, 411, 427, 444)]


@pytest.mark.parametrize(
    ("check", "line", "proposal"),
    [
        ("COD-003", 305, "7.01.01.2.01.10"),
        ("COD-004", 319, "7.01.01.2.05.11"),
        ("COD-007", 362, None),  # the name is that of 7.01.01.2.02: the code may be the wrong one
        ("ORG-001", 296, "7.01.1.03.0.00.17.0000"),
        ("ORG-001", 377, "7.01.1.03.0.00.17.0002"),
        ("IND-006", 324, "173 Laporan"),
        ("IND-007", 202, "Persen"),
        ("STR-002", 253, GOAL),
        ("STR-001", 272, "Meningkatnya kualitas dan jangkauan pelayanan publik kecamatan"),
        ("TGT-002", 253, "Sangat Baik (89,17)"),
    ],
)
def test_what_would_mend_a_row(judgement: Judgement, check: str, line: int, proposal: str | None) -> None:
    assert [finding.proposal for finding in of(judgement, check, line)] == [proposal]


def test_a_copied_indicator_is_named_with_the_row_it_belongs_to(judgement: Judgement) -> None:
    (staff,) = of(judgement, "IND-001", 317)
    assert staff.message == (
        "Indikator kegiatan 7.01.01.2.05 Administrasi Kepegawaian Perangkat Daerah sama dengan indikator 7.01.01.2.03 "
        "Administrasi Barang Milik Daerah pada Perangkat Daerah: “Jumlah Barang Milik Daerah pada Perangkat Daerah "
        "yang diadministrasikan”."
    )
    assert str(staff.place) == "rkt-sangasanga-2025.md:317:3"


def test_the_note_on_the_agreement_lists_its_ten_lines(judgement: Judgement) -> None:
    (note,) = of(judgement, "AGR-001")
    assert note.severity == "note"
    assert [entry["place"] for entry in note.values["unplanned_lines"]] == [
        f"rkt-sangasanga-2025.md:{line}:3" for line in range(274, 284)
    ]


def test_the_codes_of_the_old_edition_are_counted_by_certainty(judgement: Judgement) -> None:
    (edition,) = of(judgement, "COD-011")
    steps = {step["old"]: step["certainty"] for step in edition.values["mapping"]}
    assert steps["7.01.02"] == "certain"
    assert steps["7.01.02.2.04"] == "certain"
    assert steps["7.01.02.2.04.02"] == "not_loaded"


def test_what_cannot_be_judged_says_why(judgement: Judgement) -> None:
    assert judgement.not_applicable == {
        "IND-004": "Indikator sub kegiatan menurut Kepmendagri 050-5889/2021 belum dimuat. Mintalah pengelola "
        "aplikasi memuat daftar resminya.",
        "TGT-005": "Arah indikator tidak disebut dalam dokumen ini.",
    }
