"""The automatic numbers of a Word document: ``1.``, ``a)``, ``BAB II``, bullets. They stand nowhere in its text."""

import re
from collections import defaultdict
from dataclasses import dataclass

from selaras.engine.ooxml.word import Element, W, child, number, switched_on, value
from selaras.engine.readers.word.styles import ListLevel
from selaras.engine.tables.frozen import Frozen

BULLET = "•"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_FOLLOWED = 4  # lists that point to a style that points to a list: more than one is a circle


class _Level(Frozen):
    format: str
    text: str
    start: int
    restart: int | None
    legal: bool


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts through the document: ``next`` is to be asked for each numbered paragraph once, in order."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        if root is not None:
            abstract = {value(each, "abstractNumId") or "": each for each in root.findall(f"{W}abstractNum")}
            by_style = {value(child(each, "styleLink")): id_ for id_, each in abstract.items()}
            for each in root.findall(f"{W}num"):
                self._lists[value(each, "numId") or ""] = _list(each, abstract, by_style)

    def next(self, place: ListLevel) -> str:
        """What Word prints before the next paragraph of this list and level, empty where it prints nothing."""
        list_ = self._lists.get(place.list)
        level = list_.levels.get(place.level) if list_ else None
        if list_ is None or level is None:
            return ""
        counts = self._counts[list_.abstract]
        if place.list not in self._begun:
            self._begun.add(place.list)
            for deep in list_.starts:  # a list that is told to start anew forgets how far its form had counted
                counts.pop(deep, None)
        first = list_.starts.get(place.level, level.start)
        counts[place.level] = counts[place.level] + 1 if place.level in counts else first
        for deep in [deep for deep in counts if deep > place.level]:
            below = list_.levels.get(deep)
            if below is None or below.restart is None or below.restart > place.level:
                del counts[deep]
        if level.format == "bullet":
            return BULLET if level.text.strip() not in ("-", "–", "*") else level.text.strip()
        return _printed(level, list_, counts)


def _printed(level: _Level, list_: _List, counts: dict[int, int]) -> str:
    def filled(found: re.Match[str]) -> str:
        deep = int(found[1]) - 1
        other = list_.levels.get(deep)
        if other is None:
            return ""
        count = counts.get(deep, list_.starts.get(deep, other.start))
        return counted(count, "decimal" if level.legal and other.format != "decimalZero" else other.format)

    return re.sub(r"%([1-9])", filled, level.text).strip()


def counted(count: int, form: str) -> str:
    """A count in a number format of Word: ``decimal``, ``lowerLetter``, ``upperRoman`` …"""
    if form in ("none", "bullet"):
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("lowerLetter", "upperLetter") and count > 0:
        turn, letter = divmod(count - 1, 26)
        letters = chr(97 + letter) * min(turn + 1, 9)  # after z Word prints aa, bb, …
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        written += letters * times
    return written


def _list(given: Element, abstract: dict[str, Element], by_style: dict[str | None, str]) -> _List:
    id_ = value(child(given, "abstractNumId")) or ""
    form = abstract.get(id_)
    for _ in range(_FOLLOWED):  # a list may take its form from a list style
        linked = by_style.get(value(child(form, "numStyleLink"))) if child(form, "numStyleLink") is not None else None
        if linked is None or linked == id_:
            break
        id_, form = linked, abstract.get(linked)
    levels = {} if form is None else {_depth(each): _level(each) for each in form.findall(f"{W}lvl")}
    starts = {}
    for override in given.findall(f"{W}lvlOverride"):
        deep = _depth(override)
        if (own := child(override, "lvl")) is not None:
            levels[deep] = _level(own)
        if (start := number(child(override, "startOverride"))) is not None:
            starts[deep] = start
    return _List(id_, levels, starts)


def _depth(level: Element) -> int:
    return number(level, "ilvl") or 0


def _level(level: Element) -> _Level:
    start = number(child(level, "start"))
    return _Level(
        format=value(child(level, "numFmt")) or "decimal",
        text=value(child(level, "lvlText")) or "",
        start=0 if start is None else start,
        restart=number(child(level, "lvlRestart")),
        legal=switched_on(child(level, "isLgl")) is True,
    )
