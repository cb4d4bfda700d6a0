"""A formula that is computed, in the registers: expression, components, and what each was."""

import pytest

from selaras.engine.formulas.figures import Figures
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.rows import Indicator, Objective
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept
from selaras.registers.plans.components import Wanted, write_formula, write_values
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, document, indicator, row
from tests.registers.conftest import Office

DONE, ALL = Wanted("A", "Aduan selesai", "aduan", "Register", "numerator"), Wanted("B", "Aduan masuk", "aduan")


@pytest.fixture
def plan(office: Office) -> Plan:
    aim = row(Objective, id="aim", number="1", text="Aduan selesai")
    with acting(office.scope("planner", office.agency)):
        done = accept(book(document(), aim, indicator(aim, "Persentase aduan")), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def of(plan: Plan) -> Indicator:
    with system("uji"):
        return load(plan).all(Indicator)[0]


def components(plan: Plan) -> list[Component]:
    with system("uji"):
        return list(load(plan).all(Component))


def test_expression_components_and_cap_are_written_and_written_anew(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        write_formula(plan, of(plan).id, "A / B × 100", 1_200_000, [DONE, ALL])
        first = components(plan)
        write_formula(plan, of(plan).id, "A / B × 100", None, [DONE, Wanted("B", "Aduan yang masuk", "aduan")])
        write_formula(plan, of(plan).id, "A", None, [DONE])
    assert [(each.symbol, each.name, each.role) for each in first] == [
        ("A", "Aduan selesai", "numerator"), ("B", "Aduan masuk", ""),
    ]  # fmt: skip
    assert [each.id for each in components(plan)] == [first[0].id]  # what stays keeps its values
    assert (of(plan).expression, of(plan).cap) == ("A", None)


def test_what_components_were_gives_the_value_of_the_year(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        write_formula(plan, of(plan).id, "A / B × 100", None, [DONE, ALL])
        one, other = components(plan)
        year = str(YEAR)
        assert write_values(plan, of(plan).id, {(one.id, year): "1.234", (other.id, year): "1.300,5"}) == 2
        assert write_values(plan, of(plan).id, {(one.id, year): "1.235", (other.id, year): "1.300,5"}) == 1
        stored = load(plan)
        computed = Figures(stored).computed(of(plan), year)
        assert computed is not None
        assert computed.outcome.value == 949_635  # 1235 / 1300,5 × 100 = 94,96347…
        assert write_values(plan, of(plan).id, {(one.id, year): " "}) == 1
        assert [each.text for each in load(plan).all(ComponentValue)] == ["1.300,5"]


def test_what_cannot_be_computed_is_refused_and_nothing_of_it_is_kept(office: Office, plan: Plan) -> None:
    cases = (
        ("A / C", [DONE, ALL], "komponen “C” tidak ada"),
        ("A /", [DONE], "tidak dapat dibaca"),
        ("A", [DONE, Wanted("a", "Lagi")], "dipakai dua kali"),
        ("", [Wanted("12", "Angka")], "bukan simbol"),
        ("", [Wanted("A", "")], "belum bernama"),
    )
    with acting(office.scope("planner", office.agency)):
        for expression, wanted, words in cases:
            with pytest.raises(Refused, match=words):
                write_formula(plan, of(plan).id, expression, None, wanted)
        with pytest.raises(Refused, match="tidak ada lagi"):
            write_values(plan, of(plan).id, {("x", str(YEAR)): "1"})
    assert components(plan) == []
    with acting(office.scope("operator", office.one)), pytest.raises(Refused):
        write_formula(plan, of(plan).id, "A", None, [DONE])
