"""Frozen values: made, compared, changed and refused as their declaration says."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

import pytest

from selaras.engine.tables.frozen import EMPTY, Frozen, defaults, names, replace, values


class Point(Frozen):
    x: int
    y: int = 0


class Named(Point, kw_only=True):
    name: str
    tags: Mapping[str, Any] = EMPTY

    @cached_property
    def shout(self) -> str:
        return self.name.upper()


class Other(Frozen):
    x: int
    y: int = 0


class Alone(Frozen, eq=False):
    found: dict[str, int]


class Checked(Frozen):
    x: int

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("x is negative")


class Nothing(Frozen):
    pass


@pytest.fixture(params=["the first value", "one of many"])
def point(request: pytest.FixtureRequest) -> Any:
    """A class as ``Point`` that has made no value yet, or so many that it has written a constructor of its own."""

    class Fresh(Frozen):
        x: int
        y: int = 0

    if request.param == "one of many":
        for _ in range(100):
            Fresh(1)
        assert vars(Fresh)["__init__"] is not vars(Point)["__init__"]
    return Fresh


def test_a_value_is_made_by_place_and_by_name(point: Any) -> None:
    assert values(point(1)) == {"x": 1, "y": 0}
    assert values(point(1, y=2)) == values(point(1, 2)) == values(point(y=2, x=1)) == {"x": 1, "y": 2}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda make: make(),
        lambda make: make(1, 2, 3),
        lambda make: make(1, x=1),
        lambda make: make(1, z=1),
        lambda make: make(y=1, z=1),
    ],
)
def test_fields_that_are_missing_unknown_or_given_twice_are_refused(point: Any, wrong: Any) -> None:
    with pytest.raises(TypeError):
        wrong(point)


def test_fields_by_name_only_are_refused_by_place() -> None:
    assert values(Named(x=1, name="a")) == {"x": 1, "y": 0, "name": "a", "tags": {}}
    for _ in range(100):
        with pytest.raises(TypeError):
            cast(Any, Named)(1, 2, "a")


def test_the_class_below_is_made_in_its_own_way_after_the_one_above() -> None:
    for _ in range(100):
        Point(1)
    assert Named(x=1, name="a").name == "a"
    assert names(Named) == ("x", "y", "name", "tags")
    assert dict(defaults(Named)) == {"y": 0, "tags": {}}


def test_nothing_of_a_value_can_be_set_or_taken_away() -> None:
    point = cast(Any, Point(1))
    with pytest.raises(AttributeError, match=r"Point\.x is frozen"):
        point.x = 2
    with pytest.raises(AttributeError, match=r"Point\.z is frozen"):
        point.z = 2
    with pytest.raises(AttributeError, match=r"Point\.x is frozen"):
        del point.x
    assert point == Point(1)
    assert not hasattr(point, "__dict__")


def test_values_are_equal_within_a_class_only() -> None:
    assert Point(1, 2) == Point(1, 2) != Point(1, 3)
    assert len({Point(1), Point(1), Point(2)}) == 2
    assert cast(object, Point(1)) != Other(1)
    assert Nothing() == Nothing()


def test_without_eq_a_value_equals_itself_alone() -> None:
    one, other = Alone({}), Alone({})
    assert one == one  # noqa: PLR0124
    assert one != other
    assert len({one, other}) == 2


def test_what_is_worked_out_once_is_kept_and_no_field() -> None:
    named = Named(x=1, name="a")
    assert named.shout is named.shout
    assert named == Named(x=1, name="a")


def test_a_changed_value_is_a_new_one() -> None:
    point = Point(1)
    assert replace(point, y=5) == Point(1, 5)
    assert point == Point(1)
    with pytest.raises(TypeError):
        replace(point, z=1)


def test_a_value_can_refuse_to_be() -> None:
    assert Checked(1).x == 1
    for _ in range(100):
        with pytest.raises(ValueError, match="negative"):
            Checked(-1)


def test_a_value_is_shown_as_it_would_be_written() -> None:
    assert repr(Point(1)) == "Point(x=1, y=0)"
