"""Units: added, changed, succeeded and retired, each with one log entry; refused in words, and nothing lost."""

from datetime import date

import pytest

from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.organisations.appointments import Term, begin_appointment
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from selaras.registers.organisations.units import add_unit, agency_above, change_unit, crowded, retire_unit
from tests.registers.conftest import TODAY, Office


def sentences() -> list[str]:
    with system("uji"):
        return [entry.sentence for entry in LogEntry.objects.order_by("id")]


def test_a_section_stands_under_its_agency_and_a_desa_is_supervised(office: Office, planner: Scope) -> None:
    section = add_unit(office.agency, "seksi", "  Seksi   Pelayanan ", TODAY)
    desa = add_unit(office.agency, "desa", "Desa Mawar", TODAY)
    assert (section.name, section.supervised, section.level) == ("Seksi Pelayanan", False, "unit")
    assert section.path == f"{office.agency.path}{section.pk}/"
    assert desa.supervised
    assert sentences() == [
        "Menambah unit Seksi Pelayanan di bawah KECAMATAN CONTOH.",
        "Menambah unit Desa Mawar di bawah KECAMATAN CONTOH.",
    ]


UNIT_CODE = "7.01.1.03.0.00.17.0001"
THERE = "KELURAHAN SATU sudah ada di bawah KECAMATAN CONTOH. Pakai nama yang lain."


@pytest.mark.parametrize(
    ("kind", "name", "code", "sentence"),
    [
        ("seksi", "  ", "", "Nama unit harus diisi."),
        ("istana", "Istana", "", "Jenis unit “istana” tidak dikenal. Pilih dari daftar."),
        (
            "kelurahan",
            "Kelurahan satu",
            "",
            "KELURAHAN SATU sudah ada di bawah KECAMATAN CONTOH. Pakai nama yang lain.",
        ),
        ("kelurahan", "Tiga", UNIT_CODE, f"Kode {UNIT_CODE} sudah dipakai KELURAHAN SATU."),
        (
            "kelurahan",
            "Tiga",
            "7.1",
            f"Kode “7.1” bukan kode unit organisasi; susunannya seperti {UNIT_CODE}.",
        ),
    ],
)
def test_what_cannot_be_a_unit_is_said(
    office: Office, planner: Scope, kind: str, name: str, code: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_unit(office.agency, kind, name, TODAY, code=code)
    assert refused.value.sentence == sentence
    assert sentences() == []


def test_nothing_stands_below_a_desa_and_a_desa_below_no_unit(office: Office, planner: Scope) -> None:
    desa = add_unit(office.agency, "desa", "Desa Mawar", TODAY)
    with pytest.raises(Refused, match="di bawahnya tidak dicatat unit kerja"):
        add_unit(desa, "seksi", "Seksi Pelayanan", TODAY)
    with pytest.raises(Refused, match="Desa berada langsung di samping perangkat daerahnya"):
        add_unit(office.one, "desa", "Desa Kenanga", TODAY)


def test_too_many_sections_are_told_and_not_refused(office: Office, planner: Scope) -> None:
    made = [add_unit(office.one, "seksi", f"Seksi {number}", TODAY) for number in range(3)]
    assert crowded(office.one, made[0].kind, TODAY) == ""
    add_unit(office.one, "seksi", "Seksi Lebih", TODAY)
    assert crowded(office.one, "seksi", TODAY) == (
        "KELURAHAN SATU kini mempunyai 4 seksi; menurut PP 18/2016 paling banyak 3. Periksa lagi."
    )


def test_a_renamed_unit_keeps_its_old_name_in_the_trail(office: Office, planner: Scope) -> None:
    assert change_unit(office.one, name="KELURAHAN SATU BARU", code=office.one.code)
    assert not change_unit(office.one, name="KELURAHAN SATU BARU", code=office.one.code)
    assert sentences() == ["Mengubah KELURAHAN SATU: nama menjadi KELURAHAN SATU BARU."]
    with system("uji"):
        trail = TrailRow.objects.filter(row_id=office.one.pk, action="update").get()
        assert trail.before == {"name": "KELURAHAN SATU"}


def test_only_the_system_renames_an_agency(office: Office, planner: Scope) -> None:
    with pytest.raises(Refused, match="hanya diubah oleh pengelola dari baris perintah"):
        change_unit(office.agency, name="KECAMATAN LAIN", code=office.agency.code)


def test_a_unit_succeeds_another_since_a_day_and_never_in_a_circle(office: Office, planner: Scope) -> None:
    since = date(2025, 1, 1)
    with pytest.raises(Refused, match="Tuliskan sejak kapan KELURAHAN SATU menggantikan KELURAHAN SEPULUH"):
        change_unit(office.one, name=office.one.name, code=office.one.code, predecessor=office.ten)
    assert change_unit(
        office.one, name=office.one.name, code=office.one.code, predecessor=office.ten, succeeds_since=since
    )
    held = Unit.objects.get(pk=office.one.pk)
    assert (held.predecessor_id, held.succeeds_since) == (office.ten.pk, since)
    with pytest.raises(Refused, match="tidak dapat menggantikan dirinya sendiri"):
        change_unit(office.ten, name=office.ten.name, code=office.ten.code, predecessor=held, succeeds_since=since)
    assert sentences() == ["Mengubah KELURAHAN SATU: menggantikan KELURAHAN SEPULUH sejak 1 Januari 2025."]


def test_a_unit_is_retired_after_its_units_and_its_officials(office: Office, planner: Scope) -> None:
    section = add_unit(office.one, "seksi", "Seksi Pelayanan", TODAY)
    post = enter_position(section, Post("Kepala Seksi Pelayanan", is_head=True), TODAY)
    official = enter_official(office.agency, Who("Pejabat Contoh"), TODAY).official
    begin_appointment(post, official, Term(date(2025, 1, 1)))
    with pytest.raises(Refused, match="Masih ada unit di bawah KELURAHAN SATU: Seksi Pelayanan"):
        retire_unit(office.one, TODAY)
    with pytest.raises(Refused) as refused:
        retire_unit(section, TODAY)
    assert refused.value.sentence == (
        "Masih ada pejabat di Seksi Pelayanan sesudah 3 Maret 2025: Pejabat Contoh (Kepala Seksi Pelayanan). "
        "Akhiri dahulu pengangkatannya."
    )
    assert Unit.objects.get(pk=section.pk).retired_on is None


def test_a_retired_unit_stays_with_its_rows_and_takes_no_new_ones(office: Office, planner: Scope) -> None:
    before = len(sentences())
    assert retire_unit(office.one, TODAY).retired_on == TODAY
    retire_unit(Unit.objects.get(pk=office.one.pk), date(2025, 4, 1))
    assert sentences()[before:] == ["Menonaktifkan KELURAHAN SATU per 3 Maret 2025."]
    retired = Unit.objects.get(pk=office.one.pk)
    assert retired.retired_on == TODAY
    with pytest.raises(Refused, match="sudah tidak aktif"):
        add_unit(retired, "seksi", "Seksi Pelayanan", TODAY)
    with pytest.raises(Refused, match="hanya aktif sampai 3 Maret 2025"):
        enter_position(retired, Post("Lurah Satu"), TODAY)


def test_the_operator_and_the_neighbour_change_no_unit(office: Office) -> None:
    for role, unit in (("operator", office.one), ("bappeda", office.government), ("planner", office.neighbour)):
        with acting(office.scope(role, unit)), pytest.raises(Refused, match="Anda tidak berwenang mengatur unit"):
            add_unit(office.agency, "seksi", "Seksi Pelayanan", TODAY)


def test_every_change_makes_what_was_made_of_the_people_older_everywhere_below(office: Office, planner: Scope) -> None:
    add_unit(office.one, "seksi", "Seksi Pelayanan", TODAY)
    with system("uji"):
        revisions = {unit.name: unit.people_revision for unit in Unit.objects.all()}
        assert TrailRow.objects.filter(row_id=office.agency.pk, action="update").count() == 0
    assert revisions == {
        "KABUPATEN CONTOH": 0, "KECAMATAN CONTOH": 1, "KELURAHAN SATU": 1, "KELURAHAN SEPULUH": 1,
        "KECAMATAN SEBELAH": 0, "Seksi Pelayanan": 1,
    }  # fmt: skip


def test_a_new_unit_is_as_old_as_what_stands_above_it(office: Office, machine: Scope) -> None:
    Unit.objects.filter(pk=office.agency.pk).update(people_revision=7)
    made = Unit.objects.create(parent=Unit.objects.get(pk=office.agency.pk), level="unit", kind="seksi", name="Seksi")
    assert made.people_revision == 7


def test_the_agency_above_a_unit_at_any_depth(office: Office, planner: Scope) -> None:
    section = add_unit(office.one, "seksi", "Seksi Pelayanan", TODAY)
    assert [agency_above(unit).pk for unit in (section, office.one, office.agency)] == [office.agency.pk] * 3
