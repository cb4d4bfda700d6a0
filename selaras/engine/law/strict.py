"""Builds frozen values from YAML and refuses every key, type or mark that was not declared."""

import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from selaras.engine.tables.frozen import Frozen, defaults, names

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T", bound=Frozen)


class LawError(Exception):
    """The law's own data is wrong, or code asked it for an id it does not have."""


class Mark(Enum):
    """How far a fact of law was verified; the words are those of the source list."""

    V1 = "V1"  # read in the regulation itself
    V2 = "V2"  # read in a secondary source that reproduces the rule
    P = "P"  # observed practice, not a rule
    R = "R"  # recalled, not confirmed
    R_LOW = "R-low"  # recalled with low confidence
    X = "X"  # sources contradict each other

    @property
    def verified(self) -> bool:
        """False for what is recalled or contradicted: a check resting on it is at most a warning."""
        return self not in (Mark.R, Mark.R_LOW, Mark.X)


def read_yaml(file: "Path") -> Any:
    """The content of one YAML file of this package."""
    import yaml  # 10 ms, which a document that asks nothing of the law need not pay

    read: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is about ten times faster
    loader = read(file.read_text(encoding="utf-8"))
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


@cache
def _fields(cls: type[Frozen]) -> dict[str, tuple[str, Any, bool]]:
    """YAML key → (field name, type, required). `from` is a Python word, so the field is `from_`."""
    hints = get_type_hints(cls)
    return {name.rstrip("_"): (name, hints[name], name not in defaults(cls)) for name in names(cls)}


def build(cls: type[T], raw: Any, where: str) -> T:
    """One `cls` from a YAML mapping; `where` names the file and entry in the error."""
    if not isinstance(raw, Mapping):
        raise LawError(f"{where}: expected a mapping for {cls.__name__}, found {raw!r}")
    fields = _fields(cls)
    unknown = [key for key in raw if key not in fields]
    missing = [key for key, (_, _, required) in fields.items() if required and key not in raw]
    if unknown or missing:
        raise LawError(f"{where}: {cls.__name__} has unknown keys {unknown} and lacks {missing}")
    return cls(**{fields[key][0]: _convert(fields[key][1], value, f"{where}.{key}") for key, value in raw.items()})


def _convert(hint: Any, value: Any, where: str) -> Any:
    if hint is Any:
        return value
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        (hint,) = (arg for arg in get_args(hint) if arg is not type(None))
        return _convert(hint, value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise LawError(f"{where}: expected a list, found {value!r}")
        return tuple(_convert(get_args(hint)[0], item, f"{where}[{i}]") for i, item in enumerate(value))
    if origin in (dict, Mapping):
        if not isinstance(value, Mapping):
            raise LawError(f"{where}: expected a mapping, found {value!r}")
        item = get_args(hint)[1]
        return types.MappingProxyType({str(k): _convert(item, v, f"{where}.{k}") for k, v in value.items()})
    if isinstance(hint, type) and issubclass(hint, Frozen):
        return build(hint, value, where)
    return _plain(hint, value, where)


def _plain(hint: Any, value: Any, where: str) -> Any:
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(value)
        except ValueError:
            raise LawError(f"{where}: {value!r} is none of {[str(member.value) for member in hint]}") from None
    # bool is an int in Python and datetime is a date; the law's files may not blur them
    if type(value) is not hint:
        raise LawError(f"{where}: expected {getattr(hint, '__name__', hint)}, found {value!r}")
    if hint is date and not date(1945, 1, 1) <= value <= date(2100, 1, 1):
        raise LawError(f"{where}: {value} is outside 1945-2100")
    return value
