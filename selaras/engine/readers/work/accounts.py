"""Lines of accounts (rekening belanja) and their calculation below a sub kegiatan: money's kinds, no items of work."""

import re

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.totals import is_total
from selaras.engine.readers.work.code_column import plain
from selaras.engine.readers.work.codes import is_code
from selaras.engine.tables.wording import fold

# An account's second group has one digit (5.1.02), a bidang's two (5.01.02); regulations.md 6.3.
_ACCOUNT = re.compile(r"[4-7](?:\.[1-9](?:\.\d{1,2}(?:\.\d{1,2}(?:\.\d{1,3}(?:\.\d{1,5})?)?)?)?)?")
_DEEP = re.compile(r"[4-7]\.[1-9]\.\d\d\.\d\d(?:\.\d{2,3}(?:\.\d{4,5})?)?")
_NAME = re.compile(r"belanja\b|pendapatan\b|pembiayaan\b|penerimaan\b|pengeluaran\b|surplus\b|defisit\b|transfer\b")
_WORK = re.compile(r"(?:program|kegiatan|sub kegiatan|urusan|bidang|unsur)\b")


class Accounts:
    """The accounts of one table. Below one, lines without a code of work are its calculation."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.open = False
        self.first: Cell | None = None

    def take(self, line: Line, code: Cell, name: Cell, measures: bool) -> bool:
        """Whether a line is an account or stands below one."""
        printed = plain(code.text)
        words = fold(name.text)
        if not measures and (self._is_account(printed, words) or (not printed and _NAME.match(words))):
            self.open = True
            self.first = self.first or (code if code.text else name)
            return True
        if is_code(printed) or _WORK.match(words) or is_total(name.text or code.text):
            self.open = False
        return self.open

    def close(self, items: int) -> None:
        """Says it where a table has nothing but accounts."""
        if self.first is not None and not items:
            self.draft.doubt(
                "Tabel ini hanya memuat rekening belanja, tanpa program dan kegiatannya; isinya tidak dipakai.",
                "Unggah laporan yang merinci anggaran dan realisasi menurut sub kegiatan.", self.first.place,
            )  # fmt: skip

    @staticmethod
    def _is_account(printed: str, words: str) -> bool:
        if _DEEP.fullmatch(printed) and not _WORK.match(words):
            return True
        return bool(_ACCOUNT.fullmatch(printed) and _NAME.match(words))
