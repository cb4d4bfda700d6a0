"""The page of the plan: what each person sees, proposals applied and undone, and what the page may cost."""

import gzip
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from selaras.engine.readers.reader import read
from selaras.engine.tables.rows import Organisation
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import acting, system
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.actions import appoint
from selaras.registers.organisations.demo import AGENCY_CODE, office, people
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import Role
from selaras.registers.plans.actions import accept, approve
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.store import load
from tests.site.people import ACCEPTED, Town
from tests.site.seen import unlinked

SAMPLE = Path(settings.ROOT) / "samples" / "rkt-sangasanga-2025.md"


def tree_of(town: Town) -> str:
    return reverse("plans:tree", args=[town.agency.pk, 2025])


def page(town: Town, who: str, **query: str) -> str:
    answer = town.client(who).get(tree_of(town), query)
    assert answer.status_code == 200
    return answer.content.decode()


def note_in(html: str, check: str) -> str:
    """The key of the note of a check, from its form."""
    for piece in html.split('<details class="remark')[1:]:
        if f'<span class="code">{check}</span>' in piece:
            found = re.search(r'id="c-([0-9a-f]+)"', piece)
            assert found is not None
            return found.group(1)
    raise AssertionError(f"no note of {check}")


def codes(plan: Plan) -> set[str]:
    with system("uji"):
        return set(WorkItemRecord.objects.filter(plan=plan, level="kegiatan").values_list("code", flat=True))


def apply(town: Town, who: str, key: str) -> Any:
    return town.client(who).post(reverse("plans:apply", args=[town.agency.pk, 2025]), {"note": key}, follow=True)


def test_the_planner_sees_totals_notes_and_the_strong_button(town: Town, plan: Plan) -> None:
    html = unlinked(page(town, "planner"))
    assert "<dt>Seluruhnya</dt><dd>1.700</dd>" in html
    assert re.search(r"Perbaiki berikutnya \(\d+\)", html)
    assert html.count('class="button main') == 1
    assert "Terapkan usulan di 2 baris" in html


def test_the_operator_of_a_kelurahan_sees_only_its_own_rows_and_notes(town: Town, plan: Plan) -> None:
    html = page(town, "operator")
    assert "KELURAHAN SATU" in html
    assert "KELURAHAN DUA" not in html
    assert "Program Pemberdayaan" not in html
    assert "<dt>Seluruhnya</dt>" not in html
    assert note_in(html, "COD-002")
    assert "2 tempat" not in html
    assert "Terapkan usulan</button>" in html


def test_a_unit_that_is_not_ones_own_is_not_there(town: Town, plan: Plan) -> None:
    whole = page(town, "planner")
    other = re.search(r'<option value="([^"]+)">KELURAHAN DUA', whole)
    assert other is not None
    assert town.client("operator").get(tree_of(town), {"unit": other.group(1)}).status_code == 404
    assert town.client("planner").get(tree_of(town), {"unit": other.group(1)}).status_code == 200


def test_another_agency_and_a_year_without_a_plan_are_not_there(town: Town, plan: Plan) -> None:
    assert town.client("stranger").get(tree_of(town)).status_code == 404
    assert town.client("planner").get(reverse("plans:tree", args=[town.agency.pk, 2024])).status_code == 404


def test_counters_filter_and_switch_off_again(town: Town, plan: Plan) -> None:
    html = page(town, "planner", berat="warning")
    assert 'href="?" aria-current="true"' in html
    assert note_in(html, "BUD-005")
    assert '<span class="code">COD-002</span>' not in html


def test_a_proposal_is_never_applied_by_looking(town: Town, plan: Plan) -> None:
    page(town, "planner")
    assert codes(plan) == {"7.01.03.2"}


def test_a_proposal_shows_before_and_after_and_is_applied_in_every_row(town: Town, plan: Plan) -> None:
    html = page(town, "planner")
    assert "<del>7.01.03.2</del>" in html
    assert "<ins>7.01.03.2.03</ins>" in html
    answer = apply(town, "planner", note_in(html, "COD-002"))
    told = answer.content.decode()
    assert "Sudah diubah: “7.01.03.2” menjadi “7.01.03.2.03” di 2 baris." in told
    assert '<span class="code">COD-002</span>' not in told
    assert codes(plan) == {"7.01.03.2.03"}
    with system("uji"):
        sentences = list(LogEntry.objects.filter(code="plan.edited").values_list("sentence", flat=True))
    assert sentences == [
        "Mengubah “7.01.03.2” menjadi “7.01.03.2.03” di 2 baris pada RKT 2025 (murni): usulan catatan COD-002."
    ]


def test_a_decision_is_undone_as_one(town: Town, plan: Plan) -> None:
    apply(town, "planner", note_in(page(town, "planner"), "COD-002"))
    client, here = town.client("planner"), [town.agency.pk, 2025]
    with system("uji"):
        made = Edit.objects.first()
    assert made is not None
    assert "Batalkan" in client.get(reverse("plans:changes", args=here)).content.decode()
    answer = client.post(reverse("plans:undo", args=here), {"edit": made.pk}, follow=True)
    assert "Perubahan dibatalkan; 2 isian kembali seperti semula." in answer.content.decode()
    assert codes(plan) == {"7.01.03.2"}
    assert note_in(page(town, "planner"), "COD-002")


def test_who_only_looks_is_not_offered_to_take_a_decision_back(town: Town, plan: Plan) -> None:
    apply(town, "planner", note_in(page(town, "planner"), "COD-002"))
    html = town.client("bappeda").get(reverse("plans:changes", args=[town.agency.pk, 2025])).content.decode()
    assert "7.01.03.2.03" in html
    assert "Batalkan" not in html
    assert "Catatan berikutnya" in page(town, "bappeda")


def test_the_operator_applies_a_proposal_in_the_own_rows_only(town: Town, plan: Plan) -> None:
    apply(town, "operator", note_in(page(town, "operator"), "COD-002"))
    with system("uji"):
        found = {
            item.org_unit.name: item.code
            for item in WorkItemRecord.objects.filter(plan=plan, level="kegiatan").select_related("org_unit")
        }
    assert found == {"KELURAHAN SATU": "7.01.03.2.03", "KELURAHAN DUA": "7.01.03.2"}


def test_a_proposal_that_is_settled_already_is_refused_in_words(town: Town, plan: Plan) -> None:
    key = note_in(page(town, "planner"), "COD-002")
    apply(town, "planner", key)
    answer = apply(town, "planner", key)
    assert answer.status_code == 409
    assert "Catatan ini sudah tidak ada" in answer.content.decode()


def test_after_a_proposal_the_person_stands_at_the_next_note_with_the_same_filter(town: Town, plan: Plan) -> None:
    html = page(town, "planner", berat="error")
    form = html.split('name="note" value="' + note_in(html, "COD-002"))[1]
    back = re.search(r'name="back" value="([^"]+)"', form)
    assert back is not None
    assert back.group(1).startswith(f"{tree_of(town)}?berat=error#c-")
    data = {"note": note_in(html, "COD-002"), "back": back.group(1)}
    answer = town.client("planner").post(reverse("plans:apply", args=[town.agency.pk, 2025]), data)
    assert answer.headers["Location"] == back.group(1)


def test_who_may_only_look_is_offered_nothing(town: Town, plan: Plan) -> None:
    html = page(town, "inspectorate")
    assert "Terapkan" not in html
    assert "Kesampingkan" not in html


def test_an_approved_plan_offers_no_change_and_refuses_one(town: Town, plan: Plan) -> None:
    key = note_in(page(town, "planner"), "COD-002")
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        approve(plan, on=ACCEPTED)
    assert "Terapkan" not in page(town, "planner")
    answer = apply(town, "planner", key)
    assert answer.status_code == 409
    assert "sudah ditetapkan" in answer.content.decode()
    assert codes(plan) == {"7.01.03.2"}


@pytest.mark.parametrize("who", ["planner", "operator"])
def test_the_page_of_the_plan_has_a_ceiling_of_queries(
    who: str, town: Town, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    with system("uji"):  # what is asked once a process: the law, and whether the database knows JSON
        current_law()
        load(plan)
    client = town.client(who)
    with django_assert_max_num_queries(8):  # the budget of the design; one of them reads what was measured
        client.get(tree_of(town))
    with django_assert_max_num_queries(7):
        client.get(tree_of(town))


def written_by_hand() -> Counter[str]:
    """How many rows of each level a person counted in the sample."""
    file = Path(settings.ROOT) / "tests" / "engine" / "readers" / "expected" / "work_items.tsv"
    return Counter(line.split("\t")[1] for line in file.read_text(encoding="utf-8").splitlines()[1:])


def test_the_real_plan_fits_on_a_page_and_its_sums_are_said_to_agree(db: None) -> None:
    with system("uji"):
        agency = office()
        reading = read(SAMPLE)
        accept(reading.book, reading.problems, agency, 2025, on=ACCEPTED)
        planner = people(agency, ACCEPTED.date())["perencana"]
    town = Town(agency, agency, agency, agency, agency, {"planner": planner})
    answer = town.client("planner").get(tree_of(town))
    html = unlinked(answer.content.decode())
    assert agency.code == AGENCY_CODE
    assert len(gzip.compress(answer.content)) <= 60 * 1024
    assert "<dd>45.893.689.013</dd>" in html
    assert "<dd>8.700.000.000</dd>" in html
    assert "<dd>54.593.689.013</dd>" in html
    assert "semua jumlah cocok" in html
    assert Counter(re.findall(r'class="d\d (organisation|program|kegiatan|sub_kegiatan)\b', html)) == written_by_hand()


def test_a_real_evaluation_with_all_its_actuals_fits_on_a_page(
    db: None, shared_folder: Path, django_assert_max_num_queries: Any
) -> None:
    reading = read(shared_folder / "samples" / "evaluasi-renja-deliserdang-2025.xlsx")
    (owner,) = reading.book.all(Organisation)
    with system("uji"):
        agency = office()
        Unit.objects.filter(pk=agency.pk).update(name=owner.name)
        agency.refresh_from_db()
        accept(reading.book, reading.problems, agency, 2025, on=ACCEPTED)
        planner = appoint("uji", "Perencana Contoh", Role.PLANNER, agency, ACCEPTED.date()).person
    town = Town(agency, agency, agency, agency, agency, {"planner": planner})
    client = town.client("planner")
    client.get(tree_of(town))  # what is asked once a process
    with django_assert_max_num_queries(8):
        answer = client.get(tree_of(town))
    html = unlinked(answer.content.decode())
    assert len(gzip.compress(answer.content)) <= 60 * 1024
    # Line 13 of the sheet: cells AB, AC (the year), P and R (its first quarter).
    assert '<span class="reached">realisasi 100 Nilai</span>' in html
    assert '<span class="reached">realisasi 8.378.098.135</span>' in html
    assert "<li>Triwulan I 2025: 15 Nilai; Rp1.854.185.339</li>" in html
