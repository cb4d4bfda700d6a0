"""Choosing work from the official list: found by code or words as somebody types, then added to the plan of a unit."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from selaras.engine.law.choosing import Offer, offer, same_work
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Indicator, Organisation, WorkItem
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.choosing import Chosen, Local, choose
from selaras.registers.plans.models import Organisation as OrganisationRecord
from selaras.registers.plans.values import How, Unreadable, read_value
from selaras.site.base.access import MemberRequest, allowed, members
from selaras.site.base.page import plan_title, show
from selaras.site.entry.asked import Asked, asked
from selaras.site.entry.remarks import fund_names

A_PAGE: Final = 40


@require_safe
@members
def search(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The rows of the list that fit what was typed, for one unit; those it plans already say so."""
    here = asked(request, agency, year)
    units = _units(request, here)
    unit = next((each for each in units if each.pk == request.GET.get("unit", "")), units[0])
    offered = _offered(here, year)
    typed = request.GET.get("cari", "").strip()[:200]
    found = [row for row in offered.search(typed) if typed or row.level == "program"]
    planned = _planned(here, unit)
    context = {
        "title": plan_title(here.plan),
        "units": units,
        "unit": unit,
        "typed": typed,
        "offered": offered,
        "results": [(row, row.level.replace("_", " "), _is_planned(row, planned)) for row in found[:A_PAGE]],
        "more": max(len(found) - A_PAGE, 0),
        "kind": here.kind,
        "query": here.query,
        "other_edition": _other_edition(here, offered),
    }
    return show(
        request, "entry/choose.html", context, agency=here.agency, year=year, section="entry", plans=here.plans,
        kind=here.kind,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@members
def take(request: MemberRequest, agency: str, year: int, unit: str, code: str) -> HttpResponse:
    """What would be added with the chosen row; POST adds it."""
    here = asked(request, agency, year)
    owner = next((each for each in _units(request, here) if each.pk == unit), None)
    offered = _offered(here, year)
    row = offered.find(code)
    if owner is None or row is None:
        raise Http404
    planned = _planned(here, owner)
    missing = [above for above in offered.above(code) if not _is_planned(above, planned)]
    form = Take(request.POST if request.method == "POST" else None, row=row, missing=missing)
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        made = choose(here.plan, owner, chosen, here.law, "dipilih dari nomenklatur")
        item = next(record for record in made if getattr(record, "code", "") == code)
        address = reverse("entry:row", args=[agency, year, item.pk])
        told = f"{row.code} {row.name} ditambahkan ke rencana {owner.name}."
        messages.success(request, format_html('{} <a href="{}">Isi rinciannya</a>', told, address))
        return redirect(f"{reverse('entry:choose', args=[agency, year])}?unit={owner.pk}&{here.query}".rstrip("&"))
    context = {
        "title": plan_title(here.plan), "row": row, "unit": owner, "missing": missing, "form": form,
        "funds": fund_names(here.law, year), "offered": offered, "query": here.query,
        "planned": _is_planned(row, planned),
    }  # fmt: skip
    return show(
        request, "entry/take.html", context, agency=here.agency, year=year, section="entry", plans=here.plans,
        status=422 if request.method == "POST" else 200, kind=here.kind,
    )  # fmt: skip


class Take(forms.Form):
    """What a person may say of the chosen row at once: pagu, target, fund source, place; and own indicators where the
    decree gives none."""

    pagu = forms.CharField(label="Pagu", max_length=60, required=False, help_text="Dalam rupiah, misalnya 25.000.000.")
    target = forms.CharField(label="Target", max_length=200, required=False, help_text="Misalnya 12 laporan.")
    fund_source = forms.CharField(label="Sumber dana", max_length=300, required=False)
    location = forms.CharField(label="Lokasi", max_length=300, required=False)

    def __init__(self, data: Any, *, row: OfficialRow, missing: list[OfficialRow]) -> None:
        super().__init__(data)
        self.row = row
        self.fields["fund_source"].widget.attrs["list"] = "sumber-dana"
        self.own = [each for each in (*missing, row) if not each.indicator and each.level != "sub_kegiatan"]
        for each in self.own:
            level = each.level.replace("_", " ")
            name = forms.CharField(label=f"Indikator {level} {each.code}", max_length=500, required=False)
            self.fields[f"indikator-{each.code}"] = name
            self.fields[f"satuan-{each.code}"] = forms.CharField(label="Satuannya", max_length=60, required=False)
        if not row.indicator:
            self.fields["target"].help_text = "Diisi bila indikatornya ditulis di bawah."

    def clean_pagu(self) -> int | None:
        """Sen, or None where nothing was typed. Raises ``ValidationError`` with the sentence of ``read_value``."""
        typed: str = self.cleaned_data["pagu"]
        return _read(How.MONEY, typed) if typed else None

    def clean_target(self) -> str:
        """The target as typed, read beside the indicator of the list or the one written here. Raises
        ``ValidationError`` where it is no target of it."""
        typed: str = self.cleaned_data["target"]
        name = self.row.indicator or self.data.get(f"indikator-{self.row.code}", "")
        return str(_read(How.TARGET, typed, name)) if typed else ""

    def chosen(self) -> Chosen:
        """The choice that was made."""
        told = self.cleaned_data
        local = {
            each.code: Local(told[f"indikator-{each.code}"], told[f"satuan-{each.code}"])
            for each in self.own
            if told[f"indikator-{each.code}"]
        }
        return Chosen(self.row.code, told["pagu"], told["target"], told["fund_source"], told["location"], local)


def _read(how: How, typed: str, indicator: str = "") -> Any:
    """What was typed, as the value of its field. Raises ``ValidationError`` with the sentence of ``read_value``."""
    beside = Indicator(id="", document="", organisation="", period="", place=Place(), subject="", name=indicator)
    try:
        return read_value(how, typed, beside)
    except Unreadable as error:
        raise forms.ValidationError(str(error)) from error


def _units(request: MemberRequest, here: Asked) -> list[Unit]:
    """The agency and those of its units that have a budget of their own, as far as this person may write there.
    Desa are supervised and plan for themselves. Raises ``Http404`` for somebody who may write nowhere."""
    units = [here.agency, *Unit.objects.filter(parent=here.agency, supervised=False, retired_on=None).exclude(code="")]
    found = [unit for unit in units if allowed(request, EDIT, unit)]
    if not found or here.plan.status != here.plan.Status.DRAFT:
        raise Http404
    return found


def _offered(here: Asked, year: int) -> Offer:
    own = next((row for row in here.book.all(Organisation) if row.level == "agency"), None)
    code = (own.code_proposed or own.code if own else "") or here.agency.code
    return offer(here.law, year, code)


def _planned(here: Asked, unit: Unit) -> list[WorkItem]:
    """What this unit plans already."""
    level = "agency" if unit.level == Unit.Level.AGENCY else "unit"
    named = OrganisationRecord.objects.filter(plan=here.plan, retired=False, org_unit=unit, level=level)
    own = set(named.values_list("pk", flat=True))
    return [row for row in here.book.all(WorkItem) if row.organisation in own]


def _is_planned(row: OfficialRow, planned: list[WorkItem]) -> bool:
    return any(same_work(item, row) for item in planned)


def _other_edition(here: Asked, offered: Offer) -> str:
    """The title of the edition that the plan itself names, where it is another one than the one in force."""
    plan = here.book.plan
    named = plan.edition if plan else ""
    editions = here.law.nomenclature.editions
    return editions[named].title if named in editions and named != offered.edition else ""
