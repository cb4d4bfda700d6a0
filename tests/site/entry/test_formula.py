"""The formula of an indicator on its page: proposed from its words, written, filled, and computed."""

import html
import re

import pytest
from django.urls import reverse

from selaras.engine.tables.computing import Component
from selaras.engine.tables.rows import Goal, Indicator
from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, document, indicator, row
from tests.site.people import Town, accept_plan

WORDED = "Jumlah aduan yang selesai dibagi jumlah aduan yang masuk dikali 100"


@pytest.fixture
def renstra(town: Town) -> Plan:
    goal = row(Goal, id="goal", number="1", text="Pelayanan yang memuaskan")
    head = document(kind="renstra", first_year=YEAR, last_year=YEAR + 1, period=f"{YEAR}-{YEAR + 1}")
    return accept_plan(town, book(head, goal, indicator(goal, "Persentase aduan", unit="%", formula=WORDED)))


def address(town: Town, plan: Plan, name: str = "formula") -> str:
    with system("uji"):
        measured = load(plan).all(Indicator)[0].id
    return f"{reverse(f'entry:{name}', args=[town.agency.pk, YEAR, measured])}?jenis=renstra"


def test_the_worded_formula_is_proposed_and_computed_once_it_is_written_and_filled(town: Town, renstra: Plan) -> None:
    planner = town.client("planner")
    page = html.unescape(planner.get(address(town, renstra)).content.decode())
    assert "usulan" in page
    expression = re.findall(r'name="rumus" value="([^"]*)"', page)[0]
    symbols = re.findall(r'name="simbol" value="([^"]*)"', page)
    names = re.findall(r'<textarea name="nama"[^>]*>([^<]*)<', page)
    assert names[:2] == ["Jumlah aduan yang selesai", "jumlah aduan yang masuk"]
    blank = [""] * len(symbols)
    seen = re.findall(r'name="semula" value="([^"]*)"', page)[0]
    sent: dict[str, str | list[str]] = dict.fromkeys(("komponen", "satuan", "sumber", "peran", "tetap"), blank)
    sent |= {"rumus": expression, "batas": "120", "simbol": symbols, "nama": names, "semula": seen}
    assert planner.post(address(town, renstra), {**sent, "peran": ["jahat"] * len(symbols)}).status_code == 409
    assert planner.post(address(town, renstra), {**sent, "nama": names[:1]}).status_code == 409
    assert planner.post(address(town, renstra), sent).status_code == 302
    with system("uji"):
        parts = load(renstra).all(Component)
    values = {f"nilai.{parts[0].id}.{YEAR}": "18", f"nilai.{parts[1].id}.{YEAR}": "20"}
    told = html.unescape(planner.post(address(town, renstra, "values"), values, follow=True).content.decode())
    assert "2 nilai komponen disimpan." in told
    assert "18 ÷ 20 × 100" in told
    assert re.search(r"2025</b>: 90(?![\d,])", told)
    assert 'value="120"' in told
    other = {f"nilai.{parts[0].id}.1999": "1"}
    assert planner.post(address(town, renstra, "values"), other).status_code == 409


def test_who_only_reads_sees_the_formula_and_writes_none(town: Town, renstra: Plan) -> None:
    reader = town.client("bappeda")
    page = reader.get(address(town, renstra)).content.decode()
    assert "Simpan rumus" not in page
    assert reader.post(address(town, renstra), {"rumus": "A"}).status_code == 409
    assert town.client("stranger").get(address(town, renstra)).status_code == 404


def test_what_was_typed_stays_where_it_cannot_be_stored(town: Town, renstra: Plan) -> None:
    planner = town.client("planner")
    page = planner.get(address(town, renstra)).content.decode()
    seen = re.findall(r'name="semula" value="([^"]*)"', page)[0]
    line = {"komponen": "", "simbol": "A", "nama": "Aduan", "satuan": "", "sumber": "", "peran": "", "tetap": ""}
    long = " + ".join(["A"] * 126) + " + 100000"
    for expression, words in (("A / ", "Rumus tidak dapat dibaca"), (long, "tidak dapat dibaca")):
        answer = planner.post(address(town, renstra), {**line, "rumus": expression, "batas": "", "semula": seen})
        assert answer.status_code == 409
        told = html.unescape(answer.content.decode())
        assert words in told
        assert f'value="{expression.strip()}"' in told
    unnamed = {**line, "simbol": "", "nama": "", "sumber": "Register"}
    answer = planner.post(address(town, renstra), {**unnamed, "rumus": "", "batas": "", "semula": seen})
    assert "Komponen “Register” belum bersimbol" in html.unescape(answer.content.decode())
    assert planner.post(address(town, renstra), {**line, "rumus": "A", "batas": "", "semula": seen}).status_code == 302
    answer = planner.post(address(town, renstra), {**line, "rumus": "A × 2", "batas": "", "semula": seen})
    assert "sudah diubah orang lain" in html.unescape(answer.content.decode())
    assert 'value="A × 2"' in html.unescape(answer.content.decode())
