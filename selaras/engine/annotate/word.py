"""Comments in a Word document: each around the paragraph or the first paragraph of the cell it is about."""

from collections.abc import Sequence
from itertools import count

from lxml import etree

from selaras.engine.annotate.note import AUTHOR, Note
from selaras.engine.ooxml.package import Damaged, Package, parse
from selaras.engine.ooxml.rewriting import Rewriting, written
from selaras.engine.ooxml.word import BOX, PARAGRAPH, Element, Spot, Story, W, child, rows, slivers, spots, value
from selaras.engine.tables.place import Place

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def annotate_document(package: Package, main: str, notes: Sequence[Note]) -> bytes:
    """The document with its comments. Raises ``Damaged`` where it cannot be read."""
    content = package.read(main)
    strict = _STRICT in content
    root = parse(content.replace(_STRICT, _USUAL), main, whole=True)
    body = child(root, "body")
    if body is None:
        raise Damaged("Dokumen ini tidak mempunyai isi.")
    target = _Targets(body)
    part = package.related(main, "comments")
    rewriting = Rewriting(package)
    comments = _comments(package, part)
    marked = root.iter(f"{W}commentRangeStart", f"{W}commentReference")
    taken = {value(each, "id") for each in (*comments, *marked)}
    free = (id_ for id_ in count() if str(id_) not in taken)
    for id_, note in zip(free, notes, strict=False):
        comments.append(_comment(id_, note))
        _mark(target.of(note.place), id_)
    rewriting.write(main, _as_before(written(root), strict))
    if not part:
        folder = main.rpartition("/")[0]
        part = rewriting.free(f"{folder}/comments{{}}.xml" if folder else "comments{}.xml")
        rewriting.relate(main, "comments", part, strict=strict)
        rewriting.typed(part, _TYPE)
    rewriting.write(part, _as_before(written(comments), strict))
    return rewriting.result()


def _as_before(content: bytes, strict: bool) -> bytes:
    return content.replace(_USUAL, _STRICT) if strict else content


def _comments(package: Package, part: str) -> Element:
    if part:
        return parse(package.read(part).replace(_STRICT, _USUAL), part, whole=True)
    return etree.Element(f"{W}comments", nsmap={"w": _USUAL.decode()})


def _comment(id_: int, note: Note) -> Element:
    # Without a date: the engine has no clock, and Word asks for none.
    comment = etree.Element(f"{W}comment", {f"{W}id": str(id_), f"{W}author": AUTHOR, f"{W}initials": AUTHOR[:1]})
    for number, line in enumerate(note.lines):
        paragraph = etree.SubElement(comment, PARAGRAPH)
        if number == 0:
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
        run = etree.SubElement(paragraph, f"{W}r")
        if number == 0:
            etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
        text = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
        text.text = line
    return comment


def _mark(paragraph: Element, id_: int) -> None:
    """Sets a comment around the whole content of a paragraph."""
    given = {f"{W}id": str(id_)}
    start = paragraph.makeelement(f"{W}commentRangeStart", given)
    paragraph.insert(0 if child(paragraph, "pPr") is None else 1, start)
    etree.SubElement(paragraph, f"{W}commentRangeEnd", given)
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference", given)


def _columns(spot: Spot) -> range:
    return range(spot.column, spot.column + spot.span)


class _Targets:
    """Which paragraph carries the comment for a place."""

    def __init__(self, body: Element) -> None:
        self.body = body
        self.story = Story(body)

    def of(self, place: Place) -> Element:
        """The paragraph of a place; the first one of the document where a place names no spot."""
        found = None
        if place.table is not None:
            found = self._in_table(place)
        elif place.line is not None and 1 <= place.line <= len(self.story.paragraphs):
            found = self.story.paragraphs[place.line - 1]
        return self._outside(found) if found is not None else self._first()

    def _in_table(self, place: Place) -> Element | None:
        if not 1 <= (place.table or 0) <= len(self.story.tables):
            return None
        table = self.story.tables[(place.table or 1) - 1]
        lines = rows(table)
        line = min(max(place.line or 1, 1), max(len(lines), 1))
        narrow = slivers(table)
        for row in reversed(lines[:line]):
            spot = next((spot for spot in spots(row, narrow)[0] if place.column in _columns(spot)), None)
            if spot is None:
                break
            if not spot.below:  # a covered cell shows nothing: the cell above it does
                return next(spot.element.iter(PARAGRAPH), None)
        return next((paragraph for row in lines[line - 1 : line] for paragraph in row.iter(PARAGRAPH)), None)

    def _outside(self, paragraph: Element) -> Element:
        """Word takes no comments inside of text boxes: the paragraph that the outermost box is anchored to does."""
        boxes = [above for above in paragraph.iterancestors() if above.tag == BOX]
        anchors = list(boxes[-1].iterancestors(PARAGRAPH)) if boxes else [paragraph]
        return anchors[0] if anchors else paragraph

    def _first(self) -> Element:
        inside = next((each for each in self.body.iter(PARAGRAPH)), None)
        found = self.story.paragraphs[0] if self.story.paragraphs else inside
        if found is None:
            found = self.body.makeelement(PARAGRAPH)
            self.body.insert(0, found)
        return self._outside(found)
