"""Values written at a note: who is asked, what is stored, what is refused, and how it is undone."""

import re
from typing import Any

import pytest
from django.urls import reverse

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Ceiling, Target
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.actions import approve, preview
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.store import load
from selaras.site.plans.upload_preview import _overwritten
from tests.making import YEAR, ceiling, indicator, target, work_item
from tests.site.people import ACCEPTED, Town, accept_plan, noted_book

PAGE = "findings:list"


@pytest.fixture
def plan(town: Town) -> Plan:
    """The small plan, and in it an indicator without a target in both kelurahan and a line without its pagu."""
    rows = list(noted_book())
    for number in (1, 2):
        unit = {"organisation": f"kelurahan-{number}"}
        part = work_item("7.01.03.2.03.05", "Pembinaan Lembaga", **unit)
        rows += [part, ceiling(part, 100_00), indicator(part, "Jumlah lembaga yang dibina", unit="Lembaga")]
    bare = work_item("7.01.03.2.03.07", "Pendampingan Lembaga")
    measured = indicator(bare, "Jumlah pendampingan", unit="Kali")
    return accept_plan(
        town, Book([*rows, bare, ceiling(bare, None), measured, target(measured, 20_000, text="2 kali")])
    )


def form_of(town: Town, who: str, check: str, page: str = PAGE) -> dict[str, str]:
    """The fields of the form that the note of a check offers to this person; empty where it offers none."""
    html = town.client(who).get(reverse(page, args=[town.agency.pk, YEAR])).content.decode()
    note = next(part for part in html.split('<details class="remark')[1:] if f'class="code">{check}<' in part)
    form = re.search(r'<form class="form" method="post" action="[^"]*/rencana/isi/">(.*?)</form>', note, re.DOTALL)
    fields = re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', form.group(1)) if form else []
    return {name: value.replace("&quot;", '"') for name, value in fields if name != "csrfmiddlewaretoken"}


def inputs(form: dict[str, str]) -> list[str]:
    return [name for name in form if name.startswith("nilai-")]


def send(town: Town, who: str, form: dict[str, str], *values: str) -> Any:
    typed = dict(zip(inputs(form), values, strict=False))
    return town.client(who).post(reverse("plans:fill", args=[town.agency.pk, YEAR]), form | typed, follow=True)


def targets(plan: Plan) -> set[str]:
    with system("uji"):
        return {row.text for row in load(plan).all(Target)} - {"100 Persen", "2 kali"}


def test_a_missing_pagu_is_asked_for_stored_and_undone(town: Town, plan: Plan) -> None:
    form = form_of(town, "planner", "BUD-003")
    assert len(inputs(form)) == 1
    answer = send(town, "planner", form, "25.000.000")
    html = answer.content.decode()
    assert "Sudah disimpan: (kosong) menjadi “25.000.000”." in html
    assert '<span class="code">BUD-003</span>' not in html
    with system("uji"):
        assert 2_500_000_000 in {row.amount for row in load(plan).all(Ceiling)}
        assert [entry.sentence for entry in LogEntry.objects.filter(code="plan.edited")] == [
            "Mengubah (kosong) menjadi “25.000.000” pada RKT 2025 (murni): isian pada catatan BUD-003."
        ]
        made = Edit.objects.get()
    here = [town.agency.pk, YEAR]
    changes = town.client("planner").get(reverse("plans:changes", args=here)).content.decode()
    assert "<del>(kosong)</del>" in changes
    assert "<ins>25.000.000</ins>" in changes
    town.client("planner").post(reverse("plans:undo", args=here), {"edit": made.pk})
    assert form_of(town, "planner", "BUD-003") == form


def test_the_target_of_each_unit_is_asked_for_and_any_of_them_may_be_written(town: Town, plan: Plan) -> None:
    form = form_of(town, "planner", "TGT-001")
    assert len(inputs(form)) == 2
    html = town.client("planner").get(reverse(PAGE, args=[town.agency.pk, YEAR])).content.decode()
    assert ">Target, KELURAHAN SATU</label>" in html
    send(town, "planner", form, "", "7 lembaga")
    assert targets(plan) == {"7 lembaga"}
    left = form_of(town, "planner", "TGT-001")
    assert len(inputs(left)) == 1
    assert send(town, "planner", left, "4 lembaga").status_code == 200
    assert targets(plan) == {"7 lembaga", "4 lembaga"}
    html = town.client("planner").get(reverse(PAGE, args=[town.agency.pk, YEAR])).content.decode()
    assert '<span class="code">TGT-001</span>' not in html


def test_several_values_are_one_decision(town: Town, plan: Plan) -> None:
    html = send(town, "planner", form_of(town, "planner", "TGT-001"), "4 lembaga", "7 lembaga").content.decode()
    assert "Sudah disimpan: 2 isian." in html
    with system("uji"):
        assert LogEntry.objects.filter(code="plan.edited").count() == 1
        assert len({(made.at, made.reason) for made in Edit.objects.all()}) == 1


@pytest.mark.parametrize(
    ("check", "typed", "sentence"),
    [
        ("BUD-003", "abc", "“abc” bukan angka. Tulis rupiah dengan angka, misalnya 25.000.000."),
        ("TGT-001", "abc", "Target “abc” tidak memuat angka. Tulis satu angka dengan satuannya, misalnya 12 laporan."),
        ("BUD-003", "", "Belum ada nilai baru. Isi sekurang-kurangnya satu."),
    ],
)
def test_a_wrong_value_is_asked_for_again_with_a_sentence(
    town: Town, plan: Plan, check: str, typed: str, sentence: str
) -> None:
    answer = send(town, "planner", form_of(town, "planner", check), typed)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "Belum ada yang disimpan." in html
    if typed:
        assert f'value="{typed}"' in html
        assert 'aria-invalid="true"' in html
    with system("uji"):
        assert not Edit.objects.exists()


def test_the_page_of_a_wrong_value_stores_the_right_one(town: Town, plan: Plan) -> None:
    form = form_of(town, "planner", "BUD-003")
    html = send(town, "planner", form, "abc").content.decode().split("<form", 2)[2]
    again = dict(re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', html))
    assert again["note"] == form["note"]
    assert send(town, "planner", again, "1.000").status_code == 200
    with system("uji"):
        assert Edit.objects.get().after == 100_000


def test_what_another_editor_wrote_meanwhile_is_never_overwritten(town: Town, plan: Plan) -> None:
    form = form_of(town, "planner", "TGT-001")
    send(town, "operator", form_of(town, "operator", "TGT-001"), "4 lembaga")
    answer = send(town, "planner", form, "9 lembaga", "7 lembaga")
    assert answer.status_code == 409
    assert "sudah diisi orang lain sejak halaman dibuka" in answer.content.decode()
    assert targets(plan) == {"4 lembaga"}


def test_a_value_that_changed_since_the_page_was_opened_is_refused_and_said(town: Town, plan: Plan) -> None:
    form = form_of(town, "planner", "BUD-005")
    assert send(town, "planner", form, "500").status_code == 200
    answer = send(town, "planner", form, "600")
    assert answer.status_code == 409
    assert "Isian ini sekarang “500”, bukan “400”." in answer.content.decode()


def test_a_note_that_is_settled_is_refused_in_words(town: Town, plan: Plan) -> None:
    form = form_of(town, "planner", "BUD-003")
    send(town, "planner", form, "25.000.000")
    answer = send(town, "planner", form, "26.000.000")
    assert answer.status_code == 409
    assert "Catatan ini sudah tidak ada" in answer.content.decode()


def test_a_form_without_what_was_seen_is_refused(town: Town, plan: Plan) -> None:
    form = {name: value for name, value in form_of(town, "planner", "BUD-003").items() if "semula" not in name}
    assert send(town, "planner", form, "25.000.000").status_code == 409


def test_the_operator_is_asked_for_the_own_unit_only(town: Town, plan: Plan) -> None:
    form = form_of(town, "operator", "TGT-001")
    assert len(inputs(form)) == 1
    send(town, "operator", form, "4 lembaga")
    with system("uji"):
        assert Edit.objects.get().org_unit == town.one


def test_who_only_looks_is_not_asked_and_cannot_store(town: Town, plan: Plan) -> None:
    assert form_of(town, "bappeda", "BUD-003") == {}
    answer = send(town, "bappeda", form_of(town, "planner", "BUD-003"), "25.000.000")
    assert answer.status_code == 409
    assert "tidak berwenang" in answer.content.decode()


def test_an_approved_plan_asks_for_nothing(town: Town, plan: Plan) -> None:
    form = form_of(town, "planner", "BUD-003")
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        approve(plan, on=ACCEPTED)
    assert form_of(town, "planner", "BUD-003") == {}
    answer = send(town, "planner", form, "25.000.000")
    assert answer.status_code == 409
    assert "sudah ditetapkan" in answer.content.decode()


def test_a_note_with_a_proposal_asks_for_nothing_else(town: Town, plan: Plan) -> None:
    assert form_of(town, "planner", "COD-002") == {}


def test_the_tree_asks_too_and_goes_on_to_the_next_note(town: Town, plan: Plan) -> None:
    form = form_of(town, "planner", "BUD-003", page="plans:tree")
    answer = send(town, "planner", form, "25.000.000")
    address, status = answer.redirect_chain[0]
    assert status == 302
    assert re.fullmatch(re.escape(reverse("plans:tree", args=[town.agency.pk, YEAR])) + r"#c-[0-9a-f]+", address)


def test_the_preview_of_a_file_counts_a_target_that_it_would_take_away(town: Town, plan: Plan) -> None:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        same = load(plan)
    send(town, "planner", form_of(town, "planner", "TGT-001"), "4 lembaga")
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        assert _overwritten(preview(same, town.agency, YEAR)) == 1
