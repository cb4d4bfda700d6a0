"""The minutes of a verification speak of a plan and hold none of its rows: read back they say so."""

import json

import pytest

from selaras.engine.documents.document import Format, find_type
from tests.engine.documents.types.test_berita_acara_verifikasi import SAID
from tests.engine.round_trip.papers import refusal

FORMATS = find_type("berita_acara_verifikasi").formats


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("state", ["konsep", "final"])
def test_it_is_refused_as_what_it_is(format_: Format, state: str) -> None:
    assert refusal("berita_acara_verifikasi", state, format_, verification=json.dumps(SAID)) == [
        "Berkas ini berita acara verifikasi, yaitu hasil pemeriksaan atas sebuah rencana, bukan rencana itu sendiri."
    ]
