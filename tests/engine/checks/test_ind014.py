"""IND-014."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import reason, said
from tests.making import book, document, indicator, row


def plan(key: bool = True, **fields: str) -> Book:
    aim = row(Objective, number="1", text="Pengaduan selesai")
    whole = {"definition": "Pengaduan yang selesai", "formula": "selesai / masuk × 100", "source": "Register"}
    return book(document(), aim, indicator(aim, "Persentase pengaduan", is_key=key, unit="%", **(whole | fields)))


PASSES = [plan(frequency="triwulan")]
FAILS = [plan(), plan(frequency="triwulan", source="")]


def test_every_attribute_that_is_lacking_is_named_with_its_letter_of_smart() -> None:
    assert said("IND-014", plan(source="")) == [
        (
            "Indikator “Persentase pengaduan” belum menyebut sumber data (dapat dicapai); "
            "frekuensi pengukuran (berbatas waktu)."
        )
    ]


def test_other_indicators_and_documents_that_describe_none_are_not_judged() -> None:
    assert reason("IND-014", plan(key=False)) != ""
    assert reason("IND-014", plan(definition="", formula="")) != ""
