"""Files on their way in: kept for their person, read by their choices, taken in whole, remembered, gone in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from selaras.engine.readers.choices import of_plain
from selaras.engine.tables.frozen import replace
from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.inbox.actions import (
    MOST_WAITING,
    choose,
    correct,
    discard,
    forget,
    mine,
    receive,
    remembered,
    start_over,
    take_back,
    take_in,
)
from selaras.registers.inbox.models import Remembered, Upload
from selaras.registers.inbox.reading import judgement_of, reading_of, said
from selaras.registers.plans.models import Ceiling, Plan, WorkItem
from tests.making import YEAR
from tests.registers.conftest import Office
from tests.workbooks import LINES, workbook

CELL = "rkt.xlsx:RKT!E6"
WHERE = "lembar RKT, sel E6"


def signature(upload: Upload) -> str:
    return reading_of(upload).tables[0].signature


def with_indicators(upload: Upload) -> Upload:
    """The file with its third column chosen as the indicator."""
    choices = of_plain(upload.choices)
    return choose(upload, replace(choices, columns={signature(upload): {3: "indicator"}}))


def test_a_file_is_kept_and_read_and_nothing_of_a_plan_is_stored(office: Office, planner: Scope) -> None:
    upload = receive(office.agency, "rkt.xlsx", workbook())
    assert (upload.state, upload.progress) == ("read", 100)
    assert len(reading_of(upload).tables[0].lines) == 3
    assert Plan.objects.count() == 0
    assert [each.pk for each in mine(office.agency)] == [upload.pk]


def test_only_who_accepts_may_hand_a_file_in(office: Office) -> None:
    with acting(office.scope("operator", office.one)), pytest.raises(Refused, match="tidak berwenang mengunggah"):
        receive(office.agency, "rkt.xlsx", workbook())


def test_the_file_of_a_colleague_is_not_among_mine(office: Office, planner: Scope) -> None:
    receive(office.agency, "rkt.xlsx", workbook())
    with acting(office.scope("planner", office.agency)):
        assert list(mine(office.agency)) == []


def test_a_sixth_file_is_refused_until_one_is_decided(office: Office, planner: Scope) -> None:
    kept = [receive(office.agency, f"{n}.txt", b"Halo saja.\n") for n in range(MOST_WAITING)]
    with pytest.raises(Refused, match="5 berkas Anda masih menunggu keputusan"):
        receive(office.agency, "lagi.txt", b"Halo saja.\n")
    discard(kept[0])
    assert receive(office.agency, "lagi.txt", b"Halo saja.\n").state == "refused"


def test_what_nobody_decided_for_a_day_is_gone_with_the_next_upload_of_anybody(office: Office, planner: Scope) -> None:
    old = receive(office.agency, "lama.txt", b"Halo saja.\n")
    young = receive(office.agency, "muda.txt", b"Halo saja.\n")
    now = timezone.now()
    Upload.objects.filter(pk=old.pk).update(at=now - timedelta(hours=24, minutes=1))
    Upload.objects.filter(pk=young.pk).update(at=now - timedelta(hours=23, minutes=59))
    with acting(office.scope("planner", office.neighbour)):
        receive(office.neighbour, "lain.txt", b"Halo saja.\n")
    assert [each.name for each in mine(office.agency)] == ["muda.txt"]


def test_a_file_leaves_no_trail(office: Office, planner: Scope) -> None:
    with system("uji"):
        before = TrailRow.objects.count()
    discard(receive(office.agency, "rkt.xlsx", workbook()))
    with system("uji"):
        assert TrailRow.objects.count() == before


def test_a_choice_reads_again_and_tells_what_it_changed(office: Office, planner: Scope) -> None:
    first = receive(office.agency, "rkt.xlsx", workbook())
    assert len(reading_of(first).problems) == 4  # the column nobody knows, and three targets without indicator
    second = with_indicators(first)
    assert second.attempt != first.attempt
    assert reading_of(second).problems == ()
    assert second.before is not None
    assert len(second.before["doubts"]) == 4
    assert said(second)["doubts"] == []


def test_a_choice_about_a_reading_that_is_not_the_newest_is_refused(office: Office, planner: Scope) -> None:
    first = receive(office.agency, "rkt.xlsx", workbook())
    with_indicators(first)
    with pytest.raises(Refused, match="sudah berubah di jendela lain"):
        choose(first, replace(of_plain(first.choices), kind="renja"))


def test_a_corrected_cell_is_read_and_can_be_taken_back(office: Office, planner: Scope) -> None:
    first = receive(office.agency, "rkt.xlsx", workbook())
    second = correct(first, {CELL: ("30.000.000", "31.000.000", WHERE)})
    assert second.corrected == {CELL: {"before": "30.000.000", "after": "31.000.000", "where": WHERE}}
    assert reading_of(second).tables[0].lines[2][4].text == "31.000.000"
    third = correct(second, {CELL: ("31.000.000", "32.000.000", WHERE)})
    assert third.corrected[CELL]["before"] == "30.000.000"
    fourth = take_back(third, CELL)
    assert (fourth.corrected, of_plain(fourth.choices).cells) == ({}, {})
    assert reading_of(fourth).tables[0].lines[2][4].text == "30.000.000"


def test_starting_over_drops_choices_and_corrections(office: Office, planner: Scope) -> None:
    chosen = with_indicators(receive(office.agency, "rkt.xlsx", workbook()))
    plain = start_over(correct(chosen, {CELL: ("30.000.000", "31.000.000", WHERE)}))
    assert plain.corrected == {}
    assert of_plain(plain.choices).columns == {}
    assert len(reading_of(plain).problems) == 4


def test_taking_in_stores_the_plan_and_tells_of_the_corrections(office: Office, planner: Scope) -> None:
    upload = correct(
        with_indicators(receive(office.agency, "rkt.xlsx", workbook())), {CELL: ("30.000.000", "31.000.000", WHERE)}
    )
    done = take_in(upload, YEAR, beside="")
    assert done.changed
    assert list(mine(office.agency)) == []
    ceiling = Ceiling.objects.get(amount=31_000_000_00)
    assert (ceiling.place["sheet"], ceiling.place["line"], ceiling.place["column"]) == ("RKT", 6, 5)
    entry = LogEntry.objects.get(code="plan.accepted")
    assert entry.sentence.endswith(
        f"1 sel diperbaiki pada pratinjau oleh {planner.name}: {WHERE}: “30.000.000” → “31.000.000”."
    )
    with system("uji"):
        trail = TrailRow.objects.get(table_name="plans_ceiling", row_id=ceiling.pk)
    assert (trail.reason, trail.actor) == ("1 sel diperbaiki pada pratinjau", planner.actor)


def test_a_file_that_was_read_anew_since_is_not_taken_in(office: Office, planner: Scope) -> None:
    first = receive(office.agency, "rkt.xlsx", workbook())
    with_indicators(first)
    with pytest.raises(Refused, match="sudah berubah di jendela lain"):
        take_in(first, YEAR, beside="")
    assert Plan.objects.count() == 0


def test_choices_are_used_again_for_such_tables_and_corrections_for_the_same_file(
    office: Office, planner: Scope
) -> None:
    chosen = with_indicators(receive(office.agency, "rkt.xlsx", workbook()))
    take_in(correct(chosen, {CELL: ("30.000.000", "31.000.000", WHERE)}), YEAR, beside="")
    same = receive(office.agency, "salinan.xlsx", workbook())
    assert list(same.corrected) == ["salinan.xlsx:RKT!E6"]
    assert len(same.again) == 2
    assert reading_of(same).problems == ()
    other = receive(office.agency, "lain.xlsx", workbook(LINES[:2]))
    assert other.corrected == {}
    (known,) = remembered(other)
    assert known.chosen_by_name == planner.name
    assert reading_of(other).problems == ()


def test_what_was_remembered_can_be_forgotten(office: Office, planner: Scope) -> None:
    take_in(with_indicators(receive(office.agency, "rkt.xlsx", workbook())), YEAR, beside="")
    plain = forget(receive(office.agency, "rkt.xlsx", workbook()))
    assert (plain.again, len(reading_of(plain).problems)) == ([], 4)
    assert Remembered.objects.count() == 0
    assert len(reading_of(receive(office.agency, "rkt.xlsx", workbook())).problems) == 4


def test_choices_of_one_agency_are_not_those_of_another(office: Office, planner: Scope) -> None:
    take_in(with_indicators(receive(office.agency, "rkt.xlsx", workbook())), YEAR, beside="")
    with acting(office.scope("planner", office.neighbour)):
        assert receive(office.neighbour, "rkt.xlsx", workbook()).again == []


def test_a_file_that_names_no_agency_is_read_as_the_plan_of_the_one_chosen_with_a_doubt(
    office: Office, planner: Scope
) -> None:
    upload = receive(office.agency, "rkt.xlsx", workbook(title="RENCANA KERJA TAHUNAN TAHUN 2025"))
    assert reading_of(upload).problems[0].message == (
        "Berkas ini tidak menyebut perangkat daerahnya; dibaca sebagai rencana KECAMATAN CONTOH."
    )
    assert take_in(upload, YEAR, beside="").changed
    assert WorkItem.objects.count() == 3


def test_a_refused_file_keeps_its_tables_so_that_a_choice_can_mend_it(office: Office, planner: Scope) -> None:
    upload = receive(office.agency, "rkt.xlsx", workbook(title=""))
    assert upload.state == "refused"
    assert reading_of(upload).problems[0].message == "Tahun rencana tidak disebut dalam berkas ini."
    mended = choose(upload, replace(of_plain(upload.choices), year=2025, kind="rkt"))
    assert (mended.state, reading_of(mended).kind) == ("read", "rkt")
    assert judgement_of(mended).findings
