"""What a wave comes to: its answers counted in the database, and the index that they make."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from selaras.engine.formulas.survey import Counts, SurveyIndex, index_of
from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen
from selaras.registers.surveys.models import ELEMENTS, Response, Wave

_VALUES = (1, 2, 3, 4)
_WHOLE = Q(**{f"{name}__isnull": False for name in ELEMENTS})


class Group(Frozen):
    """How many respondents said the same of themselves; an empty ``name`` is who said nothing."""

    name: str
    count: int


class Results(Frozen):
    """The index of one or several waves, and how the answers came and may be doubted."""

    index: SurveyIndex
    channels: Mapping[str, int]
    doubts: Mapping[str, int]


def results(waves: Iterable[Wave], law: Law, on: date) -> Results:
    """The index over all answers of these waves by the law of the day. One query, however many answers there are."""
    rows = Response.objects.filter(wave__in=[wave.pk for wave in waves])
    return _counted(rows, law, on)


def _counted(rows: "QuerySet[Response]", law: Law, on: date) -> Results:
    asked: dict[str, Any] = {
        f"{name}_{value}": Count("pk", filter=Q(**{name: value})) for name in ELEMENTS for value in _VALUES
    }
    asked |= {f"by_{each}": Count("pk", filter=Q(channel=each)) for each in Response.Channel.values}
    asked |= {f"doubt_{each}": Count("pk", filter=Q(doubt=each)) for each in Response.Doubt.values if each}
    found = rows.order_by().aggregate(people=Count("pk"), whole=Count("pk", filter=_WHOLE), **asked)
    counts: dict[str, Counts] = {
        name.upper(): (found[f"{name}_1"], found[f"{name}_2"], found[f"{name}_3"], found[f"{name}_4"])
        for name in ELEMENTS
    }
    return Results(
        index_of(counts, found["people"], found["whole"], law, on),
        {str(each.label): found[f"by_{each}"] for each in Response.Channel if found[f"by_{each}"]},
        {str(each.label): found[f"doubt_{each}"] for each in Response.Doubt if each and found[f"doubt_{each}"]},
    )


def groups(wave: Wave, field: str) -> list[Group]:
    """How many respondents said what of themselves in one field of the profile, the largest first. One query."""
    rows = Response.objects.filter(wave=wave).order_by().values_list(field).annotate(count=Count("pk"))
    return [Group(str(name), count) for name, count in sorted(rows, key=lambda row: (-row[1], row[0]))]


def suggestions(wave: Wave) -> list[str]:
    """What respondents suggested, in an order that tells nothing of when. One query."""
    return list(Response.objects.filter(wave=wave).exclude(suggestion="").values_list("suggestion", flat=True))
