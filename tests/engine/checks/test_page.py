"""The page of checks and the explanation of one check."""

import pytest

from selaras.engine.checks.check import PREFIXES, checks
from selaras.engine.checks.page import _GROUPS, checks_page, explain
from tests.judging import LAW


def test_the_page_names_every_check_once() -> None:
    page = checks_page(LAW)
    for check in checks().values():
        assert page.count(f"\n### {check.id} ") == 1
        assert check.explanation in page


def test_every_prefix_has_its_heading() -> None:
    assert set(_GROUPS) == set(PREFIXES)


def test_an_explanation_names_weight_rule_and_what_to_do() -> None:
    told = explain("BUD-001", LAW)
    assert told.startswith("BUD-001  Pagu program dan kegiatan sama dengan jumlah pagu di bawahnya.\n")
    assert "\nBerat: wajib diperbaiki\n" in told
    assert "\nDasar: Konsistensi isi dokumen, Jumlah: " in told
    assert "\nYang dilakukan: Periksa pagu baris ini" in told


def test_no_field_of_a_template_is_shown() -> None:
    assert "{" not in checks_page(LAW)


def test_an_unknown_check_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        explain("BUD-000", LAW)
