"""What the page says of a file: what it is, how sure that is, what was read, doubts and notes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from selaras.engine.checks.check import checks
from selaras.engine.documents.correction import Cause, basis_words, causes, change_words, places_words
from selaras.engine.examination.examine import Examined
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.readers.kinds import BY_ID
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem, Severity
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.row_types import ROW_TYPES
from selaras.engine.tables.rows import WorkItem

MOST_NOTES = 60
MOST_OPEN = 6
MOST_OF_A_KIND = 20
MOST_BUDGETS = 12
_LEVELS = ("program", "kegiatan", "sub_kegiatan")
# In this order; what a file holds besides is told neither by its number nor by its name.
_COUNTED = (
    "Goal", "Objective", "Indicator", "Target", "Actual", "Spending", "AgreementLine", "AgreementBudget",
    "SurveyAnswer", "Complaint", "Criterion", "Section",
)  # fmt: skip


class Note(Frozen):
    """One cause: what is wrong, where, by which rule, and what would mend it."""

    check: str
    title: str
    message: str
    hint: str
    change: str
    basis: str
    places: str
    count: int


class Group(Frozen):
    """The notes of one severity. ``shown`` of them are on the page, all ``count`` in the correction sheet."""

    severity: Severity
    word: str
    shown: Sequence[Note]
    count: int

    @property
    def opens(self) -> bool:
        """Whether its notes lie open: the ones that must be mended, while they are few."""
        return self.severity is Severity.ERROR and self.count <= MOST_OPEN


class Kind(Frozen):
    """Doubts with the same advice: the first, others shown on demand, and how many there are besides."""

    first: Problem
    others: Sequence[Problem]
    more: int

    @property
    def count(self) -> int:
        """How many there are in all."""
        return 1 + len(self.others) + self.more


class Result(Frozen):
    """Everything the page says of a file that was read."""

    name: str
    kind: str
    year: int
    sure: str
    reasons: str
    format: str
    is_plan: bool
    counted: Sequence[tuple[str, int]]
    budgets: Sequence[tuple[str, str]]
    groups: Sequence[Group]
    doubts: Sequence[Kind]
    not_judged: Sequence[tuple[str, str, str]]

    @property
    def notes(self) -> int:
        """How many causes there are in all."""
        return sum(group.count for group in self.groups)

    @property
    def more_notes(self) -> int:
        """How many causes are not on the page."""
        return sum(group.count - len(group.shown) for group in self.groups)

    @property
    def asked(self) -> int:
        """How many doubts there are in all."""
        return sum(kind.count for kind in self.doubts)


def result_of(examined: Examined, law: Law) -> Result:
    """The page about a file that was not refused."""
    kind, book = BY_ID[examined.kind], examined.book
    declared = checks()
    return Result(
        name=examined.name,
        kind=kind.name,
        year=book.plan.first_year if book.plan else 0,
        sure=examined.sure,
        reasons=", ".join(examined.reasons),
        format=examined.format,
        is_plan=kind.plan,
        counted=_counted(book, law),
        budgets=_budgets(book)[:MOST_BUDGETS],
        groups=_groups(book, law, causes(examined.findings)),
        doubts=doubts_of(examined.problems),
        not_judged=[
            (check, declared[check].title.rstrip("."), reason)
            for check, reason in sorted(examined.not_applicable.items())
        ],
    )


def doubts_of(problems: Iterable[Problem]) -> list[Kind]:
    """What refuses a file first, then doubts in the order of the file, those with the same advice together."""
    groups: dict[tuple[bool, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((not problem.unreadable, problem.hint), []).append(problem)
    return [
        Kind(same[0], same[1 : MOST_OF_A_KIND + 1], max(0, len(same) - MOST_OF_A_KIND - 1))
        for (_, _), same in sorted(groups.items(), key=lambda group: group[0][0])
    ]


def _counted(book: Book, law: Law) -> list[tuple[str, int]]:
    levels = Counter(item.level for item in book.all(WorkItem))
    work = [(law.term(level), levels[level]) for level in _LEVELS if levels[level]]
    rows = [(law.term(name), len(book.all(ROW_TYPES[name]))) for name in _COUNTED]
    return work + [(word, count) for word, count in rows if count]


def _budgets(book: Book) -> list[tuple[str, str]]:
    amounts = {item: ceiling.amount for item, ceiling in book.ceilings.items()}
    own = (item for item in book.all(WorkItem) if item.level == "organisation")
    return [(item.name, rupiah(amount)) for item in own if (amount := amounts.get(item.id)) is not None]


def _groups(book: Book, law: Law, found: list[Cause]) -> list[Group]:
    """Notes by severity, the heaviest first; the page has room for so many in all."""
    groups, room = [], MOST_NOTES
    for severity, same in groupby(found, lambda cause: cause.first.severity):
        held = list(same)
        shown = [_note(book, law, cause) for cause in held[:room]]
        room -= len(shown)
        groups.append(Group(severity, law.term(f"severity.{severity}"), shown, len(held)))
    return groups


def _note(book: Book, law: Law, cause: Cause) -> Note:
    first = cause.first
    declared = checks().get(first.check)
    basis = basis_words(law, first)
    return Note(
        check=first.check,
        title=declared.title.rstrip(".") if declared else first.check,
        message=first.message,
        hint=first.hint,
        change=change_words(book, cause),
        basis="konsistensi isi berkas" if basis == CONSISTENCY else basis,
        places=places_words([finding.place for finding in cause.findings]),
        count=len(cause.findings),
    )
