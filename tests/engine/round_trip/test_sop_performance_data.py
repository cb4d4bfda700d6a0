"""The SOP of performance data holds no rows of a plan: read back it says so."""

import pytest

from selaras.engine.documents.document import FORMATS, Format
from tests.engine.round_trip.papers import refusal


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("state", ["konsep", "final"])
def test_it_is_refused_as_what_it_is(format_: Format, state: str) -> None:
    assert refusal("sop_performance_data", state, format_) == ["Berkas ini SOP, yaitu prosedur kerja, bukan rencana."]
