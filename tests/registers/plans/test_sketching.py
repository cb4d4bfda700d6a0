"""The first sketch of a tree from real plans: how many conditions, which links, and what is printed of it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from selaras.engine.documents.blocks import Picture
from selaras.engine.documents.document import YEAR, Issue, Options, find_type
from selaras.engine.formulas.performance_tree import performance_tree
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import PlanDocument
from selaras.registers.plans.sketching import sketched
from tests.completeness import SHARED
from tests.engine.documents.transcript import transcript

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"


def sketch(file: Path, first: int, last: int) -> Book:
    """The plan of a file behind the tree that is begun from it."""
    given = read(file, load_law()).book
    agency = given.agency
    assert agency is not None
    common: dict[str, Any] = {
        "document": "tree",
        "organisation": agency.id,
        "period": f"{first}-{last}",
        "place": agency.place,
    }
    head = PlanDocument(
        id="tree", kind="performance_tree", title="POHON", first_year=first, last_year=last, **common
    )  # fmt: skip
    return Book([head, *sketched(given, common), *given])


@pytest.mark.shared
def test_the_sample_renstra_is_a_tree_of_twenty_conditions_on_one_sheet() -> None:
    """Counted by hand: 1 goal, 2 objectives, 5 programs and 12 kegiatan; every program names its objective."""
    given = sketch(SHARED / "samples" / "renstra-gambiran-2026-2030.md", 2026, 2030)
    tree = performance_tree(given, 2027)
    (top,) = tree.roots
    assert len(tree.conditions) == 1 + 2 + 5 + 12
    assert [len(tree.below[id_]) for id_ in tree.below[top]] == [1, 4]  # programs of S1 and S2
    issue = Issue(created=datetime(2026, 1, 5, tzinfo=UTC))
    made = find_type("performance_tree").content(given, load_law(), Options(issue=issue, extra={YEAR: "2027"}))
    assert sum(isinstance(block, Picture) for part in made.sections for block in part.blocks) == 1
    told = transcript(made)
    assert "Indeks Kinerja Wilayah (IKW): 87 Indeks" in told  # the target of 2027
    assert told.count("Keluaran (output)") == 12


def test_the_sample_rkt_names_no_objective_of_its_programs_so_they_stand_by_themselves() -> None:
    """Counted by hand in its table of work: programs 7.01.01 to 7.01.05, and 17 kegiatan by their printed codes, of
    which one is cut to 7.01.03.2 in two kelurahan; the objective of the quoted Renstra hangs under its goal."""
    tree = performance_tree(sketch(SAMPLE, 2025, 2025), 2025)
    kinds = [each.node.kind for each in tree.conditions.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"outcome": 1, "intermediate": 1 + 5, "output": 17}
    assert len(tree.roots) == 1 + 5
    names = [each.node.text for each in tree.conditions.values() if each.node.kind == "output"]
    assert names.count("Pemberdayaan Lembaga Kemasyarakatan Tingkat Kecamatan") == 2
