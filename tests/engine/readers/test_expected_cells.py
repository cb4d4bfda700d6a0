"""The cells of every real sample as they are understood: at least 99 in 100 right, and at most one in 100 missing."""

import pytest

from benchmarks.cells import SAMPLES, Sample, score

FLAWS = {
    # the text of this cell goes on below the edge of its page; the file holds it, the page does not show it
    "renja-bpmpd-jabar-2016.pdf": [("page 2", 14, "indikator")],
}


@pytest.mark.shared
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.file.stem)
def test_every_cell_of_a_sample_is_understood_as_what_it_is(sample: Sample, shared_folder: object) -> None:
    found = score(sample)
    assert found.expected > 30
    assert [(cell.where, cell.line, cell.field) for cell in found.wrong] == FLAWS.get(found.name, [])
    assert [(cell.where, cell.line, cell.field) for cell in found.missing] == FLAWS.get(found.name, [])
    assert found.precision >= 99
    assert found.recall >= 99
