"""IND-001."""

from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.tables.rows import Row
from tests.judging import LAW, Line, budget, found, measured, said
from tests.making import book, document, kelurahan

BARANG = "Jumlah Barang Milik Daerah pada Perangkat Daerah yang diadministrasikan"
GOODS = ("kegiatan", "7.01.01.2.03", "Administrasi Barang Milik Daerah pada Perangkat Daerah", None)
STAFF = ("kegiatan", "7.01.01.2.05", "Administrasi Kepegawaian Perangkat Daerah", None)


def sharing(*lines: Line, text: str = BARANG, unit: str = "agency") -> list[Row]:
    items = budget(*lines, unit=unit)
    return [*items, *(row for item in items for row in measured(item, text))]


PASSES = [
    book(*sharing(GOODS)),
    # The same kegiatan in the kecamatan and in a kelurahan may have the same indicator.
    book(kelurahan(1, "KELURAHAN MAWAR"), *sharing(GOODS), *sharing(GOODS, unit="kelurahan-1")),
]
FAILS = [book(*sharing(GOODS, STAFF))]


def test_only_the_copy_is_named_with_the_row_it_was_copied_from() -> None:
    rows = sharing(GOODS, STAFF)
    (finding,) = found("IND-001", book(*rows))
    assert finding.message == (
        "Indikator kegiatan 7.01.01.2.05 Administrasi Kepegawaian Perangkat Daerah sama dengan indikator 7.01.01.2.03 "
        "Administrasi Barang Milik Daerah pada Perangkat Daerah: “Jumlah Barang Milik Daerah pada Perangkat "
        "Daerah yang "
        "diadministrasikan”."
    )
    assert finding.place == rows[3].place
    assert finding.severity == "warning"


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = sharing(STAFF, GOODS)
    assert [finding.row for finding in found("IND-001", book(*rows))] == [rows[2].id]


def test_a_parent_and_its_only_child_may_share_an_indicator() -> None:
    parent = ("kegiatan", "7.01.02.2.03", "Koordinasi Pemeliharaan Prasarana", None)
    child = ("sub_kegiatan", "7.01.02.2.03.01", "Rapat Berkala", None)
    assert said("IND-001", book(*sharing(parent, child, text="Jumlah Koordinasi Pemeliharaan Prasarana"))) == []


def test_an_indicator_that_fits_both_alike_is_no_copy() -> None:
    one = ("kegiatan", "7.01.02.2.01", "Koordinasi Pelayanan Utara", None)
    other = ("kegiatan", "7.01.02.2.02", "Koordinasi Pelayanan Selatan", None)
    assert said("IND-001", book(*sharing(one, other, text="Jumlah Koordinasi Pelayanan"))) == []


def test_where_names_do_not_tell_the_code_with_another_indicator_elsewhere_is_the_copy() -> None:
    text = "Jumlah Unit Peralatan dan Mesin Lainnya yang Disediakan"
    buying = ("sub_kegiatan", "7.01.01.2.07.06", "Pengadaan Peralatan dan Mesin Lainnya", None)
    keeping = ("sub_kegiatan", "7.01.01.2.09.06", "Pemeliharaan Peralatan dan Mesin Lainnya", None)
    own = sharing(keeping, text="Jumlah Peralatan dan Mesin Lainnya yang Dipelihara")
    copied = sharing(buying, keeping, text=text, unit="kelurahan-1")
    (finding,) = found("IND-001", book(kelurahan(1, "KELURAHAN MAWAR"), *own, *copied))
    assert finding.row == copied[3].id


def test_a_decree_pasted_behind_a_copy_does_not_hide_it() -> None:
    rows = [*budget(GOODS, STAFF)]
    rows += [*measured(rows[0], BARANG), *measured(rows[1], BARANG + " Kepmen 050 5889")]
    assert len(said("IND-001", book(*rows))) == 1


def test_the_official_indicator_of_the_edition_in_force_is_proposed_where_its_list_is_loaded() -> None:
    training = ("sub_kegiatan", "7.01.01.2.05.11", "Bimbingan Teknis Implementasi Peraturan", None)
    clothing = ("sub_kegiatan", "7.01.01.2.05.02", "Pengadaan Pakaian Dinas", None)
    rows = sharing(training, clothing, text="Jumlah Orang yang Mengikuti Bimbingan Teknis Implementasi Peraturan")
    plan = book(document(edition="kepmendagri-050-5889-2021"), *rows)
    new, right = "kepmendagri-900-3406-2024", "Jumlah Paket Pakaian Dinas"
    row = OfficialRow(new, "kabupaten_kota", "sub_kegiatan", "7.01.01.2.05.0002", clothing[2], right, "Paket")
    assert [finding.proposal for finding in found("IND-001", plan)] == [None]
    assert [finding.proposal for finding in found("IND-001", plan, LAW.with_nomenclature([row]))] == [right]


def test_what_the_nomenclature_prescribes_for_both_is_no_copy_and_its_unit_is_right() -> None:
    edition, text = "kepmendagri-900-1317-2023", "Jumlah Unit Ruang Laboratorium yang Dibangun"
    one = ("sub_kegiatan", "1.01.02.2.02.0006", "Pembangunan Gedung", None)
    other = ("sub_kegiatan", "1.01.02.2.04.0047", "Pembangunan Ruang Laboratorium", None)
    items = budget(one, other)
    rows = [*items, *(row for item in items for row in measured(item, text, "3 Km"))]
    official = [OfficialRow(edition, "kabupaten_kota", "sub_kegiatan", i[1], i[2], text, "Km") for i in (one, other)]
    plan, law = book(document(edition=edition), *rows), LAW.with_nomenclature(official)
    assert len(said("IND-001", plan)) == 1
    assert len(said("IND-005", plan)) == 2
    assert said("IND-001", plan, law) == said("IND-005", plan, law) == []
