"""Proposals of a musrenbang and of other stakeholders (Tabel T-C.32), one a line, of the unit named beside or above it.

Columns go by the meaning of their headings. A proposer is a group or a post; numbers of private persons are not kept.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import rupiah_unit
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import read_value
from selaras.engine.readers.work.codes import organisation_kind
from selaras.engine.readers.work.tree import read_amount
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation, PlanDocument
from selaras.engine.tables.wording import clean, fold

_AGENCY = r"opd|skpd|pd|perangkat daerah|instansi|dinas|bidang urusan"
COLUMNS: Final = {
    "number": Column(r"^(no|nomor)( urut)?$", "No"),
    "unit": Column(
        r"^(?:nama |asal |unit )*(?:usulan )?(?:kelurahan|desa|kel|unit)(?: (?:desa|kel(?:urahan)?|pengusul))*$",
        "Kelurahan/Desa",
    ),
    "name": Column(
        r"^(?!.*\b(?:jumlah|volume|lokasi|asal|prioritas|perangkat)\b)(?:usulan|.*\bprogram\b.*\bkegiatan|uraian$"
        r"|(?:nama |jenis |uraian )*(?:program|kegiatan|pekerjaan|usulan)\b)",
        "Usulan", needed=True,
    ),
    "proposer": Column(
        r"^(?:nama )?(?:pengusul|kelompok pengusul|sumber usulan|asal usulan|diusulkan oleh)", "Pengusul"
    ),
    "problem": Column(r"masalah|latar belakang|alasan usulan|isu", "Permasalahan"),
    "location": Column(r"lokasi|lokus|alamat|^rt\b", "Lokasi"),
    "indicator_text": Column(r"^indikator|tola?o?k ukur", "Indikator Kinerja"),
    "volume": Column(r"volume|besaran|^vol\b", "Volume"),
    "measured": Column(r"^satuan(?! harga)", "Satuan"),
    "amount": Column(r"biaya|anggaran|^pagu|kebutuhan dana|nilai usulan|\brp\b", "Perkiraan Biaya"),
    "agency_asked": Column(
        rf"(?:{_AGENCY}).*(?:tujuan|diminta|pelaksana|penanggung|teknis)|^(?:{_AGENCY})$|^tujuan usulan",
        "Perangkat Daerah Tujuan",
    ),
    "priority": Column(r"prioritas|^urutan|^skor", "Prioritas"),
    "decision": Column(r"keputusan|^status|hasil (?:pembahasan|verifikasi)|rekomendasi|^tindak lanjut", "Keputusan"),
    "reason": Column(r"^(?:alasan(?! usulan)|catatan|ket(?:erangan)?\b)", "Alasan atau Catatan"),
}  # fmt: skip
_UNIT = re.compile(
    r"\b(?:kelurahan|kel\.|desa)\s+\S.*?(?=\s+(?:kecamatan|tahun|kabupaten|kota)\b|[,;(]|$)", re.IGNORECASE
)
_OF_PROPOSALS = ("proposer", "problem", "agency_asked", "priority", "decision")
_PROPOSING = re.compile(r"\b(?:peng)?usul\w*|musrenbang|musyawarah perencanaan|pemangku kepentingan")
_OTHERS = re.compile(r"^kode\b|^target|realisasi|triwulan|prakiraan|sasaran strategis")
_PERSONAL = re.compile(r"\+?\d[\d .-]{7,}\d")  # a NIK, a telephone number
# How offices write a decision; the first that begins the cell counts, what follows it is the reason.
_DECISIONS: Final = (
    ("refused", r"tidak (?:dapat |bisa )?(?:diterima|disetujui|diakomod\w+|layak)|di ?tolak|tolak"),
    ("postponed", r"di ?tunda|tunda|ditangguhkan|(?:diusulkan )?tahun (?:depan|berikutnya)"),
    ("accepted", r"di ?terima|disetujui|diakomod\w+|terakomod\w+|layak|terima|setuju"),
)


def _telling(table: Grid, columns: Columns) -> bool:
    found = columns.numbers.keys()
    if "name" not in found or any(_OTHERS.search(heading) for heading in table.headings):
        return False
    words = fold(" ".join([table.caption, table.section, *table.headings]))
    form = {"location", "volume"} <= found and "amount" not in found and not table.column(r"^satuan")
    special = any(name in found for name in _OF_PROPOSALS)
    where = {"location", "volume"} <= found
    if _PROPOSING.search(words):
        return form or where or (special and bool({"location", "volume", "amount"} & found))
    return form or (where and special and "indicator_text" not in found)


class _Reading(Frozen):
    """One table being read; ``unit`` is the amount of rupiah that one of its money is. ``known`` are the proposals of
    the tables before: a list of all units repeats what the list of each unit says. ``lines`` are those of this
    table, without their numbers, to tell one that is written twice."""

    columns: Columns
    draft: Draft
    unit: int
    known: Mapping[tuple[str, str, str], Proposal]
    lines: set[tuple[str, ...]]


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    money = columns.numbers.get("amount")
    heading = table.headings[money] if money is not None else ""
    known = {_key(row.organisation, row.name, row.location): row for row in draft.all(Proposal)}
    reading = _Reading(columns, draft, rupiah_unit(f"{heading} {fold(table.caption)}"), known, set())
    plan, first = draft.rows[draft.document], next((line[0] for line in table.body), None)
    above = (table.caption, table.section, plan.title if isinstance(plan, PlanDocument) else "")
    owner = next(filter(None, (_unit_named(words, draft, first) for words in above)), "")
    for line in table.body:
        texts = [cell for cell in line if cell.text]
        if len({cell.text for cell in texts}) == 1 and (group := _unit_named(texts[0].text, draft, texts[0])):
            owner = group
        elif texts and not _is_sum(texts):
            _read_line(line, owner, reading)


def _is_sum(texts: list[Cell]) -> bool:
    """Whether a line is a sum of those above, which is counted anew and not kept."""
    return bool(re.match(r"(?:sub ?)?(?:jumlah|total)\b", fold(texts[0].text)))


def _read_line(line: Line, owner: str, reading: _Reading) -> None:
    columns, draft = reading.columns, reading.draft
    name = columns.cell(line, "name")
    if not name.text:
        draft.doubt_once(
            f"Baris tanpa usulan pada {name.place.part or 'tabel'} tidak dipakai.",
            "Isi kolom Usulan, atau hapus barisnya.", next(cell.place for cell in line if cell.text),
        )  # fmt: skip
        return
    own = columns.cell(line, "unit")
    unit = (_unit_named(own.text, draft, own) or _doubt_unit(own, draft)) if own.text else owner
    unit = unit or draft.agency
    location = clean(columns.text(line, "location")).strip("-– ")
    if _key(unit, name.text, location) in reading.known or _twice(line, unit, name, reading):
        return
    decision, reason = _decided(columns.text(line, "decision"), columns.text(line, "reason"))
    fields: dict[str, Any] = {
        field: clean(columns.text(line, field)).strip("-– ")
        for field in ("proposer", "problem", "location", "indicator_text", "agency_asked")
    }
    row = draft.add(
        Proposal, name.place, organisation=unit, order=draft.count(Proposal) + 1, name=clean(name.text),
        number=columns.text(line, "number").rstrip(". "), decision=decision, reason=reason, **fields,
    )  # fmt: skip
    row = _without_numbers(row, columns.cell(line, "proposer"), draft)
    _add_figures(row, line, reading)


def _twice(line: Line, unit: str, name: Cell, reading: _Reading) -> bool:
    """Whether a line says what another one of its table says, cell by cell; it is kept once, and that is said."""
    number = reading.columns.numbers.get("number")
    told = (unit, *(cell.text for n, cell in enumerate(line) if n != number))
    if told in reading.lines:
        reading.draft.doubt(
            f"Usulan “{name.text[:80]}” tertulis dua kali dengan isi yang sama; dibaca satu kali.",
            "Bila memang dua usulan, bedakan lokasinya.", name.place, value=name.text[:80],
        )  # fmt: skip
        return True
    reading.lines.add(told)
    return False


def _key(unit: str, name: str, location: str) -> tuple[str, str, str]:
    return unit, fold(clean(name)), fold(location)


def _without_numbers(row: Proposal, cell: Cell, draft: Draft) -> Proposal:
    """The proposer without what is only a private person's: such a number is not kept, which is said without it."""
    bare = re.sub(r"\(\W*\)", "", _PERSONAL.sub("", row.proposer)).strip(" ,;:/-–")
    if not _PERSONAL.search(row.proposer):
        return row
    draft.doubt(
        "Kolom Pengusul memuat nomor yang tampak seperti NIK atau telepon; nomor itu tidak disimpan.",
        "Tulis kelompok atau jabatan pengusul saja.", cell.place, row.id, "proposer",
    )  # fmt: skip
    return draft.change(row, proposer=bare)


def _add_figures(row: Proposal, line: Line, reading: _Reading) -> None:
    """Volume, cost and priority of a proposal; what is unclear in them is a doubt at its cell."""
    columns, draft = reading.columns, reading.draft
    volume, money, rank = (columns.cell(line, field) for field in ("volume", "amount", "priority"))
    measured = columns.text(line, "measured")
    read = read_value(volume, measured or "unit")  # a volume counts: 1.200 m are not 1,2 m

    def doubt(said: str, hint: str, cell: Cell, field: str) -> None:
        if said and not cell.blank:
            draft.doubt(f"{row.name[:80]}: {said}.", hint, cell.place, row.id, field, cell.text[:80])

    doubt(read.doubt.replace("target", "volume", 1), "Tulis satu angka, misalnya 350.", volume, "volume_text")
    amount, unclear = read_amount(money, "Perkiraan biaya", draft, reading.unit)
    doubt(unclear, "Tulis rupiah dengan angka, misalnya 25.000.000.", money, "amount")
    digits = re.fullmatch(r"(?:prioritas )?(\d{1,4})", fold(rank.text))
    if digits is None:
        doubt(
            f"prioritas “{rank.text[:40]}” tidak dikenali",
            "Tulis urutannya dengan angka, misalnya 1.",
            rank,
            "priority",
        )
    draft.change(
        row, volume_text="" if volume.blank else volume.text, volume=read.value, unit=measured or read.unit,
        amount=amount, text="" if money.blank else money.text, priority=int(digits[1]) if digits else None,
    )  # fmt: skip


def _decided(decision: str, reason: str) -> tuple[str, str]:
    """The decision that a cell words and the reason behind it; of Tabel T-C.32 the column Catatan holds both."""
    for cell in (decision, reason):
        for name, words in _DECISIONS:
            found = re.match(rf"(?:{words})\b[\s:;.,–-]*", cell.strip(), re.IGNORECASE)
            if found:
                rest = cell.strip()[found.end() :]
                return name, clean(rest or (reason if cell is decision else "")).strip("-– ")
    return "", clean(" ".join(filter(None, (decision, reason)))).strip("-– ")


def _unit_named(words: str, draft: Draft, cell: Cell | None) -> str:
    """The id of the kelurahan or desa that a line, a cell or a caption names; empty where it names none. A new one
    becomes a row; ``KELURAHAN`` may be left out where the file named the unit before."""
    told = clean(words).rsplit("\n", maxsplit=1)[-1]
    named = re.search(
        r"\b(?:kelurahan|kel\.|desa)\s+\S.*?(?=\s+(?:kecamatan|tahun|kabupaten|kota)\b|[,;(]|$)", told, re.I
    )
    agency = draft.rows[draft.agency]
    if fold(told) and isinstance(agency, Organisation) and fold(told) == fold(agency.name):
        return agency.id
    known = {fold(row.name).replace(" ", ""): row.id for row in draft.all(Organisation) if row.level == "unit"}
    name = re.sub(r"^kel\.\s*", "KELURAHAN ", named[0], flags=re.I).strip() if named else ""
    if name and fold(name).replace(" ", "") not in known and cell is not None:
        kind = organisation_kind(name)
        unit = draft.add(
            Organisation, cell.place, level="unit", kind=kind, name=name.upper(), parent=draft.agency,
            supervised=kind == "desa",
        )  # fmt: skip
        return draft.change(unit, organisation=unit.id).id
    bare = fold(name or told).replace(" ", "")
    return next((id_ for key, id_ in known.items() if key == bare or (bare and not name and key.endswith(bare))), "")


def _doubt_unit(cell: Cell, draft: Draft) -> str:
    """A unit named without its kind (only ``Jawa``): a kelurahan, which is said."""
    unit = draft.add(
        Organisation, cell.place, level="unit", kind="kelurahan", name=f"KELURAHAN {clean(cell.text).upper()}",
        parent=draft.agency,
    )  # fmt: skip
    draft.doubt(
        f"“{cell.text[:60]}” dibaca sebagai kelurahan.", "Tulis “Desa …” atau “Kelurahan …” di depan namanya.",
        cell.place, unit.id, "name", cell.text[:60],
    )  # fmt: skip
    return draft.change(unit, organisation=unit.id).id


LAYOUTS.append(Layout("usulan musrenbang", COLUMNS, _telling, _read, {"musrenbang": 3, "renja": 1}))
