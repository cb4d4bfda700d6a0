"""The typed frozen rows a Book is made of; the one source for models, glossary and command-line columns.

Money is int64 sen; targets are int64 in ten-thousandths of their unit. ``None`` is unknown, never zero.
A field that ends in ``_text`` or is called ``text`` keeps what the source printed.
"""

from datetime import date
from typing import Literal

from selaras.engine.tables.frozen import Frozen, names
from selaras.engine.tables.place import Place

WorkLevel = Literal["organisation", "program", "kegiatan", "sub_kegiatan"]
DocumentKind = Literal[
    "rpjmd", "renstra", "iku", "renja", "rkt", "pk", "dpa", "action_plan", "renja_evaluation", "realisation",
    "musrenbang", "performance_tree",
]  # fmt: skip
Owner = Literal["region", "agency"]


class Row(Frozen, kw_only=True):
    """What every row names: its document, organisation, period and version, and the place it came from.

    ``id`` is unique in a Book; ``document`` and ``organisation`` are ids of rows of the same Book.
    ``period`` is ``2025``, ``2021-2026``, ``2025-Q1`` or ``..2024`` (run up until then); ``version`` is ``murni``,
    ``pergeseran n`` or ``perubahan n``. ``carried`` is true of a row that was copied from the year before and that
    nobody has touched or confirmed since.
    """

    id: str
    document: str
    organisation: str
    period: str
    version: str = "murni"
    place: Place
    carried: bool = False


# Who


class Organisation(Row, kw_only=True):
    """A government, an agency or one of its units.

    ``kind`` is ``kecamatan``, ``kelurahan``, ``desa``, ``sekretariat``, ``sub_bagian``, ``seksi`` or the like.
    A ``supervised`` unit (desa) stands beside the agency and is never summed into it.
    """

    level: Literal["government", "agency", "unit"]
    kind: str
    code: str = ""
    code_proposed: str = ""
    name: str
    parent: str = ""
    supervised: bool = False
    number: str = ""


class Position(Row, kw_only=True):
    """A post in an organisation, with the words printed above a signature.

    ``echelon`` is as the office writes it (``III.a``). The one post that ``is_head`` leads its organisation;
    ``superior`` is the post above where somebody has said which, else the head of the organisation above is meant.
    """

    name: str
    echelon: str = ""
    is_head: bool = False
    superior: str = ""


class Official(Row, kw_only=True):
    """A person who signs. ``nip`` is 18 digits or empty."""

    name: str
    nip: str = ""
    rank: str = ""


class Appointment(Row, kw_only=True):
    """Who holds a position from when until when, definitive or acting."""

    position: str
    official: str
    kind: Literal["definitive", "plt", "plh", "pj"] = "definitive"
    since: date
    until: date | None = None


class Duty(Row, kw_only=True):
    """One duty of an organisation as the plan lists it."""

    number: str
    text: str


# Text


class Figure(Frozen):
    """A figure inside a paragraph that is no typed text but the value of a field of a row of the Book.

    It is printed from character ``start`` (from 0) up to ``end``, excluded; what stands there in the text is the value
    as it was when the paragraph was written, so that a value that changed since can be shown.
    """

    start: int
    end: int
    row: str
    field: str


class Paragraph(Frozen):
    """One piece of a section in its order: running text, a list item, a title line, a picture's gap or a table.

    ``marker`` is the printed number of an item (``1.``, ``a.``); ``table`` the number of the table that stands here.
    ``carried`` as of a row.
    """

    text: str
    place: Place
    kind: Literal["text", "item", "title", "table"] = "text"
    marker: str = ""
    indent: int = 0
    table: str = ""
    figures: tuple[Figure, ...] = ()
    carried: bool = False


class Section(Row, kw_only=True):
    """A heading with all that stands under it, up to the next heading. ``level`` 1 is a chapter."""

    number: str
    heading: str
    level: int
    order: int
    paragraphs: tuple[Paragraph, ...] = ()


class ContentsEntry(Row, kw_only=True):
    """One line of the printed table of contents."""

    number: str
    title: str
    page: str
    order: int


class Citation(Row, kw_only=True):
    """A regulation named in the text. ``regulation`` is the id of the law's own record, empty where we have none."""

    kind: str
    number: str
    year: int | None
    about: str
    text: str
    regulation: str = ""
    section: str = ""


# Strategy


class PlanDocument(Row, kw_only=True):
    """A plan, or the part of a plan that quotes another one (the Renstra table inside an RKT).

    ``edition`` is the id of the nomenclature its codes follow; ``signed_on`` is unknown where the plan does not say.
    """

    kind: DocumentKind
    title: str
    first_year: int
    last_year: int
    edition: str = ""
    stage: str = ""
    status: Literal["draft", "approved"] = "draft"
    basis: str = ""
    signed_on: date | None = None


class Vision(Row, kw_only=True):
    """The vision of the region or of the agency."""

    owner: Owner
    text: str


class Mission(Row, kw_only=True):
    """One mission of the region or of the agency."""

    owner: Owner
    number: str
    text: str


class Goal(Row, kw_only=True):
    """A goal (tujuan) as one place of the plan words it. ``serves`` is the stored id of the goal or objective of the
    RPJMD that it serves; that stands in another plan, so it is no reference inside the Book."""

    number: str
    text: str
    mission: str = ""
    serves: str = ""


class Objective(Row, kw_only=True):
    """An objective (sasaran) as one place of the plan words it; ``goal`` where the table shows it."""

    number: str
    text: str
    goal: str = ""


class Strategy(Row, kw_only=True):
    """A strategy as one list or table of the plan words it; ``objective`` where the plan shows it."""

    number: str
    text: str
    objective: str = ""


class PolicyDirection(Row, kw_only=True):
    """A policy direction (arah kebijakan) under a strategy."""

    strategy: str
    text: str


# Measures


class Indicator(Row, kw_only=True):
    """An indicator at one place. ``subject`` is the id of what is measured: a goal, objective, work item, agreement
    line or node of the performance tree. The attributes are those that regions print (regulations.md §3).

    ``formula`` is how the plan words it; ``expression`` the same over the symbols of its components, so that it can be
    computed. ``achievement`` is the id of the formula of achievement (regulations.md §4.1) and ``cap`` the highest
    percentage that counts, in ten-thousandths of a percent; None caps nothing. ``standard`` is the national standard
    (SPM), ``ikk`` the key indicator of government (IKK) it is, and ``proof`` the document that proves a value.

    ``change`` says what became of it from ``changed_on`` on; ``predecessor`` is the stored id of the indicator it
    revises or replaces, in this plan or an earlier one, so it is no reference inside the Book.
    """

    subject: str
    number: str = ""
    name: str
    unit: str = ""
    is_key: bool = False
    direction: Literal["", "up", "down", "range"] = ""
    kind: Literal["", "outcome", "output"] = ""
    timing: Literal["", "lagging", "leading"] = ""
    definition: str = ""
    reason: str = ""
    formula: str = ""
    expression: str = ""
    achievement: str = ""
    cap: int | None = None
    source: str = ""
    frequency: str = ""
    accumulation: Literal["", "sum", "last", "mean"] = ""
    owner: str = ""
    standard: str = ""
    ikk: str = ""
    proof: str = ""
    change: Literal["", "new", "revised", "replaced", "stopped"] = ""
    changed_on: date | None = None
    change_reason: str = ""
    predecessor: str = ""


class Target(Row, kw_only=True):
    """The target of an indicator for one period. ``value`` is in ten-thousandths; ``grade`` is a word like Baik."""

    indicator: str
    text: str
    value: int | None
    unit: str = ""
    grade: str = ""


# Work and money


class WorkItem(Row, kw_only=True):
    """A line of the budget tree. ``code`` is as printed without spaces (``code_text`` with them, where there were any);
    ``parent`` is the nearest line above of the next higher level in the same unit (design §8). ``result`` is the
    outcome of a program or the sasaran of a kegiatan where the plan words one. ``begins`` and ``ends`` are its planned
    days, ``note`` the printed keterangan. ``target_group`` and the priorities it serves are those of Tabel 4.1."""

    order: int
    level: WorkLevel
    code: str
    code_text: str = ""
    code_proposed: str = ""
    edition: str = ""
    name: str
    parent: str = ""
    objective: str = ""
    location: str = ""
    fund_source: str = ""
    result: str = ""
    begins: date | None = None
    ends: date | None = None
    note: str = ""
    target_group: str = ""
    national_priority: str = ""
    regional_priority: str = ""


class Ceiling(Row, kw_only=True):
    """The pagu of a work item. ``amount`` is sen."""

    item: str
    amount: int | None
    text: str


# Promise


class Agreement(Row, kw_only=True):
    """A performance agreement (perjanjian kinerja). The parties are positions as printed.

    ``replaces`` is the stored id of the agreement that this one amends, in an earlier version, and ``ground`` the
    lawful ground of the amendment. ``quarters`` says how its quarter targets are to be read.
    """

    title: str
    year: int
    signed_on: date | None = None
    first_party: str = ""
    second_party: str = ""
    replaces: str = ""
    ground: Literal["", "official", "strategy", "priority"] = ""
    quarters: Literal["", "cumulative", "single"] = ""


class AgreementLine(Row, kw_only=True):
    """One line of the annex: an objective and the indicator promised. ``origin`` says where the line comes from;
    empty means that nobody has said yet. ``above`` is the stored id of the superior's line that this one serves, and
    ``source`` that of the indicator it was taken from (of the annual plan, Renstra or IKU; in a rencana aksi, of the
    agreement). Both stand in other plans, so they are no references inside the Book."""

    number: str
    order: int
    objective: str
    indicator: str
    origin: Literal["", "renstra", "iku", "assignment", "other"] = ""
    origin_basis: str = ""
    above: str = ""
    source: str = ""


def field_names(kind: type[Row]) -> tuple[str, ...]:
    """The fields of a row type in their declared order, the common ones first."""
    return names(kind)
