"""The pages of roles: who holds which, giving and revoking one, invitations by link, and accepting one."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from selaras.registers.archive.limits import count
from selaras.registers.organisations.assigning import give_role, revoke_role, roles_below
from selaras.registers.organisations.inviting import (
    DAYS,
    Invited,
    accept_invitation,
    invite,
    invite_to_new_password,
    open_invitation,
    revoke_invitation,
)
from selaras.registers.organisations.models import Assignment, Invitation, Unit
from selaras.registers.organisations.owning import owned_kinds, owners_of, set_owners
from selaras.registers.organisations.roles import PEOPLE
from selaras.site.base.access import MemberRequest, Request, agency_of, allowed, demand, found, members
from selaras.site.base.limits import INVITATION, address_of
from selaras.site.base.page import show
from selaras.site.people.form_page import form_page
from selaras.site.people.forms import done
from selaras.site.people.role_forms import InviteForm, JoinForm, OwnersForm, PasswordForm, RoleForm
from selaras.site.people.views import FORM, around

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
@members
def roles(request: MemberRequest, agency: str) -> HttpResponse:
    """Who holds which role where, and the invitations that wait."""
    owner, today = agency_of(agency), timezone.localdate()
    demand(request, PEOPLE, owner)
    units = _units(request, owner)
    held = list(roles_below(owner))
    if units[0].pk != owner.pk:
        held = [*Assignment.objects.filter(org_unit=units[0]).select_related("person", "org_unit"), *held]
    now = timezone.now()
    waiting = Invitation.objects.filter(org_unit__in=[unit.pk for unit in units], used_at=None, revoked_at=None)
    context = {
        "today": today,
        "held": [each for each in held if each.until is None or each.until >= today],
        "past": [each for each in held if each.until is not None and each.until < today],
        "waiting": waiting.filter(expires_at__gt=now).select_related("org_unit"),
    }
    return show(request, "people/roles.html", context, agency=owner, section="people")


def _units(request: MemberRequest, agency: Unit) -> list[Unit]:
    """The units in which this person gives roles: the agency's that still stand, after the government where allowed."""
    found = Unit.objects.filter(around(agency), retired_on__isnull=True).order_by("path")
    return [unit for unit in found if allowed(request, PEOPLE, unit)]


def _given(form: RoleForm) -> dict[str, Any]:
    return {**{name: form.cleaned_data[name] for name in ("username", "role", "since", "until")}, "unit": form.unit}


@FORM
@members
def give(request: MemberRequest, agency: str) -> HttpResponse:
    """A role for somebody who has an account."""
    owner = agency_of(agency)
    demand(request, PEOPLE, owner)
    start = {"since": timezone.localdate(), "unit": owner.pk}
    form = RoleForm(request.POST or None, units=_units(request, owner), initial=start)
    made = done(form, lambda: give_role(**_given(form)))
    back = reverse("people:roles", args=[owner.pk])
    if made is not None:
        messages.success(request, f"{made.person.name} kini {made.get_role_display()} di {made.org_unit.name}.")
        return redirect(back)
    lead = "Untuk orang yang sudah mempunyai akun. Orang baru diundang dengan tautan."
    return form_page(request, owner, form, "Beri peran", "Beri peran", back, lead)


@FORM
@members
def invite_person(request: MemberRequest, agency: str) -> HttpResponse:
    """A link for somebody new; it is shown on the answer to the form and never again."""
    owner = agency_of(agency)
    demand(request, PEOPLE, owner)
    start = {"since": timezone.localdate(), "unit": owner.pk}
    form = InviteForm(request.POST or None, units=_units(request, owner), initial=start)
    made: Invited | None = done(form, lambda: invite(name=form.cleaned_data["name"], **_given(form)))
    if made is not None:
        return _shown_once(request, owner, made)
    lead = f"Selaras membuat tautan sekali pakai yang berlaku {DAYS} hari. Orangnya sendiri yang memilih kata sandi."
    back = reverse("people:roles", args=[owner.pk])
    return form_page(request, owner, form, "Undang orang baru", "Buat tautan undangan", back, lead)


@require_POST
@members
def new_password(request: MemberRequest, agency: str, assignment: str) -> HttpResponse:
    """A link by which somebody chooses a new password; it is shown on the answer and never again."""
    owner = agency_of(agency)
    rows = Assignment.objects.filter(around(owner, "org_unit"), pk=assignment)
    held = found(rows.select_related("person", "org_unit"))
    demand(request, PEOPLE, held.org_unit)
    return _shown_once(request, owner, invite_to_new_password(held, timezone.localdate()))


def _shown_once(request: MemberRequest, agency: Unit, made: Invited) -> HttpResponse:
    path = reverse("people:invitation", args=[made.token])
    link = f"{settings.SELARAS_URL}{path}" if settings.SELARAS_URL else request.build_absolute_uri(path)
    context = {"invitation": made.invitation, "link": link}
    return show(request, "people/invited.html", context, agency=agency, section="people")


def _ended(request: MemberRequest, agency: Unit, end: Callable[[], object], told: str) -> HttpResponse:
    end()
    messages.success(request, told)
    return redirect("people:roles", agency.pk)


@require_POST
@members
def revoke(request: MemberRequest, agency: str, assignment: str) -> HttpResponse:
    """A role that is held no longer from today on."""
    owner = agency_of(agency)
    rows = Assignment.objects.filter(around(owner, "org_unit"), pk=assignment)
    held = found(rows.select_related("person", "org_unit"))
    demand(request, PEOPLE, held.org_unit)
    told = f"Peran {held.get_role_display()} dicabut dari {held.person.name}."
    return _ended(request, owner, lambda: revoke_role(held, timezone.localdate()), told)


@require_POST
@members
def revoke_link(request: MemberRequest, agency: str, invitation: str) -> HttpResponse:
    """An invitation that can be used no longer."""
    owner = agency_of(agency)
    rows = Invitation.objects.filter(around(owner, "org_unit"), pk=invitation)
    held = found(rows.select_related("org_unit"))
    demand(request, PEOPLE, held.org_unit)
    return _ended(request, owner, lambda: revoke_invitation(held), f"Undangan untuk {held.name} dicabut.")


@FORM
def invitation(request: Request, token: str) -> HttpResponse:
    """Where the invited chooses a password; the link is used up by sending it, not by looking."""
    count(INVITATION, address_of(request))
    held = open_invitation(token, timezone.now())
    if held is None:
        return render(request, "people/invitation_closed.html", status=410)
    wanted = PasswordForm if held.is_for_password else JoinForm
    form = wanted(request.POST if request.method == "POST" else None)
    person = done(form, lambda: accept_invitation(token, **{
        name: form.cleaned_data.get(name, "") for name in ("password", "email")
    }))  # fmt: skip
    if person is not None:
        login(request, person, backend=BACKEND)
        messages.success(request, f"Selamat datang, {person.name}. Lain kali masuklah sebagai {person.username}.")
        return redirect("base:home")
    context = {"invitation": held, "form": form}
    return render(request, "people/invitation.html", context, status=422 if form.is_bound else 200)


@FORM
@members
def owners(request: MemberRequest, agency: str) -> HttpResponse:
    """Who owns which kind of document for the agency."""
    owner, today = agency_of(agency), timezone.localdate()
    demand(request, PEOPLE, owner)
    held, kinds = owners_of(owner, today), dict(owned_kinds(today))
    form = OwnersForm(request.POST or None, kinds=kinds, owners=held)
    changed = done(form, lambda: set_owners(owner, form.owners(), today))
    if changed is not None:
        messages.success(request, f"Disimpan: {', '.join(changed)}." if changed else "Tidak ada yang berubah.")
        return redirect("people:owners", owner.pk)
    rows = [(name, role, office, bool(held[kind].decided_in)) for kind, name, role, office in form.rows()]
    status = 422 if form.is_bound else 200
    context = {"form": form, "rows": rows}
    return show(request, "people/owners.html", context, agency=owner, section="people", status=status)
