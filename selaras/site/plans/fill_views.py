"""Values written at a note: stored by the same action as every other change, so that they can be undone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import apply
from selaras.registers.plans.values import value_words
from selaras.site.base.access import MemberRequest, members, way_back
from selaras.site.base.notes import GONE, find_note, notes_of
from selaras.site.base.page import plan_of_year, plan_title, show
from selaras.site.plans.fill_forms import Fill


@require_POST
@members
def fill(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Stores what was written and goes on to the next note; what cannot be read is asked for again."""
    unit, plans, plan = plan_of_year(agency, year)
    note = find_note(notes_of(plan, unit).counting, request.POST.get("note", ""))
    if note is None or not note.asked:
        raise Refused(GONE)
    tree = reverse("plans:tree", args=[agency, year])
    form = Fill(request.POST, note.asked)
    if not form.is_valid():
        context = {"note": note, "form": form, "title": plan_title(plan), "back": way_back(request, tree)}
        return show(
            request, "plans/fill.html", context, agency=unit, year=year, section="plans", plans=plans, status=422
        )
    made = apply(plan, form.changes(), f"isian pada catatan {note.check}")
    first, *others = made
    told = f"{len(made)} isian"
    if not others:
        before, after = (value_words(first.field, value) for value in (first.before, first.after))
        told = f"{before} menjadi “{after}”"
    undo_url = reverse("plans:changes", args=[agency, year])
    messages.success(request, format_html('Sudah disimpan: {}. <a href="{}">Lihat atau batalkan</a>', told, undo_url))
    return redirect(way_back(request, tree))
