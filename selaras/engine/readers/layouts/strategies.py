"""Strategies with their policy directions (T-C.26), below the goals and objectives that they serve."""

import re

from selaras.engine.readers.cell import Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.work.served import Served
from selaras.engine.tables.rows import Mission, PolicyDirection, Strategy, Vision
from selaras.engine.tables.wording import fold

COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "goal": Column(r"^tujuan\b", "Tujuan"),
    "objective": Column(r"^sasaran\b", "Sasaran"),
    "strategy": Column(r"\bstrategi\b", "Strategi", needed=True),
    "policy": Column(r"kebijakan", "Arah Kebijakan"),
}


_OPENING = re.compile(
    r"(visi|misi)(?:\s+(daerah|perangkat daerah))?\s*(?:ke-)?(\d+\.?|[ivx]+\.?)?\s*:(?: :)?\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def _telling(table: Grid, columns: Columns) -> bool:
    return "strategy" in columns.numbers and table.column(r"indikator|target|pagu|anggaran|lokasi") is None


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    served = Served(draft)
    strategy = ""
    for line in table.body:
        if _opens(line, draft):
            continue
        served.see(line, columns)
        if text := columns.text(line, "strategy"):
            number, place = columns.text(line, "number"), columns.cell(line, "strategy").place
            strategy = draft.add(Strategy, place, number=number, text=text, objective=served.objective).id
        policy = columns.cell(line, "policy")
        if policy.text and strategy:
            draft.add(PolicyDirection, policy.place, strategy=strategy, text=policy.text)
        elif policy.text:
            draft.refuse(
                f"Arah kebijakan “{policy.text[:80]}” tidak mempunyai strategi di atasnya.",
                "Isi kolom Strategi pada baris ini atau baris di atasnya.", policy.place,
            )  # fmt: skip


def _opens(line: Line, draft: Draft) -> bool:
    """Whether a line over the whole table names the vision or a mission of the region, as T-C.26 begins. They are kept
    where the file does not say them elsewhere."""
    texts = list(dict.fromkeys(cell.text for cell in line if cell.text))
    found = _OPENING.fullmatch(": ".join(texts)) if len(texts) <= 2 else None
    if found is None:
        return False
    word, whose, number, text = found.groups()
    kind: type[Vision | Mission] = Vision if word.lower() == "visi" else Mission
    if all(fold(row.text) != fold(text) for row in draft.all(kind)):
        numbered = {} if kind is Vision else {"number": (number or "").rstrip(".")}
        owner = "agency" if whose and whose.lower().startswith("perangkat") else "region"
        draft.add(kind, line[0].place, owner=owner, text=text, **numbered)
    return True


LAYOUTS.append(Layout("strategi dan arah kebijakan", COLUMNS, _telling, _read, {"renstra": 1, "rpjmd": 1}))
