"""Columns of months, as a plan of action spreads its work over the year; what they hold is not kept yet, and that is
said."""

import re

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid

_MONTH = re.compile(
    r"\b(?:jan(?:uari)?|[fp]eb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|ag(?:u|t|s|us|st|ustus)|sept?(?:ember)?"
    r"|okt(?:ober)?|no[vp](?:ember)?|des(?:ember)?)(?: (?:19|20|21)\d\d)?$"
    r"|\b(?:bulan|jadwal|pelaksanaan|waktu) \d{1,2}$"
)
_WORK = re.compile(r"^(?:rencana |uraian )?aksi\b|^langkah|^(?:sub )?kegiatan|^program")
_FEWEST = 6  # months of a half-year


def month_columns(table: Grid) -> set[int]:
    """The columns of months, where there are those of half a year at least."""
    found = {n for n, heading in enumerate(table.headings) if _MONTH.search(heading)}
    return found if len(found) >= _FEWEST else set()


def unread_columns(table: Grid) -> set[int]:
    """The months and the work that is spread over them."""
    months = month_columns(table)
    return months | {n for n, heading in enumerate(table.headings) if months and _WORK.search(heading)}


def doubt_months(table: Grid, read: str, draft: Draft) -> None:
    """Says that a plan by month is not read; ``read`` names what is."""
    months = month_columns(table)
    if months:
        draft.doubt(
            f"Rencana aksi per bulan pada {table.part} belum dibaca; yang dibaca: {read}.",
            "Bila target per triwulan diperlukan, tulis kolom Triwulan I sampai IV.",
            table.place.at_column((table.place.column or 1) + min(months)), value=table.headings[min(months)],
        )  # fmt: skip
