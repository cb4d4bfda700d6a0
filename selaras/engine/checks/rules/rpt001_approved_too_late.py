"""Rencana ditetapkan sebelum batas waktunya.

Tanggal rencana dibandingkan dengan batas dalam kalender tahunan: Renja, Rencana Aksi, dan musrenbang. Daerah boleh
menetapkan tanggal lain; catatan ini kemudian dikesampingkan dengan menyebut dasarnya. Versi perubahan tidak dinilai.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.facts.year import year_of
from selaras.engine.law.calendar import Duty, duties
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.rows import PlanDocument

_KINDS = frozenset({"renja", "action_plan", "musrenbang"})


@text_check(
    "RPT-001",
    severity=Severity.WARNING,
    basis="permendagri-86-2017#waktu-renja",
    message="{kind_word} {unit} bertanggal {day:date}, sedangkan batasnya {due:date}.",
    hint="Periksa tanggalnya. Bila daerah menetapkan batas lain, kesampingkan catatan ini dengan menyebut dasarnya.",
    nothing="Tahun ini belum mempunyai Renja, Rencana Aksi, atau hasil musrenbang yang bertanggal.",
    across=True,
)
def late(facts: Facts) -> list[Fault]:
    """The dated plans of the year that are later than their day."""
    found = [pair for row in year_of(facts).current.values() if (pair := _due(facts, row)) is not None]
    if not found:
        raise NothingToJudge
    return [_fault(facts, row, duty) for row, duty in found if row.signed_on and row.signed_on > duty.due]


def _due(facts: Facts, row: PlanDocument) -> tuple[PlanDocument, Duty] | None:
    if row.kind not in _KINDS or row.version != "murni" or row.signed_on is None or row.first_year != row.last_year:
        return None
    of_kind = [duty for duty in duties(facts.law, row.first_year) if duty.document == row.kind]
    named = [duty for duty in of_kind if duty.stage == row.stage] or [duty for duty in of_kind if not duty.stage]
    return (row, named[-1]) if named else None


def _fault(facts: Facts, row: PlanDocument, duty: Duty) -> Fault:
    unit = facts.unit_name(row.organisation)
    values = {
        "kind_word": KIND_WORDS[row.kind],
        "unit": unit,
        "day": row.signed_on.isoformat() if row.signed_on else None,
        "due": duty.due.isoformat(),
    }
    key = f"{row.kind}/{row.stage}/{unit}".casefold()
    return Fault(Spot(row.id, row.place), row.title, key, values, basis=duty.basis, verified=duty.verified)
