"""Which indicators of work items were copied from another work item."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from selaras.engine.facts.likeness import likeness
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Indicator, WorkItem
from selaras.engine.tables.wording import fold, fold_letters

# Matter that does not belong to an indicator but is often pasted behind it: the decree its code comes from.
_FOREIGN = re.compile(r"\s*\(?\b(?:kepmendagri|permendagri|kepmen|permen)\b[\s\d./()-]*$", re.IGNORECASE)
# The copy must fit its own row clearly worse than the original fits its row; otherwise nothing is said.
_CLEARLY: Final = 15


class Copy(Frozen):
    """From which work item an indicator was copied, and whether letter by letter."""

    original: WorkItem
    indicator: Indicator
    exact: bool


@lru_cache(maxsize=65536)
def foreign_matter(text: str) -> str:
    """The name of a decree that hangs behind an indicator, empty where there is none."""
    found = _FOREIGN.search(text)
    return found.group().strip() if found else ""


@lru_cache(maxsize=65536)
def core(text: str) -> str:
    """The indicator without foreign matter."""
    return _FOREIGN.sub("", text).strip()


def copies(pairs: Iterable[tuple[Indicator, WorkItem]]) -> Mapping[str, Copy]:
    """The copied indicators by id, from all indicators with the work items they measure.

    The same code or the same name in several units is one thing, and so are a parent and its child: these may share
    an indicator. Of two things that share one, the original is the one whose name the indicator resembles.
    """
    groups: dict[str, list[tuple[Indicator, WorkItem]]] = defaultdict(list)
    own: dict[str, set[str]] = defaultdict(set)
    for indicator, item in pairs:
        text = fold_letters(core(indicator.name))
        groups[text].append((indicator, item))
        own[item.code].add(text)
    found: dict[str, Copy] = {}
    for text, group in groups.items():
        if text and len({item.code for _, item in group}) > 1:
            found |= _copies_in(group, own)
    return found


def _copies_in(group: list[tuple[Indicator, WorkItem]], own: Mapping[str, set[str]]) -> dict[str, Copy]:
    """``own``: the indicators each code has in all units. A code that has another one elsewhere is the less likely
    original, and where names do not tell, it is the copy."""

    def fit(pair: tuple[Indicator, WorkItem]) -> tuple[int, int]:
        return likeness(core(pair[0].name), pair[1].name), -len(own[pair[1].code])

    original, source = max(group, key=fit)
    best, settled = fit((original, source))[0], len(own[source.code]) == 1
    return {
        indicator.id: Copy(source, original, fold(core(indicator.name)) == fold(core(original.name)))
        for indicator, item in group
        if not _same_thing(item, source)
        and (fit((indicator, item))[0] + _CLEARLY <= best or (settled and len(own[item.code]) > 1))
    }


def _same_thing(one: WorkItem, other: WorkItem) -> bool:
    codes = (one.code_proposed or one.code, other.code_proposed or other.code)
    related = codes[0].startswith(codes[1] + ".") or codes[1].startswith(codes[0] + ".")
    return codes[0] == codes[1] or related or fold(one.name) == fold(other.name)
