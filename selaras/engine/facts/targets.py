"""The view of targets: number, grade word, the same target in other documents and in the year before."""

from collections.abc import Mapping
from functools import lru_cache

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NUMBER, TEXT, Fact, Record, view
from selaras.engine.tables.rows import Indicator, Target
from selaras.engine.tables.target import read_target
from selaras.engine.tables.wording import fold, fold_letters

COLUMNS = {
    "document_kind": TEXT,
    "document_word": TEXT,
    "indicator": TEXT,
    "period": TEXT,
    "text": TEXT,
    "value": NUMBER,
    "unit": TEXT,
    "share": NUMBER,
    "may_exceed": NUMBER,
    "highest_share": NUMBER,
    "grade_fits": NUMBER,
    "grade_expected": TEXT,
    "grade_proposed": TEXT,
    "scale": TEXT,
    "direction": TEXT,
    "before_value": NUMBER,
    "before_period": TEXT,
    "renstra_value": NUMBER,
    "renstra_text": TEXT,
    "renstra_place": TEXT,
}

_WORDS = {
    "renstra": "Renstra", "rkt": "RKT", "renja": "Renja", "pk": "Perjanjian Kinerja", "iku": "IKU",
    "dpa": "DPA", "rpjmd": "RPJMD",
}  # fmt: skip
# Shares that rightly pass the whole: growth, and achievement against a target.
_EXCEEDING = frozenset({"pertumbuhan", "kenaikan", "peningkatan", "laju", "capaian", "realisasi", "rasio"})
_NO_GRADE: Mapping[str, Fact] = dict.fromkeys(("grade_fits", "grade_expected", "grade_proposed", "scale"))


@view("targets", COLUMNS)
def targets(facts: Facts) -> list[Record]:
    """One line per target, in the order of the Book."""
    by_id = {row.id: row for row in facts.book.all(Indicator)}
    pairs = [(row, by_id[row.indicator]) for row in facts.book.all(Target) if row.indicator in by_id]
    renstra = {
        (fold_letters(indicator.name), row.period): row
        for row, indicator in reversed(pairs)
        if facts.kinds.get(row.document) == "renstra"
    }
    if not pairs:
        return []
    scales, highest = _scale_texts(facts), facts.law.value("target.share_highest", facts.on).scaled
    return [_record(facts, row, indicator, renstra, scales, highest) for row, indicator in pairs]


def _record(
    facts: Facts,
    row: Target,
    indicator: Indicator,
    renstra: Mapping[tuple[str, str], Target],
    scales: Mapping[str, str],
    highest: int,
) -> Record:
    kind = facts.kinds.get(row.document, "")
    unit = row.unit or indicator.unit
    spelling = facts.law.units.spelling(unit)
    planned = None if kind == "renstra" else renstra.get((fold_letters(indicator.name), row.period))
    before = _before(facts, row)
    values: dict[str, Fact] = {
        "document_kind": kind,
        "document_word": _WORDS.get(kind, kind),
        "indicator": indicator.name,
        "period": row.period,
        "text": row.text,
        "value": row.value,
        "unit": unit or None,
        "share": int(spelling.unit.kind == "share") if spelling else None,
        "may_exceed": _may_exceed(indicator.name),
        "highest_share": highest,
        **_grade_facts(facts, row, indicator, scales),
        "direction": indicator.direction or None,
        "before_value": before.value if before else None,
        "before_period": before.period if before else None,
        "renstra_value": planned.value if planned else None,
        "renstra_text": planned.text if planned else None,
        "renstra_place": planned.place.sentence() if planned else None,
    }
    key = f"{facts.unit_key(row.organisation)}/{kind}/{fold(indicator.name)}/{row.period}"
    return Record(row, f"{indicator.name}: target {row.period}", key, values)


@lru_cache(maxsize=16384)
def _may_exceed(indicator: str) -> int:
    return int(not _EXCEEDING.isdisjoint(fold(indicator).split()))


def _before(facts: Facts, row: Target) -> Target | None:
    """The target of the period before, of the same indicator in the same table: a year before a year, a quarter before
    a quarter; a target for the end of a whole period (2026-2030) comes before nothing."""
    all_periods = facts.targets[row.indicator]
    if len(all_periods) == 1:
        return None
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


def _grade_facts(facts: Facts, row: Target, indicator: Indicator, scales: Mapping[str, str]) -> Mapping[str, Fact]:
    grade = read_target(row.text, row.unit).grade if row.text else row.grade
    if not grade or row.value is None:
        return _NO_GRADE
    told = f"{indicator.name} {scales.get(fold_letters(indicator.name), '')}"
    scale = facts.law.scale_named(told, facts.on)
    fits = scale.fits(grade, row.value) if scale else None
    band = scale.band(row.value) if scale else None
    if scale is None or fits is None or band is None:
        return _NO_GRADE
    # The text is mended by changing the word alone; the number stays as printed.
    mended = row.text.replace(grade, band.word) if row.text.count(grade) == 1 else None
    return {
        "grade_fits": int(fits),
        "grade_expected": band.word,
        "grade_proposed": None if fits else mended,
        "scale": f"“{scale.title}” ({facts.law.regulation(scale.basis).short})",
    }
