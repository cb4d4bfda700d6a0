"""How far complaints got: their stages, when they are due, and the three rates with their printed definitions."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from selaras.engine.law.calendar import working_days_after
from selaras.engine.law.law import Law
from selaras.engine.law.parameter import Parameter, Value
from selaras.engine.tables.counted import Counted
from selaras.engine.tables.frozen import Frozen

Stage = Literal[
    "sent", "waiting", "rejected", "withdrawn", "verified", "assigned", "followed_up", "answered", "reopened",
    "finished", "closed_by_system",
]  # fmt: skip
DayUnit = Literal["working", "calendar"]
Measure = Literal["followed_up", "finished", "on_time"]

STAGE_WORDS: Final[Mapping[Stage, str]] = {
    "sent": "dikirim", "waiting": "menunggu kelengkapan", "rejected": "ditolak", "withdrawn": "ditarik kembali",
    "verified": "diverifikasi", "assigned": "diteruskan", "followed_up": "ditindaklanjuti", "answered": "dijawab",
    "reopened": "dibuka kembali", "finished": "selesai", "closed_by_system": "ditutup oleh sistem",
}  # fmt: skip
FOLLOWED_UP: Final[frozenset[Stage]] = frozenset(
    {"followed_up", "answered", "reopened", "finished", "closed_by_system"}
)
ADMITTED: Final[frozenset[Stage]] = FOLLOWED_UP | {"verified", "assigned"}
"""The stages behind verification: only these complaints are counted."""
UNTIMED: Final[frozenset[Stage]] = frozenset({"rejected", "withdrawn", "closed_by_system"})
"""The stages in which no limit runs any more, whether it was met or not."""
UNIT_WORDS: Final[Mapping[DayUnit, str]] = {"working": "hari kerja", "calendar": "hari kalender"}
MEASURES: Final[Mapping[Measure, str]] = {
    "followed_up": "Persentase pengaduan yang ditindaklanjuti",
    "finished": "Persentase pengaduan yang selesai",
    "on_time": "Persentase pengaduan selesai yang tepat waktu",
}
_DEFINITIONS: Final[Mapping[Measure, str]] = {
    "followed_up": "Laporan yang sedang atau sudah ditindaklanjuti dibagi laporan yang lulus verifikasi.",
    "finished": "Laporan yang selesai dibagi laporan yang lulus verifikasi. Laporan yang ditutup oleh sistem tidak"
    " dihitung selesai.",
    "on_time": "Laporan yang selesai dalam batas waktunya dibagi laporan yang selesai. Laporan yang ditutup oleh sistem"
    " tidak dihitung selesai.",
}  # fmt: skip
_LEFT_OUT: Final = " Laporan yang belum diverifikasi, ditolak, atau ditarik kembali tidak dihitung."
_PREFIX: Final = "complaint.deadline."
_SCALE: Final = 10_000


class Course(Frozen, kw_only=True):
    """How far one complaint got: ``stage`` is None where its status is not known, ``classification`` empty where its
    class is not; a day is None where it has not come or nobody wrote it down. ``answered_on`` is the first answer,
    ``last_answered_on`` the last one, None again once the complaint is reopened."""

    stage: Stage | None
    received_on: date | None
    classification: str = ""
    verified_on: date | None = None
    answered_on: date | None = None
    last_answered_on: date | None = None
    finished_on: date | None = None


class Clock(Frozen):
    """By what days are counted: days off besides Saturday and Sunday, and the unit a region chose for complaints of the
    class "supervision" (None: what the parameter says)."""

    law: Law
    holidays: frozenset[date] = frozenset()
    supervision_unit: DayUnit | None = None


class Deadline(Frozen):
    """One limit of a complaint: until when, when it was met, and by which rule; ``verified`` tells whether the rule was
    read in a source."""

    title: str
    due: date
    met_on: date | None
    days: int
    unit: DayUnit
    basis: str
    verified: bool

    def word(self, today: date) -> str:
        """What a desk reads on this day."""
        if self.met_on is not None:
            return "tepat waktu" if self.met_on <= self.due else "terlambat"
        return "melewati batas" if today > self.due else "berjalan"

    def overdue(self, today: date) -> bool:
        """Whether it is not met although its day has passed."""
        return self.met_on is None and today > self.due


def fixed_holidays(law: Law, years: Iterable[int]) -> frozenset[date]:
    """The national holidays of these years that fall on the same day every year. Feasts whose day is decreed each year
    are not known here: a region adds them."""
    found: set[date] = set()
    for year in years:
        value = _value(law.parameters["complaint.fixed_holidays"], date(year, 1, 1))
        found |= {date.fromisoformat(f"{year}-{day}") for day in (value.texts if value else ())}
    return frozenset(found)


def due_of(course: Course, clock: Clock) -> Deadline | None:
    """When the complaint should be finished by its class; None where its day or class is unknown, or before the rule
    began."""
    value = course.received_on and _value(clock.law.parameters["complaint.classes"], course.received_on)
    if not value or course.received_on is None or course.classification not in value.table:
        return None
    unit, verified = "working", value.mark.verified
    if course.classification == "supervision":
        lawful = clock.law.value("complaint.supervision_unit", on=course.received_on)
        unit = clock.supervision_unit or lawful.text
        verified = verified and lawful.mark.verified
    days = int(value.table[course.classification]["days"])
    due = _after(course.received_on, days, unit, clock.holidays)
    return Deadline("Penyelesaian", due, course.finished_on, days, _unit(unit), value.basis, verified)


def deadlines(course: Course, clock: Clock) -> tuple[Deadline, ...]:
    """The limits of the steps that have begun, in the order of their days, with that of the class; none of a complaint
    that was turned down, taken back or closed by the system."""
    if course.stage in UNTIMED:
        return ()
    own = due_of(course, clock)
    found = [*_steps(course, clock), *([own] if own else [])]
    return tuple(sorted(found, key=lambda each: (each.due, each.title)))


def _steps(course: Course, clock: Clock) -> Iterator[Deadline]:
    for id, parameter in clock.law.parameters.items():
        value = _value(parameter, course.received_on) if id.startswith(_PREFIX) and course.received_on else None
        since = getattr(course, value.table["since"]) if value else None
        if value is None or since is None:
            continue
        rule = value.table
        if rule["met"] == "finished_on" and course.finished_on:
            continue  # the day on which the system would have closed it is no duty of the one who finished it
        due = _after(since, int(rule["days"]), rule["unit"], clock.holidays)
        yield Deadline(
            str(rule["title"]), due, getattr(course, rule["met"]), int(rule["days"]), _unit(rule["unit"]), value.basis,
            value.mark.verified,
        )  # fmt: skip


def counted(courses: Sequence[Course], measure: Measure, clock: Clock) -> Counted:
    """One rate of these complaints with the words it is printed with.

    None of none is ``no_case``. Where a status is unknown, or whether a finished complaint kept its limit, the rate is
    ``unknown`` and its words say how many are missing.
    """
    strange = sum(course.stage is None for course in courses)
    if strange:
        return _unknown(measure, len(courses), f"{strange} laporan berstatus yang tidak dikenal")
    stages = Counter(course.stage for course in courses)
    finished = [course for course in courses if course.stage == "finished"]
    below = len(finished) if measure == "on_time" else sum(stages[stage] for stage in ADMITTED)
    if measure == "on_time":
        kept = [_in_time(course, clock) for course in finished]
        if missing := kept.count(None):
            return _unknown(measure, below, f"{missing} laporan selesai tanpa tanggal selesai atau batas waktu")
        above = kept.count(True)
    else:
        above = sum(stages[stage] for stage in FOLLOWED_UP) if measure == "followed_up" else len(finished)
    if not below:
        return Counted(None, f"{_words(measure)} Tidak ada laporan yang dihitung.", 0, 0, 0, "no_case")
    value = (2 * above * 100 * _SCALE + below) // (2 * below)
    return Counted(value, _words(measure), below, above * _SCALE, below * _SCALE)


def _in_time(course: Course, clock: Clock) -> bool | None:
    due = due_of(course, clock)
    return None if due is None or course.finished_on is None else course.finished_on <= due.due


def _unknown(measure: Measure, records: int, missing: str) -> Counted:
    return Counted(None, f"{_words(measure)} Belum dapat dihitung: {missing}.", records, state="unknown")


def _words(measure: Measure) -> str:
    return _DEFINITIONS[measure] + _LEFT_OUT


def _value(parameter: Parameter, day: date) -> Value | None:
    """The value on a day, None before the first one."""
    return parameter.on(day) if parameter.values[0].from_ <= day else None


def _unit(word: str) -> DayUnit:
    return "calendar" if word == "calendar" else "working"


def _after(day: date, days: int, unit: str, holidays: Collection[date]) -> date:
    return day + timedelta(days=days) if unit == "calendar" else working_days_after(day, days, holidays)
