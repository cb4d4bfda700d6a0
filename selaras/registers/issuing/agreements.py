"""All performance agreements of an agency and year: what each unit has and lacks, as a list, one PDF and one ZIP."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from tempfile import TemporaryFile
from typing import IO

from django.utils.text import slugify

from selaras.engine.documents.document import Issue, Options
from selaras.engine.documents.job import Job
from selaras.engine.documents.merge import merge_in_child
from selaras.engine.documents.render import render_in_child
from selaras.engine.documents.signing import Party, head, held, nip_text, superior
from selaras.engine.documents.types.pk_checklist import COMPLETE, LINES, YEAR, line
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.jsonl import load
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, Organisation
from selaras.registers.archive.actions import content_of
from selaras.registers.archive.models import IssuedDocument, SignedScan
from selaras.registers.archive.proof import scan_content
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import AgencySettings, Unit

TYPE = "pk"
NOTHING = "Belum ada Perjanjian Kinerja yang terbit untuk tahun ini. Terbitkan dahulu pada halaman Dokumen."
_ORDER = {Unit.Level.AGENCY: 0, Unit.Level.UNIT: 1}


class Covered(Frozen, eq=False):
    """One unit: its agreement that holds (a final before a draft), who signs it, and what is missing."""

    unit: Unit
    document: IssuedDocument | None = None
    official: str = ""
    nip: str = ""
    superior: str = ""
    scans: int = 0
    missing: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The unit as the check list prints it."""
        number = self.document.number if self.document else ""
        missing = "; ".join(self.missing) or COMPLETE
        return line(self.unit.name, self.official, self.nip, self.superior, number, missing)


def covered(agency: Unit, year: int) -> list[Covered]:
    """Every unit of the agency that should have an agreement, the agency first; desa are not its units. Three
    queries."""
    below = Unit.objects.filter(path__startswith=agency.path, supervised=False, retired_on__isnull=True)
    units = sorted(below, key=lambda unit: (_ORDER.get(Unit.Level(unit.level), 2), unit.path))
    ids = [unit.pk for unit in units]
    issued = IssuedDocument.objects.filter(org_unit__in=ids, year=year, type=TYPE, superseded_by__isnull=True)
    held_: dict[str, IssuedDocument] = {}
    for document in issued.order_by("-issued_at"):
        before = held_.get(document.org_unit_id)
        final = document.status == IssuedDocument.Status.FINAL
        if before is None or (final and before.status != IssuedDocument.Status.FINAL):
            held_[document.org_unit_id] = document
    scans: dict[str, int] = {}
    for id in SignedScan.objects.filter(document__in=[d.pk for d in held_.values()]).values_list("document", flat=True):
        scans[id] = scans.get(id, 0) + 1
    return [_covered(unit, held_.get(unit.pk), scans) for unit in units]


def _covered(unit: Unit, document: IssuedDocument | None, scans: dict[str, int]) -> Covered:
    if document is None:
        return Covered(unit, missing=("belum ada Perjanjian Kinerja",))
    first, second = _parties(load(document.book), unit, document)
    official = first.official
    missing = []
    if document.status != IssuedDocument.Status.FINAL:
        missing.append("masih konsep")
    if official is None:
        missing.append("nama pejabat")
    elif not official.nip:
        missing.append("NIP")
    if not second.official:
        missing.append("nama atasan")
    kept = scans.get(document.pk, 0)
    if not kept and document.status == IssuedDocument.Status.FINAL:
        missing.append("pindaian bertanda tangan")
    nip = nip_text(official.nip) if official else ""
    above = second.name or second.position
    return Covered(unit, document, first.name or first.position, nip, above, kept, tuple(missing))


def _parties(book: Book, unit: Unit, document: IssuedDocument) -> tuple[Party, Party]:
    """Who signs, as the agreement's own Book tells it: by the positions the agreement names, else the heads of agency
    and region."""
    agreement = next(iter(book.all(Agreement)), None)
    on = (agreement.signed_on if agreement else None) or document.dated
    named = (agreement.first_party, agreement.second_party) if agreement else ("", "")
    first = held(book, named[0], on) if named[0] else head(book, on)
    second = held(book, named[1], on) if named[1] else superior(book, Options().settings, on)
    return first, second


def check_list(agency: Unit, year: int, units: Sequence[Covered]) -> dict[str, bytes]:
    """The list as PDF and XLSX; it is drawn anew each time and not kept in the archive."""
    settings = AgencySettings.objects.filter(org_unit=agency).first() or AgencySettings(org_unit=agency)
    row = Organisation(
        id="agency", document="", organisation="agency", period=str(year), place=Place(), level="agency",
        kind=agency.kind, name=agency.name,
    )  # fmt: skip
    extra = {YEAR: str(year), LINES: "\n".join(unit.line for unit in units)}
    created = max((u.document.issued_at for u in units if u.document), default=datetime(year, 1, 1, tzinfo=UTC))
    options = Options(settings=settings.for_documents(), issue=Issue(created=created, draft=False), extra=extra)
    drawn = render_in_child(Job("pk_checklist", Book([row]), options, ("pdf", "xlsx")))
    return {str(format_): content for format_, content in drawn.items()}


def merged_pdf(agency: Unit, year: int, units: Sequence[Covered]) -> bytes:
    """The check list and behind it every agreement as issued. Raises ``Refused`` where none is."""
    return merge_in_child([check_list(agency, year, units)["pdf"], *(content_of(d, "pdf") for _, d in _present(units))])


def zip_file(agency: Unit, year: int, units: Sequence[Covered]) -> IO[bytes]:
    """A temporary file with the ZIP: the check list, every agreement as issued, and the newest scan of each signed
    paper. One file at a time is held in memory. Raises ``Refused`` where no agreement is issued."""
    present = _present(units)
    made = TemporaryFile()  # noqa: SIM115  # the answer closes it when it was sent
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for format_, content in check_list(agency, year, units).items():
            archive.writestr(f"00-daftar-periksa.{format_}", content)
        for at, (unit, document) in enumerate(present, start=1):
            name = f"{at:02d}-pk-{slugify(unit.unit.name)}"
            archive.writestr(f"{name}.pdf", content_of(document, "pdf"))
            newest = SignedScan.objects.filter(document=document).first() if unit.scans else None
            if newest is not None:
                archive.writestr(f"pindaian/{name}.{newest.format}", scan_content(newest))
    made.seek(0)
    return made


def _present(units: Iterable[Covered]) -> list[tuple[Covered, IssuedDocument]]:
    found = [(unit, unit.document) for unit in units if unit.document is not None]
    if not found:
        raise Refused(NOTHING)
    return found
