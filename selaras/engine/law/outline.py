"""The lawful outlines of documents: chapters, what stands in each, and the words by which a plan's own sections fit."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from selaras.engine.law.strict import LawError, Mark, build, read_yaml
from selaras.engine.tables.frozen import Frozen


class Part(Frozen):
    """One heading of a chapter. ``words`` is a regular expression over a folded heading; ``table`` the id of the form
    that stands here, empty for none. A final document may lack a part that is not ``needed``."""

    heading: str
    words: str
    table: str = ""
    needed: bool = True

    def fits(self, folded: str) -> bool:
        """Whether a plan's own section of this folded heading says what belongs here."""
        return re.search(self.words, folded) is not None


class Chapter(Frozen):
    """One chapter with its parts. Sections that fit ``words`` and none of the parts of any chapter follow them."""

    number: str
    heading: str
    words: str
    parts: tuple[Part, ...] = ()
    table: str = ""

    def fits(self, folded: str) -> bool:
        """Whether a plan's own section of this folded heading belongs into the chapter."""
        return re.search(self.words, folded) is not None


class Outline(Frozen):
    """The outline that a regulation gives a document; ``label`` is how an officer chooses it."""

    id: str
    basis: str
    label: str
    source: str
    mark: Mark
    chapters: tuple[Chapter, ...]


@cache
def read_outlines(folder: Path) -> Mapping[str, Outline]:
    """Every outline of a folder by id, read once a process; LawError where a file is not named after its id."""
    found = {}
    for file in sorted(folder.glob("*.yaml")):
        outline = build(Outline, read_yaml(file), file.name)
        if file.name != f"{outline.id}.yaml":
            raise LawError(f"{file.name}: its id is {outline.id}")
        found[outline.id] = outline
    return found
