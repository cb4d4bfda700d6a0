"""A decree (keputusan) of the head of an agency: considerations, grounds, what is decided, signature and annexes."""

from collections.abc import Sequence
from datetime import date

from selaras.engine.documents.blocks import (
    Block,
    Clauses,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Section,
    Signature,
)
from selaras.engine.documents.document import Options, dressed
from selaras.engine.documents.signing import DOTS, agency_name, head, region_name
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import long_date
from selaras.engine.tables.rows import Citation
from selaras.engine.tables.wording import fold

NUMBERS = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN")
THEREFORE = (
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b perlu menetapkan keputusan tentang"
)
_REGIONAL = ("perda", "perbup", "perwali", "pergub")


class Annex(Frozen):
    """One annex: its title lines, what stands in it, and whether it lies on its side."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


class Decree(Frozen, kw_only=True):
    """What a decree says. ``about`` follows TENTANG; ``type_id`` names its grounds; ``decided`` are its dictums."""

    type_id: str
    about: str
    considering: Sequence[str]
    decided: Sequence[str]
    annexes: Sequence[Annex]


def day_of(book: Book, options: Options) -> date:
    """The day whose law counts: that of the issue, for a preview the first day of the plan's year."""
    if options.issue.on is not None:
        return options.issue.on
    plan = book.plan
    return date(plan.first_year, 1, 1) if plan else options.issue.created.date()


def decree_document(book: Book, law: Law, options: Options, decree: Decree) -> Document:
    """The decree as a document with the letterhead and number of the agency."""
    who = head(book, options.issue.on)
    maker = f"KEPUTUSAN {who.position.upper()}"
    number = f"NOMOR {options.issue.printed_number or DOTS * 2}"
    about = decree.about.upper()
    signature = Signature(_decided_at(options), (who.signer(),))
    dictums = tuple(_dictums(decree.decided))
    recalling = recalled(book, law, options, decree.type_id)
    body: list[Block] = [
        *letterhead(book, options),
        Heading(1, f"{maker}\n{number}", in_contents=False),
        _centred("TENTANG"), _centred(_whole_year(about)), _centred(f"{who.position.upper()},"),
        Clauses((*_lettered("Menimbang", decree.considering), *_counted("Mengingat", recalling))),
        _centred("MEMUTUSKAN:"),
        Clauses((("Menetapkan", "", f"{maker} TENTANG {about}."), *dictums[:-1])),
        Clauses(dictums[-1:], keep_with_next=True),
        signature,
    ]  # fmt: skip
    annexes = tuple(
        Section(
            (
                *_annex_head(annex, _roman(at, decree.annexes), f"{maker}\n{number}\nTENTANG {about}"), *annex.blocks,
                Signature("", (who.signer(),)),
            ),
            numbering="", landscape=annex.landscape,
        )
        for at, annex in enumerate(decree.annexes)
    )  # fmt: skip
    return dressed(
        options,
        title=f"{who.position}: {decree.about}",
        subject=decree.about,
        author=agency_name(book),
        sections=(Section(tuple(body), numbering=""), *annexes),
        footer=options.issue.printed_number,
    )


def letterhead(book: Book, options: Options) -> list[Block]:
    """The agency's own letterhead; without one, the region and the agency where the plan tells them."""
    if found := options.settings.head():
        return [found]
    region = region_name(book, options.settings)
    return [Letterhead((f"PEMERINTAH {region.upper()}", agency_name(book).upper()))] if region else []


def recalled(book: Book, law: Law, options: Options, type_id: str) -> list[str]:
    """The grounds: those of the law's own table in force that day, then the regional rules that the plan cites."""
    regional = [_cited(row) for row in book.all(Citation) if row.kind in _REGIONAL]
    named = law.formal.recalled(type_id, law.regulations, day_of(book, options))
    return [*named, *dict.fromkeys(" ".join(text.split()).rstrip(" ;.,") for text in regional)]


def _whole_year(title: str) -> str:
    """A title whose year never stands alone on its last line."""
    return title.replace("TAHUN ", "TAHUN\N{NO-BREAK SPACE}")


def _cited(row: Citation) -> str:
    told = not row.about or fold(row.about) in fold(row.text)
    return row.text if told else f"{row.text} tentang {row.about}"


def _centred(text: str) -> Paragraph:
    return Paragraph((Run(text, bold=True),), align="center", keep_with_next=True)


def _lettered(label: str, texts: Sequence[str]) -> list[tuple[str, str, str]]:
    marks = [f"{chr(ord('a') + at)}." for at in range(len(texts))]
    return _labelled(label, marks, texts)


def _counted(label: str, texts: Sequence[str]) -> list[tuple[str, str, str]]:
    return _labelled(label, [f"{at}." for at in range(1, len(texts) + 1)], texts)


def _labelled(label: str, marks: Sequence[str], texts: Sequence[str]) -> list[tuple[str, str, str]]:
    end = len(texts) - 1
    return [
        (label if at == 0 else "", mark, text + (";" if at < end else "."))
        for at, (mark, text) in enumerate(zip(marks, texts, strict=True))
    ]


def _dictums(texts: Sequence[str]) -> list[tuple[str, str, str]]:
    return [(number, "", text) for number, text in zip(NUMBERS, texts, strict=False)]


def _decided_at(options: Options) -> str:
    place = options.settings.place_of_signing or DOTS
    day = long_date(options.issue.on) if options.issue.on else DOTS
    return f"Ditetapkan di {place}\npada tanggal {day}"


def _roman(at: int, annexes: Sequence[Annex]) -> str:
    return f" {'I' * (at + 1)}" if len(annexes) > 1 else ""


def _annex_head(annex: Annex, which: str, of: str) -> list[Block]:
    # The lines stand at the right half of the page, as those of annexes do.
    lines = Paragraph(f"LAMPIRAN{which}\n{of}", align="left", indent=17 if annex.landscape else 9)
    return [lines, Heading(1, _whole_year(annex.title), in_contents=False)]
