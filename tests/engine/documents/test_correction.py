"""How findings are grouped and worded for a correction sheet."""

import pytest

from selaras.engine.documents.correction import (
    Cause,
    causes,
    change_words,
    common_hint,
    places_words,
    sentences,
)
from selaras.engine.tables.judgement import Finding, Severity
from selaras.engine.tables.place import Place
from tests.engine.documents.plans import at, item, items, plan

BOOK = plan(*items(item("w1", "program", "7.01.1", 5)))


def finding(line: int, cause: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        "COD-002", severity, "Pesan.", "Saran.", "konsistensi", at(line), "baris", cause, row="w1", field="code"
    )


def test_findings_of_one_cause_are_together_in_the_order_of_their_places() -> None:
    found = causes([finding(30, "a"), finding(10, "b"), finding(20, "a")])
    assert [[each.place.line for each in cause.findings] for cause in found] == [[20, 30], [10]]


def test_the_same_cause_of_two_checks_is_two_causes() -> None:
    assert len(causes([finding(10, "a"), finding(10, "a")._replace(check="COD-003")])) == 2


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([at(14)], "Tabel 2.6, baris 14, kolom 1"),
        ([at(14), at(15)], "Tabel 2.6, baris 14 dan 15"),
        ([at(14), at(3, "Tabel 2.1")], "Tabel 2.6, baris 14; Tabel 2.1, baris 3"),
        ([at(14), at(14)], "Tabel 2.6, baris 14"),
        ([Place("a.md", 61, 4), Place("a.md", 70, 4)], "baris 61 dan 70"),
        (
            [at(line) for line in range(1, 16)],
            "Tabel 2.6, baris 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, dan 5 baris lain",
        ),
    ],
)
def test_places_are_told_by_the_part_of_the_file_they_stand_in(places: list[Place], words: str) -> None:
    assert places_words(places) == words


def test_a_change_names_the_value_before_and_after() -> None:
    cause = Cause((finding(10, "a")._replace(proposal="7.01.01"),))
    assert change_words(BOOK, cause) == "Ganti “7.01.1” menjadi “7.01.01”."


def test_a_change_of_an_empty_value_is_only_what_to_write() -> None:
    cause = Cause((finding(10, "a")._replace(field="location", proposal="Kec. Melati"),))
    assert change_words(BOOK, cause) == "Isi dengan “Kec. Melati”."


def test_nothing_proposed_is_nothing_said() -> None:
    assert change_words(BOOK, Cause((finding(10, "a"),))) == ""


def test_a_single_cause_keeps_its_whole_hint() -> None:
    cause = Cause((finding(10, "a")._replace(hint="Samakan kode. Lihat baris 5."),))
    assert common_hint([cause]) == "Samakan kode. Lihat baris 5."


def test_a_number_inside_a_sentence_does_not_end_it() -> None:
    assert sentences("Tulis 0.00 pada 7.01. Lalu simpan.") == ["Tulis 0.00 pada 7.01.", "Lalu simpan."]
