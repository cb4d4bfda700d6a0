"""The printed text of a paragraph: fields by their result, insertions in, deletions and hidden text out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selaras.engine.ooxml.word import ALTERNATE, CHOICE, FALLBACK, Element, W, child, value
from selaras.engine.readers.word.styles import Styles
from selaras.engine.tables.frozen import Frozen

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RUN, _TEXT, _FIELD_CHAR, _INSTRUCTION = f"{W}r", f"{W}t", f"{W}fldChar", f"{W}instrText"
_SYMBOL, _OBJECT = f"{W}sym", f"{W}object"
_THROUGH = frozenset(
    f"{W}{name}" for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "fldSimple")
)
_IN, _OUT = frozenset({f"{W}ins", f"{W}moveTo"}), frozenset({f"{W}del", f"{W}moveFrom"})
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SYMBOLS = {  # letters of Wingdings and Symbol that tables are ticked and compared with
    "F0FC": "✓", "F0FB": "✗", "F0FE": "☒", "F0A8": "☐", "F06F": "☐", "F052": "☑", "F0B7": "•", "F0B3": "≥", "F0A3": "≤",
}  # fmt: skip


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Printed:
    """A paragraph as it is printed. ``bold`` where every visible letter is; ``contents`` inside a table of contents."""

    text: str
    bold: bool
    contents: bool


class Reference(Frozen):
    """Where the text refers to a note: ``kind`` is ``footnote`` or ``endnote``."""

    kind: str
    id: str
    paragraph: Element


@dataclass(slots=True)
class Seen:
    """What was met on the way that a reader of the document should know of; each is told once."""

    tracked: Element | None = None
    hidden: Element | None = None
    embedded: Element | None = None


@dataclass(slots=True)
class Runs:
    """Goes through the paragraphs in their order, because a field may begin in one and end in another. ``notes`` are
    the references to notes so far."""

    styles: Styles
    seen: Seen = field(default_factory=Seen)
    notes: list[Reference] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def printed(self, paragraph: Element) -> Printed:
        """The text of a paragraph with its tabs (``\\t``) and line breaks (``\\n``)."""
        contents = self._in_contents()
        pieces: list[tuple[str, bool]] = []
        self._walk(paragraph, paragraph, pieces)
        letters = [bold for text, bold in pieces if text.strip()]
        return Printed(
            "".join(text for text, _ in pieces), bool(letters) and all(letters), contents or self._in_contents()
        )

    def _in_contents(self) -> bool:
        return any(each.instruction.lstrip()[:4].upper() == "TOC " for each in self._fields if each.in_result)

    def _walk(self, parent: Element, paragraph: Element, pieces: list[tuple[str, bool]]) -> None:
        for element in parent:
            tag = element.tag
            if tag == _RUN:
                self._run(element, paragraph, pieces)
            elif tag in _IN:
                self._tracked(paragraph)
                self._walk(element, paragraph, pieces)
            elif tag in _OUT:
                self._tracked(paragraph)
                for each in element.iter(_FIELD_CHAR):  # a field that begins before may end here
                    self._turn(each)
            elif tag in _THROUGH and child(element, "sdtPr", "showingPlcHdr") is None:  # nobody has filled that in
                self._walk(element, paragraph, pieces)
            elif tag in (f"{_M}oMath", f"{_M}oMathPara") and self._visible():
                pieces.append((_formula(element), False))
            elif tag == ALTERNATE:
                self._walk(_branch(element), paragraph, pieces)

    def _run(self, run: Element, paragraph: Element, pieces: list[tuple[str, bool]]) -> None:
        text = "".join(self._texts(run, paragraph))
        if not text or not self._shown(run, paragraph, text):
            return
        pieces.append((text, self.styles.run(run, paragraph, "b")))

    def _shown(self, run: Element, paragraph: Element, text: str) -> bool:
        if self.styles.run(run, paragraph, "vanish"):
            if text.strip():
                self.seen.hidden = paragraph if self.seen.hidden is None else self.seen.hidden
            return False
        return True

    def _texts(self, run: Element, paragraph: Element) -> Iterator[str]:
        for element in run:
            tag = element.tag
            if tag == _FIELD_CHAR:
                self._turn(element)
            elif tag == _INSTRUCTION:
                if self._fields:
                    self._fields[-1].instruction += element.text or ""
            elif tag == ALTERNATE:
                yield from self._texts(_branch(element), paragraph)
            elif tag == _OBJECT:
                self.seen.embedded = paragraph if self.seen.embedded is None else self.seen.embedded
            elif self._visible():
                if kind := _NOTES.get(str(tag)):
                    self.notes.append(Reference(kind, value(element, "id") or "", paragraph))
                yield _sign(element)

    def _turn(self, char: Element) -> None:
        kind = value(char, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].in_result = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _visible(self) -> bool:
        return all(each.in_result for each in self._fields)

    def _tracked(self, paragraph: Element) -> None:
        self.seen.tracked = paragraph if self.seen.tracked is None else self.seen.tracked


def _branch(alternate: Element) -> Element:
    return next(alternate.iterchildren(CHOICE, FALLBACK), alternate)


def _sign(element: Element) -> str:
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag == _SYMBOL:
        return _SYMBOLS.get((value(element, "char") or "").upper(), "")
    return _SIGNS.get(element.tag, "")


def _formula(element: Element) -> str:
    """A formula on one line: ``a / b`` for a fraction, all else as its letters stand."""
    if element.tag == f"{_M}t":
        return element.text or ""
    if element.tag == f"{_M}f":
        return " / ".join(_formula(part) for part in element if part.tag in (f"{_M}num", f"{_M}den"))
    return "".join(_formula(part) for part in element)
