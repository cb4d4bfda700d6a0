"""The paper musrenbang_minutes reads back to the proposals it was drawn from, in every format."""

import pytest

from selaras.engine.documents.document import Format
from tests.engine.round_trip.proposals import missed, read_back

FORMATS: tuple[Format, ...] = ("docx", "xlsx", "pdf")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("state", ["konsep", "final"])
def test_every_proposal_comes_back(state: str, format_: Format) -> None:
    found = read_back("musrenbang_minutes", state, format_)
    assert (found.kind, found.sure) == ("musrenbang", "pasti")
    assert missed(found, "indicator_text") == []


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_is_doubted_but_the_pdf_itself_and_what_it_says_twice(format_: Format) -> None:
    told = [problem.message for problem in read_back("musrenbang_minutes", "final", format_).problems]
    if format_ != "pdf":
        assert told == []
    expected = ("Berkas ini dibaca dari PDF", "Usulan “")
    assert [message for message in told if not message.startswith(expected)] == []
