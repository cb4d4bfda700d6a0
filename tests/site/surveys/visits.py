"""The addresses of surveys with every person; the wave is one of the agency that takes answers now."""

from datetime import timedelta

from django.utils import timezone

from selaras.registers.archive.scope import system
from selaras.registers.surveys.actions import Plan, open_wave
from selaras.registers.surveys.models import Wave
from tests.site.people import Town
from tests.site.visiting import ANYBODY, GONE, OK, REFUSED, THERE, Case, Visit, answers, here


def wave_of(town: Town) -> Wave:
    """A wave of the agency around today; made once."""
    today = timezone.localdate()
    with system("uji"):
        found = Wave.objects.filter(org_unit=town.agency).first()
        plan = Plan(title="SKM Contoh", since=today - timedelta(days=5), until=today + timedelta(days=5))
        return found or open_wave(town.agency, plan)


def one(case: Case) -> list[object]:
    """Its address in the office."""
    return [*here(case), wave_of(case.town).pk]


def code(case: Case) -> list[object]:
    """Its address for anybody."""
    return [wave_of(case.town).code]


def typed(case: Case) -> dict[str, str]:
    """A new wave of the first kelurahan."""
    return {"title": "SKM Baru", "unit": case.town.one.pk, "since": "2025-05-01", "until": "2025-06-30"}


def changed(case: Case) -> dict[str, str]:
    """The wave under another name."""
    wave = wave_of(case.town)
    return {"title": "SKM Lain", "since": str(wave.since), "until": str(wave.until), "revisi": "1"}


VISITS = [
    Visit("surveys:list", answers(OK), here),
    Visit("surveys:open", answers(REFUSED, own=THERE, planner=THERE, camat=THERE), here, typed),
    Visit("surveys:wave", answers(OK, own=GONE), one),
    Visit("surveys:change", answers(GONE, planner=THERE, camat=THERE), one, changed),
    Visit("surveys:take_in", answers(GONE, planner=REFUSED, camat=REFUSED), one, lambda case: {}),
    Visit("surveys:close", answers(GONE, planner=REFUSED, camat=REFUSED), one, lambda case: {}),
    Visit("surveys:typing", answers(GONE, planner=OK, camat=OK), one),
    Visit("surveys:sheets", answers(OK, own=GONE), one),
    Visit("surveys:poster", answers(OK, own=GONE), one),
    Visit("surveys:answer", ANYBODY, code),
    Visit("surveys:desk", ANYBODY, code),
    Visit("surveys:thanks", ANYBODY, code),
]
