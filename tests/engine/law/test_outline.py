"""Outlines of documents and full names of regulations: complete, known, and matched by words."""

import re
from datetime import date
from pathlib import Path

import pytest

from selaras.engine.law.formal import Formal, Name
from selaras.engine.law.law import load_law
from selaras.engine.law.outline import read_outlines
from selaras.engine.law.regulation import Regulation
from selaras.engine.law.strict import LawError
from selaras.engine.tables.frozen import replace

OUTLINES = load_law().outlines


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=lambda each: each.id)
def test_every_outline_rests_on_a_known_regulation_and_its_words_are_expressions(outline) -> None:  # type: ignore[no-untyped-def]  # of the parameter above
    assert load_law().regulation(outline.basis).short
    assert [chapter.number for chapter in outline.chapters] == [
        f"BAB {number}" for number in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")[: len(outline.chapters)]
    ]
    for chapter in outline.chapters:
        for words in (chapter.words, *(part.words for part in chapter.parts)):
            re.compile(words)  # raises where it is none


def test_the_tables_of_the_law_stand_in_their_chapters() -> None:
    five = OUTLINES["renja-86-2017"]
    assert [part.table for part in five.chapters[1].parts] == ["t-c-29", "t-c-30", "", "t-c-31", "t-c-32"]
    assert five.chapters[3].table == "t-c-33"
    assert OUTLINES["renja-14-2026"].chapters[3].parts[1].table == "table-4-1"


def test_a_file_that_is_not_named_after_its_id_is_a_mistake_of_ours(tmp_path: Path) -> None:
    (tmp_path / "lain.yaml").write_text("{id: satu, basis: uu-23-2014, label: a, source: b, mark: R, chapters: []}")
    with pytest.raises(LawError, match=r"lain.yaml: its id is satu"):
        read_outlines(tmp_path)


def test_every_ground_has_a_full_name_and_is_known() -> None:
    law = load_law()
    for type_id in law.formal.grounds:
        assert law.formal.recalled(type_id, law.regulations, date(2025, 1, 1))


def test_full_names_by_kind_issuer_and_year() -> None:
    law = load_law()
    name = law.formal.name
    assert name(law.regulation("uu-23-2014")) == "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
    assert name(law.regulation("permendagri-1-2023")).startswith("Peraturan Menteri Dalam Negeri Nomor 1 Tahun 2023")
    old = name(law.regulation("permenpan-20-2008"))
    assert old.startswith("Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/20/M.PAN/11/2008 tentang")


def test_a_kind_without_a_name_is_a_mistake_of_ours() -> None:
    strange: Regulation = replace(load_law().regulation("uu-23-2014"), kind="maklumat")
    with pytest.raises(LawError, match="no full name for 'maklumat'"):
        Formal({"uu": Name("Undang-Undang")}, {}).name(strange)
