"""The law as a whole: bases, articles and marks."""

import pytest

from selaras.engine.law.law import load_law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.law.strict import LawError, Mark

LAW = load_law()


def test_the_law_is_read_once() -> None:
    assert load_law() is LAW


def test_a_basis_names_a_regulation_and_may_name_an_article() -> None:
    assert LAW.regulation("uu-23-2014#273").short == "UU 23/2014"
    article = LAW.article("uu-23-2014#273")
    assert article is not None
    assert article.title == "Renja perangkat daerah"
    assert LAW.article("uu-23-2014") is None


@pytest.mark.parametrize(
    ("basis", "message"),
    [("uu-99-2014", "no regulation 'uu-99-2014'"), ("uu-23-2014#999", "uu-23-2014 has no article '999'")],
)
def test_a_basis_that_is_not_there_is_an_error(basis: str, message: str) -> None:
    with pytest.raises(LawError, match=message):
        LAW.article(basis)


@pytest.mark.parametrize("id", sorted(LAW.regulations))
def test_the_short_name_is_read_without_the_rest_of_the_regulation(id: str) -> None:
    assert LAW.short(f"{id}#1") == LAW.regulation(id).short


def test_a_regulation_that_is_not_there_has_no_short_name() -> None:
    with pytest.raises(LawError, match="no regulation 'uu-99-2014'"):
        LAW.short("uu-99-2014")


def test_the_mark_of_a_basis_is_that_of_its_article() -> None:
    assert LAW.mark("permenpanrb-53-2014") is Mark.V2
    assert LAW.mark("permenpanrb-53-2014#lampiran-1") is Mark.R
    assert LAW.mark("permenpanrb-29-2010") is Mark.R


def test_plain_consistency_may_be_an_error() -> None:
    assert LAW.mark(CONSISTENCY).verified
    assert all(article.mark.verified for article in (LAW.regulation(CONSISTENCY).articles or {}).values())


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        ("uu-23-2014#273", "Pasal 273 UU 23/2014"),
        ("uu-23-2014#273-3", "Pasal 273 ayat (3) UU 23/2014"),
        ("permendagri-86-2017#t-c-33", "Permendagri 86/2017 (tabel T-C.33)"),
        ("permenpanrb-88-2021#1b-5", "PermenPANRB 88/2021 (kriteria 1.b-5, indikator SMART)"),
        ("permenpanrb-62-2018", "PermenPANRB 62/2018"),
    ],
)
def test_a_basis_is_cited_as_far_as_it_names_its_article(basis: str, told: str) -> None:
    assert LAW.citation(basis) == told
