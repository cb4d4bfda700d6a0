"""One invented document that holds every kind of block, for the tests of all renderers."""

from datetime import UTC, datetime

from selaras.engine.documents.blocks import (
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Expression,
    Fields,
    Heading,
    Image,
    Item,
    Letterhead,
    ListItems,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Run,
    Section,
    Signature,
    Signer,
    Space,
    Sum,
    Table,
    Verification,
    head_row,
    numbered,
)

CREATED = datetime(2025, 1, 20, 8, 0, tzinfo=UTC)
LOGO = Image(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48"><path d="M2 2H38V30Q38 42 20 46Q2 42 2 30Z" '
    b'fill="none" stroke="black" stroke-width="3"/><circle cx="20" cy="20" r="8"/></svg>',
    "Lambang Kabupaten Contoh",
    "svg",
    18,
)
TYPED = '#read("/etc/passwd") *x* $x$ <b> & _y_ \\n [z] =1+1'
CODE = "7.01.1.03.0.00.17.0001"
BUDGETS = tuple((number * 15_204_000 + 1_000_000) * 100 for number in range(1, 61))
WORK = "Penyelenggaraan Pemerintahan Umum Sesuai Penugasan Kepala Daerah dan Pertanggungjawabannya"


def budget_table() -> Table:
    """Sixty coded lines over several pages, with a total that adds their keys."""
    body = tuple(
        Row(
            (
                Cell(f"7.01.01.2.{number:02d}.0001", "code"),
                Cell(f"{WORK} {number}"),
                Cell(number * 10_000, "target", unit="Dokumen"),
                Cell(amount, "money"),
            ),
            key=f"r{number}",
        )
        for number, amount in enumerate(BUDGETS, start=1)
    )
    total = Row(
        (
            Cell("JUMLAH", colspan=3, align="center"),
            Cell(sum(BUDGETS), "money", formula=Sum(tuple(f"r{n}" for n in range(1, 61)))),
        ),
        key="total",
        shade=True,
        bold=True,
    )
    return Table(
        (Column("code", 0.3), Column("name", 4), Column("target", 1), Column("budget", 1)),
        (head_row("Kode", "Program, Kegiatan dan Sub Kegiatan", "Target", "Pagu (Rp)"),),
        (Row((Cell(CODE, "code"), Cell("KELURAHAN CONTOH"), Cell(), Cell(None, "money"))), *body),
        "Tabel 2.6",
        total=(total,),
        numbers=numbered(4),
        caption="Tabel 2.6\nProgram dan Kegiatan Tahun 2025",
    )


def objectives_table() -> Table:
    """Cells merged down and across, a text that looks like markup, and unknown values."""
    return Table(
        (Column("no", 0.4, "center"), Column("objective", 3), Column("indicator", 3), Column("y1"), Column("y2")),
        (
            Row((Cell("No", rowspan=2), Cell("Sasaran", rowspan=2), Cell("Indikator", rowspan=2),
                 Cell("Target", colspan=2))),
            head_row("2025", "2026"),
        ),
        (
            Row((Cell("1"), Cell("Meningkatnya kualitas pelayanan", rowspan=2), Cell("Indeks Kepuasan Masyarakat"),
                 Cell(891_700, "target"), Cell(900_000, "target"))),
            Row((Cell("2"), Cell(TYPED), Cell("Baik (89,17)", "target"), Cell(None, "target", unknown="belum diisi"))),
        ),
        "Tabel 2.1",
        caption="Tabel 2.1 Sasaran",
    )  # fmt: skip


def wide_table() -> Table:
    """Twenty-one columns and three levels of header, as the evaluation of a Renja has."""
    heads = (
        Row((Cell("No", rowspan=3), Cell("Program dan Kegiatan", rowspan=3), Cell("Realisasi Kinerja pada Triwulan",
             colspan=16), Cell("Jumlah", colspan=2), Cell("Capaian (%)", rowspan=3))),
        Row((*(Cell(word, colspan=4) for word in ("I", "II", "III", "IV")), Cell("K", rowspan=2),
             Cell("Rp", rowspan=2))),
        Row(tuple(Cell(word) for _ in range(4) for word in ("K", "Sat.", "Rp", "%"))),
    )  # fmt: skip
    columns = (
        Column("no", 0.5), Column("name", 4), *(Column(f"q{q}{part}") for q in range(1, 5) for part in "ksrp"),
        Column("k"), Column("rp"), Column("done"),
    )  # fmt: skip
    quarter = (Cell(30_000, "target"), Cell("Dok."), Cell(1_250_000_000, "money"), Cell(250_000, "percent"))
    body = tuple(
        Row(
            (
                Cell(number, "count"), Cell("Koordinasi dan Penyusunan Laporan"), *(quarter * 4),
                Cell(120_000, "target"),
                Cell(5_000_000_000, "money", formula=Expression("{:q1r}+{:q2r}+{:q3r}+{:q4r}")),
                Cell(1_000_000, "percent"),
            ),
            key=f"e{number}",
        )
        for number in range(1, 16)
    )  # fmt: skip
    return Table(columns, heads, body, "Evaluasi Renja", numbers=numbered(21), caption="Evaluasi Renja", size=6.5)


def front() -> tuple[Section, ...]:
    """Cover without number, preface and contents in roman numbers."""
    cover = Cover(("RENCANA KERJA TAHUNAN",), ("KECAMATAN CONTOH", "KABUPATEN CONTOH"), "TAHUN 2025", LOGO,
                  ("Jalan Contoh Nomor 1",))  # fmt: skip
    preface = (
        Heading(1, "KATA PENGANTAR"),
        Paragraph("Rencana Kerja Tahunan ini disusun sebagai pedoman pelaksanaan kinerja. " * 6, first_line=True),
        Signature("Contoh, 20 Januari 2025", (Signer("Camat Contoh", "Nama Contoh, S.Sos.", "Pembina", "1" * 18),)),
        PageBreak(),
        Contents(),
    )
    return (Section((cover,), numbering=""), Section(preface, numbering="i", restart=True))


def chapters() -> Section:
    """Chapters with text, lists, tables and a picture."""
    return Section(
        (
            Heading(1, "PENDAHULUAN", "BAB I"),
            Heading(2, "Latar Belakang", "1.1"),
            Paragraph((Run("Tebal ", bold=True), Run("miring ", italic=True), Run(TYPED))),
            Paragraph("Baris satu\nbaris dua", align="center", indent=1, keep_with_next=True),
            Heading(3, "Landasan Hukum"),
            ListItems(
                (Item("Undang-Undang;", "1."), Item("Perpres;", "2."), Item("pasal;", "a.", 1), Item("lain.", "5."))
            ),
            Space(10),
            objectives_table(),
            Picture(LOGO, "Gambar 1 Lambang"),
            Heading(1, "PROGRAM", "BAB II"),
            budget_table(),
        ),
        restart=True,
    )


def closing() -> Section:
    """A statement with letterhead, notes and two signatures."""
    return Section(
        (
            Letterhead(("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN CONTOH", "Jalan Contoh Nomor 1"), LOGO),
            Heading(1, "PERJANJIAN KINERJA TAHUN 2025", in_contents=False),
            Fields((("Nama", "Nama Contoh, S.Sos."), ("Jabatan", "Camat Contoh"))),
            Note("error", "wajib diperbaiki", "Kode terpotong", "Kode 7.01.03.2 kurang dua angka.", "7.01.03.2.03",
                 "Tabel 2.6, baris 353", "Permendagri 90/2019"),
            Note("note", "catatan", "Tanpa usulan", "Periksa kembali."),
            Signature("Contoh, 20 Januari 2025", (
                Signer("Bupati Contoh", label="PIHAK KEDUA", show_nip=False),
                Signer("Camat Contoh", "Nama Contoh, S.Sos.", "Pembina", "1" * 18, label="PIHAK PERTAMA"),
                Signer("Sekretaris", on_behalf=("a.n. Camat Contoh",)),
            )),
        )
    )  # fmt: skip


def document(**changes: object) -> Document:
    """The invented document; ``changes`` replace fields of it."""
    fields: dict[str, object] = {
        "title": "Rencana Kerja Tahunan Kecamatan Contoh Tahun 2025",
        "author": "Kecamatan Contoh",
        "subject": "Contoh",
        "sections": (*front(), chapters(), Section((wide_table(),), landscape=True), closing()),
        "created": CREATED,
        "footer": "RKT Kecamatan Contoh",
        "paper": "F4",
        "verification": Verification("K7Q2-M4XD", "http://127.0.0.1:8000/v/K7Q2-M4XD"),
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]  # the changes of a test are of any field
