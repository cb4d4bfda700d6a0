"""The one page of all forms of this area: a title, what it means, the fields, and the way back."""

from django import forms
from django.http import HttpResponse

from selaras.registers.organisations.models import Unit
from selaras.site.base.access import MemberRequest
from selaras.site.base.page import show


def form_page(  # what a form page says
    request: MemberRequest, agency: Unit, form: forms.Form, title: str, button: str, back: str, lead: str = ""
) -> HttpResponse:
    """The form, with status 422 and everything that was typed where something is wrong."""
    context = {"form": form, "title": title, "button": button, "back": back, "lead": lead}
    status = 422 if form.is_bound else 200
    return show(request, "people/form.html", context, agency=agency, section="people", status=status)
