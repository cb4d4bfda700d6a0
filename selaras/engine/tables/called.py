"""What goals and objectives are called by: ``Tujuan 1``, ``Sasaran 1.2``."""

from selaras.engine.tables.rows import Goal, Objective


def aim_called(row: Goal | Objective) -> str:
    """The word with its number; the word alone where the plan numbers it not."""
    word = "Tujuan" if isinstance(row, Goal) else "Sasaran"
    return f"{word} {row.number.rstrip('.')}".strip()
