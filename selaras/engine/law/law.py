"""The one object that checks and documents are handed: everything the law says, by id and by date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from selaras.engine.law.citation import Citations, Cited, find, read_citations
from selaras.engine.law.glossary import Term, read_glossary
from selaras.engine.law.nomenclature import Nomenclature, NotLoaded, OfficialRow, read_package
from selaras.engine.law.parameter import Parameter, Value, read_parameters
from selaras.engine.law.regulation import Article, Regulation, read_regulations
from selaras.engine.law.scale import Scale, read_scales, scale_named
from selaras.engine.law.strict import LawError, Mark
from selaras.engine.law.unit import Units, read_units


@dataclass(frozen=True, eq=False)
class Law:
    """Regulations, dated parameters, official terms and code lists. Nothing in it changes after it was read."""

    regulations: Mapping[str, Regulation]
    parameters: Mapping[str, Parameter]
    glossary: Mapping[str, Term]
    nomenclature: Nomenclature
    citations: Citations
    scales: Mapping[str, Scale]
    units: Units

    def regulation(self, basis: str) -> Regulation:
        """The regulation of a basis ("permenpanrb-53-2014" or "permenpanrb-53-2014#12"); LawError when unknown."""
        id = basis.partition("#")[0]
        try:
            return self.regulations[id]
        except KeyError:
            raise LawError(f"no regulation {id!r}") from None

    def article(self, basis: str) -> Article | None:
        """The article a basis names, None where it names none; LawError when the regulation has no such article."""
        id, _, article = basis.partition("#")
        articles = self.regulation(id).articles or {}
        if article and article not in articles:
            raise LawError(f"regulation {id} has no article {article!r}")
        return articles[article] if article else None

    def mark(self, basis: str) -> Mark:
        """How far a basis was verified: the mark of its article where it names one, else of the regulation."""
        article = self.article(basis)
        return article.mark if article else self.regulation(basis).mark

    def cited(self, text: str) -> list[Cited]:
        """Every regulation a text cites, in its order."""
        return self.citations.cited(text)

    def find(self, cited: Cited) -> Regulation | None:
        """The regulation a citation means; None where the law has no record of it or the citation leaves it open."""
        return find(cited, self.regulations.values())

    def value(self, id: str, on: date) -> Value:
        """The dated value of a parameter, with its basis, source and mark; LawError for an unknown id."""
        try:
            parameter = self.parameters[id]
        except KeyError:
            raise LawError(f"no parameter {id!r}") from None
        return parameter.on(on)

    def term(self, identifier: str) -> str:
        """The official Indonesian term of an identifier ("ceiling" → "pagu"); LawError when there is none."""
        try:
            return self.glossary[identifier].term
        except KeyError:
            raise LawError(f"the glossary has no term for {identifier!r}") from None

    def field_term(self, row_type: str, field: str) -> str:
        """The term of a field as that row type uses it ("Section", "level"), else the field's general term."""
        special = f"{row_type}.{field}"
        return self.term(special if special in self.glossary else field)

    def scale_named(self, text: str, on: date) -> Scale | None:
        """The grade scale in force that a name, definition or formula tells; None where it tells none or several."""
        return scale_named(self.scales.values(), text, on)

    def official(self, code: str, scope: str, edition: str) -> OfficialRow | NotLoaded | None:
        """The official row of a code; None: no such code in the loaded list; NotLoaded: that list is not here."""
        return self.nomenclature.official(code, scope, edition)

    def with_nomenclature(self, rows: Iterable[OfficialRow]) -> "Law":
        """This law, also knowing the rows a database holds."""
        return replace(self, nomenclature=self.nomenclature.with_rows(rows))


@cache
def load_law() -> Law:
    """The law this package carries, read once per process."""
    folder = Path(__file__).parent  # importlib.resources would cost 10 ms of every cold start
    return Law(
        read_regulations(folder / "regulations"),
        read_parameters(folder / "parameters"),
        read_glossary(folder / "glossary.yaml"),
        read_package(folder / "nomenclature"),
        read_citations(folder / "citations.yaml"),
        read_scales(folder / "scales.yaml"),
        read_units(folder / "units.yaml"),
    )
