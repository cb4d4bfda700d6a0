"""The page "Mengapa boleh, mengapa tidak?": for any page and any action, which role gives it and who has one."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, URLResolver, get_resolver, resolve
from django.utils import timezone
from django.views.decorators.http import require_safe

from selaras.engine.tables.frozen import Frozen
from selaras.registers.organisations.access import may
from selaras.registers.organisations.explaining import roles_of, why
from selaras.registers.organisations.models import Person, Unit
from selaras.registers.organisations.roles import PEOPLE, SEE, WORDS
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.needs import ANYBODY, MEMBERS
from selaras.site.base.page import show
from selaras.site.people.why_form import WhyForm


class Asked(Frozen):
    """What an address leads to: what it needs (an action, ``ANYBODY`` or ``MEMBERS``), and the unit it speaks of where
    the one who asks may see that; ``known`` is False for an address of no page."""

    known: bool
    need: str = SEE
    unit: Unit | None = None
    names_unit: bool = False


@require_safe
@members
def explain(request: MemberRequest) -> HttpResponse:
    """The answer for the person who asks; an administrator of the unit may ask for somebody else."""
    form = WhyForm(request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        asked = asked_by(form.cleaned_data["alamat"])
        person, strange = _person(request, form.cleaned_data["orang"], asked.unit)
        action = form.cleaned_data["tindakan"] or asked.need
        context |= {
            "asked": asked,
            "person": person,
            "strange": strange,
            "action": action,
            "ANYBODY": ANYBODY,
            "MEMBERS": MEMBERS,
        }
        context["action_words"] = WORDS.get(action, "")
        context |= _answer(request, person, action, asked)
    return show(request, "people/why.html", context)


def _person(request: MemberRequest, username: str, unit: Unit | None) -> tuple[Person, bool]:
    """Whom the question is about, and whether it was asked of somebody it may not be asked of."""
    if not username or username == request.user.username:
        return request.user, False
    if unit is None or not may(request.scope, PEOPLE, unit):
        return request.user, True
    return get_object_or_404(Person, username=username), False


def _answer(request: MemberRequest, person: Person, action: str, asked: Asked) -> dict[str, Any]:
    today = timezone.localdate()
    if action not in WORDS or asked.unit is None:
        return {"answer": None, "held": roles_of(person, SEE, None, today)}
    answer = why(person, action, asked.unit, today)
    sees = may(request.scope, SEE, asked.unit)
    return {"answer": answer, "held": answer.held, "holders": answer.holders if sees else (), "sees": sees}


def asked_by(address: str) -> Asked:
    """What an address of ours asks of a person; units that the one who acts may not see are not told from none."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return Asked(False)
    need = needs().get(match.view_name, SEE if "agency" in match.kwargs else MEMBERS)
    agency = match.kwargs.get("agency", "")
    unit = Unit.objects.filter(pk=agency, level=Unit.Level.AGENCY).first()
    below = match.kwargs.get("unit", "")
    if unit is not None and below:
        unit = Unit.objects.filter(pk=below, path__startswith=unit.path).first() or unit
    return Asked(True, need, unit, bool(agency))


def needs() -> Mapping[str, str]:
    """What each named page needs, as the ``urls`` of its area say in ``NEEDS``; a page of an agency that says nothing
    there needs to be seen only."""
    return dict(_needs(get_resolver(), ""))


def _needs(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            for name, need in getattr(entry.urlconf_module, "NEEDS", {}).items():
                yield f"{inner}{name}", need
            yield from _needs(entry, inner)
