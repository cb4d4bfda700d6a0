"""Tabel T-C.32 reads back to the proposals it was drawn from, in what its columns hold."""

import pytest

from selaras.engine.documents.document import Format
from tests.engine.round_trip.proposals import missed, read_back

FORMATS: tuple[Format, ...] = ("docx", "xlsx", "pdf")
UNPRINTED = ("problem", "amount", "proposer", "agency_asked", "priority")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("state", ["konsep", "final"])
def test_every_proposal_comes_back(state: str, format_: Format) -> None:
    found = read_back("stakeholder_proposals", state, format_)
    assert (found.kind, found.sure) == ("musrenbang", "pasti")
    assert missed(found, *UNPRINTED) == []
