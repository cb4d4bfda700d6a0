"""Agreements, plans of action and roles of a unit that come as files: issued here, changed by hand, or of nobody here.

The agreements are made from the real sample plan and printed by the document types; the changed words are written here.
"""

from collections.abc import Callable

import pytest

from selaras.engine.documents.document import FORMATS, Format, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.door import read_file
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.planning import ActionPlan, RoleResult
from selaras.engine.tables.rows import AgreementLine, Indicator, Organisation, Section
from selaras.registers.agreements.action_plans import Step, add_step, make
from selaras.registers.agreements.actions import add_lines, start
from selaras.registers.agreements.roles import add_position, write_roles
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import Acceptance, accept, preview
from selaras.registers.plans.models import Plan
from tests.engine.round_trip.issued import options
from tests.registers.agreements.conftest import YEAR, Kecamatan, book, camats, group, offered, say_origins


def promise(kecamatan: Kecamatan, unit: Unit) -> Plan:
    """A unit's agreement with two lines of the camat's."""
    if unit == kecamatan.sub_section:
        promise(kecamatan, kecamatan.secretariat)
    else:
        say_origins(camats(kecamatan))
    plan = start(unit, YEAR)
    return add_lines(plan, group(offered(kecamatan, unit), "superior")[-2:])


def printed(plan: Plan, type_id: str, format_: Format, said: Choices = Choices()) -> Reading:  # noqa: B008  # frozen
    """A document of the plan as an office would upload it."""
    content = find_type(type_id).content(book(plan), load_law(), options("sangasanga", "konsep"))
    return read_file(f"{type_id}.{format_}", render(content, (format_,))[format_], said)


def take(kecamatan: Kecamatan, reading: Reading) -> Acceptance:
    return accept(reading.book, reading.problems, kecamatan.agency, YEAR, source=reading.name)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("office", ["section", "lurah", "secretariat", "sub_section", "agency"])
def test_an_issued_agreement_comes_back_to_its_unit_with_nothing_lost(
    kecamatan: Kecamatan, office: str, format_: Format
) -> None:
    unit: Unit = getattr(kecamatan, office)
    with kecamatan.acting("planner"):
        plan = camats(kecamatan) if office == "agency" else promise(kecamatan, unit)
        before = book(plan)
        done = take(kecamatan, printed(plan, "pk", format_))
        assert (done.home, done.plan) == (unit, Plan.objects.get(pk=plan.pk))
        assert done.difference.retired == ()
        assert {type(row).__name__ for row in done.difference.new} <= {"Section", "Position", "Official", "Appointment"}
        after = book(plan)
        for line in before.all(AgreementLine):
            again = after.find(line.id)
            assert isinstance(again, AgreementLine)
            kept = ("objective", "indicator", "origin", "origin_basis", "above", "source")
            assert [getattr(again, name) for name in kept] == [getattr(line, name) for name in kept]
        told = [(row.name, row.unit, row.definition, row.formula) for row in before.all(Indicator)]
        assert [(row.name, row.unit, row.definition, row.formula) for row in after.all(Indicator)] == told
        assert not take(kecamatan, printed(plan, "pk", format_)).changed


def test_the_agreement_of_a_unit_that_has_none_yet_is_kept_by_the_unit(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        reading = printed(promise(kecamatan, kecamatan.section), "pk", "docx")
    with system("uji"):
        Plan.objects.filter(org_unit=kecamatan.section).update(year=YEAR - 4)
    with kecamatan.acting("planner"):
        seen = preview(reading.book, kecamatan.agency, YEAR, reading.problems)
        done = take(kecamatan, reading)
        assert (seen.home, seen.plan, done.home) == (kecamatan.section, None, kecamatan.section)
        assert done.plan is not None
        assert (done.plan.org_unit, done.plan.kind, done.plan.year) == (kecamatan.section, "pk", YEAR)
        assert LogEntry.objects.order_by("-id").first().sentence == (  # type: ignore[union-attr]  # it was just written
            f"Menerima PK 2025 (murni) Seksi Ketenteraman dan Ketertiban Umum: {len(done.rows)} baris baru."
        )
    with kecamatan.acting("section head"):
        assert len(book(done.plan).all(AgreementLine)) == 2
    with kecamatan.acting("lurah"):
        assert not Plan.objects.filter(pk=done.plan.pk).exists()


def test_a_unit_that_is_not_there_or_there_twice_is_asked_for(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = promise(kecamatan, kecamatan.section)
    reading = printed_by_machine(plan)
    verbs: tuple[Callable[[], object], ...] = (
        lambda: preview(reading.book, kecamatan.agency, YEAR),
        lambda: take(kecamatan, reading),
    )
    name = "Seksi Ketenteraman dan Ketertiban Umum"
    with system("uji"):
        Unit.objects.create(level="unit", kind="seksi", name=name, parent=kecamatan.lurah)
        for verb in verbs:
            with pytest.raises(Refused) as told:
                verb()
            assert told.value.sentence == (
                f"Perjanjian Kinerja ini milik {name}, dan Kecamatan Sangasanga mempunyai 2 unit bernama begitu. "
                "Pilih unitnya pada bagian “Cara membaca berkas”."
            )
        theirs = printed_by_machine(plan, Choices(unit=f"{name} {kecamatan.lurah.name}"))
        assert take(kecamatan, theirs).home.parent == kecamatan.lurah
        Unit.objects.filter(name=name).update(name="Seksi Lain")
        for verb in verbs:
            with pytest.raises(Refused) as told:
                verb()
            assert told.value.sentence == (
                f"Perjanjian Kinerja ini milik {name}, yang tidak ada di antara unit Kecamatan Sangasanga. Tambahkan "
                "dahulu unit itu pada halaman Unit dan orang, atau pilih unitnya pada bagian “Cara membaca berkas” "
                "bila namanya tertulis lain."
            )


def printed_by_machine(plan: Plan, said: Choices = Choices()) -> Reading:  # noqa: B008  # frozen
    with system("uji"):
        return printed(plan, "pk", "docx", said)


def test_what_a_person_says_of_the_owner_goes_before_what_the_file_says(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = promise(kecamatan, kecamatan.section)
        own = printed(plan, "pk", "docx", Choices(unit="KECAMATAN SANGASANGA"))
        assert [row.level for row in own.book.all(Organisation)] == ["agency"]
        other = printed(plan, "pk", "docx", Choices(unit=kecamatan.lurah.name))
        assert preview(other.book, kecamatan.agency, YEAR).home == kecamatan.lurah
        assert [row.kind for row in other.book.all(Organisation)] == ["kecamatan", "kelurahan"]


@pytest.mark.parametrize("format_", FORMATS)
def test_steps_and_roles_come_back_apart_and_take_nothing_of_each_other_away(
    kecamatan: Kecamatan, format_: Format
) -> None:
    with kecamatan.acting("planner"):
        promise(kecamatan, kecamatan.section)
        plan = make(kecamatan.section, YEAR)
        indicator = book(plan).all(Indicator)[0]
        add_step(plan, Step(indicator.id, "Patroli bersama tiap bulan", "", "Kepala Seksi"), {})
        add_position(plan, "Penata Ketertiban")
        write_roles(plan, {(1, indicator.id): ("", "Menyusun jadwal patroli")})
        steps = [row.text for row in book(plan).all(ActionPlan)]
        roles = [(row.position, row.text) for row in book(plan).all(RoleResult) if row.indicator]
        assert len(steps) == len(roles) == 1
        for type_id in ("rencana_aksi", "matriks_peran_hasil"):
            done = take(kecamatan, printed(plan, type_id, format_))
            assert done.home == kecamatan.section
            assert [type(row).__name__ for row in done.difference.retired if not isinstance(row, Section)] == []
            assert [row.text for row in book(plan).all(ActionPlan)] == steps
            assert [(row.position, row.text) for row in book(plan).all(RoleResult) if row.indicator] == roles
