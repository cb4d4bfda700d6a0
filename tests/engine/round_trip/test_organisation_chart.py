"""A Bagan Organisasi is no plan: read back it is refused in one clear sentence that says where its rows are kept."""

import pytest

from selaras.engine.documents.document import FORMATS, Format
from selaras.engine.documents.render import render
from selaras.engine.readers.door import read_file
from selaras.engine.tables.book import Book
from tests.engine.documents.test_structure import staffed
from tests.engine.documents.types.test_organisation_chart import drawn, large


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("book", [staffed(), large()], ids=["small", "large"])
def test_it_is_refused_as_what_it_is(format_: Format, book: Book) -> None:
    file = render(drawn(book), [format_])[format_]
    reading = read_file(f"bagan.{format_}", file)
    assert reading.refused
    assert [(problem.message, problem.hint) for problem in reading.problems] == [
        ("Berkas ini bagan organisasi, bukan rencana.", "Unit, jabatan, dan pejabat diubah di halaman Unit dan orang.")
    ]
    assert len(reading.book) == 0
