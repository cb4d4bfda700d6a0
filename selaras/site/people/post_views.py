"""The pages of posts and appointments: enter and change a post, retire it, begin and end an appointment."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from selaras.engine.documents.signing import usual_head
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.registers.organisations.appointments import begin_appointment, end_appointment
from selaras.registers.organisations.models import Appointment, Position, Unit
from selaras.registers.organisations.posts import (
    change_position,
    enter_position,
    officials_of,
    retire_position,
)
from selaras.registers.organisations.roles import POSTS
from selaras.registers.organisations.staff import organisation_row
from selaras.registers.organisations.units import agency_above
from selaras.site.base.access import MemberRequest, agency_of, demand, found, members
from selaras.site.people.form_page import form_page
from selaras.site.people.forms import AppointmentForm, LastDayForm, PositionForm, done
from selaras.site.people.views import FORM, around, unit_of


@FORM
@members
def add(request: MemberRequest, agency: str, unit: str) -> HttpResponse:
    """A new post of a unit, named as its head usually is where it has none yet."""
    owner, today = agency_of(agency), timezone.localdate()
    at = unit_of(owner, unit)
    demand(request, POSTS, at)
    form = PositionForm(request.POST or None, above=_above(at), on=today, initial=_usual(owner, at))
    made = done(form, lambda: enter_position(at, form.post(), today))
    if made is not None:
        messages.success(request, f"Jabatan {made.name} ditambahkan.")
        return redirect("people:unit", owner.pk, at.pk)
    back = reverse("people:unit", args=[owner.pk, at.pk])
    return form_page(request, owner, form, f"Tambah jabatan di {at.name}", "Tambah jabatan", back)


def _usual(agency: Unit, at: Unit) -> dict[str, object]:
    if Position.objects.filter(org_unit=at, is_head=True, retired_on__isnull=True).exists():
        return {}
    units = {unit.pk: unit for unit in (agency, at, *Unit.objects.filter(pk=at.parent_id))}
    rows = {unit.pk: organisation_row(unit, set(units)) for unit in units.values()}
    echelon = load_law().value("official.usual_echelons", timezone.localdate()).table.get(at.kind, "")
    return {"name": usual_head(Book(rows.values()), rows[at.pk]), "is_head": True, "echelon": echelon}


def _above(at: Unit, held: Position | None = None) -> list[Position]:
    """The posts that can be the superior of one in this unit: those of the unit itself and of the units above."""
    units = [part for part in at.path.split("/") if part]
    posts = Position.objects.filter(org_unit__in=units, retired_on__isnull=True).select_related("org_unit")
    return [post for post in posts.order_by("org_unit__path", "-is_head", "name") if held is None or post.pk != held.pk]


def _position(agency: Unit, position: str) -> Position:
    rows = Position.objects.filter(around(agency, "org_unit"), pk=position)
    return found(rows.select_related("org_unit"))


@FORM
@members
def change(request: MemberRequest, agency: str, position: str) -> HttpResponse:
    """The printed name of a post, its echelon and its place."""
    owner, today = agency_of(agency), timezone.localdate()
    post = _position(owner, position)
    demand(request, POSTS, post.org_unit)
    stored = {
        "name": post.name, "is_head": post.is_head, "echelon": post.echelon, "superior": post.superior_id,
    }  # fmt: skip
    form = PositionForm(request.POST or None, above=_above(post.org_unit, post), on=today, initial=stored)
    changed = done(form, lambda: change_position(post, form.post(), today))
    if changed is not None:
        messages.success(request, "Disimpan." if changed else "Tidak ada yang berubah.")
        return redirect("people:unit", owner.pk, post.org_unit_id)
    back = reverse("people:unit", args=[owner.pk, post.org_unit_id])
    return form_page(request, owner, form, f"Ubah jabatan {post.name}", "Simpan", back)


@FORM
@members
def retire(request: MemberRequest, agency: str, position: str) -> HttpResponse:
    """The last day of a post."""
    owner = agency_of(agency)
    post = _position(owner, position)
    demand(request, POSTS, post.org_unit)
    form = LastDayForm(request.POST or None, initial={"until": timezone.localdate()})
    gone = done(form, lambda: retire_position(post, form.cleaned_data["until"]))
    back = reverse("people:unit", args=[owner.pk, post.org_unit_id])
    if gone is not None:
        messages.success(request, f"Jabatan {gone.name} tidak aktif lagi. Riwayatnya tetap tersimpan.")
        return redirect(back)
    lead = "Siapa yang pernah memegangnya tetap tersimpan."
    return form_page(request, owner, form, f"Nonaktifkan jabatan {post.name}", "Nonaktifkan", back, lead)


@FORM
@members
def begin(request: MemberRequest, agency: str, position: str) -> HttpResponse:
    """Who holds a post from a day on."""
    owner = agency_of(agency)
    post = _position(owner, position)
    demand(request, POSTS, post.org_unit)
    known = officials_of(agency_above(post.org_unit))
    form = AppointmentForm(request.POST or None, officials=known, initial={"since": timezone.localdate()})
    begun = done(form, lambda: begin_appointment(post, form.chosen, form.term()))
    back = reverse("people:unit", args=[owner.pk, post.org_unit_id])
    if begun is not None:
        messages.success(request, f"{form.chosen.name} tercatat sebagai {post.name}.")
        for doubt in begun.doubts:
            messages.warning(request, doubt)
        return redirect(back)
    lead = "Pejabat yang belum ada di daftar ditambahkan lebih dahulu di halaman Pejabat."
    return form_page(request, owner, form, f"Angkat {post.name}", "Simpan pengangkatan", back, lead)


@FORM
@members
def end(request: MemberRequest, agency: str, appointment: str) -> HttpResponse:
    """The last day of an appointment."""
    owner = agency_of(agency)
    rows = Appointment.objects.filter(around(owner, "org_unit"), pk=appointment)
    held = found(rows.select_related("org_unit", "official", "position"))
    demand(request, POSTS, held.org_unit)
    form = LastDayForm(request.POST or None, initial={"until": held.until or timezone.localdate()})
    ended = done(form, lambda: end_appointment(held, form.cleaned_data["until"]))
    back = reverse("people:unit", args=[owner.pk, held.org_unit_id])
    if ended is not None:
        messages.success(request, f"Pengangkatan {held.official.name} berakhir pada hari itu.")
        return redirect(back)
    title = f"Akhiri pengangkatan {held.official.name}"
    return form_page(request, owner, form, title, "Simpan hari terakhir", back, f"{held.position.name}: {held}.")
