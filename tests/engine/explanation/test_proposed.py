"""What proposals cost, explained: one, a unit's, and the sum without the desa."""

from typing import Any

from selaras.engine.explanation.explain import explainer
from selaras.engine.explanation.reference import Reference, references
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import Proposal
from tests.making import book, document, kelurahan, row


def proposal(name: str, amount: int | None, unit: str) -> Proposal:
    fields: dict[str, Any] = {"number": "1", "order": 1, "name": name, "amount": amount, "organisation": unit}
    return row(Proposal, **fields)


def given() -> Book:
    """Two proposals of a kelurahan (90 and one of unknown cost), one of a second (15), one of a desa (500)."""
    desa = kelurahan(3, "DESA TIGA", kind="desa", supervised=True)
    rows = [proposal("Drainase", 90_00, "kelurahan-1"), proposal("Lampu", None, "kelurahan-1"),
            proposal("Pos", 15_00, "kelurahan-2"), proposal("Jalan", 500_00, "kelurahan-3")]  # fmt: skip
    head = document(kind="musrenbang")
    return book(head, kelurahan(1, "KELURAHAN SATU"), kelurahan(2, "KELURAHAN DUA"), desa, *rows)


def test_the_sum_counts_what_is_known_and_says_what_is_not() -> None:
    told = explainer(given(), load_law()).explain(Reference("plan", "proposed"))
    assert (told.value, told.shown) == (105_00, "Rp105")
    assert [each.name for each in told.inputs] == ["Drainase", "Lampu", "Pos"]
    assert "1 usulan belum diketahui biayanya" in told.unknown[0]
    assert "Usulan desa tidak dijumlahkan." in told.treatment


def test_a_unit_and_a_single_proposal_are_explained_too() -> None:
    explains = explainer(given(), load_law())
    assert explains.explain(Reference("kelurahan-1", "proposed")).value == 90_00
    asked = [each for each in references(explains.book) if each.what == "cost"]
    assert [explains.explain(each).value for each in asked] == [90_00, None, 15_00, 500_00]


def test_every_figure_of_the_list_has_its_reference() -> None:
    whats = [each.what for each in references(given())]
    assert whats.count("cost") == 4
    assert whats.count("proposed") == 4  # the whole, and three units
