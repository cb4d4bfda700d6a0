"""The paper is made from a plan and holds no rows of its own: read back it says so."""

import pytest

from selaras.engine.documents.document import FORMATS, Format
from tests.engine.round_trip.papers import refusal


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("state", ["konsep", "final"])
def test_it_is_refused_as_what_it_is(format_: Format, state: str) -> None:
    assert refusal("cascading_matrix", state, format_) == [
        "Berkas ini matriks cascading, yang dibuat dari rencana, bukan rencana itu sendiri."
    ]
