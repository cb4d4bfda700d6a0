"""Setting a finding aside with a reason, and lifting that again."""

import pytest

from selaras.engine.tables.judgement import Finding, Severity
from selaras.engine.tables.place import Place
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.findings.actions import judge, lift, open_findings, sort_out, waive, waivers
from selaras.registers.findings.models import Waiver
from selaras.registers.plans.actions import accept
from tests.making import YEAR, book, ceiling, work_item
from tests.registers.conftest import Office


def finding(check: str, cause: str) -> Finding:
    return Finding(check, Severity.WARNING, "m", "h", "konsistensi", Place("a.md", 1), "s", cause)


def test_a_waived_cause_no_longer_counts_until_it_is_lifted(office: Office) -> None:
    one, other = finding("TXT-001", "TXT-001|a"), finding("TXT-001", "TXT-001|b")
    with acting(office.scope("camat", office.agency)) as scope:
        waiver = waive(office.agency, YEAR, "TXT-001", "TXT-001|a", " nama resmi daerah ")
        sorted_out = sort_out([one, other], waivers(office.agency, YEAR))
        assert sorted_out.counting == (other,)
        assert sorted_out.waived == ((one, waiver),)
        assert (waiver.reason, waiver.waived_by_name) == ("nama resmi daerah", scope.name)
        lift(waiver)
        assert sort_out([one, other], waivers(office.agency, YEAR)).counting == (one, other)
    with system("uji"):
        sentences = list(LogEntry.objects.order_by("id").values_list("sentence", flat=True))
    assert sentences == [
        "Mengesampingkan catatan TXT-001 tahun 2025: nama resmi daerah",
        "Mengaktifkan kembali catatan TXT-001 tahun 2025.",
    ]


def test_a_waiver_holds_for_its_agency_and_year_only(office: Office) -> None:
    found = finding("TXT-001", "TXT-001|a")
    with system("uji"):
        waive(office.agency, YEAR, "TXT-001", "TXT-001|a", "alasan")
        assert sort_out([found], waivers(office.agency, YEAR + 1)).counting == (found,)
        assert sort_out([found], waivers(office.neighbour, YEAR)).counting == (found,)


def test_waiving_or_lifting_twice_changes_nothing(office: Office) -> None:
    with system("uji"):
        first = waive(office.agency, YEAR, "TXT-001", "a", "alasan")
        assert waive(office.agency, YEAR, "TXT-001", "a", "alasan lain") == first
        lift(first)
        lift(first)
        assert Waiver.objects.count() == 1
        assert LogEntry.objects.count() == 2
        again = waive(office.agency, YEAR, "TXT-001", "a", "alasan lain")
        assert again != first


def test_a_waiver_needs_a_reason(office: Office) -> None:
    with system("uji"), pytest.raises(Refused, match="alasan"):
        waive(office.agency, YEAR, "TXT-001", "a", "   ")


@pytest.mark.parametrize("role", ["operator", "unit_head", "inspectorate", "bappeda", "administrator"])
def test_only_planner_and_camat_waive(office: Office, role: str) -> None:
    with acting(office.scope(role, office.agency)), pytest.raises(Refused, match="tidak berwenang"):
        waive(office.agency, YEAR, "TXT-001", "a", "alasan")


def test_another_agency_sees_and_lifts_no_waiver(office: Office) -> None:
    with system("uji"):
        waiver = waive(office.agency, YEAR, "TXT-001", "a", "alasan")
    with acting(office.scope("planner", office.neighbour)):
        assert not Waiver.objects.exists()
        with pytest.raises(Waiver.DoesNotExist):
            lift(waiver)


def test_a_stored_plan_is_judged_and_waivers_are_left_out(office: Office) -> None:
    program = work_item("7.01.01", "Program", id="program")
    activity = work_item("7.01.01.2.01", "Kegiatan", id="activity", parent="program")
    given = book(program, activity, ceiling(program, 300_00), ceiling(activity, 100_00))
    with system("uji"):
        plan = accept(given, (), office.agency, YEAR).plan
        assert plan is not None
        judgement = judge(plan)
        found = {(finding.check, finding.cause) for finding in judgement.findings}
        assert found
        for check, cause in found:
            waive(office.agency, YEAR, check, cause, "alasan")
        assert open_findings(plan, judgement) == ()
