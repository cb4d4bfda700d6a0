"""An invented Renstra of Kecamatan Melati, small and complete, with the Renstra of the period before it.

What the document must work out of it, by hand:

* T-C.28 and T-C.27, end of the period. Kepuasan (mean within a year): its last year, 87,5. Warga daring (sum):
  1.500 + 2.000 + 2.500 + 3.000 + 3.500 = 12.500, in T-C.27 too, although the program does not say how it adds up.
  Predikat: the word of the last year, A. Kasus (fewer is better, last): 20. Pengaduan: the plan stores 95 for
  2025-2029, which wins over 92 of the last year; its 2027 is unknown.
* T-C.27, sub kegiatan 7.01.02.2.01.0001 (sum): 4 + 4 + 4 + 4 + unknown = unknown.
* T-C.27, money. 7.01.02: 100 + 110 + 120 + 130 + 140 = 600 million rupiah. 7.01.04: 50 + 50 + 50 + unknown + 60 is
  unknown.
* T-C.23. Kepuasan: 77 : 78 = 98,72 %, 79 : 79 = 100 %, 81 : 80 = 101,25 %, 2023 was not measured,
  82,5 : 82 = 100,61 %. Kasus has no ratio, because fewer is better.
* T-C.24, million rupiah: budget 100, 110, 121, unknown, 120; spent 80, 84, 90,3, unknown, 114. Ratios 80 %,
  84 : 110 = 76,36 %, 90,3 : 121 = 74,63 %, unknown, 114 : 120 = 95 %. The budget grew by 10 % and 10 %, mean 10 %; the
  spending by 5 % and 7,5 %, mean 6,25 %; what lies beside 2023 is unknown and does not count.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import (
    Ceiling,
    Goal,
    Indicator,
    Mission,
    Objective,
    Organisation,
    Paragraph,
    PolicyDirection,
    Row,
    Section,
    Strategy,
    Target,
    Vision,
)
from tests.making import document, indicator, kelurahan, organisation, row, target, work_item

FIRST: Final = 2025
BEFORE: Final = 2020
MILLION: Final = 1_000_000_00
OWN: Final = "plan"
"""The id of the Renstra's own document, for ``Options.extra``."""
Value = str | None


def melati() -> Book:
    """The Renstra 2025-2029, and behind it that of 2020-2024."""
    return Book([*_head(), *_words(), *_aims(), *_ways(), *_work(), *_earlier()])


def _head() -> Sequence[Row]:
    last = FIRST + 4
    return (
        document(id=OWN, kind="renstra", title="RENCANA STRATEGIS KECAMATAN MELATI TAHUN 2025-2029", first_year=FIRST,
                 last_year=last, period=f"{FIRST}-{last}"),
        organisation(name="KECAMATAN MELATI"), kelurahan(1, "KELURAHAN ANGGREK"),
        row(Organisation, id="region", level="government", kind="kabupaten", name="KABUPATEN CONTOH"),
    )  # fmt: skip


_TEXT: Final = (
    ("BAB I", "PENDAHULUAN", 1, ""),
    ("1.1", "Latar Belakang", 2, "Renstra ini menjabarkan RPJMD Kabupaten Contoh."),
    ("1.2", "Landasan Hukum", 2, "Undang-Undang tentang Pemerintahan Daerah."),
    ("1.3", "Maksud dan Tujuan", 2, "Renstra menjadi pedoman Renja setiap tahun."),
    ("1.4", "Sistematika Penulisan", 2, "Renstra ini disusun menurut sistematika yang berlaku."),
    ("BAB II", "GAMBARAN PELAYANAN PERANGKAT DAERAH", 1, ""),
    ("2.1", "Tugas, Fungsi, dan Struktur Organisasi", 2, "Kecamatan dipimpin oleh camat."),
    ("2.2", "Sumber Daya Perangkat Daerah", 2, "Kecamatan mempunyai dua puluh pegawai."),
    ("2.3", "Kinerja Pelayanan Perangkat Daerah", 2, "Kepuasan masyarakat naik selama periode yang lalu."),
    ("2.5", "Tantangan dan Peluang Pengembangan Pelayanan", 2, "Jaringan internet belum merata."),
    ("BAB III", "PERMASALAHAN DAN ISU STRATEGIS PERANGKAT DAERAH", 1, ""),
    ("3.1", "Identifikasi Permasalahan", 2, "Antrean di loket masih panjang."),
    ("3.2", "Telaahan Visi, Misi, dan Program Kepala Daerah", 2, "Kecamatan mendukung misi pertama dan kedua."),
    ("3.3", "Telaahan Renstra Kementerian/Lembaga", 2, "Tidak ada renstra kementerian yang bersangkutan."),
    ("3.4", "Telaahan Rencana Tata Ruang Wilayah", 2, "Pelayanan mengikuti pusat permukiman."),
    ("3.5", "Penentuan Isu-Isu Strategis", 2, "Pelayanan daring dan ketertiban."),
    ("BAB VIII", "PENUTUP", 1, "Renstra ini dilaksanakan dengan sungguh-sungguh."),
)


def _words() -> Sequence[Row]:
    return [
        row(Section, number=number, heading=heading, level=level, order=order,
            paragraphs=(Paragraph(said, Place()),) if said else ())
        for order, (number, heading, level, said) in enumerate(_TEXT, start=1)
    ]  # fmt: skip


def _figures(of: Indicator, first: int, values: Sequence[Value], **fields: Any) -> list[Target]:
    """The targets of the years from ``first`` on as they are typed; None is a year without one."""
    return [
        target(of, _scaled(text), text=text, grade="" if _scaled(text) is not None else text, unit=of.unit,
               **{**fields, "period": str(first + n)})
        for n, text in enumerate(values) if text is not None
    ]  # fmt: skip


def _scaled(text: str) -> int | None:
    """``87.5`` or ``1.500`` in ten-thousandths; None for a word."""
    if not text[0].isdigit():
        return None
    number = text.replace(".", "") if text.count(".") == 1 and len(text.partition(".")[2]) == 3 else text
    return round(float(number.replace(",", ".")) * 10_000)


def _reached(of: Indicator, year: int, text: str, **fields: Any) -> Actual:
    value = _scaled(text)
    said = {"period": str(year), "unit": of.unit, "grade": "" if value is not None else text}
    return row(Actual, indicator=of.id, text=text, value=value, **{**fields, **said})


def _measured(subject: Row, name: str, unit: str, before: str, values: Sequence[Value], **fields: Any) -> Sequence[Row]:
    """An indicator with its baseline of 2024 and its targets."""
    made = indicator(subject, name, unit=unit, **fields)
    return (made, _reached(made, FIRST - 1, before), *_figures(made, FIRST, values))


DARING: Final = ("Jumlah warga yang dilayani secara daring", "Orang", "1.200",
                 ("1.500", "2.000", "2.500", "3.000", "3.500"))  # fmt: skip


def _aims() -> Sequence[Row]:
    vision = row(Vision, owner="region", text="Kabupaten Contoh yang maju dan melayani")
    missions = [
        row(Mission, id=f"m{n}", owner="region", number=str(n), text=text)
        for n, text in ((1, "Mewujudkan pemerintahan yang melayani"), (2, "Menjaga ketenteraman dan ketertiban"))
    ]
    first = row(Goal, id="g1", number="1", text="Meningkatnya kualitas pelayanan publik", mission="m1")
    second = row(Goal, id="g2", number="2", text="Terjaganya ketenteraman masyarakat", mission="m2")
    online = row(Objective, id="o1", number="1.1", text="Meningkatnya pelayanan daring", goal="g1")
    sound = row(Objective, id="o2", number="1.2", text="Meningkatnya akuntabilitas kinerja", goal="g1")
    heard = row(Objective, id="o3", number="2.1", text="Terselesaikannya pengaduan masyarakat", goal="g2")
    complaints = _measured(heard, "Persentase pengaduan yang selesai", "%", "75", ("80", "84", None, "90", "92"))
    of_complaints = complaints[0]
    assert isinstance(of_complaints, Indicator)
    return [
        vision, *missions, first, second, online, sound, heard,
        *_measured(first, "Indeks Kepuasan Masyarakat", "Indeks", "82,5", ("83", "84", "85", "86", "87.5"),
                   direction="up", accumulation="mean"),
        *_measured(online, *DARING, direction="up", accumulation="sum"),
        *_measured(sound, "Predikat SAKIP Kecamatan", "Predikat", "CC", ("B", "B", "BB", "BB", "A")),
        *_measured(second, "Jumlah kasus gangguan ketertiban", "Kasus", "40", ("36", "32", "28", "24", "20"),
                   direction="down", accumulation="last"),
        *complaints,
        target(of_complaints, 95_0000, text="95", unit="%", period=f"{FIRST}-{FIRST + 4}"),
    ]  # fmt: skip


def _ways() -> Sequence[Row]:
    return [
        row(Strategy, id="s1", number="1", text="Membangun loket daring", objective="o1"),
        row(Strategy, id="s2", number="2", text="Melatih petugas loket", objective="o1"),
        row(Strategy, id="s3", number="3", text="Membuka kanal pengaduan", objective="o3"),
        row(PolicyDirection, strategy="s1", text="Satu aplikasi untuk semua layanan"),
        row(PolicyDirection, strategy="s1", text="Antrean daring di setiap kelurahan"),
        row(PolicyDirection, strategy="s3", text="Satu nomor pengaduan"),
    ]


def _paid(kind: Any, item: str, first: int, values: Sequence[float | None], **fields: Any) -> list[Row]:
    """Money of the years from ``first`` on, in million rupiah."""
    return [
        row(kind, item=item, amount=round(value * MILLION), text="", **{**fields, "period": str(first + n)})
        for n, value in enumerate(values) if value is not None
    ]  # fmt: skip


_SERVICE: Final = (100, 110, 120, 130, 140)
_ORDER: Final = (50, 50, 50, None, 60)


def _work() -> Sequence[Row]:
    service = work_item("7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK", id="p1",
                        objective="o1", result="Meningkatnya pelayanan", location="Kecamatan Melati")  # fmt: skip
    order = work_item("7.01.04", "PROGRAM KOORDINASI KETENTERAMAN DAN KETERTIBAN UMUM", id="p2", objective="o3",
                      result="Meningkatnya ketenteraman")  # fmt: skip
    tree: Mapping[str, Row] = {
        "k1": work_item("7.01.02.2.01", "Koordinasi Pelayanan Tingkat Kecamatan", id="k1", parent="p1"),
        "u1": work_item("7.01.02.2.01.0001", "Pelayanan Administrasi Terpadu", id="u1", parent="k1",
                        location="Kelurahan Anggrek"),
        "k2": work_item("7.01.04.2.01", "Koordinasi Penyelenggaraan Ketenteraman", id="k2", parent="p2"),
        "u2": work_item("7.01.04.2.01.0002", "Patroli Wilayah", id="u2", parent="k2"),
    }  # fmt: skip
    money = [paid for id_ in ("p1", "k1", "u1") for paid in _paid(Ceiling, id_, FIRST, _SERVICE)]
    money += [paid for id_ in ("p2", "k2", "u2") for paid in _paid(Ceiling, id_, FIRST, _ORDER)]
    return [
        service, tree["k1"], tree["u1"], order, tree["k2"], tree["u2"], *money,
        *_measured(service, *DARING),
        *_measured(tree["k1"], "Persentase layanan tepat waktu", "%", "88", ("90", "91", "92", "93", "94")),
        *_measured(tree["u1"], "Jumlah laporan pelayanan", "Laporan", "3", ("4", "4", "4", "4", None),
                   accumulation="sum"),
        *_measured(order, "Jumlah kasus gangguan ketertiban", "Kasus", "40", ("36", "32", "28", "24", "20"),
                   direction="down"),
        *_measured(tree["u2"], "Jumlah patroli", "Kali", "10", ("12", "12", "12", "12", "12"), accumulation="sum"),
    ]  # fmt: skip


def _earlier() -> Sequence[Row]:
    old = {"document": "old", "period": f"{BEFORE}-{FIRST - 1}"}
    goal = row(Goal, id="og", number="1", text="Meningkatnya kualitas pelayanan publik", **old)
    liked = indicator(goal, "Indeks Kepuasan Masyarakat", unit="Indeks", direction="up", ikk="4.c.2", **old)
    cases = indicator(goal, "Jumlah kasus gangguan ketertiban", unit="Kasus", direction="down", **old)
    service = work_item("7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK", id="op", **old)
    reached = zip((2020, 2021, 2022), ("77", "79", "81"), strict=True)
    return [
        document(id="old", kind="renstra", title="RENSTRA 2020-2024", first_year=BEFORE, last_year=FIRST - 1, **old),
        goal, liked, cases, service,
        *_figures(liked, BEFORE, ("78", "79", "80", "81", "82"), **old),
        *_figures(cases, BEFORE, ("50", "48", "46", "44", "42"), **old),
        *(_reached(liked, year, text, **old) for year, text in reached),
        *(_reached(cases, BEFORE + n, text, **old) for n, text in enumerate(("52", "47", "45", "43"))),
        *_paid(Ceiling, "op", BEFORE, (100, 110, 121, None, 120), **old),
        *_paid(Spending, "op", BEFORE, (80, 84, 90.3, None, 114), **old),
    ]  # fmt: skip
