"""The attributes of an indicator that people write (regulations.md §3), and the values of those that are chosen."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from selaras.engine.formulas.achievement import IDS, formula
from selaras.engine.law.law import load_law

ATTRIBUTES: Final = (
    "definition", "reason", "formula", "direction", "kind", "timing", "accumulation", "achievement", "source",
    "frequency", "owner", "standard", "ikk", "proof",
)  # fmt: skip
"""In the order in which a form asks for them."""
_CHOSEN: Final = {
    "direction": ("direction", ("up", "down", "range")),
    "kind": ("indicator_kind", ("outcome", "output")),
    "timing": ("timing", ("lagging", "leading")),
    "accumulation": ("accumulation", ("sum", "last", "mean")),
}


@cache
def choices(field: str) -> Mapping[str, str]:
    """The values of an attribute that is chosen, each with its word; empty for one that is written."""
    if field == "achievement":
        law = load_law()
        found = {id: formula(law, id, date.max) for id in IDS}
        return MappingProxyType({id: each.title for id, each in found.items() if each})
    prefix, values = _CHOSEN.get(field, ("", ()))
    return MappingProxyType({value: load_law().term(f"{prefix}.{value}") for value in values})
