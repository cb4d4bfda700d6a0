"""The pages of the planning year, from last year's plan to versions, differences and the DPA."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from selaras.engine.facts.unreviewed import unreviewed
from selaras.engine.tables.book import Book
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, Paragraph, PlanDocument, Section, WorkItem
from selaras.registers.archive.scope import acting, system
from selaras.registers.issuing.actions import why_draft
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.beginning import begin_next_year
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, changed, document, kelurahan, row, work_item
from tests.site.people import ACCEPTED, Town, accept_plan

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
NEXT = YEAR + 1


def small(kind: str = "rkt") -> Book:
    own = work_item("7.01.01", "Program Penunjang", id="own")
    of_one = work_item("7.01.01", "Program Kelurahan", id="one", organisation="kelurahan-1")
    text = row(
        Section, number="1", heading="Pendahuluan Tahun 2025", level=1, order=1,
        paragraphs=(Paragraph("RKT Tahun 2025.", Place()), Paragraph("Evaluasi Renja Tahun 2025.", Place())),
    )  # fmt: skip
    plan = document(kind=kind, title="RENCANA KERJA TAHUNAN TAHUN 2025")
    unit = kelurahan(1, "KELURAHAN SATU")
    return book(plan, unit, text, own, of_one, ceiling(own, 100_00, id="money"), ceiling(of_one, 50_00, id="more"))


def at(name: str, town: Town, year: int = YEAR) -> str:
    return reverse(f"planning:{name}", args=[town.agency.pk, year])


def get(who: str, town: Town, name: str, year: int = YEAR, **asked: str) -> str:
    answer = town.client(who).get(at(name, town, year), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def post(who: str, town: Town, name: str, year: int = YEAR, **sent: str) -> Any:
    return town.client(who).post(at(name, town, year), sent)


def words(page: str) -> str:
    """The page as it is read: without tags and with single blanks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def last_year(town: Town) -> Plan:
    return accept_plan(town, small())


@pytest.fixture
def draft(town: Town, last_year: Plan) -> Plan:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        return begin_next_year(last_year, at=AT)


def approved(town: Town, plan: Plan) -> Plan:
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        return approve(plan)


def opened(town: Town, plan: Plan, version: str) -> Plan:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        return open_version(plan, version)


# The next year


def test_the_page_of_the_next_year_tells_what_would_move_and_stores_nothing(town: Town, last_year: Plan) -> None:
    page = words(get("planner", town, "forward"))
    assert "Mulai 2026 dari tahun 2025" in page
    assert "Pendahuluan Tahun 2025 → menjadi Pendahuluan Tahun 2026" in page
    assert (
        "Tahun 2025 pada “Evaluasi Renja Tahun 2025.” dibiarkan: kalimat ini mungkin menceritakan tahun lalu." in page
    )
    assert "2 pagu dibawa dari 2025 tanpa perubahan, karena tidak ada prakiraan maju." in page
    with system("uji"):
        assert Plan.objects.count() == 1


def test_beginning_leads_to_the_review_and_a_second_time_says_what_is_there(town: Town, last_year: Plan) -> None:
    answer = post("planner", town, "begin", rencana=last_year.pk)
    with system("uji"):
        made = Plan.objects.get(year=NEXT)
    assert made.begun_from_id == last_year.pk
    assert answer.headers["Location"] == f"{at('review', town, NEXT)}?rencana={made.pk}"
    again = post("planner", town, "begin", rencana=last_year.pk)
    assert again.status_code == 409
    assert "RKT 2026 (murni) KECAMATAN CONTOH sudah ada (draf)" in again.content.decode()
    assert "RKT 2026 sudah ada" in words(get("planner", town, "forward"))


def test_an_rkt_may_begin_the_renja_of_the_next_year(town: Town, last_year: Plan) -> None:
    page = words(get("planner", town, "forward"))
    assert "Buat draf RKT 2026 Lihat sebagai Renja 2026" in page
    asked = {"rencana": last_year.pk, "jenis": "renja"}
    page = words(town.client("planner").get(at("forward", town, YEAR), asked).content.decode())
    assert "Lihat sebagai RKT 2026 Buat draf Renja 2026" in page
    answer = post("planner", town, "begin", rencana=last_year.pk, jenis="renja")
    with system("uji"):
        made = Plan.objects.get(year=NEXT)
    assert (made.kind, made.stage) == ("renja", Plan.Stage.FIRST_DRAFT)
    assert answer.headers["Location"] == f"{at('review', town, NEXT)}?rencana={made.pk}"
    page = words(get("planner", town, "forward"))
    assert "Renja 2026 sudah ada" in page
    assert "Buat draf RKT 2026" in page  # what the next year may still have is shown at once
    assert post("planner", town, "begin", rencana=last_year.pk, jenis="dpa").status_code == 409


def test_a_plan_of_another_agency_cannot_be_begun_from(town: Town, last_year: Plan) -> None:
    with system("uji"):
        foreign = Plan.objects.create(org_unit=town.neighbour, kind="rkt", year=YEAR)
    assert post("planner", town, "begin", rencana=foreign.pk).status_code == 404
    assert post("planner", town, "begin").status_code == 409


# Review


def test_the_review_shows_groups_with_what_moved_and_what_to_check(town: Town, draft: Plan) -> None:
    page = words(get("planner", town, "review", NEXT))
    assert "Tinjauan RKT 2026" in page
    assert "Naskah (4)" in page
    assert "Pagu (2)" in page
    assert "RKT Tahun 2025. → menjadi RKT Tahun 2026. tahun rencana" in page
    assert "periksa Tahun 2025 pada “Evaluasi Renja Tahun 2025.” dibiarkan" in page


def test_one_is_confirmed_then_those_of_a_unit_then_the_group(town: Town, draft: Plan) -> None:
    def left(group: str) -> list[str]:
        with system("uji"):
            return [each.key for each in unreviewed(load(draft)) if each.group == group]

    with system("uji"):
        unit = next(each.unit for each in unreviewed(load(draft)) if each.title.endswith("Program Kelurahan"))
    first = left("text")[0]
    answer = post("planner", town, "confirm", NEXT, kelompok="text", isian=first)
    assert answer.headers["Location"] == f"{at('review', town, NEXT)}?rencana={draft.pk}&kelompok=text"
    assert len(left("text")) == 3
    post("planner", town, "confirm", NEXT, kelompok="ceilings", unit=unit)
    assert len(left("ceilings")) == 1
    post("planner", town, "confirm", NEXT, kelompok="work")
    assert left("work") == []
    again = post("planner", town, "confirm", NEXT, kelompok="text", isian=first)
    assert again.status_code == 409
    assert "sudah ditinjau atau diubah orang lain" in again.content.decode()


def test_an_operator_reviews_what_is_theirs_and_a_reader_is_offered_nothing(town: Town, draft: Plan) -> None:
    page = get("operator", town, "review", NEXT, kelompok="work")
    assert "Program Kelurahan" in page
    assert "Program Penunjang" not in page
    assert post("operator", town, "confirm", NEXT, kelompok="work").status_code == 302
    assert "Sudah ditinjau" not in get("inspectorate", town, "review", NEXT)


def test_the_tree_marks_what_is_not_reviewed_and_an_edit_takes_the_mark_away(town: Town, draft: Plan) -> None:
    tree = reverse("plans:tree", args=[town.agency.pk, NEXT])
    before = town.client("planner").get(tree).content.decode()
    assert before.count('<span class="tag carried">belum ditinjau</span>') == 2
    assert "2 baris belum ditinjau" in words(before)
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        stored = load(draft)
        item = next(
            each for each in stored.all(WorkItem) if each.code == "7.01.01" and each.name == "Program Penunjang"
        )
        money = stored.ceilings[item.id]
        apply(
            draft,
            [
                Change("WorkItem", item.id, "name", item.name, "Program Penunjang Urusan"),
                Change("Ceiling", money.id, "amount", money.amount, 120_00),
            ],
            "menyesuaikan",
        )
    after = town.client("planner").get(tree).content.decode()
    assert after.count('<span class="tag carried">belum ditinjau</span>') == 1


def test_the_page_of_approval_lists_what_was_not_reviewed_and_asks(town: Town, draft: Plan) -> None:
    address = reverse("documents:approve", args=[town.agency.pk, NEXT])
    camat = town.client("camat")
    page = words(camat.get(address).content.decode())
    assert "10 isian salinan belum ditinjau" in page
    assert "Naskah: 4" in page
    refused = camat.post(address, {"agreed": "on"})
    assert refused.status_code == 422
    assert "isian itu ditetapkan seperti disalin dari tahun sebelumnya" in refused.content.decode()
    assert camat.post(address, {"agreed": "on", "reviewed": "on"}).status_code == 302


def test_a_document_of_a_draft_says_how_much_is_not_reviewed(town: Town, draft: Plan) -> None:
    page = words(town.client("planner").get(reverse("documents:list", args=[town.agency.pk, NEXT])).content.decode())
    assert "10 isian salinan belum ditinjau" in page
    assert "10 isian salinan belum ditinjau Disalin dari tahun sebelumnya: Naskah 4," in page


def test_of_an_approved_plan_it_is_no_reason_for_a_draft_and_is_still_said(town: Town, draft: Plan) -> None:
    done = approved(town, draft)
    page = words(town.client("planner").get(reverse("documents:list", args=[town.agency.pk, NEXT])).content.decode())
    assert "10 isian salinan belum ditinjau Disalin dari tahun sebelumnya" in page
    with system("uji"):
        assert why_draft(done, ()) == ()


# Versions and stages


def test_the_versions_tell_state_day_person_and_digest(town: Town, last_year: Plan) -> None:
    frozen = approved(town, last_year)
    opened(town, frozen, "perubahan 1")
    page = words(get("bappeda", town, "versions"))
    assert "Perubahan 1 terbaru draf" in page
    assert "Murni ditetapkan" in page
    assert frozen.digest[:16] in page
    assert frozen.approved_by_name in page


def test_the_next_version_is_named_by_itself(town: Town, last_year: Plan) -> None:
    approved(town, last_year)
    page = get("planner", town, "versions")
    assert "Buka perubahan 1" in page
    assert "Buka pergeseran 1" in page
    assert post("planner", town, "open", versi="lain").status_code == 409
    assert post("planner", town, "open", versi="pergeseran").status_code == 302
    with system("uji"):
        shift = Plan.objects.latest("id")
        assert shift.version == "pergeseran 1"
    approved(town, shift)
    post("planner", town, "open", versi="pergeseran")
    with system("uji"):
        assert Plan.objects.latest("id").version == "pergeseran 2"


def test_a_renja_is_led_through_its_stages_on_the_page(town: Town) -> None:
    accept_plan(town, small("renja"))
    assert "Catat tahap" in get("planner", town, "versions")
    assert post("planner", town, "stage", tahap="rancangan_awal").status_code == 302
    assert post("planner", town, "stage").status_code == 409
    assert "Bekukan tahap ini, buka rancangan" in get("camat", town, "versions")
    assert post("camat", town, "stage").status_code == 302
    page = words(get("planner", town, "versions"))
    assert "Murni, rancangan terbaru draf" in page
    assert "Murni, rancangan awal ditutup" in page


def test_a_plan_in_an_earlier_stage_is_closed_and_nowhere_offered_for_approval(town: Town) -> None:
    """Every page leads the camat to where the stage is closed; the page of approval refuses with that way."""
    accept_plan(town, small("renja"))
    post("planner", town, "stage", tahap="rancangan_awal")
    stages, approve_at = at("versions", town, YEAR), reverse("documents:approve", args=[town.agency.pk, YEAR])
    papers = town.client("camat").get(reverse("documents:list", args=[town.agency.pk, YEAR])).content.decode()
    assert f'<a href="{stages}">Versi dan selisih</a>' in papers
    assert approve_at not in papers
    with system("uji"):
        plan = Plan.objects.get()
    way = town.client("camat").get(reverse("duties:verify", args=[town.agency.pk, YEAR, plan.pk])).content.decode()
    assert "tahap ini dapat ditutup tanpa verifikasi" in way
    assert f'href="{stages}">Tutup tahap</a>' in way
    refused = town.client("camat").get(approve_at)
    assert refused.status_code == 409
    assert "belum pada tahap terakhir. Tutup tahap ini pada halaman Versi dan selisih." in refused.content.decode()
    with system("uji"):
        Plan.objects.update(stage=Plan.Stage.FINAL_DRAFT, status=Plan.Status.VERIFIED)
    home = town.client("camat").get(reverse("base:agency", args=[town.agency.pk])).content.decode()
    assert "diverifikasi, menunggu Anda menutup tahapnya" in home
    assert "tahap ini ditutup setelah diverifikasi" in (
        town.client("camat").get(reverse("duties:verify", args=[town.agency.pk, YEAR, plan.pk])).content.decode()
    )


# Differences


@pytest.fixture
def two(town: Town, last_year: Plan) -> tuple[Plan, Plan]:
    approved(town, last_year)
    newer = opened(town, last_year, "perubahan 1")
    later = changed(changed(small(), "money", amount=125_00), "one", name="Program Kelurahan Satu")
    later = Book([*later, work_item("7.01.03", "Program Baru", id="new")])
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        accept(later, (), town.agency, YEAR)
    with system("uji"):
        return Plan.objects.get(pk=last_year.pk), Plan.objects.get(pk=newer.pk)


def test_the_difference_tells_before_and_after_with_money_and_totals(town: Town, two: tuple[Plan, Plan]) -> None:
    page = words(get("planner", town, "difference"))
    assert "Dari RKT 2025 ke RKT 2025 perubahan 1 : 3 perbedaan" in page
    assert "berubah 7.01.01 Program Penunjang KECAMATAN CONTOH pagu Rp100 Rp125 selisih 25" in page
    assert "Program Kelurahan Program Kelurahan Satu" in page
    assert "ditambah 7.01.03 Program Baru" in page
    assert "Pagu RKT 2025 150" in page
    assert "Selisih 25" in page


def test_the_difference_is_filtered_by_change_part_and_unit(town: Town, two: tuple[Plan, Plan]) -> None:
    assert ": 1 perbedaan sesuai pilihan" in words(get("planner", town, "difference", perubahan="new"))
    assert ": 1 perbedaan sesuai pilihan" in words(get("planner", town, "difference", bagian="ceilings"))
    assert ": 1 perbedaan sesuai pilihan" in words(get("planner", town, "difference", unit="KELURAHAN SATU"))


def test_the_same_lines_come_as_a_workbook_with_numbers(town: Town, two: tuple[Plan, Plan]) -> None:
    older, newer = two
    answer = town.client("planner").get(
        at("difference_sheet", town), {"dari": older.pk, "ke": newer.pk, "bagian": "ceilings"}
    )
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="Selisih-kecamatan-contoh-rkt-2025')
    sheet = load_workbook(BytesIO(answer.content))["Selisih"]
    rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    told = next(line for line in rows if line[0] == "berubah")
    assert told[1:] == [
        "Pagu", "KECAMATAN CONTOH", "7.01.01 Program Penunjang", "pagu", "Rp100", "Rp125", 25,
    ]  # fmt: skip
    assert len([line for line in rows if line[0] == "berubah"]) == 1


def test_last_year_is_compared_with_the_plan_begun_from_it(town: Town, draft: Plan) -> None:
    page = words(get("planner", town, "difference", NEXT))
    assert "Dari RKT 2025 ke RKT 2026" in page
    assert "Pendahuluan Tahun 2025 Pendahuluan Tahun 2026" in page
    assert "paragraf RKT Tahun 2025. RKT Tahun 2026." in page


def test_an_operator_sees_only_the_differences_of_their_unit(town: Town, two: tuple[Plan, Plan]) -> None:
    page = get("operator", town, "difference")
    assert "Program Kelurahan Satu" in page
    assert "Rp125" not in page
    assert "Jumlah pagu" not in page


def test_a_version_that_is_not_there_is_not_found(town: Town, last_year: Plan) -> None:
    client = town.client("planner")
    assert client.get(at("difference", town), {"dari": "0" * 32}).status_code == 404
    assert client.get(at("review", town), {"rencana": "0" * 32}).status_code == 404
    assert "Belum ada versi sebelumnya" in get("planner", town, "difference")


def test_a_shift_whose_total_changed_is_told(town: Town, last_year: Plan) -> None:
    approved(town, last_year)
    shift = opened(town, last_year, "pergeseran 1")
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        money = load(shift).all(Ceiling)[0]
        apply(shift, [Change("Ceiling", money.id, "amount", 100_00, 90_00)], "digeser")
    assert "jumlah berubah" in get("planner", town, "difference")
    assert "berubah dari 150 menjadi 140" in words(
        town.client("camat").get(reverse("documents:approve", args=[town.agency.pk, YEAR])).content.decode()
    )


# DPA


@pytest.fixture
def with_dpa(town: Town, last_year: Plan) -> Plan:
    dpa = changed(changed(small("dpa"), "money", amount=130_00), "own", fund_source="PAD")
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        done = accept(dpa, (), town.agency, YEAR)
    assert done.plan is not None
    return done.plan


def test_the_plan_stands_beside_its_dpa(town: Town, with_dpa: Plan) -> None:
    page = words(get("bappeda", town, "dpa"))
    assert "Perangkat daerah sendiri 100 130 30" in page
    assert "Kelurahan dan unit lain 50 50 0" in page
    assert "Seluruhnya 150 180 30" in page
    assert "1 pagu berbeda" in page
    assert "Sumber dana: (kosong) → PAD" in page
    assert "Ikuti DPA" not in page


def test_pagu_is_taken_over_and_can_be_undone(town: Town, with_dpa: Plan, last_year: Plan) -> None:
    def amount() -> int | None:
        with system("uji"):
            stored = load(last_year)
            return next(
                stored.ceilings[item.id].amount for item in stored.all(WorkItem) if item.name == "Program Penunjang"
            )

    assert post("planner", town, "take_over").status_code == 409
    seen = beside(get("planner", town, "dpa"))
    answer = post("planner", town, "take_over", semua="ya", beside=seen)
    assert answer.headers["Location"] == at("dpa", town)
    assert amount() == 130_00
    assert "semua baris sama" in get("planner", town, "dpa")
    changes = town.client("planner").get(reverse("plans:changes", args=[town.agency.pk, YEAR])).content.decode()
    edit = re.search(r'name="edit" value="([^"]+)"', changes)
    assert edit is not None
    town.client("planner").post(reverse("plans:undo", args=[town.agency.pk, YEAR]), {"edit": edit.group(1)})
    assert amount() == 100_00


def test_a_line_that_only_the_dpa_has_is_added_and_can_be_undone(town: Town, last_year: Plan) -> None:
    more = work_item("7.01.02", "Program Pelayanan", id="extra")
    activity = work_item("7.01.02.2.01", "Koordinasi Pelayanan", id="activity", parent="extra")
    given = Book([*small("dpa"), more, activity, ceiling(more, 40_00, id="m1"), ceiling(activity, 40_00, id="m2")])
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        assert accept(given, (), town.agency, YEAR).plan is not None

    def names() -> list[str]:
        with system("uji"):
            stored = load(last_year)
            return [f"{row.name} {(stored.ceilings[row.id].amount or 0) // 100}" for row in stored.all(WorkItem)]

    before = names()
    assert "Tambahkan" not in get("bappeda", town, "dpa")
    assert post("planner", town, "add_lacking").status_code == 409
    page = get("planner", town, "dpa")
    assert "Tambahkan 1 baris yang hanya ada di DPA" in words(page)
    answer = post("planner", town, "add_lacking", semua="ya", beside=beside(page))
    assert answer.headers["Location"] == at("dpa", town)
    assert sorted(set(names()) - set(before)) == ["Koordinasi Pelayanan 40", "Program Pelayanan 40"]
    assert "semua baris sama" in get("planner", town, "dpa")
    changes = town.client("planner").get(reverse("plans:changes", args=[town.agency.pk, YEAR])).content.decode()
    edit = re.search(r'name="edit" value="([^"]+)"', changes)
    assert edit is not None
    town.client("planner").post(reverse("plans:undo", args=[town.agency.pk, YEAR]), {"edit": edit.group(1)})
    assert names() == before


def beside(page: str) -> str:
    found = re.search(r'name="beside" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def test_what_changed_since_the_page_was_opened_is_not_taken_over(town: Town, with_dpa: Plan, last_year: Plan) -> None:
    seen = beside(get("planner", town, "dpa"))
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        money = next(each for each in load(last_year).all(Ceiling) if each.amount == 100_00)
        apply(last_year, [Change("Ceiling", money.id, "amount", 100_00, 111_00)], "dibetulkan")
    answer = post("planner", town, "take_over", semua="ya", beside=seen)
    assert answer.status_code == 409
    assert "berubah sejak halaman ini dibuka" in answer.content.decode()
    with system("uji"):
        assert [each.amount for each in load(last_year).all(Ceiling)] == [111_00, 50_00]


def test_without_a_dpa_the_page_says_what_to_do(town: Town, last_year: Plan) -> None:
    assert "Belum ada DPA tahun 2025 di sini." in words(get("planner", town, "dpa"))


@pytest.mark.parametrize("name", ["versions", "difference", "forward", "review", "dpa"])
def test_each_page_has_a_ceiling_of_queries(
    name: str,
    town: Town,
    with_dpa: Plan,
    two: tuple[Plan, Plan],
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    with system("uji"):
        current_law()
        load(with_dpa)
    client = town.client("planner")
    client.get(at(name, town))
    with django_assert_max_num_queries(10):
        assert client.get(at(name, town)).status_code == 200


@pytest.mark.parametrize("name", ["open", "stage", "begin", "confirm", "take_over"])
def test_what_changes_something_is_never_a_get(name: str, town: Town, last_year: Plan) -> None:
    assert town.client("planner").get(at(name, town)).status_code == 405


def test_a_renja_stage_stands_in_its_document(town: Town) -> None:
    plan = accept_plan(town, small("renja"))
    post("planner", town, "stage", tahap="rancangan_awal")
    with system("uji"):
        assert [each.stage for each in load(plan).all(PlanDocument)] == ["rancangan_awal"]


def test_the_page_of_notes_asks_about_what_was_unclear(town: Town, draft: Plan) -> None:
    address = reverse("findings:list", args=[town.agency.pk, NEXT])
    page = words(town.client("planner").get(address).content.decode())
    assert "Tahun 2025 pada “Evaluasi Renja Tahun 2025.” dibiarkan" in page
    assert "2 pagu dibawa dari 2025 tanpa perubahan" in page


def test_a_stage_stands_in_the_name_of_the_plan(town: Town) -> None:
    accept_plan(town, small("renja"))
    post("planner", town, "stage", tahap="rancangan_awal")
    assert "Renja 2025, rancangan awal" in words(get("planner", town, "review"))
    refused = town.client("camat").post(
        reverse("documents:approve", args=[town.agency.pk, YEAR]), {"agreed": "on", "reviewed": "on"}
    )
    assert refused.status_code == 409
    assert "Tutup tahap ini pada halaman Versi dan selisih." in refused.content.decode()
