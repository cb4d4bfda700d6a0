"""Which lines of a list a total below them adds up, by what it says and where it stands.

``Jumlah Program A`` is about what it names, ``Sub jumlah`` about the lines since the total before, ``Jumlah
seluruhnya`` about all. A bare ``Jumlah`` is about all where it is the first or follows another total; between lines it
may be either, and only its figure can tell.
"""

import re
from collections.abc import Iterator, Sequence

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold

TOTAL = re.compile(r"^(?:sub ?|grand )?(?:jumlah|total)\b")
"""The folded words of a total line."""
OF_PARTS = re.compile(r"\b(?:jumlah|total)\b")
"""The folded heading of a column that adds up others."""
_LEAD = re.compile(
    r"^(?:sub ?|grand )?(?:(?:jumlah|total)\s*)+((?:nilai|pagu|anggaran|dana|biaya|belanja|rp|rupiah|indikatif)\b\s*)*"
)
_ALL = re.compile(r"^(?:keseluruhan|seluruhnya|seluruh|semua|akhir|umum)\b")
_OWN = re.compile(r"\bsendiri\b|\btidak termasuk\b")
_UNITS = re.compile(r"^(?:\d+ )?(kelurahan|desa|upt|uptd|cabang dinas)$")
_LEVEL = re.compile(r"^(?:program|sub ?kegiatan|kegiatan)\b\s*")
_SURE = 12  # characters from which on the beginning of a name tells it


class Listed(Frozen):
    """One line of a list, its name and code folded. ``above`` is the index of the line it belongs to, None for a top.
    ``owner`` is the folded name of its organisation, ``unit`` its kind where that is a unit of the agency; what is not
    ``counted`` is in no total."""

    name: str
    code: str = ""
    above: int | None = None
    owner: str = ""
    unit: str = ""
    counted: bool = True


class Total(Frozen):
    """A total line: its words, and how many lines of the list stand above it."""

    text: str
    at: int


class Reach(Frozen):
    """The lines that a total may add up, by index, and the rule in words."""

    lines: tuple[int, ...]
    rule: str


def is_total(text: str) -> bool:
    """Whether a text heads a total line."""
    return bool(TOTAL.match(fold(text)))


def reaches(totals: Sequence[Total], listed: Sequence[Listed]) -> list[tuple[Reach, ...]]:
    """What each total may add up: one reach where its words or place tell, several where only its figure can, none
    where nobody can know."""
    found: list[tuple[Reach, ...]] = []
    since = 0
    for total in totals:
        found.append(tuple(_of_one(total, since, listed)))
        since = total.at
    return found


def _of_one(total: Total, since: int, listed: Sequence[Listed]) -> Iterator[Reach]:
    words = fold(total.text)
    named = _LEAD.sub("", words)
    whole, block = range(total.at), range(since, total.at)
    if owned := _of_owner(named, whole, listed):
        yield from owned
    elif words.startswith("grand") or _ALL.search(named) or "+" in total.text:  # Jumlah (I + II)
        yield _all(whole, listed)
    elif named and (item := _named(named, whole, listed)) is not None:
        below = [n for n in whole if listed[n].above == item]
        yield Reach(tuple(below or [item]), f"jumlah “{named[:60]}”")
    elif named or words.startswith("sub"):
        if tops := _tops(block, listed):
            yield Reach(tops, "jumlah baris di atasnya sejak jumlah sebelumnya" if since else _EVERY)
    else:
        yield _all(whole, listed)
        if since and (tops := _tops(block, listed)):
            yield Reach(tops, "jumlah baris di atasnya sejak jumlah sebelumnya")


_EVERY = "jumlah seluruh baris di atasnya"


def _all(whole: range, listed: Sequence[Listed]) -> Reach:
    return Reach(_tops(whole, listed), _EVERY)


def _tops(within: range, listed: Sequence[Listed]) -> tuple[int, ...]:
    """The lines of a block that belong to no other line of it."""
    return tuple(n for n in within if listed[n].counted and listed[n].above not in within)


def _of_owner(named: str, whole: range, listed: Sequence[Listed]) -> list[Reach]:
    """What a total adds up that names an organisation, or units of one kind. The agency's name alone may mean its own
    lines or all."""
    tops = _tops(whole, listed)
    units = {listed[n].unit for n in tops} - {""}
    own = Reach(tuple(n for n in tops if not listed[n].unit), "jumlah baris perangkat daerah sendiri")
    if _OWN.search(named):
        return [own]
    if kind := _UNITS.match(named):
        of_units = tuple(n for n in tops if listed[n].unit == kind[1])
        return [Reach(of_units, f"jumlah baris {kind[1]}")] if of_units else []
    owners = {listed[n].owner: listed[n].unit for n in whole if listed[n].owner and listed[n].owner in named}
    if not owners or _ALL.search(named):
        return []
    owner = max(owners, key=len)
    if owners[owner]:
        return [Reach(tuple(n for n in tops if listed[n].owner == owner), f"jumlah baris “{owner}”")]
    return [own, _all(whole, listed)] if units else [_all(whole, listed)]


def _named(named: str, whole: range, listed: Sequence[Listed]) -> int | None:
    """The last line that a total names by code or by name."""
    bare = _LEVEL.sub("", named)
    for n in reversed(whole):
        code, name = listed[n].code, _LEVEL.sub("", listed[n].name)
        coded = bool(code) and (bare == code or bare.startswith(f"{code} "))
        long = len(bare) >= _SURE and (name.startswith(bare) or (len(name) >= _SURE and bare.startswith(name)))
        if coded or (bare and bare == name) or long:
            return n
    return None
