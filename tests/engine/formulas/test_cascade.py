"""The cascade of a plan: which document's goals are meant, what serves what, and every way from the top."""

from selaras.engine.formulas.cascade import Cascade, paths
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Goal, Objective, Row, Strategy
from tests.making import YEAR, book, document, row, work_item


def quoted(*rows: Row) -> list[Row]:
    """Goals and objectives of a Renstra that the plan quotes."""
    head = document(id="renstra", document="renstra", kind="renstra", first_year=YEAR - 2, last_year=YEAR + 2)
    goal = row(Goal, id="rg", document="renstra", number="1", text="Tujuan Renstra")
    return [
        head,
        goal,
        row(Objective, id="ro", document="renstra", number="1.1", text="Sasaran Renstra", goal="rg"),
        *rows,
    ]


def own(objective: str = "") -> list[Row]:
    """The plan's own goal and objective, and a program with one kegiatan."""
    return [
        row(Goal, id="g", number="1", text="Tujuan"),
        row(Objective, id="o", number="1.1", text="Sasaran", goal="g"),
        work_item("7.01.02", "PROGRAM", id="p", level="program", objective=objective),
        work_item("7.01.02.2.01", "Kegiatan", id="k", level="kegiatan", parent="p"),
    ]


def ways(*rows: Row) -> list[list[str]]:
    return [[step.id if step else "" for step in path.steps] for path in paths(Cascade(book(document(), *rows)))]


def test_the_objectives_that_programs_serve_are_meant_before_those_of_a_quoted_renstra() -> None:
    assert ways(*own("o"), *quoted()) == [["g", "o", "p", "k", ""]]
    assert ways(*own("ro"), *quoted()) == [["rg", "ro", "p", "k", ""]]


def test_where_no_program_serves_anything_the_renstra_is_meant_and_the_program_stands_behind() -> None:
    found = list(paths(Cascade(book(document(), *own(), *quoted()))))
    assert [[step.id if step else "" for step in path.steps] for path in found] == [
        ["rg", "ro", "", "", ""], ["", "", "p", "k", ""],
    ]  # fmt: skip
    assert [path.unlinked for path in found] == [False, True]


def test_a_program_serves_an_objective_by_way_of_a_strategy() -> None:
    way = row(Strategy, id="s", number="1", text="Strategi", objective="o")
    assert ways(*own(), way, row(StrategyProgram, strategy="s", item="p")) == [["g", "o", "p", "k", ""]]


def test_a_program_of_several_strategies_serves_all_their_objectives() -> None:
    rows = [
        row(Objective, id="q", number="1.2", text="Sasaran dua", goal="g"),
        row(Strategy, id="s", number="1", text="Satu", objective="o"),
        row(Strategy, id="t", number="2", text="Dua", objective="q"),
        row(Strategy, id="u", number="3", text="Lepas"),
        *(row(StrategyProgram, strategy=way, item="p") for way in ("s", "t", "u")),
    ]
    assert ways(*own(), *rows) == [["g", "o", "p", "k", ""], ["g", "q", "p", "k", ""]]
    assert Cascade(book(document(), *own("o"), *rows)).served == {"p": ["o", "q"]}


def test_goals_without_objectives_and_objectives_without_goals_are_ways_too() -> None:
    loose = [row(Goal, id="g", number="1", text="x"), row(Objective, id="o", number="2", text="y")]
    assert ways(*loose) == [["g", "", "", "", ""], ["", "o", "", "", ""]]


def test_a_plan_without_anything_has_no_way() -> None:
    assert ways() == []


def test_work_that_the_plan_lists_under_nothing_stands_behind_all_ways() -> None:
    loose = [
        work_item("7.01.03.2.01", "Kegiatan lepas", id="lk", level="kegiatan"),
        work_item("7.01.03.2.01.0001", "Sub", id="ls", parent="lk"),
        work_item("7.01.04.2.01.0001", "Sub lepas", id="x"),
    ]
    assert ways(*own("o"), *loose) == [
        ["g", "o", "p", "k", ""], ["", "", "", "lk", "ls"], ["", "", "", "", "x"],
    ]  # fmt: skip


def beside(*rows: Row) -> list[Row]:
    """A Renstra of its own beside the plan, with an agency row of its own: a program of code 7.01.02, linked."""
    head = document(
        id="r", document="r", kind="renstra", first_year=YEAR - 2, last_year=YEAR + 2, organisation="office"
    )
    own = {"document": "r", "organisation": "office"}
    return [
        head,
        row(Goal, id="bg", number="1", text="Tujuan Renstra sendiri", **own),
        row(Objective, id="bo", number="1.1", text="Sasaran Renstra sendiri", goal="bg", **own),
        *rows,
    ]


def test_a_program_of_an_annual_plan_serves_what_that_of_its_code_serves_in_the_renstra_beside_it() -> None:
    linked = work_item("7.01.02", "PROGRAM", id="bp", level="program", objective="bo", document="r")
    way = row(Strategy, id="bs", number="1", text="Strategi", objective="bo", document="r")
    rows = [*own(), *quoted(), *beside(linked, way, row(StrategyProgram, strategy="bs", item="bp", document="r"))]
    assert ways(*rows) == [["bg", "bo", "p", "k", ""]]
    assert Cascade(book(document(), *rows)).carried_by["p"] == ["bs"]


def test_a_renstra_of_its_own_is_meant_before_what_the_plan_quotes_of_it() -> None:
    assert [way[0] for way in ways(*own(), *quoted(), *beside())] == ["bg", ""]
