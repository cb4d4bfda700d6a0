"""The documents of an agency and year as the page shows them: one place for each type, with its state and history."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Max

from selaras.engine.documents.document import FORMATS, DocumentType, document_types
from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.models import IssuedDocument, IssuedFile
from selaras.registers.issuing.actions import OFFICE_PAPERS, VERIFICATION_PAPER, issued_files
from selaras.registers.plans.models import Edit, Plan


class Paper(Frozen):
    """One issued document with its files."""

    document: IssuedDocument
    files: Sequence[IssuedFile]
    binding: bool
    outdated: bool = False

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
    """One type of document: what holds now (a draft only until there is a final), and what was issued besides."""

    type: DocumentType
    basis: str
    current: Sequence[Paper] = ()
    earlier: Sequence[Paper] = ()
    printable: bool = True

    @property
    def wanted(self) -> bool:
        """True when a paper of the office is missing or was issued before the plan's last change."""
        return self.printable and self.type.id in OFFICE_PAPERS and all(paper.outdated for paper in self.current)


def shelves(plan: Plan, law: Law) -> list[Shelf]:
    """All document types in the order of the year, papers of the office first. Two queries."""
    files: dict[IssuedDocument, list[IssuedFile]] = {}
    for file in issued_files(plan):
        files.setdefault(file.document, []).append(file)
    changed = changed_at(plan)
    papers = [
        Paper(
            document,
            sorted(of_document, key=lambda file: FORMATS.index(file.format)),
            document.type in OFFICE_PAPERS,
            document.plan != plan.pk or bool(changed and changed > document.issued_at),
        )
        for document, of_document in files.items()
    ]
    types = document_types()
    order = [*OFFICE_PAPERS, *(type_id for type_id in types if type_id not in OFFICE_PAPERS)]
    kept = {paper.document.type for paper in papers}
    hidden = {VERIFICATION_PAPER} if plan.is_draft else set()  # there is nothing to tell before it is submitted
    shown = [
        type_id
        for type_id in order
        if type_id in kept or (types[type_id].printable(plan.kind) and type_id not in hidden)
    ]
    return [_shelf(types[type_id], papers, law, types[type_id].printable(plan.kind)) for type_id in shown]


def _shelf(declared: DocumentType, papers: Iterable[Paper], law: Law, printable: bool) -> Shelf:
    own = [paper for paper in papers if paper.document.type == declared.id]
    unreplaced = [paper for paper in own if paper.document.is_current]
    finals = [paper for paper in unreplaced if paper.document.status == IssuedDocument.Status.FINAL]
    current = (finals or unreplaced)[:1]
    basis = ", ".join(law.short(id) for id in declared.basis)
    return Shelf(declared, basis, current, [paper for paper in own if paper not in current], printable)


def changed_at(plan: Plan) -> datetime | None:
    """When the content of the plan changed last: accepted, edited, an edit undone, or approved."""
    edits: Mapping[str, datetime | None] = Edit.objects.filter(plan=plan).aggregate(
        edited=Max("at"), undone=Max("undone_at")
    )
    moments = (plan.accepted_at, plan.approved_at, edits["edited"], edits["undone"])
    return max((moment for moment in moments if moment), default=None)
