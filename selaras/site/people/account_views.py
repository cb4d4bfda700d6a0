"""What a person keeps of the own account: the address to which reminders of duties go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from selaras.registers.organisations.reaching import change_email, email_of
from selaras.registers.plans.reminding import reminder_days
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import show
from selaras.site.people.forms import done
from selaras.site.people.role_forms import EmailForm
from selaras.site.people.views import FORM


@FORM
@members
def account(request: MemberRequest) -> HttpResponse:
    """The address of the one who asks, shown to nobody else."""
    form = EmailForm(request.POST if request.method == "POST" else None, initial={"email": email_of(request.user)})
    if done(form, lambda: change_email(request.user, form.cleaned_data["email"])) is not None:
        given = form.cleaned_data["email"]
        messages.success(request, "Alamat surel disimpan." if given else "Alamat surel dihapus.")
        return redirect("people:account")
    days = [str(day) for day in sorted(reminder_days(timezone.localdate()), reverse=True)]
    context = {"form": form, "days": f"{', '.join(days[:-1])} dan {days[-1]}" if days[1:] else "".join(days)}
    return show(request, "people/account.html", context, status=422 if form.is_bound else 200)
