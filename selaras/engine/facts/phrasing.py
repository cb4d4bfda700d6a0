"""How a text is worded: as a state that is reached or as something that is done, and how it might be put instead."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold


class Phrase(Frozen):
    """``activity`` is the first word where it names something that is done, empty where it does not; ``proposed`` the
    text as a state, None where no one form is right."""

    activity: str
    proposed: str | None


@lru_cache(maxsize=4096)
def phrase(law: Law, text: str, on: date) -> Phrase:
    """How a condition, an objective or an outcome is worded."""
    first, _, rest = text.strip().partition(" ")
    words: Mapping[str, object] = law.value("wording.activity", on).table
    key = fold(first)
    if key not in words:
        return Phrase("", None)
    state = str(words[key])
    return Phrase(first, f"{state} {_lowered(rest)}".strip() if state and rest else None)


def _lowered(rest: str) -> str:
    """The rest of a text that was written in capitals, as a sentence goes on; any other stays as it is."""
    return rest.lower() if rest.isupper() else rest
