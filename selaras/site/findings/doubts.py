"""What the reader of a file was not sure of: still open, or confirmed by whom and when."""

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.models import Doubt, Plan
from selaras.site.base.access import Request, allowed


class Asked(Frozen):
    """One doubt as the page asks about it, and whether this person may answer."""

    doubt: Doubt
    place: str
    may_confirm: bool


class Doubts(Frozen):
    """The doubts about a plan that somebody sees, in the order of the file."""

    open: tuple[Asked, ...]
    confirmed: tuple[Asked, ...]


def doubts_of(request: Request, plan: Plan) -> Doubts:
    """The doubts about the rows this person sees; of an approved plan nobody confirms any more. One query."""
    asked = [
        Asked(
            doubt,
            place.sentence() if (place := Place(**doubt.place)).file or place.by else "",
            plan.is_draft and allowed(request, EDIT, doubt.org_unit),
        )
        for doubt in Doubt.objects.filter(plan=plan, retired=False).select_related("org_unit")
    ]
    return Doubts(
        open=tuple(one for one in asked if one.doubt.confirmed_at is None),
        confirmed=tuple(one for one in asked if one.doubt.confirmed_at is not None),
    )
