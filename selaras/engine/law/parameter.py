"""Dated values of law, each with its basis, its source and its mark."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from selaras.engine.law.strict import LawError, Mark, build, read_yaml
from selaras.engine.tables.frozen import Frozen

T = TypeVar("T")


class Value(Frozen):
    """One value from a day on. Read it through the property of its type; a wrong one raises LawError."""

    value: Any
    from_: date
    basis: str  # id of a regulation, with "#article" where one is named
    source: str
    mark: Mark
    id: str = ""  # filled on reading

    @property
    def number(self) -> int:
        """A whole number (rupiah in sen where the id ends in `_sen`)."""
        return _typed(self, int)

    @property
    def scaled(self) -> int:
        """A decimal, written as text with a point, in units of 10⁻⁴."""
        return scaled(_typed(self, str), self.id)

    @property
    def text(self) -> str:
        """A text."""
        return _typed(self, str)

    @property
    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(str(item) for item in _typed(self, list))

    @property
    def table(self) -> Mapping[str, Any]:
        """A mapping from text."""
        return {str(key): item for key, item in _typed(self, dict).items()}


def _typed(value: Value, kind: type[T]) -> T:
    if not isinstance(value.value, kind) or isinstance(value.value, bool):
        raise LawError(f"parameter {value.id} holds {value.value!r}, which is no {kind.__name__}")
    return value.value


def scaled(text: str, where: str) -> int:
    """The text "2.5996" as 25996; more than four decimals is an error, never rounded."""
    whole, _, decimals = text.partition(".")
    if not (whole.removeprefix("-").isdecimal() and (decimals.isdecimal() or not decimals) and len(decimals) <= 4):
        raise LawError(f"{where}: {text!r} is no decimal with at most four places")
    return int(whole + decimals.ljust(4, "0"))


class Parameter(Frozen):
    """One parameter: what it means, and its values in the order of their dates."""

    meaning: str
    values: tuple[Value, ...]
    id: str = ""

    def on(self, day: date) -> Value:
        """The value that holds on a day; LawError before the first one."""
        for value in reversed(self.values):
            if value.from_ <= day:
                return value
        raise LawError(f"parameter {self.id} has no value on {day}; its first is of {self.values[0].from_}")


@cache
def read_parameters(folder: Path) -> dict[str, Parameter]:
    """Every parameter of `parameters/*.yaml` by id."""
    found: dict[str, Parameter] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".yaml"):
            continue
        for id, raw in read_yaml(file).items():
            parameter = build(Parameter, {**raw, "id": id, "values": [{**v, "id": id} for v in raw["values"]]}, id)
            dates = [value.from_ for value in parameter.values]
            if id in found or not dates or dates != sorted(set(dates)):
                raise LawError(f"{file.name}: {id} stands twice, has no value, or its dates are not in order")
            found[id] = parameter
    return found
