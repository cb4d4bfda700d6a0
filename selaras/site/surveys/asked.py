"""What the form of a survey asks, in the order of the common forms, and what somebody chose of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import QueryDict

from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen
from selaras.registers.surveys.actions import Given
from selaras.registers.surveys.models import Wave


class Option(Frozen):
    """One answer that can be chosen."""

    value: str
    label: str
    chosen: bool


class Question(Frozen):
    """One question: its field, its sentence, and its answers."""

    name: str
    text: str
    options: tuple[Option, ...]


def questions(law: Law, on: date, sent: Mapping[str, str]) -> list[Question]:
    """The nine questions; each keeps the stable column of its element, whatever its place in the form is."""
    elements = law.value("survey.elements", on).table
    return [_question(code.lower(), elements[code], sent) for code in law.value("survey.order_in_forms", on).texts]


def _question(name: str, element: Mapping[str, Any], sent: Mapping[str, str]) -> Question:
    options = tuple(
        Option(str(value), str(label), sent.get(name) == str(value))
        for value, label in enumerate(element["options"], start=1)
    )
    return Question(name, str(element["question"]), options)


def profile(law: Law, on: date, wave: Wave, sent: Mapping[str, str]) -> list[Question]:
    """What the form asks of the person; the service first, where the wave names any. Everything may be left out."""
    asked = [(name, str(each["name"]), each["options"]) for name, each in law.value("survey.profile", on).table.items()]
    if wave.choices:
        asked.insert(0, ("service", "Layanan yang diterima", wave.choices))
    return [
        Question(name, text, tuple(Option(str(each), str(each), sent.get(name) == str(each)) for each in options))
        for name, text, options in asked
    ]


def given(sent: QueryDict, asked: list[Question], described: list[Question], doubt: str) -> Given:
    """What was sent, as far as it was asked: a choice that the form does not have counts as none."""
    elements = {each.name: int(found) for each in asked if (found := _chosen(each, sent))}
    said = {each.name: found for each in described if (found := _chosen(each, sent))}
    return Given(elements=elements, profile=said, suggestion=str(sent.get("saran", "")), doubt=doubt)


def _chosen(question: Question, sent: QueryDict) -> str:
    found = str(sent.get(question.name, ""))
    return found if found in {option.value for option in question.options} else ""
