"""The official row of a code and its step into a later edition, remembered: the same codes stand in every plan."""

from functools import lru_cache

from selaras.engine.law.law import Law
from selaras.engine.law.mapping import Mapped, map_codes
from selaras.engine.law.nomenclature import NotLoaded, OfficialRow


@lru_cache(maxsize=65536)
def official_row(law: Law, code: str, scope: str, edition: str) -> OfficialRow | NotLoaded | None:
    """``Law.official``, asked once for each code."""
    return law.official(code, scope, edition)


@lru_cache(maxsize=16384)
def mapped_code(law: Law, code: str, name: str, scope: str, editions: tuple[str, str]) -> Mapped:
    """``map_codes`` for one code with its name, from the old edition to the new one."""
    (step,) = map_codes(law.nomenclature, [(code, name)], scope, *editions)
    return step
