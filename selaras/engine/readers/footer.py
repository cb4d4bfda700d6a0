"""What stands below the lines of a form: means, predicates, what helped and what hindered, signatures."""

import re

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.signatures import signature_left_out
from selaras.engine.tables.rows import Paragraph, Section
from selaras.engine.tables.wording import fold

_NOTES = re.compile(
    r"(?:total |jumlah )?rata rata\b|predikat\b|faktor (?:pendorong|penghambat|penunjang|pendukung)\b"
    r"|(?:usulan |rencana )?tindak lanjut\b|kesimpulan\b"
)
_SIGNATURE = re.compile(
    r"disusun\b|dievaluasi\b|disetujui\b|mengetahui\b|nip\b|pembina\b|kepala (?:dinas|badan|bappeda)"
)
_LABEL = re.compile(r"[^\d:]{3,60}:.*")


class Footer:
    """The lines of a table that are no lines of work. From the signature on nothing is."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.signed = False
        self.begun = False

    def takes(self, line: Line, code: Cell, measures: bool) -> bool:
        """Whether a line is of the footer, or only labels what follows (``Perangkat Daerah : …``); notes are kept as
        sections of the document."""
        filled = [cell for cell in line if cell.text]
        words = fold(filled[0].text)
        if len(filled) == 1 and _LABEL.fullmatch(filled[0].text) and not _NOTES.match(words):
            return True
        if not self.signed and not measures and _NOTES.match(words):
            self.begun = True
            self._keep(filled)
            return True
        if not self.signed and self.begun and _SIGNATURE.match(words):
            self.signed = True
            self.draft.left_out.append(signature_left_out(filled[0]))
        return self.signed

    def _keep(self, filled: list[Cell]) -> None:
        """A note as a section: its label, and what stands beside it."""
        label, _, rest = filled[0].text.partition(":")
        texts = [Paragraph(rest.strip(), filled[0].place)] if rest.strip() else []
        texts += [Paragraph(cell.text.lstrip(": "), cell.place) for cell in filled[1:] if cell.text.strip(": ")]
        self.draft.add(
            Section, filled[0].place, number="", heading=label.strip(), level=2, order=self.draft.count(Section),
            paragraphs=tuple(texts),
        )  # fmt: skip
