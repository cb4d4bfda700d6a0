"""Frozen values with named fields: ``class Place(Frozen): file: str = ""``, declared and typed like dataclasses.

A frozen dataclass compiles six methods at import, which took the child that draws a document a third of its time
(docs/decisions/0007). These share all methods; a class writes an ``__init__`` of its own only after many values.
A default is shared by all values of the class: it is never mutable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T", bound="Frozen")
EMPTY: Mapping[str, Any] = MappingProxyType({})
"""The default of a field that is a mapping."""
_MANY = 30  # values, after which an __init__ of its own, three times as quick, is worth the 0.2 ms of writing it


@dataclass_transform(frozen_default=True)
class FrozenClass(type):
    """The class of a frozen class: makes its fields slots and remembers their order and defaults."""

    _names: tuple[str, ...]
    _hints: Mapping[str, Any]
    _defaults: Mapping[str, Any]
    _kw_only: bool
    _puts: tuple[tuple[str, Callable[[Any, Any], None]], ...]
    _values: Callable[[Any], tuple[Any, ...]]
    _checked: bool
    _made: int

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, kw_only: bool = False, eq: bool = True
    ) -> FrozenClass:
        """``kw_only`` where values are made with named fields only; not ``eq`` where a value equals itself alone."""
        hints = namespace.get("__annotations__", {})
        names = tuple(hints)
        defaults = {field: namespace.pop(field) for field in names if field in namespace}
        above = bases[0] if bases and isinstance(bases[0], FrozenClass) else None
        has_cache = any(isinstance(value, cached_property) for value in namespace.values())
        kept_above = above is not None and above.__dictoffset__ != 0
        slots = (*names, "__dict__") if has_cache and not kept_above else names
        methods: dict[str, Any] = {"__init__": _shared_init}
        if not eq:
            methods |= {"__eq__": object.__eq__, "__hash__": object.__hash__}
        told = {
            "_names": above._names + names if above else names,
            "_hints": {**above._hints, **hints} if above else hints,
            "_defaults": {**above._defaults, **defaults} if above else defaults,
            "_kw_only": kw_only,
            "_puts": (),
            "_values": _first_values,
            "_made": 0,
        }
        return super().__new__(mcs, name, bases, {**methods, **namespace, **told, "__slots__": slots})


# What follows is worked out for the first value of a class: of the classes that a short process imports half make none.


def _first_values(value: Frozen) -> tuple[Any, ...]:
    kind = type(value)
    several = attrgetter(*kind._names) if len(kind._names) > 1 else None
    kind._values = several or (lambda value: tuple(getattr(value, name) for name in kind._names))
    return kind._values(value)


def _made_puts(kind: FrozenClass) -> tuple[tuple[str, Callable[[Any, Any], None]], ...]:
    kind._checked = hasattr(kind, "__post_init__")
    kind._puts = tuple((field, getattr(kind, field).__set__) for field in kind._names)
    return kind._puts


def _shared_init(self: Frozen, *given: Any, **named: Any) -> None:
    kind = type(self)
    puts = kind._puts or _made_puts(kind)
    kind._made += 1
    if kind._made >= _MANY:
        kind.__init__ = _written_init(kind)  # type: ignore[method-assign]
    if given:
        by_place = dict(zip(() if kind._kw_only else kind._names, given, strict=False))
        if len(by_place) < len(given) or not by_place.keys().isdisjoint(named):
            raise TypeError(f"{kind.__name__} is given too many values, or one twice")
        named |= by_place
    fields = {**kind._defaults, **named}
    try:
        for name, put in puts:
            put(self, fields.pop(name))
    except KeyError:
        fields[""] = None
    if fields:
        raise TypeError(f"{kind.__name__} has the fields {kind._names} and is given {tuple(named)}")
    if kind._checked:
        kind.__post_init__(self)  # type: ignore[attr-defined]  # there only where a class looks at its values


def _written_init(kind: FrozenClass) -> Any:
    """The ``__init__`` of one class, made of source as ``dataclasses`` makes it."""
    names, defaults = kind._names, kind._defaults
    space = {f"put_{name}": put for name, put in kind._puts} | {"defaults": defaults}
    parameters = [f"{name}=defaults[{name!r}]" if name in defaults else name for name in names]
    lines = [f"put_{name}(self, {name})" for name in names]
    if kind._checked:
        lines.append("self.__post_init__()")
    star = ["*"] if kind._kw_only and names else []
    source = f"def __init__({', '.join(['self', *star, *parameters])}):\n " + "\n ".join(lines or ["pass"])
    exec(source, space)  # noqa: S102  # made of names of fields only
    return space["__init__"]


class Frozen(metaclass=FrozenClass):
    """What all frozen values share. Equal are two values of one class with equal fields."""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} is frozen")

    def __eq__(self, other: object) -> bool:
        kind = type(self)
        if kind is not type(other):
            return NotImplemented
        return self is other or bool(kind._values(self) == kind._values(other))

    def __hash__(self) -> int:
        return hash(type(self)._values(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values(self).items())})"


def names(kind: type[Frozen]) -> tuple[str, ...]:
    """The fields of a frozen class in their declared order, those of the class above first."""
    return kind._names


def hints(kind: type[Frozen]) -> Mapping[str, Any]:
    """The type of each field as its declaration has it."""
    return kind._hints


def defaults(kind: type[Frozen]) -> Mapping[str, Any]:
    """The default of each field that has one."""
    return kind._defaults


def values(value: Frozen) -> dict[str, Any]:
    """The fields of a value by name, as they are."""
    kind = type(value)
    return dict(zip(kind._names, kind._values(value), strict=True))


def replace(value: T, /, **changed: Any) -> T:
    """The value with some fields changed. Raises ``TypeError`` for a field that it does not have."""
    return type(value)(**{**values(value), **changed})
