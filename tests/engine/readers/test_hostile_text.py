"""Text out of all proportion is refused in words at its place, and costs no more than its length."""

from collections.abc import Callable

import pytest

from selaras.engine.checks.run import MOST_OTHERS, run
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read_bytes
from selaras.engine.readers.source import LONGEST_LINE, MOST_CELLS, MOST_LINES
from selaras.engine.tables.rows import Goal, Objective, Section, WorkItem

pytestmark = pytest.mark.long

HEAD = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n"
HEADER = "KODE\tProgram/Kegiatan/Sub Kegiatan\tIndikator Kinerja\tTarget\tLokasi\tPagu\n"
TREE = HEADER + "7.01.1.03.0.00.17.0000\tKecamatan Contoh\t\t\t\t30.000.000\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a" * (LONGEST_LINE + 1), "a.md:3:1: Baris ini panjangnya 20.001 huruf, paling panjang 20.000."),
        ("\t" * MOST_CELLS, "a.md:3:1: Baris ini terbagi menjadi 201 kolom, paling banyak 200."),
        ("\n" * MOST_LINES, "a.md: Berkas ini mempunyai 100.006 baris, paling banyak 100.000."),
        (
            ("\t" * (MOST_CELLS - 1) + "\n") * 5001,
            "a.md: Tabel-tabel dalam berkas ini mempunyai 1.000.212 sel, paling banyak 1.000.000.",
        ),
    ],
)
def test_a_text_out_of_all_proportion_is_refused(text: str, sentence: str) -> None:
    result = read_bytes("a.md", (HEAD + text + "\n" + TREE).encode())
    assert result.refused
    assert len(result.book) == 0
    [problem] = result.problems
    assert f"{problem.place}: {problem.message}" == sentence
    assert problem.hint


def test_what_is_just_long_enough_is_read() -> None:
    text = HEAD + "a" * LONGEST_LINE + "\n\n" + TREE + "\t" * (MOST_CELLS - 1) + "\n"
    assert len(read_bytes("a.md", text.encode()).book.all(WorkItem)) == 1


def test_ten_thousand_short_lines_in_a_row_are_no_paragraph_without_end() -> None:
    text = HEAD + "kata kata\n" * 10_000 + "\n" + TREE
    [section] = read_bytes("a.md", text.encode()).book.all(Section)
    lengths = [len(paragraph.text) for paragraph in section.paragraphs]
    assert max(lengths) < LONGEST_LINE + 20
    assert sum(lengths) > 90_000


def _strategic(count: int) -> str:
    goals = "".join(f"{n}\tTujuan ke {n}\t\tIndeks {n}\tNilai\t80\t81\n" for n in range(1, count))
    same = "".join(f"{n}\tTujuan ke {n}\tIndeks {n}\t1 %\n" for n in range(1, count))
    return (
        "NO\tTUJUAN\tSASARAN\tINDIKATOR\tSATUAN\tTARGET PADA TAHUN\t\n\t\t\t\t\t2024\t2025\n"
        + goals
        + "\n## Perjanjian Kinerja\n\nNo\tTujuan/Sasaran\tIndikator Kinerja\tTarget\n"
        + same
    )


# Twice as long, each took more than a minute, or gigabytes, before its cause was mended; `make bench` times them.
LONG: dict[str, Callable[[], str]] = {
    "periods": lambda: "\n\n".join(["renstra 2021-2026 " * 1000] * 10),
    "opening words": lambda: "\n\n".join(["UU " * 6500] * 15),
    "captions without table": lambda: "Tabel 1.1\n\n" * 6_000,
    "one row again and again": lambda: HEADER + "7.01.02\tPROGRAM CONTOH\tJumlah\t1 Orang\tS\t10\n" * 6_000,
    "one sub kegiatan again and again": lambda: HEADER + "7.01.02.2.01.01\tSUB CONTOH\tJ\t1 Orang\tS\t10\n" * 6_000,
    "goals": lambda: _strategic(3_000),
    "long paragraphs": lambda: "\n\n".join(" ".join(f"kata{j}" for j in range(25)) + f" {n}" for n in range(1500)),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_is_read_and_checked_and_its_findings_stay_short(name: str) -> None:
    content = (HEAD + LONG[name]() + "\n\n" + TREE).encode()
    law = load_law()
    result = read_bytes("a.md", content, law)
    assert not result.refused
    judgement = run(result.book, law)
    assert max((len(finding.values.get("others", ())) for finding in judgement.findings), default=0) <= MOST_OTHERS


def test_a_goal_of_another_table_is_a_goal_in_the_agreement_too() -> None:
    book = read_bytes("a.md", (HEAD + _strategic(3) + "9\tSasaran lain\tIndeks\t1 %\n").encode()).book
    assert [goal.text for goal in book.all(Goal)] == ["Tujuan ke 1", "Tujuan ke 2"] * 2
    assert [objective.text for objective in book.all(Objective)] == ["Sasaran lain"]
