"""COD-014."""

from selaras.engine.tables.rows import WorkItem
from tests.judging import found, reason
from tests.making import book, changed, row

CODE = "7.01.1.03.0.00.17.0003"
BLANK = row(
    WorkItem, order=1, level="organisation", code=CODE, code_text="7.01.1.03.0.00. 17.0003", name="KELURAHAN MAWAR"
)

PASSES = [book(row(WorkItem, order=1, level="organisation", code=CODE, name="KELURAHAN MAWAR"))]
FAILS = [book(BLANK)]


def test_a_blank_inside_a_code_is_named_as_printed() -> None:
    (finding,) = found("COD-014", FAILS[0])
    assert finding.message == "Kode KELURAHAN MAWAR tertulis “7.01.1.03.0.00. 17.0003”, dengan spasi di dalamnya."
    assert (finding.field, finding.proposal) == ("code_text", CODE)


def test_the_proposal_mends_it() -> None:
    assert found("COD-014", changed(FAILS[0], BLANK.id, code_text=CODE)) == []


def test_a_row_without_code_is_another_checks() -> None:
    assert reason("COD-014", book(row(WorkItem, order=1, level="program", code="", name="A"))) != ""
