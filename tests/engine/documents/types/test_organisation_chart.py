"""Bagan organisasi: its text word by word, divided where a page is too small, refused where it is empty."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Document, Picture
from selaras.engine.documents.document import AgencySettings, Issue, Options, find_type
from selaras.engine.documents.page import BOTTOM, POINTS, TOP, size
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Organisation
from tests.engine.documents.plans import organisation, plan
from tests.engine.documents.test_structure import held, post, staffed
from tests.engine.documents.transcript import transcript

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "organisation-chart.txt"
ON = date(2025, 1, 20)
ISSUE = Issue(created=datetime(2025, 1, 20, tzinfo=UTC), draft=False, on=ON)


def drawn(book: Book, settings: AgencySettings | None = None) -> Document:
    given = settings or AgencySettings(place_of_signing="Melati")
    return find_type("organisation_chart").content(book, load_law(), Options(issue=ISSUE, settings=given))


def pictures(document: Document) -> list[Picture]:
    return [block for part in document.sections for block in part.blocks if isinstance(block, Picture)]


def large() -> Book:
    """A kecamatan with seven kelurahan, each with a secretary and four sections, all of them with posts."""
    units: list[Organisation] = []
    for number in range(1, 8):
        units.append(organisation(f"l{number}", f"KELURAHAN NOMOR {number}", "kelurahan"))
        units += [
            replace(organisation(f"l{number}s{each}", f"Seksi Nomor {each}", "seksi"), parent=f"l{number}")
            for each in range(1, 5)
        ]
    posts = [post(f"p-{unit.id}", unit.id, f"Kepala {unit.name}") for unit in units]
    return plan(post("camat", "agency", "Camat Melati"), *held("camat", "CONTOH"), *units, *posts)


def test_the_chart_and_its_table_word_by_word() -> None:
    assert transcript(drawn(staffed())) == GOLDEN.read_text(encoding="utf-8")


def test_a_small_agency_has_one_picture_and_a_large_one_a_picture_for_each_part() -> None:
    assert len(pictures(drawn(staffed()))) == 1
    parts = pictures(drawn(large()))
    assert len(parts) == 1 + 7
    assert parts[0].image.alt.startswith("Bagan organisasi Kecamatan Melati, dipimpin Camat Melati; di bawahnya")
    assert parts[3].image.alt.startswith("Bagan organisasi Kelurahan Nomor 3, dipimpin Kepala KELURAHAN NOMOR 3")


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_no_picture_is_larger_than_its_page_and_no_text_smaller_than_six_points(paper: str) -> None:
    settings = AgencySettings(paper="F4" if paper == "F4" else "A4")
    broad, high = size(settings.paper, landscape=True)
    for picture in pictures(drawn(large(), settings)):
        svg = picture.image.content.decode()
        wide, tall = (float(svg.split(f'{side}="')[1].split("pt")[0]) for side in ("width", "height"))
        shrunk = picture.image.width * POINTS / wide
        assert picture.image.width <= broad
        assert tall * shrunk / POINTS <= high - TOP - BOTTOM
        assert 8.5 * shrunk >= 5.7


def test_nothing_to_draw_is_said() -> None:
    with pytest.raises(NotDrawn, match="tidak menyebut perangkat daerahnya"):
        drawn(Book())
    with pytest.raises(NotDrawn, match="Isi dahulu halaman Unit dan orang"):
        drawn(plan())


def test_every_format_opens_and_the_workbook_holds_the_table() -> None:
    files = render(drawn(large()))
    assert [content[:4] for content in files.values()] == [b"%PDF", b"PK\x03\x04", b"PK\x03\x04"]
