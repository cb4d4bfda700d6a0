"""The other plans of an agency that a document quotes, put into its Book behind the plan's own rows."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from selaras.engine.documents.annual_sources import OWN
from selaras.engine.documents.document import DocumentType
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import EMPTY
from selaras.registers.law.actions import law_beside
from selaras.registers.plans.guiding import book_beside, chosen, of_guiding
from selaras.registers.plans.linking import relinked
from selaras.registers.plans.models import Plan
from selaras.registers.plans.performance_trees import KIND, plans_beside

_YEARS_BACK = 2
_FIRST_DRAFT = "rancangan_awal"


def with_plans_beside(
    plan: Plan, book: Book, declared: DocumentType, year: int, instead: Mapping[str, Book] = EMPTY
) -> tuple[Book, dict[str, str]]:
    """The Book with the rows of the plans that the type quotes, and what ``extra`` must say of them. A type that
    quotes none gets its Book back. ``year`` is the one that a paper of a plan of several years is about; ``instead``
    are Books that stand for what is stored of plans, by their ids."""
    others = list(_others(plan, declared.beside, year)) if declared.beside else []
    if not others:
        return book, {}
    own = dict.fromkeys(row.document for row in book)
    rows = [*book, *(row for other in others for row in instead.get(other.pk) or book_beside(other))]
    return relinked(Book(rows)), {OWN: " ".join(own)}


def _others(plan: Plan, kinds: Iterable[str], year: int) -> Iterable[Plan]:
    """Of a Renstra the newest that began by then, the RPJMD that guides in the year, of musrenbang that of the year,
    of annual plans those of the two years before and the first draft of this one; a Renstra quotes those of all years
    of the period before, and a performance tree what it is mapped to. Of each the newest version. One query."""
    if plan.kind == KIND:
        yield from plans_beside(plan.org_unit, year)
        return
    own = Q(org_unit_id=plan.org_unit_id, kind__in=tuple(kinds)) & ~Q(pk=plan.pk)
    wanted_above = of_guiding(plan.org_unit) if "rpjmd" in kinds else Q()
    held = list(Plan.objects.filter(own | wanted_above).select_related("org_unit").order_by("-year", "-id"))
    rpjmd = chosen(plan.org_unit, held, year)
    back = _renstra_years(plan) if plan.kind == "renstra" else _YEARS_BACK
    seen: set[tuple[str, int]] = set()
    for other in held:
        if other.kind == "renstra":
            # A Renstra quotes the one of the period before, never an earlier version of itself.
            wanted, key = other.year <= plan.year - (plan.kind == "renstra"), ("renstra", 0)
        elif other.kind == "rpjmd":
            wanted, key = other == rpjmd, ("rpjmd", 0)
        elif other.kind == "musrenbang":
            wanted, key = other.year == plan.year, ("musrenbang", 0)
        elif other.year == plan.year:
            wanted, key = other.stage == _FIRST_DRAFT, (_FIRST_DRAFT, 0)
        else:
            wanted, key = plan.year - back <= other.year < plan.year, (other.kind, other.year)
        if wanted and key not in seen:
            seen.add(key)
            yield other


def _renstra_years(plan: Plan) -> int:
    """How many years the period before a Renstra had."""
    return law_beside(plan).value("plan.renstra_years", date(plan.year, 1, 1)).number
