"""Berita Acara Verifikasi: what was looked at, what was noted, what the agency answered, and who took part."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Paragraph,
    Row,
    Section,
    Signature,
    Signer,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import DOTS, agency_name, head, place_date
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.period import long_date

_NOT_SUBMITTED = (
    "Rencana ini belum pernah diajukan, jadi belum ada berita acara verifikasinya. Ajukan dahulu rencananya."
)
_NO_NOTES = "Tidak ada catatan verifikasi."
_NO_LIST = "Jenis dokumen ini diverifikasi tanpa daftar periksa."
_VERIFIER = "Verifikator"
_AGREED = (
    "Demikian berita acara ini dibuat dengan sebenarnya. Catatan yang wajib diperbaiki diselesaikan sebelum rencana "
    "ditetapkan."
)


@document_type("berita_acara_verifikasi", "Berita Acara Verifikasi", ("permendagri-86-2017",), formats=("pdf", "docx"),
               file_name="Berita-Acara-Verifikasi", official=True, follows_plan=False, of_plan=True)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The berita acara from what was said while the plan was verified (``options.extra["verification"]``).

    Raises ``NotDrawn`` for a plan that was never submitted.
    """
    said = json.loads(options.extra.get("verification", "{}"))
    steps: Sequence[Mapping[str, Any]] = said.get("steps", ())
    if not any(step["word"] == "diajukan" for step in steps):
        raise NotDrawn(_NOT_SUBMITTED)
    plan = book.plan
    about = plan.title if plan else agency_name(book)
    on = options.issue.on
    blocks: list[Block] = [
        *filter(None, [options.settings.head()]),
        Heading(1, "BERITA ACARA VERIFIKASI", in_contents=False),
        Paragraph(_opening(book, about, said, steps)),
        Fields(_facts(law, said)),
        Heading(2, "Daftar periksa", in_contents=False),
        *_checklist(said["items"]),
        Heading(2, "Catatan dan jawaban", in_contents=False),
        *_notes(said["notes"]),
        Heading(2, "Perjalanan dokumen", in_contents=False),
        _steps(steps),
        Paragraph(_AGREED),
        _signature(book, options, said, on),
    ]
    return dressed(
        options,
        title=f"Berita Acara Verifikasi {about}",
        subject="Verifikasi rencana perangkat daerah",
        author=agency_name(book),
        sections=(Section(tuple(blocks)),),
        footer="Berita Acara Verifikasi",
    )


def _opening(book: Book, about: str, said: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]) -> str:
    verified = next((step for step in reversed(steps) if step["word"] == "diverifikasi"), None)
    done = (
        f"telah diverifikasi pada tanggal {_day(verified['on'])} dan dinyatakan dapat ditetapkan"
        if verified and said["status"] in ("diverifikasi", "ditetapkan")
        else "sedang diverifikasi dan belum dinyatakan selesai"
    )
    return f"{about} yang diajukan oleh {agency_name(book)} {done}, dengan hasil sebagai berikut."


def _facts(law: Law, said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    basis = law.short(said["basis"]) if said["basis"] else ""
    if said["disputed"]:
        basis += " (sumber berbeda; belum diverifikasi)"
    open_ = sum(not note["resolved"] for note in said["notes"])
    rows = (
        ("Tahap", said["stage"]),
        ("Keadaan", said["status"]),
        ("Sistematika", basis),
        ("Catatan", f"{len(said['notes'])}, belum selesai {open_}"),
    )
    return tuple((label, value) for label, value in rows if value)


def _checklist(items: Sequence[Mapping[str, str]]) -> list[Block]:
    if not items:
        return [Paragraph(_NO_LIST)]
    columns = (Column("no", 0.5), Column("item", 4), Column("verdict", 1.2), Column("text", 2.6))
    body = tuple(
        Row((Cell(str(number)), Cell(item["title"]), Cell(item["verdict"] or "belum dinilai"), Cell(item["text"])))
        for number, item in enumerate(items, start=1)
    )
    head_ = head_row("No", "Bab atau tabel", "Hasil", "Keterangan")
    return [Table(columns, (head_,), body, "Daftar periksa", numbers=numbered(4))]


def _notes(notes: Sequence[Mapping[str, Any]]) -> list[Block]:
    if not notes:
        return [Paragraph(_NO_NOTES)]
    columns = (
        Column("no", 0.5), Column("where", 1.8), Column("text", 3), Column("weight", 1.4), Column("answer", 2.6),
        Column("state", 1),
    )  # fmt: skip
    body = tuple(
        Row(
            (
                Cell(str(number)), Cell(note["where"]), Cell(note["text"]), Cell(note["weight"]), Cell(note["answer"]),
                Cell("selesai" if note["resolved"] else "belum selesai"),
            )
        )
        for number, note in enumerate(notes, start=1)
    )  # fmt: skip
    head_ = head_row("No", "Tempat", "Catatan", "Sifat", "Jawaban perangkat daerah", "Keadaan")
    return [Table(columns, (head_,), body, "Catatan", numbers=numbered(6))]


def _steps(steps: Sequence[Mapping[str, Any]]) -> Table:
    columns = (Column("on", 1.4), Column("word", 1.2), Column("by", 2), Column("reason", 3))
    body = tuple(
        Row((Cell(_day(step["on"])), Cell(step["word"]), Cell(step["by"]), Cell(step["reason"]))) for step in steps
    )
    return Table(columns, (head_row("Tanggal", "Langkah", "Oleh", "Alasan"),), body, "Perjalanan")


def _signature(book: Book, options: Options, said: Mapping[str, Any], on: date | None) -> Signature:
    """The verifier on the left, the head of the agency on the right; who verified is named by the step."""
    verifier = next((step["by"] for step in reversed(said["steps"]) if step["word"] == "diverifikasi"), "")
    left = Signer(_VERIFIER, verifier or DOTS * 2)
    return Signature(place_date(options, on), (left, head(book, on).signer()))


def _day(iso: str) -> str:
    return long_date(date.fromisoformat(iso))
