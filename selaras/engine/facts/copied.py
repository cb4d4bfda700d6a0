"""Which indicators of work items were copied from another work item."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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


@lru_cache(maxsize=65536)
def _core_letters(text: str) -> str:
    return fold_letters(core(text))


def copies(pairs: Sequence[tuple[Indicator, WorkItem]]) -> Mapping[str, Copy]:
    """The copied indicators by id, from all indicators with the work items they measure.

    The same code or the same name in several units is one thing, and so are a parent and its child: these may share
    an indicator. Of two things that share one, the original is the one whose name the indicator resembles.
    """
    of_code = {(_core_letters(indicator.name), item.code) for indicator, item in pairs}
    codes = Counter([text for text, _ in of_code])
    indicators = Counter([code for _, code in of_code])
    groups: dict[str, list[tuple[Indicator, WorkItem]]] = defaultdict(list)
    for indicator, item in pairs:
        text = _core_letters(indicator.name)
        if text and codes[text] > 1:
            groups[text].append((indicator, item))
    found: dict[str, Copy] = {}
    for group in groups.values():
        found |= _copies_in(group, indicators)
    return found


def _copies_in(group: list[tuple[Indicator, WorkItem]], indicators: Mapping[str, int]) -> dict[str, Copy]:
    """``indicators``: how many each code has in all units. A code that has another one elsewhere is the less likely
    original, and where names do not tell, it is the copy."""

    def fit(pair: tuple[Indicator, WorkItem]) -> tuple[int, int]:
        return likeness(core(pair[0].name), pair[1].name), -indicators[pair[1].code]

    original, source = max(group, key=fit)
    best, settled = fit((original, source))[0], indicators[source.code] == 1
    return {
        indicator.id: Copy(source, original, fold(core(indicator.name)) == fold(core(original.name)))
        for indicator, item in group
        if not _same_thing(item, source)
        and (fit((indicator, item))[0] + _CLEARLY <= best or (settled and indicators[item.code] > 1))
    }


def _same_thing(one: WorkItem, other: WorkItem) -> bool:
    codes = (one.code_proposed or one.code, other.code_proposed or other.code)
    related = codes[0].startswith(codes[1] + ".") or codes[1].startswith(codes[0] + ".")
    return codes[0] == codes[1] or related or fold(one.name) == fold(other.name)
