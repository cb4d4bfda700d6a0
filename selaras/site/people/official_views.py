"""The pages of officials: the list with their numbers, and entering and correcting one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from selaras.registers.organisations.models import Appointment, Official, Unit
from selaras.registers.organisations.posts import Entered, change_official, enter_official
from selaras.registers.organisations.roles import POSTS
from selaras.site.base.access import MemberRequest, agency_of, allowed, demand, found, members
from selaras.site.base.page import show
from selaras.site.people.form_page import form_page
from selaras.site.people.forms import OfficialForm, done
from selaras.site.people.shown import grouped_nip
from selaras.site.people.views import FORM, around


@require_safe
@members
def officials(request: MemberRequest, agency: str) -> HttpResponse:
    """Who can hold a post of the agency, with NIP: for those who keep the list."""
    owner, today = agency_of(agency), timezone.localdate()
    demand(request, POSTS, owner)
    seats: dict[str, list[Appointment]] = {}
    held = Appointment.objects.filter(around(owner, "org_unit"), since__lte=today).exclude(until__lt=today)
    for each in held.select_related("position"):
        seats.setdefault(each.official_id, []).append(each)
    keepers = [unit.pk for unit in _keepers(request, owner)]
    rows = Official.objects.filter(org_unit__in=keepers).select_related("org_unit")
    shown = [(each, grouped_nip(each.nip), seats.get(each.pk, ())) for each in rows]
    return show(request, "people/officials.html", {"officials": shown}, agency=owner, section="people")


def _keepers(request: MemberRequest, agency: Unit) -> list[Unit]:
    """The agency, and its government where this person keeps that one's officials (the bupati) too."""
    above = Unit.objects.filter(pk=agency.parent_id)
    return [agency, *(unit for unit in above if allowed(request, POSTS, unit))]


@FORM
@members
def add(request: MemberRequest, agency: str) -> HttpResponse:
    """A new official."""
    owner, today = agency_of(agency), timezone.localdate()
    demand(request, POSTS, owner)
    form = OfficialForm(request.POST or None, on=today, keepers=_keepers(request, owner))
    entered = done(form, lambda: enter_official(form.keeper, form.who(), today))
    back = reverse("people:officials", args=[owner.pk])
    if entered is not None:
        _tell(request, entered, "ditambahkan")
        return redirect(back)
    return form_page(request, owner, form, "Tambah pejabat", "Tambah pejabat", back)


@FORM
@members
def change(request: MemberRequest, agency: str, official: str) -> HttpResponse:
    """A correction of name, NIP, rank or e-mail."""
    owner, today = agency_of(agency), timezone.localdate()
    demand(request, POSTS, owner)
    keepers = [unit.pk for unit in _keepers(request, owner)]
    held = found(Official.objects.filter(pk=official, org_unit__in=keepers).select_related("org_unit"))
    stored = {
        "name": held.name,
        "nip": grouped_nip(held.nip) if held.nip else "",
        "rank": held.rank,
        "email": held.email,
    }
    form = OfficialForm(request.POST or None, on=today, rank=held.rank, initial=stored)
    entered = done(form, lambda: change_official(held, form.who(), today))
    back = reverse("people:officials", args=[owner.pk])
    if entered is not None:
        _tell(request, entered, "tersimpan")
        return redirect(back)
    lead = "Dokumen yang sudah terbit tidak berubah."
    return form_page(request, owner, form, f"Perbaiki {held.name}", "Simpan", back, lead)


def _tell(request: MemberRequest, entered: Entered, word: str) -> None:
    messages.success(request, f"{entered.official.name} {word}.")
    for doubt in entered.doubts:
        messages.warning(request, doubt)
