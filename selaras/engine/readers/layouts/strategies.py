"""Strategies with their policy directions (T-C.26), below the goals and objectives that they serve."""

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.work.served import Served
from selaras.engine.tables.rows import PolicyDirection, Strategy

COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "goal": Column(r"^tujuan\b", "Tujuan"),
    "objective": Column(r"^sasaran\b", "Sasaran"),
    "strategy": Column(r"\bstrategi\b", "Strategi", needed=True),
    "policy": Column(r"kebijakan", "Arah Kebijakan"),
}


def _telling(table: Grid, columns: Columns) -> bool:
    return "strategy" in columns.numbers and table.column(r"indikator|target|pagu|anggaran|lokasi") is None


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    served = Served(draft)
    strategy = ""
    for line in table.body:
        served.see(line, columns)
        if text := columns.text(line, "strategy"):
            number = columns.text(line, "number")
            strategy = draft.add(Strategy, columns.cell(line, "strategy").place, number=number, text=text).id
        policy = columns.cell(line, "policy")
        if policy.text and strategy:
            draft.add(PolicyDirection, policy.place, strategy=strategy, text=policy.text)
        elif policy.text:
            draft.refuse(
                f"Arah kebijakan “{policy.text[:80]}” tidak mempunyai strategi di atasnya.",
                "Isi kolom Strategi pada baris ini atau baris di atasnya.", policy.place,
            )  # fmt: skip


LAYOUTS.append(Layout("strategi dan arah kebijakan", COLUMNS, _telling, _read, {"renstra": 1}))
