"""Organisations, programs, kegiatan and sub kegiatan with indicators, targets and pagu: of one year as an RKT has them,
with the forecast of the next (T-C.33), or by year as a Renstra has them (T-C.27), in one table or in several."""

import re

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures, rupiah_unit
from selaras.engine.readers.forms import form_of, is_about_the_past
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import planned
from selaras.engine.readers.promise.agreement import promised_document
from selaras.engine.readers.promise.budget_list import read_list
from selaras.engine.readers.work.code_column import CodeColumn, code_columns
from selaras.engine.readers.work.codes import is_code
from selaras.engine.readers.work.level_steps import read_steps
from selaras.engine.readers.work.lines import aspects
from selaras.engine.readers.work.stepped import foreign_code, in_one_column, level_columns, steps_of, uncoded_levels
from selaras.engine.readers.work.table import read_work
from selaras.engine.readers.work.tree import has_kinds
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.wording import fold

_NOT_NAME = r"(?!indikator|sasaran|target|capaian|hasil|keluaran|outcome|output|rancangan|usulan|realisasi|unit)"
COLUMNS = {
    "code": Column(r"^kode\b|^(no|nomor) (rek|kode)|^rekening", "Kode", needed=True),
    "name": Column(
        rf"^{_NOT_NAME}(.*program.*kegiatan|uraian|nomenklatur|program$|(sub ?)?kegiatan$|(kegiatan )?sub kegiatan"
        r"|nama (program|(sub )?kegiatan)|.*bidang urusan)",
        "Program/Kegiatan", needed=True,
    ),
    "indicator": Column(r"indikator|tola?o?k ukur", "Indikator Kinerja"),
    "target": Column(r"^(?!realisasi|.*(akhir|prakiraan maju|semester|caturwulan)).*target|^volume", "Target Capaian"),
    "unit": Column(r"^satuan", "Satuan"),
    "location": Column(r"lokasi|lokus", "Lokasi"),
    "budget": Column(
        r"^(?!.*realisasi|.*(akhir|prakiraan maju)).*(pagu|anggaran|kebutuhan dana|jumlah|\brp\b)|^total$",
        "Pagu", needed=True,
    ),
    "fund_source": Column(r"sumber (dana|pendanaan)$", "Sumber Dana"),
    "result": Column(r"^(outcome|hasil|sasaran (program|(sub )?kegiatan))$", "Outcome"),
    "goal": Column(r"^tujuan( perangkat daerah| pd)?$", "Tujuan"),
    "objective": Column(r"^sasaran( strategis)?( perangkat daerah| pd| renstra)?$", "Sasaran"),
    "begins": Column(r"^(tanggal |waktu )?(awal|mulai)( pelaksanaan)?$", "Awal Pelaksanaan"),
    "ends": Column(r"^(tanggal |waktu )?(akhir|selesai)( pelaksanaan)?$", "Akhir Pelaksanaan"),
    "note": Column(r"^ket(erangan)?$", "Keterangan"),
    "target_group": Column(r"^kelompok sasaran", "Kelompok Sasaran"),
    "national_priority": Column(r"prioritas nasional$", "Prioritas Nasional"),
    "regional_priority": Column(r"prioritas (pembangunan )?(daerah|kabupaten|kota|provinsi)$", "Prioritas Daerah"),
    "owner": Column(r"penanggung ?jawab|unit kerja", "Penanggung Jawab"),
    "number": Column(r"^(no|nomor)( urut)?$", "No"),
}  # fmt: skip
_FORMS_OF_OTHERS = re.compile(r"triwulan|\btw\b")
_REACHED = re.compile(r"realisasi|capaian(?! program)|tingkat|sasaran|faktor")
_WORDS = 3  # of a target in words (Wajar Tanpa Pengecualian) at the most
_DERIVED = re.compile(r"\b(?:bertambah|berkurang|selisih)\b")
_MONEY = re.compile(r"(?:Rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d+)?(?:,-)?|\d{7,}|\d{1,3}(?:\.\d{3})+,\d\d|0,00")


def _telling(table: Grid, columns: Columns) -> bool:
    found = columns.numbers.keys()
    others = any(_FORMS_OF_OTHERS.search(heading) for heading in table.headings)
    if others and {"code", "name", "budget"} <= found:
        others = any(_REACHED.search(heading) for heading in table.headings)  # a plan that only says when
    if others or is_about_the_past(table) or form_of(table) is not None:
        return False
    if "name" in found and ("budget" in found or "code" in found):
        return True
    figured = any(figure.role == "target" for figure in figures(table.headings, 1, 1))
    coded = "code" in found and any(is_code(columns.text(line, "code")) for line in table.body)
    return coded and figured


def _takes(table: Grid) -> set[int]:
    codes = code_columns(table, COLUMNS["code"].pattern)
    found = [each for each in figures(table.headings, 1, 1) if each.phase != "estimate" and not _is_prose(table, each)]
    read = {figure.column for figure in found if figure.role in ("target", "actual", "unit")}
    derived = {n for n, heading in enumerate(table.headings) if _DERIVED.search(heading)}
    levels = {*level_columns(table), *uncoded_levels(table).values()}
    return {*codes, *read, *derived, *levels, *(aspect.column for aspect in aspects(table))}


def _spares(table: Grid) -> tuple[str, ...]:
    """A table by year need not have everything: pagu by code alone, or targets without pagu."""
    found = [figure for figure in figures(table.headings, 1, 1) if figure.role == "target"]
    several = len({figure.period for figure in found if figure.period}) > 1
    numbered = any(re.search(r"^(no|nomor)\b", heading) for heading in table.headings)
    name = table.column(COLUMNS["name"].pattern)
    before = CodeColumn(table.body, (), name) if name is not None else None
    named = before is not None and any(before.cell(line).text for line in table.body)
    versions = ("budget",) if any(figure.version for figure in found) or has_kinds(table) else ()
    return (
        *(("name", "budget") if several else ()),
        *versions,
        *(("code",) if numbered or named or uncoded_levels(table) else ()),
    )


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    """The lines of a table of work; in a Perjanjian Kinerja a table that measures nothing is its list of budgets."""
    if draft.kind == "pk" and "indicator" not in columns.numbers and {"name", "budget"} <= columns.numbers.keys():
        renamed = {"budget": "amount", "fund_source": "note"}
        known = {renamed.get(field, field): number for field, number in columns.numbers.items()}
        read_list(table, Columns(known), draft, promised_document(table, draft))
        return
    found = _figures(table, columns, draft)
    if levels := uncoded_levels(table):
        read_steps(table, levels, columns, found, draft)
        return
    if "name" in columns.numbers:
        _doubt_steps(table, draft)
        table = in_one_column(table, columns.numbers["name"], columns.numbers.get("code"))
    read_work(table, columns, draft, found, COLUMNS["code"].pattern)


def _doubt_steps(table: Grid, draft: Draft) -> None:
    """Says what the one code of a line that names several levels was taken for; refuses a code of another level."""
    steps = steps_of(table)
    if steps == "of the innermost":
        draft.doubt(
            f"{table.part} mencantumkan satu kode pada setiap baris; kode program dan kegiatan di atasnya dibaca "
            "dari awal kode itu.",
            "Periksa kode program dan kegiatan pada pratinjau.", table.place,
        )  # fmt: skip
    elif not steps and (code := foreign_code(table)) is not None:
        draft.refuse(
            f"Kode “{code.text[:60]}” bukan kode tingkat terdalam yang disebut barisnya (program, kegiatan, atau "
            "sub kegiatan).",
            "Isi kolom Kode dengan kode sub kegiatan atau kegiatan yang disebut baris itu, atau beri tiap tingkat "
            "kolom kodenya sendiri.",
            code.place, code.text,
        )  # fmt: skip


def _figures(table: Grid, columns: Columns, draft: Draft) -> list[Figure]:
    """The figures of the table with the columns that only the layout knows (or a person chose) as target or pagu."""
    found = {figure.column: figure for figure in planned(draft, table, own=True)}
    for name, money in (("target", False), ("budget", True)):
        number = columns.numbers.get(name)
        if number is None:
            continue
        by_heading = re.search(COLUMNS[name].pattern, table.headings[number])
        if number not in found or not by_heading:
            unit = rupiah_unit(f"{table.headings[number]} {fold(table.caption)}")
            found[number] = replace(found.get(number, Figure(number, "target", unit=unit)), role="target", money=money)
    measured = "indicator" in columns.numbers
    unsaid = [each for each in found.values() if each.plain or _is_bare_forecast(table, each)]
    plain = {figure.column: _is_money(table, figure.column, measured) for figure in unsaid}
    return [
        replace(figure, money=figure.money or plain.get(figure.column, False))
        for figure in found.values()
        if figure.phase != "estimate" and not _is_prose(table, figure)
    ]


def _is_bare_forecast(table: Grid, figure: Figure) -> bool:
    """Whether a heading says forecast (Prakiraan Maju 2027) and not of what; as often as not that is of the pagu."""
    said = re.search(r"target|capaian|volume|kinerja|\bk$", table.headings[figure.column])
    return figure.phase == "forecast" and not figure.money and not said


def _is_prose(table: Grid, figure: Figure) -> bool:
    """Whether most cells of a column headed like values hold sentences (Capaian Program: Persentase layanan yang …)."""
    texts = [line[figure.column].text for line in table.body if line[figure.column].text]
    prose = sum(len(text.split()) > _WORDS and not re.search(r"\d", text) for text in texts)
    return not figure.money and prose * 2 > len(texts)


def _is_money(table: Grid, column: int, measured: bool) -> bool:
    """Whether a column headed by a year alone holds money: where nothing is measured, by its cells, by its caption."""
    texts = [line[column].text for line in table.body if line[column].text.strip("- ")]
    money = sum(bool(_MONEY.fullmatch(text)) for text in texts)
    if not measured or (texts and money * 2 > len(texts)):
        return True
    caption = fold(table.caption)
    return not texts and bool(re.search(r"\b(pagu|anggaran|rp)\b", caption)) and "target" not in caption


LAYOUTS.append(
    Layout(
        "daftar program dan kegiatan", COLUMNS, _telling, _read, {"rkt": 2, "renja": 2, "renstra": 1, "dpa": 1},
        _takes, _spares,
    )
)  # fmt: skip
