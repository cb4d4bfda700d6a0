"""How a check is declared: one predicate over one view, or one function over texts, with its rule and its sentences."""

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from selaras.engine.checks.predicate import columns_of
from selaras.engine.checks.sentence import fields_of
from selaras.engine.discovery import import_all
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Severity

PREFIXES: Final = ("ORG", "STR", "IND", "TGT", "COD", "BUD", "AGR", "LAW", "TXT", "MSR", "SRV", "CMP", "EVA", "RPT")
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
_ID = re.compile(rf"(?:{'|'.join(PREFIXES)})-\d{{3}}")

NO_ONE_YEAR: Final = "Dokumen ini untuk beberapa tahun, atau tahunnya tidak diketahui."


class NothingToJudge(Exception):
    """A text check found nothing it could judge; it is reported as not applicable, with the declared reason or with
    the one it is raised with."""


class NotConcerned(NothingToJudge):
    """A text check is about what this file does not have at all, and need not have: answers of a survey, complaints."""


class Fault(NamedTuple):
    """One fault a text check found. ``values`` fill the sentences; ``key`` tells this cause from others.

    ``basis`` and ``verified`` replace those of the check where the rule is another one for each row.
    """

    spot: Spot
    subject: str
    key: str
    values: Mapping[str, Any] = _NOTHING
    proposal: tuple[str, str] | None = None
    basis: str = ""
    verified: bool | None = None


Judge = Callable[[Facts], list[Fault]]


class Check(Frozen):
    """One declared check. Either ``over``, ``where`` and ``fails`` judge rows, or ``judge`` judges texts.

    ``message``, ``hint``, ``nothing``, ``cause`` and the proposal's text are templates over the columns of the view.
    ``since`` and ``until`` bound the plan's date: the first day it holds, the first day it no longer holds.
    ``across`` is True of what is judged over all documents of an agency's year together, and never over one of them.
    """

    id: str
    title: str
    explanation: str
    severity: Severity
    basis: str
    message: str
    hint: str
    nothing: str
    over: str = ""
    where: str = ""
    fails: str = ""
    field: str = ""
    cause: str = ""
    proposal: tuple[str, str] | None = None
    judge: Judge | None = None
    since: date | None = None
    until: date | None = None
    module: str = ""
    across: bool = False

    def holds_on(self, day: date) -> bool:
        """True when the rule held on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    @cached_property
    def prefix(self) -> str:
        """What is judged: the letters before the number of the id."""
        return self.id.partition("-")[0]

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns of the view that the predicate asks for."""
        return columns_of(self.where) | columns_of(self.fails)

    @cached_property
    def answer(self) -> str:
        """The expression that says of a row: true failed, false passed, NULL not judged or unknown."""
        return f"CASE WHEN ({self.where}) THEN ({self.fails}) END"

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The columns that the sentences and the proposal name."""
        return tuple(dict.fromkeys([*fields_of(self.message), *fields_of(self.hint), *self.proposed]))

    @cached_property
    def caused(self) -> tuple[str, ...]:
        """The columns that tell one cause from another."""
        return tuple(fields_of(self.cause))

    @cached_property
    def proposed(self) -> tuple[str, ...]:
        """The columns that the text of the proposal names."""
        return tuple(fields_of(self.proposal[1])) if self.proposal else ()


_CHECKS: dict[str, Check] = {}


def check(  # noqa: PLR0913  # a declaration names all its fields
    id: str, *, over: str, fails: str, severity: Severity, basis: str, message: str, hint: str, nothing: str,
    where: str = "1 = 1", field: str = "", cause: str = "", proposal: tuple[str, str] | None = None,
    since: date | None = None, until: date | None = None, across: bool = False,
) -> None:  # fmt: skip
    """Registers a check over the rows of a view; title and explanation are the calling module's docstring.

    ``field`` says which value is at fault (its place is the finding's place); ``proposal`` is that field and a
    template, made only when every column in it is known. Raises ``ValueError`` when the declaration is wrong.
    """
    columns_of(where), columns_of(fails)
    title, explanation, module = _told_by_caller()
    declared = Check(
        id=id, title=title, explanation=explanation, severity=severity, basis=basis, message=message, hint=hint,
        nothing=nothing, over=over, where=where, fails=fails, field=field or (proposal[0] if proposal else ""),
        cause=cause, proposal=proposal, since=since, until=until, module=module, across=across,
    )  # fmt: skip
    _register(declared)


def text_check(  # noqa: PLR0913  # a declaration names all its fields
    id: str, *, severity: Severity, basis: str, message: str, hint: str, nothing: str,
    since: date | None = None, until: date | None = None, across: bool = False,
) -> Callable[[Judge], Judge]:  # fmt: skip
    """Registers the decorated function as a check over the texts of a Book; same fields as ``check``."""
    title, explanation, module = _told_by_caller()

    def declare(judge: Judge) -> Judge:
        declared = Check(
            id=id, title=title, explanation=explanation, severity=severity, basis=basis, message=message, hint=hint,
            nothing=nothing, judge=judge, since=since, until=until, module=module, across=across,
        )  # fmt: skip
        _register(declared)
        return judge

    return declare


def _told_by_caller() -> tuple[str, str, str]:
    """Title, explanation and name of the rule's module, from its docstring."""
    names = sys._getframe(2).f_globals
    title, _, explanation = (names["__doc__"] or "").strip().partition("\n")
    return title.strip(), explanation.strip(), names["__name__"]


def _register(declared: Check) -> None:
    known = _CHECKS.get(declared.id)
    if known is not None and known.module != declared.module:
        raise ValueError(f"{declared.id} is declared in {known.module} and in {declared.module}")
    if not _ID.fullmatch(declared.id):
        raise ValueError(f"{declared.id!r} is no check id")
    _CHECKS[declared.id] = declared


@cache
def _found() -> Mapping[str, Check]:
    from selaras.engine.checks import rules  # the rules import this module

    import_all(rules)
    return dict(sorted(_CHECKS.items()))


def checks() -> Mapping[str, Check]:
    """Every declared check by id, in order."""
    return _found()
