"""Predicates keep to what SQLite and DuckDB read alike."""

import pytest

from selaras.engine.checks.predicate import BadPredicate, columns_of


def test_the_columns_of_a_predicate_are_its_small_words() -> None:
    predicate = "level IN ('program', 'it''s') AND (ceiling - 1 <> children_ceiling OR NOT code IS NULL)"
    assert columns_of(predicate) == {"level", "ceiling", "children_ceiling", "code"}


@pytest.mark.parametrize(
    "predicate",
    [
        "CASE WHEN level = 'x' THEN 1 ELSE 0 END = 1",
        "COALESCE(name, '') || code <> 'a'",
        "LENGTH(name) > 3",
        "SUBSTR(code, 1, 4) = '7.01'",
        "1 = 1",
    ],
)
def test_the_subset_is_allowed(predicate: str) -> None:
    columns_of(predicate)


@pytest.mark.parametrize(
    "predicate",
    [
        "LOWER(name) = 'a'",  # ASCII only in SQLite
        "TRIM(name) = ''",
        "name LIKE '%a%'",  # ignores case in SQLite
        "name REGEXP 'a'",
        "a / b = 1",  # whole in SQLite, broken in DuckDB
        "a % b = 1",
        "ceiling = 1.5",
        "SUBSTR(code, 0, 2) = 'a'",
        "SUBSTR(code, -2) = 'a'",
        "SUBSTR (code, 1) = 'a'",
        'name = "a"',
        "name == 'a'",
        "name != 'a'",
        "(SELECT 1) = 1",
        "a = 1; DROP TABLE items",
        "a = 1 -- b",
        "(a = 1",
        "a = 1)",
        "Name = 'a'",
        "and_ = 1 and b = 2 OR Now = 3",
        "name = 'a",
    ],
)
def test_everything_else_is_refused(predicate: str) -> None:
    with pytest.raises(BadPredicate):
        columns_of(predicate)
