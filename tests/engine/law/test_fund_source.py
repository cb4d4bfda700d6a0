"""The list of fund sources: its dates, its names, and where it comes from."""

from datetime import date
from pathlib import Path

import pytest

from selaras.engine.law.fund_source import read_fund_sources
from selaras.engine.law.law import load_law
from selaras.engine.law.strict import LawError, Mark

SOURCES = load_law().fund_sources


def test_the_list_says_where_it_comes_from_and_how_far_it_is_known() -> None:
    assert (SOURCES.mark, SOURCES.basis) == (Mark.P, "kepmendagri-900-1317-2023")
    assert "sumber dana" in SOURCES.source
    assert load_law().short(SOURCES.basis) == "Kepmendagri 900.1.15.5-1317/2023"


@pytest.mark.parametrize(
    ("day", "count"), [(date(2022, 1, 1), 281), (date(2023, 6, 22), 281), (date(2023, 6, 23), 300)]
)
def test_rows_of_the_newer_list_hold_from_its_decree(day: date, count: int) -> None:
    assert len(SOURCES.on(day)) == count


def test_before_its_first_day_the_list_is_that_of_the_first_day() -> None:
    assert SOURCES.on(date(2015, 1, 1)) == SOURCES.on(date(2021, 12, 27))


def test_a_name_stands_once_among_the_choices() -> None:
    names = SOURCES.names(date(2026, 1, 1))
    assert len(names) == len(set(names))
    assert "Dana Transfer Umum-Dana Alokasi Umum" in names


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("dana transfer umum - dana alokasi umum", True),
        ("Pajak Daerah; Retribusi Daerah", True),
        ("Kas desa", False),
        ("Pajak Daerah; Kas desa", False),
        ("", True),
    ],
)
def test_what_is_written_is_compared_however_it_is_cased_and_spaced(text: str, known: bool) -> None:
    assert SOURCES.known(text) is known


def test_a_row_of_the_wrong_level_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fund_sources.yaml").write_text("title: a\nsource: b\nbasis: c\nmark: P\n")
    (tmp_path / "fund_sources.csv").write_text("code,level,name,since\n1.1,akun,Pajak,2021-12-27\n")
    with pytest.raises(LawError, match=r"'1\.1' is no 'akun'"):
        read_fund_sources(tmp_path)
