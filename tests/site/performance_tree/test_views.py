"""The performance tree on its pages: begun, drawn and folded, changed condition by condition, help asked and given."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from selaras.engine.tables.performance_tree import CrossLink, NodeMapping, NodeOwner, TreeEdge, TreeNode
from selaras.engine.tables.rows import Goal, Objective, Row
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Position
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.growing import add_rows
from selaras.registers.plans.models import Plan
from selaras.registers.plans.performance_trees import KIND
from selaras.registers.plans.store import load
from selaras.registers.plans.strategies import begin_renstra
from selaras.site.performance_tree.drawn import MANY, toggled
from tests.making import YEAR, book, ceiling, document, indicator, row, target, work_item
from tests.site.people import SINCE, Town, accept_plan

LAST = YEAR + 4


@pytest.fixture
def town_with_tree(town: Town) -> Town:
    goal = row(Goal, id="goal", number="1", text="Pelayanan yang memuaskan")
    aim = row(Objective, id="aim", number="1.1", text="Loket yang cepat", goal="goal")
    program = work_item("7.01.02", "PROGRAM PELAYANAN", id="program", level="program", objective="aim")
    measured = indicator(goal, "Indeks kepuasan")
    accept_plan(town)
    head = document(kind="renstra", first_year=YEAR, last_year=LAST, period=f"{YEAR}-{LAST}")
    accept_plan(town, book(head, goal, aim, program, ceiling(program, 500_00), measured,
                           target(measured, 88_0000, text="88", unit="Poin")))  # fmt: skip
    told = page(town.client("planner"), town)
    source = next(id_ for id_, name in re.findall(r'<option value="(\w+)">([^<]+)<', told) if "Renstra" in name)
    post(town.client("planner"), town, "begin", awal=str(YEAR), akhir=str(LAST), dari=source)
    return town


def page(client: Client, town: Town, name: str = "page", *more: str, year: int = YEAR, **query: str) -> str:
    answer = client.get(reverse(f"performance_tree:{name}", args=[town.agency.pk, year, *more]), query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def post(client: Client, town: Town, name: str, *more: str, year: int = YEAR, **fields: object) -> str:
    sent = {key.replace("_", "-"): value for key, value in fields.items()}
    answer = client.post(reverse(f"performance_tree:{name}", args=[town.agency.pk, year, *more]), sent, follow=True)
    return html.unescape(answer.content.decode())


def kept(kind: type[Row]) -> list[Row]:
    with system("uji"):
        return list(load(Plan.objects.get(kind=KIND)).all(kind))


def at(text: str) -> str:
    return next(node.id for node in kept(TreeNode) if isinstance(node, TreeNode) and node.text == text)


def test_a_tree_that_was_begun_from_the_renstra_is_drawn_in_every_year_with_what_it_lacks(town_with_tree: Town) -> None:
    told = page(town_with_tree.client("bappeda"), town_with_tree)
    drawing = told.split('class="tree-frame"')[1].split("</svg>")[0]
    for words in ("Pelayanan yang", "Indeks kepuasan: 88", "Tujuan 1", "Program 7.01.02", "belum ada pengampu"):
        assert words in drawing
    assert "3 belum ada pengampu" in told
    assert "2 belum ada indikator" in told
    assert "Tambah kondisi" not in told
    node = page(town_with_tree.client("bappeda"), town_with_tree, "node", at("Pelayanan yang memuaskan"))
    link = next(each for each in re.findall(r'href="([^"]+)"', node) if "target" in each)
    assert town_with_tree.client("bappeda").get(link).status_code == 200  # where the figure comes from
    assert "1 belum ada target" in page(town_with_tree.client("bappeda"), town_with_tree, year=LAST)
    assert "Belum ada pohon kinerja" in page(town_with_tree.client("bappeda"), town_with_tree, year=LAST + 1)


def test_the_figure_of_a_goal_that_the_rkt_quotes_is_explained_there_beside_a_renstra_of_its_own(town: Town) -> None:
    years = {"first_year": YEAR - 1, "last_year": YEAR + 3, "period": f"{YEAR - 1}-{YEAR + 3}"}
    quoted = {"document": "quoted"}
    goal = row(Goal, id="goal", number="1", text="Pelayanan yang memuaskan", **quoted)
    measured = indicator(goal, "Indeks kepuasan", **quoted)
    head = document(id="quoted", kind="renstra", **quoted, **years)
    accept_plan(town, book(document(), head, goal, measured, target(measured, 88_0000, text="88", **quoted)))
    with acting(scope_of(town.people["planner"], SINCE)):
        begin_renstra(town.agency, YEAR - 1, YEAR + 3, None)
    planner = town.client("planner")
    offered = re.findall(r'<option value="(\w+)">([^<]+)<', page(planner, town))
    source = next(id_ for id_, name in offered if name.startswith("RKT"))
    post(planner, town, "begin", awal=str(YEAR), akhir=str(YEAR), dari=source)
    node = page(planner, town, "node", at("Pelayanan yang memuaskan"))
    link = next(each for each in re.findall(r'href="([^"]+)"', node) if "target" in each)
    assert planner.get(link).status_code == 200


def test_what_is_below_a_condition_is_folded_and_the_picture_says_how_much_of_it_is_shown(town_with_tree: Town) -> None:
    client = town_with_tree.client("planner")
    told = page(client, town_with_tree, ubah="0")
    assert "1 dari 3 kondisi tampil." in told
    assert "+ Buka 2 di bawahnya" in told
    assert "3 kondisi." in page(client, town_with_tree)
    assert page(client, town_with_tree, ubah="99,x,-1,²").count("data-node") == 3
    assert toggled("3,17,x,²,") == {3, 17}


def test_a_large_tree_is_folded_below_its_second_level_until_somebody_opens_it(town_with_tree: Town) -> None:
    with system("uji"):
        tree = Plan.objects.get(kind=KIND)
        head = load(tree).plan
    assert head is not None
    common = {"document": head.id, "organisation": head.organisation, "period": head.period}
    many: list[Row] = [
        row(TreeNode, id=f"n{n}", order=100 + n, kind="output", text=f"Keluaran {n}", **common) for n in range(MANY)
    ]
    many += [row(TreeEdge, parent=at("PROGRAM PELAYANAN"), child=f"n{n}", **common) for n in range(MANY)]
    with acting(scope_of(town_with_tree.people["planner"], SINCE)):
        add_rows(tree, many, "uji")
    client = town_with_tree.client("planner")
    assert f"2 dari {MANY + 3} kondisi tampil." in page(client, town_with_tree)
    assert f"{MANY + 3} kondisi." in page(client, town_with_tree, lihat="semua")
    assert f"3 dari {MANY + 3} kondisi tampil." in page(client, town_with_tree, ubah="1")


def test_a_condition_is_added_worded_joined_and_mapped(town_with_tree: Town) -> None:
    client, town = town_with_tree.client("planner"), town_with_tree
    post(client, town, "add", jenis="critical", bunyi="Petugas  yang\r\nterlatih", di_bawah=at("Loket yang cepat"))
    made = at("Petugas yang terlatih")
    told = post(client, town, "parents", made, induk=[at("Pelayanan yang memuaskan"), at("Loket yang cepat")])
    assert "Hubungan kondisi disimpan." in told
    assert "melingkar" in post(client, town, "parents", at("Pelayanan yang memuaskan"), induk=[made])
    goal = next(value for value, words in re.findall(r'value="(\w+)"[^>]*> <span>([^<]+)', told) if "Tujuan 1" in words)
    assert "Tujuan 1 Pelayanan yang memuaskan" in post(client, town, "mapping", made, padanan=[goal])
    assert len(kept(NodeMapping)) == 4
    told = post(client, town, "change", made, bunyi="Petugas tersertifikasi", jenis="intermediate", catatan="kaji",
                semula_text="Petugas yang terlatih", semula_kind="critical", semula_note="")  # fmt: skip
    assert "Perubahan disimpan." in told
    assert "kaji" in told
    post(client, town, "remove", made, alasan="digabung")
    assert "Petugas tersertifikasi" not in page(client, town)


def test_words_that_somebody_changed_meanwhile_are_kept_and_what_was_typed_stays_in_the_form(
    town_with_tree: Town,
) -> None:
    client, town, node = town_with_tree.client("planner"), town_with_tree, at("Loket yang cepat")
    with acting(scope_of(town.people["planner"], SINCE)):
        apply(
            Plan.objects.get(kind=KIND), [Change("TreeNode", node, "text", "Loket yang cepat", "Loket prima")], "lain"
        )
    told = post(client, town, "change", node, bunyi="Loket hebat", jenis="intermediate", catatan="",
                semula_text="Loket yang cepat", semula_kind="intermediate", semula_note="")  # fmt: skip
    assert "Isian ini sekarang “Loket prima”" in told
    assert ">Loket hebat</textarea>" in told
    assert at("Loket prima") == node


def test_an_owner_is_named_from_a_year_on_and_only_among_the_units_of_the_agency(town_with_tree: Town) -> None:
    client, town, node = town_with_tree.client("planner"), town_with_tree, at("Loket yang cepat")
    told = post(client, town, "owner", node, pengampu=town.one.pk, jabatan="Lurah", year=YEAR + 1)
    assert f"Sejak {YEAR + 1}: Lurah, KELURAHAN SATU" in told
    assert "3 belum ada pengampu" in page(client, town)
    assert "2 belum ada pengampu" in page(client, town, year=YEAR + 2)
    address = reverse("performance_tree:owner", args=[town.agency.pk, YEAR, node])
    assert client.post(address, {"pengampu": town.neighbour.pk}).status_code == 404
    assert len(kept(NodeOwner)) == 1


def test_an_owner_is_a_post_of_the_register_and_somebody_elses_is_not_written_over(town_with_tree: Town) -> None:
    client, town, node = town_with_tree.client("planner"), town_with_tree, at("Loket yang cepat")
    with system("uji"):
        post_, other = (Position.objects.create(org_unit=unit, name="Lurah", is_head=True)
                        for unit in (town.one, town.neighbour))  # fmt: skip
    assert "Pilih salah satu" in post(client, town, "owner", node, pengampu=f"jabatan.{post_.pk}", jabatan="Camat")
    told = post(client, town, "owner", node, pengampu=f"jabatan.{post_.pk}")
    assert f"Sejak {YEAR}: Lurah, KELURAHAN SATU" in told
    assert f'<option value="jabatan.{post_.pk}" selected>' in told
    (named,) = kept(NodeOwner)
    assert isinstance(named, NodeOwner)
    assert (named.post, named.unit, named.position) == (post_.pk, town.one.pk, "Lurah")
    address = reverse("performance_tree:owner", args=[town.agency.pk, YEAR, node])
    assert client.post(address, {"pengampu": f"jabatan.{other.pk}"}).status_code == 404
    assert "sudah diubah orang lain" in post(client, town, "owner", node, pengampu=town.two.pk, semula="")


def test_conditions_are_put_in_order(town_with_tree: Town) -> None:
    client, town = town_with_tree.client("planner"), town_with_tree
    top = at("Pelayanan yang memuaskan")
    for words in ("Wilayah aman", "Warga berdaya"):
        post(client, town, "add", jenis="intermediate", bunyi=words, di_bawah=top)
    assert "Urutan kondisi diubah." in post(client, town, "reorder", at("Warga berdaya"), arah="dahulu")
    told = page(client, town)
    listed = told[told.index("Daftar kondisi") :]
    assert listed.index("Warga berdaya") < listed.index("Wilayah aman")
    assert "sudah di ujung urutan" in post(client, town, "reorder", at("Wilayah aman"), arah="kemudian")
    address = reverse("performance_tree:reorder", args=[town.agency.pk, YEAR, top])
    assert client.post(address, {"arah": "ke samping"}).status_code == 404


def test_help_is_asked_of_a_unit_by_its_name_and_answered_on_its_own_page(town_with_tree: Town) -> None:
    town, node = town_with_tree, at("Loket yang cepat")
    post(town.client("planner"), town, "support", node, unit="kecamatan sebelah", diminta="data penduduk")
    told = post(town.client("planner"), town, "support", node, unit="Dinas Luar", diminta="jaringan")
    assert "belum terdaftar di Selaras" in told
    stranger = town.client("stranger")
    requests = reverse("performance_tree:requests", args=[town.neighbour.pk, YEAR])
    seen = html.unescape(stranger.get(requests).content.decode())
    assert "data penduduk" in seen
    assert "Loket yang cepat" in seen
    assert "jaringan" not in seen
    (link,) = [each for each in kept(CrossLink) if isinstance(each, CrossLink) and each.unit]
    reply = reverse("performance_tree:reply", args=[town.neighbour.pk, YEAR, link.id])
    assert stranger.post(reply, {"jawaban": "declined"}).status_code == 409
    stranger.post(reply, {"jawaban": "accepted", "keterangan": "setiap bulan"})
    assert "setiap bulan" in page(town.client("planner"), town, "node", node)
    own = reverse("performance_tree:reply", args=[town.agency.pk, YEAR, link.id])
    assert town.client("planner").post(own, {"jawaban": "declined", "keterangan": "x"}).status_code == 404
    assert town.client("stranger").get(
        reverse("performance_tree:node", args=[town.agency.pk, YEAR, node])
    ).status_code == 404  # fmt: skip
    assert "Permintaan dukungan dicabut." in post(town.client("planner"), town, "withdraw", node, dukungan=link.id)


def test_a_kelurahan_answers_what_is_asked_of_it_and_sees_no_other_request(town_with_tree: Town) -> None:
    town, node = town_with_tree, at("Loket yang cepat")
    for unit in (town.one, town.two):
        post(town.client("planner"), town, "support", node, unit=unit.name, diminta=f"daftar {unit.name}")
    home = town.client("operator").get(reverse("base:agency", args=[town.agency.pk])).content.decode()
    assert "<b>Permintaan dukungan</b> · untuk pohon kinerja unit lain, menunggu jawaban" in home
    told = page(town.client("operator"), town, "requests")
    assert "daftar KELURAHAN SATU" in told
    assert "daftar KELURAHAN DUA" not in told
    (link,) = [each for each in kept(CrossLink) if isinstance(each, CrossLink) and each.unit == town.one.pk]
    assert "disanggupi" in post(town.client("operator"), town, "reply", link.id, jawaban="accepted")


@pytest.mark.parametrize("who", ["operator", "bappeda"])
def test_who_only_reads_changes_nothing(town_with_tree: Town, who: str) -> None:
    told = post(town_with_tree.client(who), town_with_tree, "add", jenis="outcome", bunyi="Wilayah aman")
    assert "hanya dapat diubah perencananya" in told
    assert len(kept(TreeNode)) == 3


def test_the_tree_of_a_year_is_printed_from_the_page_of_documents(town_with_tree: Town) -> None:
    town, client = town_with_tree, town_with_tree.client("planner")
    shelf = client.get(reverse("documents:list", args=[town.agency.pk, YEAR])).content.decode()
    assert "Pohon Kinerja" in shelf
    client.post(reverse("documents:issue", args=[town.agency.pk, YEAR, "performance_tree"]))
    with system("uji"):
        made = IssuedDocument.objects.get(type="performance_tree")
    assert (made.title, made.year, made.status) == (f"Pohon Kinerja {YEAR}", YEAR, "konsep")


def test_a_tree_is_emptied_and_drawn_again_from_another_plan(town_with_tree: Town) -> None:
    client, town = town_with_tree.client("planner"), town_with_tree
    assert "Tuliskan alasan" in post(client, town, "empty", alasan=" ")
    told = post(client, town, "empty", alasan="salah rencana asal")
    assert "kondisi dihapus" in told
    source = re.findall(rf'<option value="(\w+)">RKT {YEAR}', told)[0]
    told = post(client, town, "redraw", dari=source)
    assert f"Kondisi disusun dari RKT {YEAR}." in told
    assert "Program Pemberdayaan" in told
    assert "sudah memuat kondisi" in post(client, town, "redraw", dari=source)
    address = reverse("performance_tree:redraw", args=[town.agency.pk, YEAR])
    assert client.post(address, {"dari": "lain"}).status_code == 404
