"""Damaged codes with their whole code beside, where the document itself leaves one reading only.

What stands there stays as it is; a proposal is made from the code of the line above, the bidang of the document, codes
that are whole, and the official name. Where these leave two readings, or none, it is a doubt without proposal.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from selaras.engine.law.nomenclature import OfficialRow, same_name
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.work.legible import Legible
from selaras.engine.tables.rows import Organisation, WorkItem

_STRICT = {
    "program": re.compile(r"(?:[1-9]\.\d{2}|X\.XX)\.\d{2}"),
    "kegiatan": re.compile(r"(?:[1-9]\.\d{2}|X\.XX)\.\d{2}\.[1-7]\.\d{2}"),
    "sub_kegiatan": re.compile(r"(?:[1-9]\.\d{2}|X\.XX)\.\d{2}\.[1-7]\.\d{2}\.(?:\d{2}|\d{4})"),
}
_REASONS = {
    "": "angka nol hilang", "comma": "koma di tempat titik", "dot": "titik atau spasi berlebih",
    "date": "diubah menjadi tanggal oleh aplikasi lembar kerja", "part": "bagian depannya tidak ditulis",
}  # fmt: skip
_FEW = 3  # so many doubts of one kind are told one by one; more are one doubt


@dataclass(slots=True)
class _Document:
    """What the document shows of whole codes: ``whole`` by item, those ``taken`` in each organisation, what they begin
    with, and its bidang."""

    draft: Draft
    widths: tuple[int, ...]
    whole: dict[str, str] = field(default_factory=dict)
    beginnings: set[str] = field(default_factory=set)
    taken: set[tuple[str, str]] = field(default_factory=set)
    bidang: set[str] = field(default_factory=set)

    def keep(self, item: WorkItem, code: str) -> None:
        """One more whole code."""
        parts = code.split(".")
        self.whole[item.id] = code
        self.beginnings.update(".".join(parts[:n]) for n in range(1, len(parts)))
        self.taken.add((item.organisation, code))
        if not code.startswith("X"):
            self.bidang.add(".".join(parts[:2]))


def mend_codes(draft: Draft) -> None:
    """Proposes the whole code of every damaged one that leaves no other reading, and says so."""
    items = [item for item in draft.all(WorkItem) if item.level in _STRICT]
    whole = {item.id: code for item in items if (code := _whole_code(item))}
    if len(whole) == len(items):
        return
    document = _Document(draft, _widths(items))
    for item in items:
        if item.id in whole:
            document.keep(item, whole[item.id])
    document.bidang |= _other_bidang(draft)
    mended: dict[str, list[tuple[WorkItem, str]]] = defaultdict(list)
    left: dict[str, list[tuple[WorkItem, str]]] = defaultdict(list)
    for item in items:
        legible = draft.legible.get(item.id)
        if item.id in document.whole or legible is None:
            continue
        readings = _readings(item, legible, document)
        certain = _certain(item, readings, document)
        if certain:
            document.keep(item, certain)
            draft.change(item, code_proposed=certain)
            mended[legible.damage].append((item, certain))
        elif legible.damage or len(readings) > 1:
            draft.change(item, code_proposed="")
            left[legible.damage].append((item, " atau ".join(readings[:3])))
    for damage, found in mended.items():
        _say(found, _REASONS[damage], draft)
    for found in left.values():
        _say_unknown(found, draft)


def _whole_code(item: WorkItem) -> str:
    return next((code for code in (item.code, item.code_proposed) if _is_whole(item.level, code)), "")


def _is_whole(level: str, code: str) -> bool:
    return bool(code) and bool(_STRICT[level].fullmatch(code))


def _widths(items: Iterable[WorkItem]) -> tuple[int, ...]:
    """The digits that the last group of a sub kegiatan can have: those of most others, else of either edition."""
    tails = [len(item.code.rpartition(".")[2]) for item in items if item.level == "sub_kegiatan"]
    two, four = tails.count(2), tails.count(4)
    return (2,) if two > four else (4,) if four else (2, 4)


def _other_bidang(draft: Draft) -> set[str]:
    """The bidang that heads of the tables and the organisation's own code name."""
    named = {head for head in draft.heads if re.fullmatch(r"[1-9]\.\d{2}", head)}
    for row in draft.all(Organisation):
        for code in (row.code, row.code_proposed):
            if found := re.match(r"([1-9]\.\d{2})\.\d\.\d{2}\.\d\.\d{2}", code):
                named.add(found[1])
    return named


def _readings(item: WorkItem, legible: Legible, document: _Document) -> list[str]:
    """The whole codes that the printed one can stand for."""
    fronts = [""]
    texts = [legible.text, *legible.others]
    if legible.lacks == "bidang":
        head = {legible.head} if re.fullmatch(r"[1-9]\.\d{2}", legible.head) else document.bidang
        fronts = [f"{bidang}." for bidang in sorted(head)]
    elif legible.lacks == "urusan":
        fronts = sorted({f"{bidang[0]}." for bidang in document.bidang if bidang[2:] == legible.text[:2]})
    elif legible.lacks == "parent":
        above = document.whole.get(item.parent, "")
        bidang = {legible.head} if re.fullmatch(r"[1-9]\.\d{2}", legible.head) else document.bidang
        fronts = [f"{each}." for each in (sorted(bidang) if item.level == "program" else [above]) if each]
    found = [
        code
        for front in fronts
        for text in texts
        for width in document.widths
        for code in _padded(front + text, () if front else legible.loose, width)
    ]
    return [code for code in dict.fromkeys(found) if _is_whole(item.level, code)]


def _padded(text: str, loose: tuple[int, ...], width: int) -> list[str]:
    """A code with the zeros that its groups have lost: those in front, in ``loose`` groups else one at the end."""
    readings: list[list[str]] = [[]]
    for n, part in enumerate(text.split(".")):
        wanted = width if n == 5 else 1 if n in (0, 3) else 2
        options = [part]
        if part.isdigit() and len(part) < wanted:
            options = [part.zfill(wanted)]
            if n in loose and n in (1, 4):
                options.append(f"{part}0")
        readings = [[*reading, option] for reading in readings for option in options]
    return [".".join(reading) for reading in readings]


def _certain(item: WorkItem, readings: list[str], document: _Document) -> str:
    """The only reading that the document bears out, empty without one: its official name is this one, it begins other
    codes that are whole, or it is the only one that continues the code above within the bidang of the document."""
    above = document.whole.get(item.parent, "")
    fitting = [code for code in readings if not above or code.startswith(f"{above}.")]
    if len(fitting) > 1:  # of two readings the one that another line already has is not meant
        fitting = [code for code in fitting if (item.organisation, code) not in document.taken]
    official = [code for code in fitting if _is_official(code, item.name, document.draft)]
    begun = [code for code in fitting if code in document.beginnings]
    for narrowed in (official, begun):
        if len(narrowed) == 1:
            return narrowed[0]
    known = document.bidang
    borne = [code for code in fitting if above or not known or ".".join(code.split(".")[:2]) in known]
    return borne[0] if len(borne) == 1 else ""


def _is_official(code: str, name: str, draft: Draft) -> bool:
    edition = draft.law.nomenclature.edition_on(date(max(draft.period.first, 1), 1, 1))
    for scope in ("kabupaten_kota", "provinsi"):
        row = draft.law.nomenclature.official(code, scope, edition.id)
        if isinstance(row, OfficialRow) and same_name(row.name, name):
            return True
    return False


def _say(found: list[tuple[WorkItem, str]], reason: str, draft: Draft) -> None:
    """Each repaired code, or the first of many."""
    if len(found) <= _FEW:
        for item, code in found:
            draft.doubt(
                f"Kode “{item.code_text or item.code}” dibaca sebagai {code} ({reason}).",
                "Perbaiki kode di berkas, atau terima usulannya.", item.place, item.id, "code", item.code,
            )  # fmt: skip
        return
    item, code = found[0]
    draft.doubt(
        f"{len(found)} kode tidak utuh ({reason}), misalnya “{item.code_text or item.code}” dibaca sebagai {code}.",
        "Perbaiki kode di berkas, atau terima usulannya.", item.place, item.id, "code", item.code,
    )  # fmt: skip


def _say_unknown(found: list[tuple[WorkItem, str]], draft: Draft) -> None:
    item, readings = found[0]
    what = f"dapat berarti {readings}" if readings else "tidak dapat dipastikan kode lengkapnya"
    more = f" Demikian pula {len(found) - 1} kode lain." if len(found) > 1 else ""
    draft.doubt(
        f"Kode “{item.code_text or item.code}” ({item.name[:60]}) {what}.{more}",
        "Tulis kode lengkapnya sebagai teks, misalnya 7.01.02.2.01.", item.place, item.id, "code", item.code,
    )  # fmt: skip
