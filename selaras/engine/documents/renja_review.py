"""The tables of a Renja that look back and aside: T-C.29, T-C.30, T-C.31 and T-C.32 of Permendagri 86/2017.

Each comes with the rule its computed columns follow, which is printed below it. Unknown is a dash, never zero.
"""

from selaras.engine.documents.annual_sources import ANNUAL, Sources, accumulated
from selaras.engine.documents.blocks import Cell, Column, Row, Table, numbered
from selaras.engine.documents.figures import is_number
from selaras.engine.documents.renja_work import NONE, end_figure, figure, lines, number, percent, words
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Ceiling, Goal, Indicator, Objective, PlanDocument, Target, WorkItem
from selaras.engine.tables.wording import fold

DECISIONS = {"accepted": "diterima", "refused": "ditolak", "postponed": "ditunda", "": "belum diputuskan"}
_THOUSAND = 1000

EVALUATION_RULE = (
    "Kolom 8 = kolom 7 : kolom 6 × 100. Kolom 10 dihitung menurut cara akumulasi indikator: jumlah = kolom 5 + 7 + 9; "
    "nilai terakhir = kolom 9; rata-rata = rata-rata kolom 7 dan 9 (kolom 5 tidak ikut karena merupakan angka "
    "beberapa tahun). Kolom 11 = kolom 10 : kolom 4 × 100. Indikator yang makin kecil makin baik atau yang cara "
    "akumulasinya belum ditetapkan tidak dihitung. Tanda – berarti angkanya tidak diketahui."
)
SERVICE_RULE = (
    "Target Renstra diambil dari Renstra yang berlaku, realisasi dari capaian yang tersimpan, dan proyeksi dari "
    "target rencana ini, atau dari Renstra bila rencana ini tidak memuatnya. Tanda – berarti angkanya tidak diketahui."
)
REVIEW_RULE = (
    "Kolom Rancangan Awal RKPD diambil dari rancangan awal Renja yang tersimpan; kolom Hasil Analisis Kebutuhan dari "
    "rencana ini. Tanda – berarti tidak diketahui."
)


def evaluation_table(sources: Sources) -> Table | None:
    """T-C.29: the Renja of the years before against the Renstra, for each work item of the plan; None where no stored
    plan tells anything of them, because a form of dashes says nothing."""
    n = sources.year
    labels = (
        "Kode", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",
        "Indikator Kinerja Program (outcome)/Kegiatan (output)",
        "Target Kinerja Capaian Program (Renstra) Akhir Periode",
        f"Realisasi Target Kinerja Hasil Program dan Keluaran Kegiatan s/d Tahun {n - 3}",
        f"Target Renja Tahun {n - 2}", f"Realisasi Renja Tahun {n - 2}", "Tingkat Realisasi (%)",
        f"Target Program dan Kegiatan Renja Tahun Berjalan {n - 1}", "Realisasi Capaian",
        "Tingkat Capaian Realisasi Target Renstra (%)",
    )  # fmt: skip
    over = (
        *(Cell(label, rowspan=2) for label in labels[:5]),
        Cell(f"Target dan Realisasi Kinerja Renja Tahun Lalu {n - 2}", colspan=3), Cell(labels[8], rowspan=2),
        Cell(f"Perkiraan Realisasi Capaian Target Renstra s/d Tahun Berjalan {n - 1}", colspan=2),
    )  # fmt: skip
    under = tuple(Cell(labels[at]) for at in (5, 6, 7, 9, 10))
    widths = (1.5, 2.8, 2.6, 1.1, 1.2, 1.1, 1.1, 0.9, 1.1, 1.1, 1.1)

    def cells(item: WorkItem, indicator: Indicator | None, first: bool) -> tuple[Cell, ...]:
        named = (Cell(item.code, "code"), Cell(item.name)) if first else (Cell(), Cell())
        if indicator is None:
            return (*named, *(Cell(),) * 9)
        return (*named, Cell(indicator.name), *_evaluated(sources, indicator))

    columns = tuple(Column(f"c{at}", width) for at, width in enumerate(widths, start=1))
    body = lines(sources, cells)
    if not any(is_number(cell) or (cell.kind == "text" and cell.value) for row in body for cell in row.cells[3:]):
        return None
    return Table(
        columns, (Row(over), Row(under)), body, "Tabel T-C.29", numbers=numbered(11), size=7.5,
        caption="Tabel T-C.29\nRekapitulasi Evaluasi Hasil Pelaksanaan Renja Perangkat Daerah\n"
        f"dan Pencapaian Renstra Perangkat Daerah s/d Tahun {n - 1}",
    )  # fmt: skip


def _evaluated(sources: Sources, indicator: Indicator) -> tuple[Cell, ...]:
    """Columns 4 to 11 of one indicator."""
    n = sources.year
    end = sources.end_of_strategy(indicator)
    last = end.value if isinstance(end, Target) else end
    before = sources.reached_until(indicator, n - 3)
    aimed, reached = sources.target(indicator, n - 2, ANNUAL), sources.actual(indicator, str(n - 2))
    running = sources.target(indicator, n - 1, ANNUAL)
    own, goes_on = reached.value if reached else None, running.value if running else None
    how = sources.accumulation(indicator)
    years = {"sum": [before, own, goes_on], "mean": [own, goes_on], "last": [goes_on]}.get(how, [])
    total = accumulated(years, how)
    rising = indicator.direction in ("", "up")
    return (
        end_figure(end), number(before), figure(aimed), figure(reached),
        percent(own, aimed.value if aimed else None) if rising else number(None),
        figure(running), number(total), percent(total, last) if rising else number(None),
    )  # fmt: skip


def service_table(sources: Sources) -> Table | None:
    """T-C.30: the indicators of goals and objectives by year; None where the plan measures none."""
    n = sources.year
    shown = service_indicators(sources)
    if not shown:
        return None
    years = ([n - 2, n - 1, n, n + 1], [n - 2, n - 1], [n, n + 1])
    heads = ("Target Renstra Perangkat Daerah", "Realisasi Capaian", "Proyeksi")
    tall = [Cell(label, rowspan=2) for label in ("No", "Indikator", "SPM/Standar Nasional", "IKK", "Catatan Analisis")]
    over = Row((*tall[:4], *(Cell(h, colspan=len(y)) for h, y in zip(heads, years, strict=True)), tall[4]))
    under = Row(tuple(Cell(f"Tahun {year}") for group in years for year in group))
    body = []
    for index, indicator in enumerate(shown, start=1):
        aims = [figure(sources.target(indicator, year, ("renstra",))) for year in years[0]]
        reached = [figure(sources.actual(indicator, str(year))) for year in years[1]]
        ahead = [_projected(sources, indicator, year) for year in years[2]]
        body.append(Row((Cell(index, "count", align="center"), Cell(indicator.name), words(indicator.standard),
                         words(indicator.ikk),
                         *aims, *reached, *ahead, Cell())))  # fmt: skip
    columns = (
        Column("number", 0.5), Column("indicator", 3), Column("standard", 1), Column("ikk", 0.8),
        *(Column(f"y{at}", 0.95) for at in range(8)), Column("note", 1.4),
    )  # fmt: skip
    return Table(
        columns, (over, under), tuple(body), "Tabel T-C.30", numbers=numbered(len(columns)), size=8,
        caption="Tabel T-C.30\nPencapaian Kinerja Pelayanan Perangkat Daerah",
    )  # fmt: skip


def _projected(sources: Sources, indicator: Indicator, year: int) -> Cell:
    own = sources.target(indicator, year, ANNUAL)
    return figure(own or sources.target(indicator, year, ("renstra",)))


def service_indicators(sources: Sources) -> list[Indicator]:
    """The indicators of goals and objectives in the plan's Book, each name once: the first that has a target of any
    year stands for the others."""
    found: dict[str, Indicator] = {}
    for row in sources.own.all(Indicator):
        if isinstance(sources.own.find(row.subject), Goal | Objective):
            found.setdefault(fold(row.name), row)
    return list(found.values())


def review_table(sources: Sources) -> Table | None:
    """T-C.31: the first draft of the RKPD beside what the agency needs, both in thousands of rupiah; None where no
    first draft is stored, because then there is nothing to review."""
    first = next(
        (row for row in sources.kinds.values() if row.stage == "rancangan_awal" and row.id != sources.plan.id), None
    )
    if first is None:
        return None
    parts = ("Program/Kegiatan", "Lokasi", "Indikator Kinerja", "Target Capaian")
    tall = (Cell("No", rowspan=2), Cell("Catatan Penting", rowspan=2))
    over = Row((tall[0], Cell("Rancangan Awal RKPD", colspan=5), Cell("Hasil Analisis Kebutuhan", colspan=5), tall[1]))
    under = Row(
        tuple(Cell(label) for label in (*parts, "Pagu Indikatif (Rp ribu)", *parts, "Kebutuhan Dana (Rp ribu)"))
    )
    before = _first_draft(sources, first)
    measured = sources.own.under(Indicator, "subject")
    body = []
    for index, item in enumerate(sources.work.items, start=1):
        indicator = next(iter(measured.get(item.id, ())), None)
        target = sources.target(indicator, sources.year, ANNUAL) if indicator else None
        mine = _reviewed(item, indicator, target, sources.work.amount(item))
        left = before.get((item.code, fold(item.name)), tuple(words("") for _ in range(5)))
        body.append(Row((Cell(index, "count", align="center"), *left, *mine, Cell(item.note)), bold=False))
    columns = (
        Column("number", 0.5),
        *(Column(f"{side}{at}", width) for side in "ab" for at, width in enumerate((2.4, 1, 2, 1, 1.1))),
        Column("note", 1),
    )
    return Table(
        columns, (over, under), tuple(body), "Tabel T-C.31", numbers=numbered(12), size=7.5,
        caption=f"Tabel T-C.31\nReview terhadap Rancangan Awal RKPD Tahun {sources.year}",
    )  # fmt: skip


def _reviewed(
    item: WorkItem, indicator: Indicator | None, target: Target | None, amount: int | None
) -> tuple[Cell, ...]:
    money = None if amount is None else (amount + _THOUSAND // 2) // _THOUSAND
    return (
        Cell(f"{item.code} {item.name}".strip()), words(item.location), words(indicator.name if indicator else ""),
        figure(target), Cell(money, "money", unknown=NONE),
    )  # fmt: skip


def _first_draft(sources: Sources, plan: PlanDocument) -> dict[tuple[str, str], tuple[Cell, ...]]:
    """The left half of T-C.31 by code and folded name, from the stored first draft."""
    book = sources.whole
    measured, targets = book.under(Indicator, "subject"), book.under(Target, "indicator")
    amounts = {row.item: row.amount for row in book.all(Ceiling) if row.period == str(sources.year)}
    found = {}
    for item in book.all(WorkItem):
        if item.document != plan.id:
            continue
        indicator = next(iter(measured.get(item.id, ())), None)
        of_year = [row for row in targets.get(indicator.id, ()) if row.period == str(sources.year)] if indicator else []
        cells = _reviewed(item, indicator, of_year[-1] if of_year else None, amounts.get(item.id))
        found[item.code, fold(item.name)] = cells
    return found


def proposal_table(sources: Sources) -> Table | None:
    """T-C.32: the proposals of the stakeholders for the year; None where no register of them is stored.

    Who proposed is left out: it may be a person, and the form does not ask for it."""
    rows = sorted(sources.whole.all(Proposal), key=lambda row: row.order)
    if not rows:
        return None
    measured = sources.own.under(Indicator, "subject")
    body = []
    for index, row in enumerate(rows, start=1):
        item = sources.own.find(row.served_by)
        served = item if isinstance(item, WorkItem) else None
        indicator = next(iter(measured.get(served.id, ())), None) if served else None
        name = f"{row.name}\n(ditampung pada {served.code} {served.name})" if served else row.name
        volume = row.volume_text or (f"{decimal_text(row.volume)} {row.unit}".strip() if row.volume is not None else "")
        told = "; ".join(filter(None, (DECISIONS[row.decision], row.reason)))
        body.append(
            Row((Cell(index, "count", align="center"), Cell(name), words(row.location),
                 words(indicator.name if indicator else ""), words(volume), Cell(told)))
        )  # fmt: skip
    columns = (Column("number", 0.4), Column("work", 3.4), Column("location", 1.6), Column("indicator", 2.4),
               Column("volume", 1.2), Column("note", 2.4))  # fmt: skip
    heads = ("No", "Program/Kegiatan", "Lokasi", "Indikator Kinerja", "Besaran/Volume", "Catatan")
    return Table(
        columns, (Row(tuple(Cell(head) for head in heads)),), tuple(body), "Tabel T-C.32", numbers=numbered(6), size=8,
        caption="Tabel T-C.32\nUsulan Program dan Kegiatan dari Para Pemangku Kepentingan "
        f"Tahun {sources.year}",
    )  # fmt: skip
