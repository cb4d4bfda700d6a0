"""What the page says of a file: what it is, how sure that is, what was read, doubts and notes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from selaras.engine.checks.check import checks
from selaras.engine.documents.correction import Cause, basis_words, causes, change_words, places_words
from selaras.engine.examination.examine import Examined
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.readers.kinds import BY_ID
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.evaluation import Criterion
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem, Severity
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.rows import AgreementLine, Goal, Indicator, Objective, Row, Section, Target, WorkItem
from selaras.engine.tables.services import Complaint, SurveyAnswer

MOST_NOTES = 120
MOST_CARDS = 2
MOST_OPEN = 6
MOST_OF_A_KIND = 20
MOST_BUDGETS = 12
_LEVELS: Mapping[str, str] = {"program": "program", "kegiatan": "kegiatan", "sub_kegiatan": "sub kegiatan"}
# What is told of a file, in this order; rows of other kinds only hold these together.
_COUNTED: tuple[tuple[type[Row], str], ...] = (
    (Goal, "tujuan"),
    (Objective, "sasaran"),
    (Indicator, "indikator"),
    (Target, "target"),
    (Actual, "capaian"),
    (Spending, "realisasi anggaran"),
    (AgreementLine, "baris Perjanjian Kinerja"),
    (AgreementBudget, "baris anggaran Perjanjian Kinerja"),
    (SurveyAnswer, "jawaban survei"),
    (Complaint, "pengaduan"),
    (Criterion, "baris evaluasi AKIP"),
    (Section, "bagian teks"),
)


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


class Alike(Frozen):
    """The notes of one check: few of them in sight, of many the first; others open below it, and ``more`` stand in the
    correction sheet alone."""

    cards: Sequence[Note]
    others: Sequence[Note]
    more: int

    @property
    def rest(self) -> int:
        """How many are not in sight."""
        return len(self.others) + self.more


class Group(Frozen):
    """The notes of one severity, ``count`` in all."""

    severity: Severity
    word: str
    checks: Sequence[Alike]
    count: int

    @property
    def opens(self) -> bool:
        """Whether its cards lie open: those that must be mended, while they are few."""
        return self.severity is Severity.ERROR and self.count <= MOST_OPEN


class Doubt(Frozen):
    """One doubt; without a place where it is about the file as a whole."""

    message: str
    hint: str
    place: str


class Kind(Frozen):
    """Doubts with the same advice: the first, others shown on demand, and how many there are besides."""

    first: Doubt
    others: Sequence[Doubt]
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
    judged: int

    @property
    def notes(self) -> int:
        """How many causes there are in all."""
        return sum(group.count for group in self.groups)

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
        counted=_counted(book),
        budgets=_budgets(book)[:MOST_BUDGETS],
        groups=_groups(book, law, causes(examined.findings)),
        doubts=doubts_of(examined.problems),
        not_judged=[
            (check, declared[check].title.rstrip("."), reason)
            for check, reason in sorted(examined.not_applicable.items())
        ],
        judged=len(declared) - len(examined.not_applicable),
    )


def doubts_of(problems: Iterable[Problem]) -> list[Kind]:
    """What refuses a file first, then doubts in the order of the file, those with the same advice together."""
    many = MOST_OF_A_KIND + 1
    groups: dict[tuple[bool, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((not problem.unreadable, problem.hint), []).append(problem)
    return [
        Kind(_doubt(same[0]), [_doubt(each) for each in same[1:many]], max(0, len(same) - many))
        for (_, _), same in sorted(groups.items(), key=lambda group: group[0][0])
    ]


def _doubt(problem: Problem) -> Doubt:
    place = problem.place.sentence()
    return Doubt(problem.message, problem.hint, "" if place == problem.place.file else place)


def _counted(book: Book) -> list[tuple[str, int]]:
    levels: Counter[str] = Counter(item.level for item in book.all(WorkItem))
    told = [(word, levels[level]) for level, word in _LEVELS.items()]
    told += [(word, len(book.all(kind))) for kind, word in _COUNTED]
    return [(word, count) for word, count in told if count]


def _budgets(book: Book) -> list[tuple[str, str]]:
    amounts = {item: ceiling.amount for item, ceiling in book.ceilings.items()}
    own = (item for item in book.all(WorkItem) if item.level == "organisation")
    return [(item.name, rupiah(amount)) for item in own if (amount := amounts.get(item.id)) is not None]


def _groups(book: Book, law: Law, found: list[Cause]) -> list[Group]:
    """Notes by severity, the heaviest first, and within it by check; the page has room for so many in all."""
    groups, room = [], MOST_NOTES
    for severity, same in groupby(found, lambda cause: cause.first.severity):
        held = list(same)
        by_check: dict[str, list[Cause]] = {}
        for cause in held:
            by_check.setdefault(cause.first.check, []).append(cause)
        alike = []
        for of_check in by_check.values():
            shown = [_note(book, law, cause) for cause in of_check[: max(1, room)]]
            room -= len(shown)
            cards = MOST_CARDS if len(of_check) <= MOST_CARDS else 1
            alike.append(Alike(shown[:cards], shown[cards:], len(of_check) - len(shown)))
        groups.append(Group(severity, law.term(f"severity.{severity}"), alike, len(held)))
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
