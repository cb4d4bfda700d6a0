"""Copies of indicators, and what only looks like one."""

import pytest

from selaras.engine.facts.copied import copies, core, foreign_matter
from selaras.engine.tables.rows import Indicator, WorkItem
from tests.making import indicator, work_item


def pair(code: str, name: str, text: str) -> tuple[Indicator, WorkItem]:
    item = work_item(code, name)
    return indicator(item, text), item


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Jumlah Lembaga Kepmen 050 5889", "Kepmen 050 5889"),
        ("Jumlah Lembaga Kepmen 050/5889", "Kepmen 050/5889"),
        ("Jumlah Lembaga (Kepmendagri 050-5889)", "(Kepmendagri 050-5889)"),
        ("Jumlah Lembaga", ""),
        ("Persentase penerapan Permendagri 90 Tahun 2019", ""),
        ("Jumlah Kepmen yang dilaksanakan", ""),
    ],
)
def test_foreign_matter_is_a_decree_at_the_end(text: str, tail: str) -> None:
    assert foreign_matter(text) == tail
    assert core(text) == (text.removesuffix(tail).strip() if tail else text)


def test_of_two_rows_the_copy_is_the_one_its_name_fits_less() -> None:
    right = pair(
        "7.01.01.2.03", "Administrasi Barang Milik Daerah", "Jumlah Barang Milik Daerah yang diadministrasikan"
    )
    wrong = pair("7.01.01.2.05", "Administrasi Kepegawaian", "Jumlah Barang Milik Daerah yang diadministrasikan")
    for order in ([right, wrong], [wrong, right]):
        found = copies(order)
        assert list(found) == [wrong[0].id]
        assert found[wrong[0].id].original is right[1]
        assert found[wrong[0].id].exact


def test_a_copy_with_another_letter_is_not_exact() -> None:
    right = pair("7.01.03", "PROGRAM PEMBERDAYAAN MASYARAKAT DESA", "Persentase Lembaga Pemberdayaan Masyarakat Desa")
    wrong = pair("7.01.04", "PROGRAM KOORDINASI KETERTIBAN", "Percentase Lembaga Pemberdayaan Masyarakat Desa")
    assert not copies([right, wrong])[wrong[0].id].exact


def test_parent_and_child_and_the_same_name_share_rightly() -> None:
    text = "Jumlah Rapat Koordinasi"
    parent, child = pair("7.01.02.2.01", "Rapat Koordinasi", text), pair("7.01.02.2.01.01", "Kunjungan", text)
    renumbered = pair("7.01.02.2.09", "RAPAT KOORDINASI", text)
    assert copies([parent, child, renumbered]) == {}


def test_rows_without_text_are_no_copies() -> None:
    assert copies([pair("7.01.02.2.01", "A", ""), pair("7.01.02.2.02", "B", "")]) == {}
