"""Notes away from a table that say its money is in thousands or millions of rupiah, which nobody may overlook."""

import re
from collections.abc import Iterable, Iterator, Sequence

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import rupiah_unit
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.material import Said
from selaras.engine.tables.actuals import AgreementBudget, Spending
from selaras.engine.tables.rows import Ceiling
from selaras.engine.tables.wording import fold

_LONGEST = 100  # characters; what is longer is prose about something
_SCALE = r"(?:(?:rp ?)?(?:ribu|juta)(?:an)?|rp ?(?:1 )?000(?: 000)?|1 000(?: 000)?)"
_NOTE = re.compile(
    rf"\b(?:dalam|satuan)(?: angka| nilai| satuan)?(?: rupiah)? {_SCALE}\b|^x {_SCALE}\b"
    r"|\b(?:ribuan|jutaan) (?:rupiah|rp)\b|^rp (?:ribu|juta)(?:an)?$"
)


def doubt_scale(said: Sequence[Said], tables: Sequence[Grid], draft: Draft) -> None:
    """Says where a note above or below speaks of thousands or millions while a table's money was read as rupiah. A note
    that is part of a table's own caption or headings has been obeyed already."""
    rows: list[Ceiling | Spending | AgreementBudget] = [
        *draft.all(Ceiling),
        *draft.all(Spending),
        *draft.all(AgreementBudget),
    ]
    money = {row.place.part for row in rows if row.amount}
    whole = [table.part for table in tables if table.part in money and not _scaled(table)]
    captions = " ".join(fold(table.caption) for table in tables)
    for note in _notes(said, tables) if whole else ():
        words = fold(note.text)
        if words in captions:
            continue
        unit = "jutaan" if rupiah_unit(words) > 1_000 else "ribuan"
        draft.doubt(
            f"Tertulis “{note.text.strip()}”, sedangkan anggaran pada {whole[0]} dibaca dalam rupiah penuh.",
            f"Bila angkanya dalam {unit} rupiah, tulis “(dalam {unit} rupiah)” pada judul kolomnya, "
            "lalu unggah kembali.",
            note.place, value=note.text.strip(),
        )  # fmt: skip
        return


def _scaled(table: Grid) -> bool:
    return any(rupiah_unit(words) > 1 for words in (fold(table.caption), *table.headings))


def _notes(said: Iterable[Said], tables: Iterable[Grid]) -> Iterator[Said]:
    lone = (
        filled[0] for table in tables for line in table.body if len(filled := [cell for cell in line if cell.text]) == 1
    )
    texts = [*said, *(Said(cell.text, cell.place) for cell in lone)]
    short = ((each, fold(each.text)) for each in texts if len(each.text) <= _LONGEST and "\t" not in each.text)
    return (each for each, words in short if _NOTE.search(words) and rupiah_unit(words) > 1)
