"""What a person chose or corrected about a file: which sheets, which kind, what a column means, what a cell says."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Choices:
    """Empty where nothing was chosen: the reader then decides by itself.

    ``sheets`` are names of sheets to read, all others left out. ``kind`` is the id of a kind (``kinds.py``). ``year``
    and ``agency`` answer what the file does not say. ``columns`` names for each table (its ``signature``) the field of
    a column, counted from 1; an empty field leaves the column out. ``layouts`` names the layout of a table by its
    signature, empty to leave the table out. ``cells`` gives the text of a cell by its printed place.
    ``ocr`` asks for scanned pages to be read by pattern, where the machine can.
    """

    sheets: tuple[str, ...] = ()
    kind: str = ""
    year: int | None = None
    agency: str = ""
    layouts: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    ocr: bool = False


NOTHING_CHOSEN = Choices()


def as_plain(choices: Choices) -> dict[str, Any]:
    """The choices as JSON can hold them."""
    return {**asdict(choices), "sheets": list(choices.sheets)}


def of_plain(packed: Mapping[str, Any]) -> Choices:
    """The choices that ``as_plain`` gave; JSON has made texts of the numbers of columns."""
    columns = {
        table: {int(number): field for number, field in fields.items()}
        for table, fields in packed.get("columns", {}).items()
    }
    return Choices(**{**packed, "sheets": tuple(packed.get("sheets", ())), "columns": columns})
