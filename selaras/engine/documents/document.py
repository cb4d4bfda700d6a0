"""The declaration of a document type: its id, title and basis over one function that writes its content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal

from selaras.engine.documents.blocks import Document, Font, Image, Letterhead, Paper, Section, Verification
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.rows import PlanDocument

if TYPE_CHECKING:
    from selaras.engine.law.law import Law
    from selaras.engine.tables.judgement import Finding, Problem

Format = Literal["pdf", "docx", "xlsx"]
FORMATS: tuple[Format, ...] = ("pdf", "docx", "xlsx")
DRAFT_MARK = "KONSEP"


class AgencySettings(Frozen, kw_only=True):
    """What an agency decides for all of its documents. Empty is not decided; a document then leaves the thing out."""

    letterhead: tuple[str, ...] = ()
    logo: bytes = b""
    logo_format: Literal["png", "svg"] = "png"
    logo_alt: str = "Lambang daerah"
    paper: Paper = "A4"
    font: Font = "sans"
    place_of_signing: str = ""
    number_pattern: str = "{nomor}/{jenis}/{tahun}"
    first_party: str = "PIHAK PERTAMA"
    second_party: str = "PIHAK KEDUA"

    def image(self, width: float = 20.0) -> Image | None:
        """The logo as an image of this width in millimetres, or None."""
        return Image(self.logo, self.logo_alt, self.logo_format, width) if self.logo else None

    def head(self) -> Letterhead | None:
        """The letterhead with the logo, or None where no lines are set."""
        return Letterhead(self.letterhead, self.image()) if self.letterhead else None


class Issue(Frozen, kw_only=True):
    """The facts of one issue, drawn before rendering. A draft has a watermark and no number (design §8).

    ``created`` is the moment of issue, so that the same issue gives the same bytes; ``url`` the verify page or empty.
    """

    created: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    draft: bool = True
    number: str = ""
    on: date | None = None
    id: str = ""
    url: str = ""

    @property
    def watermark(self) -> str:
        """The word across the pages of a draft, or nothing."""
        return DRAFT_MARK if self.draft else ""

    @property
    def printed_number(self) -> str:
        """The number of the document; a draft has none, whatever was drawn for it."""
        return "" if self.draft else self.number

    @property
    def verification(self) -> Verification | None:
        """The verification line, or None where the issue has no id (a preview)."""
        return Verification(self.id, self.url) if self.id else None


class Options(Frozen, kw_only=True):
    """What a document type is handed beside Book and law: settings, the facts of the issue, and what checks and
    reader said about the Book (documents never run checks). ``not_applicable`` is the reason by check, ``check_titles``
    the title by check. ``extra`` holds a type's own choices by name."""

    settings: AgencySettings = AgencySettings()
    issue: Issue = Issue()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    not_applicable: Mapping[str, str] = EMPTY
    check_titles: Mapping[str, str] = EMPTY
    extra: Mapping[str, str] = EMPTY


YEAR: Final = "year"
"""The name in ``Options.extra`` of the year that a yearly paper is about."""
QUARTER: Final = "quarter"
"""The name in ``Options.extra`` of the quarter until whose end a paper goes."""
_LAST_QUARTER: Final = 4
Content = Callable[[Book, "Law", Options], Document]


def dressed(
    options: Options,
    title: str,
    sections: tuple[Section, ...],
    *,
    author: str,
    subject: str,
    footer: str = "",
    paper: Paper | None = None,
) -> Document:
    """A document on the agency's paper and in its font, with the marks of its issue. ``paper`` is another one."""
    return Document(
        title=title, sections=sections, author=author, subject=subject, footer=footer,
        created=options.issue.created, paper=paper or options.settings.paper, font=options.settings.font,
        watermark=options.issue.watermark, verification=options.issue.verification,
    )  # fmt: skip


def year_asked(plan: PlanDocument, options: Options) -> int:
    """The year of its plan that a paper is about: the one that ``options.extra`` names, else the first."""
    asked = options.extra.get(YEAR, "")
    return min(max(int(asked), plan.first_year), plan.last_year) if asked.isdigit() else plan.first_year


def quarter_asked(options: Options) -> int:
    """The quarter that a paper goes to, from 1: the one that ``options.extra`` names, else the last."""
    asked = options.extra.get(QUARTER, "")
    return int(asked) if asked in ("1", "2", "3") else _LAST_QUARTER


Lacking = Callable[[Book, Options], tuple[str, ...]]


class Choice(Frozen):
    """One thing about a document type that sources leave open and each agency decides: its name in ``Options.extra``,
    what it is called, and the values with their words. The first value holds while nobody has decided."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    help: str = ""

    def chosen(self, options: Options) -> str:
        """The value that was decided, or the first one; an unknown value counts as undecided."""
        value = options.extra.get(self.name, "")
        return value if value in dict(self.values) else self.values[0][0]


class DocumentType(Frozen):
    """A declared document type. ``basis`` are ids of regulations; ``formats`` those it is usually issued in.

    ``plans`` are the kinds of plan it can be printed from; empty for any. ``official`` papers bind the office once they
    are final and carry a number; those that ``follow_plan`` are drafts until the plan is approved and without errors.
    ``beside`` are the kinds of other plans it quotes, which issuing puts into the Book behind the plan's own rows;
    ``both_versions`` asks for a Book that also holds the version before.
    ``of_plan`` True: the papers of each plan follow one another and never those of another plan of the year. A
    ``yearly`` one is printed from a plan of several years and is about one of them (``YEAR`` in ``Options.extra``); a
    ``lasting`` one is about all of them: one paper, filed under the first year and offered in each.
    ``lacking`` says what a final still misses, one name each. ``shelved`` False: it is made from a page
    of its own, and each issue stands beside those before. ``order`` is its place in the year; ``due_from`` the kinds of
    plan that an office wants it printed from each year. The Book of one that is ``measured`` also holds what was
    measured.
    """

    id: str
    title: str
    basis: tuple[str, ...]
    content: Content
    formats: tuple[Format, ...] = FORMATS
    file_name: str = ""
    plans: tuple[str, ...] = ()
    official: bool = False
    follows_plan: bool = True
    beside: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    lacking: Lacking | None = None
    shelved: bool = True
    order: int = 100
    due_from: tuple[str, ...] = ()
    both_versions: bool = False
    of_plan: bool = False
    yearly: bool = False
    lasting: bool = False
    measured: bool = False

    def printable(self, kind: str) -> bool:
        """Whether it can be printed from a plan of this kind."""
        return not self.plans or kind in self.plans

    def missing(self, book: Book, options: Options) -> tuple[str, ...]:
        """What a final of this Book still misses; empty where it is complete."""
        return self.lacking(book, options) if self.lacking else ()


_types: dict[str, DocumentType] = {}


def document_type(  # noqa: PLR0913  # each is one fact of the declaration, given by name
    id: str,
    title: str,
    basis: tuple[str, ...],
    *,
    formats: tuple[Format, ...] = FORMATS,
    file_name: str = "",
    plans: tuple[str, ...] = (),
    official: bool = False,
    follows_plan: bool = True,
    beside: tuple[str, ...] = (),
    choices: tuple[Choice, ...] = (),
    lacking: Lacking | None = None,
    shelved: bool = True,
    order: int = 100,
    due_from: tuple[str, ...] = (),
    both_versions: bool = False,
    of_plan: bool = False,
    yearly: bool = False,
    lasting: bool = False,
    measured: bool = False,
) -> Callable[[Content], Content]:
    """Declare the function below as the content of a document type.

    ``id`` is the module's name; ``title`` the Indonesian name of the document; ``file_name`` the start of the names of
    its files (the id in capitals when empty); the others as ``DocumentType`` says. Raises ``ValueError`` when the id is
    taken.
    """

    def declare(content: Content) -> Content:
        if id in _types:
            raise ValueError(f"the document type {id!r} is declared twice")
        _types[id] = DocumentType(
            id, title, basis, content, formats, file_name or id.upper(), plans, official, follows_plan, beside, choices,
                        lacking, shelved, order, due_from, both_versions, of_plan, yearly, lasting, measured,
        )  # fmt: skip
        return content

    return declare


def document_types() -> Mapping[str, DocumentType]:
    """All document types by id in the order of the year, found by walking ``documents/types/``."""
    from selaras.engine.discovery import import_all  # it loads inspect, which drawing one document can do without
    from selaras.engine.documents import types

    import_all(types)
    return dict(sorted(_types.items(), key=lambda item: (item[1].order, item[0])))


def find_type(id: str) -> DocumentType:
    """The document type of this id, importing no other. Raises ``KeyError`` when there is none."""
    from selaras.engine.documents import types

    name = f"{types.__name__}.{id}"
    if id not in _types and id.isidentifier():
        try:
            import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
    return _types[id]
