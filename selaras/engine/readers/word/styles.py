"""What the styles of a Word document say about its paragraphs and runs, with what they are based on."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from selaras.engine.ooxml.word import Element, W, child, number, switched_on, value

T = TypeVar("T")
_HEADING = re.compile(r"(?:heading|judul|berschrift|titre) ?(\d)")
_CONTENTS = re.compile(r"(?:toc|daftar isi) ?\d|table of figures|contents \d")
_MOST_BASES = 12  # Word allows 11; a circle of styles ends here


@dataclass(frozen=True, slots=True)
class ListLevel:
    """The automatic list a paragraph belongs to, and its level in it from 0."""

    list: str
    level: int


class Styles:
    """The styles by id. Each question is asked of the paragraph itself first, then of its style and its bases."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {value(style, "styleId") or "": style for style in found}
        defaults = [style for style in found if value(style, "default") in ("1", "true")]
        self._default = next((style for style in defaults if value(style, "type") == "paragraph"), None)
        self._chains: dict[str, tuple[Element, ...]] = {}

    def chain(self, id_: str | None) -> tuple[Element, ...]:
        """A style and what it is based on, the style itself first; the default paragraph style for none."""
        key = id_ or ""
        if key not in self._chains:
            self._chains[key] = tuple(self._bases(key))
        return self._chains[key]

    def _bases(self, key: str) -> Iterator[Element]:
        style = self._styles.get(key, self._default)
        for _ in range(_MOST_BASES):
            if style is None:
                return
            yield style
            style = self._styles.get(value(child(style, "basedOn")) or "")

    def of(self, paragraph: Element) -> tuple[Element, ...]:
        """The styles of a paragraph."""
        return self.chain(value(child(paragraph, "pPr", "pStyle")))

    def _name(self, paragraph: Element) -> str:
        styles = self.of(paragraph)
        return (value(child(styles[0], "name")) or "").casefold() if styles else ""

    def _first(self, paragraph: Element, ask: Callable[[Element], T | None]) -> T | None:
        answers = (ask(owner) for owner in (paragraph, *self.of(paragraph)))
        return next((answer for answer in answers if answer is not None), None)

    def depth(self, paragraph: Element) -> int | None:
        """The depth of a heading from 1, by its style or outline level; None for what is no heading."""
        name = self._name(paragraph)
        if found := _HEADING.fullmatch(name):
            return max(1, int(found[1]))
        if name in ("title", "toc heading"):
            return 1
        level = self._first(paragraph, lambda owner: number(child(owner, "pPr", "outlineLvl")))
        return level + 1 if level is not None and 0 <= level < 9 else None

    def in_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph has a style for lines of contents."""
        return _CONTENTS.fullmatch(self._name(paragraph)) is not None

    def leads(self, paragraph: Element) -> bool:
        """Whether a tab of the paragraph draws dots or a line to what follows it: a page number."""
        owners = (paragraph, *self.of(paragraph))
        stops = (stop for owner in owners for stop in owner.iterfind(f"{W}pPr/{W}tabs/{W}tab"))
        return any((value(stop, "leader") or "none") != "none" for stop in stops)

    def list_level(self, paragraph: Element) -> ListLevel | None:
        """The automatic list of a paragraph; a paragraph may take itself out of the list of its style (list 0)."""
        list_ = self._first(paragraph, lambda owner: value(child(owner, "pPr", "numPr", "numId")))
        if list_ in (None, "0"):
            return None
        level = self._first(paragraph, lambda owner: number(child(owner, "pPr", "numPr", "ilvl")))
        return ListLevel(list_ or "", min(max(level or 0, 0), 8))

    def indent(self, paragraph: Element) -> int:
        """Where the first line begins, in twips from the margin of its cell or page."""
        left = self._first(paragraph, lambda owner: _either(owner, "left", "start")) or 0
        hanging = self._first(paragraph, lambda owner: _either(owner, "hanging")) or 0
        first = self._first(paragraph, lambda owner: _either(owner, "firstLine")) or 0
        return left + first - hanging

    def centred(self, paragraph: Element) -> bool:
        """Whether the paragraph is set in the middle."""
        return self._first(paragraph, lambda owner: value(child(owner, "pPr", "jc"))) == "center"

    def run(self, run: Element, paragraph: Element, switch: str) -> bool:
        """Whether a switch (``b``, ``vanish``) is on for a run: by itself, its own style, or that of its paragraph."""
        own = switched_on(child(run, "rPr", switch))
        if own is not None:
            return own
        style = value(child(run, "rPr", "rStyle"))
        character = self.chain(style) if style in self._styles else ()
        for owner in (*character, *self.of(paragraph)):
            said = switched_on(child(owner, "rPr", switch))
            if said is not None:
                return said
        return False


def _either(owner: Element, *names: str) -> int | None:
    indent = child(owner, "pPr", "ind")
    given = (number(indent, name) for name in names)
    return next((twips for twips in given if twips is not None), None)
