"""Every row type and field has its official term."""

from pathlib import Path

import pytest

from selaras.engine.law.glossary import read_glossary
from selaras.engine.law.law import load_law
from selaras.engine.law.strict import LawError
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.row_types import ROW_TYPES
from selaras.engine.tables.rows import field_names

LAW = load_law()


@pytest.mark.parametrize("name", sorted(ROW_TYPES))
def test_every_row_type_and_every_field_has_a_term(name: str) -> None:
    assert LAW.term(name)
    for field in field_names(ROW_TYPES[name]):
        assert LAW.field_term(name, field)


def test_a_term_for_a_field_of_one_row_type_names_a_field_that_is_there() -> None:
    special = [key.split(".") for key in LAW.glossary if "." in key and key.partition(".")[0] in ROW_TYPES]
    assert special
    assert all(field in field_names(ROW_TYPES[name]) for name, field in special)


def test_a_field_is_called_as_its_row_type_calls_it() -> None:
    assert LAW.field_term("Indicator", "owner") == "penanggung jawab"
    assert LAW.field_term("Vision", "owner") == "pemilik"


def test_every_severity_has_its_word() -> None:
    assert [LAW.term(f"severity.{severity}") for severity in Severity] == [
        "wajib diperbaiki",
        "perlu diperiksa",
        "saran",
    ]


def test_the_word_temuan_belongs_to_the_auditors() -> None:
    named = {key for key, term in LAW.glossary.items() if "temuan" in term.term}
    assert named == {"audit_finding"}
    assert LAW.term("finding") == "catatan"


def test_an_unknown_identifier_is_an_error() -> None:
    with pytest.raises(LawError, match="no term for 'ceilling'"):
        LAW.term("ceilling")


def test_a_term_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_text("a: {term: pagu, arti: batas}", encoding="utf-8")
    with pytest.raises(LawError, match=r"unknown keys \['arti'\]"):
        read_glossary(file)
