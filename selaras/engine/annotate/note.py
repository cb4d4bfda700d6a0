"""One comment to be written into a file, and how a finding becomes one."""

import re
from collections.abc import Iterable

from selaras.engine.documents.correction import Cause, basis_words, change_words
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Finding
from selaras.engine.tables.place import Place

AUTHOR = "Selaras"
_UNPRINTABLE = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML holds no others


class Note(Frozen):
    """A comment at a place: its title and what it says, in lines."""

    place: Place
    title: str
    said: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """The whole comment line by line, the title first, without signs that markup has no room for."""
        return [_UNPRINTABLE.sub("", line) for line in "\n".join((self.title, *self.said)).split("\n")]


def notes_of(findings: Iterable[Finding], book: Book, law: Law) -> list[Note]:
    """One comment for each finding: what is wrong, what to do, what is proposed, and on what it rests."""
    return [_note(finding, book, law) for finding in findings]


def _note(finding: Finding, book: Book, law: Law) -> Note:
    title = f"{law.term(f'severity.{finding.severity}').capitalize()} {finding.check}"
    change = change_words(book, Cause((finding,)))
    basis = basis_words(law, finding)
    grounds = "dokumen ini bertentangan dengan dirinya sendiri" if basis == CONSISTENCY else basis
    said = (finding.message, finding.hint, change and f"Usulan: {change}", f"Dasar: {grounds}.")
    return Note(finding.place, title, tuple(line for line in said if line))
