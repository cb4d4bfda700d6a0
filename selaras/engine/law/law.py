"""The one object that checks and documents are handed: everything the law says, by id and by date.

Each part is imported and read from its files when it is first asked for: a short document that is drawn by a fresh
process asks for one regulation or none, and all the files would take it longer than its own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING

from selaras.engine.beside import content, path
from selaras.engine.law.strict import LawError
from selaras.engine.tables.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from selaras.engine.law.citation import Citations, Cited
    from selaras.engine.law.formal import Formal
    from selaras.engine.law.fund_source import FundSources
    from selaras.engine.law.glossary import Term
    from selaras.engine.law.nomenclature import Nomenclature, NotLoaded, OfficialRow
    from selaras.engine.law.outline import Outline
    from selaras.engine.law.parameter import Parameter, Value
    from selaras.engine.law.regulation import Article, Regulation
    from selaras.engine.law.scale import Scale
    from selaras.engine.law.strict import Mark
    from selaras.engine.law.unit import Units


def _file(*parts: str) -> Path:
    from pathlib import Path  # not for the short name of one regulation

    return Path(path("law", *parts))


class Law(Frozen, eq=False):
    """Regulations, dated parameters, official terms and code lists. Nothing in it changes after it was read.

    ``more`` are the code lists with the rows that a database holds; None for those of the package alone.
    """

    more: Nomenclature | None = None

    @cached_property
    def _asked(self) -> dict[str, Regulation]:
        return {}

    @cached_property
    def regulations(self) -> Mapping[str, Regulation]:
        """All regulations by id."""
        from selaras.engine.law.regulation import read_regulations

        return read_regulations(_file("regulations"))

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        """All dated parameters by id."""
        from selaras.engine.law.parameter import read_parameters

        return read_parameters(_file("parameters"))

    @cached_property
    def glossary(self) -> Mapping[str, Term]:
        """The official terms by identifier."""
        from selaras.engine.law.glossary import read_glossary

        return read_glossary(_file("glossary.yaml"))

    @cached_property
    def nomenclature(self) -> Nomenclature:
        """The official code lists."""
        from selaras.engine.law.nomenclature import read_package

        return self.more or read_package(_file("nomenclature"))

    @cached_property
    def citations(self) -> Citations:
        """The words that citations are made of."""
        from selaras.engine.law.citation import read_citations

        return read_citations(_file("citations.yaml"))

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        """All grade scales by id."""
        from selaras.engine.law.scale import read_scales

        return read_scales(_file("scales.yaml"))

    @cached_property
    def fund_sources(self) -> FundSources:
        """The official list of fund sources."""
        from selaras.engine.law.fund_source import read_fund_sources

        return read_fund_sources(_file("."))

    @cached_property
    def formal(self) -> Formal:
        """The full names of regulations, and the grounds of each kind of paper."""
        from selaras.engine.law.formal import read_formal

        return read_formal(_file("formal.yaml"))

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """The lawful outlines of documents by id."""
        from selaras.engine.law.outline import read_outlines

        return read_outlines(_file("outlines"))

    @cached_property
    def units(self) -> Units:
        """The small dictionary of units of measure."""
        from selaras.engine.law.unit import read_units

        return read_units(_file("units.yaml"))

    def regulation(self, basis: str) -> Regulation:
        """The regulation of a basis ("permenpanrb-53-2014" or "permenpanrb-53-2014#12"); LawError when unknown."""
        id = basis.partition("#")[0]
        if id not in self._asked:
            from selaras.engine.law.regulation import read_regulation

            self._asked[id] = read_regulation(_file("regulations", f"{id}.yaml"))
        return self._asked[id]

    def short(self, basis: str) -> str:
        """How officers call the regulation of a basis ("PP 17/2018"); LawError when unknown. One line of its file is
        read, because importing the reader of YAML takes as long as drawing a page."""
        id = basis.partition("#")[0]
        try:
            lines = content("law", "regulations", f"{id}.yaml").decode().splitlines()
            return next(line.removeprefix("short: ") for line in lines if line.startswith("short: "))
        except (OSError, StopIteration) as error:
            raise LawError(f"no regulation {id!r}") from error

    def article(self, basis: str) -> Article | None:
        """The article a basis names, None where it names none; LawError when the regulation has no such article."""
        id, _, article = basis.partition("#")
        articles = self.regulation(id).articles or {}
        if article and article not in articles:
            raise LawError(f"regulation {id} has no article {article!r}")
        return articles[article] if article else None

    def citation(self, basis: str) -> str:
        """A basis as an officer cites it: ``Pasal 273 ayat (3) UU 23/2014``, ``Permendagri 86/2017 (tabel T-C.33)``,
        or the regulation alone where the basis names no article."""
        id, _, article = basis.partition("#")
        found, short = self.article(basis), self.short(id)
        if found is None:
            return short
        number, _, paragraph = article.partition("-")
        if number.isdigit():
            return f"Pasal {number} ayat ({paragraph}) {short}" if paragraph else f"Pasal {number} {short}"
        return f"{short} ({found.title[:1].lower()}{found.title[1:]})"

    def mark(self, basis: str) -> Mark:
        """How far a basis was verified: the mark of its article where it names one, else of the regulation."""
        article = self.article(basis)
        return article.mark if article else self.regulation(basis).mark

    def cited(self, text: str) -> list[Cited]:
        """Every regulation a text cites, in its order."""
        return self.citations.cited(text)

    def find(self, cited: Cited) -> Regulation | None:
        """The regulation a citation means; None where the law has no record of it or the citation leaves it open."""
        from selaras.engine.law.citation import find

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
        from selaras.engine.law.scale import scale_named

        return scale_named(self.scales.values(), text, on)

    def official(self, code: str, scope: str, edition: str) -> OfficialRow | NotLoaded | None:
        """The official row of a code; None: no such code in the loaded list; NotLoaded: that list is not here."""
        return self.nomenclature.official(code, scope, edition)

    def with_nomenclature(self, rows: Iterable[OfficialRow]) -> Law:
        """This law, also knowing the rows a database holds."""
        return Law(self.nomenclature.with_rows(rows))


@cache
def load_law() -> Law:
    """The law this package carries, one for the whole process."""
    return Law()
