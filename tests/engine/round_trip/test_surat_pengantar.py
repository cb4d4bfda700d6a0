"""A covering letter holds no rows of a plan: read back it says so."""

import pytest

from selaras.engine.documents.document import FORMATS, Format
from selaras.engine.documents.types.surat_pengantar import DOCUMENTS, line
from tests.engine.round_trip.papers import refusal


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("state", ["konsep", "final"])
def test_it_is_refused_as_what_it_is(format_: Format, state: str) -> None:
    assert refusal(
        "surat_pengantar",
        state,
        format_,
        **{DOCUMENTS: line("Rencana Kerja Tahunan 2025", "7/RKT/2025", "6 Januari 2025")},
    ) == ["Berkas ini surat pengantar, bukan dokumen yang diantarnya."]
