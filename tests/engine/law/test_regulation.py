"""Regulations are complete, and what replaced them holds when they end."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from selaras.engine.law.law import load_law
from selaras.engine.law.regulation import CONSISTENCY, Precision, read_regulations
from selaras.engine.law.strict import LawError, Mark

REGULATIONS = load_law().regulations

SMALL = """
id: {id}
kind: pp
issuer: ""
number: "1"
year: 2020
short: PP 1/2020
title: Contoh
from: 2020-01-01
precision: year
date_mark: R
source: karangan
mark: R
"""


@pytest.mark.parametrize("id", sorted(REGULATIONS))
def test_every_regulation_is_complete(id: str) -> None:
    regulation = REGULATIONS[id]
    assert regulation.title
    assert regulation.short
    assert regulation.source
    assert regulation.number or id == CONSISTENCY
    # a regulation is replaced by something, on some day, as far as somebody verified
    replaced = (regulation.until, regulation.replaced_by, regulation.replacement_mark)
    assert all(replaced) or regulation.amends or not any(replaced)


@pytest.mark.parametrize("id", sorted(REGULATIONS))
def test_a_regulation_ends_when_its_successor_already_holds(id: str) -> None:
    regulation = REGULATIONS[id]
    if regulation.until is not None:
        successor = REGULATIONS[regulation.replaced_by or ""]
        assert regulation.in_force(regulation.until - timedelta(days=1))
        assert not regulation.in_force(regulation.until)
        assert successor.from_ is not None
        assert successor.from_ <= regulation.until


def test_dates_that_are_only_recalled_say_so() -> None:
    """Only the chain of code lists has its days in the list of facts."""
    dated = {id for id, regulation in REGULATIONS.items() if regulation.date_mark.verified}
    assert dated - {CONSISTENCY} == {
        "permendagri-90-2019",
        "kepmendagri-050-3708-2020",
        "kepmendagri-050-5889-2021",
        "kepmendagri-900-1317-2023",
        "kepmendagri-900-3406-2024",
        "kepmendagri-900-2850-2025",
        "kepmendagri-900-861-2026",
    }
    assert all(REGULATIONS[id].precision is Precision.DAY for id in dated)


def test_the_evaluation_guide_of_2015_was_replaced_at_the_end_of_2021() -> None:
    old = REGULATIONS["permenpanrb-12-2015"]
    assert (old.replaced_by, old.replacement_mark) == ("permenpanrb-88-2021", Mark.V2)
    assert old.in_force(date(2021, 12, 30))
    assert not old.in_force(date(2022, 1, 1))
    assert REGULATIONS["permenpanrb-88-2021"].in_force(date(2025, 1, 20))


def test_the_old_survey_was_replaced_twice_and_both_are_recalled() -> None:
    old, between = REGULATIONS["kepmenpan-25-2004"], REGULATIONS["permenpanrb-16-2014"]
    assert (old.replaced_by, old.replacement_mark) == ("permenpanrb-16-2014", Mark.R)
    assert (between.replaced_by, between.replacement_mark) == ("permenpanrb-14-2017", Mark.R)


def test_the_code_list_of_2021_was_amended_and_is_not_replaced() -> None:
    assert REGULATIONS["kepmendagri-050-5889-2021"].in_force(date(2025, 1, 1))
    assert REGULATIONS["kepmendagri-900-1317-2023"].amends == "kepmendagri-050-5889-2021"


def test_a_file_must_bear_the_name_of_its_id(tmp_path: Path) -> None:
    (tmp_path / "pp-2-2020.yaml").write_text(SMALL.format(id="pp-1-2020"), encoding="utf-8")
    with pytest.raises(LawError, match="its id is pp-1-2020"):
        read_regulations(tmp_path)


def test_a_successor_must_have_a_file(tmp_path: Path) -> None:
    text = SMALL.format(id="pp-1-2020") + "replaced_by: pp-9-2021\n"
    (tmp_path / "pp-1-2020.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LawError, match="pp-9-2021, which has no file"):
        read_regulations(tmp_path)


def test_a_regulation_without_a_mark_is_refused(tmp_path: Path) -> None:
    text = SMALL.format(id="pp-1-2020").replace("\nmark: R\n", "\n")
    (tmp_path / "pp-1-2020.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LawError, match=r"lacks \['mark'\]"):
        read_regulations(tmp_path)
