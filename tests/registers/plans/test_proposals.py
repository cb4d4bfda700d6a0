"""The musrenbang of an office: who may propose, decide and put in order, and what a file of one kelurahan changes."""

import pytest

from selaras.engine.readers.reader import read_bytes
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import OutOfScope, acting, system
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept, approve, open_version, preview
from selaras.registers.plans.editing import Change, Conflict, apply, take_back
from selaras.registers.plans.growing import retire_row
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.models import Proposal as Record
from selaras.registers.plans.proposals import begin, decide, missing_units, move, propose, serving, taken_up
from selaras.registers.plans.store import load
from tests.making import YEAR, book, kelurahan, work_item
from tests.registers.conftest import Office

UNDECIDED = {"decision": "", "reason": "", "served_by": ""}
ROAD = {"name": "Semenisasi gang", "location": "RT 3", "volume_text": "1.200", "unit": "m", "amount": 175_000_000_00}


@pytest.fixture
def plan(office: Office) -> Plan:
    with system("uji"):
        Unit.objects.create(level="unit", kind="desa", name="DESA TIGA", parent=office.agency, supervised=True)
        Unit.objects.create(level="unit", kind="seksi", name="SEKSI PEMERINTAHAN", parent=office.agency)
    with acting(office.scope("planner", office.agency)):
        return begin(office.agency, YEAR)


def offices(plan: Plan) -> dict[str, str]:
    with system("uji"):
        return {row.name: row.id for row in load(plan).all(Organisation)}


def proposals(plan: Plan) -> list[Proposal]:
    with system("uji"):
        return list(load(plan).all(Proposal))


def written(office: Office, plan: Plan, *names: str, of: str = "KELURAHAN SATU") -> list[str]:
    with acting(office.scope("planner", office.agency)):
        return [propose(plan, offices(plan)[of], {**ROAD, "name": name}).pk for name in names]


def test_a_list_begins_with_the_kecamatan_its_kelurahan_and_desa_and_no_other_unit(office: Office, plan: Plan) -> None:
    assert list(offices(plan)) == ["KECAMATAN CONTOH", "KELURAHAN SATU", "KELURAHAN SEPULUH", "DESA TIGA"]
    with system("uji"):
        assert [row.supervised for row in load(plan).all(Organisation)] == [False, False, False, True]
        assert LogEntry.objects.latest("id").sentence == "Memulai MUSRENBANG 2025 (murni) KECAMATAN CONTOH."
        assert missing_units(plan) == []


def test_beginning_twice_gives_the_same_list_with_the_units_that_came_since(office: Office, plan: Plan) -> None:
    with system("uji"):
        Unit.objects.create(level="unit", kind="desa", name="DESA EMPAT", parent=office.agency, supervised=True)
    with acting(office.scope("planner", office.agency)):
        assert [unit.name for unit in missing_units(plan)] == ["DESA EMPAT"]
        assert begin(office.agency, YEAR) == plan
    assert "DESA EMPAT" in offices(plan)


def test_only_who_accepts_plans_begins_a_list(office: Office) -> None:
    with acting(office.scope("operator", office.one)), pytest.raises(Refused, match="tidak berwenang memulai"):
        begin(office.agency, YEAR)


def test_the_operator_of_a_kelurahan_proposes_for_it_and_for_no_other(office: Office, plan: Plan) -> None:
    units = offices(plan)
    with acting(office.scope("operator", office.one)) as scope:
        made = propose(plan, units["KELURAHAN SATU"], ROAD)
        for other in ("KELURAHAN SEPULUH", "DESA TIGA", "KECAMATAN CONTOH"):
            with pytest.raises((Refused, OutOfScope)):
                propose(plan, units[other], ROAD)
    (row,) = proposals(plan)
    assert (row.id, row.number, row.order, row.name) == (made.pk, "1", 1, "Semenisasi gang")
    assert (row.volume, row.volume_text, row.unit, row.amount) == (12_000_000, "1.200", "m", 175_000_000_00)
    assert row.place.by == scope.name


def test_the_operator_may_change_the_words_of_a_proposal_and_not_its_decision(office: Office, plan: Plan) -> None:
    (made,) = written(office, plan, "Jalan")
    with acting(office.scope("operator", office.one)):
        apply(plan, [Change("Proposal", made, "name", "Jalan", "Jalan gang")], "ejaan")
        with pytest.raises(Refused, match="tidak berwenang"):
            decide(plan, made, UNDECIDED, "accepted", "", "")
        with pytest.raises(Refused, match="tidak berwenang"):
            apply(plan, [Change("Proposal", made, "reason", "", "bagus")], "alasan")
    assert [(row.name, row.decision, row.reason) for row in proposals(plan)] == [("Jalan gang", "", "")]


def test_what_was_decided_is_not_undone_by_the_operator(office: Office, plan: Plan) -> None:
    (made,) = written(office, plan, "Jalan")
    with acting(office.scope("planner", office.agency)):
        edits = decide(plan, made, UNDECIDED, "postponed", "lahan belum siap", "")
    with acting(office.scope("operator", office.one)), pytest.raises(Refused, match="tidak berwenang membatalkan"):
        take_back(edits)


def test_a_decided_proposal_is_changed_and_withdrawn_by_the_agency_alone(office: Office, plan: Plan) -> None:
    (road,) = written(office, plan, "Semenisasi gang")
    more = [Change("Proposal", road, "amount", ROAD["amount"], 900_000_000_00)]
    with acting(office.scope("planner", office.agency)):
        decide(plan, road, UNDECIDED, "accepted", "", "")
    with acting(office.scope("operator", office.one)):
        with pytest.raises(Refused, match="tidak berwenang"):
            apply(plan, more, "diperbesar")
        with pytest.raises(Refused, match="tidak berwenang"):
            retire_row(plan, "Proposal", road, "ditarik")
        apply(plan, [Change("Proposal", road, "priority", None, 1)], "urutan")
    with acting(office.scope("planner", office.agency)):
        apply(plan, more, "menurut hasil survei")
        retire_row(plan, "Proposal", road, "sudah dilaksanakan")
    assert proposals(plan) == []


def test_a_refusal_owes_a_reason(office: Office, plan: Plan) -> None:
    (made,) = written(office, plan, "Jalan")
    with acting(office.scope("planner", office.agency)):
        with pytest.raises(Refused, match="usulan yang ditolak disertai alasan"):
            decide(plan, made, UNDECIDED, "refused", "  ", "")
        decide(plan, made, UNDECIDED, "refused", "bukan kewenangan", "")
        entry = LogEntry.objects.latest("id")
    assert [(row.decision, row.reason) for row in proposals(plan)] == [("refused", "bukan kewenangan")]
    assert entry.sentence == "Mengubah 2 isian pada MUSRENBANG 2025 (murni): keputusan musrenbang."


def test_two_decisions_do_not_overwrite_each_other(office: Office, plan: Plan) -> None:
    (made,) = written(office, plan, "Jalan")
    with acting(office.scope("planner", office.agency)):
        decide(plan, made, UNDECIDED, "accepted", "", "")
        with pytest.raises(Conflict, match="sekarang “diterima”, bukan"):
            decide(plan, made, UNDECIDED, "refused", "mahal", "")
    assert [(row.decision, row.reason) for row in proposals(plan)] == [("accepted", "")]


def test_moving_gives_all_proposals_of_the_unit_a_priority(office: Office, plan: Plan) -> None:
    first, second, third = written(office, plan, "Satu", "Dua", "Tiga")
    (other,) = written(office, plan, "Lain", of="KELURAHAN SEPULUH")
    with acting(office.scope("operator", office.one)):
        move(plan, third, 3, up=True)
        assert {row.name: row.priority for row in proposals(plan)} == {"Satu": 1, "Tiga": 2, "Dua": 3, "Lain": None}
        with pytest.raises(Refused, match="Urutan usulan sudah berubah"):
            move(plan, third, 3, up=True)
        with pytest.raises(Refused, match="sudah pertama"):
            move(plan, first, 1, up=True)
        with pytest.raises(Refused, match="sudah terakhir"):
            move(plan, second, 3, up=False)
        with pytest.raises(Refused, match="tidak ada lagi"):
            move(plan, other, 1, up=False)


def test_a_volume_that_is_changed_is_read_again(office: Office, plan: Plan) -> None:
    (made,) = written(office, plan, "Jalan")
    with acting(office.scope("planner", office.agency)):
        apply(plan, [Change("Proposal", made, "volume_text", "1.200", "350")], "diukur ulang")
        assert proposals(plan)[0].volume == 3_500_000
        apply(plan, [Change("Proposal", made, "volume_text", "350", "")], "belum diukur")
    assert proposals(plan)[0].volume is None


def annual(office: Office) -> Plan:
    item = work_item("7.01.03.2.02.0002", "Pembangunan sarana", organisation="kelurahan-1")
    done = accept(book(kelurahan(1, "KELURAHAN SATU"), item), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def test_an_accepted_proposal_is_linked_to_a_sub_kegiatan_and_followed_into_the_next_version(
    office: Office, plan: Plan
) -> None:
    (made,) = written(office, plan, "Jalan")
    with acting(office.scope("planner", office.agency)):
        rkt = annual(office)
        (offered,) = serving(office.agency, YEAR)
        with pytest.raises(Refused, match="tidak ada dalam rencana tahunan"):
            decide(plan, made, UNDECIDED, "accepted", "", "0" * 32)
        decide(plan, made, UNDECIDED, "accepted", "", offered.id)
        found = taken_up(proposals(plan))
        assert (str(found[offered.id]), found[offered.id].unit) == (
            "7.01.03.2.02.0002 Pembangunan sarana",
            "KELURAHAN SATU",
        )
    with acting(office.scope("camat", office.agency)):
        approve(rkt)
    with acting(office.scope("planner", office.agency)):
        newer = open_version(rkt, "perubahan 1")
        found = taken_up(proposals(plan))
        assert found[offered.id].plan == str(newer)
        seen = {"decision": "accepted", "reason": "", "served_by": offered.id}
        decide(plan, made, seen, "postponed", "pagu berkurang", offered.id)
    assert [(row.decision, row.served_by) for row in proposals(plan)] == [("postponed", "")]


LIST = """USULAN MUSRENBANG {of} KECAMATAN CONTOH TAHUN 2025

No\tUsulan\tLokasi\tVolume\tSatuan\tPerkiraan Biaya (Rp)
{lines}
"""


def take(office: Office, of: str, *lines: str) -> Plan:
    text = LIST.format(of=of, lines="\n".join(lines))
    reading = read_bytes("usulan.txt", text.encode())
    with acting(office.scope("planner", office.agency)):
        shown = preview(reading.book, office.agency, YEAR, reading.problems)
        done = accept(reading.book, reading.problems, office.agency, YEAR)
        assert shown.difference.sentence() == done.difference.sentence()
    assert done.plan is not None
    return done.plan


def test_the_file_of_one_kelurahan_changes_nothing_of_another(office: Office, plan: Plan) -> None:
    written(office, plan, "Drainase", of="KELURAHAN SEPULUH")
    take(office, "KELURAHAN SATU", "1\tJalan\tRT 1\t200\tm\t5.000.000", "2\tLampu\tRT 2\t10\ttitik\t-")
    take(office, "KELURAHAN SATU", "1\tJalan\tRT 1\t250\tm\t6.000.000")
    rows = {row.name: (row.volume, row.amount) for row in proposals(plan)}
    assert rows == {"Drainase": (12_000_000, 175_000_000_00), "Jalan": (2_500_000, 6_000_000_00)}
    with system("uji"):
        units = {record.name: record.org_unit.name for record in Record.objects.select_related("org_unit")}
    assert units == {"Drainase": "KELURAHAN SEPULUH", "Jalan": "KELURAHAN SATU", "Lampu": "KELURAHAN SATU"}


def test_a_file_that_says_nothing_of_a_decision_takes_none_back(office: Office, plan: Plan) -> None:
    take(office, "KELURAHAN SATU", "1\tJalan\tRT 1\t200\tm\t5.000.000")
    (made,) = proposals(plan)
    with acting(office.scope("planner", office.agency)):
        decide(plan, made.id, UNDECIDED, "refused", "bukan kewenangan", "")
        apply(plan, [Change("Proposal", made.id, "proposer", "", "LPM")], "pengusul")
    take(office, "KELURAHAN SATU", "1\tJalan\tRT 1\t300\tm\t")
    (row,) = proposals(plan)
    assert (row.volume, row.amount, row.decision, row.reason, row.proposer) == (
        3_000_000, 5_000_000_00, "refused", "bukan kewenangan", "LPM",
    )  # fmt: skip


def test_a_file_taken_twice_changes_nothing(office: Office, plan: Plan) -> None:
    take(office, "KELURAHAN SATU", "1\tJalan\tRT 1\t200\tm\t5.000.000")
    with system("uji"):
        before = Plan.objects.get(pk=plan.pk).revision
    take(office, "KELURAHAN SATU", "1\tJalan\tRT 1\t200\tm\t5.000.000")
    with system("uji"):
        assert Plan.objects.get(pk=plan.pk).revision == before
        assert Edit.objects.count() == 0


def test_a_file_of_proposals_begins_a_list_where_there_is_none(office: Office) -> None:
    made = take(office, "DESA JAUH", "1\tJalan\tRT 1\t200\tm\t5.000.000")
    assert (made.kind, made.year) == ("musrenbang", YEAR)
    with system("uji"):
        assert Record.objects.get().org_unit_id == office.agency.pk  # there is no such unit: nothing is created
        assert not Unit.objects.filter(name="DESA JAUH").exists()
