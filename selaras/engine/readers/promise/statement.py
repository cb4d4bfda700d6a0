"""The statement page of a Perjanjian Kinerja: who promises what to whom, and when. Names of officials are kept in
their Official row alone: neither sentences nor sections repeat them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from selaras.engine.readers.blocks import lines_of
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.outline import Part
from selaras.engine.readers.promise.party_unit import name_unit
from selaras.engine.readers.quoted import quoted_agreement
from selaras.engine.readers.signature_block import SignatureBlock, Signer, keep_signer
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.period import dates
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Official, Paragraph, Section
from selaras.engine.tables.wording import fold

_FIELD = re.compile(
    r"\b(?P<field>nama|jabatan|nip|n\.i\.p\.?|pangkat(?:\s*/\s*gol(?:ongan)?\.?(?:\s*ruang)?)?)\s*:\s*(?P<text>.*?)\s*"
    r"(?=\bnama\s*:|\bjabatan\s*:|\bnip\s*[:.]|\bpangkat\b|\bselanjutnya\b|\bselaku\b|\byang selanjutnya\b|$)",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"\b(?:disebut(?:\s+sebagai)?|sebagai)\s+[“\"]?pihak\s+(?P<party>pertama|kesatu|kedua)\b", re.IGNORECASE
)
_NIP = re.compile(r"\b\d{8}\s?\d{6}\s?\d\s?\d{3}\b")
_PLACE_AND_DATE = re.compile(r"^[A-Z][\w .'-]{2,40},.*\b(?:19|20|21)\d\d\s*$")
_DOTS = re.compile(r"[.…_]{4,}")
_HIDDEN = "…"


@dataclass(slots=True)
class _Party:
    """One party as far as it is read."""

    name: str = ""
    position: str = ""
    nip: str = ""
    rank: str = ""
    places: dict[str, Place] = field(default_factory=dict)


def read_statement(parts: Iterable[Part], signed: Sequence[SignatureBlock], draft: Draft) -> None:
    """The parties, the day of signing and the officials of a Perjanjian Kinerja file; names leave its sections.
    ``signed`` are its signatures, which say the day, and rank and NIP of those who sign."""
    lines = [line for part in parts for block in part.blocks for line in lines_of(block)]
    first, second = _parties(lines)
    agreement = quoted_agreement(draft, lines[0][1] if lines else Place())
    written = next((day for text, _ in lines if _PLACE_AND_DATE.match(text) for day, _ in dates(text)), None)
    day = next(filter(None, (block.day for block in signed)), written)
    agreement = draft.change(agreement, first_party=first.position, second_party=second.position, signed_on=day)
    signers = {fold(signer.name): signer for block in signed for signer in block.signers}
    for party in (first, second):
        if signer := _signer(party, signers):
            keep_signer(signer, day, draft)
    if not first.position:
        draft.doubt(
            "Jabatan Pihak Pertama tidak terbaca dari pernyataan perjanjian.",
            "Tulis “Jabatan : …” sebelum “selanjutnya disebut PIHAK PERTAMA”.", agreement.place, agreement.id,
            "first_party",
        )  # fmt: skip
    name_unit(agreement, lines, draft)
    _hide([text for row in draft.all(Official) for text in (row.name, row.nip)], draft)


def _signer(party: _Party, signers: Mapping[str, Signer]) -> Signer | None:
    """A party as one who signs, with the rank and NIP that stand at the signature; None where nothing is told of it."""
    below = signers.get(fold(party.name)) if party.name else None
    place = party.places.get("jabatan") or party.places.get("nama")
    if place is None:
        return None
    return Signer(
        party.position, place, party.name, party.places.get("nama", place),
        party.rank or (below.rank if below else ""), party.nip or (below.nip if below else ""),
    )  # fmt: skip


def _parties(lines: list[tuple[str, Place]]) -> tuple[_Party, _Party]:
    """The two parties: fields belong to the party that is named next, ``selanjutnya disebut PIHAK …``."""
    found = {"pertama": _Party(), "kedua": _Party()}
    current = _Party()
    for text, place in lines:
        for match in sorted([*_FIELD.finditer(text), *_PARTY.finditer(text)], key=lambda each: each.start()):
            if match.re is _PARTY:
                which = "kedua" if match["party"].casefold() == "kedua" else "pertama"
                if not found[which].position and not found[which].name:
                    found[which] = current
                current = _Party()
                continue
            key = _key(match["field"])
            filled = _DOTS.sub("", match["text"])  # dots to write on are no name
            value = filled.strip(" ,;" if key == "name" else " ,;.")  # the dot of a name belongs to S.Sos.
            if value and not getattr(current, key):
                setattr(current, key, value)
                current.places["nama" if key == "name" else "jabatan"] = place
    return found["pertama"], found["kedua"]


def _key(word: str) -> str:
    first = fold(word).replace(" ", "")
    if first.startswith("pangkat"):
        return "rank"
    return {"nama": "name", "jabatan": "position"}.get(first, "nip")


def _hide(texts: list[str], draft: Draft) -> None:
    """Takes names and numbers of officials out of the sections of the file."""
    wanted = [re.compile(r"\s+".join(map(re.escape, text.split())), re.IGNORECASE) for text in texts if len(text) > 3]
    wanted.append(_NIP)
    for section in draft.all(Section):
        paragraphs = tuple(_without(paragraph, wanted) for paragraph in section.paragraphs)
        if paragraphs != section.paragraphs:
            draft.change(section, paragraphs=paragraphs)


def _without(paragraph: Paragraph, wanted: list[re.Pattern[str]]) -> Paragraph:
    text = paragraph.text
    for pattern in wanted:
        text = pattern.sub(_HIDDEN, text)
    return replace(paragraph, text=text)
