"""A Lembar Koreksi is no plan: read back it is refused in one clear sentence, in every format."""

import pytest

from selaras.engine.checks.run import run
from selaras.engine.documents.document import FORMATS, Format, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.tables.frozen import replace
from tests.engine.round_trip.issued import options, source


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("state", ["konsep", "final"])
def test_it_is_refused_as_what_it_is(format_: Format, state: str) -> None:
    book = source("sangasanga")
    judged = run(book, load_law())
    wanted = replace(options("sangasanga", state), findings=tuple(judged.findings))
    file = render(find_type("lembar_koreksi").content(book, load_law(), wanted), [format_])[format_]
    reading = read_file(f"koreksi.{format_}", file)
    assert reading.refused
    assert [problem.message for problem in reading.problems] == [
        "Berkas ini Lembar Koreksi, yaitu catatan Selaras atas sebuah rencana, bukan rencana itu sendiri."
    ]
    assert len(reading.book) == 0
