"""What hangs on a line of an agreement goes with it and comes back with it."""

import pytest

from selaras.engine.tables.listing import as_csv, columns_of, listed
from selaras.engine.tables.planning import RoleResult
from selaras.engine.tables.rows import AgreementLine, Indicator
from selaras.registers.agreements.action_plans import Step, add_step, bring_in_step, make, remove_step
from selaras.registers.agreements.actions import OwnLine, add_own_line, remove_line, start
from selaras.registers.agreements.roles import add_position, remove_position, write_roles
from selaras.registers.agreements.sources import promised
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.plans.editing import take_back
from selaras.registers.plans.models import Edit, Plan
from tests.registers.agreements.conftest import YEAR, Kecamatan, book

KEPT, DROPPED = (
    OwnLine("Pelayanan meningkat", name, "Nilai", "88", "other", "surat") for name in ("Nilai SKM", "Jumlah keluhan")
)


def decision(plan: Plan, reason: str) -> list[Edit]:
    return list(Edit.objects.filter(plan=plan, reason=reason, undone_at=None))


def promise(kecamatan: Kecamatan) -> tuple[Plan, Plan]:
    """The lurah's agreement of two lines, and the plan of action to it with a step and a role for the second."""
    agreement = start(kecamatan.lurah, YEAR)
    for line in (KEPT, DROPPED):
        add_own_line(agreement, line)
    plan = make(kecamatan.lurah, YEAR)
    indicator = next(row.id for row in book(plan).all(Indicator) if row.name == "Jumlah keluhan")
    add_step(plan, Step(indicator, "Mendata keluhan"), {})
    add_position(plan, "Pengelola Layanan")
    write_roles(plan, {(1, indicator): ("", "Melayani warga")})
    return agreement, plan


def test_a_role_goes_with_the_line_that_is_promised_no_longer_and_comes_back_with_it(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("lurah"):
        agreement, plan = promise(kecamatan)
        before = {row.id for row in book(plan)}
        promises = sorted(book(agreement).all(AgreementLine), key=lambda line: line.order)
        remove_line(agreement, promises[1].id)
        bring_in_step(plan, promised(book(agreement), YEAR))
        left = book(plan)
        # The position itself stays: it may serve other results.
        assert [(row.position, row.indicator) for row in left.all(RoleResult)] == [("Pengelola Layanan", "")]
        assert [row.name for row in left.all(Indicator)] == ["Nilai SKM"]
        take_back(decision(plan, "disamakan dengan Perjanjian Kinerja"))
        assert {row.id for row in book(plan)} == before


def test_a_removed_step_and_position_come_back_with_what_was_written_in_them(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("lurah"):
        _, plan = promise(kecamatan)
        before = list(book(plan))
        remove_step(plan, next(row.id for row in before if type(row).__name__ == "ActionPlan"))
        remove_position(plan, 1)
        take_back(decision(plan, "langkah dihapus"))
        take_back(decision(plan, "jabatan dihapus"))
        assert list(book(plan)) == before


def test_who_may_not_edit_the_unit_takes_no_line_back(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("lurah"):
        plan = start(kecamatan.lurah, YEAR)
        add_own_line(plan, KEPT)
    with system("uji"):
        made = decision(plan, "baris ditulis sendiri")
    assert made
    with kecamatan.acting("bappeda"), pytest.raises(Refused):
        take_back(made)


def test_lines_are_exported_in_the_order_in_which_they_are_promised(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("lurah"):
        plan = start(kecamatan.lurah, YEAR)
        for line in (KEPT, DROPPED):
            add_own_line(plan, line)
        found = as_csv(columns_of("agreement_lines"), listed("agreement_lines", book(plan)))
    assert found.index("Nilai SKM") < found.index("Jumlah keluhan")
