"""What the styles of a Word document say about its paragraphs and runs, with what they are based on."""

import re
from collections.abc import Iterator

from selaras.engine.ooxml.word import Element, W, child, switched_on, value, whole
from selaras.engine.tables.frozen import Frozen

_HEADING = re.compile(r"(?:heading|judul|berschrift|titre) ?(\d)")
_CONTENTS = re.compile(r"(?:toc|daftar isi) ?\d|table of figures|contents \d")
_MOST_BASES = 12  # Word allows 11; a circle of styles ends here


class ListLevel(Frozen):
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
        self._answers: dict[tuple[str | None, tuple[str, ...], str], str | None] = {}
        self._switches: dict[tuple[str | None, str | None, str], bool] = {}

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

    def _said(self, paragraph: Element, *path: str, of: str = "val") -> str | None:
        """What an attribute below the paragraph's properties says, else its style, else what that is based on."""
        own = child(paragraph, "pPr")
        said = None if own is None else value(child(own, *path), of)
        if said is not None:
            return said
        style = value(child(own, "pStyle"))
        key = (style, path, of)
        if key not in self._answers:
            answers = (value(child(each, "pPr", *path), of) for each in self.chain(style))
            self._answers[key] = next((answer for answer in answers if answer is not None), None)
        return self._answers[key]

    def _number(self, paragraph: Element, *path: str, of: str = "val") -> int | None:
        return whole(self._said(paragraph, *path, of=of))

    def _styles_of(self, paragraph: Element) -> tuple[Element, ...]:
        return self.chain(value(child(paragraph, "pPr", "pStyle")))

    def _name(self, paragraph: Element) -> str:
        styles = self._styles_of(paragraph)
        return (value(child(styles[0], "name")) or "").casefold() if styles else ""

    def depth(self, paragraph: Element) -> int | None:
        """The depth of a heading from 1, by its style or outline level; None for what is no heading."""
        name = self._name(paragraph)
        if found := _HEADING.fullmatch(name):
            return max(1, int(found[1]))
        if name in ("title", "toc heading"):
            return 1
        level = self._number(paragraph, "outlineLvl")
        return level + 1 if level is not None and 0 <= level < 9 else None

    def in_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph has a style for lines of contents."""
        return _CONTENTS.fullmatch(self._name(paragraph)) is not None

    def leads(self, paragraph: Element) -> bool:
        """Whether a tab of the paragraph draws dots or a line to what follows it: a page number."""
        owners = (paragraph, *self._styles_of(paragraph))
        stops = (stop for owner in owners for stop in owner.iterfind(f"{W}pPr/{W}tabs/{W}tab"))
        return any((value(stop, "leader") or "none") != "none" for stop in stops)

    def list_level(self, paragraph: Element) -> ListLevel | None:
        """The automatic list of a paragraph; a paragraph may take itself out of the list of its style (list 0)."""
        list_ = self._said(paragraph, "numPr", "numId")
        if list_ in (None, "0"):
            return None
        level = self._number(paragraph, "numPr", "ilvl")
        return ListLevel(list_ or "", min(max(level or 0, 0), 8))

    def indent(self, paragraph: Element) -> int:
        """Where the first line begins, in twips from the margin of its cell or page."""
        left = self._number(paragraph, "ind", of="left") or self._number(paragraph, "ind", of="start") or 0
        hanging = self._number(paragraph, "ind", of="hanging") or 0
        return left + (self._number(paragraph, "ind", of="firstLine") or 0) - hanging

    def centred(self, paragraph: Element) -> bool:
        """Whether the paragraph is set in the middle."""
        return self._said(paragraph, "jc") == "center"

    def run(self, run: Element, paragraph: Element, switch: str) -> bool:
        """Whether a switch (``b``, ``vanish``) is on for a run: by itself, its own style, or that of its paragraph."""
        own = child(run, "rPr")
        said = switched_on(child(own, switch))
        if said is not None:
            return said
        key = (value(child(own, "rStyle")), value(child(paragraph, "pPr", "pStyle")), switch)
        if key not in self._switches:
            character = self.chain(key[0]) if key[0] in self._styles else ()
            answers = (switched_on(child(each, "rPr", switch)) for each in (*character, *self.chain(key[1])))
            self._switches[key] = next((answer for answer in answers if answer is not None), False)
        return self._switches[key]
