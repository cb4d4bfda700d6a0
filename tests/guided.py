"""A year with a Renstra and the RPJMD that guides it, for tests of checks."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Organisation, Row
from tests.making import YEAR, document, organisation, row
from tests.year import Paper


def guided_year(*rows: Row, first: int = YEAR, last: int = YEAR + 4, rpjmd: bool = True) -> Book:
    """The RKT of the year, a Renstra of these years with these rows, and an RPJMD of the year and four more."""
    own = organisation(id="office", organisation="office")
    renstra = document(
        id="renstra", kind="renstra", title="RENSTRA", first_year=first, last_year=last, organisation="office"
    )  # fmt: skip
    office = row(Organisation, id="kab", level="government", kind="kabupaten", name="Kabupaten Contoh")
    guide = document(
        id="rpjmd", kind="rpjmd", title="RPJMD", first_year=YEAR, last_year=YEAR + 4, organisation="kab"
    )  # fmt: skip
    beside = (office, guide) if rpjmd else ()
    return Book([*Paper("rkt").rows, own, renstra, *rows, *beside])


def renstra_goal(number: str, text: str, serves: str = "") -> Goal:
    """A goal of that Renstra."""
    return row(Goal, document="renstra", organisation="office", number=number, text=text, serves=serves)
