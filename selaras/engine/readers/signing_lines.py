"""What a line of text says in a signature: place and day, party, office, rank, NIP, dots to write on, or a name."""

import re
from typing import Literal

from selaras.engine.tables.period import MONTHS

Kind = Literal["", "day", "party", "office", "of", "rank", "nip", "dots", "verified", "name"]
"""The kind of a line; empty for what stands in no signature. ``of`` goes on with an office (``KABUPATEN CONTOH``);
``verified`` is what we print below our own documents."""

_MONTH = "|".join((*MONTHS, "Pebruari", "Nopember"))
_DOTTED = r"[.…_]{4,}"
_PLACE = rf"(?:[A-Z][\w .'/-]{{1,40}}?|{_DOTTED})"
_DAY = rf"(?:(?:tgl\.?|tanggal)\s*)?(?:\d{{1,2}}|{_DOTTED})?\s*(?:{_MONTH}|{_DOTTED})?\s*(?:(?:19|20|21)\d\d|{_DOTTED})"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("verified", r"nomor verifikasi dokumen\b.*|periksa keaslian dan keberlakuannya\b.*"),
    ("day", rf"{_PLACE}\s*,\s*{_DAY}"),
    ("day", r"(?:ditetapkan|ditandatangani|dibuat)\s+di\s*:?\s*\S.{0,40}|pada\s+tanggal\s*:?\s*\S.{0,30}"),
    ("party", r"(?:pihak (?:pertama|kesatu|kedua)\s*,?\s*){1,2}|(?:mengetahui|menyetujui|mengesahkan)\s*[,:]?"),
    ("nip", rf"N\.?I\.?P\b\.?\s*:?\s*(?:[\d\s…-]*|{_DOTTED})(?:\s*N\.?I\.?P\b\.?\s*:?\s*(?:[\d\s…-]*|{_DOTTED}))?"),
    ("dots", rf"[(\s]*{_DOTTED}[)\s]*(?:[(\s]*{_DOTTED}[)\s]*)?|[(\s]*…[)\s]*"),
    ("rank", (r"(?:pembina|penata|pengatur|juru)\b(?:\s+(?:utama|tingkat|tk\.?|muda|madya|i)(?=[\s,(]|$))*"
             r"[,\s]*\(?(?:[IV]{1,3}\s*/\s*[a-e])?\)?")),
    ("of", r"(?:kabupaten|kota|provinsi|kecamatan|daerah)\b[^.:;\d]{0,60},?"),
    ("office", (r"(?:a\.?n\.?\s+|u\.?b\.?\s+)?(?:(?:plt|plh|pj|pjs)\.?\s+)?(?:camat|lurah|panewu|mantri pamong"
               r" praja|bupati|wali ?kota|gubernur|kepala|sekretaris|inspektur|direktur)\b[^.:;\d]{0,80},?")),
)  # fmt: skip
_RULES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_LONGEST = 90  # characters of a line of a signature
_WORD = r"(?:[A-Z][\w.,'’-]*|bin|binti|van|der|al)"
_NAME = re.compile(rf"[(“\"]?{_WORD}(?:\s+{_WORD}){{1,9}}[)”\"]?")
_NOT_A_NAME = re.compile(
    r"\b(?:lampiran|perjanjian|rencana|tabel|program|kegiatan|bab|penutup|sasaran|target|anggaran|daftar|lembar)\b",
    re.IGNORECASE,
)


def kind_of_line(text: str) -> Kind:
    """The kind of a line by its words alone."""
    words = text.strip()
    if not words or (len(words) > _LONGEST and not words.casefold().startswith("periksa keaslian")):
        return ""
    found = next((kind for kind, rule in _RULES if rule.fullmatch(words)), None)
    if found is not None:
        return found
    named = _NAME.fullmatch(words) and not _NOT_A_NAME.search(words)
    return "name" if named else ""
