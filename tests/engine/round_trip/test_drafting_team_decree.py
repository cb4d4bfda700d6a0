"""The decree of a drafting team holds no rows of a plan: read back it says so."""

import pytest

from selaras.engine.documents.document import FORMATS, Format
from tests.engine.round_trip.papers import refusal


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("state", ["konsep", "final"])
def test_it_is_refused_as_what_it_is(format_: Format, state: str) -> None:
    assert refusal("drafting_team_decree", state, format_) == [
        "Berkas ini keputusan pembentukan tim penyusun, bukan rencana."
    ]
