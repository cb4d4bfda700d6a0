"""The view of what was reached: each actual beside its targets and the percent printed for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial

from selaras.engine.facts.achievement import as_less, as_more, less_is_better, under_way
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.targets import may_exceed
from selaras.engine.facts.times import When, when
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.formulas.achievement import WHOLE
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.rows import Indicator, Target
from selaras.engine.tables.target import counts
from selaras.engine.tables.wording import fold

COLUMNS = {
    "value": AMOUNT,
    "share": NUMBER,
    "may_exceed": NUMBER,
    "highest_share": NUMBER,
    "upto": NUMBER,
    "percent": AMOUNT,
    "percent_fits": NUMBER,
    "less_is_better": NUMBER,
    "scored_as_more": NUMBER,
    "indicator": TEXT,
    "time_words": TEXT,
    "text": TEXT,
    "target_text": TEXT,
    "right_percent": AMOUNT,
}

Pair = tuple[Actual, Indicator]


@view("actuals", COLUMNS, beside=True)
def actuals(facts: Facts) -> Lines:
    """One line per actual of an indicator of the Book."""
    if not facts.book.all(Actual):
        return NO_LINES
    by_id = {row.id: row for row in facts.book.all(Indicator)}
    pairs = [(row, by_id[row.indicator]) for row in facts.book.all(Actual) if row.indicator in by_id]
    if not pairs:
        return NO_LINES
    targets = _targets(facts)
    reached = _reached(pairs)
    units = facts.law.units
    judged = [_judged(row, one, targets.get(one.id, ()), reached[one.id]) for row, one in pairs]
    means = _means(facts, pairs)
    shares = [units.spelling(row.unit or one.unit) for row, one in pairs]
    columns: dict[str, Column] = {
        "value": [row.value for row, _ in pairs],
        "share": [int(found.unit.kind == "share") if found else None for found in shares],
        "may_exceed": [may_exceed(one.name) for _, one in pairs],
        "highest_share": [facts.law.value("target.share_highest", facts.on).scaled] * len(pairs),
        "upto": [int(bool((found := when(row.period)) and found.upto)) for row, _ in pairs],
        "percent": [row.percent for row, _ in pairs],
        "percent_fits": [
            None if (one.subject, row.period) in means else fits
            for (row, one), (fits, _) in zip(pairs, judged, strict=True)
        ],
        "less_is_better": [int(less_is_better(one.name, one.direction)) for _, one in pairs],
        "scored_as_more": [scored for _, scored in judged],
    }
    return Lines(columns, partial(_told, facts, pairs, targets))


def _told(facts: Facts, pairs: Sequence[Pair], targets: Mapping[str, Sequence[Target]], line: int) -> Told:
    row, indicator = pairs[line]
    target = _nearest(row, targets.get(indicator.id, ()))
    values: dict[str, Fact] = {
        "indicator": indicator.name,
        "time_words": words_of(row.period),
        "text": row.text,
        "target_text": target.text if target else None,
        "right_percent": _percent(row.value, target.value if target else None),
    }
    kind = facts.kinds.get(row.document)
    key = f"{facts.unit_key(row.organisation)}/{kind}/{fold(indicator.name)}/{row.period}/capaian"
    return Told(row, f"{indicator.name}: realisasi {words_of(row.period)}", key, values)


def words_of(period: str) -> str:
    """A period as an officer says it; as it is where it is no year and no quarter."""
    found = when(period)
    return found.words if found else period.replace("-", "–")


def _targets(facts: Facts) -> Mapping[str, Sequence[Target]]:
    found: dict[str, list[Target]] = defaultdict(list)
    for row in facts.book.all(Target):
        found[row.indicator].append(row)
    return found


def _reached(pairs: Sequence[Pair]) -> Mapping[str, Sequence[tuple[When, int]]]:
    """What each indicator reached in the quarters of its years."""
    found: dict[str, list[tuple[When, int]]] = defaultdict(list)
    for row, indicator in pairs:
        time = when(row.period)
        if time and time.quarter and not time.upto and row.value is not None:
            found[indicator.id].append((time, row.value))
    return found


def _means(facts: Facts, pairs: Sequence[Pair]) -> set[tuple[str, str]]:
    """Items and periods whose percent may be the mean of the percents of the lines below them."""
    items = facts.item_by_id
    return {
        (item.parent, row.period)
        for row, one in pairs
        if row.percent is not None and (item := items.get(one.subject)) is not None and item.parent
    }


def _judged(
    row: Actual, indicator: Indicator, targets: Sequence[Target], quarters: Sequence[tuple[When, int]]
) -> tuple[int | None, int | None]:
    """Whether the printed percent can be the achievement, and whether it is so only where more is better. A percent may
    be of the year or of the plan, of the quarter alone or of all until then: each is right somewhere."""
    bases = [target.value for target in targets if target.value]
    if row.percent is None or row.value is None or not bases:
        return None, None
    time = when(row.period)
    values = [row.value]
    if time and time.quarter:
        values.append(sum(value for other, value in quarters if other.year == time.year and other <= time))
    more, less = as_more(row.percent, values, bases), as_less(row.percent, values, bases)
    share = not counts(row.unit or indicator.unit) and row.percent == row.value
    going = counts(row.unit or indicator.unit) and under_way(row.percent, values, bases)
    told = row.value not in bases and more and not less
    return int(more or less or share or going), int(told)


def _percent(value: int | None, target: int | None) -> int | None:
    return None if value is None or not target else value * WHOLE // target


def _nearest(row: Actual, targets: Sequence[Target]) -> Target | None:
    """The target of the same period, else of its year, else the first."""
    time = when(row.period)
    same = [target for target in targets if target.period == row.period]
    year = [target for target in targets if time and target.period == str(time.year)]
    return next(iter([*same, *year, *targets]), None)
