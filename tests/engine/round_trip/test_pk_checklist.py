"""The check list of agreements holds no rows of a plan: read back it says so."""

import pytest

from selaras.engine.documents.document import FORMATS, Format
from selaras.engine.documents.types.pk_checklist import LINES, line
from tests.engine.round_trip.papers import refusal


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("state", ["konsep", "final"])
def test_it_is_refused_as_what_it_is(format_: Format, state: str) -> None:
    assert refusal("pk_checklist", state, format_, **{LINES: line("Sekretariat", "", "", "", "", "belum ada")}) == [
        "Berkas ini daftar periksa Perjanjian Kinerja, bukan perjanjiannya sendiri."
    ]
