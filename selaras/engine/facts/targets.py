"""The view of targets: number, grade word, the same target in other documents and in the year before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, side_by_side, view
from selaras.engine.law.law import Law
from selaras.engine.tables.rows import Indicator, Target
from selaras.engine.tables.target import read_target
from selaras.engine.tables.wording import fold, fold_letters

COLUMNS = {
    "document_kind": TEXT,
    "document_word": TEXT,
    "indicator": TEXT,
    "period": TEXT,
    "text": TEXT,
    "value": AMOUNT,
    "unit": TEXT,
    "share": NUMBER,
    "may_exceed": NUMBER,
    "highest_share": AMOUNT,
    "grade_fits": NUMBER,
    "grade_expected": TEXT,
    "grade_proposed": TEXT,
    "scale": TEXT,
    "direction": TEXT,
    "before_value": AMOUNT,
    "before_period": TEXT,
    "renstra_value": AMOUNT,
    "renstra_text": TEXT,
    "renstra_place": TEXT,
}

Pair = tuple[Target, Indicator]

_WORDS = {
    "renstra": "Renstra", "rkt": "RKT", "renja": "Renja", "pk": "Perjanjian Kinerja", "iku": "IKU",
    "dpa": "DPA", "rpjmd": "RPJMD",
}  # fmt: skip
# Shares that rightly pass the whole: growth, and achievement against a target.
_EXCEEDING = frozenset({"pertumbuhan", "kenaikan", "peningkatan", "laju", "capaian", "realisasi", "rasio"})
_GRADE = ("grade_fits", "grade_expected", "grade_proposed", "scale")
_NO_GRADE = (None, None, None, None)


@view("targets", COLUMNS)
def targets(facts: Facts) -> Lines:
    """One line per target, in the order of the Book."""
    by_id = {row.id: row for row in facts.book.all(Indicator)}
    pairs = [(row, by_id[row.indicator]) for row in facts.book.all(Target) if row.indicator in by_id]
    if not pairs:
        return NO_LINES
    kinds = [facts.kinds.get(row.document, "") for row, _ in pairs]
    before = _before(facts, pairs)
    planned = _planned(pairs, kinds)
    shares = map(facts.law.units.spelling, [row.unit or indicator.unit for row, indicator in pairs])
    columns: dict[str, Column] = {
        "document_kind": kinds,
        "value": [row.value for row, _ in pairs],
        "share": [int(found.unit.kind == "share") if found else None for found in shares],
        "may_exceed": [may_exceed(indicator.name) for _, indicator in pairs],
        "highest_share": [facts.law.value("target.share_highest", facts.on).scaled] * len(pairs),
        "direction": [indicator.direction or None for _, indicator in pairs],
        "before_value": [other.value if other else None for other in before],
        "before_period": [other.period if other else None for other in before],
        "renstra_value": [other.value if other else None for other in planned],
        "renstra_text": [other.text if other else None for other in planned],
        "renstra_place": [other.place.sentence() if other else None for other in planned],
        **side_by_side(_GRADE, _grades(facts, pairs)),
    }
    return Lines(columns, partial(_told, facts, pairs, kinds))


def _told(facts: Facts, pairs: Sequence[Pair], kinds: Sequence[str], line: int) -> Told:
    (row, indicator), kind = pairs[line], kinds[line]
    values: dict[str, Fact] = {
        "document_word": _WORDS.get(kind, kind),
        "indicator": indicator.name,
        "period": row.period,
        "text": row.text,
        "unit": row.unit or indicator.unit or None,
    }
    key = f"{facts.unit_key(row.organisation)}/{kind}/{fold(indicator.name)}/{row.period}"
    return Told(row, f"{indicator.name}: target {row.period}", key, values)


def _planned(pairs: Sequence[Pair], kinds: Sequence[str]) -> list[Target | None]:
    """For each target the one of the Renstra for the same indicator and period; that itself has none."""
    names = [fold_letters(indicator.name) for _, indicator in pairs]
    renstra: dict[tuple[str, str], Target] = {}
    for (row, _), name, kind in zip(pairs, names, kinds, strict=True):
        if kind == "renstra":
            renstra.setdefault((name, row.period), row)
    if not renstra:
        return [None] * len(pairs)
    return [
        None if kind == "renstra" else renstra.get((name, row.period))
        for (row, _), name, kind in zip(pairs, names, kinds, strict=True)
    ]


@lru_cache(maxsize=16384)
def may_exceed(indicator: str) -> int:
    """Whether a share of this name may rightly pass the whole."""
    return int(not _EXCEEDING.isdisjoint(fold(indicator).split()))


def _before(facts: Facts, pairs: Sequence[Pair]) -> list[Target | None]:
    """For each target the one of the period before, of the same indicator in the same table."""
    periods: dict[str, list[Target]] = defaultdict(list)
    for row, _ in pairs:
        if facts.targets[row.indicator] > 1:
            periods[row.indicator].append(row)
    return [_latest_before(row, periods[row.indicator]) if row.indicator in periods else None for row, _ in pairs]


def _latest_before(row: Target, all_periods: Iterable[Target]) -> Target | None:
    """A year before a year, a quarter before a quarter; a target for a whole period (2026-2030) has none before."""
    alike = [other for other in all_periods if len(other.period) == len(row.period) < 9]
    earlier = [other for other in alike if other.period < row.period]
    return max(earlier, key=lambda other: other.period, default=None)


def _scale_texts(facts: Facts) -> Mapping[str, str]:
    """What the tables say of each indicator besides its name: definition and formula, by folded name."""
    texts: dict[str, str] = {}
    for row in facts.book.all(Indicator):
        if row.definition or row.formula:
            texts[fold_letters(row.name)] = f"{row.definition} {row.formula}"
    return texts


def _grades(facts: Facts, pairs: Sequence[Pair]) -> Iterable[tuple[Fact, ...]]:
    scales = _scale_texts(facts)
    for row, indicator in pairs:
        grade = read_target(row.text, row.unit).grade if row.text else row.grade
        if not grade or row.value is None:
            yield _NO_GRADE
        else:
            told = f"{indicator.name} {scales.get(fold_letters(indicator.name), '')}"
            yield _grade_facts(facts.law, facts.on, told, row.text, grade, row.value)


@lru_cache(maxsize=4096)
def _grade_facts(law: Law, on: date, told: str, text: str, grade: str, value: int) -> tuple[Fact, ...]:
    """``told`` is what may name the scale: the indicator, its definition and its formula."""
    scale = law.scale_named(told, on)
    fits = scale.fits(grade, value) if scale else None
    band = scale.band(value) if scale else None
    if scale is None or fits is None or band is None:
        return _NO_GRADE
    # The text is mended by changing the word alone; the number stays as printed.
    mended = text.replace(grade, band.word) if text.count(grade) == 1 else None
    named = f"“{scale.title}” ({law.regulation(scale.basis).short})"
    return int(fits), band.word, None if fits else mended, named
