"""A file in, a Book and its problems out: the one way in for preview, acceptance and the command line."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

from selaras.engine.law.law import Law, load_law
from selaras.engine.readers.blocks import Tabbed, blocks
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.editions import name_editions
from selaras.engine.readers.layout import doubt_unknown, read_table
from selaras.engine.readers.lists import read_lists
from selaras.engine.readers.outline import Part, add_sections, grids, outline
from selaras.engine.readers.quoted import TITLES, quoted_plan
from selaras.engine.readers.source import Source, Unreadable, decode, refuse
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.period import Period, dates, ranges
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, DocumentKind, Organisation, PlanDocument
from selaras.engine.tables.wording import clean, fold

_KINDS: tuple[tuple[str, DocumentKind], ...] = (
    (r"\brencana (?:kerja|kinerja) tahunan\b|\brkt\b", "rkt"),
    (r"\brencana strategis\b|\brenstra\b", "renstra"),
    (r"\brencana kerja\b|\brenja\b", "renja"),
)
# The first word after kecamatan and the like is always its name: Kecamatan Kota, Kecamatan Tahunan.
_AGENCY = re.compile(
    r"\b((?:(?:kecamatan|distrik|kapanewon|kemantren|dinas|badan|satuan|kantor|rumah sakit)\s+\S+"
    r"|sekretariat|inspektorat|bappeda\w*|bapp?elit\w*|satpol|rsud)\b.*?)"
    r"(?=\s+(?:kabupaten|kota|tahun|provinsi)\b|$)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\btahun\s+(?:anggaran\s+)?(\d{4})\b")
_COVER = 12  # lines after the title that may still belong to it
_COVER_LINE = 60  # characters; longer lines are prose


class Reading(Frozen):
    """What was understood of a file. With an unreadable problem the Book is empty: never half a file."""

    name: str
    book: Book
    problems: tuple[Problem, ...] = ()
    kind: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the file as a whole is refused."""
        return any(problem.unreadable for problem in self.problems)


def read(path: Path, law: Law | None = None) -> Reading:
    """Reads a file. Raises ``OSError`` only when it cannot be opened."""
    return read_bytes(path.name, path.read_bytes(), law)


def read_bytes(name: str, content: bytes, law: Law | None = None) -> Reading:
    """Reads the bytes of a file of this name: rows and problems out, whatever is in it."""
    try:
        source = decode(name, content)
        return _read_source(source, law or load_law())
    except Unreadable as refusal:
        return Reading(name, Book(), (refusal.problem,))


def _read_source(source: Source, law: Law) -> Reading:
    parts = outline(blocks(source), source.name)
    kind, title, place = _kind(source, parts)
    draft = _start(source, law, kind, title, place)
    sections = add_sections(parts, draft)
    tables = [table for part in parts for table in grids(part)]
    unknown = [table for table in tables if not read_table(table, draft)]
    read_lists([section for _, section in sections], draft)
    _date_agreement(parts, draft)
    name_editions(draft)
    refused = any(problem.unreadable for problem in draft.problems)
    if len(unknown) == len(tables) and not refused:
        raise refuse(
            source.name,
            "Tidak ada tabel rencana yang dikenali dalam berkas ini.",
            "Pastikan tabelnya bertab (salin dari Word atau Excel sebagai teks) dan mempunyai judul kolom.",
        )
    if not refused:  # where a line is out of place, what follows it may only look like another table
        for table in unknown:
            doubt_unknown(table, draft)
    book = Book() if refused else Book(draft.rows.values())
    reasons = (f"judul “{title[:120]}”", f"{len(tables) - len(unknown)} tabel dikenali")
    return Reading(source.name, book, tuple(sorted(draft.problems, key=_told)), kind, reasons)


def _told(problem: Problem) -> tuple[bool, int, int]:
    """What refuses the file comes first, then each in the order of its place."""
    return (not problem.unreadable, problem.place.line or 0, problem.place.column or 0)


def _kind(source: Source, parts: list[Part]) -> tuple[DocumentKind, str, Place]:
    """The kind of document by its title: the first heading or line that names one."""
    titles = [(part.heading, part.place) for part in parts[:1] if part.heading]
    titles += [
        (clean(line), Place(source.name, n, 1)) for n, line in enumerate(source.lines[:60], start=1) if line.strip()
    ]
    for title, place in titles:
        for words, kind in _KINDS:
            if re.search(words, fold(title)):
                return kind, title, place
    if any(isinstance(block, Tabbed) for part in parts for block in part.blocks):
        return "rkt", "", Place(source.name, 1, 1)
    raise refuse(
        source.name,
        "Berkas ini tidak menyebut dirinya rencana (RKT, Renja, atau Renstra) dan tidak memuat tabel.",
        "Pilih berkas rencana, atau tambahkan judul dokumen pada baris pertama.",
    )


def _start(source: Source, law: Law, kind: DocumentKind, title: str, place: Place) -> Draft:
    year = _year(source, title, place)
    first, last = (law.value(f"plan.{end}_year", on=date.max).number for end in ("first", "last"))
    if not first <= year <= last:
        raise Unreadable(
            Problem(
                f"Tahun rencana {year} di luar jangkauan {first}–{last}.",
                "Perbaiki tahun pada judul dokumen.", place, unreadable=True, value=str(year),
            )
        )  # fmt: skip
    draft = Draft(law, "", "", Period(year, year))
    plan = draft.add(PlanDocument, place, kind=kind, title=title or TITLES[kind], first_year=year, last_year=year)
    name = _agency_name(source, title)
    agency = draft.add(Organisation, place, level="agency", kind=fold(name).partition(" ")[0], name=name)
    draft.document, draft.agency = plan.id, agency.id
    draft.change(plan, document=plan.id, organisation=agency.id)
    draft.change(agency, document=plan.id, organisation=agency.id)
    if "perubahan" in fold(title).split():
        draft.doubt(
            "Judul menyebut perubahan, sedangkan berkas ini dibaca sebagai versi murni.",
            "Bila ini rencana perubahan, tetapkan dahulu versi murninya, buka versi perubahan, lalu unggah berkas ini.",
            place, plan.id, "version", title,
        )  # fmt: skip
    if kind != "renstra" and (period := _renstra_period(source)) is not None:
        quoted_plan(draft, "renstra", place, period.first, period.last)
    return draft


def _year(source: Source, title: str, place: Place) -> int:
    """The year in the title or on the cover lines under it; else the one named most often as ``Tahun yyyy``.

    Raises ``Unreadable`` without one.
    """
    if found := _YEAR.search(fold(title)) or re.search(r"\b(\d{4})\b", title):
        return int(found[1])
    start = place.line or 1
    for line in map(fold, source.lines[start : start + _COVER] if title else ()):
        if len(line) <= _COVER_LINE and (found := _YEAR.search(line) or re.fullmatch(r"((?:19|20|21)\d\d)", line)):
            return int(found[1])
    named = Counter(year for line in source.lines for year in _YEAR.findall(fold(line)))
    if not named:
        raise refuse(
            source.name,
            "Tahun rencana tidak disebut dalam berkas ini.",
            "Tulis tahun pada judul, misalnya “Rencana Kerja Tahunan … Tahun 2025”.",
        )
    return int(named.most_common(1)[0][0])


def _agency_name(source: Source, title: str) -> str:
    """The agency as the title names it; else the first line that begins with one; else unknown."""
    for text in [title, *(clean(line) for line in source.lines[:80])]:
        if found := _AGENCY.search(text):
            return text[found.start(1) : found.end(1)].strip()
    return ""


def _renstra_period(source: Source) -> Period | None:
    """The range of years that stands closest behind the word Renstra, most often so; None where there is none."""
    found: Counter[Period] = Counter()
    for line in source.lines:
        for years in ranges(line):
            before = line[max(0, years.start - 90) : years.start].casefold()
            if ("renstra" in before or "rencana strategis" in before) and years.period.last - years.period.first >= 4:
                found[years.period] += 1
    return found.most_common(1)[0][0] if found else None


def _date_agreement(parts: list[Part], draft: Draft) -> None:
    """The day on which the text says that the agreement was set."""
    for agreement in draft.all(Agreement):
        for part in parts:
            for block in part.blocks:
                text = getattr(block, "text", "")
                if "perjanjian kinerja" in fold(text) and (days := dates(text)):
                    draft.change(agreement, signed_on=days[0][0])
                    return
