"""Several values changed by one decision: all or none, one log entry, and one way back."""

import pytest

from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, system
from selaras.registers.plans.actions import accept
from selaras.registers.plans.editing import Change, apply, take_back
from selaras.registers.plans.models import Edit, Plan, WorkItem
from tests.making import YEAR, book, work_item
from tests.registers.conftest import Office


@pytest.fixture
def plan(office: Office, planner: Scope) -> Plan:
    """A plan with the same cut code in two rows."""
    rows = [work_item("7.01.03.2", name, level="kegiatan") for name in ("Satu", "Dua")]
    done = accept(book(*rows), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def changes(plan: Plan) -> list[Change]:
    rows = WorkItem.objects.filter(plan=plan).order_by("seq").values_list("pk", flat=True)
    return [Change("WorkItem", row, "code", "7.01.03.2", "7.01.03.2.03") for row in rows]


def codes(plan: Plan) -> list[str]:
    return list(WorkItem.objects.filter(plan=plan).order_by("seq").values_list("code", flat=True))


def sentences(code: str) -> list[str]:
    with system("uji"):
        return list(LogEntry.objects.filter(code=code).values_list("sentence", flat=True))


def test_one_decision_changes_every_row_and_is_one_sentence_of_the_log(plan: Plan) -> None:
    made = apply(plan, changes(plan), "usulan catatan COD-002")
    assert codes(plan) == ["7.01.03.2.03"] * 2
    assert len({edit.at for edit in made}) == 1
    assert sentences("plan.edited") == [
        "Mengubah “7.01.03.2” menjadi “7.01.03.2.03” di 2 baris pada RKT 2025 (murni): usulan catatan COD-002."
    ]


def test_when_one_row_has_changed_meanwhile_none_is_changed(plan: Plan) -> None:
    first, second = changes(plan)
    apply(plan, [second], "sudah benar")
    with pytest.raises(Refused, match=r"sekarang “7\.01\.03\.2\.03”"):
        apply(plan, [first, second], "usulan")
    assert codes(plan) == ["7.01.03.2", "7.01.03.2.03"]
    assert Edit.objects.count() == 1


def test_a_decision_is_taken_back_as_one(plan: Plan) -> None:
    made = apply(plan, changes(plan), "usulan")
    take_back(made)
    assert codes(plan) == ["7.01.03.2"] * 2
    assert sentences("plan.undone") == [
        "Mengembalikan “7.01.03.2.03” menjadi “7.01.03.2” di 2 baris pada RKT 2025 (murni)."
    ]
    with pytest.raises(Refused, match="sudah dibatalkan"):
        take_back(made)


def test_when_one_row_was_changed_again_nothing_is_taken_back(plan: Plan) -> None:
    made = apply(plan, changes(plan), "usulan")
    apply(plan, [Change("WorkItem", made[1].row, "code", "7.01.03.2.03", "7.01.03.2.04")], "lebih tepat")
    with pytest.raises(Refused, match=r"sekarang “7\.01\.03\.2\.04”"):
        take_back(made)
    assert codes(plan) == ["7.01.03.2.03", "7.01.03.2.04"]


def test_changes_of_several_kinds_are_told_by_their_number(plan: Plan) -> None:
    first, second = changes(plan)
    other = Change("WorkItem", second.row, "name", "Dua", "Dua dan tiga")
    apply(plan, [first, other], "naskah asli")
    assert sentences("plan.edited") == ["Mengubah 2 isian pada RKT 2025 (murni): naskah asli."]


def test_nothing_to_change_and_nothing_to_take_back_are_refused(plan: Plan) -> None:
    with pytest.raises(Refused, match="Tidak ada lagi yang dapat diubah"):
        apply(plan, [], "usulan")
    with pytest.raises(Refused, match="Tidak ada perubahan yang dapat dibatalkan"):
        take_back([])
