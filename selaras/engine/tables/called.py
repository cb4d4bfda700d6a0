"""What rows are called by in a sentence: ``Tujuan 1``, ``Sasaran 1.2``, ``Program 7.01.02``, with or without words."""

from selaras.engine.tables.rows import Goal, Objective, Row, WorkItem


def aim_called(row: Goal | Objective) -> str:
    """The word with its number; the word alone where the plan numbers it not."""
    word = "Tujuan" if isinstance(row, Goal) else "Sasaran"
    return f"{word} {row.number.rstrip('.')}".strip()


def subject_called(row: Goal | Objective | WorkItem) -> str:
    """What is measured, by its kind and number or code."""
    if isinstance(row, Goal | Objective):
        return aim_called(row)
    return f"{row.level.replace('_', ' ').capitalize()} {row.code}".strip()


def row_called(row: Row) -> str:
    """A row with its words: ``Sasaran 1.2 Loket yang cepat``; of a row without kind or number the words alone."""
    words = str(getattr(row, "name", "") or getattr(row, "text", ""))
    return f"{subject_called(row)} {words}".strip() if isinstance(row, Goal | Objective | WorkItem) else words
