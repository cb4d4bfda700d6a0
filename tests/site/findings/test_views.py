"""The page of notes: by severity and check, set aside with a reason and taken up again; the page of each rule."""

import re
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from selaras.engine.checks.check import checks
from selaras.engine.tables.rows import Ceiling, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import acting, system
from selaras.registers.findings.models import Waiver
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from selaras.site.base.notes import notes_of
from tests.site.people import ACCEPTED, SINCE, Town

REASON = "Kode ini memang begitu dalam SIPD."


def list_of(town: Town) -> str:
    return reverse("findings:list", args=[town.agency.pk, 2025])


def page(town: Town, who: str, **query: str) -> str:
    answer = town.client(who).get(list_of(town), query)
    assert answer.status_code == 200
    return answer.content.decode()


def key_of(town: Town, plan: Plan, check: str) -> str:
    with system("uji"):
        return next(note.key for note in notes_of(plan, town.agency).counting if note.check == check)


def set_aside(town: Town, who: str, key: str, **fields: str) -> Any:
    data = {"note": key, "reason": REASON} | fields
    return town.client(who).post(reverse("findings:waive", args=[town.agency.pk, 2025]), data, follow=True)


def test_errors_stand_before_warnings_and_one_cause_is_one_note(town: Town, plan: Plan) -> None:
    html = page(town, "planner")
    assert html.index("Wajib diperbaiki") < html.index("Perlu diperiksa")
    assert html.count('<span class="code">COD-002</span>') == 1
    assert "<b>2 tempat</b>" in html


def test_one_rule_alone_can_be_shown(town: Town, plan: Plan) -> None:
    html = page(town, "planner", aturan="COD-002")
    assert html.count('<details class="remark') == 1
    assert "Tidak ada catatan yang sesuai" in page(town, "planner", aturan="COD-001")


def test_what_was_not_judged_is_said_with_its_reason(town: Town, plan: Plan) -> None:
    html = page(town, "planner")
    assert 'id="tidak-dinilai"' in html
    assert reverse("findings:rule", args=["IND-004"]) in html


def test_the_operator_sees_only_notes_about_the_own_rows(town: Town, plan: Plan) -> None:
    html = page(town, "operator")
    assert "KELURAHAN SATU" in html
    assert "KELURAHAN DUA" not in html
    assert 'id="tidak-dinilai"' not in html


def test_a_note_is_set_aside_with_a_reason_and_counts_no_more(town: Town, plan: Plan) -> None:
    set_aside(town, "planner", key_of(town, plan, "COD-002"))
    html = page(town, "planner")
    assert "Dikesampingkan</b> oleh Perencana Contoh planner" in html
    assert REASON in html
    assert '<span class="code">COD-002</span>' not in html.split('id="dikesampingkan"')[0]
    with system("uji"):
        assert LogEntry.objects.filter(code="finding.waived").count() == 1


def test_what_was_set_aside_is_set_aside_for_the_operator_too(town: Town, plan: Plan) -> None:
    set_aside(town, "planner", key_of(town, plan, "COD-002"))
    assert '<span class="code">COD-002</span>' not in page(town, "operator").split('id="dikesampingkan"')[0]


def test_a_note_is_taken_up_again(town: Town, plan: Plan) -> None:
    set_aside(town, "planner", key_of(town, plan, "COD-002"))
    with system("uji"):
        waiver = Waiver.objects.get()
    address = reverse("findings:lift", args=[town.agency.pk, 2025])
    answer = town.client("planner").post(address, {"waiver": waiver.pk}, follow=True)
    assert "Catatan COD-002 diaktifkan lagi." in answer.content.decode()
    assert 'id="dikesampingkan"' not in page(town, "planner")


@pytest.mark.parametrize("reason", ["", "   ", "pendek", "x" * 1001])
def test_without_a_proper_reason_nothing_is_set_aside(town: Town, plan: Plan, reason: str) -> None:
    answer = set_aside(town, "planner", key_of(town, plan, "COD-002"), reason=reason)
    assert answer.status_code == 409
    assert "lasan" in answer.content.decode()
    with system("uji"):
        assert not Waiver.objects.exists()


def test_the_way_back_leads_to_the_page_the_form_stood_on_and_nowhere_else(town: Town, plan: Plan) -> None:
    key = key_of(town, plan, "COD-002")
    tree = reverse("plans:tree", args=[town.agency.pk, 2025])
    assert set_aside(town, "planner", key, back=f"{tree}?berat=error").redirect_chain[0][0] == f"{tree}?berat=error"
    other = key_of(town, plan, "COD-012")
    assert set_aside(town, "planner", other, back="//elsewhere.example/").redirect_chain[0][0] == list_of(town)


@pytest.mark.parametrize("check", sorted(checks()))
def test_every_rule_has_a_page_that_names_its_basis(town: Town, check: str) -> None:
    answer = town.client("public").get(reverse("findings:rule", args=[check]))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert checks()[check].title.rstrip(".").split("“")[0][:20] in html
    assert "Dasarnya" in html
    assert "{" not in html.split("<main")[1].split("</main>")[0]


def test_an_unknown_rule_is_not_there(town: Town) -> None:
    assert town.client("public").get(reverse("findings:rule", args=["COD-999"])).status_code == 404


def test_the_page_of_notes_has_a_ceiling_of_queries(town: Town, plan: Plan, django_assert_max_num_queries: Any) -> None:
    client = town.client("planner")
    client.get(list_of(town))  # reads the rows of this revision once
    with django_assert_max_num_queries(8):
        client.get(list_of(town))


def test_a_note_that_speaks_of_money_leads_to_how_the_amount_is_made(town: Town, plan: Plan) -> None:
    """A kegiatan is made to say 500 over its only sub kegiatan of 400."""
    with acting(scope_of(town.people["planner"], SINCE)):
        book = book_of(plan)
        step = next(row for row in book.all(WorkItem) if row.level == "kegiatan")
        money = next(row for row in book.all(Ceiling) if row.item == step.id)
        apply(plan, [Change("Ceiling", money.id, "amount", 400_00, 500_00)], "uji", on=ACCEPTED)
    html = page(town, "planner", aturan="BUD-001")
    (link,) = re.findall(r'<a href="([^"]+)">Asal angkanya</a>', html)
    told = unescape(town.client("planner").get(link).content.decode())
    assert "Jumlah baris di bawahnya Rp400, berbeda Rp100 dari yang tertulis." in told
    assert "Asal angkanya" not in page(town, "planner", aturan="COD-002")
