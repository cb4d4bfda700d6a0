"""Answers of a survey as somebody said they are to be read: with the scale or the last two elements turned round."""

import re
from collections.abc import Iterable

from selaras.engine.tables.frozen import replace
from selaras.engine.tables.services import SurveyAnswer

_PLAIN = re.compile(r"[1-4](?:[.,]0+)?")
_BOTH_ENDS = 5
_SWAPPED = {"U8": "U9", "U9": "U8"}


def plain_value(text: str) -> int | None:
    """The answer that a text gives as a number alone, ``3`` or ``3.0``; None for words and for what is no answer."""
    found = text.strip()
    return int(found[0]) if _PLAIN.fullmatch(found) else None


def turned(answers: Iterable[SurveyAnswer], *, reversed_: bool, swapped: bool) -> list[SurveyAnswer]:
    """The answers with 1 as the best (``reversed_``: 1 becomes 4) and with U8 and U9 exchanged (``swapped``). What was
    answered in words says itself what it is worth and is not turned; ``text`` stays as the file has it."""
    return [_turned(answer, reversed_, swapped) for answer in answers]


def _turned(answer: SurveyAnswer, reversed_: bool, swapped: bool) -> SurveyAnswer:
    plain = plain_value(answer.text) if reversed_ else None
    value = answer.value if plain is None else _BOTH_ENDS - plain
    element = _SWAPPED.get(answer.element, answer.element) if swapped else answer.element
    return replace(answer, value=value, element=element)
