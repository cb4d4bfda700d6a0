"""The papers of a musrenbang: which there are, and what was issued of each."""

from typing import Final, NamedTuple

from selaras.engine.documents.document import find_type
from selaras.registers.archive.models import IssuedDocument, IssuedFile
from selaras.registers.organisations.models import Unit

TYPES: Final = ("musrenbang_priorities", "musrenbang_minutes", "stakeholder_proposals")


class Paper(NamedTuple):
    """One type of paper with the files of its newest issue."""

    id: str
    title: str
    document: IssuedDocument | None
    formats: list[str]


def papers(agency: Unit, year: int) -> list[Paper]:
    """The papers of an agency's musrenbang of a year. One query."""
    files = IssuedFile.objects.filter(document__org_unit=agency, document__year=year, document__type__in=TYPES)
    files = files.filter(document__superseded_by__isnull=True).select_related("document")
    newest: dict[str, list[IssuedFile]] = {}
    for file in files.defer("content", "document__book").order_by("-document__issued_at", "format"):
        held = newest.setdefault(file.document.type, [])
        if not held or held[0].document_id == file.document_id:
            held.append(file)
    return [
        Paper(
            each, find_type(each).title, newest[each][0].document if each in newest else None,
            [file.format for file in newest.get(each, [])],
        )
        for each in TYPES
    ]  # fmt: skip
