"""The versions and stages of the year's plans: what is frozen since when and by whom, and what can be opened next."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.facts.unreviewed import unreviewed
from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT, APPROVE
from selaras.registers.plans.actions import main_kind, open_version
from selaras.registers.plans.advancing import advance, name_stage
from selaras.registers.plans.beginning import CARRIED_KINDS
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import needs_verification
from selaras.registers.plans.stages import CHANGE, SHIFT, STAGED, next_version, ripens, stage_after
from selaras.registers.plans.store import book_of
from selaras.site.base.access import MemberRequest, allowed, members
from selaras.site.base.page import address, plan_of_year, plan_title, show, tree_address
from selaras.site.planning.choosing import kind_word, plan_asked, version_words


class Version(Frozen):
    """One version or stage as the page lists it; ``before`` is the one it can be compared with."""

    plan: Plan
    words: str
    newest: bool
    before: Plan | None


class Kind(Frozen):
    """One kind of plan with its versions, the newest first, and what may be done with the newest.

    ``verify`` is where it is verified, as long as its stage is closed only after that."""

    word: str
    versions: list[Version]
    tree: str
    openable: tuple[str, ...]
    stages: tuple[tuple[str, str], ...]
    next_stage: str
    verify: str
    shifts: bool
    carried: bool

    @property
    def plan(self) -> Plan:
        """The newest version."""
        return self.versions[0].plan


@require_safe
@members
def versions(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """All versions of all kinds of plan of the year."""
    unit, plans, plan = plan_of_year(agency, year)
    of_year = sorted((each for each in plans if each.year == year), key=main_kind)
    kinds = [_kind(request, unit, plans, list(group)) for _, group in groupby(of_year, key=lambda each: each.kind)]
    context: dict[str, Any] = {
        "kinds": kinds,
        "plan": plan,
        "count": len(unreviewed(book_of(plan))),
        "has_dpa": any(each.kind == "dpa" for each in of_year) and plan.kind != "dpa",
        "may_begin": allowed(request, ACCEPT, unit),
        "may_approve": allowed(request, APPROVE, unit),
    }
    return show(request, "planning/versions.html", context, agency=unit, year=year, section="planning", plans=plans)


def _kind(request: MemberRequest, unit: Unit, plans: list[Plan], of_kind: list[Plan]) -> Kind:
    rows = sorted(of_kind, key=lambda each: each.pk, reverse=True)
    by_id = {each.pk: each for each in plans}
    newest = rows[0]
    following = stage_after(newest.stage) if newest.stage else None
    may_open = newest.is_approved and allowed(request, ACCEPT, unit)
    open_stage = ripens(newest) and not newest.is_approved
    verified_first = open_stage and newest.status != Plan.Status.VERIFIED and needs_verification(newest)
    may_advance = open_stage and not verified_first and allowed(request, APPROVE, unit)
    is_draft = newest.status == Plan.Status.DRAFT
    unnamed = newest.kind in STAGED and not newest.stage and is_draft and allowed(request, ACCEPT, unit)
    taken = [each.version for each in rows]
    return Kind(
        kind_word(newest),
        [
            Version(each, version_words(each), each is newest, by_id.get(each.follows_id or each.begun_from_id or ""))
            for each in rows
        ],
        tree_address(newest, plans),
        tuple(next_version(word, taken) for word in (CHANGE, SHIFT)) if may_open else (),
        tuple(Plan.Stage.choices) if unnamed else (),
        following.label if may_advance and following else "",
        address("duties:verify", unit.pk, newest.year, newest.pk) if verified_first else "",
        newest.version.startswith(SHIFT),
        newest.kind in CARRIED_KINDS,
    )


@require_POST
@members
def open_next(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Opens the next change or shift of an approved plan; the number is given by itself."""
    _, _, plan = plan_asked(request, agency, year)
    word = request.POST.get("versi", "")
    if word not in (CHANGE, SHIFT):
        raise Refused("Pilih perubahan atau pergeseran.")
    rows = Plan.objects.filter(org_unit=plan.org_unit_id, kind=plan.kind, year=year)
    made = open_version(plan, next_version(word, rows.values_list("version", flat=True)))
    messages.success(request, f"{plan_title(made)} dibuka sebagai draf; isinya salinan versi sebelumnya.")
    return redirect("planning:versions", agency, year)


@require_POST
@members
def stage(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Says which stage a draft is in, or closes its stage and opens the next."""
    _, _, plan = plan_asked(request, agency, year)
    wanted = request.POST.get("tahap", "")
    if wanted:
        done = name_stage(plan, wanted)
        messages.success(request, f"{plan_title(done)}: tahapnya sudah dicatat.")
    else:
        made = advance(plan)
        messages.success(request, f"{plan_title(made)} dibuka sebagai draf. Tahap sebelumnya sudah dibekukan.")
    return redirect("planning:versions", agency, year)
