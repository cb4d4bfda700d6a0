"""An indicator that is revised, replaced or stopped in the form of its line, and told on the page of its figures."""

import html

from django.urls import reverse

from selaras.engine.tables.rows import Goal, Indicator
from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, document, indicator, row, target
from tests.site.people import Town, accept_plan

LAST = YEAR + 2


def renstra(town: Town) -> Plan:
    goal = row(Goal, id="goal", number="1", text="Pelayanan yang memuaskan")
    measured = indicator(goal, "Indeks kepuasan", unit="Poin")
    aims = [target(measured, (80 + n) * 10_000, text=str(80 + n), period=str(YEAR + n)) for n in range(3)]
    head = document(kind="renstra", first_year=YEAR, last_year=LAST, period=f"{YEAR}-{LAST}")
    return accept_plan(town, book(head, goal, measured, *aims))


def stored(plan: Plan) -> list[Indicator]:
    with system("uji"):
        return list(load(plan).all(Indicator))


def test_a_replacement_is_entered_and_the_page_of_its_figure_tells_where_the_trend_breaks(town: Town) -> None:
    plan = renstra(town)
    (old,) = stored(plan)
    planner = town.client("planner")
    at = [town.agency.pk, YEAR, old.subject]
    form = html.unescape(planner.get(reverse("entry:row", args=at), {"jenis": "renstra"}).content.decode())
    assert "Indikator direvisi, diganti, atau dihentikan" in form
    sent = {
        "indicator": old.id, "change": "replaced", "since": f"{YEAR + 1}-01-01", "reason": "rumus pusat berubah",
        "name": "Indeks layanan", "unit": "Nilai",
    }  # fmt: skip
    address = f"{reverse('entry:turned', args=at)}?jenis=renstra"
    assert planner.post(address, {**sent, "reason": ""}).status_code == 409
    assert planner.post(address, sent).status_code == 302
    assert [each.name for each in stored(plan)] == ["Indeks kepuasan", "Indeks layanan"]
    figure = reverse("figures:explain", args=[town.agency.pk, YEAR, f"{old.id}@{YEAR}:target"])
    told = html.unescape(planner.get(figure).content.decode())
    order = [told.index(words) for words in (
        "Riwayat indikatornya", "rumus pusat berubah", "Digantikan oleh: Indeks layanan", f"{YEAR}</th>",
        "deret terputus", f"{YEAR + 1}</th>",
    )]  # fmt: skip
    assert order == sorted(order)


def test_who_only_reads_is_offered_no_form_and_refused(town: Town) -> None:
    plan = renstra(town)
    (old,) = stored(plan)
    at = [town.agency.pk, YEAR, old.subject]
    page = town.client("bappeda").get(reverse("entry:row", args=at), {"jenis": "renstra"}).content.decode()
    assert "direvisi, diganti" not in page
    sent = {"indicator": old.id, "change": "stopped", "since": f"{YEAR}-06-01", "reason": "x"}
    assert town.client("bappeda").post(f"{reverse('entry:turned', args=at)}?jenis=renstra", sent).status_code == 409
