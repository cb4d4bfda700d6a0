"""Answers of a satisfaction survey (SKM): a line for each respondent with a column an element, or for each answer."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache

from selaras.engine.law.law import load_law
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.surveys import plain_value
from selaras.engine.tables.period import Period, read_day
from selaras.engine.tables.services import SurveyAnswer, SurveyRespondent
from selaras.engine.tables.wording import fold

_NUMBERED = re.compile(r"(?:u|unsur|p|q|pertanyaan|butir|nilai u)\.? ?([1-9])\b")
_FEWEST = 5  # elements that a table must have to be one of answers
_NUMBERED_OPTION = re.compile(r"([1-4a-d])[.)]\s*")
_SAMPLE = 50  # lines that tell what a column holds
_LEGEND_REVERSED = re.compile(
    r"\b1 ?(?:=|:|adalah|berarti)? ?sangat (?!tidak)|\b4 ?(?:=|:|adalah|berarti)? ?(?:sangat )?tidak"
)

PROFILE = {
    "sex": Column(r"jenis kelamin|^gender|^jk$|^kelamin", "Jenis Kelamin"),
    "age": Column(r"^umur|^usia|^kelompok (?:umur|usia)", "Umur"),
    "education": Column(r"^pendidikan", "Pendidikan"),
    "occupation": Column(r"^pekerjaan|^profesi", "Pekerjaan"),
    "service": Column(r"^(?:jenis |nama )?(?:layanan|pelayanan)(?: yang .*)?$", "Jenis Layanan"),
}
WIDE = {
    "respondent": Column(r"^(id\b|no\b|nomor\b|kode responden|responden)", "Responden"),
    "day": Column(r"^(timestamp|tanggal|tgl|waktu (?:isi|pengisian|survei)|created|submitted)", "Tanggal"),
    **PROFILE,
}
LONG = {
    "respondent": Column(r"responden|kuesioner|kuisioner|^id\b", "Responden", needed=True),
    "element": Column(r"^(unsur|pertanyaan|butir|indikator)", "Unsur", needed=True),
    "value": Column(r"^(nilai|jawaban|skor)", "Jawaban", needed=True),
    "day": Column(r"^(timestamp|tanggal|tgl|created)", "Tanggal"),
    **PROFILE,
}
# What could tell who answered, or is told in free words: never read, and not told as forgotten either.
_PRIVATE = r"^nama|^nik$|telepon|\bhp\b|whatsapp|email|alamat|^saran|^kritik|^masukan|^komentar|^kesan"


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
    """The columns of elements: column → code. Of two columns that name one element (U8 and a column of suggestions) the
    one that holds answers is meant; where both do, neither is: that is no answer."""
    found = {n: code for n, heading in enumerate(table.headings) if heading and (code := element_of(heading))}
    counts = Counter(found.values())
    several = {n: code for n, code in found.items() if counts[code] > 1}
    answered = Counter(code for n, code in several.items() if _answers(table, n, code))
    return {
        n: code
        for n, code in found.items()
        if counts[code] == 1 or (answered[code] == 1 and _answers(table, n, code))
    }  # fmt: skip


def _answers(table: Grid, column: int, code: str) -> bool:
    """Whether what stands in a column is mostly answers to the element."""
    cells = [line[column] for line in table.body[:_SAMPLE] if line[column].text]
    return sum(1 for cell in cells if _value(cell, code) is not None) * 2 > len(cells)


def _wide(table: Grid, columns: Columns) -> bool:
    if len(_columns(table)) < _FEWEST:
        return False
    cells = [line[n] for line in table.body[:_SAMPLE] for n in _columns(table)]
    return sum(1 for cell in cells if _value(cell, "U1") is not None or not cell.text) * 2 > len(cells)


def _read_wide(table: Grid, columns: Columns, draft: Draft) -> None:
    elements = _columns(table)
    _doubt_order(table, draft)
    read = []
    for number, line in enumerate(table.body, start=1):
        if any(line[n].text for n in elements):
            respondent = columns.text(line, "respondent") or str(number)
            _describe(draft, respondent, line, columns)
            read += [_add(draft, respondent, code, line[n], _day(line, columns)) for n, code in elements.items()]
    _doubt_scale(table, draft, read)


def _long(table: Grid, columns: Columns) -> bool:
    if not {"respondent", "element", "value"} <= columns.numbers.keys():
        return False
    named = [element_of(columns.text(line, "element")) for line in table.body[:_SAMPLE]]
    return bool(named) and sum(map(bool, named)) * 2 > len(named)


def _read_long(table: Grid, columns: Columns, draft: Draft) -> None:
    _doubt_order(table, draft)
    read: list[SurveyAnswer] = []
    described: set[str] = set()
    for line in table.body:
        cell, value = columns.cell(line, "element"), columns.cell(line, "value")
        if not (cell.text or value.text):
            continue
        if code := element_of(cell.text):
            respondent = columns.text(line, "respondent")
            if respondent not in described:
                described.add(respondent)
                _describe(draft, respondent, line, columns)
            read.append(_add(draft, respondent, code, value, _day(line, columns)))
        else:
            draft.doubt(
                f"“{cell.text[:80]}” bukan salah satu dari sembilan unsur SKM; jawabannya tidak dipakai.",
                "Tulis unsurnya sebagai U1 sampai U9.", cell.place, value=cell.text[:80],
            )  # fmt: skip
    _doubt_scale(table, draft, read)


def _describe(draft: Draft, respondent: str, line: Line, columns: Columns) -> None:
    """What the respondent says of themselves, where the file asks for anything."""
    said = {field: columns.text(line, field) for field in PROFILE}
    if any(said.values()):
        draft.add(SurveyRespondent, line[0].place, respondent=respondent, **said)


def _day(line: Line, columns: Columns) -> date | None:
    cell = columns.cell(line, "day")
    return cell.value if type(cell.value) is date else read_day(cell.text)


def _add(draft: Draft, respondent: str, code: str, cell: Cell, day: date | None) -> SurveyAnswer:
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
    elif value is not None and _turned(cell, value):
        draft.doubt_once(
            f"Nomor dan kata pada jawaban “{cell.text[:40]}” berlawanan: pilihan itu bernilai {value} menurut urutan "
            "PermenPANRB 14/2017. Jawaban dibaca menurut katanya.",
            "Periksa apakah nomor pada kuesioner ini berurutan dari yang terbaik.", cell.place, cell.text[:40],
        )  # fmt: skip
    return row


def _turned(cell: Cell, value: int) -> bool:
    """Whether a number before the words says the opposite of them: ``1. Sangat sesuai``."""
    numbered = _NUMBERED_OPTION.match(cell.text.strip())
    return numbered is not None and "1234abcd".index(numbered[1]) % 4 + 1 == 5 - value


def _value(cell: Cell, code: str) -> int | None:
    if (plain := plain_value(cell.text)) is not None:
        return plain
    options = _elements()[code]["options"]
    words = fold(_NUMBERED_OPTION.sub("", cell.text.strip(), count=1))
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


def _doubt_scale(table: Grid, draft: Draft, read: list[SurveyAnswer]) -> None:
    """At least one survey in use stores 1 for who is very satisfied. A legend tells it; else only a mean so low that
    nobody prints such results."""
    hint = (
        "Bila 1 berarti yang terbaik, baca berkas ini dengan skala terbalik (--reversed, atau pilihannya saat impor)."
    )
    legend = next((heading for heading in table.headings if _LEGEND_REVERSED.search(heading)), "")
    if legend or _LEGEND_REVERSED.search(fold(table.caption)):
        draft.doubt(
            f"Keterangan “{(legend or table.caption)[:80]}” menyebut 1 sebagai nilai terbaik; jawaban dibaca dengan 4 "
            "sebagai nilai terbaik.", hint, table.place,
        )  # fmt: skip
        return
    values = [value for answer in read if (value := plain_value(answer.text)) is not None]
    fewest = draft.law.value("survey.fewest_to_ask", on=date.max).number
    low = draft.law.value("survey.reversed_mean", on=date.max).scaled
    if len({answer.respondent for answer in read}) >= fewest and values and sum(values) * 10_000 < low * len(values):
        draft.doubt(
            f"Rata-rata semua jawaban hanya {sum(values) / len(values):.2f} dari 4".replace(".", ",", 1)
            + "; skala berkas ini mungkin terbalik.", hint, table.place,
        )  # fmt: skip


def _taken(table: Grid, also: Collection[int] = ()) -> list[int]:
    taken = [*also]
    while (private := table.column(_PRIVATE, taken)) is not None:
        taken.append(private)
    return taken


LAYOUTS.append(
    Layout(
        "jawaban SKM per responden", WIDE, _wide, _read_wide, {"skm": 3}, lambda table: _taken(table, _columns(table))
    )
)
LAYOUTS.append(Layout("jawaban SKM per baris", LONG, _long, _read_long, {"skm": 3}, _taken))
