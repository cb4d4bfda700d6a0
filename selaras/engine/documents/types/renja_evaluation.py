"""Evaluation of the results of a Renja, quarter by quarter: form E.81 of Permendagri 86/2017 (E.55 in a province)."""

from collections.abc import Mapping, Sequence
from typing import Final

from selaras.engine.documents.annual_sources import OWN, Sources
from selaras.engine.documents.blocks import (
    Cell,
    Column,
    Document,
    Expression,
    Heading,
    Paragraph,
    Row,
    Section,
    Signature,
    Sum,
    Table,
)
from selaras.engine.documents.document import Options, document_type, dressed, quarter_asked
from selaras.engine.documents.evaluated import KIND, QUARTERS_OF_YEAR, Evaluated, Reached, Spent
from selaras.engine.documents.figures import is_number
from selaras.engine.documents.in_outline import own_rows
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.renja_work import NONE, figure, live_sum, number, words
from selaras.engine.documents.signing import agency_name, head, held, place_date, region_name, titled
from selaras.engine.formulas.means import Mean, graded, mean
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import Actual, ProgressNote
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.period import QUARTERS, Period
from selaras.engine.tables.rows import Indicator, Objective, Organisation, Target, WorkItem

_SCALE: Final = "capaian-86-2017"
_NO_WORK: Final = "Rencana ini belum memuat program dan kegiatan, sehingga evaluasinya tidak dapat dicetak."
_RULE: Final = (
    "K = kinerja, Rp = anggaran. Kolom 12 menyatukan triwulan menurut cara akumulasi indikator: jumlah, nilai "
    "terakhir, atau rata-rata. Kolom 13 = kolom 6 + kolom 12 bagi indikator yang dijumlahkan; bagi nilai terakhir "
    "dan rata-rata sama dengan kolom 12. Kolom 14 = kolom 13 : kolom 5 × 100; indikator yang makin rendah makin baik "
    "atau berupa rentang dihitung dengan rumus capaiannya sendiri. Tanda – berarti angkanya tidak diketahui."
)
_FOOTERS: Final = (
    ("driver", "Faktor pendorong keberhasilan kinerja:"),
    ("obstacle", "Faktor penghambat pencapaian kinerja:"),
    ("follow_up", "Tindak lanjut yang diperlukan dalam triwulan berikutnya*):"),
    ("follow_up_plan", "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah kabupaten/kota berikutnya*):"),
)
_FILLED: Final = "*) diisi pada triwulan yang dievaluasi."
_LAST: Final = 14
_COLUMNS: Final = (
    Column("number", 0.5, "center"), Column("objective", 1.7), Column("work", 2.6), Column("indicator", 2.2),
    *(Column(f"{part}{at}", 0.85 if part == "k" else 1.25) for at in range(5, _LAST + 1) for part in "kr"),
    Column("unit", 1.4),
)  # fmt: skip
_WIDTH: Final = len(_COLUMNS)
_DEPTHS: Final = {"organisation": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}


@document_type(
    "renja_evaluation", "Evaluasi Hasil Renja", ("permendagri-86-2017#e-81", "pp-8-2008#45"),
    plans=("renja", "rkt", KIND), official=True, order=50, file_name="E81", beside=("renstra", "renja", "rkt"),
    shelved=False, measured=True,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The evaluation of the Book's plan until the end of the quarter that ``options.extra`` names, else of the year.
    Raises ``NotDrawn`` where the plan has no work."""
    plan = book.plan
    sources = Sources(own_rows(book, options.extra.get(OWN, "")), book, plan) if plan else None
    if plan is None or sources is None or not sources.work.items:
        raise NotDrawn(_NO_WORK)
    quarter, on = quarter_asked(options), options.issue.on
    region = region_name(book, options.settings)
    title = "\n".join(
        (
            "EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH",
            f"LINGKUP {region.upper() or 'KABUPATEN/KOTA'}",
            f"RENJA PERANGKAT DAERAH {agency_name(book).upper()}",
            f"PERIODE PELAKSANAAN TRIWULAN {QUARTERS[quarter - 1]} TAHUN {plan.first_year}",
        )
    )
    day = place_date(options, on, plan.first_year)
    signers = (
        replace(head(book, on).signer(), label=f"Disusun\n{day}"),
        replace(held(book, "Kepala Bappeda", on).signer(), label=f"Dievaluasi\n{day}"),
    )
    sheet = _Sheet(sources, law, quarter)
    blocks = (
        Heading(1, title, in_contents=False),
        Paragraph(f"Indikator dan target kinerja Perangkat Daerah yang mengacu pada sasaran RKPD: {_aims(sources)}"),
        sheet.table(),
        Paragraph(_FILLED, align="left"),
        Paragraph(f"{_RULE} {sheet.rests()}", align="left"),
        Signature("", signers),
    )
    return dressed(
        options,
        title=f"Evaluasi Hasil Renja {agency_name(book)} Triwulan {QUARTERS[quarter - 1]} Tahun {plan.first_year}",
        subject="Evaluasi terhadap hasil Renja perangkat daerah, Formulir E.81",
        author=agency_name(book),
        sections=(Section(blocks, landscape=True, numbering=""),),
        footer=options.issue.printed_number,
        paper="A3",
    )


def _aims(sources: Sources) -> str:
    """The objectives that programs of the plan serve, else dots, as the form leaves them."""
    rows = (sources.own.find(item.objective) for item in sources.work.items)
    return "; ".join(dict.fromkeys(row.text for row in rows if isinstance(row, Objective))) or "…" * 20


class _Shown(Frozen, eq=False):
    """One line of work with its figures."""

    item: WorkItem
    measured: Sequence[tuple[Indicator, Reached]]


class _Sheet:
    """The table of the form."""

    def __init__(self, sources: Sources, law: Law, quarter: int) -> None:
        self.sources, self.law, self.quarter = sources, law, quarter
        self.figures = Evaluated(sources, law, quarter)
        indicators = sources.own.under(Indicator, "subject")
        self.money = {item.id: self.figures.spent(item) for item in sources.work.nested}
        self.shown = [
            _Shown(item, [(row, self.figures.reached(row)) for row in indicators.get(item.id, ())])
            for item in sources.work.nested
        ]
        programs = [each for each in self.shown if each.item.level == "program"]
        self.means = (
            mean(mean(figures.level for _, figures in each.measured).exact for each in programs),  # each counts once
            mean(self.money[each.item.id].level for each in programs),
        )

    def table(self) -> Table:
        """All lines, and the footers of the form."""
        body: list[Row] = []
        objective = ""
        for count, each in enumerate(self.shown, start=1):
            aim = self.sources.own.find(each.item.objective)
            told = aim.text if isinstance(aim, Objective) else ""
            body += self._rows(count, each, "" if told == objective else told)
            objective = told or objective
        year = self.sources.year
        return Table(
            _COLUMNS, _head(year, self._last_year()), tuple(body), "E.81", total=self._footers(), size=6.5,
            caption=f"Formulir E.81\nEvaluasi terhadap Hasil Renja Perangkat Daerah Tahun {year}",
        )  # fmt: skip

    def rests(self) -> str:
        """What the means rest on."""
        measured, money = self.means
        return f"Kinerja: {measured.words()} program; anggaran: {money.words()} program."

    def _last_year(self) -> str:
        """The year at whose end the Renstra ends, as far as anything tells it."""
        plans = [row.last_year for row in self.sources.kinds.values() if row.kind == "renstra"]
        ends = [end.period for each in self.shown for _, of in each.measured if isinstance(end := of.end, Target)]
        return str(max(plans, default=0) or max((Period.parse(end).last for end in ends), default="…"))

    def _rows(self, count: int, each: _Shown, objective: str) -> list[Row]:
        item = each.item
        owner = self.sources.whole.find(item.organisation)
        unit = titled(owner.name) if isinstance(owner, Organisation) else NONE
        named = (Cell(count, "count"), Cell(objective), Cell(f"{item.code} {item.name}".strip()))
        parent = item.level != "sub_kegiatan"
        rows = []
        for index, (indicator, reached) in enumerate(each.measured or ((None, None),)):
            first = index == 0
            money = self._money(item, self.money[item.id]) if first else [Cell()] * (_LAST - 4)
            measured = self._measured(reached, indicator.unit) if reached and indicator else [Cell()] * (_LAST - 4)
            paired = [cell for pair in zip(measured, money, strict=True) for cell in pair]
            cells = (
                *(named if first else (Cell(), Cell(), Cell())), Cell(indicator.name) if indicator else words(""),
                *paired, Cell(unit) if first else Cell(),
            )  # fmt: skip
            rows.append(Row(cells, item.id if first else "", _DEPTHS[item.level], bold=parent and first,
                            shade=first and item.level == "organisation"))  # fmt: skip
        return rows

    def _measured(self, of: Reached, unit: str) -> list[Cell]:
        """Columns 5 to 14 of an indicator."""
        later = [Cell()] * (QUARTERS_OF_YEAR - self.quarter)
        quarters = [_number(row, unit) for row in of.quarters]
        before, year, until = (number(value, unit) for value in (of.before, of.year.value, of.until))
        if of.how == "sum" and all(map(is_number, quarters)):
            year = replace(year, formula=Expression("+".join(f"{{:k{8 + at}}}" for at in range(self.quarter))))
            if is_number(before) and is_number(until):
                until = replace(until, formula=Expression("{:k6}+{:k12}"))
        elif of.how in ("last", "mean") and is_number(until):
            until = replace(until, formula=Expression("{:k12}"))
        end = _number(of.end, unit) if isinstance(of.end, Target) else number(of.end, unit)
        level = Cell(of.level, "percent", unknown=NONE, align="center")
        if of.shared and is_number(end) and of.level is not None:
            level = replace(level, formula=Expression("ROUND({:k13}/{:k5},4)"))
        return [end, before, _number(of.target, unit), *quarters, *later, year, until, level]

    def _money(self, item: WorkItem, of: Spent) -> list[Cell]:
        """Columns 5 to 14 of a line's money."""
        later = [Cell()] * (QUARTERS_OF_YEAR - self.quarter)
        ceiling = Cell(of.ceiling, "money", formula=live_sum(self.sources, item, of.ceiling), unknown=NONE)
        quarters = [
            replace(_rupiah(amount), formula=self._live(item, at, amount)) for at, amount in enumerate(of.quarters)
        ]
        year, until = _rupiah(of.year), _rupiah(of.until)
        level = Cell(of.level, "percent", unknown=NONE)
        if None not in of.quarters and of.year == sum(amount or 0 for amount in of.quarters):
            year = replace(year, formula=Expression("+".join(f"{{:r{8 + at}}}" for at in range(self.quarter))))
        if None not in (of.before, of.year):
            until = replace(until, formula=Expression("{:r6}+{:r12}"))
        if of.level is not None:
            level = replace(level, formula=Expression("ROUND({:r13}/{:r5},4)"))
        return [_rupiah(of.end), _rupiah(of.before), ceiling, *quarters, *later, year, until, level]

    def _live(self, item: WorkItem, at: int, amount: int | None) -> Sum | None:
        """The sum of what was spent below a line, where it gives the line's own amount."""
        children = self.sources.work.children.get(item.id, ())
        spent = {child.id: self.money[child.id].quarters[at] for child in children}
        known = [each for each in spent.values() if each is not None]
        agrees = bool(children) and len(known) == len(children) and amount == sum(known)
        return Sum(tuple(spent)) if agrees else None

    def _footers(self) -> tuple[Row, ...]:
        measured, money = self.means
        told = (("Rata-rata capaian kinerja (%)", [_mean(measured), _mean(money)]),
                ("Predikat kinerja", [self._word(measured), self._word(money)]))  # fmt: skip
        before = 4 + 2 * (_LAST - 5)
        rows = [Row((Cell(label, colspan=before, align="right"), *cells, Cell()), bold=True) for label, cells in told]
        notes = self._notes()
        return (
            *rows,
            *(
                Row((Cell(label, colspan=4, align="left"), Cell(notes.get(kind, ""), colspan=_WIDTH - 4)))
                for kind, label in _FOOTERS
            ),
        )

    def _word(self, of: Mean) -> Cell:
        if of.value is None:
            return Cell(NONE, align="center")
        band = graded(self.law, of.value, self.figures.on, _SCALE).band
        return Cell(band.word if band else NONE, align="center")

    def _notes(self) -> Mapping[str, str]:
        """What is said of the whole plan in the quarter, by its kind."""
        period = f"{self.sources.year}-Q{self.quarter}"
        rows = [row for row in self.sources.whole.all(ProgressNote) if row.period == period]
        return {row.kind: row.text for row in rows if row.subject == self.sources.plan.id}


def _number(row: Target | Actual | None, unit: str) -> Cell:
    """A target or an actual as a number with its unit, for columns that are computed with; in its own words where it
    is none, or says more than a number."""
    if row is None or row.value is None or (row.grade and row.text):
        return figure(row)
    return number(row.value, row.unit or unit)


def _rupiah(amount: int | None) -> Cell:
    return Cell(amount, "money", unknown=NONE)


def _mean(of: Mean) -> Cell:
    """A mean to the two decimals that tables print, half away from zero."""
    return Cell(None if of.value is None else (of.value + 50) // 100 * 100, "percent", unknown=NONE, align="center")


def _head(year: int, last: str) -> tuple[Row, ...]:
    """The four rows of headings: titles, quarters, numbers, K and Rp."""
    tall = ("No", "Sasaran", "Program/Kegiatan", "Indikator Kinerja Program (outcome)/Kegiatan (output)")
    wide = (
        f"Target Renstra Perangkat Daerah pada Tahun {last} (akhir periode Renstra)",
        f"Realisasi Capaian Kinerja Renstra Perangkat Daerah sampai dengan Renja Tahun Lalu ({year - 1})",
        f"Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan ({year}) yang Dievaluasi",
    )
    after = (
        f"Realisasi Capaian Kinerja dan Anggaran Renja Perangkat Daerah yang Dievaluasi ({year})",
        f"Realisasi Kinerja dan Anggaran Renstra Perangkat Daerah s/d Tahun {year}",
        f"Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra Perangkat Daerah s/d Tahun {year} (%)",
    )
    titles = (
        *(Cell(label, rowspan=2) for label in tall), *(Cell(label, colspan=2, rowspan=2) for label in wide),
        Cell("Realisasi Kinerja pada Triwulan", colspan=2 * QUARTERS_OF_YEAR),
        *(Cell(label, colspan=2, rowspan=2) for label in after),
        Cell("Unit Perangkat Daerah Penanggung Jawab", rowspan=2),
    )  # fmt: skip
    quarters = tuple(Cell(quarter, colspan=2) for quarter in QUARTERS)
    paired = {12: "12", 13: "13 = 6 + 12", 14: "14 = 13/5 × 100"}
    numbers = (
        *(Cell(str(at), rowspan=2) for at in range(1, 5)),
        *(Cell(paired.get(at, str(at)), colspan=2) for at in range(5, _LAST + 1)), Cell("15", rowspan=2),
    )  # fmt: skip
    return Row(titles), Row(quarters), Row(numbers), Row(tuple(Cell(part) for _ in range(10) for part in ("K", "Rp")))
