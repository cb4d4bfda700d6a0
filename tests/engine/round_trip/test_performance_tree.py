"""A performance tree is entered condition by condition: its paper, read back, says where."""

import pytest

from selaras.engine.documents.document import FORMATS, Format
from selaras.engine.documents.render import render
from selaras.engine.readers.door import read_file
from selaras.engine.tables.book import Book
from tests.engine.documents.types.test_performance_tree import drawn, large, small


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("book", [small(), large()], ids=["small", "large"])
def test_it_is_refused_as_what_it_is(format_: Format, book: Book) -> None:
    file = render(drawn(book), [format_])[format_]
    reading = read_file(f"pohon.{format_}", file)
    assert reading.refused
    assert [(problem.message, problem.hint) for problem in reading.problems] == [
        (
            "Berkas ini pohon kinerja, bukan rencana.",
            "Kondisi, pengampu, dan hubungannya diisi di halaman Pohon kinerja.",
        )
    ]
    assert len(reading.book) == 0
