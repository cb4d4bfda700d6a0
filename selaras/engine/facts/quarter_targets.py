"""The view of targets by quarter: each beside the one before and the one of its year."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from selaras.engine.facts.achievement import less_is_better
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.times import When, when
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.rows import Agreement, Indicator, Target
from selaras.engine.tables.target import counts
from selaras.engine.tables.wording import fold

COLUMNS = {
    "accumulation": TEXT,
    "less_is_better": NUMBER,
    "counted": NUMBER,
    "value": AMOUNT,
    "before_value": AMOUNT,
    "year_value": AMOUNT,
    "indicator": TEXT,
    "time_words": TEXT,
    "text": TEXT,
    "before_time": TEXT,
    "before_text": TEXT,
    "year_text": TEXT,
    "year": NUMBER,
}

Timed = tuple[Target, When]


@view("quarter_targets", COLUMNS, beside=True)
def quarter_targets(facts: Facts) -> Lines:
    """One line per target of a quarter of an indicator of the Book."""
    timed = [(row, time) for row in facts.book.all(Target) if "-Q" in row.period and (time := when(row.period))]
    if not timed:
        return NO_LINES
    by_id = {row.id: row for row in facts.book.all(Indicator)}
    timed = [(row, time) for row, time in timed if row.indicator in by_id]
    if not timed:
        return NO_LINES
    indicators = [by_id[row.indicator] for row, _ in timed]
    own = _own(timed)
    years = _years(facts)
    readings = {row.document: row.quarters for row in facts.book.all(Agreement)}
    before = [_before(time, own[row.indicator]) for row, time in timed]
    year = [years.get((row.indicator, str(time.year))) for row, time in timed]
    columns: dict[str, Column] = {
        "accumulation": [_accumulation(one, readings.get(one.document, "")) for one in indicators],
        "less_is_better": [int(less_is_better(one.name, one.direction)) for one in indicators],
        "counted": [int(counts(row.unit or one.unit)) for (row, _), one in zip(timed, indicators, strict=True)],
        "value": [row.value for row, _ in timed],
        "before_value": [other.value if other else None for other in before],
        "year_value": [other.value if other else None for other in year],
    }

    def told(line: int) -> Told:
        row, time = timed[line]
        earlier, whole, name = before[line], year[line], indicators[line].name
        values: dict[str, Fact] = {
            "indicator": name,
            "time_words": time.words,
            "text": row.text,
            "before_time": _words(earlier),
            "before_text": earlier.text if earlier else None,
            "year_text": whole.text if whole else None,
            "year": time.year,
        }
        key = f"{facts.unit_key(row.organisation)}/{facts.kinds.get(row.document)}/{fold(name)}/{row.period}"
        return Told(row, f"{name}: target {time.words}", key, values)

    return Lines(columns, told)


def _accumulation(one: Indicator, reading: str) -> str:
    """How the quarters make the year. Where the plan of action says how its quarters are read, that decides: running
    totals end in the year, and of single quarters none has to be larger than the one before."""
    if reading == "cumulative":
        return "last"
    return "" if reading == "single" and one.accumulation == "last" else one.accumulation


def _own(timed: Sequence[Timed]) -> Mapping[str, Sequence[Timed]]:
    found: dict[str, list[Timed]] = defaultdict(list)
    for row, time in timed:
        found[row.indicator].append((row, time))
    return found


def _before(time: When, others: Sequence[Timed]) -> Target | None:
    """The target of the latest quarter of the same year before this one."""
    earlier = [(other, row) for row, other in others if other.year == time.year and other.quarter < time.quarter]
    return max(earlier, key=lambda pair: pair[0], default=(None, None))[1] if earlier else None


def _years(facts: Facts) -> Mapping[tuple[str, str], Target]:
    found: dict[tuple[str, str], Target] = {}
    for row in facts.book.all(Target):
        found.setdefault((row.indicator, row.period), row)
    return found


def _words(row: Target | None) -> str | None:
    found = when(row.period) if row else None
    return found.words if found else None
