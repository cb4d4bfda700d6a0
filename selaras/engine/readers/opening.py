"""What a file says of itself as a whole: the plan it is, its agency, its year, the period of its Renstra."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from selaras.engine.law.law import Law
from selaras.engine.readers.blocks import Tabbed
from selaras.engine.readers.cell import Cell
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.kinds import BY_ID, Verdict
from selaras.engine.readers.material import Material
from selaras.engine.readers.outline import Part
from selaras.engine.readers.quoted import TITLES, quoted_plan
from selaras.engine.readers.source import Unreadable, refuse
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.period import Period, dates, ranges
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, Organisation, PlanDocument
from selaras.engine.tables.wording import clean, fold

# The first word after kecamatan and the like is always its name: Kecamatan Kota, Kecamatan Tahunan.
_AGENCY = re.compile(
    r"\b((?:(?:kecamatan|distrik|kapanewon|kemantren|dinas|badan|satuan|kantor|rumah sakit)\s+\S+"
    r"|sekretariat|inspektorat|bappeda\w*|bapp?elit\w*|satpol|rsud)\b.*?)"
    r"(?=\s+(?:kabupaten|kota|tahun|provinsi|(?:19|20)\d\d)\b|$)",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"\b((?:kabupaten|kota|provinsi)\s+(?!dan\b|atau\b).{2,60}?)"
    r"(?=\s+(?:tahun|nomor|periode|(?:19|20)\d\d)\b|\s*[,;:.(]|$)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:tahun|periode pelaksanaan)\s+(?:anggaran\s+|tahun\s+)?(\d{4})\b")
_COVER = 12  # lines after the title that may still belong to it
_HEAD_LINES = 4  # lines of a table among which its head is looked for
YEAR_FIELD = "first_year"
"""The field of the doubt about a chosen year that is not the file's own; its value is the file's."""
_MEDIUM_KINDS = ("rpjmd", "renstra")  # plans of several years
_MEDIUM = 3  # years; a table headed by fewer shows no plan of several years
_COVER_LINE = 60  # characters; longer lines are prose


def start(material: Material, law: Law, told: Verdict, choices: Choices) -> Draft:
    """The draft with the rows that every plan begins with: the document itself and its agency.

    Raises ``Unreadable`` for a plan without a year, or of a year out of reach. What is no plan has neither row.
    """
    if not told.kind.plan:
        return Draft(law, "", "", _known_years(material, choices), kind=told.kind.id)
    period = _period(material, told, choices, law)
    draft = Draft(law, "", "", period, kind=told.kind.id, unit=choices.unit)
    title, place = told.title, told.place
    plan = draft.add(
        PlanDocument, place, kind=told.kind.id, title=title or TITLES[told.kind.id],
        first_year=period.first, last_year=period.last,
    )  # fmt: skip
    regional = told.kind.id == "rpjmd"
    named = _government_name(material) if regional else _agency_name(material, title)
    name = named or ("" if regional else choices.agency)
    level = "government" if regional else "agency"
    agency = draft.add(Organisation, place, level=level, kind=fold(name).partition(" ")[0], name=name)
    draft.document, draft.agency = plan.id, agency.id
    draft.change(plan, document=plan.id, organisation=agency.id)
    draft.change(agency, document=plan.id, organisation=agency.id)
    if name and not named:
        draft.doubt(
            f"Berkas ini tidak menyebut perangkat daerahnya; dibaca sebagai rencana {name}.",
            "Pastikan berkas ini memang miliknya.", place, agency.id, "name", name,
        )  # fmt: skip
    _doubt_version(draft, plan)
    _doubt_year(_said_years(material, told), choices, draft, plan)
    if told.kind.id not in _MEDIUM_KINDS and (found := _renstra_period(material)) is not None:
        quoted_plan(draft, "renstra", place, found.first, found.last)
    return draft


def doubt_other_years(tables: Iterable[Grid], draft: Draft) -> None:
    """Says where a table stands under the title of the same kind of document of another year: a workbook that keeps
    each year on a sheet is read as one plan."""
    for table in tables:
        for line in table.caption.split("\n"):
            words = fold(line)
            named = _YEAR.search(words) if re.match(BY_ID[draft.kind].words, words) else None
            if named and draft.period.first == draft.period.last != int(named[1]):
                draft.doubt(
                    f"{table.part} berjudul “{line[:120]}”, sedangkan dokumen ini dibaca sebagai tahun {draft.period}.",
                    "Pilih lembar tahun yang dimaksud saat mengunggah, atau unggah tiap tahun tersendiri.",
                    table.place, value=named[1],
                )  # fmt: skip
                break


def _doubt_version(draft: Draft, plan: PlanDocument) -> None:
    if "perubahan" in fold(plan.title).split():
        draft.doubt(
            "Judul menyebut perubahan, sedangkan berkas ini dibaca sebagai versi murni.",
            "Bila ini rencana perubahan, tetapkan dahulu versi murninya, buka versi perubahan, lalu unggah berkas ini.",
            plan.place, plan.id, "version", plan.title,
        )  # fmt: skip


def _period(material: Material, told: Verdict, choices: Choices, law: Law) -> Period:
    """The year of the plan; the years of a Renstra and of IKU for several. Raises ``Unreadable`` where none is told
    or it is out of reach."""
    found = _several_years(material, told)
    if found is not None and (told.kind.id in _MEDIUM_KINDS or choices.year is None or choices.year in found):
        period = found
    else:
        year = choices.year or _year(material, told.title, told.place)
        period = Period(year, year)
    first, last = (law.value(f"plan.{end}_year", on=date.max).number for end in ("first", "last"))
    if not first <= period.first <= period.last <= last:
        raise Unreadable(
            Problem(
                f"Tahun rencana {period} di luar jangkauan {first}–{last}.",
                "Perbaiki tahun pada judul dokumen.", told.place, unreadable=True, value=str(period),
            )
        )  # fmt: skip
    return period


def _said_years(material: Material, told: Verdict) -> Period | None:
    """The years that the file says itself to be a plan of, in its title or on its cover; None where it does not."""
    if found := _several_years(material, told):
        return found
    year = _said_year(material, told.title, told.place)
    return Period(year, year) if year else None


def _doubt_year(said: Period | None, choices: Choices, draft: Draft, plan: PlanDocument) -> None:
    """Says where the year that was chosen is not the file's own."""
    if said is not None and choices.year is not None and choices.year not in said:
        draft.doubt(
            f"Dokumen ini menyebut tahun {said}, sedangkan tahun yang dipilih {choices.year}; "
            f"dibaca sebagai rencana tahun {draft.period}.",
            "Kosongkan pilihan tahun bila dokumennya benar, atau perbaiki tahun pada judulnya.",
            plan.place, plan.id, YEAR_FIELD, str(said),
        )  # fmt: skip


def _several_years(material: Material, told: Verdict) -> Period | None:
    """The years of a kind of plan that may be for several; None for one that says a single year."""
    if told.kind.id in _MEDIUM_KINDS:
        return _renstra_years(material, told)
    return _key_years(material, told) if told.kind.id == "iku" else None


def _key_years(material: Material, told: Verdict) -> Period | None:
    """The years of a list of IKU: a range in its title or on its cover, where no single year stands before it; else
    those that its tables are headed by."""
    headed = _headed_years(material)
    for text in [told.title, *_cover(material, told.title, told.place)]:
        if headed is not None and not re.search(r"[^\W\d]", text):
            continue  # the years that head a table may be among the texts
        found = ranges(text)
        rest = text[: found[0].start] + text[found[0].end :] if found else text
        if re.search(r"\b(?:19|20|21)\d\d\b", rest):
            return None
        if found:
            return found[0].period
    return headed


def _cover(material: Material, title: str, place: Place) -> list[str]:
    """The short lines right below the title; longer ones are prose."""
    texts = [said.text for said in material.said]
    start = next((n for n, said in enumerate(material.said, start=1) if said.place == place), len(texts))
    return [text for text in texts[start : start + _COVER] if len(text) <= _COVER_LINE] if title else []


def _renstra_years(material: Material, told: Verdict) -> Period | None:
    """The range of years in a Renstra's title, else the one named on the lines below it, else the years that its tables
    are headed by."""
    below = [said.text for said in material.said if said.text.strip()][:_COVER]
    for text in [told.title, *below]:
        if found := ranges(text):
            return found[0].period
    return _headed_years(material)


def _headed_years(material: Material) -> Period | None:
    """The years that the tables are headed by, where they are several."""
    headed = {int(year) for block in material.blocks if isinstance(block, Tabbed) for year in _headed(block)}
    return Period(min(headed), max(headed)) if len(headed) >= _MEDIUM else None


def _headed(block: Tabbed) -> list[str]:
    """The years that stand alone in the first lines of a table, where there are several: a plan of several years."""
    texts = [cell.text for line in block.lines[:_HEAD_LINES] for cell in line]
    found = [year[1] for text in texts if (year := re.fullmatch(r"(?:T|Tahun\s*)?((?:19|20)\d\d)", text.strip()))]
    return found if len(set(found)) >= _MEDIUM else []


def _known_years(material: Material, choices: Choices) -> Period:
    """The year most of the dates in the tables fall in; what is no plan need not say any."""
    named = _dated(material)
    year = choices.year or (named.most_common(1)[0][0] if named else 0)
    return Period(year, year)


def _year(material: Material, title: str, place: Place) -> int:
    """The year in the title or on the cover lines under it; else the one named most often as ``Tahun yyyy``; else the
    one most dates in the tables fall in; else the one in the name of the file.

    Raises ``Unreadable`` without one.
    """
    if said := _said_year(material, title, place):
        return said
    texts = [said.text for said in material.said]
    named = Counter(int(year) for text in texts for year in _YEAR.findall(fold(text))) or _dated(material)
    if named:
        return named.most_common(1)[0][0]
    if found := re.search(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)", material.name):
        return int(found[1])
    raise refuse(
        material.name,
        "Tahun rencana tidak disebut dalam berkas ini.",
        "Tulis tahun pada judul, misalnya “Rencana Kerja Tahunan … Tahun 2025”, atau pilih tahunnya pada pratinjau "
        "sesudah masuk dengan akun (pada baris perintah: --year).",
    )


def _said_year(material: Material, title: str, place: Place) -> int | None:
    """The year in the title or on the cover lines under it, None where neither says one."""
    if found := _YEAR.search(fold(title)) or re.search(r"\b(\d{4})\b", title):
        return int(found[1])
    for line in map(fold, _cover(material, title, place)):
        if found := _YEAR.search(line) or re.fullmatch(r"((?:19|20|21)\d\d)", line):
            return int(found[1])
    return None


def _dated(material: Material) -> Counter[int]:
    """How often each year stands in a cell that is a date."""
    values = (cell.value for block in material.blocks if isinstance(block, Tabbed) for cell in _cells(block))
    return Counter(value.year for value in values if isinstance(value, date))


def _cells(block: Tabbed) -> list[Cell]:
    return [cell for line in block.lines for cell in line]


def _agency_name(material: Material, title: str) -> str:
    """The agency as the title names it; else the first line that begins with one; else unknown."""
    for text in [title, *(clean(said.text) for said in material.said[:80])]:
        if found := _AGENCY.search(text):
            return text[found.start(1) : found.end(1)].strip(" ,;:.")
    return ""


def _government_name(material: Material) -> str:
    """The region that the first lines name, as ``Kabupaten Contoh`` or ``Provinsi Contoh``; else unknown."""
    for text in (clean(said.text) for said in material.said[:80]):
        if len(text) <= _COVER_LINE * 2 and (found := _GOVERNMENT.search(text)):
            return " ".join(found[1].split())
    return ""


def _renstra_period(material: Material) -> Period | None:
    """The range of years that stands closest behind the word Renstra, most often so; None where there is none."""
    found: Counter[Period] = Counter()
    for said in material.said:
        for years in ranges(said.text) if _names_renstra(said.text) else ():
            before = said.text[max(0, years.start - 90) : years.start]
            if _names_renstra(before) and years.period.last - years.period.first >= 4:
                found[years.period] += 1
    return found.most_common(1)[0][0] if found else None


def _names_renstra(text: str) -> bool:
    folded = text.casefold()
    return "renstra" in folded or "rencana strategis" in folded


def date_agreement(parts: list[Part], draft: Draft) -> None:
    """The day on which the text says that the agreement was set."""
    for agreement in draft.all(Agreement):
        for part in parts:
            for block in part.blocks:
                text = getattr(block, "text", "")
                if "perjanjian kinerja" in fold(text) and (days := dates(text)):
                    draft.change(agreement, signed_on=days[0][0])
                    return
