"""Papers declared to hold no rows of a plan: read back, each is refused as what it is, in one clear sentence."""

from selaras.engine.documents.document import Format, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.tables.frozen import replace
from tests.engine.round_trip.issued import options, source


def refusal(kind: str, state: str, format_: Format, **extra: str) -> list[str]:
    """The messages with which the paper, made from the sample, is refused; it must give no rows."""
    chosen = replace(options("sangasanga", state), extra=extra)
    file = render(find_type(kind).content(source("sangasanga"), load_law(), chosen), [format_])[format_]
    reading = read_file(f"{kind}.{format_}", file)
    assert reading.refused
    assert len(reading.book) == 0
    return [problem.message for problem in reading.problems]
