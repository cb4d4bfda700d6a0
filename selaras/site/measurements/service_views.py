"""Figures that services tell: what each says of the quarter, connecting one with an indicator, and taking them over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.tables.actuals import STATE_WORDS
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.period import Period
from selaras.registers.archive.refused import Refused
from selaras.registers.law.actions import current_law
from selaras.registers.measurements.feeding import SERVICES, Fed, fed, feed, take
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import plans_of, show
from selaras.site.measurements.asked import Here, asked


class Told(Frozen):
    """One measure that a service tells, in words. ``figure`` is empty where the service knows none."""

    row: str
    name: str
    service: str
    figure: str
    words: str
    records: int
    recorded: str
    taken: bool
    waits: bool


@require_safe
@members
def page(request: MemberRequest, agency: str, year: int, quarter: int) -> HttpResponse:
    """What the services of the agency say of a quarter, beside what is recorded."""
    here = asked(request, agency, year, quarter)
    words = Period.parse(here.period).words()
    told = [_told(each) for each in fed(here.agency, here.rows, here.period, here.recorded, current_law())]
    connected = {each.row for each in told}
    context = {
        "here": here,
        "title": f"Angka dari layanan {words}",
        "words": words,
        "told": told,
        "waiting": sum(each.waits for each in told),
        "services": list(SERVICES.values()),
        "indicators": [each.indicator for each in here.measures if each.indicator.id not in connected],
        "may_write": here.may_write,
        "may_take": here.may_write and here.closing is None,
    }
    return show(request, "measurements/services.html", context, agency=here.agency, year=year, section="measurements",
                plans=plans_of(here.agency))  # fmt: skip


def _told(of: Fed) -> Told:
    counted, recorded = of.counted, of.recorded
    figure = _figure(counted.value, counted.state) if of.taken or of.waits else ""
    return Told(
        row=of.indicator.id, name=of.indicator.name, service=of.service.title, figure=figure, words=counted.words,
        records=counted.records, recorded=_figure(recorded.value, recorded.state) if recorded else "",
        taken=of.taken, waits=of.waits,
    )  # fmt: skip


def _figure(value: int | None, state: str) -> str:
    words: dict[str, str] = {str(key): word for key, word in STATE_WORDS.items()}
    return words.get(state, "") if value is None else decimal_text(value)


@require_POST
@members
def connect(request: MemberRequest, agency: str, year: int, quarter: int) -> HttpResponse:
    """Lets a service tell an indicator, or takes that away."""
    here = asked(request, agency, year, quarter)
    made = feed(here.agency, here.rows, request.POST.get("indikator", ""), request.POST.get("layanan", ""))
    messages.success(request, "Indikator dihubungkan dengan layanannya." if made else "Hubungan itu dilepas.")
    return _back(here)


@require_POST
@members
def take_all(request: MemberRequest, agency: str, year: int, quarter: int) -> HttpResponse:
    """Records what the services say where it differs."""
    here = asked(request, agency, year, quarter)
    if not here.may_write:
        raise Refused(f"Anda tidak berwenang mengisi realisasi {here.agency.name}. Mintalah kepada perencananya.")
    count = take(here.agency, here.rows, here.period, current_law())
    messages.success(request, f"{count} angka diambil dari layanan." if count else "Tidak ada angka baru dari layanan.")
    return _back(here)


def _back(here: Here) -> HttpResponse:
    return redirect("measurements:services", here.agency.pk, here.year, here.quarter)
