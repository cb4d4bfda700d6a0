"""Answers of a satisfaction survey (SKM): a line for each respondent with a column an element, or for each answer."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from selaras.engine.law.law import load_law
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.tables.period import Period, read_day
from selaras.engine.tables.services import SurveyAnswer
from selaras.engine.tables.wording import fold

_NUMBERED = re.compile(r"(?:u|unsur|p|q|pertanyaan|butir|nilai u)\.? ?([1-9])\b")
_FEWEST = 5  # elements that a table must have to be one of answers
_WHOLE = re.compile(r"[1-4](?:[.,]0+)?")

WIDE = {
    "respondent": Column(r"^(id\b|no\b|nomor\b|kode responden|responden)", "Responden"),
    "day": Column(r"^(timestamp|tanggal|tgl|waktu (?:isi|pengisian|survei)|created|submitted)", "Tanggal"),
}
LONG = {
    "respondent": Column(r"responden|kuesioner|kuisioner|^id\b", "Responden", needed=True),
    "element": Column(r"^(unsur|pertanyaan|butir|indikator)", "Unsur", needed=True),
    "value": Column(r"^(nilai|jawaban|skor)", "Jawaban", needed=True),
    "day": Column(r"^(timestamp|tanggal|tgl|created)", "Tanggal"),
}


def _elements() -> Mapping[str, Mapping[str, object]]:
    """The nine elements under their codes, with the words they are known by and the options of their answers."""
    return load_law().value("survey.elements", on=date.max).table


@lru_cache(maxsize=1024)
def element_of(heading: str) -> str:
    """``U3`` of a heading or cell that names the element by number or by words; empty where it names none."""
    words = fold(heading)
    if found := _NUMBERED.match(words):
        return f"U{found[1]}"
    return next((code for code, each in _elements().items() if re.search(str(each["words"]), words)), "")


def _columns(table: Grid) -> dict[int, str]:
    """The columns of elements: column → code. An element that two columns name is none of them: that is no answer."""
    found = {n: code for n, heading in enumerate(table.headings) if heading and (code := element_of(heading))}
    counts = Counter(found.values())
    return {n: code for n, code in found.items() if counts[code] == 1}


def _wide(table: Grid, columns: Columns) -> bool:
    if len(_columns(table)) < _FEWEST:
        return False
    cells = [line[n] for line in table.body[:50] for n in _columns(table)]
    return sum(1 for cell in cells if _value(cell, "U1") is not None or not cell.text) * 2 > len(cells)


def _read_wide(table: Grid, columns: Columns, draft: Draft) -> None:
    elements = _columns(table)
    _doubt_order(table, draft)
    for number, line in enumerate(table.body, start=1):
        if any(line[n].text for n in elements):
            respondent = columns.text(line, "respondent") or str(number)
            for n, code in elements.items():
                _add(draft, respondent, code, line[n], _day(line, columns))


def _long(table: Grid, columns: Columns) -> bool:
    if not {"respondent", "element", "value"} <= columns.numbers.keys():
        return False
    named = [element_of(columns.text(line, "element")) for line in table.body[:50]]
    return bool(named) and sum(map(bool, named)) * 2 > len(named)


def _read_long(table: Grid, columns: Columns, draft: Draft) -> None:
    _doubt_order(table, draft)
    for line in table.body:
        cell, value = columns.cell(line, "element"), columns.cell(line, "value")
        if not (cell.text or value.text):
            continue
        if code := element_of(cell.text):
            _add(draft, columns.text(line, "respondent"), code, value, _day(line, columns))
        else:
            draft.doubt(
                f"“{cell.text[:80]}” bukan salah satu dari sembilan unsur SKM; jawabannya tidak dipakai.",
                "Tulis unsurnya sebagai U1 sampai U9.", cell.place, value=cell.text[:80],
            )  # fmt: skip


def _day(line: Line, columns: Columns) -> date | None:
    cell = columns.cell(line, "day")
    return cell.value if type(cell.value) is date else read_day(cell.text)


def _add(draft: Draft, respondent: str, code: str, cell: Cell, day: date | None) -> None:
    value = _value(cell, code)
    row = draft.add(
        SurveyAnswer, cell.place, period=str(Period(day.year, day.year)) if day else str(draft.period),
        respondent=respondent, element=code, value=value, text=cell.text, answered_on=day,
    )  # fmt: skip
    if value is None and cell.text:
        draft.doubt(
            f"Jawaban “{cell.text[:40]}” bukan nilai 1 sampai 4 dan bukan pilihan jawaban unsur {code}.",
            "Perbaiki jawabannya. Selama belum diperbaiki, jawaban ini dianggap tidak diisi.",
            cell.place, row.id, "value", cell.text[:40],
        )  # fmt: skip


def _value(cell: Cell, code: str) -> int | None:
    if _WHOLE.fullmatch(cell.text.strip()):
        return int(cell.text.strip()[0])
    options = _elements()[code]["options"]
    words = fold(re.sub(r"^[1-4a-d][.)]\s*", "", cell.text.strip()))
    folded = [fold(option) for option in options] if isinstance(options, list) else []
    return folded.index(words) + 1 if words in folded else None


def _doubt_order(table: Grid, draft: Draft) -> None:
    """U8 and U9 stand in either order in the forms in use; where only numbers name them nobody can tell."""
    told = [heading for heading in table.headings if element_of(heading) in ("U8", "U9")]
    if told and all(_NUMBERED.fullmatch(fold(heading)) for heading in told):
        draft.doubt(
            "Unsur ke-8 dan ke-9 hanya disebut dengan nomornya; dibaca sebagai U8 penanganan pengaduan dan U9 sarana "
            "dan prasarana.",
            "Sebagian kuesioner menukar urutan keduanya. Bandingkan dengan kuesioner yang dipakai.", table.place,
        )  # fmt: skip


LAYOUTS.append(
    Layout("jawaban SKM per responden", WIDE, _wide, _read_wide, {"skm": 3}, lambda table: [*_columns(table)])
)
LAYOUTS.append(Layout("jawaban SKM per baris", LONG, _long, _read_long, {"skm": 3}))
