"""The planning year of the demo: the next year's draft, an agreement of a section, and what a musrenbang proposed."""

from datetime import date
from typing import Any, Final

from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Agreement, Organisation
from selaras.registers.agreements.actions import OwnLine, add_lines, add_own_line, start
from selaras.registers.agreements.offices import chain, plans_around
from selaras.registers.agreements.sources import strategy
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import latest
from selaras.registers.plans.beginning import begin_next_year
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.proposals import begin, decide, propose, serving
from selaras.registers.plans.store import load

SECTION: Final = "Seksi Pelayanan Umum"
_QUOTED: Final = 3
"""Lines of the agreement quoted in the annual plan that the demo's camat has taken over."""
_PROMISE: Final = OwnLine(
    objective="Pelayanan administrasi kecamatan selesai tepat waktu (contoh)",
    indicator="Persentase permohonan yang selesai sesuai standar pelayanan (contoh)",
    unit="Persen", target="95", origin="other", origin_basis="Contoh: hasil rapat dialog kinerja",
)  # fmt: skip
_BUILDING: Final = "Sarana"
"""In the name of the sub kegiatan of a kelurahan that builds."""
_PROPOSALS: Final[tuple[dict[str, Any], ...]] = (
    {"name": "Perbaikan saluran air gang (contoh)", "problem": "Gang tergenang saat hujan", "location": "RT 01",
     "volume_text": "120", "unit": "m", "amount": 90_000_000_00, "text": "90.000.000", "proposer": "Ketua RT 01"},
    {"name": "Pelatihan pencatatan kas posyandu (contoh)", "problem": "Pencatatan kas belum seragam",
     "location": "Balai kelurahan", "volume_text": "25", "unit": "orang", "amount": 15_000_000_00,
     "text": "15.000.000", "proposer": "Kader posyandu"},
    {"name": "Penerangan jalan lingkungan (contoh)", "problem": "Jalan gelap pada malam hari", "location": "RT 04",
     "volume_text": "8", "unit": "titik", "proposer": "Ketua RT 04"},
)  # fmt: skip


def next_year(plan: Plan) -> Plan | None:
    """The draft of the year after ``plan`` with its agreements and its musrenbang; None where it is there already.
    Acts as the one who acts, through the verbs of the registers."""
    agency, year = plan.org_unit, plan.year + 1
    if latest(agency, plan.kind, year) is not None:
        return None
    made = begin_next_year(plan)
    _agree(agency, year)
    _propose(agency, year)
    return made


def _agree(agency: Unit, year: int) -> None:
    """The camat's agreement with its first lines, and one of a section that serves it."""
    camats = start(agency, year)
    found = strategy([agency], plans_around([agency], year), year)
    quoted = next((group.lines for group in found.groups if group.key == "pk"), ())
    add_lines(camats, quoted[:_QUOTED])
    section = Unit.objects.get(parent=agency, name=SECTION)
    line = [one for one in chain(section) if one.level != "government"]
    superior = strategy(line, plans_around(line, year), year).superior
    sections = start(section, year)
    add_own_line(sections, replace(_PROMISE, above=superior[0].above if superior else ""))
    for signed, day in ((camats, date(year, 1, 19)), (sections, date(year, 1, 20))):
        _sign(signed, day)


def _sign(plan: Plan, day: date) -> None:
    """The day on which the agreement is to be signed."""
    (agreement,) = load(plan).all(Agreement)
    apply(plan, [Change("Agreement", agreement.id, "signed_on", None, day.isoformat())], "contoh")


def _propose(agency: Unit, year: int) -> None:
    """Three proposals of the first kelurahan: one accepted into its sub kegiatan, one postponed, one undecided."""
    plan = begin(agency, year)
    first = next(office for office in load(plan).all(Organisation) if office.kind == "kelurahan")
    road, training, _ = [propose(plan, first.id, values).pk for values in _PROPOSALS]
    undecided = {"decision": "", "reason": "", "served_by": ""}
    building = next(
        (work.id for work in serving(agency, year) if _BUILDING in work.name and work.unit == first.name), ""
    )
    decide(plan, road, undecided, "accepted", "Masuk rencana kelurahan (contoh)", building)
    decide(plan, training, undecided, "postponed", "Menunggu anggaran tahun berikutnya (contoh)", "")
