"""Counts how often somebody did something in a stretch of time, exactly, and says when it was too often."""

from datetime import datetime
from typing import Final

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.models import Attempts
from selaras.registers.archive.refused import Refused

_TABLE: Final = Attempts._meta.db_table
# The same text on both databases. Reading, adding and writing apart would lose counts under load.
_COUNT: Final = (
    f"INSERT INTO {_TABLE} (id, until, n) VALUES (%s, %s, 1)"  # noqa: S608  # our own table
    f" ON CONFLICT (id) DO UPDATE SET n = {_TABLE}.n + 1 RETURNING n"
)


class Limit(Frozen):
    """At most ``most`` times of ``what`` in each stretch of ``seconds``, for each one who does it."""

    what: str
    most: int
    seconds: int


class TooOften(Refused):
    """The limit is passed; ``seconds`` from now it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Terlalu banyak percobaan. Tunggu {-(-seconds // 60)} menit, lalu coba lagi.")
        self.seconds = seconds


def count(limit: Limit, who: str, *, on: datetime | None = None) -> int:
    """Count one more time by ``who`` and return how many there are now. Raises ``TooOften`` above the limit.

    ``who`` (an address, a name) is kept only as a keyed digest, and not longer than the stretch of time.
    """
    now = int((on or timezone.now()).timestamp())
    until = (now // limit.seconds + 1) * limit.seconds
    key = salted_hmac("selaras.attempts", f"{limit.what}|{until}|{who}", algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, until])
        made: int = cursor.fetchone()[0]
    if made == 1:
        Attempts.objects.filter(until__lte=now).delete()
    if made > limit.most:
        raise TooOften(until - now)
    return made
