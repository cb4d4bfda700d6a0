"""A formula that is computed, in the registers: expression, components, and what each was."""

import pytest

from selaras.engine.formulas.figures import Figures
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Indicator, Objective
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept
from selaras.registers.plans.components import Wanted, formula_seen, write_formula, write_values
from selaras.registers.plans.editing import Conflict
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
        assert write_values(plan, of(plan).id, {(one.id, year): ("", "1.234"), (other.id, year): ("", "1.300,5")}) == 2
        assert (
            write_values(
                plan, of(plan).id, {(one.id, year): ("1.234", "1.235"), (other.id, year): ("1.300,5", "1.300,5")}
            )
            == 1
        )
        stored = load(plan)
        computed = Figures(stored).computed(of(plan), year)
        assert computed is not None
        assert computed.outcome.value == 949_635  # 1235 / 1300,5 × 100 = 94,96347…
        assert write_values(plan, of(plan).id, {(one.id, year): ("1.235", " ")}) == 1
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
            write_values(plan, of(plan).id, {("x", str(YEAR)): ("", "1")})
    assert components(plan) == []
    with acting(office.scope("operator", office.one)), pytest.raises(Refused):
        write_formula(plan, of(plan).id, "A", None, [DONE])


def test_a_component_keeps_its_values_under_another_symbol(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        write_formula(plan, of(plan).id, "A / B", None, [DONE, ALL])
        one, other = components(plan)
        write_values(plan, of(plan).id, {(other.id, str(YEAR)): ("", "7")})
        renamed = [replace(DONE, symbol="a"), replace(ALL, symbol="m", id=other.id)]
        write_formula(plan, of(plan).id, "a / m", None, renamed)
        assert [(each.component, each.text) for each in load(plan).all(ComponentValue)] == [(other.id, "7")]
    assert [(each.id, each.symbol) for each in components(plan)] == [(one.id, "a"), (other.id, "m")]


def test_what_somebody_else_wrote_meanwhile_is_never_written_over(office: Office, plan: Plan) -> None:
    year = str(YEAR)
    with acting(office.scope("planner", office.agency)):
        seen = formula_seen(of(plan), [])
        write_formula(plan, of(plan).id, "A / B", None, [DONE, ALL], seen)
        with pytest.raises(Conflict, match="sudah diubah orang lain, sekarang “A / B”"):
            write_formula(plan, of(plan).id, "A", None, [DONE], seen)
        one, other = components(plan)
        empty = {(one.id, year): ("", ""), (other.id, year): ("", "")}
        write_values(plan, of(plan).id, {**empty, (one.id, year): ("", "5")})
        write_values(plan, of(plan).id, {**empty, (other.id, year): ("", "7")})
        with pytest.raises(Conflict, match="sudah diisi orang lain: “5”"):
            write_values(plan, of(plan).id, {(one.id, year): ("", "6")})
        assert {each.component: each.text for each in load(plan).all(ComponentValue)} == {one.id: "5", other.id: "7"}


def test_a_cap_that_lets_nothing_count_is_refused(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        for cap in (0, -50_000):
            with pytest.raises(Refused, match="lebih dari nol"):
                write_formula(plan, of(plan).id, "A", cap, [DONE])


def test_many_values_are_emptied_by_one_decision(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        write_formula(plan, of(plan).id, "A / B", None, [DONE, ALL])
        cells = [(each.id, str(YEAR)) for each in components(plan)]
        write_values(plan, of(plan).id, dict.fromkeys(cells, ("", "7")))
        before = LogEntry.objects.count()
        assert write_values(plan, of(plan).id, dict.fromkeys(cells, ("7", ""))) == 2
        assert LogEntry.objects.count() == before + 1
        assert load(plan).all(ComponentValue) == ()


def test_a_number_that_can_be_read_in_two_ways_and_a_times_sign_are_refused(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        with pytest.raises(Refused, match=r"bukan simbol\. Pakai huruf selain x"):
            write_formula(plan, of(plan).id, "A x2", None, [DONE, Wanted("x2", "Pengali")])
        write_formula(plan, of(plan).id, "A", None, [DONE])
        cell = (components(plan)[0].id, str(YEAR))
        with pytest.raises(Refused, match=r"Aduan selesai 2025: .*1\.5"):
            write_values(plan, of(plan).id, {cell: ("", "1.5")})
