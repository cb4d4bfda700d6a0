"""The three papers of a musrenbang, drawn and read back."""

from functools import cache

from selaras.engine.documents.document import FORMATS, Format, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.planning import Proposal
from tests.engine.documents.proposals import sample
from tests.engine.round_trip.issued import options
from tests.engine.round_trip.told import differences, told

IGNORED = {
    "*.id": "named anew by every reading",
    "*.place": "another file, other places",
    "*.document": "named anew",
    "*.order": "papers are in the order of priorities",
    "*.number": "papers count their own lines",
    "Proposal.text": "the amount itself is compared",
    "Proposal.volume_text": "a number in a workbook has no dots; its value is compared",
}


@cache
def _files(kind: str, state: str) -> dict[Format, bytes]:
    return render(find_type(kind).content(sample(), load_law(), options("melati", state)), FORMATS)


@cache
def read_back(kind: str, state: str, format_: Format) -> Reading:
    """One of the files as the door reads it."""
    return read_file(f"{kind}.{format_}", _files(kind, state)[format_])


def missed(found: Reading, *unprinted: str) -> list[str]:
    """Where the proposals differ from those that were printed, but in what the paper does not print."""
    ignored = {*IGNORED, *(f"Proposal.{field}" for field in unprinted)}
    wanted, there = (told(book.all(Proposal), book, ignored) for book in (sample(), found.book))
    return differences(wanted, there)
