"""The rules of versions and stages: how the next one is called, what follows which stage, what a shift may change."""

from collections.abc import Iterable
from typing import Final

from selaras.registers.archive.refused import Refused
from selaras.registers.plans.models import Plan

STAGED: Final = frozenset({"renja", "renstra"})
"""Kinds of plan that the law lets ripen in stages (Permendagri 86/2017)."""
_ORDER: Final = tuple(Plan.Stage)
CHANGE, SHIFT = "perubahan", "pergeseran"
# What a shift of budget moves: amounts. Everything else needs a version of change.
_OF_SHIFT: Final = frozenset({("Ceiling", "amount"), ("CashPlan", "amount"), ("AgreementBudget", "amount")})


def next_version(word: str, taken: Iterable[str]) -> str:
    """``perubahan 2`` where ``perubahan 1`` is the highest that is taken; stages of one version count once."""
    numbers = [int(name.rpartition(" ")[2]) for name in taken if name.startswith(f"{word} ") and name[-1].isdigit()]
    return f"{word} {max(numbers, default=0) + 1}"


def stage_after(stage: str) -> Plan.Stage | None:
    """The stage that follows; None after the last one."""
    at = _ORDER.index(Plan.Stage(stage))
    return _ORDER[at + 1] if at + 1 < len(_ORDER) else None


def ripens(plan: Plan) -> bool:
    """Whether another stage follows the one a plan is in: such a plan is closed and goes on, it is not approved yet."""
    return bool(plan.stage) and stage_after(plan.stage) is not None


def demand_last_stage(plan: Plan) -> None:
    """Raises ``Refused`` where a plan is to be approved that has stages before it still."""
    if ripens(plan):
        raise Refused(f"{plan} belum pada tahap terakhir. Tutup tahap ini pada halaman Versi dan selisih.")


def first_stage(kind: str, version: str = "murni") -> str:
    """The stage in which a version begins: a change of a staged plan as rancangan, a shift of budget in none."""
    if kind not in STAGED or is_shift(version):
        return ""
    return Plan.Stage.FIRST_DRAFT if version == "murni" else Plan.Stage.DRAFT


def is_shift(version: str) -> bool:
    """Whether a version is a shift of budget (pergeseran), which moves pagu only."""
    return version.startswith(SHIFT)


def demand_movable(plan: Plan, kind: str, field: str) -> None:
    """Raises ``Refused`` where a version that only moves pagu is to be changed in another way."""
    if is_shift(plan.version) and (kind, field) not in _OF_SHIFT:
        raise Refused(
            f"{plan} hanya memindahkan pagu, jadi isian ini tidak dapat diubah di sini. "
            "Ubah lewat versi perubahan setelah versi ini ditetapkan."
        )


def demand_growing(plan: Plan) -> None:
    """Raises ``Refused`` where rows are to be added to a version that only moves pagu, or taken from it."""
    if is_shift(plan.version):
        raise Refused(
            f"{plan} hanya memindahkan pagu, jadi baris tidak dapat ditambah atau dihapus. "
            "Buka versi perubahan setelah versi ini ditetapkan."
        )
