"""Finds the regulations that an Indonesian text cites, as it writes them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Final

from selaras.engine.law.regulation import Regulation
from selaras.engine.law.strict import build, read_yaml
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold

_REACH: Final = 200  # characters between the word that opens a citation and its number
_TITLE: Final = 300  # characters kept of a title
_SERIAL: Final = r"(?:[A-Z]{1,6}[-/.])?\d{1,4}[A-Z]?(?:[./-][A-Za-z0-9]+)*"
_YEAR: Final = r"(?:,?\s+(?:Tahun|Thn?\.?)\s+(?P<year>\d{4})(?!\d))?"
_NUMBERED = re.compile(rf"\b(?:Nomor|No)\b\s*[.:]?\s*:?\s*(?P<number>{_SERIAL}){_YEAR}", re.IGNORECASE)
_BARE = re.compile(rf"\s+(?P<number>\d{{3}} \d{{4}}(?!\d)|{_SERIAL}){_YEAR}", re.IGNORECASE)
_TITLED = re.compile(r"\s+tentang\s+", re.IGNORECASE)
# A title ends at a full stop, semicolon, cell, empty line, the next list item, a clause after a comma, or the gazette.
_TITLE_END = re.compile(r"[.;:\t]|\(Lembaran|\(Berita|\n\s*\n|\n\s*(?:\d+[.)]|[a-z][.)]|[-•*])|,\s+(?=[a-z])")
_BROKEN = re.compile(r"[;\t\d]|\n\s*\n|\.\s")


class Cited(Frozen):
    """One citation. `start` and `end` are offsets from the opening word to the number or year.

    `issuer` is an id of citations.yaml, else the folded words that stand for it ("kutai kartanegara"), else "".
    `year` is None where the text names none; `title` is as much of the title as the text gives.
    """

    kind: str
    issuer: str
    number: str
    year: int | None
    title: str
    start: int
    end: int


class _Head(Frozen):
    """A word that opens a citation, where it stands and what it says."""

    kind: str
    issuer: str
    start: int
    end: int


class _Joined(Frozen):
    kind: str
    issuer: str


class _Raw(Frozen):
    """The file citations.yaml."""

    kinds: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, _Joined]
    prefixes: Mapping[str, str]
    issuers: Mapping[str, tuple[str, ...]]


def number_key(number: str) -> str:
    """One key for numbers that differ in separators or leading zeros only: PER/09/M.PAN/5/2007 → per-9-m-pan-5-2007."""
    parts = re.findall(r"[a-z]+|\d+", number.casefold())
    return "-".join(part.lstrip("0") or "0" for part in parts)


class Citations(Frozen):
    """The words of citations.yaml, ready to search with."""

    raw: _Raw

    @cached_property
    def _heads(self) -> Mapping[str, _Joined]:
        plain = {_plain(word): _Joined(kind, "") for kind, words in self.raw.kinds.items() for word in words}
        return plain | {_plain(word): joined for word, joined in self.raw.joined.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = {_plain(word) for word in (*chain.from_iterable(self.raw.kinds.values()), *self.raw.joined)}
        alternatives = "|".join(map(_loose, sorted(words, key=len, reverse=True)))
        first = "".join(sorted({word[0] for word in words}))
        # Searched in lower case and with a look at the first letter: a fifth of the time of IGNORECASE alone.
        return re.compile(rf"(?=[{first}])(?<![\w/-])(?:{alternatives})(?![\w/-])")

    @cached_property
    def _old(self) -> re.Pattern[str]:
        prefixes = "|".join(self.raw.prefixes)
        return re.compile(rf"(?P<prefix>{prefixes})[-/.]\d+/M\.?\s?PAN(?:-?RB)?/\d+/(?P<year>\d{{4}})\b")

    @cached_property
    def _issuers(self) -> list[tuple[str, str]]:
        spelled = [(fold(word), id) for id, words in self.raw.issuers.items() for word in words]
        return sorted(spelled, key=lambda pair: -len(pair[0]))

    def cited(self, text: str) -> list[Cited]:
        """Every citation of a text in its order. Any text is allowed; what is no citation is passed over."""
        opening = [match for match in self._pattern.finditer(_lower(text)) if _opens(text, *match.span())]
        heads = [self._head(match) for match in opening]
        limits = [head.start for head in heads[1:]] + [len(text)]
        read = (self._read(text, head, limit) for head, limit in zip(heads, limits, strict=False))
        found = [cited for cited in read if cited is not None]
        taken = [(cited.start, cited.end) for cited in found]
        for match in self._old.finditer(text):
            inside = text[max(match.start() - 1, 0) : match.start()].isalnum() or any(
                a <= match.start() < b for a, b in taken
            )
            if not inside:
                kind, year = self.raw.prefixes[match["prefix"]], int(match["year"])
                found.append(Cited(kind, "menpan", match[0], year, "", match.start(), match.end()))
        found.sort(key=lambda cited: cited.start)
        limits = [cited.start for cited in found] + [len(text)]
        return [_titled(text, cited, limit) for cited, limit in zip(found, limits[1:], strict=True)]

    def _head(self, match: re.Match[str]) -> _Head:
        joined = self._heads[_plain(match[0])]
        return _Head(joined.kind, joined.issuer, match.start(), match.end())

    def _read(self, text: str, head: _Head, next_head: int) -> Cited | None:
        limit = min(head.end + _REACH, next_head)
        bare = _BARE.match(text, head.end)
        at_once = bare is not None and (bare["year"] or _is_number(bare["number"]))
        match = bare if at_once else _NUMBERED.search(text, head.end, limit + 40)
        if match is None or match.start() > limit:
            return None
        between = text[head.end : match.start()]
        if _BROKEN.search(between):
            return None
        kind, issuer = self._who(head, between)
        number, year = _split(match["number"], match["year"])
        return Cited(kind, issuer, number, year, "", head.start, match.end())

    def _who(self, head: _Head, between: str) -> tuple[str, str]:
        """Kind and issuer from the opening word and what stands between it and the number."""
        folded = f" {fold(between)} "
        issuer = head.issuer
        if not issuer and head.kind not in ("uu", "perppu", "pp", "perpres", "keppres", "inpres"):
            known = (id for word, id in self._issuers if f" {word} " in folded)
            issuer = next(known, folded.replace(" republik indonesia ", " ").strip())
        if head.kind == "keputusan" and issuer.startswith("men"):
            return "kepmen", issuer
        return head.kind, issuer


def _loose(word: str) -> str:
    """A word of the list as a pattern in which blanks and hyphens may be any run of blanks."""
    return r"\s+".join(re.escape(part) for part in word.split())


def _lower(text: str) -> str:
    """Lower case in which every character keeps its place, also where Unicode would make two of one."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(sign.lower()[:1] for sign in text)


def _plain(word: str) -> str:
    """An opening word as the list has it, in lower case with single blanks."""
    return " ".join(word.lower().split())


def _opens(text: str, start: int, end: int) -> bool:
    """Short words open a citation only in capitals; plain "keputusan" only before a name."""
    word = text[start:end]
    if len(word) <= 3 and not word.isupper():
        return False
    return fold(word) != "keputusan" or text[end : end + 40].lstrip()[:1].isupper()


def _is_number(text: str) -> bool:
    """A number without the word Nomor counts when it carries a year or a dash: 23/2014, 050-5889, 050 5889."""
    return any(sign in text for sign in "/- ")


def _split(number: str, year: str | None) -> tuple[str, int | None]:
    """The number and the year: 23/2014 → 23, 2014; PER/9/M.PAN/5/2007 stays whole, its year is 2007."""
    if year is not None:
        return number, int(year)
    head, slash, tail = number.rpartition("/")
    if slash and re.fullmatch(r"(?:19[4-9]|20)\d+", tail) and len(tail) == 4:
        return (head, int(tail)) if "/" not in head else (number, int(tail))
    return number, None


def _titled(text: str, cited: Cited, limit: int) -> Cited:
    """The citation with the title that follows it, up to the next citation at most."""
    opening = _TITLED.match(text, cited.end)
    if opening is None or opening.end() > limit:
        return cited
    rest = text[opening.end() : min(limit, opening.end() + _TITLE)]
    end = _TITLE_END.search(rest)
    title = " ".join((rest[: end.start()] if end else rest).split())
    title = re.sub(r"(?:,|\s+(?:dan|serta|dengan|juga))+$", "", title)
    return Cited(cited.kind, cited.issuer, cited.number, cited.year, title, cited.start, cited.end)


def find(cited: Cited, regulations: Iterable[Regulation]) -> Regulation | None:
    """The regulation a citation means, or None. Kind, issuer, number and year must agree; a citation that leaves
    out the issuer or the year is taken only where its number cannot belong to another."""
    key = number_key(cited.number)
    telling = not cited.number.isdecimal()
    fitting = [
        regulation
        for regulation in regulations
        if regulation.kind == cited.kind
        and key in (number_key(number) for number in (regulation.number, *regulation.other_numbers))
        and (regulation.year == cited.year or (cited.year is None and telling))
        and (regulation.issuer == cited.issuer or (not cited.issuer and telling))
    ]
    return fitting[0] if len(fitting) == 1 else None


@cache
def read_citations(file: Path) -> Citations:
    """The words citations are made of, from citations.yaml."""
    return Citations(build(_Raw, read_yaml(file), file.name))
