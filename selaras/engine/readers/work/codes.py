"""Codes as documents print them: their level, and a proposed repair where one is certain."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from selaras.engine.readers.draft import Draft
from selaras.engine.tables.rows import Organisation, WorkItem, WorkLevel
from selaras.engine.tables.wording import fold

_CODE = re.compile(r"(?:\d|X)\.\s*(?:\d{1,2}|XX)(?:\s*\.\s*\d{1,4})*\.?", re.ASCII)
_FULL_ORGANISATION = re.compile(r"\d\.\d{2}\.\d\.\d{2}\.\d\.\d{2}\.\d{2}\.\d{4}")
_UNIT_WORDS = ("kecamatan", "kelurahan", "desa", "dinas", "badan", "sekretariat", "inspektorat", "bagian", "puskesmas")
_LEVELS: dict[int, WorkLevel] = {3: "program", 4: "kegiatan", 5: "kegiatan", 6: "sub_kegiatan"}


def without_blanks(code: str) -> str:
    """The printed code with its blanks dropped and nothing else."""
    return "".join(code.split())


@lru_cache(maxsize=1024)
def is_code(text: str) -> bool:
    """Whether the whole text is a code, well formed or not."""
    return bool(_CODE.fullmatch(text.strip())) and text.count(".") >= 2


def organisation_kind(name: str) -> str:
    """``kelurahan`` of ``KELURAHAN JAWA``; empty where the name does not begin with a known kind."""
    first = fold(name).partition(" ")[0]
    return first if first in _UNIT_WORDS else ""


def level_of(code: str, name: str) -> WorkLevel | None:
    """The level by the number of segments: 3 program, 4 (cut) or 5 kegiatan, 6 sub kegiatan, more an organisation.

    A code whose third segment has one digit is an organisation's (regulations.md §6.3). None: none of these.
    """
    segments = without_blanks(code).rstrip(".").split(".")
    if len(segments) >= 7 or (len(segments) >= 4 and len(segments[2]) == 1 and organisation_kind(name)):
        return "organisation"
    return _LEVELS.get(len(segments))


def propose_codes(items: Iterable[WorkItem], draft: Draft) -> None:
    """Fills ``code_proposed`` where one repair follows from the document itself, else leaves it empty."""
    children: dict[str, list[WorkItem]] = defaultdict(list)
    items = list(items)
    for item in items:
        children[item.parent].append(item)
    width = _usual_width(items)
    agency = draft.rows[draft.agency]
    full = _full_code(agency, draft) if isinstance(agency, Organisation) else ""
    for item in items:
        proposed = _proposal(item, children[item.id], width, full)
        if proposed and proposed != item.code:
            draft.change(item, code_proposed=proposed)
            unit = draft.rows[item.organisation]
            if item.level == "organisation" and isinstance(unit, Organisation):
                draft.change(unit, code_proposed=proposed)


def _full_code(agency: Organisation, draft: Draft) -> str:
    """The agency's code with its unit number: 0000 where none is printed and a unit has the same code with a number."""
    code = agency.code_proposed or agency.code
    codes = [unit.code for unit in draft.all(Organisation) if unit.level == "unit"]
    lacking = any(_FULL_ORGANISATION.fullmatch(each) and each.rpartition(".")[0] == code for each in codes)
    return f"{code}.0000" if lacking else code


def _usual_width(items: list[WorkItem]) -> int:
    widths = [len(item.code.rsplit(".", 1)[-1]) for item in items if item.level == "sub_kegiatan"]
    return 4 if sum(w == 4 for w in widths) > sum(w == 2 for w in widths) else 2


def _proposal(item: WorkItem, children: list[WorkItem], width: int, agency: str) -> str:
    if item.level == "organisation":
        return _organisation_proposal(item.code, agency)
    if item.level == "kegiatan" and item.code.count(".") == 3:
        prefixes = {child.code.rsplit(".", 1)[0] for child in children if child.code.startswith(item.code + ".")}
        return prefixes.pop() if len(prefixes) == 1 and all(c.code.startswith(item.code) for c in children) else ""
    if item.level == "sub_kegiatan":
        head, _, tail = item.code.rpartition(".")
        if len(tail) in (1, 3) and len(str(int(tail))) <= width:
            return f"{head}.{int(tail):0{width}d}"
    return ""


def _organisation_proposal(code: str, agency: str) -> str:
    """The full code of the agency with this code's unit number, where the printed rest agrees with the agency's."""
    if _FULL_ORGANISATION.fullmatch(code) or not _FULL_ORGANISATION.fullmatch(agency):
        return ""
    head, _, unit = code.rpartition(".")
    if len(unit) != 4:
        head, unit = code, "0000"
    squeezed, expected = head.replace(".", ""), agency.rpartition(".")[0].replace(".", "")
    if squeezed == expected or _one_zero_less(squeezed, expected):
        return f"{agency.rpartition('.')[0]}.{unit}"
    return ""


def _one_zero_less(shorter: str, longer: str) -> bool:
    """Whether the longer digits without one of their zeros are the shorter: a segment ``0.`` got lost."""
    return any(longer[n] == "0" and longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
