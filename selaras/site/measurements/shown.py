"""The rows of a quarter as its page shows them: what is aimed at, what was before, and what stands in each field."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.http import QueryDict

from selaras.engine.documents.figures import printed
from selaras.engine.documents.measured import target_cell
from selaras.engine.formulas.measuring import Level, Line, Measure
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.called import row_called
from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.number import decimal_text, rupiah
from selaras.engine.tables.rows import Organisation, Target, WorkItem
from selaras.registers.measurements.models import Measurement
from selaras.registers.measurements.typed import SHARES, STATES, Typed
from selaras.site.measurements.asked import Here

TITLES: Final[Mapping[Level, str]] = {
    "promise": "Perjanjian Kinerja", "aim": "Tujuan dan sasaran", "program": "Program", "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub kegiatan",
}  # fmt: skip
FIELDS: Final = {"nilai": "text", "keadaan": "state", "pembilang": "numerator", "penyebut": "denominator"}
"""The names of fields in the form, and what they are of a typed figure."""
SAID: Final = {"pendorong": "driver", "hambatan": "obstacle", "sebab": "cause", "tindak": "follow_up"}


class Shown(Frozen, eq=False):
    """One figure of the quarter: of which row, what is aimed at and what was before in words, and its fields as they
    stand or were typed; one of ``money`` is in rupiah, one that is ``added`` up over quarters is
    that of the quarter alone, a ``counted`` one may be given by two counts. ``problem`` says
    why it was not stored, ``figure`` is the reference of its achievement."""

    row: str
    name: str
    about: str
    target: str
    aimed: str
    before: str
    fields: Mapping[str, str]
    revision: int
    filled: bool
    unit: str = ""
    money: bool = False
    added: bool = False
    counted: bool = False
    by: str = ""
    problem: str = ""
    figure: str = ""

    @property
    def has_words(self) -> bool:
        """Whether something is said beside the figure."""
        return any(self.fields.get(name) for name in SAID)


class Group(Frozen, eq=False):
    """Figures of one level and unit, which are saved together."""

    key: str
    title: str
    rows: Sequence[Shown]

    @property
    def open(self) -> bool:
        """Whether something in it waits: what could not be stored."""
        return any(row.problem for row in self.rows)

    @property
    def filled(self) -> int:
        """How many of them are filled in."""
        return sum(row.filled for row in self.rows)


def groups(here: Here, sent: QueryDict | None = None, problems: Mapping[str, str] = EMPTY) -> list[Group]:
    """The figures of the quarter by level and unit, those of the agency first; with what was sent in the place of what
    stands, where it was not stored."""
    found: dict[tuple[str, str], list[Shown]] = {}
    titles: dict[tuple[str, str], str] = {}
    rows: Iterable[tuple[str, str, Shown]] = (
        *((each.level, each.indicator.organisation, _measure(here, each, sent, problems)) for each in here.measures),
        *(("money", each.item.organisation, _line(here, each, sent, problems)) for each in here.lines),
    )
    for level, organisation, shown in rows:
        owner = here.rows.find(organisation)
        unit = owner.name if isinstance(owner, Organisation) and owner.level == "unit" else ""
        title = "Realisasi anggaran" if level == "money" else TITLES[level]  # type: ignore[index]  # a level
        titles[level, unit] = f"{title}: {unit}" if unit else title
        found.setdefault((level, unit), []).append(shown)
    return [Group(f"g{at}", titles[key], shown) for at, (key, shown) in enumerate(found.items(), start=1)]


def _measure(here: Here, of: Measure, sent: QueryDict | None, problems: Mapping[str, str]) -> Shown:
    record = here.record_of([row.id for row in of.same])
    row = of.indicator.id
    stands = {
        "nilai": "" if record is None or record.numerator is not None else _value(record),
        "keadaan": record.state if record and record.numerator is None else "",
        "pembilang": _number(record.numerator if record else None),
        "penyebut": _number(record.denominator if record else None), **_words(record),
    }  # fmt: skip
    about = row_called(of.subject) if isinstance(of.subject, WorkItem) else ""
    now = of.now
    return Shown(
        row, of.indicator.name, about, _target(of.target), _target(of.aimed), _actual(of.before),
        _sent(row, stands, sent, problems), record.revision if record else 0, now is not None, of.unit, False,
        any(row.accumulation == "sum" for row in of.same),
        of.unit.strip().casefold() in SHARES, record.by_name if record else "", problems.get(row, ""),
        f"{of.indicator.id}@{here.period}:achievement" if now is not None else "",
    )  # fmt: skip


def _line(here: Here, of: Line, sent: QueryDict | None, problems: Mapping[str, str]) -> Shown:
    record = here.record_of([of.item.id])
    stands = {"nilai": "" if record is None or record.amount is None else rupiah(record.amount), **_words(record)}
    known = [amount for amount in of.before.values() if amount is not None]
    before = rupiah(sum(known)) if known and len(known) == len(of.before) else ""
    return Shown(
        of.item.id, row_called(of.item), "", "" if of.ceiling is None else rupiah(of.ceiling), "", before,
        _sent(of.item.id, stands, sent, problems), record.revision if record else 0, of.now is not None,
        money=True, by=record.by_name if record else "", problem=problems.get(of.item.id, ""),
    )  # fmt: skip


def _sent(
    row: str, stands: Mapping[str, str], sent: QueryDict | None, problems: Mapping[str, str]
) -> Mapping[str, str]:
    """What stands in the fields, or what was typed where that was not stored: nothing that somebody typed is lost."""
    if sent is None or row not in problems:
        return stands
    return {name: sent.get(f"{row}.{name}", "") for name in stands}


def typed_of(here: Here, sent: QueryDict) -> list[Typed]:
    """The figures that a form holds; each names its row and what the person saw of it."""
    rows = dict.fromkeys(key.partition(".")[0] for key in sent if key.endswith(".revisi"))
    return [typed(row, here.period, sent) for row in rows]


def typed(row: str, period: str, sent: QueryDict) -> Typed:
    """One figure of a form."""
    seen = sent.get(f"{row}.revisi", "")
    given: dict[str, Any] = {field: sent.get(f"{row}.{name}", "") for name, field in FIELDS.items()}
    texts = {field: sent.get(f"{row}.{name}", "") for name, field in SAID.items()}
    return Typed(row, period, int(seen) if seen.isdecimal() and len(seen) < _DIGITS else -1, **given, texts=texts)


_DIGITS: Final = 9
CHOICES: Final = (("", "ada nilainya"), *STATES.items())


def _words(record: Measurement | None) -> dict[str, str]:
    return {name: getattr(record, field) if record else "" for name, field in SAID.items()}


def _value(record: Measurement) -> str:
    return record.text or ("" if record.value is None else decimal_text(record.value))


def _number(scaled: int | None) -> str:
    return "" if scaled is None else decimal_text(scaled)


def _target(of: Target | None) -> str:
    return printed(target_cell(of, with_unit=True)) if of is not None else ""


def _actual(of: Actual | None) -> str:
    if of is None:
        return ""
    return STATES.get(of.state, of.state) if of.value is None and of.state else printed(target_cell(of, with_unit=True))
