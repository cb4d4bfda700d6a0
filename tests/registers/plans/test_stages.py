"""Versions named by themselves, a shift that moves pagu only, and the stages of a Renja as frozen versions."""

import pytest

from selaras.engine.tables.rows import Ceiling, PlanDocument, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept, approve, latest, open_version
from selaras.registers.plans.advancing import advance, name_stage
from selaras.registers.plans.editing import Change, apply, take_back
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import settle
from selaras.registers.plans.stages import first_stage, next_version, stage_after
from selaras.registers.plans.store import load
from selaras.registers.plans.verification import checklist_of, mark
from selaras.registers.plans.workflow import submit, verify
from tests.making import YEAR, book, ceiling, changed, document, indicator, target, work_item
from tests.registers.conftest import Office, make_office
from tests.registers.plans.test_concurrency import together

ITEM = work_item("7.01.01", "Program", id="item")
MEASURED = indicator(ITEM, "Jumlah dokumen", id="measured")
QUOTED = document(id="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2026, document="renstra")
ROWS = (QUOTED, ITEM, ceiling(ITEM, 100_00, id="money"), MEASURED, target(MEASURED, 20_000, id="aim", text="2 dokumen"))


def taken(office: Office, kind: str = "rkt") -> Plan:
    with acting(office.scope("planner", office.agency)):
        done = accept(book(document(kind=kind), *ROWS), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def verified(office: Office, plan: Plan) -> Plan:
    """Handed in by the planner and verified by Bappeda, every item fitting."""
    with acting(office.scope("planner", office.agency)):
        submit(plan)
    with acting(office.scope("bappeda", office.government)):
        for item in checklist_of(plan).items:
            mark(plan, item.id, "fits")
        return verify(plan)


@pytest.mark.parametrize(
    ("taken_names", "expected"),
    [
        ([], "perubahan 1"),
        (["murni"], "perubahan 1"),
        (["murni", "perubahan 1", "pergeseran 4"], "perubahan 2"),
        (["perubahan 1", "perubahan 1", "perubahan 3"], "perubahan 4"),
    ],
)
def test_the_next_version_has_the_next_number_of_its_word(taken_names: list[str], expected: str) -> None:
    assert next_version("perubahan", taken_names) == expected


def test_the_stages_follow_each_other_and_end() -> None:
    order = ["rancangan_awal", "rancangan", "rancangan_akhir", "ditetapkan"]
    assert [stage_after(stage) for stage in order] == [*order[1:], None]


def test_only_a_renja_or_renstra_begins_in_a_stage() -> None:
    assert [first_stage(kind) for kind in ("renja", "renstra", "rkt", "pk")] == [
        "rancangan_awal",
        "rancangan_awal",
        "",
        "",
    ]
    assert first_stage("renja", "perubahan 1") == "rancangan"
    assert first_stage("renja", "pergeseran 1") == ""


@pytest.fixture
def shift(office: Office) -> Plan:
    plan = taken(office)
    with acting(office.scope("camat", office.agency)):
        approve(plan)
    with acting(office.scope("planner", office.agency)):
        return open_version(plan, "pergeseran 1")


def test_a_shift_moves_pagu_and_takes_it_back(office: Office, shift: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        (money,) = load(shift).all(Ceiling)
        made = apply(shift, [Change("Ceiling", money.id, "amount", 100_00, 80_00)], "dipindahkan")
        assert load(shift).all(Ceiling)[0].amount == 80_00
        take_back(made)
        assert load(shift).all(Ceiling)[0].amount == 100_00


def test_a_shift_refuses_everything_else_with_a_sentence(office: Office, shift: Plan) -> None:
    sentence = (
        r"^RKT 2025 \(pergeseran 1\) hanya memindahkan pagu, jadi isian ini tidak dapat diubah di sini\. "
        r"Ubah lewat versi perubahan setelah versi ini ditetapkan\.$"
    )
    with acting(office.scope("planner", office.agency)):
        stored = load(shift)
        item, aim = stored.all(WorkItem)[0], next(row for row in stored if type(row).__name__ == "Target")
        for change in (
            Change("WorkItem", item.id, "name", "Program", "Lain"),
            Change("WorkItem", item.id, "fund_source", "", "PAD"),
            Change("Target", aim.id, "text", "2 dokumen", "3 dokumen"),
            Change("Target", "", "text", "", "3 dokumen", of="measured"),
        ):
            with pytest.raises(Refused, match=sentence):
                apply(shift, [change], "alasan")
        assert load(shift) == stored


def test_a_file_that_does_more_than_move_pagu_is_refused_over_a_shift(office: Office, shift: Plan) -> None:
    given = book(document(), *ROWS)
    with acting(office.scope("planner", office.agency)):
        assert accept(changed(given, "money", amount=90_00), (), office.agency, YEAR).changed
        with pytest.raises(Refused, match="hanya memindahkan pagu, jadi isian ini"):
            accept(changed(given, "item", name="Lain"), (), office.agency, YEAR)
        with pytest.raises(Refused, match="jadi baris tidak dapat ditambah atau dihapus"):
            accept(book(*given, work_item("7.01.02", "Baru")), (), office.agency, YEAR)


def test_a_renja_goes_through_its_stages_each_frozen_when_the_next_begins(office: Office) -> None:
    plan = taken(office, "renja")
    with acting(office.scope("planner", office.agency)):
        at = name_stage(plan, "rancangan_awal")
    for stage in ("rancangan", "rancangan_akhir", "ditetapkan"):
        if stage == "ditetapkan":
            at = verified(office, at)
        with acting(office.scope("camat", office.agency)):
            at = advance(at)
            assert (at.stage, at.status, at.version) == (stage, "draft", "murni")
            assert latest(office.agency, "renja", YEAR) == at
    with system("uji"):
        stages = list(Plan.objects.order_by("id").values_list("stage", "status"))
        documents = [load(each).all(PlanDocument)[0].stage for each in Plan.objects.order_by("id")]
        entry = LogEntry.objects.filter(code="plan.stage").latest("id")
    assert stages == [
        ("rancangan_awal", "approved"), ("rancangan", "approved"), ("rancangan_akhir", "approved"),
        ("ditetapkan", "draft"),
    ]  # fmt: skip
    assert documents == ["rancangan_awal", "rancangan", "rancangan_akhir", "ditetapkan"]
    assert entry.sentence == (
        "Menutup RENJA 2025 (murni, rancangan akhir) KECAMATAN CONTOH dan membuka tahap ditetapkan."
    )
    with acting(office.scope("camat", office.agency)):
        with pytest.raises(Refused, match=r"sudah pada tahap terakhir\. Tetapkan rencana ini\."):
            advance(at)
        approve(at)  # says what its verified stage said
    with acting(office.scope("planner", office.agency)):
        made = open_version(Plan.objects.get(pk=at.pk), "perubahan 1")
    assert (made.version, made.stage) == ("perubahan 1", "rancangan")


def final_draft(office: Office) -> Plan:
    """A Renja that has reached its rancangan akhir."""
    with acting(office.scope("planner", office.agency)):
        return name_stage(taken(office, "renja"), "rancangan_akhir")


def test_the_final_draft_is_closed_only_after_it_was_verified(office: Office) -> None:
    plan = final_draft(office)
    sentence = (
        r"^RENJA 2025 \(murni, rancangan akhir\) belum diajukan\. Tahap ini ditutup setelah diverifikasi; ajukan pada "
        r"halaman Verifikasi, lalu mintalah verifikator memeriksanya\.$"
    )
    with acting(office.scope("camat", office.agency)), pytest.raises(Refused, match=sentence):
        advance(plan)
    with acting(office.scope("planner", office.agency)):
        submit(plan)
    with acting(office.scope("camat", office.agency)), pytest.raises(Refused, match="masih menunggu verifikasi"):
        advance(plan)


def test_an_office_that_verifies_no_renja_closes_its_final_draft(office: Office) -> None:
    plan = final_draft(office)
    with acting(office.scope("administrator", office.government)):
        settle(office.agency, verified_kinds=[])
    with acting(office.scope("camat", office.agency)):
        assert advance(plan).stage == "ditetapkan"


def test_what_changed_after_the_verified_stage_is_verified_again(office: Office) -> None:
    plan = verified(office, final_draft(office))
    with acting(office.scope("camat", office.agency)):
        last = advance(plan)
    with acting(office.scope("planner", office.agency)):
        (money,) = load(last).all(Ceiling)
        made = apply(last, [Change("Ceiling", money.id, "amount", 100_00, 80_00)], "pagu berubah")
    with acting(office.scope("camat", office.agency)), pytest.raises(Refused, match="ditetapkan setelah diverifikasi"):
        approve(last)
    with acting(office.scope("planner", office.agency)):
        take_back(made)
    with acting(office.scope("camat", office.agency)):
        assert approve(last).is_approved


def test_a_stage_is_named_once_and_only_where_there_are_stages(office: Office) -> None:
    renja, rkt = taken(office, "renja"), taken(office)
    with acting(office.scope("planner", office.agency)):
        with pytest.raises(Refused, match="tidak melalui tahap"):
            name_stage(rkt, "rancangan")
        with pytest.raises(Refused, match="Pilih tahap dari daftar"):
            name_stage(renja, "lain")
        name_stage(renja, "rancangan")
        with pytest.raises(Refused, match="sudah rancangan dan tidak dapat dipilih lagi"):
            name_stage(renja, "rancangan_akhir")


def test_what_was_handed_in_is_given_no_other_stage(office: Office) -> None:
    renja = taken(office, "renja")
    with acting(office.scope("planner", office.agency)):
        submit(renja)
        with pytest.raises(Refused, match="sudah diajukan dan tidak dapat diubah"):
            name_stage(renja, "rancangan_awal")
    with system("uji"):
        assert Plan.objects.get(pk=renja.pk).stage == ""


def test_only_the_camat_closes_a_stage_and_only_one_that_is_named(office: Office) -> None:
    plan = taken(office, "renja")
    with acting(office.scope("camat", office.agency)), pytest.raises(Refused, match="belum dinyatakan"):
        advance(plan)
    with acting(office.scope("planner", office.agency)):
        named = name_stage(plan, "rancangan_awal")
        with pytest.raises(Refused, match="tidak berwenang menutup tahap"):
            advance(named)


def test_an_earlier_stage_is_not_approved_but_closed(office: Office) -> None:
    plan = taken(office, "renja")
    with acting(office.scope("planner", office.agency)):
        named = name_stage(plan, "rancangan")
    with acting(office.scope("camat", office.agency)):
        with pytest.raises(
            Refused, match=r"belum pada tahap terakhir\. Tutup tahap ini pada halaman Versi dan selisih\.$"
        ):
            approve(named)
        assert advance(named).stage == "rancangan_akhir"


@pytest.mark.django_db(transaction=True)
def test_two_who_close_a_stage_at_once_open_one_next_stage() -> None:
    office = make_office()
    plan = taken(office, "renja")
    with acting(office.scope("planner", office.agency)):
        named = name_stage(plan, "rancangan_awal")
    results = together(lambda: advance(named), lambda: advance(named))
    assert sorted(type(each).__name__ for each in results) == ["Plan", "Refused"]
    with system("uji"):
        assert sorted(Plan.objects.values_list("stage", flat=True)) == ["rancangan", "rancangan_awal"]
