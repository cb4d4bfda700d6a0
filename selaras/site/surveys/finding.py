"""The wave that an address of the office names."""

from django.http import Http404

from selaras.registers.organisations.models import Unit
from selaras.registers.surveys.models import Wave
from selaras.site.base.access import agency_of, found


def wave_of(agency: str, wave: str) -> tuple[Unit, Wave]:
    """The agency and the wave. Raises ``Http404`` where it is none of this agency that this person sees."""
    unit = agency_of(agency)
    held = found(Wave.objects.filter(pk=wave).select_related("org_unit"))
    if not held.org_unit.path.startswith(unit.path):
        raise Http404
    return unit, held
