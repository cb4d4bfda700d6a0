"""Template filters for figures and days, as Indonesian offices write them. Unknown is a dash, never a zero."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from selaras.engine.tables.number import rupiah as rupiah_of
from selaras.engine.tables.period import MONTHS

register = template.Library()
UNKNOWN = "–"


@register.filter
def rupiah(sen: int | None) -> str:
    """Sen as ``45.893.689.013``."""
    return UNKNOWN if sen is None else rupiah_of(sen)


@register.filter
def count(number: int) -> str:
    """A number of things with dots: ``1.038``."""
    return f"{number:,}".replace(",", ".")


@register.filter
def day(moment: date | datetime | None) -> str:
    """``20 Januari 2025``, in the time zone of the office."""
    if moment is None:
        return UNKNOWN
    on = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


@register.filter
def moment(at: datetime | None) -> str:
    """``20 Januari 2025 pukul 14.05``."""
    if at is None:
        return UNKNOWN
    return f"{day(at)} pukul {timezone.localtime(at):%H.%M}"


@register.filter
def lower_first(sentence: str) -> str:
    """A sentence as the middle of another one: ``Kode tidak …`` → ``kode tidak …``; abbreviations stay."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
