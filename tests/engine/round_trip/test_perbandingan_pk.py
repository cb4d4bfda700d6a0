"""A comparison is no agreement: read back, it is refused in a sentence, so that nobody stores it as one."""

from selaras.engine.documents.document import FORMATS, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from tests.engine.documents.promises import both
from tests.engine.round_trip.issued import options


def test_it_is_never_taken_for_an_agreement() -> None:
    document = find_type("perbandingan_pk").content(both(), load_law(), options("melati", "final"))
    for format_, content in render(document, FORMATS).items():
        reading = read_file(f"perbandingan.{format_}", content)
        refused = [problem.message for problem in reading.problems if problem.unreadable]
        assert [message for message in refused if message.endswith("tidak mempunyai kolom Target.")], format_
