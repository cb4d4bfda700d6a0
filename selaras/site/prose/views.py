"""The text of a plan as a list of its sections: added, moved, retired here; opened one by one to be written."""

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.facts.text_figures import Stale, stale_figures
from selaras.engine.tables.rows import Section
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.chapters import DEEPEST, add_section, move_section, retire_section
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import plan_title, show
from selaras.site.prose.asked import Here, asked

_SHOWN = 180
_LEVELS = [(1, "Bab"), (2, "Subbab"), (3, "Bagian subbab"), (4, "Bagian paling bawah")]


class Line(NamedTuple):
    """One section in the list: how it begins, how much of it there is, and what waits in it."""

    row: Section
    name: str
    begins: str
    paragraphs: int
    words: int
    stale: int
    carried: bool


class SectionForm(forms.Form):
    """A new section: behind which one, its number and heading, how deep."""

    after = forms.ChoiceField(label="Sesudah", required=False)
    level = forms.TypedChoiceField(label="Tingkat", coerce=int, choices=_LEVELS[:DEEPEST])
    number = forms.CharField(
        label="Nomor", max_length=40, required=False, help_text="Seperti tercetak: BAB II atau 2.3."
    )
    heading = forms.CharField(label="Judul", max_length=300, error_messages={"required": "Tuliskan judul bagian."})

    def __init__(self, data: Any, sections: list[Section]) -> None:
        super().__init__(data, initial={"level": 2})
        after = self.fields["after"]
        assert isinstance(after, forms.ChoiceField)  # noqa: S101  # declared right above
        after.choices = [("", "Paling akhir"), *((row.id, section_name(row)) for row in sections)]


def section_name(row: Section) -> str:
    """A section as lists call it."""
    return " ".join(f"{row.number} {row.heading}".split()) or "Sampul"


@require_safe
@members
def sections(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The sections with the figures in them that are no more what their rows say."""
    here = asked(request, agency, year)
    return _shown(request, here, SectionForm(None, here.sections))


def _shown(request: MemberRequest, here: Here, form: SectionForm, *, status: int = 200) -> HttpResponse:
    stale = stale_figures(here.book)
    context = {
        "title": f"Naskah {plan_title(here.plan)}",
        "plan": here.plan,
        "kind": here.kind,
        "may_write": here.may_write,
        "lines": [_line(row, stale) for row in here.sections],
        "stale": [(each, section_name(here.section(each.section))) for each in stale],
        "fresh": sum(not each.is_gone for each in stale),
        "form": form,
        "add_url": here.to("add"),
        "update_url": here.to("update"),
        "query": f"?jenis={here.kind}" if here.kind else "",
    }
    return show(request, "prose/sections.html", context, agency=here.agency, year=here.plan.year, section="prose",
                plans=here.plans, kind=here.kind, status=status)  # fmt: skip


def _line(row: Section, stale: tuple[Stale, ...]) -> Line:
    text = " ".join(" ".join(part.text.split()) for part in row.paragraphs if part.kind != "table")
    begins = f"{text[:_SHOWN].rstrip()}…" if len(text) > _SHOWN else text
    waiting = row.carried or any(part.carried for part in row.paragraphs)
    count = sum(each.section == row.id for each in stale)
    return Line(row, section_name(row), begins, len(row.paragraphs), len(text.split()), count, waiting)


@require_POST
@members
def add(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Adds a section and opens it."""
    here = asked(request, agency, year)
    form = SectionForm(request.POST, here.sections)
    if not form.is_valid():
        return _shown(request, here, form, status=422)
    given = form.cleaned_data
    made = add_section(here.plan, given["after"], given["number"], given["heading"], given["level"])
    messages.success(request, f"Bagian “{given['heading'][:80]}” ditambahkan.")
    return redirect(here.to("section", made.pk))


@require_POST
@members
def move(request: MemberRequest, agency: str, year: int, section: str) -> HttpResponse:
    """Moves a section with all that stands under it before or behind its neighbour."""
    here = asked(request, agency, year)
    row = here.section(section)
    up = request.POST.get("arah") == "naik"
    move_section(here.plan, row.id, up=up)
    messages.success(
        request, f"“{section_name(row)}” dipindahkan ke {'depan' if up else 'belakang'}. Periksa nomornya."
    )
    return redirect(here.to("sections", at=f"#s-{row.id}"))


@require_POST
@members
def retire(request: MemberRequest, agency: str, year: int, section: str) -> HttpResponse:
    """Takes a section out of the text; the history brings it back."""
    here = asked(request, agency, year)
    row = here.section(section)
    if request.POST.get("pasti") != "1":
        raise Refused("Centang dahulu bahwa bagian ini memang dihapus dari naskah.")
    retire_section(here.plan, row.id)
    history = reverse("plans:changes", args=[agency, year]) + (f"?jenis={here.kind}" if here.kind else "")
    messages.success(
        request, format_html('“{}” dihapus dari naskah. <a href="{}">Batalkan</a>', section_name(row), history)
    )
    return redirect(here.to("sections"))
