"""One line of work as a form: what it shows, stores, asks again; own indicators; taking a line out."""

import json
import re
from typing import Any

import pytest
from django.urls import reverse

from selaras.engine.tables.planning import CashPlan
from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR
from tests.site.people import ACCEPTED, Town


def program(plan: Plan) -> WorkItem:
    with system("uji"):
        return next(row for row in load(plan).all(WorkItem) if row.code == "7.01.03")


def address(town: Town, item: str, name: str = "row") -> str:
    return reverse(f"entry:{name}", args=[town.agency.pk, YEAR, item])


def form(html: str) -> dict[str, str]:
    """The fields of the form as a browser would send them untouched."""
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value and "csrf" not in name[1]:
            found[name[1]] = value[1].replace("&quot;", '"')
    return found


def test_the_form_stores_what_was_written_and_nothing_else(town: Town, plan: Plan) -> None:
    client, item = town.client("planner"), program(plan)
    with system("uji"):
        (measured,) = load(plan).all(Indicator)
    fields = form(client.get(address(town, item.id)).content.decode())
    fields |= {
        f"{item.id}.ceiling": "1.500.000",
        f"{item.id}.cash-02": "750.000",
        f"{measured.id}.target-q1": "25 Persen",
    }
    answer = client.post(address(town, item.id), fields, follow=True)
    assert "Tersimpan 3 isian." in answer.content.decode()
    with system("uji"):
        book = load(plan)
    assert book.ceilings[item.id].amount == 150_000_000
    assert [(row.period, row.amount) for row in book.all(CashPlan)] == [("2025-M02", 75_000_000)]
    assert sorted((row.period, row.text) for row in book.all(Target)) == [
        ("2025", "100 Persen"),
        ("2025-Q1", "25 Persen"),
    ]
    assert "kurang Rp750.000 dari pagu Rp1.500.000" in answer.content.decode()


def test_an_untouched_form_changes_nothing(town: Town, plan: Plan) -> None:
    client, item = town.client("planner"), program(plan)
    fields = form(client.get(address(town, item.id)).content.decode())
    with system("uji"):
        before = load(plan)
    assert "Tidak ada isian yang berubah." in client.post(address(town, item.id), fields, follow=True).content.decode()
    with system("uji"):
        assert load(plan) == before


def test_what_cannot_be_read_is_asked_again_with_what_was_typed(town: Town, plan: Plan) -> None:
    client, item = town.client("planner"), program(plan)
    fields = form(client.get(address(town, item.id)).content.decode())
    answer = client.post(
        address(town, item.id), fields | {f"{item.id}.ceiling": "banyak", f"{item.id}.location": "RT 1"}
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "“banyak” bukan angka. Tulis rupiah dengan angka, misalnya 25.000.000." in html
    assert 'value="banyak"' in html
    assert program(plan).location == "RT 1"  # what fits is stored all the same


def test_a_conflict_shows_the_other_value_and_the_next_save_decides(town: Town, plan: Plan) -> None:
    client, item = town.client("planner"), program(plan)
    fields = form(client.get(address(town, item.id)).content.decode())
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        own = next(row for row in load(plan).all(Ceiling) if row.item == item.id)
        apply(plan, [Change("Ceiling", own.id, "amount", 900_00, 950_00)], "rapat")
    answer = client.post(address(town, item.id), fields | {f"{item.id}.ceiling": "700"})
    assert answer.status_code == 422
    assert "orang lain mengisi “950”" in answer.content.decode()
    client.post(address(town, item.id), form(answer.content.decode()))
    with system("uji"):
        assert load(plan).ceilings[item.id].amount == 700_00


def test_an_indicator_of_ones_own_is_added_to_a_program_only(town: Town, plan: Plan) -> None:
    client, item = town.client("planner"), program(plan)
    client.post(address(town, item.id, "indicator"), {"name": "Jumlah rapat", "unit": "Kali"})
    with system("uji"):
        book = load(plan)
    assert [row.name for row in book.all(Indicator) if row.subject == item.id][-1] == "Jumlah rapat"
    sub = next(row for row in book.all(WorkItem) if row.level == "sub_kegiatan")
    assert "Tambah indikator" not in client.get(address(town, sub.id)).content.decode()
    refused = client.post(address(town, sub.id, "indicator"), {"name": "Jumlah rapat", "unit": "Kali"})
    assert refused.status_code == 409


def test_a_line_is_taken_out_with_a_reason_and_comes_back_from_the_page_of_changes(town: Town, plan: Plan) -> None:
    client, item = town.client("planner"), program(plan)
    with system("uji"):
        before = load(plan)
    where = reverse("entry:retire", args=[town.agency.pk, YEAR])
    assert client.post(where, {"item": item.id, "reason": ""}).status_code == 409
    told = client.post(where, {"item": item.id, "reason": "tidak dianggarkan"}, follow=True).content.decode()
    assert "7.01.03 Program Pemberdayaan dihapus beserta 3 isiannya." in told
    changes = client.get(reverse("plans:changes", args=[town.agency.pk, YEAR])).content.decode()
    edit = re.search(r'name="edit" value="([^"]+)"', changes)
    assert edit is not None
    client.post(reverse("plans:undo", args=[town.agency.pk, YEAR]), {"edit": edit[1]})
    with system("uji"):
        assert load(plan) == before


@pytest.mark.parametrize("seen", ["bukan", "[1]", "1.5"])
def test_a_form_that_is_not_ours_is_refused(town: Town, plan: Plan, seen: str) -> None:
    item = program(plan)
    name = f"{item.id}.ceiling"
    answer = town.client("planner").post(address(town, item.id), {name: "1", f"semula.{name}": seen})
    assert answer.status_code == 409


def test_another_units_line_is_not_there(town: Town, plan: Plan) -> None:
    assert town.client("operator").get(address(town, program(plan).id)).status_code == 404


def test_the_form_costs_no_more_queries_than_other_pages(
    town: Town, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    client, item = town.client("planner"), program(plan)
    with django_assert_max_num_queries(10):
        client.get(address(town, item.id))


def test_the_year_after_is_a_row_of_its_own_and_no_pagu_of_this_year(town: Town, plan: Plan) -> None:
    client, item = town.client("planner"), program(plan)
    name = f"{item.id}.ceiling-next"
    client.post(address(town, item.id), {name: "2.000", f"semula.{name}": json.dumps(None), f"tampil.{name}": ""})
    with system("uji"):
        book = load(plan)
    assert sorted((row.period, row.amount) for row in book.all(Ceiling) if row.item == item.id) == [
        ("2025", 900_00),
        ("2026", 2_000_00),
    ]
    assert book.ceilings[item.id].amount == 900_00


def test_how_an_indicator_is_measured_is_written_and_chosen_beside_its_targets(town: Town, plan: Plan) -> None:
    client, item = town.client("planner"), program(plan)
    with system("uji"):
        (measured,) = load(plan).all(Indicator)
    html = client.get(address(town, item.id)).content.decode()
    assert f'<label for="{measured.id}.of-definition">Definisi operasional</label>' in html
    assert '<option value="down_a">makin rendah makin baik, bentuk A</option>' in html
    fields = form(html) | {
        f"{measured.id}.of-definition": "Lembaga aktif\r\nmenurut daftar hadir.",
        f"{measured.id}.of-direction": "down",
        f"{measured.id}.of-achievement": "down_a",
        f"{measured.id}.of-accumulation": "last",
    }
    answer = client.post(address(town, item.id), fields, follow=True).content.decode()
    assert "Tersimpan 4 isian." in answer
    with system("uji"):
        (stored,) = load(plan).all(Indicator)
    assert stored.definition == "Lembaga aktif menurut daftar hadir."
    assert (stored.direction, stored.achievement, stored.accumulation) == ("down", "down_a", "last")
    told = client.get(reverse("plans:changes", args=[town.agency.pk, YEAR])).content.decode()
    assert "<ins>turun</ins>" in told
    assert "<ins>nilai terakhir</ins>" in told
    assert '<option value="down" selected>turun</option>' in answer


def test_a_value_that_cannot_be_chosen_is_asked_again(town: Town, plan: Plan) -> None:
    client, item = town.client("planner"), program(plan)
    with system("uji"):
        (measured,) = load(plan).all(Indicator)
    fields = form(client.get(address(town, item.id)).content.decode())
    answer = client.post(address(town, item.id), fields | {f"{measured.id}.of-direction": "miring"})
    assert answer.status_code == 422
    told = "“miring” tidak dapat dipilih. Pilih salah satu: naik, turun, rentang."
    assert told in answer.content.decode()
    with system("uji"):
        assert load(plan).all(Indicator)[0].direction == ""
