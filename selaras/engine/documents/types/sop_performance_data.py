"""SOP pengumpulan data kinerja: who collects what from which source, how often and until when, by indicator."""

from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Clauses,
    Column,
    Document,
    Heading,
    Item,
    ListItems,
    PageBreak,
    Row,
    Section,
    Signature,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.decree import day_of, letterhead, recalled
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head, place_date
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.period import long_date
from selaras.engine.tables.rows import Goal, Indicator, Objective
from selaras.engine.tables.wording import fold

NAME = "PENGUMPULAN DATA KINERJA"
_LACKS = "Rencana ini tidak memuat indikator tujuan atau sasaran yang datanya dapat dikumpulkan."
_ACTORS = ("Pengumpul data", "Perencana", "Kepala")
_MARK = "●"
_MERGED = ("unit", "source", "frequency", "owner", "formula")
# step, who (positions in _ACTORS), completeness, time ("{days}" working days after the quarter), output
_STEPS = (
    ("Menetapkan jadwal dan membagikan formulir data kinerja", (1,), "Daftar indikator pada lampiran", "1 hari",
     "Formulir dan jadwal"),
    ("Mengumpulkan data dari sumbernya dan mengisi formulir", (0,), "Formulir, data sumber", "setiap akhir triwulan",
     "Formulir terisi"),
    ("Melampirkan bukti dan menyampaikan formulir", (0,), "Formulir terisi, bukti dukung", "1 hari",
     "Formulir dan bukti"),
    ("Memeriksa kelengkapan, kewajaran, dan bukti; mengembalikan yang belum lengkap", (1,), "Formulir dan bukti",
     "1 hari", "Data terperiksa"),
    ("Menghitung realisasi dan capaian, menyusun rekapitulasi", (1,), "Data terperiksa", "1 hari",
     "Rekapitulasi capaian"),
    ("Mengesahkan rekapitulasi dan memberi arahan atas capaian yang kurang", (2,), "Rekapitulasi capaian", "1 hari",
     "Rekapitulasi disahkan"),
    ("Menyampaikan laporan triwulan dan menyimpan data beserta buktinya", (1,), "Rekapitulasi disahkan",
     "paling lambat {days} hari kerja sesudah triwulan berakhir", "Laporan triwulan, arsip data"),
)  # fmt: skip


def collected(book: Book) -> list[Indicator]:
    """The indicators of goals and objectives, each name once, with what any of its rows tells of its data."""
    found: dict[str, Indicator] = {}
    for row in book.all(Indicator):
        if isinstance(book.find(row.subject), Goal | Objective):
            held = found.get(fold(row.name))
            merged = row if held is None else _filled(held, row)
            found[fold(row.name)] = merged
    return list(found.values())


def _filled(held: Indicator, other: Indicator) -> Indicator:
    told = {name: getattr(other, name) for name in _MERGED if not getattr(held, name)}
    return replace(held, **told)


def lacking(book: Book, options: Options) -> tuple[str, ...]:
    """Sources, frequencies and owners that indicators do not tell."""
    words = (("source", "sumber data"), ("frequency", "frekuensi"), ("owner", "penanggung jawab"))
    return tuple(
        f"{word} indikator “{row.name}”" for row in collected(book) for name, word in words if not getattr(row, name)
    )


@document_type(
    "sop_performance_data", "SOP Pengumpulan Data Kinerja", ("perpres-29-2014#17", "pp-39-2006"), official=True,
    follows_plan=False, file_name="SOP-DATA-KINERJA", plans=("renja", "rkt", "renstra", "iku"), lacking=lacking,
    order=50,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The SOP of the agency. Raises ``NotDrawn`` when no goal or objective of the Book is measured."""
    shown = collected(book)
    if not shown:
        raise NotDrawn(_LACKS)
    name = agency_name(book)
    signature = Signature(place_date(options, options.issue.on), (head(book, options.issue.on).signer(),))
    days = law.value("report.quarter_working_days", day_of(book, options)).value
    annex: tuple[Block, ...] = (Heading(1, "LAMPIRAN\nDAFTAR DATA KINERJA", in_contents=False), _data_table(shown))
    return dressed(
        options,
        title=f"SOP Pengumpulan Data Kinerja {name}",
        subject="Prosedur pengumpulan data kinerja",
        author=name,
        sections=(
            Section((*_identity(book, law, options), signature), numbering=""),
            Section((Heading(2, "Langkah"), _steps(f"{days}"), PageBreak(), *annex), numbering="", landscape=True),
        ),
        footer=options.issue.printed_number,
    )


def _identity(book: Book, law: Law, options: Options) -> list[Block]:
    issue = options.issue
    on = long_date(issue.on) if issue.on else "…………………"
    grounds = recalled(book, law, options, "sop_performance_data")
    return [
        *letterhead(book, options),
        Heading(1, f"STANDAR OPERASIONAL PROSEDUR\n{NAME}", in_contents=False),
        Clauses((
            ("Nomor SOP", "", issue.printed_number or "…………………"), ("Berlaku", "", f"sejak {on}"),
            ("Disahkan", "", f"oleh {head(book, issue.on).position}"),
        )),
        Heading(2, "Dasar hukum"),
        ListItems(tuple(Item(f"{text}.", f"{at}.") for at, text in enumerate(grounds, start=1))),
        Heading(2, "Kualifikasi pelaksana"),
        ListItems((
            Item("memahami definisi dan cara menghitung indikator yang menjadi tanggung jawabnya;", "1."),
            Item("mampu menelusuri data sampai ke sumbernya.", "2."),
        )),
        Heading(2, "Peralatan dan perlengkapan"),
        ListItems((Item("formulir data kinerja, komputer, dan tempat penyimpanan bukti.", "1."),)),
        Heading(2, "Peringatan"),
        ListItems((
            Item("Data yang belum diketahui dikosongkan, tidak diisi nol.", "1."),
            Item("Data tanpa bukti dikembalikan kepada pengumpulnya.", "2."),
        )),
        Heading(2, "Pencatatan dan pendataan"),
        ListItems((Item("Formulir, bukti, dan rekapitulasi disimpan per triwulan oleh perencana.", "1."),)),
    ]  # fmt: skip


def _steps(days: str) -> Table:
    columns = (
        Column("number", 0.4, "center"), Column("step", 3.2),
        *(Column(f"actor{at}", 0.9, "center") for at in range(len(_ACTORS))),
        Column("needs", 1.9), Column("time", 1.6), Column("output", 1.6), Column("note", 1),
    )  # fmt: skip
    tall = [Cell(label, rowspan=2) for label in ("NO", "KEGIATAN", "KETERANGAN")]
    over = Row((tall[0], tall[1], Cell("PELAKSANA", colspan=3), Cell("MUTU BAKU", colspan=3), tall[2]))
    under = Row(tuple(Cell(label) for label in (*_ACTORS, "Kelengkapan", "Waktu", "Output")))
    body = tuple(
        Row((Cell(at, "count"), Cell(step), *(Cell(_MARK if actor in who else "") for actor in range(len(_ACTORS))),
             Cell(needs), Cell(time.format(days=days)), Cell(output), Cell()))
        for at, (step, who, needs, time, output) in enumerate(_STEPS, start=1)
    )  # fmt: skip
    return Table(columns, (over, under), body, "Langkah", numbers=numbered(len(columns)))


def _data_table(shown: list[Indicator]) -> Table:
    heads = ("NO", "INDIKATOR", "SATUAN", "DATA YANG DIKUMPULKAN", "SUMBER DATA", "FREKUENSI", "PENANGGUNG JAWAB")
    columns = (
        Column("number", 0.4, "center"), Column("indicator", 2.6), Column("unit", 0.8), Column("formula", 3.2),
        Column("source", 1.8), Column("frequency", 1.1), Column("owner", 1.6),
    )  # fmt: skip
    body = tuple(
        Row((Cell(at, "count"), Cell(row.name), Cell(row.unit), *(
            Cell(text or "–") for text in (row.formula, row.source, row.frequency, row.owner)
        )))
        for at, row in enumerate(shown, start=1)
    )  # fmt: skip
    return Table(columns, (head_row(*heads),), body, "Daftar Data Kinerja", numbers=numbered(len(columns)), size=8.5)
