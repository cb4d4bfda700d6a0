"""The facts of one Book: the plan it is about, what belongs together in it, and its views."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property, lru_cache

from selaras.engine.discovery import import_all
from selaras.engine.facts.view import VIEWS, Lines, View
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import (
    Agreement,
    Ceiling,
    Goal,
    Indicator,
    Objective,
    Organisation,
    PlanDocument,
    Target,
    WorkItem,
)
from selaras.engine.tables.wording import fold

LEVEL_WORDS: Mapping[str, str] = {
    "organisation": "organisasi",
    "program": "program",
    "kegiatan": "kegiatan",
    "sub_kegiatan": "sub kegiatan",
}


class Facts:
    """A Book with the law it is judged by and the day it is judged for. Everything is worked out once, when asked."""

    def __init__(self, book: Book, law: Law, on: date | None = None) -> None:
        self.book = book
        self.law = law
        self.plan: PlanDocument | None = book.plan
        self.on = on or self._own_date()
        self._lines: dict[str, Lines] = {}

    def _own_date(self) -> date:
        """The plan's signing, else 1 January of its year (design §8); without a plan the first day of its agreement."""
        if self.plan is not None:
            return self.plan.signed_on or date(self.plan.first_year, 1, 1)
        agreements = self.book.all(Agreement)
        return agreements[0].signed_on or date(agreements[0].year, 1, 1) if agreements else date.max

    @property
    def year(self) -> int | None:
        """The year of a yearly plan; None for a plan of several years and for a Book without a plan."""
        if self.plan is None or self.plan.first_year != self.plan.last_year:
            agreements = self.book.all(Agreement)
            return agreements[0].year if agreements and self.plan is None else None
        return self.plan.first_year

    @property
    def place(self) -> Place:
        """Where findings about the whole plan stand."""
        return self.plan.place if self.plan else next((row.place for row in self.book), Place())

    @property
    def title(self) -> str:
        """The plan by its name."""
        return self.plan.title if self.plan else "dokumen ini"

    @cached_property
    def scope(self) -> str:
        """The scope of government whose code lists hold: told by most kegiatan numbers (1 is a province)."""
        digits = [item.code.split(".")[3:4] for item in self.book.all(WorkItem) if item.level == "kegiatan"]
        provincial = sum(digit == ["1"] for digit in digits)
        return "provinsi" if provincial * 2 > len(digits) else "kabupaten_kota"

    @cached_property
    def words(self) -> Mapping[str, str]:
        """What the reasons of checks that judge nothing may name."""
        editions = self.law.nomenclature.editions
        edition = editions.get(self.plan.edition) if self.plan else None
        return {"edition": edition.title if edition else "yang dipakai rencana ini", "title": self.title}

    def lines(self, name: str) -> Lines:
        """The lines of a view. Raises ``KeyError`` for a view that nobody declares."""
        if name not in self._lines:
            self._lines[name] = views()[name].fill(self)
        return self._lines[name]

    # What belongs together

    @cached_property
    def ceilings(self) -> Mapping[str, Ceiling]:
        """The ceiling of each work item in its plan's own year."""
        return self.book.ceilings

    @cached_property
    def targets(self) -> Mapping[str, int]:
        """How many targets each indicator has."""
        return Counter([row.indicator for row in self.book.all(Target)])

    @cached_property
    def indicators(self) -> Mapping[str, int]:
        """How many indicators each goal, objective or work item has."""
        return Counter([row.subject for row in self.book.all(Indicator)])

    @cached_property
    def indicators_of(self) -> Mapping[str, tuple[Indicator, ...]]:
        """The indicators of each goal, objective or work item."""
        return self.book.under(Indicator, "subject")

    @cached_property
    def item_by_id(self) -> Mapping[str, WorkItem]:
        """Work items by id."""
        return {item.id: item for item in self.book.all(WorkItem)}

    @cached_property
    def organisation_by_id(self) -> Mapping[str, Organisation]:
        """Organisations by id."""
        return {row.id: row for row in self.book.all(Organisation)}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of document (rkt, renstra, pk ...) by the id that rows name as their document."""
        kinds: dict[str, str] = {document.id: document.kind for document in self.book.all(PlanDocument)}
        return kinds | {agreement.id: "pk" for agreement in self.book.all(Agreement)}

    @cached_property
    def strategic(self) -> Mapping[str, Goal | Objective]:
        """Goals and objectives by id."""
        goals: dict[str, Goal | Objective] = {row.id: row for row in self.book.all(Goal)}
        return goals | {row.id: row for row in self.book.all(Objective)}

    def unit_name(self, organisation: str) -> str:
        """The name of an organisation, empty where the Book does not have it."""
        row = self.organisation_by_id.get(organisation)
        return row.name if row else ""

    def unit_key(self, organisation: str) -> str:
        """A name of an organisation that stays the same when the plan is read again."""
        return self._unit_keys.get(organisation, "")

    @cached_property
    def _unit_keys(self) -> Mapping[str, str]:
        return {row.id: fold(row.name) for row in self.book.all(Organisation)}

    @cached_property
    def target_of_year(self) -> Mapping[str, Target]:
        """The target of the plan's year by indicator; in a Book without one year the first target."""
        year = "" if self.year is None else str(self.year)
        first: dict[str, Target] = {}
        for target in self.book.all(Target):
            if year in ("", target.period):
                first.setdefault(target.indicator, target)
        return first


@lru_cache(maxsize=2)
def facts_of(book: Book, law: Law, on: date | None) -> Facts:
    """The facts of a Book, worked out once while it is looked at: a page, its documents and a second run share them."""
    return Facts(book, law, on)


@cache
def views() -> Mapping[str, View]:
    """Every view by name."""
    from selaras.engine import facts  # the views import this module

    import_all(facts)
    return VIEWS
