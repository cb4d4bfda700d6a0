"""The comments of one sheet as Excel keeps them: authors, and one text a cell."""

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from selaras.engine.annotate.note import AUTHOR, Note
from selaras.engine.ooxml.package import parse
from selaras.engine.ooxml.word import Element
from selaras.engine.tables.place import column_letters

Spot = tuple[int, int]
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
LONGEST = 3_000  # signs in one box; Excel takes 32,767, nobody reads as many in a box
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def no_comments(namespace: str) -> Element:
    """The comments of a sheet that has none."""
    return parse(f'<comments xmlns="{namespace}"><authors/><commentList/></comments>'.encode(), "comments")


class SheetComments:
    """The comments of a sheet, to be added to."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._space = f"{{{etree.QName(root).namespace}}}"
        self._authors = self._part("authors", 0)
        self._list = self._part("commentList", 1)
        self._names = [author.text or "" for author in self._authors]
        self._there = {spot: each for each in self._list if (spot := spot_of(each.get("ref", ""))) is not None}

    def _part(self, name: str, position: int) -> Element:
        found = self.root.find(f"{self._space}{name}")
        if found is None:
            found = self.root.makeelement(f"{self._space}{name}")
            self.root.insert(position, found)
        return found

    def add(self, cells: Mapping[Spot, Sequence[Note]]) -> None:
        """Adds notes by cell; those at a cell that has a comment are written below it."""
        for (row, column), notes in sorted(cells.items()):
            spot, about = (row, column), ""
            while self._threaded(spot):  # what is discussed there in a thread is left alone
                spot = (row, spot[1] % MOST_COLUMNS + 1)
                about = f"Tentang sel {column_letters(column)}{row}.\n"
            self._write(self._text(spot), notes, about)

    def lengths(self) -> dict[Spot, list[int]]:
        """How long the lines of each comment are."""
        told = {spot: "".join(str(words) for words in each.itertext()) for spot, each in self._there.items()}
        return {spot: [len(line) for line in text.split("\n")] for spot, text in told.items()}

    def _threaded(self, spot: Spot) -> bool:
        author = self._there[spot].get("authorId", "") if spot in self._there else ""
        return (
            author.isdecimal()
            and len(author) < 7
            and int(author) < len(self._names)
            and self._names[int(author)].startswith("tc=")
        )

    def _text(self, spot: Spot) -> Element:
        """The text of the comment at a cell, a new one where there is none."""
        comment = self._there.get(spot)
        if comment is None:
            if AUTHOR not in self._names:
                etree.SubElement(self._authors, f"{self._space}author").text = AUTHOR
                self._names.append(AUTHOR)
            given = {"ref": f"{column_letters(spot[1])}{spot[0]}", "authorId": str(self._names.index(AUTHOR))}
            comment = self._there[spot] = etree.SubElement(self._list, f"{self._space}comment", given)
        text = comment.find(f"{self._space}text")
        if text is None:
            text = comment.makeelement(f"{self._space}text")
            comment.insert(0, text)
        return text

    def _write(self, text: Element, notes: Sequence[Note], about: str) -> None:
        """The notes as runs, each under its title in bold; what does not fit in the box is only counted."""
        plain = text.find(f"{self._space}t")
        if plain is not None:  # a plain text and runs do not stand beside each other
            run = text.makeelement(f"{self._space}r")
            text.replace(plain, run)
            run.append(plain)
        phonetics = [each for each in text if each.tag != f"{self._space}r"]  # they stand behind all runs
        gap = "\n\n" if len(text) > len(phonetics) else ""
        left = LONGEST
        for number, note in enumerate(notes):
            title, *lines = note.lines
            body = "\n".join(lines)
            if number and len(title) + len(body) > left:
                self._run(text, f"{gap}… dan {len(notes) - number} catatan lain pada sel ini.", bold=True)
                break
            self._run(text, f"{gap}{about}{AUTHOR}: {title}", bold=True)
            self._run(text, f"\n{_cut(body, left)}", bold=False)
            left -= len(title) + len(body)
            gap, about = "\n\n", ""
        for each in phonetics:
            text.append(each)

    def _run(self, text: Element, words: str, *, bold: bool) -> None:
        run = etree.SubElement(text, f"{self._space}r")
        look = etree.SubElement(run, f"{self._space}rPr")
        if bold:
            etree.SubElement(look, f"{self._space}b")
        for name, given in (("sz", "9"), ("rFont", "Tahoma"), ("family", "2")):
            etree.SubElement(look, f"{self._space}{name}", {"val": given})
        printed = etree.SubElement(run, f"{self._space}t", {_SPACE: "preserve"})
        printed.text = words


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]} …"


def spot_of(ref: str) -> Spot | None:
    """Row and column of ``B12``, both from 1; None for what is no cell."""
    found = _CELL.fullmatch(ref)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
