"""One section of the text: read, written as plain text, and never written over somebody else's words."""

import hashlib
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from selaras.engine.facts.text_figures import (
    Offer,
    by_key,
    key_of,
    offers,
    stale_figures,
    typed_figures,
)
from selaras.engine.tables.rows import Figure, Paragraph, Section
from selaras.engine.tables.typed_text import LONGEST, Lost, Typed, read, written
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.chapters import plain
from selaras.registers.plans.editing import Change, Conflict, apply, differing
from selaras.registers.plans.typed_place import typed_place
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import plan_title, show
from selaras.site.prose.asked import Here, asked
from selaras.site.prose.printed import labels_of, printed
from selaras.site.prose.views import section_name

_SUGGESTED = 12
"""Typed numbers that one page offers to make figures of."""


class WritingForm(forms.Form):
    """Number, heading and text of a section; ``seen`` is which text the person had before them."""

    number = forms.CharField(label="Nomor", max_length=40, required=False)
    heading = forms.CharField(label="Judul", max_length=300, required=False)
    text = forms.CharField(label="Isi", required=False, strip=False, widget=forms.Textarea)
    seen = forms.CharField(max_length=64)


class Shown(NamedTuple):
    """What a page shows of a section beside what is stored: what was typed, and why it was not taken."""

    text: str
    number: str
    heading: str
    errors: tuple[str, ...] = ()
    clash: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
@members
def section(request: MemberRequest, agency: str, year: int, section: str) -> HttpResponse:
    """A section to read, and for who may to write; what is sent is stored, or shown again with the reason."""
    here = asked(request, agency, year)
    row = here.section(section)
    if request.method != "POST":
        return _page(request, here, row, Shown(_written(row), row.number, row.heading))
    if not here.may_write:
        raise Http404
    if "text" not in request.POST:  # a request cut short must not empty the section
        raise Refused("Formulir ini tidak lengkap. Muat ulang halaman.")
    form = WritingForm(request.POST)
    text, number, heading = (str(request.POST.get(name, "")) for name in ("text", "number", "heading"))
    given = Shown(text, number, heading)
    if not form.is_valid():
        told = tuple(
            f"{form.fields[name].label or 'Formulir'}: {error}"
            for name, found in form.errors.items()
            for error in found
        )
        return _page(request, here, row, given._replace(errors=told), status=422)
    if form.cleaned_data["seen"] != digest(row):
        return _page(request, here, row, given._replace(clash=True), status=409)
    found = offers(here.book)
    typed = read(form.cleaned_data["text"], row.paragraphs, by_key(found), typed_place(), _key)
    if typed.wrong:
        told = tuple(f"Baris {each.line}: {each.sentence}" for each in typed.wrong[:10])
        return _page(request, here, row, given._replace(errors=told), status=422)
    try:
        changed = _store(here, row, form.cleaned_data, typed)
    except Conflict:
        newer = asked(request, agency, year)
        return _page(request, newer, newer.section(section), given._replace(clash=True), status=409)
    messages.success(request, "Naskah disimpan." if changed else "Tidak ada yang berubah.")
    for lost in typed.lost:
        messages.warning(request, _lost_words(lost))
    return redirect(here.to("section", row.id))


def _store(here: Here, row: Section, given: dict[str, Any], typed: Typed) -> bool:
    """Stores what differs by one decision; whether anything did."""
    changes = differing(row, {field: " ".join(given[field].split()) for field in ("number", "heading")})
    if typed.paragraphs != row.paragraphs:
        changes.append(Change("Section", row.id, "paragraphs", plain(row.paragraphs), plain(typed.paragraphs)))
    if changes:
        apply(here.plan, changes, f"menyunting naskah {section_name(row)}")
    return bool(changes)


def _lost_words(lost: Lost) -> str:
    if lost.now:
        return f"Angka rujukan “{lost.was}” kini teks biasa: “{lost.now}”. Angka ini tidak lagi mengikuti barisnya."
    return f"Angka rujukan “{lost.was}” tidak ada lagi dalam bagian ini."


def _key(figure: Figure) -> str:
    return key_of(figure.row, figure.field)


def _written(row: Section) -> str:
    return written(row.paragraphs, _key)


def digest(row: Section) -> str:
    """Which state of a section's text this is: it differs with every change of its words, lists or figures."""
    told = repr((row.number, row.heading, [_said(part) for part in row.paragraphs]))
    return hashlib.sha256(told.encode()).hexdigest()


def _said(part: Paragraph) -> tuple[object, ...]:
    figures = [(each.start, each.end, each.row, each.field) for each in part.figures]
    return part.kind, part.text, part.marker, part.indent, part.table, figures


def _page(request: MemberRequest, here: Here, row: Section, shown: Shown, *, status: int = 200) -> HttpResponse:
    found = offers(here.book)
    read_out = printed(row.id, row.paragraphs, labels_of(found), stale_figures(here.book))
    rows = here.sections
    at = rows.index(row)
    context = {
        "title": section_name(row),
        "of": plan_title(here.plan),
        "row": row,
        "shown": shown,
        "seen": digest(row),
        "stored": _written(row) if shown.clash else "",
        "longest": LONGEST,
        "printed": read_out.html,
        "stale": read_out.stale,
        "fresh": sum(not each.is_gone for each in read_out.stale),
        "suggested": typed_figures(row, found)[:_SUGGESTED] if here.may_write and not shown.errors else (),
        "may_write": here.may_write,
        "before": here.to("section", rows[at - 1].id) if at else "",
        "after": here.to("section", rows[at + 1].id) if at + 1 < len(rows) else "",
        "list_url": here.to("sections"),
        "update_url": here.to("update"),
        "link_url": here.to("link", row.id),
        "retire_url": here.to("retire", row.id),
        "figures_url": here.to("figures"),
        "tables": [part.table for part in row.paragraphs if part.kind == "table"],
    }
    return show(request, "prose/section.html", context, agency=here.agency, year=here.plan.year, section="prose",
                plans=here.plans, kind=here.kind, status=status)  # fmt: skip


def searched(found: tuple[Offer, ...], words: str) -> list[Offer]:
    """The offers whose label or value holds every word."""
    wanted = words.casefold().split()
    return [each for each in found if all(word in f"{each.label} {each.value}".casefold() for word in wanted)]
