"""Pages of agreements: whose they are, what they show, what they keep of a form, and how many queries they take."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Agreement, AgreementLine, Objective, Target
from selaras.registers.agreements.action_plans import make
from selaras.registers.agreements.actions import OwnLine, add_lines, add_own_line, holder_now, remove_line, start
from selaras.registers.archive.scope import system
from selaras.registers.organisations.appointments import Term, begin_appointment
from selaras.registers.organisations.models import Person, Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.store import load
from tests.making import book as making
from tests.making import document, indicator, row, target
from tests.registers.agreements.conftest import TODAY, YEAR, Kecamatan, book, camats, group, make_kecamatan, offered
from tests.site.people import Town, accept_plan, noted_book


@pytest.fixture
def kecamatan(db: None) -> Kecamatan:
    return make_kecamatan()


def client(who: str) -> Client:
    made = Client()
    with system("uji"):
        person = Person.objects.get(username=who.replace(" ", "."))
    made.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return made


def page(who: str, name: str, kecamatan: Kecamatan, unit: Any = None, **query: str) -> str:
    args = [kecamatan.agency.pk, YEAR, *([unit.pk] if unit else [])]
    return client(who).get(reverse(f"agreements:{name}", args=args), query).content.decode()


def send(who: str, name: str, kecamatan: Kecamatan, unit: Any, data: dict[str, Any]) -> Any:
    return client(who).post(reverse(f"agreements:{name}", args=[kecamatan.agency.pk, YEAR, unit.pk]), data)


def filled(kecamatan: Kecamatan) -> Plan:
    with kecamatan.acting("planner"):
        return camats(kecamatan)


def written(plan: Plan, number: int, text: str, seen: str) -> dict[str, str]:
    """The form with another target in one line."""
    with system("uji"):
        found = book(plan)
        line = sorted(found.all(AgreementLine), key=lambda row: row.order)[number - 1]
        target = next(row for row in found.all(Target) if row.indicator == line.indicator)
    name = f"v.Target.{target.id}.text"
    return {name: text, f"s.{name}": json.dumps(seen)}


def test_the_list_shows_the_units_as_a_tree_with_their_state(kecamatan: Kecamatan) -> None:
    filled(kecamatan)
    text = page("planner", "list", kecamatan)
    names = re.findall(r'<th scope="row" class="(d\d)"><a [^>]*>([^<]+)</a>', text)
    assert names[:4] == [
        ("d0", "Kecamatan Sangasanga"),
        ("d1", "Sekretariat Kecamatan Sangasanga"),
        ("d2", "Sub Bagian Umum dan Kepegawaian"),
        ("d1", "Seksi Ketenteraman dan Ketertiban Umum"),
    ]
    assert [name for _, name in names[4:]] == [
        "KELURAHAN JAWA", "KELURAHAN PENDINGIN", "KELURAHAN SANGASANGA DALAM", "KELURAHAN SANGASANGA MUARA",
        "KELURAHAN SARIJAYA",
    ]  # fmt: skip
    assert "10 hal" in text
    assert "Baris 4: asal baris belum dipilih." in text
    assert "Mulai Sekretariat Kecamatan Sangasanga" in text


def test_a_lurah_is_shown_the_own_unit_alone(kecamatan: Kecamatan) -> None:
    filled(kecamatan)
    text = page("lurah", "list", kecamatan)
    assert re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]+)</a>', text) == ["KELURAHAN JAWA"]
    for other in (kecamatan.agency, kecamatan.section):
        address = reverse("agreements:edit", args=[kecamatan.agency.pk, YEAR, other.pk])
        assert client("lurah").get(address).status_code == 404


def test_a_lurah_chooses_from_the_camats_lines(kecamatan: Kecamatan) -> None:
    filled(kecamatan)
    assert send("lurah", "start", kecamatan, kecamatan.lurah, {}).status_code == 302
    text = page("lurah", "edit", kecamatan, kecamatan.lurah)
    assert "Perjanjian Kinerja Kecamatan Sangasanga" in text
    assert "Percentase capaian Ketenteraman" in text


def test_who_only_reads_gets_no_form(kecamatan: Kecamatan) -> None:
    filled(kecamatan)
    text = page("bappeda", "edit", kecamatan, kecamatan.agency)
    assert "Indeks RB Kabupaten" in text
    assert "<textarea" not in text
    assert "Simpan perubahan" not in text


def test_a_unit_of_another_agency_is_not_there(kecamatan: Kecamatan) -> None:
    with system("uji"):
        other = type(kecamatan.agency).objects.create(
            level="agency", kind="kecamatan", code="7.01.1.03.0.00.18.0000", name="Kecamatan Lain",
            parent=kecamatan.government,
        )  # fmt: skip
    address = reverse("agreements:edit", args=[kecamatan.agency.pk, YEAR, other.pk])
    assert client("bappeda").get(address).status_code == 404
    assert client("planner").get(reverse("agreements:edit", args=[other.pk, YEAR, other.pk])).status_code == 404


def test_what_cannot_be_read_is_kept_and_nothing_is_stored(kecamatan: Kecamatan) -> None:
    plan = filled(kecamatan)
    good, wrong = written(plan, 2, "91", "90"), written(plan, 3, "banyak", "90")
    answer = send("planner", "save", kecamatan, kecamatan.agency, good | wrong)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Target “banyak” tidak memuat angka." in text
    assert 'value="banyak"' in text
    assert 'value="91"' in text
    with system("uji"):
        assert [row.text for row in book(plan).all(Target)][1:3] == ["90", "90"]


def test_a_conflict_is_shown_and_the_typed_value_kept(kecamatan: Kecamatan) -> None:
    plan = filled(kecamatan)
    assert send("camat", "save", kecamatan, kecamatan.agency, written(plan, 2, "95", "90")).status_code == 302
    answer = send("planner", "save", kecamatan, kecamatan.agency, written(plan, 2, "85", "90"))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Isian ini sekarang “95”, bukan “90”." in text
    assert "Sekarang tersimpan: 95. Simpan lagi untuk menggantinya." in text
    assert 'value="85"' in text
    with system("uji"):
        assert book(plan).all(Target)[1].text == "95"


def test_what_the_person_left_alone_is_shown_as_it_is_now(kecamatan: Kecamatan) -> None:
    plan = filled(kecamatan)
    assert send("camat", "save", kecamatan, kecamatan.agency, written(plan, 2, "95", "90")).status_code == 302
    # Line 2 was not touched in this form; line 3 cannot be read, so the form comes back.
    answer = send(
        "planner", "save", kecamatan, kecamatan.agency, written(plan, 2, "90", "90") | written(plan, 3, "x", "90")
    )
    assert answer.status_code == 422
    assert 'value="95"' in answer.content.decode()


def test_a_value_typed_into_a_line_that_is_gone_is_refused(kecamatan: Kecamatan) -> None:
    plan = filled(kecamatan)
    form = written(plan, 4, "99", "100")
    with system("uji"):
        line = sorted(book(plan).all(AgreementLine), key=lambda row: row.order)[3]
    assert send("camat", "save", kecamatan, kecamatan.agency, {"hapus": line.id}).status_code == 302
    answer = send("planner", "save", kecamatan, kecamatan.agency, form)
    assert answer.status_code == 409
    assert "sudah dihapus orang lain" in answer.content.decode()


def test_an_origin_that_is_no_origin_is_refused(kecamatan: Kecamatan) -> None:
    plan = filled(kecamatan)
    with system("uji"):
        line = sorted(book(plan).all(AgreementLine), key=lambda row: row.order)[3]
    name = f"v.AgreementLine.{line.id}.origin"
    answer = send("planner", "save", kecamatan, kecamatan.agency, {name: "mimpi", f"s.{name}": '""'})
    assert answer.status_code == 422
    assert "Pilih dari daftar." in answer.content.decode()


def test_one_button_takes_what_the_source_says_together_with_what_was_typed(kecamatan: Kecamatan) -> None:
    plan = filled(kecamatan)
    send("planner", "save", kecamatan, kecamatan.agency, written(plan, 4, "95", "100"))
    assert "berbeda dari sumber" in page("planner", "edit", kecamatan, kecamatan.agency)
    form = written(plan, 5, "89,00 (Baik)", "88,30 (Baik)")
    with system("uji"):
        line = sorted(book(plan).all(AgreementLine), key=lambda row: row.order)[3]
    assert send("planner", "save", kecamatan, kecamatan.agency, form | {"ambil": line.id}).status_code == 302
    with system("uji"):
        assert [row.text for row in book(plan).all(Target)][3:5] == ["100", "89,00 (Baik)"]


def test_an_earlier_version_stays_to_be_read(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = start(kecamatan.section, YEAR)
        add_own_line(plan, OwnLine("Tertib arsip", "Jumlah arsip", "Berkas", "10", "other", "rapat"))
    assert send("camat", "approve", kecamatan, kecamatan.section, {}).status_code == 302
    assert send("section head", "amend", kecamatan, kecamatan.section, {"dasar": "priority"}).status_code == 302
    assert "Simpan perubahan" in page("planner", "edit", kecamatan, kecamatan.section)
    first = page("planner", "edit", kecamatan, kecamatan.section, versi="murni")
    assert "Jumlah arsip" in first
    assert "Simpan perubahan" not in first
    assert "Dasar perubahan: Perubahan prioritas" in page("bappeda", "compare", kecamatan, kecamatan.section)
    unknown = reverse("agreements:edit", args=[kecamatan.agency.pk, YEAR, kecamatan.section.pk])
    assert client("planner").get(unknown, {"versi": "perubahan 9"}).status_code == 404


def test_the_plan_of_action_is_approved_only_when_it_says_how_to_read_it(kecamatan: Kecamatan) -> None:
    filled(kecamatan)
    assert send("planner", "actions_make", kecamatan, kecamatan.agency, {}).status_code == 302
    answer = send("camat", "actions_approve", kecamatan, kecamatan.agency, {})
    assert answer.status_code == 409
    assert "kumulatif atau per triwulan" in answer.content.decode()
    with system("uji"):
        plan = Plan.objects.get(org_unit=kecamatan.agency, kind="action_plan")
        name = f"v.Agreement.{load(plan).all(Agreement)[0].id}.quarters"
    form = {name: "single", f"s.{name}": '""'}
    assert send("planner", "actions_save", kecamatan, kecamatan.agency, form).status_code == 302
    assert send("camat", "actions_approve", kecamatan, kecamatan.agency, {}).status_code == 302


def appointed(kecamatan: Kecamatan, name: str) -> None:
    """Somebody in the register of people leads the kelurahan since the first day of the year."""
    with kecamatan.acting("planner"):
        post = enter_position(kecamatan.lurah, Post("Lurah Contoh", "IV.a", is_head=True), TODAY)
        begin_appointment(post, enter_official(kecamatan.agency, Who(name), TODAY).official, Term(date(YEAR, 1, 1)))


def test_who_signs_is_found_in_the_register_of_people(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        start(kecamatan.lurah, YEAR)
    assert "pejabat belum tercatat" in page("planner", "edit", kecamatan, kecamatan.lurah)
    appointed(kecamatan, "Pejabat Contoh Satu")  # after the agreement was begun
    with system("uji"):
        agency = Unit.objects.get(pk=kecamatan.agency.pk)
        lurah = Unit.objects.get(pk=kecamatan.lurah.pk)
    assert "pejabat belum tercatat" not in page("planner", "edit", kecamatan, lurah)
    assert "Pejabat Contoh Satu" in page("planner", "edit", kecamatan, lurah)
    assert "Pejabat Contoh Satu" in page("lurah", "list", kecamatan)
    with kecamatan.acting("planner"):
        assert holder_now(lurah, agency, YEAR, TODAY) == "Pejabat Contoh Satu"
        assert holder_now(lurah, agency, YEAR, date(YEAR - 1, 6, 1)) == ""


@pytest.mark.parametrize("who", ["planner", "lurah"])
def test_pages_have_a_ceiling_of_queries(kecamatan: Kecamatan, who: str, django_assert_max_num_queries: Any) -> None:
    filled(kecamatan)
    with kecamatan.acting("planner"):
        plan = start(kecamatan.lurah, YEAR)
        add_lines(plan, group(offered(kecamatan, kecamatan.lurah), "superior"))
        make(kecamatan.lurah, YEAR)
    appointed(kecamatan, "CONTOH LURAH")
    visitor = client(who)
    for name in ("list", "edit", "actions", "roles"):
        args = [kecamatan.agency.pk, YEAR, *([] if name == "list" else [kecamatan.lurah.pk])]
        visitor.get(reverse(f"agreements:{name}", args=args))
        with django_assert_max_num_queries(10):
            text = visitor.get(reverse(f"agreements:{name}", args=args)).content.decode()
        if name in ("list", "edit"):
            assert "CONTOH LURAH" in text


def test_a_plan_of_action_from_a_file_is_shown_where_it_can_be_read(town: Town) -> None:
    plan = document(kind="action_plan", title="RENCANA AKSI")
    accept_plan(town, Book([plan, *(row for row in noted_book() if row.id != plan.id)]))
    address = reverse("agreements:actions", args=[town.agency.pk, YEAR, town.agency.pk])
    text = town.client("planner").get(address).content.decode()
    assert "Rencana aksi dari berkas" in text
    assert f"{reverse('plans:tree', args=[town.agency.pk, YEAR])}?jenis=action_plan" in text
    assert "Buat dari Perjanjian Kinerja" not in text


def test_an_agreement_from_a_file_is_completed_on_the_same_page(town: Town) -> None:
    aim = row(Objective, number="1", text="Layanan prima")
    measured = indicator(aim, "Indeks kepuasan", unit="Nilai")
    promise = row(Agreement, title="Perjanjian Kinerja", year=YEAR, document="plan")
    line = row(AgreementLine, number="1", order=1, objective=aim.id, indicator=measured.id)
    rows = [aim, measured, target(measured, 800_000, text="80"), promise, line]
    accept_plan(town, making(document(kind="pk", title="PERJANJIAN KINERJA"), *rows))
    text = (
        town.client("planner")
        .get(reverse("agreements:edit", args=[town.agency.pk, YEAR, town.agency.pk]))
        .content.decode()
    )
    assert "Layanan prima" in text
    assert "Baris 1: asal baris belum dipilih." in text


def test_edits_of_a_units_agreement_are_listed_and_taken_back(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = start(kecamatan.section, YEAR)
        agreement = book(plan).all(Agreement)[0]
        apply(plan, [Change("Agreement", agreement.id, "first_party", "", "Kepala Seksi Contoh")], "menulis pihak")
    shown = page("planner", "history", kecamatan, kecamatan.section)
    assert "Menulis pihak" in shown
    assert "<ins>Kepala Seksi Contoh</ins>" in shown
    assert reverse("agreements:history", args=[kecamatan.agency.pk, YEAR, kecamatan.section.pk]) in page(
        "planner", "edit", kecamatan, kecamatan.section
    )
    assert "Batalkan" not in page("bappeda", "history", kecamatan, kecamatan.section)
    with system("uji"):
        made = Edit.objects.get(plan=plan)
    assert send("bappeda", "undo", kecamatan, kecamatan.section, {"edit": made.pk}).status_code == 409
    assert send("planner", "undo", kecamatan, kecamatan.lurah, {"edit": made.pk}).status_code == 404
    assert send("planner", "undo", kecamatan, kecamatan.section, {"edit": made.pk}).status_code == 302
    with system("uji"):
        assert load(Plan.objects.get(pk=plan.pk)).all(Agreement)[0].first_party == ""
    assert "dibatalkan oleh" in page("planner", "history", kecamatan, kecamatan.section)


def test_rows_that_came_or_went_are_told_as_such(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = start(kecamatan.section, YEAR)
        add_own_line(plan, OwnLine("Tertib arsip", "Jumlah arsip", "Berkas", "10", "other", "rapat"))
        remove_line(plan, book(plan).all(AgreementLine)[0].id)
    shown = page("planner", "history", kecamatan, kecamatan.section)
    assert "Ditambahkan: <ins>indikator kinerja Jumlah arsip</ins>" in shown
    assert "Dihapus: <del>indikator kinerja Jumlah arsip</del>" in shown
    assert "(kosong)" not in shown


def test_the_history_of_a_plan_of_action_is_asked_for_by_its_kind(kecamatan: Kecamatan) -> None:
    filled(kecamatan)
    address = reverse("agreements:history", args=[kecamatan.agency.pk, YEAR, kecamatan.agency.pk])
    visitor = client("planner")
    assert visitor.get(address, {"jenis": "action_plan"}).status_code == 404
    with kecamatan.acting("planner"):
        make(kecamatan.agency, YEAR)
    assert "Perubahan pada Rencana Aksi" in visitor.get(address, {"jenis": "action_plan"}).content.decode()
    assert visitor.get(address, {"jenis": "rkt"}).status_code == 404
