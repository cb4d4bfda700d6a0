"""The page of what an agency decides for its documents, and its logo as a picture."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from selaras.registers.organisations.document_settings import change_settings, settings_of
from selaras.registers.organisations.roles import SETTINGS
from selaras.site.base.access import MemberRequest, agency_of, demand, members
from selaras.site.base.page import newest_year, plans_of, show
from selaras.site.documents.settings_forms import SettingsForm, initial

_TYPES = {"png": "image/png", "svg": "image/svg+xml"}


@require_http_methods(["GET", "HEAD", "POST"])
@members
def agency_settings(request: MemberRequest, agency: str) -> HttpResponse:
    """Shows and changes the settings; documents issued before keep what they were drawn with."""
    unit = agency_of(agency)
    demand(request, SETTINGS, unit)
    stored = settings_of(unit)
    asked = request.method != "POST"
    form = SettingsForm(initial=initial(stored)) if asked else SettingsForm(request.POST, request.FILES)
    if form.is_valid():
        changed = change_settings(unit, form.changes())
        told = f"Disimpan: {', '.join(changed)}." if changed else "Tidak ada yang berubah."
        messages.success(request, told)
        return redirect("documents:settings", unit.pk)
    plans = plans_of(unit)
    context = {"form": form, "stored": stored, "newest": newest_year(plans)}
    status = 422 if form.is_bound else 200
    return show(
        request, "documents/settings.html", context, agency=unit, section="documents", plans=plans, status=status
    )  # fmt: skip


@require_safe
@members
def logo(request: MemberRequest, agency: str) -> HttpResponse:
    """The stored logo. As an attachment: opened by itself it is saved, and never runs as a page."""
    unit = agency_of(agency)
    demand(request, SETTINGS, unit)
    stored = settings_of(unit)
    if not stored.logo:
        raise Http404
    response = HttpResponse(bytes(stored.logo), content_type=_TYPES[stored.logo_format])
    response["Content-Disposition"] = f'attachment; filename="lambang.{stored.logo_format}"'
    response["Cache-Control"] = "private, no-cache"
    return response
