"""Rencana aksi made from agreements of the sample, kept in step with them, with quarters and steps."""

import pytest

from selaras.engine.tables.planning import ActionPlan, RoleResult
from selaras.engine.tables.rows import Agreement, AgreementLine, Indicator, Target
from selaras.registers.agreements.action_plans import (
    Step,
    add_step,
    amend_actions,
    bring_in_step,
    doubtful,
    make,
    remove_step,
    steering,
    write_quarters,
)
from selaras.registers.agreements.actions import OwnLine, add_own_line, remove_line
from selaras.registers.agreements.differences import line_differences
from selaras.registers.agreements.roles import add_position, remove_position, write_roles
from selaras.registers.agreements.sources import promised
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.actions import approve
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from tests.registers.agreements.conftest import YEAR, Kecamatan, book, camats, offered


def gema(plan: Plan) -> Indicator:
    """The line of the sample that counts: 48 reports a year."""
    return next(row for row in book(plan).all(Indicator) if row.name.startswith("Jumlah Laporan Pelaksanaan"))


def made(kecamatan: Kecamatan) -> tuple[Plan, Plan]:
    agreement = camats(kecamatan)
    return agreement, make(kecamatan.agency, YEAR)


def write(plan: Plan, indicator: Indicator, texts: tuple[str, ...], reading: str, before: str = "") -> None:
    agreement = book(plan).all(Agreement)[0]
    others = [] if reading == before else [Change("Agreement", agreement.id, "quarters", before, reading)]
    now = {row.period: row.text for row in book(plan).all(Target) if row.indicator == indicator.id}
    quarters = {(indicator.id, n): (now.get(f"{YEAR}-Q{n}", ""), text) for n, text in enumerate(texts, start=1)}
    write_quarters(plan, quarters, others, "isian rencana aksi")


def test_every_line_of_the_agreement_comes_along_with_its_year(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        agreement, plan = made(kecamatan)
        found = book(plan)
        assert [row.name for row in found.all(Indicator)] == [row.name for row in book(agreement).all(Indicator)]
        assert {row.source for row in found.all(AgreementLine)} == {row.id for row in book(agreement).all(Indicator)}
        assert gema(plan).accumulation == "sum"
        assert next(row for row in found.all(Indicator) if row.unit == "Persen").accumulation == "last"
        assert found.all(Agreement)[0].quarters == ""
        assert not steering(found, promised(book(agreement), YEAR))


def test_without_lines_there_is_nothing_to_plan(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"), pytest.raises(Refused, match="belum mempunyai baris"):
        make(kecamatan.section, YEAR)


def test_quarters_are_kept_as_targets_of_their_quarter(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        _, plan = made(kecamatan)
        write(plan, gema(plan), ("12", "12", "12", "12"), "single")
        own = [row for row in book(plan).all(Target) if row.indicator == gema(plan).id]
        assert sorted((row.period, row.value) for row in own) == [
            ("2025", 480_000),
            *((f"2025-Q{n}", 120_000) for n in (1, 2, 3, 4)),
        ]
        assert doubtful(book(plan)) == []


def test_quarters_that_do_not_make_the_year_are_doubted(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        _, plan = made(kecamatan)
        write(plan, gema(plan), ("12", "12", "12", "10"), "single")
        (doubt,) = doubtful(book(plan))
        assert doubt.message == "Target triwulan tidak menghasilkan target setahun 48 Laporan."
        write(plan, gema(plan), ("12", "24", "36", "48"), "cumulative", "single")
        assert doubtful(book(plan)) == []
        write(plan, gema(plan), ("12", "24", "20", "48"), "cumulative", "cumulative")
        (doubt,) = doubtful(book(plan))
        assert doubt.message == "Target kumulatif berkurang dari satu triwulan ke triwulan berikutnya."


def test_how_quarters_are_read_has_to_be_said(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        _, plan = made(kecamatan)
        write(plan, gema(plan), ("12", "12", "12", "12"), "")
        (doubt,) = doubtful(book(plan))
    assert doubt.message == "Pilih dahulu apakah target triwulan kumulatif atau per triwulan."


def test_a_quarter_somebody_changed_meanwhile_is_refused_and_nothing_of_it_kept(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        _, plan = made(kecamatan)
        indicator = gema(plan)
        write(plan, indicator, ("12", "12", "12", "12"), "single")
        stale = {(indicator.id, 1): ("12", "13"), (indicator.id, 2): ("", "14")}
        with pytest.raises(Refused, match="sekarang “12”, bukan"):
            write_quarters(plan, stale, [], "isian rencana aksi")
        texts = {row.period: row.text for row in book(plan).all(Target) if row.indicator == indicator.id}
    assert texts["2025-Q1"] == "12"


def test_the_plan_of_action_follows_its_agreement_by_one_step(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        agreement, plan = made(kecamatan)
        add_step(plan, Step(gema(plan).id, "Pengajian bulanan"), {})
        gone = next(row for row in book(agreement).all(AgreementLine) if row.indicator == gema(agreement).id)
        remove_line(agreement, gone.id)
        add_own_line(agreement, OwnLine("Tertib arsip", "Jumlah arsip", "Berkas", "10", "other", "rapat"))
        agreed = promised(book(agreement), YEAR)
        apart = steering(book(plan), agreed)
        assert ([row.indicator.name for row in apart.missing], len(apart.gone)) == (["Jumlah arsip"], 1)
        bring_in_step(plan, agreed)
        found = book(plan)
        assert not steering(found, agreed)
        assert found.all(ActionPlan) == ()
        assert "Jumlah arsip" in {row.name for row in found.all(Indicator)}
        with pytest.raises(Refused, match="sudah sejalan"):
            bring_in_step(plan, agreed)


def test_a_target_that_the_agreement_changed_is_shown_beside(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        agreement, plan = made(kecamatan)
        target = next(row for row in book(agreement).all(Target) if row.indicator == gema(agreement).id)
        apply(agreement, [Change("Target", target.id, "text", "48", "50")], "naik")
        sources = {source.id: source for source in promised(book(agreement), YEAR)}
        (differences,) = line_differences(book(plan), sources, YEAR).values()
    assert [(each.here, each.there) for each in differences] == [("48", "50")]


def test_a_step_takes_the_pagu_of_its_sub_kegiatan(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        _, plan = made(kecamatan)
        money = offered(kecamatan, kecamatan.agency).by_code
        add_step(plan, Step(gema(plan).id, "Sosialisasi", "7.01.04", "Sekretaris Kecamatan"), money)
        (step,) = book(plan).all(ActionPlan)
        assert (step.item_code, step.amount, step.responsible) == ("7.01.04", 17_500_000_000, "Sekretaris Kecamatan")
        with pytest.raises(Refused, match=r"Kode 9\.99 tidak ada dalam rencana"):
            add_step(plan, Step(gema(plan).id, "Sosialisasi", "9.99"), money)
        with pytest.raises(Refused, match="Tuliskan langkah"):
            add_step(plan, Step(gema(plan).id, "  "), money)
        remove_step(plan, step.id)
        assert book(plan).all(ActionPlan) == ()


def test_roles_are_written_by_position_and_result(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        _, plan = made(kecamatan)
        add_position(plan, "Sekretaris Kecamatan", kecamatan.secretariat)
        add_position(plan, "Pengelola Data")
        results = [row.id for row in book(plan).all(Indicator)]
        write_roles(plan, {(1, results[0]): ("", "Survei setiap semester"), (2, results[0]): ("", "Rekap")})
        write_roles(plan, {(1, results[0]): ("Survei setiap semester", "Survei setiap triwulan")})
        cells = [(row.order, row.position, row.text) for row in book(plan).all(RoleResult) if row.indicator]
        assert cells == [(1, "Sekretaris Kecamatan", "Survei setiap triwulan"), (2, "Pengelola Data", "Rekap")]
        with pytest.raises(Refused, match="sekarang “Rekap”"):
            write_roles(plan, {(2, results[0]): ("Lain", "Baru")})
        remove_position(plan, 1)
        assert {row.position for row in book(plan).all(RoleResult)} == {"Pengelola Data"}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("  ", "Tuliskan nama jabatan"),
        ("Pengelola 19900101 202001 1 001", "tanpa NIP"),
        ("pengelola data", "sudah ada dalam matriks"),
    ],
)
def test_a_position_is_a_post_and_no_person(kecamatan: Kecamatan, name: str, sentence: str) -> None:
    with kecamatan.acting("planner"):
        _, plan = made(kecamatan)
        add_position(plan, "Pengelola Data")
        with pytest.raises(Refused, match=sentence):
            add_position(plan, name)


def test_an_approved_plan_of_action_is_followed_by_a_draft_with_its_steps(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("camat"):
        _, plan = made(kecamatan)
        add_step(plan, Step(gema(plan).id, "Pengajian bulanan"), {})
        with pytest.raises(Refused, match="masih draf"):
            amend_actions(plan)
        approve(Plan.objects.get(pk=plan.pk))
        later = amend_actions(Plan.objects.get(pk=plan.pk))
        assert (later.version, later.follows_id) == ("perubahan 1", plan.pk)
        assert [row.text for row in book(later).all(ActionPlan)] == ["Pengajian bulanan"]
