"""Forms that no page of ours sends, two people at once, and the pages beside the agreement's own that approve plans."""

import pytest

from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.planning import RoleResult
from selaras.engine.tables.rows import Agreement, AgreementLine, Target
from selaras.registers.agreements.action_plans import make, write_quarters
from selaras.registers.agreements.actions import add_lines, add_money, start
from selaras.registers.agreements.approving import approve
from selaras.registers.agreements.roles import add_position, write_roles
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.plans.actions import open_version
from selaras.registers.plans.editing import Change, Conflict, apply
from selaras.registers.plans.models import Plan
from tests.registers.agreements.conftest import (
    YEAR,
    Kecamatan,
    book,
    camats,
    group,
    make_kecamatan,
    offered,
    say_origins,
)
from tests.registers.agreements.test_action_plans import gema
from tests.registers.organisations.test_concurrency import together


def test_a_source_or_a_code_named_twice_in_one_form_is_promised_once(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = start(kecamatan.agency, YEAR)
        found = offered(kecamatan, kecamatan.agency)
        line, money = group(found, "pk")[0], found.money[0]
        add_lines(plan, [line, line])
        add_money(plan, [money, money])
        assert len(book(plan).all(AgreementLine)) == 1
        assert [row.code for row in book(plan).all(AgreementBudget)] == [money.code]


def test_an_empty_quarter_that_somebody_filled_meanwhile_is_a_conflict_and_no_second_row(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        camats(kecamatan)
        plan = make(kecamatan.agency, YEAR)
        indicator = gema(plan).id
        assert write_quarters(plan, {(indicator, 1): ("", "12")}, [], "isian rencana aksi") == 1
        with pytest.raises(Conflict, match="12"):
            write_quarters(plan, {(indicator, 1): ("", "13")}, [], "isian rencana aksi")
        assert [row.text for row in book(plan).all(Target) if row.period == f"{YEAR}-Q1"] == ["12"]


def test_no_page_approves_a_plan_of_action_that_does_not_say_how_to_read_it(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        camats(kecamatan)
        plan = make(kecamatan.agency, YEAR)
    with kecamatan.acting("camat"), pytest.raises(Refused, match="kumulatif atau per triwulan"):
        approve(plan)
    with kecamatan.acting("planner"):
        row = book(plan).all(Agreement)[0].id
        apply(plan, [Change("Agreement", row, "quarters", "", "single")], "cara membaca")
    with kecamatan.acting("camat"):
        assert approve(plan).status == Plan.Status.APPROVED


def test_no_page_approves_an_agreement_whose_line_has_no_target(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        say_origins(plan)
        target = book(plan).all(Target)[0]
        apply(plan, [Change("Target", target.id, "text", target.text, "")], "dikosongkan")
    with kecamatan.acting("camat"), pytest.raises(Refused, match=f"target {YEAR} belum diisi"):
        approve(plan)


@pytest.mark.django_db(transaction=True)
def test_two_who_fill_the_same_empty_quarter_and_role_at_once_make_one_row_of_each() -> None:
    kecamatan = make_kecamatan()
    with system("uji"):
        camats(kecamatan)
        plan = make(kecamatan.agency, YEAR)
        add_position(plan, "Pengelola Ketenteraman")
        indicator = gema(plan).id
        (post,) = book(plan).all(RoleResult)
    told = together(
        *(lambda n=n: write_quarters(plan, {(indicator, 1): ("", n)}, [], "isian") for n in ("12", "13")),
        *(lambda n=n: write_roles(plan, {(post.order, indicator): ("", n)}) for n in ("menyusun", "mencatat")),
    )
    assert sorted(map(bool, told)) == [False, False, True, True]
    assert all("Isian ini sekarang" in each for each in told if each)
    with system("uji"):
        assert len([row for row in book(plan).all(Target) if row.period == f"{YEAR}-Q1"]) == 1
        assert len([row for row in book(plan).all(RoleResult) if row.indicator == indicator]) == 1


def test_no_page_opens_an_amendment_without_its_ground(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        say_origins(plan)
    with kecamatan.acting("camat"):
        approve(plan)
    with (
        kecamatan.acting("planner"),
        pytest.raises(Refused, match=r"memerlukan dasarnya\. Buka pada halaman Perjanjian"),
    ):
        open_version(Plan.objects.get(pk=plan.pk), "perubahan 1")
