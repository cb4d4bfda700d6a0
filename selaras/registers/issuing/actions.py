"""Issues a document of a stored plan; an unchanged plan gives the document that exists."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from selaras.engine.checks.check import checks
from selaras.engine.checks.run import Judgement
from selaras.engine.documents.annual_sources import OWN
from selaras.engine.documents.document import QUARTER, YEAR, DocumentType, Issue, Options, find_type, quarter_asked
from selaras.engine.documents.job import Job, dump_job
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.render import render_in_child
from selaras.engine.documents.signing import in_office
from selaras.engine.facts.text_figures import stale_figures
from selaras.engine.facts.unreviewed import unreviewed
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import EMPTY, Frozen, replace
from selaras.engine.tables.jsonl import dump
from selaras.engine.tables.judgement import Finding, Severity
from selaras.engine.tables.period import QUARTERS
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.rows import Position
from selaras.registers.archive.actions import Draft, already_issued, current_document, keep, next_sequence
from selaras.registers.archive.identity import new_document_id
from selaras.registers.archive.models import IssuedDocument, IssuedFile
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.findings.actions import judge, open_findings, year_findings
from selaras.registers.issuing.beside import with_plans_beside
from selaras.registers.issuing.numbers import number as number_of
from selaras.registers.measurements.measured import with_measurements, with_remarks
from selaras.registers.organisations.access import may, require
from selaras.registers.organisations.document_settings import settings_of
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ISSUE, VERIFY
from selaras.registers.organisations.units import agency_above
from selaras.registers.plans.actions import problems_of
from selaras.registers.plans.models import Plan
from selaras.registers.plans.people import peopled_book, posts_gone
from selaras.registers.plans.store import book_of
from selaras.registers.plans.verification import told as verification_told

_YEARS_BACK = 5  # of a Renstra
_NAMED = 8  # things a refusal lists by name
_AS_DRAFT = "diminta sebagai konsep"


_ANOTHER = "Dokumen lain baru saja diterbitkan. Muat ulang halaman, lalu terbitkan sekali lagi."
VERIFICATION_PAPER = "berita_acara_verifikasi"
"""Also issued by those who verified."""
_CORRECTION_SHEET = "lembar_koreksi"
_VERIFIED = (Plan.Status.VERIFIED, Plan.Status.APPROVED)


_TOLD = 3
"""Figures of the text that a reason names one by one; the page of the text lists all of them."""


class Issued(Frozen):
    """The document, whether this call made it, why it is only a draft (empty for a final), and the plan it was drawn
    from: the unit's own one where that of another kind was asked."""

    document: IssuedDocument
    new: bool
    drafted_because: tuple[str, ...]
    plan: Plan


def why_draft(plan: Plan, counting: Sequence[Finding]) -> tuple[str, ...]:
    """The reasons why a document of this plan can only be a draft, in Indonesian (design §8).

    ``counting`` are its findings that nobody has set aside.
    """
    reasons = []
    if not plan.is_approved:
        reasons.append("rencana belum ditetapkan")
        # What nobody reviewed does not hinder a plan that was approved with it: that is frozen, and was told then.
        if waiting := len(unreviewed(peopled_book(plan))):
            reasons.append(f"{waiting} isian salinan belum ditinjau")
    # One cause is one note, however many rows it stands in: the same number as on the pages.
    errors = len({(finding.check, finding.cause) for finding in counting if finding.severity is Severity.ERROR})
    if errors:
        reasons.append(f"{errors} catatan wajib diperbaiki masih terbuka")
    if stale := stale_figures(book_of(plan)):
        told = [
            f"“{each.was}” {'barisnya tidak ada lagi' if each.is_gone else f'kini {each.now}'}"
            for each in stale[:_TOLD]
        ]
        more = f", dan {len(stale) - _TOLD} lagi" if len(stale) > _TOLD else ""
        reasons.append(f"{len(stale)} angka dalam naskah tidak lagi sama dengan barisnya ({', '.join(told)}{more})")
    return tuple(reasons)


class Asked(Frozen):
    """What somebody asks of one issue: a draft although a final is possible, the type's own values by name, and the
    year it is asked in, 0 for the first one of the plan."""

    as_draft: bool = False
    extra: Mapping[str, str] = EMPTY
    year: int = 0


class _Made(Frozen):
    """What a document is made from, the digest of it, and why it is only a draft."""

    book: Book
    options: Options
    digest: str
    reasons: tuple[str, ...]


def _made_from(plan: Plan, declared: DocumentType, on: date, asked: Asked) -> _Made:
    own, judgement = _book(plan, declared), judge(plan)
    counting, over_year = open_findings(plan, judgement), _over_year(plan)
    mine = [finding for finding in over_year if own.find(finding.row) is not None]
    reasons = why_draft(plan, [*counting, *mine]) if declared.official and declared.follows_plan else ()
    if asked.as_draft and declared.official:
        reasons = (_AS_DRAFT, *reasons)
    if declared.id == VERIFICATION_PAPER:
        reasons = () if plan.status in _VERIFIED else ("verifikasi belum selesai",)
    year = int(asked.extra.get(YEAR, plan.year))
    book, beside = with_plans_beside(plan, own, declared, year)
    if declared.measured:
        agency, years = agency_above(plan.org_unit), range(year - _YEARS_BACK, year + 1)
        book = with_remarks(with_measurements(book, agency, years), agency, years)
        beside = {OWN: " ".join(dict.fromkeys(row.document for row in own)), **beside}
    options = _options(plan, declared, judgement, book, on, drafted=bool(reasons))
    if declared.id == VERIFICATION_PAPER:
        beside = {**beside, "verification": verification_told(plan)}
    told = (*counting, *over_year) if declared.id == _CORRECTION_SHEET else counting
    options = replace(options, findings=told, extra={**options.extra, **beside, **asked.extra})
    return _Made(book, options, _digest(declared, book, options), reasons)


def _over_year(plan: Plan) -> tuple[Finding, ...]:
    """What is said over several documents of the year, for the plans of the agency itself."""
    return year_findings(plan.org_unit, plan.year) if plan.org_unit.level == Unit.Level.AGENCY else ()


def _book(plan: Plan, declared: DocumentType) -> Book:
    """The Book a document is drawn from: with the version before, where the document sets both beside each other."""
    book = peopled_book(plan)
    if not declared.both_versions or plan.follows_id is None:
        return book
    return Book([*book, *book_of(Plan.objects.select_related("org_unit").get(pk=plan.follows_id))])


def _demand_complete(declared: DocumentType, made: _Made) -> None:
    """A final must not lack anything: raises ``Refused`` with the list of what is missing."""
    missing = declared.missing(made.book, made.options) if declared.official and not made.reasons else ()
    if missing:
        more = f", dan {len(missing) - _NAMED} lainnya" if len(missing) > _NAMED else ""
        raise Refused(
            f"{declared.title} belum dapat terbit sebagai dokumen final. Yang belum diisi: "
            f"{'; '.join(missing[:_NAMED])}{more}. Lengkapi dahulu, atau cetak sebagai konsep."
        )


def issue(plan: Plan, type_id: str, at: datetime, asked: Asked | None = None) -> Issued:
    """Draws the document in all its formats and freezes it with its Book. The one who acts must be allowed to.

    Raises ``Refused`` when that is not so, when the type is unknown, when a final lacks something or the document
    cannot be drawn, and when what it is made from changed while it was drawn.
    """
    declared = _type(type_id)
    if declared.id != VERIFICATION_PAPER or not may(current(), VERIFY, plan.org_unit):
        require(current(), ISSUE, plan.org_unit, "menerbitkan dokumen")
    wanted = asked or Asked()
    year = wanted.year or plan.year
    plan = _own_plan(plan, declared, year)
    if not declared.printable(plan.kind):
        raise Refused(_not_from(declared, plan))
    _demand_newest(plan)
    if declared.yearly:
        wanted = Asked(wanted.as_draft, {**wanted.extra, YEAR: str(year)})
    made = _made_from(plan, declared, at.date(), wanted)
    _demand_complete(declared, made)
    status = IssuedDocument.Status.DRAFT if made.reasons else IssuedDocument.Status.FINAL
    existing = already_issued(plan.org_unit_id, type_id, _year(plan, made.options), status, made.digest)
    if existing is not None:
        return Issued(existing, False, made.reasons, plan)
    draft, options = _numbered(plan, declared, made.options, at)
    draft = replace(draft, status=status, source_digest=made.digest, book=dump(made.book))
    files = _drawn(Job(type_id, made.book, options, declared.formats))
    again = Plan.objects.select_related("org_unit").get(pk=plan.pk)
    if _made_from(again, declared, at.date(), wanted).digest != made.digest:
        raise Refused(
            "Rencana, catatan, atau pengaturan berubah sementara dokumen ini disiapkan. Terbitkan sekali lagi."
        )
    document = _keep_once(declared, draft, files)
    return Issued(document, document.pk == draft.id, made.reasons, plan)


def _own_plan(plan: Plan, declared: DocumentType, year: int) -> Plan:
    """The plan of the year that a type is named for, where the unit keeps one: its Perjanjian Kinerja is printed from
    that, never from the table that its annual plan quotes, and its Renja from the Renja beside an RKT."""
    if plan.kind == declared.id or not declared.printable(declared.id):
        return plan
    if not (declared.printable(plan.kind) or declared.yearly or declared.lasting):
        return plan
    own = Plan.objects.filter(org_unit=plan.org_unit_id, kind=declared.id, year__lte=year)
    held = own.filter(Q(year=year) | Q(last_year__gte=year)).select_related("org_unit")
    return held.order_by("-year", "-id").first() or plan


def _year(plan: Plan, options: Options) -> int:
    """The year that a document is filed under: the one it is about, else the first one of its plan."""
    return int(options.extra.get(YEAR, plan.year))


def _demand_newest(plan: Plan) -> None:
    """A paper of a version that was followed by another one that is approved would replace that one's."""
    later = Plan.objects.filter(follows=plan, status=Plan.Status.APPROVED).first()
    if later is not None:
        raise Refused(f"{plan} sudah diganti oleh {later}. Unduh terbitan lamanya dari riwayat.")


def _not_from(declared: DocumentType, plan: Plan) -> str:
    kinds = [KIND_WORDS.get(kind, kind) for kind in declared.plans]
    last = f"{', '.join(kinds[:-1])} atau {kinds[-1]}" if len(kinds) > 1 else kinds[0]
    return f"{declared.title} tidak dapat dicetak dari {plan}. Unggah dahulu {last} tahun {plan.year}."


def _type(type_id: str) -> DocumentType:
    try:
        return find_type(type_id)
    except KeyError as error:
        raise Refused(f"Jenis dokumen “{type_id}” tidak dikenal.") from error


def _options(
    plan: Plan, declared: DocumentType, judgement: Judgement, book: Book, on: date, *, drafted: bool
) -> Options:
    """``in_office`` is told so that a document of another day differs where other people hold the posts that day."""
    stored = settings_of(agency_above(plan.org_unit))
    return Options(
        settings=stored.for_documents(),
        issue=Issue(draft=drafted),
        problems=tuple(problems_of(plan)),
        check_titles={id: check.title for id, check in checks().items()},
        not_applicable=dict(judgement.not_applicable),
        extra={"file": plan.source_file, **_in_office(book, on), **_gone(plan, on), **stored.chosen(declared)},
    )


def _in_office(book: Book, on: date) -> dict[str, str]:
    held = [found.id for post in book.all(Position) if (found := in_office(book, post, on))]
    return {"in_office": " ".join(held)} if held else {}


def _gone(plan: Plan, on: date) -> dict[str, str]:
    gone = posts_gone(plan, on)
    return {"posts_gone": " ".join(gone)} if gone else {}


def _digest(declared: DocumentType, book: Book, options: Options) -> str:
    """What the document is made from; the facts of the issue itself do not count."""
    return hashlib.sha256(dump_job(Job(declared.id, book, options, declared.formats)).encode()).hexdigest()


def _numbered(plan: Plan, declared: DocumentType, options: Options, at: datetime) -> tuple[Draft, Options]:
    """The draft of the archive row with the id and number that the document prints."""
    drafted = options.issue.draft
    numbered = declared.official and not drafted
    # The papers of an agency and its units are numbered in one row.
    year = _year(plan, options)
    sequence = next_sequence(agency_above(plan.org_unit).path, declared.id, year) if numbered else None
    decided = settings_of(agency_above(plan.org_unit))
    number = number_of(decided, sequence, declared, year, at.date()) if sequence else ""
    status = IssuedDocument.Status.DRAFT if drafted else IssuedDocument.Status.FINAL
    before = _before(declared, plan.org_unit_id, year, status, plan.pk)
    draft = Draft(
        id=new_document_id(), agency=plan.org_unit_id, type=declared.id, title=_title(plan, declared, year, options),
        year=year, status=status, source_digest="", book="", issued_at=at, dated=at.date(), sequence=sequence,
        number=number, plan=plan.pk, replaces=before.pk if before else None, issued_by=_person(),
    )  # fmt: skip
    url = f"{settings.SELARAS_URL.rstrip('/')}/v/{draft.id}" if settings.SELARAS_URL else ""
    facts = Issue(created=at, draft=drafted, number=number, on=at.date(), id=draft.id, url=url)
    return draft, replace(options, issue=facts)


def _before(declared: DocumentType, unit: str, year: int, status: str, plan: str) -> IssuedDocument | None:
    """The document that a new one takes the place of: of the same type and year, or of this plan's own row of them."""
    if not declared.shelved:
        return None
    return current_document(unit, declared.id, year, status, (plan,) if declared.of_plan else ())


def _title(plan: Plan, declared: DocumentType, year: int, options: Options) -> str:
    """What the document is called in lists: with its quarter, and the name of the unit where it is a unit's."""
    unit = f" {plan.org_unit.name}" if plan.org_unit.level == Unit.Level.UNIT else ""
    of_plan = f" {plan}" if declared.of_plan else f" {plan.years if declared.lasting else year}"
    quarter = f" Triwulan {QUARTERS[quarter_asked(options) - 1]}" if QUARTER in options.extra else ""
    return f"{declared.title}{quarter}{of_plan}{unit}"


def _person() -> str | None:
    scope = current()
    return scope.actor if scope.grants else None


def _drawn(job: Job) -> dict[str, bytes]:
    try:
        files = render_in_child(job)
    except NotDrawn as error:
        raise Refused(str(error)) from error
    return {str(format_): content for format_, content in files.items()}


@transaction.atomic
def _keep_once(declared: DocumentType, draft: Draft, files: Mapping[str, bytes]) -> IssuedDocument:
    """Keeps the document, unless another request issued while this one was drawn: then the same document is the one
    that exists, and one that is not the same has taken the number and the place of this one."""
    agency = agency_above(Unit.objects.select_for_update(no_key=True).get(pk=draft.agency))
    Unit.objects.select_for_update(no_key=True).get(pk=agency.pk)
    same = already_issued(draft.agency, draft.type, draft.year, draft.status, draft.source_digest)
    if same is not None:
        return same
    newest = _before(declared, draft.agency, draft.year, draft.status, draft.plan)
    if (newest.pk if newest else None) != draft.replaces:
        raise Refused(_ANOTHER)
    if draft.sequence is not None and draft.sequence < next_sequence(agency.path, draft.type, draft.year):
        raise Refused(_ANOTHER)
    return keep(draft, files)


def issued_files(plan: Plan, year: int = 0, lasting: Mapping[str, int] = EMPTY) -> QuerySet[IssuedFile]:
    """The files of all documents issued for the plan's agency and ``year`` (0: the plan's first) and, by type, of the
    ``lasting`` ones under the year they are filed; in another year than the plan's first also all papers of the plan.
    Each with its document, the newest first.

    A document has at least one file, so these are also all documents: one query for both.
    """
    wanted = Q(document__year=year or plan.year)
    if year and year != plan.year:
        wanted |= Q(document__plan=plan.pk)
    for type_, filed in lasting.items():
        wanted |= Q(document__type=type_, document__year=filed)
    found = IssuedFile.objects.filter(wanted, document__org_unit=plan.org_unit_id)
    found = found.select_related("document").defer("content", "document__book")
    return found.order_by("-document__issued_at", "document_id")
