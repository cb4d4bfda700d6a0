"""The strategy of a Renstra on its page: drawn, written, linked to programs, taken out, and by two people at once."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import (
    Goal,
    Mission,
    Objective,
    Organisation,
    PolicyDirection,
    Strategy,
    Vision,
    WorkItem,
)
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, document, indicator, row, work_item
from tests.site.people import SINCE, Town, accept_plan

LAST = YEAR + 4


@pytest.fixture
def renstra(town: Town) -> Plan:
    """A goal with an objective and a strategy, a program, and a plan of the year beside."""
    goal = row(Goal, id="goal", number="1", text="Pelayanan yang memuaskan")
    aim = row(Objective, id="aim", number="1.1", text="Loket yang cepat", goal="goal")
    way = row(Strategy, id="way", number="1", text="Layanan satu pintu", objective="aim")
    program = work_item("7.01.02", "Program Pelayanan", id="program")
    accept_plan(town)
    return accept_plan(
        town,
        book(document(kind="renstra", first_year=YEAR, last_year=LAST, period=f"{YEAR}-{LAST}"), goal, aim, way,
             program, ceiling(program, 500_00), indicator(goal, "Indeks kepuasan")),
    )  # fmt: skip


def page(client: Client, town: Town, year: int = YEAR) -> str:
    answer = client.get(reverse("strategy:page", args=[town.agency.pk, year]))
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def post(client: Client, town: Town, name: str, *more: str, **fields: object) -> str:
    sent = {key.replace("_", "-"): value for key, value in fields.items()}
    answer = client.post(reverse(f"strategy:{name}", args=[town.agency.pk, YEAR, *more]), sent, follow=True)
    return html.unescape(answer.content.decode())


def kept(plan: Plan, kind: type[Goal | Objective | Strategy | PolicyDirection]) -> list[tuple[str, str]]:
    with system("uji"):
        return [(getattr(each, "number", ""), each.text) for each in load(plan).all(kind)]


def one(plan: Plan, kind: type[Goal | Objective | Strategy | WorkItem]) -> str:
    with system("uji"):
        return load(plan).all(kind)[0].id


def test_the_page_shows_what_hangs_below_what_in_every_year_of_the_plan(town: Town, renstra: Plan) -> None:
    for year in (YEAR, LAST):
        told = page(town.client("bappeda"), town, year)
        order = [told.index(words) for words in (
            "Pelayanan yang memuaskan", "Indikator: Indeks kepuasan", "Loket yang cepat", "belum ada indikator",
            "Layanan satu pintu", "7.01.02 Program Pelayanan",
        )]  # fmt: skip
        assert order == sorted(order)
        assert "Tambah tujuan" not in told
    assert "Belum ada Renstra tersimpan" in page(town.client("bappeda"), town, LAST + 1)


def test_what_is_added_hangs_where_it_was_added_and_can_be_taken_back(town: Town, renstra: Plan) -> None:
    planner = town.client("planner")
    post(planner, town, "add", jenis="tujuan", nomor="2", uraian="Wilayah  yang\r\naman")
    post(planner, town, "add", jenis="sasaran", di_bawah=one(renstra, Goal), nomor="1.2", uraian="Pengaduan selesai")
    post(planner, town, "add", jenis="arah", di_bawah=one(renstra, Strategy), uraian="Satu nomor antrean")
    assert kept(renstra, Goal) == [("1", "Pelayanan yang memuaskan"), ("2", "Wilayah yang aman")]
    assert kept(renstra, Objective) == [("1.1", "Loket yang cepat"), ("1.2", "Pengaduan selesai")]
    assert kept(renstra, PolicyDirection) == [("", "Satu nomor antrean")]
    with system("uji"):
        entry = LogEntry.objects.order_by("-id")[0].sentence
    assert entry == f"Menambah arah kebijakan Satu nomor antrean pada RENSTRA {YEAR}–{LAST} (murni): strategi disusun."
    changes = reverse("plans:changes", args=[town.agency.pk, YEAR])
    undo = re.findall(r'name="edit" value="([^"]+)"', planner.get(changes, {"jenis": "renstra"}).content.decode())
    planner.post(reverse("plans:undo", args=[town.agency.pk, YEAR]), {"jenis": "renstra", "edit": undo[0]})
    assert kept(renstra, PolicyDirection) == []


def test_words_that_somebody_changed_meanwhile_are_kept_and_what_was_typed_stays_in_the_form(
    town: Town, renstra: Plan
) -> None:
    planner, goal = town.client("planner"), one(renstra, Goal)
    with acting(scope_of(town.people["planner"], SINCE)):
        apply(renstra, [Change("Goal", goal, "text", "Pelayanan yang memuaskan", "Pelayanan prima")], "lain")
    told = post(
        planner, town, "change", goal, nomor="1", uraian="Layanan hebat", semula_number="1",
        semula_text="Pelayanan yang memuaskan",
    )  # fmt: skip
    assert "Isian ini sekarang “Pelayanan prima”" in told
    assert ">Layanan hebat</textarea>" in told
    assert kept(renstra, Goal)[0] == ("1", "Pelayanan prima")
    post(planner, town, "change", goal, nomor="1", uraian="Layanan hebat", semula_number="1",
         semula_text="Pelayanan prima")  # fmt: skip
    assert kept(renstra, Goal)[0] == ("1", "Layanan hebat")


def test_programs_are_linked_to_strategies_and_objectives_and_unlinked_again(town: Town, renstra: Plan) -> None:
    planner, way, program = town.client("planner"), one(renstra, Strategy), one(renstra, WorkItem)
    aim = one(renstra, Objective)
    post(planner, town, "programs", strategi=way, program=[program])
    post(planner, town, "serve", **{f"sasaran.{program}": aim, f"semula.{program}": ""})
    with system("uji"):
        found = load(renstra)
    assert [(link.strategy, link.item) for link in found.all(StrategyProgram)] == [(way, program)]
    assert found.all(WorkItem)[0].objective == aim
    told = page(planner, town)
    assert f'<option value="{aim}" selected>' in told
    changes = planner.get(reverse("plans:changes", args=[town.agency.pk, YEAR]), {"jenis": "renstra"})
    assert "tautan ke sasaran" in changes.content.decode()
    post(planner, town, "programs", strategi=way, semula=[program])
    post(planner, town, "serve", **{f"sasaran.{program}": "", f"semula.{program}": aim})
    with system("uji"):
        found = load(renstra)
    assert found.all(StrategyProgram) == ()
    assert found.all(WorkItem)[0].objective == ""


def test_a_goal_goes_with_what_hangs_below_it_only_where_nothing_leans_on_it(town: Town, renstra: Plan) -> None:
    planner = town.client("planner")
    told = post(planner, town, "remove", one(renstra, Goal), alasan="digabung")
    assert kept(renstra, Goal) != []
    assert "masih" in told
    post(planner, town, "remove", one(renstra, Strategy), alasan="digabung")
    post(planner, town, "remove", one(renstra, Goal), alasan="digabung")
    assert kept(renstra, Goal) == kept(renstra, Objective) == []


@pytest.mark.parametrize("who", ["operator", "bappeda"])
def test_who_only_reads_changes_nothing(town: Town, renstra: Plan, who: str) -> None:
    told = post(town.client(who), town, "add", jenis="tujuan", uraian="Wilayah aman")
    assert "Strategi ini hanya dapat diubah perencananya" in told
    assert kept(renstra, Goal) == [("1", "Pelayanan yang memuaskan")]


def test_an_empty_or_foreign_row_is_refused(town: Town, renstra: Plan) -> None:
    planner = town.client("planner")
    assert "Tuliskan uraiannya lebih dahulu." in post(planner, town, "add", jenis="tujuan", uraian="  ")
    at = reverse("strategy:add", args=[town.agency.pk, YEAR])
    assert planner.post(at, {"jenis": "isu", "uraian": "x"}).status_code == 404
    assert planner.post(at, {"jenis": "sasaran", "uraian": "x"}).status_code == 404
    assert planner.post(at, {"jenis": "sasaran", "uraian": "x", "di-bawah": "0" * 32}).status_code == 404
    program = one(renstra, WorkItem)
    sent = {f"sasaran.{program}": one(renstra, Goal), f"semula.{program}": ""}
    assert planner.post(reverse("strategy:serve", args=[town.agency.pk, YEAR]), sent).status_code == 404


def test_a_renstra_begins_on_its_page_and_takes_vision_and_missions(town: Town) -> None:
    source = accept_plan(
        town, book(document(), row(Goal, id="goal", number="1", text="Pelayanan yang memuaskan", document="plan"))
    )
    planner = town.client("planner")
    shown = page(planner, town)
    assert "Mulai Renstra tanpa berkas" in shown
    assert "Mulai Renstra tanpa berkas" not in page(town.client("operator"), town)
    assert "empat angka" in post(planner, town, "begin", awal="21", akhir="26", dari="")
    at = reverse("strategy:begin", args=[town.agency.pk, YEAR])
    assert planner.post(at, {"awal": YEAR, "akhir": LAST, "dari": "0" * 32}).status_code == 404
    made = post(planner, town, "begin", awal=YEAR, akhir=LAST, dari=source.pk)
    assert "Periksa setiap barisnya." in made
    assert "Pelayanan yang memuaskan" in made

    post(planner, town, "add", jenis="visi", milik="region", uraian="Daerah yang tertib")
    shown = post(planner, town, "add", jenis="misi", milik="agency", nomor="1", uraian="Melayani dengan cepat")
    assert "Daerah yang tertib" in shown
    assert "Misi perangkat daerah 1" in shown
    with system("uji"):
        kept_now = load(Plan.objects.get(kind="renstra"))
        (vision,), (mission,) = kept_now.all(Vision), kept_now.all(Mission)
    assert (vision.owner, mission.owner) == ("region", "agency")
    shown = post(planner, town, "change", mission.id, nomor="1", semula_number="1", uraian="Melayani dengan ramah",
                 semula_text="Melayani dengan cepat")  # fmt: skip
    assert "Melayani dengan ramah" in shown
    shown = post(planner, town, "remove", vision.id, alasan="salah salin")
    assert "Daerah yang tertib" not in shown.split("Visi dan misi")[1]


def guide(town: Town) -> Plan:
    """The RPJMD of the region, kept at the government: a goal and an objective below it."""
    common = {"organisation": "kab"}
    office = row(Organisation, id="kab", level="government", kind="kabupaten", name="Kabupaten Contoh", **common)
    head = document(kind="rpjmd", title="RPJMD", last_year=LAST, period=f"{YEAR}-{LAST}", **common)
    goal = row(Goal, id="r-goal", number="1", text="Birokrasi yang melayani", **common)
    aim = row(Objective, id="r-aim", number="1.1", text="IKM naik", goal="r-goal", **common)
    with system("uji"):
        plan = accept(Book([head, office, goal, aim]), [], town.government, YEAR).plan
    assert plan is not None
    return plan


def test_a_goal_is_linked_to_its_mission_and_to_the_rpjmd(town: Town, renstra: Plan) -> None:
    planner = town.client("planner")
    assert "RPJMD belum tersimpan" in page(planner, town)
    above = guide(town)
    post(planner, town, "add", jenis="misi", nomor="1", uraian="Melayani sepenuh hati", milik="region")
    with system("uji"):
        mission, aim = load(renstra).all(Mission)[0].id, load(above).all(Objective)[0].id
    told = page(planner, town)
    assert "belum ditautkan ke RPJMD" in told
    assert "Sasaran 1.1 IKM naik" in told
    sent = {"mission": mission, "semula-mission": "", "serves": aim, "semula-serves": ""}
    told = post(planner, town, "link", one(renstra, Goal), **sent)
    assert "Tautan tujuan disimpan." in told
    assert "belum ditautkan ke RPJMD" not in told
    with system("uji"):
        (goal,) = load(renstra).all(Goal)
    assert (goal.mission, goal.serves) == (mission, aim)
    assert "Tidak ada yang berubah." in post(
        planner, town, "link", one(renstra, Goal), **sent | {"semula-mission": mission, "semula-serves": aim}
    )


def test_only_rows_of_the_rpjmd_can_be_served_and_only_by_who_plans(town: Town, renstra: Plan) -> None:
    guide(town)
    goal = one(renstra, Goal)
    for value in ("0" * 32, one(renstra, Objective), "r-goal"):
        told = post(town.client("planner"), town, "link", goal, serves=value, semula_serves="")
        assert "Pilihan ini tidak ada lagi" in told or value == ""
    answer = town.client("bappeda").post(
        reverse("strategy:link", args=[town.agency.pk, YEAR, goal]), {"serves": "", "semula-serves": ""}
    )
    assert answer.status_code == 409
    with system("uji"):
        assert load(renstra).all(Goal)[0].serves == ""


def test_a_strategy_is_moved_to_another_objective_and_a_row_hangs_under_its_own_kind_alone(
    town: Town, renstra: Plan
) -> None:
    planner, way = town.client("planner"), one(renstra, Strategy)
    post(planner, town, "add", jenis="sasaran", di_bawah=one(renstra, Goal), nomor="1.2", uraian="Pengaduan selesai")
    with system("uji"):
        first, other = (row.id for row in load(renstra).all(Objective))
    told = post(planner, town, "link", way, objective=other, semula_objective=first)
    assert "Tautan strategi disimpan." in told
    with system("uji"):
        assert load(renstra).all(Strategy)[0].objective == other
    assert "belum ditautkan ke sasaran" in post(planner, town, "link", way, objective="", semula_objective=other)
    assert "Pilihan ini tidak ada lagi" in post(planner, town, "link", way, objective=way, semula_objective="")
    for kind, above in (("strategi", one(renstra, Goal)), ("arah", first), ("sasaran", way)):
        address = reverse("strategy:add", args=[town.agency.pk, YEAR])
        assert planner.post(address, {"jenis": kind, "di-bawah": above, "uraian": "x"}).status_code == 404


def test_the_link_follows_into_the_next_version_of_the_rpjmd(town: Town, renstra: Plan) -> None:
    above, planner = guide(town), town.client("planner")
    with system("uji"):
        aim = load(above).all(Objective)[0].id
    post(planner, town, "link", one(renstra, Goal), serves=aim, semula_serves="")
    with system("uji"):
        newer = open_version(approve(above), "perubahan 1")
        following = load(newer).all(Objective)[0].id
    told = page(planner, town)
    assert f'<option value="{following}" selected>' in told
    answered = post(planner, town, "link", one(renstra, Goal), serves="", semula_serves=following)
    assert "Tautan tujuan disimpan." in answered
