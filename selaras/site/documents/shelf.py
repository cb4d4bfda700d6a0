"""The documents of an agency and year as the page shows them: one place for each type, with its state and history."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Max

from selaras.engine.documents.document import FORMATS, DocumentType, document_types
from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.models import IssuedDocument, IssuedFile
from selaras.registers.archive.proof import Proof, proof_of
from selaras.registers.issuing.actions import VERIFICATION_PAPER, issued_files
from selaras.registers.plans.models import Edit, Plan


class Paper(Frozen):
    """One issued document with its files."""

    document: IssuedDocument
    files: Sequence[IssuedFile]
    binding: bool
    outdated: bool = False
    proof: Proof = Proof()

    @property
    def state(self) -> str:
        """Its state in the office's word."""
        if self.document.status == IssuedDocument.Status.DRAFT:
            return "konsep"
        return "final" if self.binding else "terbit"

    @property
    def tone(self) -> str:
        """The colour that goes with the word."""
        return "good" if self.state == "final" else ""


class Shelf(Frozen):
    """One type of document: what holds now (a draft only until there is a final), and what was issued besides.

    ``source`` is the plan it is printed from, where that is not the one that speaks for the year.
    """

    type: DocumentType
    basis: str
    current: Sequence[Paper] = ()
    earlier: Sequence[Paper] = ()
    printable: bool = True
    due: bool = False
    source: Plan | None = None

    @property
    def has_own_page(self) -> bool:
        """True where it is written, approved and issued on the page of agreements."""
        return self.source is not None and self.source.kind == "pk"

    @property
    def wanted(self) -> bool:
        """True when a paper of the office is missing or was issued before the plan's last change."""
        return self.printable and self.due and not self.has_own_page and all(paper.outdated for paper in self.current)


def shelves(plan: Plan, law: Law, plans: Iterable[Plan] = (), year: int = 0) -> list[Shelf]:
    """All document types in the order of the year, papers of the office first; ``plans`` are those of the office, and
    ``year`` is the one of the page, 0 for the first one of the plan. Two queries, one more for each other plan that a
    type is named for, and two for what proves the final ones."""
    types, year = document_types(), year or plan.year
    sources = _sources(plan, plans, types.values(), year)
    filed = {id: sources.get(id, plan).year for id, each in types.items() if each.lasting}
    files: dict[IssuedDocument, list[IssuedFile]] = {}
    for file in issued_files(plan, year, filed):
        if file.document.year == filed.get(file.document.type, year) or not _of_one_year(types, file.document.type):
            files.setdefault(file.document, []).append(file)
    changed = {each.pk: changed_at(each) for each in (plan, *sources.values())}
    beside = _beside(plan, plans, year)
    finals = [document.pk for document in files if document.status == IssuedDocument.Status.FINAL]
    proofs = proof_of(finals) if finals else {}
    papers = [
        Paper(
            document,
            sorted(of_document, key=lambda file: FORMATS.index(file.format)),
            _official(types, document.type),
            document.plan not in beside and _is_outdated(document, sources.get(document.type, plan), changed),
            proofs.get(document.pk, Proof()),
        )
        for document, of_document in files.items()
    ]
    kept = {paper.document.type for paper in papers}
    order = sorted(types.values(), key=lambda each: (plan.kind not in each.due_from, not each.official))
    hidden = {VERIFICATION_PAPER} if plan.is_draft else set()  # there is nothing to tell before it is submitted
    shown = [
        each
        for each in order
        if each.shelved
        and (each.id in kept or each.id in sources or (each.printable(plan.kind) and each.id not in hidden))
    ]
    return [_shelf(each, papers, law, plan, sources.get(each.id)) for each in shown]


def _sources(plan: Plan, plans: Iterable[Plan], types: Iterable[DocumentType], year: int) -> dict[str, Plan]:
    """By type the newest plan of the year that it is named for, where another one speaks for the year; a yearly paper
    and a lasting one are printed in each year of their plan."""
    named = {each.id: each.yearly or each.lasting for each in types if each.id != plan.kind and each.printable(each.id)}
    of_year = sorted(
        (
            each
            for each in plans
            if each.kind in named
            and (each.year == year or (named[each.kind] and each.year <= year <= (each.last_year or 0)))
        ),
        key=lambda each: (each.year, each.pk),
    )
    return {each.kind: each for each in of_year}


def _is_outdated(document: IssuedDocument, source: Plan, changed: Mapping[str, datetime | None]) -> bool:
    """Whether it was printed from another plan, or before its plan changed last."""
    at = changed[source.pk]
    return document.plan != source.pk or bool(at and at > document.issued_at)


def _of_one_year(types: Mapping[str, DocumentType], type_id: str) -> bool:
    declared = types.get(type_id)
    return declared is not None and (declared.yearly or declared.lasting)


def _beside(plan: Plan, plans: Iterable[Plan], year: int) -> set[str]:
    """The agreements and plans of action of the same year: what was issued from them is as old as they are, not as this
    plan; their own page tells."""
    kinds = {"pk", "action_plan"} - {plan.kind}
    return {other.pk for other in plans if other.year == year and other.kind in kinds}


def _official(types: Mapping[str, DocumentType], type_id: str) -> bool:
    declared = types.get(type_id)
    return declared is not None and declared.official


def _shelf(declared: DocumentType, papers: Iterable[Paper], law: Law, plan: Plan, source: Plan | None) -> Shelf:
    own = [
        paper
        for paper in papers
        if paper.document.type == declared.id and (not declared.of_plan or paper.document.plan == plan.pk)
    ]
    unreplaced = [paper for paper in own if paper.document.is_current]
    finals = [paper for paper in unreplaced if paper.document.status == IssuedDocument.Status.FINAL]
    current = (finals or unreplaced)[:1]
    basis = ", ".join(law.short(id) for id in declared.basis)
    printable = declared.printable(plan.kind) or source is not None
    return Shelf(
        declared, basis, current, [paper for paper in own if paper not in current], printable,
        plan.kind in declared.due_from, source,
    )  # fmt: skip


def changed_at(plan: Plan) -> datetime | None:
    """When the content of the plan changed last: accepted, edited, an edit undone, or approved."""
    edits: Mapping[str, datetime | None] = Edit.objects.filter(plan=plan).aggregate(
        edited=Max("at"), undone=Max("undone_at")
    )
    moments = (plan.accepted_at, plan.approved_at, edits["edited"], edits["undone"])
    return max((moment for moment in moments if moment), default=None)
