"""What a person chose or corrected about a file: which sheets, which kind, what a column means, what a cell says."""

from collections.abc import Mapping
from typing import Any

from selaras.engine.tables.frozen import EMPTY, Frozen, values


class Choices(Frozen):
    """Empty where nothing was chosen: the reader then decides by itself.

    ``sheets`` are names of sheets to read, all others left out. ``kind`` is the id of a kind (``kinds.py``). ``year``
    and ``agency`` answer what the file does not say. ``columns`` names for each table (its ``signature``) the field of
    a column, counted from 1; an empty field leaves the column out. ``layouts`` names the layout of a table by its
    signature, empty to leave the table out. ``cells`` gives the text of a cell by its printed place.
    ``ocr`` asks for scanned pages to be read by pattern, where the machine can. ``unit`` names the unit of the agency
    whose agreement or plan of action it is, or the agency itself where it is its own.
    """

    sheets: tuple[str, ...] = ()
    kind: str = ""
    year: int | None = None
    agency: str = ""
    layouts: Mapping[str, str] = EMPTY
    columns: Mapping[str, Mapping[int, str]] = EMPTY
    cells: Mapping[str, str] = EMPTY
    ocr: bool = False
    unit: str = ""


NOTHING_CHOSEN = Choices()


def as_plain(choices: Choices) -> dict[str, Any]:
    """The choices as JSON can hold them."""
    columns = {table: dict(fields) for table, fields in choices.columns.items()}
    plain = {"sheets": list(choices.sheets), "layouts": dict(choices.layouts), "cells": dict(choices.cells)}
    return {**values(choices), **plain, "columns": columns}


def of_plain(packed: Mapping[str, Any]) -> Choices:
    """The choices that ``as_plain`` gave; JSON has made texts of the numbers of columns."""
    columns = {
        table: {int(number): field for number, field in fields.items()}
        for table, fields in packed.get("columns", {}).items()
    }
    return Choices(**{**packed, "sheets": tuple(packed.get("sheets", ())), "columns": columns})
