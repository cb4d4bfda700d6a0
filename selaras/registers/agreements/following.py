"""Links from one plan to rows of another, followed to the newest version of that row."""

from collections.abc import Iterable, Mapping

from selaras.engine.tables.rows import Row
from selaras.registers.archive.scope import system
from selaras.registers.plans.store import model_of

_MOST_VERSIONS = 20


def newest_ids(kind: type[Row], ids: Iterable[str]) -> Mapping[str, str]:
    """Each stored id with that of the same row in the newest version of its plan: itself where nothing follows it.

    One query for each version that came after, and one that finds nothing more.
    """
    found = {id_: id_ for id_ in ids if id_}
    with system("mengikuti baris ke versi terbaru"):
        for _ in range(_MOST_VERSIONS if found else 0):
            rows = model_of(kind).objects.filter(follows__in=set(found.values())).values_list("follows", "pk")
            later = {str(before): str(after) for before, after in rows}
            if not later:
                break
            found = {id_: later.get(now, now) for id_, now in found.items()}
    return found
