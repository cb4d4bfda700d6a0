"""Notes as pages show them: findings grouped by the decision that settles them, with a proposal and a waiver."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse

from selaras.engine.checks.check import Check, checks
from selaras.engine.checks.run import Judgement
from selaras.engine.documents.correction import Cause, basis_words, causes, places_words
from selaras.engine.explanation.reference import figure_of
from selaras.engine.law.law import Law, load_law
from selaras.engine.law.nomenclature import same_name
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.judgement import Finding, Severity
from selaras.engine.tables.rows import PlanDocument, Target
from selaras.registers.archive.scope import current, system
from selaras.registers.findings.actions import judge, sort_out, waivers
from selaras.registers.findings.models import Waiver
from selaras.registers.law.actions import law_beside
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.editing import Change, editable_fields
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from selaras.site.base.asking import Asked, asked_by

GONE = "Catatan ini sudah tidak ada; isinya berubah sejak halaman dibuka. Muat ulang halaman."
_MONEY = "Rp"
WORDS = {severity: load_law().term(f"severity.{severity}") for severity in Severity}


_CERTAINTY = {
    "certain": "pasti",
    "doubtful": "perlu diperiksa",
    "none": "tidak ada",
    "not_loaded": "belum dimuat",
}


class Step(Frozen):
    """One code of an older edition and what becomes of it; ``new`` is empty where no list says that it is one."""

    old: str
    name: str
    new: str
    new_name: str
    word: str
    reason: str

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Step":
        """From what the check tells of one code; the new name only where it differs.

        Why a list is not loaded is said once, by the note itself.
        """
        known = values["certainty"] in ("certain", "doubtful")
        other = known and not same_name(values["name"], values["new_name"])
        return cls(
            old=values["old"],
            name=values["name"],
            new=values["new"] if known else "",
            new_name=values["new_name"] if other else "",
            word=_CERTAINTY[values["certainty"]],
            reason=values["reason"] if known else "",
        )


class Note(Frozen, eq=False):  # a note is itself and no other: what is drawn of it is kept by it
    """One cause: what is wrong, where, by which rule, what would mend it, and who set it aside.

    ``changes`` is what its proposal would change; without a proposal ``asked`` are the values somebody may write.
    ``document`` and its address are told of a note over several documents: where the row stands. ``figure`` is the
    reference of the figure it speaks of.
    """

    key: str
    check: str
    title: str
    severity: Severity
    message: str
    hint: str
    basis: str
    places: str
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    asked: tuple[Asked, ...] = ()
    waiver: Waiver | None = None
    document: str = ""
    document_url: str = ""
    figure: str = ""

    @property
    def word(self) -> str:
        """The severity as the office says it."""
        return WORDS[self.severity]

    @property
    def count(self) -> int:
        """In how many places it stands."""
        return len(self.findings)

    @property
    def mapping(self) -> list[Step]:
        """What becomes of the codes of an older edition, where the note is about that."""
        return [Step.of(values) for values in self.findings[0].values.get("mapping", ())]

    @property
    def all_empty(self) -> bool:
        """True where every value asked for is still missing."""
        return all(each.is_empty for each in self.asked)

    @property
    def kinds_of_change(self) -> list[Change]:
        """One change of each kind: the same before and after are shown once."""
        return list({(change.before, change.after): change for change in reversed(self.changes)}.values())[::-1]


class Notes(Frozen):
    """What the checks say of a plan to one person: the rows they see, notes that count and notes set aside."""

    book: Book
    judgement: Judgement
    counting: tuple[Note, ...]
    waived: tuple[Note, ...]
    whole: bool
    waivers: tuple[Waiver, ...] = ()

    def by_severity(self) -> list[tuple[Severity, str, int]]:
        """See ``by_severity``."""
        return by_severity(self.counting)


def by_severity(notes: Iterable[Note]) -> list[tuple[Severity, str, int]]:
    """Severity, its word and how many causes count; only those there are."""
    counts = Counter(note.severity for note in notes)
    return [(severity, WORDS[severity], counts[severity]) for severity in Severity if counts[severity]]


def notes_of(plan: Plan, agency: Unit) -> Notes:
    """The notes about a plan that the one who acts may see.

    The plan is always judged whole: from the rows of one kelurahan alone every sum would look wrong. Shown are
    the findings about rows this person sees.
    """
    whole = sees_all(agency)
    law = law_beside(plan)
    with system("menilai seluruh rencana"):
        judgement = judge(plan, law)
        everything = book_of(plan) if whole else None
    book = everything or book_of(plan)
    with system("membaca catatan yang dikesampingkan"):
        waived = tuple(waivers(agency, plan.year))
    return _told(book, judgement, law, waived, whole)


@lru_cache(maxsize=16)
def _told(book: Book, judgement: Judgement, law: Law, waived: tuple[Waiver, ...], whole: bool) -> Notes:
    """The notes, kept while the rows that are seen, what was judged, the law and the waivers stay the same."""
    findings = [finding for finding in judgement.findings if whole or _about_own(book, finding)]
    parted = sort_out(findings, waived)
    because = {(finding.check, finding.cause): waiver for finding, waiver in parted.waived}
    aside = causes(finding for finding, _ in parted.waived)
    return Notes(
        book=book,
        judgement=judgement,
        counting=tuple(_note(book, law, cause, None) for cause in causes(parted.counting)),
        waived=tuple(_note(book, law, cause, because[cause.first.check, cause.first.cause]) for cause in aside),
        whole=whole,
        waivers=waived,
    )


def notes_about(book: Book, law: Law, found: Iterable[Cause]) -> list[Note]:
    """The notes of a Book that is not stored."""
    return [replace(_note(book, law, cause, None), figure="") for cause in found]


def sees_all(agency: Unit) -> bool:
    """True for somebody who sees the whole agency, not only units of it."""
    scope = current()
    return scope.everything or any(agency.path.startswith(path) for path in scope.see)


def find_note(notes: Iterable[Note], key: str) -> Note | None:
    """The note of this key, or None where the rows have changed since."""
    return next((note for note in notes if note.key == key), None)


def note_key(check: str, cause: str) -> str:
    """A short name for a cause, stable as long as the cause is."""
    return hashlib.sha256(f"{check}|{cause}".encode()).hexdigest()[:12]


class Addresses(NamedTuple):
    """Where the buttons and links of notes lead."""

    apply: str
    fill: str
    waive: str
    lift: str
    rule: str
    figure: str


def addresses(agency: str, year: int) -> Addresses:
    """Reversed once a page, not once a note."""
    return Addresses(
        apply=reverse("plans:apply", args=[agency, year]),
        fill=reverse("plans:fill", args=[agency, year]),
        waive=reverse("findings:waive", args=[agency, year]),
        lift=reverse("findings:lift", args=[agency, year]),
        rule=reverse("findings:rule", args=["-"]).removesuffix("-/"),
        figure=reverse("figures:explain", args=[agency, year, "-"]).removesuffix("-/"),
    )


def figure_told(book: Book, message: str, row: str) -> str:
    """The reference of the figure that a note speaks of: of an amount of money, of a target, or of what was reached;
    empty for other notes."""
    about = book.find(row)
    if about is None or not (isinstance(about, Target | Actual) or _MONEY in message):
        return ""
    return str(figure_of(book, about) or "")


def _about_own(book: Book, finding: Finding) -> bool:
    row = book.find(finding.row)
    return row is not None and not isinstance(row, PlanDocument)


def _note(book: Book, law: Law, cause: Cause, waiver: Waiver | None) -> Note:
    first = cause.first
    declared: Check | None = checks().get(first.check)
    key = note_key(first.check, first.cause)
    changes = _changes(book, cause.findings)
    return Note(
        key=key,
        check=first.check,
        title=declared.title.rstrip(".") if declared else first.check,
        severity=first.severity,
        message=first.message,
        hint=first.hint,
        basis=basis_words(law, first),
        places=places_words([finding.place for finding in cause.findings]),
        findings=cause.findings,
        changes=changes if waiver is None else (),
        asked=asked_by(book, law, cause.findings, key) if waiver is None and not changes else (),
        waiver=waiver,
        figure=figure_told(book, first.message, first.row),
    )


def _changes(book: Book, findings: Sequence[Finding]) -> tuple[Change, ...]:
    """What the proposals of these findings would change: texts of rows, where they differ from what stands."""
    made: dict[tuple[str, str], Change] = {}
    for finding in findings:
        row = book.find(finding.row)
        if finding.proposal is None or row is None or finding.field not in editable_fields(type(row)):
            continue
        before = getattr(row, finding.field)
        if isinstance(before, str) and before != finding.proposal:
            change = Change(type(row).__name__, row.id, finding.field, before, finding.proposal)
            made.setdefault((row.id, finding.field), change)
    return tuple(made.values())
