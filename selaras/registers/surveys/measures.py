"""What surveys say of an indicator: the index of the waves that were closed between two days."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from selaras.engine.formulas.survey import in_cents, in_words
from selaras.engine.law.law import Law
from selaras.engine.tables.counted import Counted
from selaras.registers.organisations.models import Unit
from selaras.registers.surveys.models import Wave
from selaras.registers.surveys.results import results

OWN: Final = "skm"
WITH_UNITS: Final = "skm_units"
MEASURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        OWN: "Nilai SKM (konversi) dari survei unit ini sendiri",
        WITH_UNITS: "Nilai SKM (konversi) dari survei unit ini dan unit di bawahnya bersama-sama",
    }
)
"""The measures that surveys offer, and what each is called where one is chosen."""


def counted(unit: Unit, measure: str, first: date, last: date, law: Law) -> Counted:
    """The index of the waves that ended between two days and are closed, over all their answers together. Without such
    a wave it is not known: nobody asked, which is neither 0 nor the absence of a case."""
    where = {"org_unit": unit} if measure == OWN else {"org_unit__path__startswith": unit.path}
    waves = list(Wave.objects.filter(until__range=(first, last), closed_at__isnull=False, **where).order_by("until"))
    if not waves:
        return Counted(None, "Tidak ada survei yang selesai dan ditutup pada masa ini.", 0, state="unknown")
    found = results(waves, law, waves[-1].until).index
    titles = ", ".join(wave.title for wave in waves)
    if found.converted is None:
        names = ", ".join(each.name for each in found.unanswered)
        return Counted(None, f"{titles}: tidak ada jawaban untuk {names}.", found.respondents, state="unknown")
    words = (
        f"{titles}: {found.respondents} responden; rata-rata sembilan unsur dengan bobot 1/9 × 25 = "
        f"{in_words(found.converted, 2)} (PermenPANRB 14/2017)"
    )
    return Counted(in_cents(found.converted), words, found.respondents)
