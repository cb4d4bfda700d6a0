"""The pages of units: the whole structure, one unit, and adding, changing and retiring a unit."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from selaras.engine.documents.signing import titled
from selaras.registers.organisations.models import Appointment, Position, Unit
from selaras.registers.organisations.roles import PEOPLE, POSTS
from selaras.registers.organisations.units import add_unit, change_unit, crowded, retire_unit
from selaras.site.base.access import MemberRequest, agency_of, allowed, demand, found, members
from selaras.site.base.page import newest_year, plans_of, show
from selaras.site.people.form_page import form_page
from selaras.site.people.forms import LastDayForm, UnitChangeForm, UnitForm, done
from selaras.site.people.shown import structure_of

FORM = require_http_methods(["GET", "HEAD", "POST"])


def unit_of(agency: Unit, unit: str) -> Unit:
    """The agency itself, one of its units, or the government above it, by id. Raises ``Http404`` outside the scope."""
    return found(Unit.objects.filter(around(agency), pk=unit))


def around(agency: Unit, column: str = "") -> Q:
    """What the pages of an agency speak of: the agency, everything below it, and its government."""
    prefix = f"{column}__" if column else ""
    return Q(**{f"{prefix}path__startswith": agency.path}) | Q(**{f"{prefix}pk": agency.parent_id})


@require_safe
@members
def units(request: MemberRequest, agency: str) -> HttpResponse:
    """The structure of an agency today, as far as this person sees it."""
    unit, today = agency_of(agency), timezone.localdate()
    plans = plans_of(unit)
    context = {
        "structure": structure_of(unit, today),
        "today": today,
        "retired": Unit.objects.filter(path__startswith=unit.path, retired_on__lte=today).order_by("-retired_on"),
        "may_posts": allowed(request, POSTS, unit),
        "may_people": allowed(request, PEOPLE, unit),
        "government": _government(request, unit),
        "newest": newest_year(plans),
    }
    return show(request, "people/units.html", context, agency=unit, section="people", plans=plans)


def _government(request: MemberRequest, agency: Unit) -> Unit | None:
    """The government above, where this person keeps its posts."""
    above = Unit.objects.filter(pk=agency.parent_id).first()
    return above if above is not None and allowed(request, POSTS, above) else None


@require_safe
@members
def unit(request: MemberRequest, agency: str, unit: str) -> HttpResponse:
    """One unit: its posts, who holds and held them, what it succeeds and what succeeds it."""
    owner = agency_of(agency)
    at = unit_of(owner, unit)
    today = timezone.localdate()
    appointments = Appointment.objects.filter(org_unit=at).select_related("official", "position")
    context = {
        "unit": at,
        "name": titled(at.name),
        "posts": _posts(list(Position.objects.filter(org_unit=at).select_related("superior")), list(appointments)),
        "below": Unit.objects.filter(parent=at).order_by("code", "name"),
        "kin": Unit.objects.filter(Q(pk=at.predecessor_id) | Q(predecessor=at)),
        "today": today,
        "may_posts": allowed(request, POSTS, at),
    }
    return show(request, "people/unit.html", context, agency=owner, section="people")


def _posts(posts: list[Position], appointments: list[Appointment]) -> list[tuple[Position, list[Appointment]]]:
    """Living posts first, each with who holds and held it, the newest first."""
    ordered = sorted(posts, key=lambda post: (post.retired_on is not None, not post.is_head, post.name))
    return [(post, [each for each in appointments if each.position_id == post.pk]) for post in ordered]


@FORM
@members
def add(request: MemberRequest, agency: str) -> HttpResponse:
    """A new unit; ``di`` in the address says below which one."""
    owner, today = agency_of(agency), timezone.localdate()
    demand(request, POSTS, owner)
    parents = Unit.objects.filter(path__startswith=owner.path, retired_on__isnull=True, supervised=False)
    asked = {"parent": request.GET.get("di", owner.pk)}
    form = UnitForm(request.POST or None, parents=parents.order_by("path"), on=today, initial=asked)
    made = done(
        form,
        lambda: add_unit(
            form.parent, form.cleaned_data["kind"], form.cleaned_data["name"], today, code=form.cleaned_data["code"]
        ),
    )
    if made is not None:
        messages.success(request, f"{made.name} ditambahkan.")
        if warning := crowded(form.parent, made.kind, today):
            messages.warning(request, warning)
        return redirect("people:unit", owner.pk, made.pk)
    return form_page(request, owner, form, "Tambah unit", "Tambah unit", reverse("people:units", args=[owner.pk]))


@FORM
@members
def change(request: MemberRequest, agency: str, unit: str) -> HttpResponse:
    """Name and code of a unit, and what it succeeds since when."""
    owner = agency_of(agency)
    at = unit_of(owner, unit)
    demand(request, POSTS, at)
    others = Unit.objects.filter(parent=at.parent_id).exclude(pk=at.pk)
    stored = {
        "name": at.name, "code": at.code, "predecessor": at.predecessor_id, "succeeds_since": at.succeeds_since,
    }  # fmt: skip
    form = UnitChangeForm(request.POST or None, others=others, initial=stored)
    changed = done(form, lambda: change_unit(at, **form.values()))
    if changed is not None:
        messages.success(request, "Disimpan." if changed else "Tidak ada yang berubah.")
        return redirect("people:unit", owner.pk, at.pk)
    back = reverse("people:unit", args=[owner.pk, at.pk])
    lead = "Dokumen yang sudah terbit tetap menyebut nama yang lama."
    return form_page(request, owner, form, f"Ubah {titled(at.name)}", "Simpan", back, lead)


@FORM
@members
def retire(request: MemberRequest, agency: str, unit: str) -> HttpResponse:
    """The last day of a unit."""
    owner = agency_of(agency)
    at = unit_of(owner, unit)
    demand(request, POSTS, at)
    form = LastDayForm(request.POST or None, initial={"until": timezone.localdate()})
    gone = done(form, lambda: retire_unit(at, form.cleaned_data["until"]))
    if gone is not None:
        messages.success(request, f"{gone.name} tidak aktif lagi. Riwayatnya tetap tersimpan.")
        return redirect("people:units", owner.pk)
    back = reverse("people:unit", args=[owner.pk, at.pk])
    lead = "Unit ini tidak dihapus: rencana, pejabat, dan dokumennya tetap tersimpan, tetapi tidak dapat dipilih lagi."
    return form_page(request, owner, form, f"Nonaktifkan {titled(at.name)}", "Nonaktifkan", back, lead)
