"""Reads an official code list from a CSV file and says, all at once, what is wrong with it."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from selaras.engine.law.nomenclature import LEVELS, SCOPES, Edition, OfficialRow, level_of
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import fold

REQUIRED: Final = ("code", "level", "name", "scope", "edition")
OPTIONAL: Final = ("indicator", "unit", "kinerja")
_LARGEST: Final = 50_000_000  # bytes; the largest official list known is 4 MB
_FORMAT: Final = (
    "Gunakan berkas CSV berkode UTF-8 dengan kolom code, level, name, indicator, unit, scope, edition, kinerja."
)


class NomenclatureReading(Frozen):
    """Rows of a list and what is wrong with it. With an `unreadable` problem nothing may be stored."""

    rows: tuple[OfficialRow, ...]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        """True when the file must not be stored."""
        return any(problem.unreadable for problem in self.problems)


def read_nomenclature(
    source: Path | str, editions: Mapping[str, Edition], edition_id: str | None = None
) -> NomenclatureReading:
    """A code list from a file (Path) or its text (str).

    `edition_id` overrides what the column `edition` prints. Columns that are not known are passed over. A row that is
    wrong is left out and named in `problems`; every such problem refuses the file, only a missing parent is a doubt.
    """
    name = source.name if isinstance(source, Path) else "daftar"
    text = _text(source) if isinstance(source, Path) else source.removeprefix("\ufeff")
    if isinstance(text, Problem):
        return NomenclatureReading((), (text,))
    if edition_id is not None and edition_id not in editions:
        known = ", ".join(sorted(editions))
        return _refused(name, 0, f"Edisi “{edition_id}” tidak dikenal.", f"Pilih salah satu: {known}.")
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = [column for column in REQUIRED if column not in (reader.fieldnames or ())]
        if missing and missing != (["edition"] if edition_id else None):
            return _refused(name, 1, f"Kolom {', '.join(missing)} tidak ada di baris judul.", _FORMAT)
        found = list(_rows(reader, name, editions, edition_id))
    except csv.Error as error:
        return _refused(name, reader.line_num, f"Baris {reader.line_num} bukan CSV yang utuh ({error}).", _FORMAT)
    rows = {line: item for line, item in found if isinstance(item, OfficialRow)}
    problems = [item for _, item in found if isinstance(item, Problem)]
    if not found:
        problems = [_problem(name, 1, "Daftar tidak berisi satu baris pun.", _FORMAT)]
    orphans = _orphans(rows, name, editions)
    return NomenclatureReading(tuple(rows.values()), (*problems, *orphans))


def _text(file: Path) -> str | Problem:
    """The text of a file, or why it cannot be had."""
    try:
        if file.stat().st_size > _LARGEST:
            return _problem(file.name, 0, f"Berkas {file.name} lebih besar dari 50 MB.", _FORMAT)
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        return _problem(
            file.name, 0, f"Berkas {file.name} tidak dapat dibuka ({error.strerror}).", "Periksa letak berkas."
        )
    except UnicodeDecodeError:
        return _problem(file.name, 0, f"Berkas {file.name} bukan teks UTF-8.", _FORMAT)


def _rows(
    reader: "csv.DictReader[str]", name: str, editions: Mapping[str, Edition], edition_id: str | None
) -> Iterator[tuple[int, OfficialRow | Problem]]:
    printed = {fold(text): id for id, edition in editions.items() for text in (id, *edition.printed)}
    seen: dict[tuple[str, str, str], int] = {}
    for raw in reader:
        line = reader.line_num
        cells = {column: (raw.get(column) or "").strip() for column in (*REQUIRED, *OPTIONAL)}
        edition = edition_id or printed.get(fold(cells["edition"]))
        wrong = _wrong(cells, editions.get(edition or ""))
        key = (edition or "", cells["scope"], cells["code"])
        if wrong is None and key in seen:
            wrong = f"kode {cells['code']} ({cells['scope']}) sudah ada di baris {seen[key]}"
        if wrong is not None:
            yield line, _problem(name, line, f"Baris {line}: {wrong}.", "Perbaiki baris itu, kemudian muat ulang.")
            continue
        seen[key] = line
        yield line, OfficialRow(**{**cells, "edition": edition or ""})


def _wrong(cells: Mapping[str, str], edition: Edition | None) -> str | None:
    """What is wrong with one row by itself, in Indonesian, or None."""
    code, level = cells["code"], cells["level"]
    if edition is None:
        return f"edisi “{cells['edition']}” tidak dikenal; sebutkan edisinya dengan --edition"
    if level not in LEVELS:
        return f"tingkat “{level}” tidak dikenal, yang dikenal {', '.join(LEVELS)}"
    if cells["scope"] not in SCOPES:
        return f"lingkup “{cells['scope']}” tidak dikenal, yang dikenal {', '.join(SCOPES)}"
    if level_of(code) != level:
        return f"kode “{code}” tidak sesuai dengan susunan kode {level.replace('_', ' ')}"
    if level == "sub_kegiatan" and len(code.rpartition(".")[2]) != edition.width:
        return f"kode “{code}” harus berakhir dengan {edition.width} angka pada {edition.title}"
    return None if cells["name"] else f"kode {code} tidak bernama"


def _orphans(rows: Mapping[int, OfficialRow], name: str, editions: Mapping[str, Edition]) -> Iterator[Problem]:
    """Rows whose parent the list lacks. A list in use holds what somebody used, so nothing is said about it."""
    codes = {(row.edition, row.scope, row.code) for row in rows.values()}
    for line, row in rows.items():
        above = parent_code(row.code)
        if above and not editions[row.edition].partial and (row.edition, row.scope, above) not in codes:
            message = f"Baris {line}: induk {above} dari kode {row.code} tidak ada di dalam daftar."
            yield _problem(name, line, message, "Periksa apakah daftar terpotong.", unreadable=False)


def parent_code(code: str) -> str:
    """The code one level above by its digits ("7.01.02.2.01" → "7.01.02"); "" for an urusan."""
    parts = code.split(".")
    return ".".join(parts[: -2 if len(parts) == 5 else -1])  # a kegiatan adds two groups to its program


def _problem(name: str, line: int, message: str, hint: str, *, unreadable: bool = True) -> Problem:
    return Problem(message, hint, Place(file=name, line=line or None), unreadable=unreadable)


def _refused(name: str, line: int, message: str, hint: str) -> NomenclatureReading:
    return NomenclatureReading((), (_problem(name, line, message, hint),))
