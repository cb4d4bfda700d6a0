"""The law's files are refused where they say what was not declared."""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml

from selaras.engine.law import strict
from selaras.engine.law.strict import LawError, Mark, build
from selaras.engine.tables.frozen import Frozen

LAW = Path(strict.__file__).parent
YAML_FILES = sorted(LAW.rglob("*.yaml"))


class Colour(Enum):
    RED = "red"


class Inner(Frozen):
    text: str


class Thing(Frozen):
    name: str
    from_: date
    colour: Colour = Colour.RED
    number: int | None = None
    parts: tuple[Inner, ...] = ()


GOOD: dict[str, Any] = {"name": "satu", "from": date(2020, 1, 1)}


def test_builds_what_was_declared() -> None:
    thing = build(Thing, {**GOOD, "colour": "red", "number": 3, "parts": [{"text": "a"}]}, "x")
    assert thing == Thing("satu", date(2020, 1, 1), Colour.RED, 3, (Inner("a"),))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"nmae": "dua"}, "unknown keys ['nmae']"),
        ({"name": 3}, "x.name: expected str, found 3"),
        ({"number": True}, "x.number: expected int, found True"),
        ({"number": "3"}, "x.number: expected int, found '3'"),
        ({"from": "2020-01-01"}, "x.from: expected date"),
        ({"from": date(1066, 1, 1)}, "outside 1945-2100"),
        ({"colour": "blue"}, "'blue' is none of ['red']"),
        ({"parts": {"text": "a"}}, "x.parts: expected a list"),
        ({"parts": [{"text": "a", "more": 1}]}, "x.parts[0]: Inner has unknown keys ['more']"),
    ],
)
def test_refuses_what_was_not_declared(change: dict[str, Any], message: str) -> None:
    with pytest.raises(LawError) as error:
        build(Thing, {**GOOD, **change}, "x")
    assert message in str(error.value)


def test_refuses_a_missing_key() -> None:
    with pytest.raises(LawError, match=r"lacks \['from'\]"):
        build(Thing, {"name": "satu"}, "x")


def test_only_recalled_and_contradicted_marks_are_unverified() -> None:
    assert [mark for mark in Mark if not mark.verified] == [Mark.R, Mark.R_LOW, Mark.X]


class NoDoubles(yaml.SafeLoader):
    """Refuses a key that stands twice, which the loader of the engine would pass over."""


def _mapping(loader: NoDoubles, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    doubled = {key for key in keys if keys.count(key) > 1}
    assert not doubled, f"{node.start_mark}: {doubled} stand twice"
    return loader.construct_mapping(node, deep=True)


NoDoubles.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@pytest.mark.parametrize("file", YAML_FILES, ids=lambda file: str(file.relative_to(LAW)))
def test_no_key_stands_twice(file: Path) -> None:
    assert yaml.load(file.read_text(encoding="utf-8"), Loader=NoDoubles)


def test_a_doubled_key_is_noticed() -> None:
    with pytest.raises(AssertionError, match="stand twice"):
        yaml.load("a: 1\na: 2\n", Loader=NoDoubles)
