"""BUD-024."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Severity
from tests.judging import found, reason
from tests.year import Paper, year

ONE, TWO, THREE = "7.01.02.2.01.0001", "7.01.02.2.01.0002", "7.01.02.2.01.0003"
CHANGED = "Dalam DPA pergeseran 1 ada yang berubah selain pagu"


def shifted(version: str = "pergeseran 1", target: str = "12 dokumen", name: str = "", more: bool = False) -> Book:
    now, before = Paper("dpa", version=version), Paper("dpa")
    before.work(ONE, 100, target="12 dokumen")
    before.work(TWO, 50)
    now.work(ONE, 80, target=target, **({"name": name} if name else {}))
    now.work(TWO, 70)
    if more:
        now.work(THREE, 0)
    return year(now, before)


PASSES = [shifted()]
FAILS = [shifted(target="10 dokumen"), shifted(name="Nama lain"), shifted(more=True)]


def test_what_changed_besides_money_is_named() -> None:
    told = [found("BUD-024", book)[0].message for book in FAILS]
    assert told == [
        f"{CHANGED}: target {ONE} “Jumlah dokumen” 12 dokumen menjadi 10 dokumen.",
        f"{CHANGED}: nama {ONE} “Pekerjaan {ONE}” menjadi “Nama lain”.",
        f"{CHANGED}: baris {THREE} Pekerjaan {THREE} ditambahkan.",
    ]
    assert found("BUD-024", FAILS[0])[0].severity is Severity.WARNING


def test_a_line_that_is_gone_is_told_of_the_document() -> None:
    now, before = Paper("dpa", version="pergeseran 1"), Paper("dpa")
    before.work(ONE, 100)
    before.work(TWO, 50)
    now.work(ONE, 150)
    (finding,) = found("BUD-024", year(now, before))
    assert finding.message.endswith(f"baris {TWO} Pekerjaan {TWO} dihapus.")


def test_a_version_of_change_may_change_everything() -> None:
    assert reason("BUD-024", shifted("perubahan 1", target="10 dokumen")) != ""
