"""The matrix of roles and results: positions against results, and one line for each role."""

from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.types.matriks_peran_hasil import posts
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import AgreementLine, Indicator
from tests.engine.documents.plans import settings
from tests.engine.documents.promises import actions, made, roles
from tests.engine.documents.transcript import row_texts, tables, transcript

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "matriks-peran-hasil-seksi-2025.txt"


def drawn(book: Book, options: Options | None = None) -> Document:
    return find_type("matriks_peran_hasil").content(book, load_law(), options or Options())


def test_the_section_gives_the_golden_text() -> None:
    assert transcript(drawn(roles(), settings())) == GOLDEN.read_text(encoding="utf-8")


def test_the_cells_of_one_position_stand_in_one_row() -> None:
    assert [(post.position, sorted(post.cells)) for post in posts(roles())] == [
        ("Pengelola Ketenteraman", ["i1", "i2"]),
        ("Pengadministrasi Umum", ["i3"]),
        ("Pramu Kebersihan", []),
    ]


def test_a_position_without_a_role_is_listed_and_not_forgotten() -> None:
    last = row_texts(tables(drawn(roles()))["Daftar Peran"].body[-1])
    assert last == ["4", "Pramu Kebersihan", "Seksi Ketenteraman dan Ketertiban Umum", "", "", ""]


def test_more_results_than_fit_beside_each_other_go_into_a_second_matrix() -> None:
    more = [made(Indicator, f"m{n}", subject="o1", name=f"Hasil {n}") for n in (1, 2)]
    promised = [
        made(AgreementLine, f"ml{n}", number="", order=10 + n, objective="o1", indicator=f"m{n}") for n in (1, 2)
    ]
    found = tables(drawn(Book([*roles(), *more, *promised])))
    assert list(found) == ["Matriks 1", "Matriks 2", "Daftar Peran"]
    assert row_texts(found["Matriks 2"].head[0]) == [
        "NO", "JABATAN", "UNIT", "Indeks kepuasan masyarakat", "Hasil 1", "Hasil 2",
    ]  # fmt: skip


def test_a_plan_of_action_without_positions_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotDrawn, match=r"belum memuat jabatan\. Tambahkan jabatan"):
        drawn(actions())
