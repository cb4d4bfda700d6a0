"""Runs the checks over a Book: those of a view and a prefix in one query, each text check once."""

import logging
import sqlite3
import threading
import weakref
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import compress
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from selaras.engine.checks.check import Check, Fault, Judge, NotConcerned, NothingToJudge, checks
from selaras.engine.checks.sentence import filled
from selaras.engine.facts.facts import Facts, facts_of
from selaras.engine.facts.view import VIEWS, Alike, Connection, Fact, Lines, View, alike, load
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY, Precision
from selaras.engine.law.strict import LawError
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Finding, Severity
from selaras.engine.tables.period import long_date
from selaras.engine.tables.place import Place

Verdicts = tuple[int | None, ...]
Remembered = dict[tuple[Fact, ...], Verdicts]

log = logging.getLogger(__name__)

MOST_OTHERS: Final = 100
"""Places of the same cause that a finding names; all of them in each would grow with the square of a long file."""
UNVERIFIED: Final = "Dasar hukum catatan ini belum diverifikasi."
_FAILED: Final = "Pemeriksaan {id} gagal dijalankan, sehingga hasilnya tidak diketahui."
_FAILED_HINT: Final = "Sampaikan kepada pengelola aplikasi beserta berkas ini; catatan lain tetap berlaku."


class Judgement(Frozen, eq=False):  # one judgement is itself and no other: it can be a key
    """What the checks say of a Book: findings in the order of their places, reasons of what was not judged, and
    how many rows each check passed. ``absent`` has the checks over what the file does not have and need not have,
    with their reasons: nobody who checks a plan has to be told that it is no survey."""

    on: date
    findings: tuple[Finding, ...]
    not_applicable: Mapping[str, str]
    passed: Mapping[str, int]
    absent: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class _Run:
    facts: Facts
    # Each with its values, to which the places of the same cause are added when all are known.
    findings: list[tuple[Finding, dict[str, Any]]] = field(default_factory=list)
    not_applicable: dict[str, str] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)

    def failed(self, declared: Check, error: Exception) -> None:
        """A rule that crashes becomes a finding of its own, and the run goes on."""
        log.error("check %s failed", declared.id, exc_info=error)
        values = {"exception": f"{type(error).__name__}: {error}"}
        finding = Finding(
            declared.id, Severity.ERROR, _FAILED.format(id=declared.id), _FAILED_HINT, CONSISTENCY,
            self.facts.place, self.facts.title, f"{declared.id}|gagal", values=values,
        )  # fmt: skip
        self.findings.append((finding, values))

    def nothing(self, declared: Check, *, absent: bool = False, reason: str = "") -> None:
        reasons = self.absent if absent else self.not_applicable
        reasons[declared.id] = reason or filled(declared.nothing, self.facts.words)


class _Loaded(NamedTuple):
    """The lines of a view in the table: for each line the row that it shares, and how many lines share each row."""

    lines: Lines
    numbers: Sequence[int]
    times: Sequence[int]


class _OfThread(threading.local):
    """The database of one thread, closed when the thread is gone, and what it said of rows without amounts: by query
    and columns the verdicts on each row."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)  # whoever clears the thread away closes
        weakref.finalize(threading.current_thread(), self.connection.close)
        self.remembered: dict[tuple[str, tuple[str, ...]], Remembered] = {}


_OWN: Final = _OfThread()
_MOST_QUERIES: Final = 256  # there are some ten, each with a few sets of columns
_MOST_ROWS: Final = 4096  # of each query; a plan has some fifty


def in_memory() -> sqlite3.Connection:
    """This thread's own database in memory. Tables and prepared queries stay for the next plan, whose rows take the
    place of those of the last one."""
    return _OWN.connection


def run(
    book: Book,
    law: Law,
    on: date | None = None,
    ids: Iterable[str] | None = None,
    *,
    across: bool = False,
    connect: Callable[[], Any] = in_memory,
) -> Judgement:
    """Judges a Book by every check, or by those named. ``on`` defaults to the plan's own date (design §8).

    With ``across`` the Book holds all documents of an agency's year, and only the checks over several of them run; what
    one document says of itself is judged with that document, so that nothing is said twice (decision 0024).

    Raises ``KeyError`` for an unknown id; a check that crashes is a finding at error level instead.
    """
    facts = facts_of(book, law, on)
    wanted = (
        [checks()[id] for id in ids]
        if ids is not None
        else [each for each in checks().values() if each.across == across]
    )
    state = _Run(facts)
    groups: dict[tuple[str, str], list[Check]] = defaultdict(list)
    last = facts.on if on is not None else _last_day(facts)
    for declared in wanted:
        if why := _outside(declared, facts, last):
            reasons = state.absent if _not_concerned(facts, declared) else state.not_applicable
            reasons[declared.id] = why
        elif declared.judge is None:
            groups[declared.over, declared.prefix].append(declared)
        else:
            _judge_text(state, declared, declared.judge)
    with connect() as connection:
        for (name, _), group in groups.items():
            _judge_view(state, connection, name, group, remembers=connect is in_memory)
    return Judgement(facts.on, _with_others(state.findings), state.not_applicable, state.passed, state.absent)


def _last_day(facts: Facts) -> date:
    """The day by which the basis of a check must be in force. A plan of several years is revised in them: only what
    came after it all was not yet there."""
    plan = facts.plan
    return facts.on if plan is None or plan.signed_on else max(facts.on, date(plan.last_year, 1, 1))


def _outside(declared: Check, facts: Facts, last: date) -> str:
    """Why a check does not hold on the day judged; an empty text where it does. ``since`` goes before the first day of
    the basis: a duty may be older than the regulation that orders it now."""
    judged = f"dokumen ini dinilai per {long_date(facts.on)}."
    if declared.until is not None and declared.until <= facts.on:
        return f"Aturan ini berlaku sampai sebelum {long_date(declared.until)}; {judged}"
    if declared.since is not None:
        return f"Aturan ini berlaku sejak {long_date(declared.since)}; {judged}" if facts.on < declared.since else ""
    start, words = _start(facts.law, declared.basis)
    return f"Dasarnya berlaku sejak {words}; {judged}" if last < start else ""


@lru_cache(maxsize=1024)
def _start(law: Law, basis: str) -> tuple[date, str]:
    """The first day on which a basis held, and that day as far as it is known in words."""
    try:
        regulation = law.regulation(basis)
    except LawError:  # told when the check has something to say
        return date.min, ""
    first = regulation.from_
    if first is None:
        return date.min, ""
    return first, f"tahun {first.year}" if regulation.precision is Precision.YEAR else long_date(first)


def _not_concerned(facts: Facts, declared: Check) -> bool:
    """True where a check is about what this file does not have: then no date needs to be told."""
    if declared.judge is None:
        view = VIEWS.get(declared.over)
        return view is not None and view.beside and not len(facts.lines(declared.over))
    try:
        declared.judge(facts)
    except NothingToJudge as nothing:
        return isinstance(nothing, NotConcerned)
    except Exception:  # a rule that is wrong says so where it holds
        log.warning("check %s, which does not hold, failed", declared.id, exc_info=True)
    return False


def _judge_text(state: _Run, declared: Check, judge: Judge) -> None:
    try:
        faults = judge(state.facts)
        found = [_text_finding(state.facts.law, declared, fault) for fault in faults]
    except NothingToJudge as nothing:
        state.nothing(declared, absent=isinstance(nothing, NotConcerned), reason=str(nothing))
    except Exception as error:  # any rule may be wrong; the others must still be heard
        state.failed(declared, error)
    else:
        state.findings += found
        state.passed[declared.id] = int(not found)


def _judge_view(state: _Run, connection: Connection, name: str, group: list[Check], *, remembers: bool) -> None:
    """The checks of a view and a prefix in one query; when that fails, each alone, so that one broken rule spoils
    no other. What one prefix asks for is much the same, and lines alike in it are many: few rows are loaded."""
    try:
        lines = state.facts.lines(name)
        if not len(lines):  # most documents fill few of the views; the others cost no query
            for declared in group:
                state.nothing(declared, absent=VIEWS[name].beside)
            return
        asked = frozenset[str]().union(*(declared.columns for declared in group))
        view, found = VIEWS[name], alike(VIEWS[name], lines, asked)
        known = _remembered(view, group, found.columns) if remembers and not asked & view.amounts else {}
        fresh = {row: n for row, n in found.rows.items() if row not in known}
        if fresh:
            load(connection, view, found.columns, fresh)
    except Exception as error:  # without the view none of its checks can speak
        for declared in group:
            state.failed(declared, error)
        return
    times = Counter(found.numbers)
    loaded = _Loaded(lines, found.numbers, [times[n] for n in found.rows.values()])
    for declared, answered in _verdicts(connection, view, group, found, known, fresh):
        try:
            verdicts = answered if answered is not None else _alone(connection, view, declared, found)
            _take(state, declared, loaded, verdicts)
        except Exception as error:  # this rule is wrong; the others must still be heard
            state.failed(declared, error)


def _remembered(view: View, group: Sequence[Check], columns: tuple[str, ...]) -> Remembered:
    """What this thread's database said of rows before. It says the same of a row whatever plan that is from."""
    by_query, key = _OWN.remembered, (_query(view.name, group), columns)
    if len(by_query) >= _MOST_QUERIES:
        by_query.clear()
    known = by_query.setdefault(key, {})
    if len(known) >= _MOST_ROWS:
        known.clear()
    return known


def _verdicts(
    connection: Connection, view: View, group: list[Check], found: Alike, known: Remembered,
    fresh: Iterable[tuple[Fact, ...]],
) -> list[tuple[Check, Verdicts | None]]:  # fmt: skip
    """The verdicts of each check on all rows, from one query over the fresh ones; None for all of them where that query
    does not run."""
    try:
        if fresh:
            known.update(zip(fresh, _ask(connection, view.name, group), strict=True))
        of_checks = list(zip(*[known[row] for row in found.rows], strict=True)) or [()] * len(group)
        return list(zip(group, of_checks, strict=True))
    except Exception:  # one of the predicates is wrong: they are asked one by one, and the wrong one is named
        log.warning("the checks over %s do not run together", view.name)
        return [(declared, None) for declared in group]


def _alone(connection: Connection, view: View, declared: Check, found: Alike) -> Verdicts:
    load(connection, view, found.columns, found.rows)
    return tuple([verdict for (verdict,) in _ask(connection, view.name, [declared])])


def _query(name: str, group: Sequence[Check]) -> str:
    answers = ", ".join([declared.answer for declared in group])
    return f"SELECT n, {answers} FROM {name}"  # noqa: S608  # predicates are our own, and parsed


def _ask(connection: Connection, name: str, group: Sequence[Check]) -> list[Verdicts]:
    """For each row of the table the answer of each check: true failed, false passed, None not judged or unknown."""
    rows = sorted(connection.execute(_query(name, group)).fetchall())  # by n, which no two share
    return [row[1:] for row in rows]


def _take(state: _Run, declared: Check, loaded: _Loaded, verdicts: Verdicts) -> None:
    lines, numbers, times = loaded
    judged = sum([count for count, verdict in zip(times, verdicts, strict=True) if verdict is not None])
    failed = compress(range(len(numbers)), map(verdicts.__getitem__, numbers)) if any(verdicts) else ()
    found = [_row_finding(state.facts.law, declared, lines, line) for line in failed]
    if judged:
        state.passed[declared.id] = judged - len(found)
    else:
        state.nothing(declared)
    state.findings += found


def _row_finding(law: Law, declared: Check, lines: Lines, line: int) -> tuple[Finding, dict[str, Any]]:
    told, proposal = lines.told(line), declared.proposal
    values = lines.values(line, declared.told)
    spot, mended = told.spot(declared.field), None
    field = spot.field or declared.field
    if proposal is not None and all(values[name] is not None for name in declared.proposed):
        if proposal[0] != declared.field:
            field = told.spot(proposal[0]).field or proposal[0]
        mended = (field, filled(proposal[1], values))
    cause = filled(declared.cause, lines.values(line, declared.caused)) if declared.cause else told.key
    if told.more:
        values |= told.more
    return _finding(law, declared, Fault(spot, told.subject, cause, values, mended), field)


def _text_finding(law: Law, declared: Check, fault: Fault) -> tuple[Finding, dict[str, Any]]:
    return _finding(law, declared, fault, fault.proposal[0] if fault.proposal else "")


def _finding(law: Law, declared: Check, fault: Fault, field: str) -> tuple[Finding, dict[str, Any]]:
    spot, subject, key, given, proposal, own_basis, verified = fault
    basis, severity = own_basis or declared.basis, declared.severity
    values, hint = dict(given), filled(declared.hint, given)
    if not (_verified(law, basis) if verified is None else verified):
        severity = severity if severity is Severity.NOTE else Severity.WARNING
        hint = f"{hint} {UNVERIFIED}"
    finding = Finding(
        declared.id, severity, filled(declared.message, given), hint, basis, spot.place, subject,
        f"{declared.id}|{key}", spot.row, field, proposal[1] if proposal else None, values,
    )  # fmt: skip
    return finding, values


@lru_cache(maxsize=1024)
def _verified(law: Law, basis: str) -> bool:
    """True where the basis may carry an error: verified in a source, or plain consistency (design §8)."""
    return basis.partition("#")[0] == CONSISTENCY or law.mark(basis).verified


def _with_others(findings: list[tuple[Finding, dict[str, Any]]]) -> tuple[Finding, ...]:
    """The findings in the order of their places; each names the first places of the others of its cause."""
    ordered = sorted(findings, key=_position)
    causes: dict[tuple[str, str], list[tuple[Finding, dict[str, Any]]]] = defaultdict(list)
    for found in ordered:
        causes[found[0].check, found[0].cause].append(found)
    for same in causes.values():
        if len(same) > 1:
            places = [str(finding.place) for finding, _ in same]
            for place, (_, values) in zip(places, same, strict=True):
                others = places[: MOST_OTHERS + 1]
                if place in others:
                    others.remove(place)
                values["others"] = others[:MOST_OTHERS]
    return tuple(finding for finding, _ in ordered)


def _position(found: tuple[Finding, dict[str, Any]]) -> tuple[object, ...]:
    finding = found[0]
    place: Place = finding.place
    return (place.file, place.order, finding.check)
