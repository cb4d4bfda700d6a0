"""What the checks over texts and citations find in the sample plan, by hand from the document."""

from pathlib import Path

import pytest

from selaras.engine.checks.check import checks
from selaras.engine.checks.run import Judgement, run
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.judgement import Finding

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"

# Rows of Tabel 2.6 whose location is "Kec. Sanga - Sanga".
LOCATIONS = [
    299, 300, 301, 302, 303, 304, 305, 308, 309, 310, 311, 313, 314, 315, 316, 318, 319, 321, 325, 328, 329, 330, 332,
    333, 337, 338, 340, 342, 343, 347, 349, 350, 352, 355, 358, 359,
]  # fmt: skip

# Place of the document → why it is wrong: line and character in prose, line and cell in a table, the line alone where
# the cell is not kept.
EXPECTED = {
    # "Tahun 2024" said of this very plan, in 1.2 and in the closing
    "TXT-001": ["61:81", "451:88"],
    # Five years that are said to run from 2021 to 2023
    "TXT-002": ["132:523"],
    # RPJMD 2016 – 2021
    "TXT-003": ["136:377"],
    # BAB II is called otherwise, BAB IV is BAB III
    "TXT-004": ["33:1", "42:1"],
    # LAMPIRAN is announced
    "TXT-005": ["43:1"],
    # "Sanga-Sanga" in 2.1, the mission and 2.2; "Kecamatan Sanga Sanga"; "Kec. Sanga - Sanga"
    "TXT-006": ["136:187", "169:81", "184:81", "296", *map(str, LOCATIONS)],
    # penyelenggaran; EFESIEN; Kecamata; Percentase five times; efektifitas and ketentraman are the nomenclature's own
    "TXT-007": [
        "121:22", "153:48", "207:134", "272:3", "273:3", "274:3", "280:3", "353:3",
    ],
    # The sentence of line 84 again
    "TXT-008": ["90:1"],
    # PermenPANRB 12/2015 in 1.2; KEP/25/M.PAN/2/2004 in a formula of Tabel 2.3
    "LAW-001": ["67:6", "239"],
}  # fmt: skip


@pytest.fixture(scope="module")
def judgement() -> Judgement:
    law = load_law()
    texts = [check.id for check in checks().values() if check.judge is not None and not check.across]
    return run(read(SAMPLE, law).book, law, ids=texts)


def of(judgement: Judgement, check: str) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.check == check]


def test_the_checks_over_texts_find_these_and_no_others(judgement: Judgement) -> None:
    found: dict[str, list[str]] = {}
    for finding in judgement.findings:
        found.setdefault(finding.check, []).append(str(finding.place).removeprefix(f"{SAMPLE.name}:"))
    assert found == EXPECTED


def test_each_place_holds_what_the_finding_speaks_of(judgement: Judgement) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    begins = {"TXT-001": "2024", "TXT-002": "2021", "TXT-003": "2016", "TXT-008": "Pembentukan", "LAW-001": "Peraturan"}
    for finding in judgement.findings:
        line, column = finding.place.line, finding.place.column
        assert line is not None
        if finding.check in begins and column is not None:
            assert lines[line - 1][column - 1 :].startswith(begins[finding.check])
        if finding.check in ("TXT-006", "TXT-007"):
            assert finding.values["found"].casefold() in lines[line - 1].casefold()


def test_every_text_check_had_something_to_judge(judgement: Judgement) -> None:
    assert judgement.not_applicable == {}


def test_the_four_spellings_of_the_kecamatan_are_one_cause(judgement: Judgement) -> None:
    names = of(judgement, "TXT-006")
    assert {finding.cause for finding in names} == {names[0].cause}
    assert len(names[0].values["others"]) == 39
    assert names[0].message == (
        "Nama Sangasanga, demikian pada judul rencana, di dalam dokumen ini juga ditulis “Sanga - Sanga” (36 tempat), "
        "“Sanga-Sanga” (3 tempat), “Sanga Sanga” (1 tempat)."
    )


def test_spellings_of_official_names_are_no_findings(judgement: Judgement) -> None:
    """Seksi Ketentraman …, PROGRAM KOORDINASI KETENTRAMAN …, Peningkatan Efektifitas …, and the survey's regulation."""
    lines = {finding.place.line for finding in of(judgement, "TXT-007") if finding.values["found"] != "percentase"}
    assert not lines & {98, 239, 338, 340, 347, 353, 356}


def test_a_replacement_that_is_only_recalled_says_so(judgement: Judgement) -> None:
    verified, recalled = of(judgement, "LAW-001")
    assert "belum diverifikasi" not in verified.hint
    assert recalled.hint.endswith("Dasar hukum catatan ini belum diverifikasi.")
