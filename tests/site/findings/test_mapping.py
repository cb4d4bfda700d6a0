"""The codes of an older edition and what becomes of them, on the card of their note."""

import pytest
from django.urls import reverse

from selaras.site.base.notes import Step
from tests.judging import budget
from tests.making import YEAR, book, document
from tests.site.people import Town, accept_plan

ROWS = [
    ("program", "7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK", None),
    ("kegiatan", "7.01.02.2.01", "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan", None),
    ("sub_kegiatan", "7.01.02.2.01.01", "Koordinasi", None),
]


def step(certainty: str, *, name: str = "Koordinasi", new: str = "7.01.02.2.01.0001", new_name: str = "") -> Step:
    told = {"old": "7.01.02.2.01.01", "name": name, "certainty": certainty, "reason": "", "new": new}
    return Step.of(told | {"new_name": new_name})


@pytest.mark.parametrize(
    ("certainty", "word", "new"),
    [
        ("certain", "pasti", "7.01.02.2.01.0001"),
        ("doubtful", "perlu diperiksa", "7.01.02.2.01.0001"),
        ("none", "tidak ada", ""),
        ("not_loaded", "belum dimuat", ""),
    ],
)
def test_a_new_code_is_told_only_where_a_list_says_that_it_is_one(certainty: str, word: str, new: str) -> None:
    assert (step(certainty).word, step(certainty).new) == (word, new)


def test_the_new_name_is_told_where_it_is_another_one() -> None:
    assert step("doubtful", new_name="Pembinaan").new_name == "Pembinaan"
    assert step("certain", new_name="KOORDINASI").new_name == ""


def test_the_note_about_an_older_edition_unfolds_into_its_codes(town: Town) -> None:
    accept_plan(town, book(document(edition="kepmendagri-050-5889-2021"), *budget(*ROWS)))
    url = reverse("findings:list", args=[town.agency.pk, YEAR])
    html = town.client("planner").get(url, {"aturan": "COD-011"}).content.decode()
    table = html.split("Padanan kode (3)")[1].split("</table>")[0]
    assert table.count('<tr role="row"><td') == 3
    certain, _, missing = table.split('<tr role="row"><td')[1:]
    assert '<span class="code">7.01.02</span>' in certain
    assert ">pasti</td>" in certain
    assert "7.01.02.2.01.01</td>" in missing
    assert '>–</td><td role="cell" data-label="Kepastian">belum dimuat</td>' in missing
