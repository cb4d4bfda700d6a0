"""The regulations a plan cites: in its prose, and in the definitions and formulas of its indicators."""

import re
from functools import lru_cache
from typing import Final

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import Regulation
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Citation, Indicator, Section

# Said after a citation, or before it, where the text itself tells that the regulation was replaced.
_REPLACED: Final = re.compile(
    r"^[^.;]{0,160}?\b(?:di(?:ganti|gantikan|cabut)|tidak berlaku(?: lagi)?)\b", re.IGNORECASE | re.DOTALL
)
_REPLACING: Final = re.compile(r"\b(?:mencabut|menggantikan|pengganti|sebagai ganti|dahulu|semula)\b[^.;]{0,40}$", re.I)


class CitedRegulation(Frozen):
    """A citation of a regulation the law has a record of, as printed."""

    regulation: Regulation
    text: str
    spot: Spot
    known_replaced: bool = False  # the text itself says that it was replaced


def cited_regulations(facts: Facts) -> list[CitedRegulation]:
    """Every citation whose regulation is known. One in a cell has the line of its indicator's row: which cell its
    definition or formula is, is not kept."""
    known = facts.law.regulations
    found = [
        CitedRegulation(known[row.regulation], row.text, Spot(row.id, row.place), _in_context(facts, row))
        for row in facts.book.all(Citation)
        if row.regulation in known
    ]
    cells = {(row.place.line, row.text) for row in facts.book.all(Citation)}
    for row in facts.book.all(Indicator):
        for field, text in (("definition", row.definition), ("formula", row.formula)):
            for regulation, printed, told in _known_in(facts.law, text) if text else ():
                if (row.place.line, printed) not in cells:
                    spot = Spot(row.id, row.place.at_column(None), field)
                    found.append(CitedRegulation(regulation, printed, spot, told))
    return found


@lru_cache(maxsize=4096)
def _known_in(law: Law, text: str) -> tuple[tuple[Regulation, str, bool], ...]:
    """The known regulations a cell cites, as printed, and whether it says that they were replaced."""
    return tuple(
        (regulation, text[cited.start : cited.end], said_replaced(text[: cited.start], text[cited.end :]))
        for cited in law.cited(text)
        if (regulation := law.find(cited)) is not None
    )


@lru_cache(maxsize=1024)  # its texts are whole paragraphs
def said_replaced(before: str, after: str) -> bool:
    """True when the words around a citation say that it was replaced: ``sebagaimana telah diganti dengan …``."""
    return bool(_REPLACED.search(after) or _REPLACING.search(before))


def _in_context(facts: Facts, row: Citation) -> bool:
    section = facts.book.find(row.section)
    for paragraph in section.paragraphs if isinstance(section, Section) else ():
        if paragraph.place.line == row.place.line and row.text in paragraph.text:
            before, _, after = paragraph.text.partition(row.text)
            return said_replaced(before, after)
    return False
