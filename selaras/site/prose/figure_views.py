"""Figures in the text: chosen from the rows of the plan, brought up to date, made of numbers that were typed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.facts.text_figures import offers, stale_figures
from selaras.registers.plans.chapters import bring_up, link
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import plan_title, show
from selaras.site.prose.asked import asked
from selaras.site.prose.section_views import searched

MOST = 40
"""Figures that one answer lists; more words find fewer."""


@require_safe
@members
def choices(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The figures that a text of this plan may hold, by the words of their label or their value."""
    here = asked(request, agency, year)
    words = request.GET.get("cari", "")[:200]
    found = searched(offers(here.book), words)
    context = {"found": found[:MOST], "count": len(found), "most": MOST, "words": words, "kind": here.kind}
    if request.htmx:
        return render(request, "prose/found.html", context)
    context |= {"title": f"Angka untuk naskah {plan_title(here.plan)}", "list_url": here.to("sections")}
    return show(request, "prose/figures.html", context, agency=here.agency, year=year, section="prose",
                plans=here.plans, kind=here.kind)  # fmt: skip


@require_POST
@members
def update(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Brings one figure, those of one section or all of them up to date; the text around them stays."""
    here = asked(request, agency, year)
    which = request.POST.get("angka", "")
    section = request.POST.get("bagian", "")
    wanted = [
        each
        for each in stale_figures(here.book)
        if which in ("semua", f"{each.section}.{each.paragraph}.{each.figure}") and section in ("", each.section)
    ]
    bring_up(here.plan, wanted)
    count = sum(not each.is_gone for each in wanted)
    messages.success(request, f"{count} angka rujukan diperbarui.")
    back = request.POST.get("kembali", "")
    return redirect(here.to("section", here.section(back).id) if back else here.to("sections"))


@require_POST
@members
def make_figure(request: MemberRequest, agency: str, year: int, section: str) -> HttpResponse:
    """Makes a typed number a figure that follows its row."""
    here = asked(request, agency, year)
    row = here.section(section)
    paragraph, start = (_number(request.POST.get(name, "")) for name in ("paragraf", "mulai"))
    offer, _ = link(here.plan, row.id, paragraph, start, request.POST.get("kunci", ""))
    messages.success(request, f"“{offer.value}” kini mengikuti {offer.label}.")
    return redirect(here.to("section", row.id))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else -1
